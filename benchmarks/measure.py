"""What every contestant prints: its best time, its peak memory, and its answers; and how one is run with a limit."""

import json
import math
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent


class Outcome(NamedTuple):
    """How one contestant did; ``why`` says what kept it from finishing, its times are then what it had used by then.

    ``processor`` is what all processors together gave it, which others at work on the machine hardly change.
    """

    seconds: float
    processor: float
    megabytes: float
    answers: dict[tuple[str, str], tuple[float, float]]
    why: str


class Best(NamedTuple):
    """The best of a few runs, in seconds."""

    seconds: float
    processor: float


def best_of(job: Callable[[], Any], runs: int) -> tuple[Best, Any]:
    """Return the best times of a few runs, and what the last one gave."""
    times, found = [], None
    print("begun", time.time(), time.process_time(), file=sys.stderr, flush=True)
    for _ in range(runs):
        start, worked = time.perf_counter(), time.process_time()
        found = job()
        times.append((time.perf_counter() - start, time.process_time() - worked))
    return Best(*(min(kind) for kind in zip(*times, strict=True))), found


def answer(best: Best, rows: Iterable[tuple[str, str, float, float]]) -> None:
    """Print the times, the peak memory and the answers: indicator, area, mean, standard error."""
    answers = [[i, a, float(m), float(s)] for i, a, m, s in rows]
    json.dump({**best._asdict(), "megabytes": peak_memory(), "answers": answers}, sys.stdout)


def peak_memory() -> float:
    """The peak of this program's memory; what the system keeps of a process also holds that of its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def better(one: Outcome | None, other: Outcome) -> Outcome:
    """Return the best of two runs of a contestant; the first that did not finish stands."""
    if one is None or one.why or other.why:
        return one if one is not None and one.why else other
    return other._replace(
        seconds=min(one.seconds, other.seconds),
        processor=min(one.processor, other.processor),
        megabytes=max(one.megabytes, other.megabytes),
    )


def run(command: list[str], limit: float) -> Outcome:
    """Run a contestant in a process of its own; past the limit it is stopped, and what it had used is told."""
    environment = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONWARNINGS": "ignore"}
    before = _children()
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=HERE, start_new_session=True
    )
    try:
        out, err = child.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        _, err = child.communicate()
        since, worked = _begun(err)
        used = max(_children() - before - worked, 0.0)
        return Outcome(time.time() - since, used, 0.0, {}, f"not within {limit:.0f} s")
    if child.returncode:
        return Outcome(0.0, 0.0, 0.0, {}, _last_line(err) or f"exit {child.returncode}")
    found = json.loads(out)
    answers = {(row[0], row[1]): (row[2], row[3]) for row in found["answers"]}
    return Outcome(found["seconds"], found["processor"], found["megabytes"], answers, "")


def _children() -> float:
    """The processor time of the programs that were started and have ended, seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _begun(text: bytes) -> tuple[float, float]:
    """When a contestant began its work proper, data read, and the processor time used by then; now, if it had not."""
    told = [line.split() for line in text.decode(errors="replace").splitlines() if line.startswith("begun ")]
    return (float(told[-1][1]), float(told[-1][2])) if told else (time.time(), math.inf)


def _last_line(text: bytes) -> str:
    lines = [line for line in text.decode(errors="replace").splitlines() if line.strip()]
    return lines[-1][:90] if lines else ""
