"""What every contestant prints: its best time, its peak memory, and its answers; and how one is run with a limit."""

import json
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
    """How one contestant did; ``seconds`` is None where it did not finish."""

    seconds: float | None
    megabytes: float
    answers: dict[tuple[str, str], tuple[float, float]]
    why: str


def best_of(job: Callable[[], Any], runs: int) -> tuple[float, Any]:
    """Return the best time of a few runs in seconds, and what the last one gave."""
    times, found = [], None
    for _ in range(runs):
        start = time.perf_counter()
        found = job()
        times.append(time.perf_counter() - start)
    return min(times), found


def answer(seconds: float, rows: Iterable[tuple[str, str, float, float]]) -> None:
    """Print the time, the peak memory and the answers: indicator, area, mean, standard error."""
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answers = [[i, a, float(m), float(s)] for i, a, m, s in rows]
    json.dump({"seconds": seconds, "megabytes": megabytes, "answers": answers}, sys.stdout)


def run(command: list[str], limit: float) -> Outcome:
    """Run a contestant in a process of its own; past the limit it is stopped."""
    environment = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONWARNINGS": "ignore"}
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=HERE, start_new_session=True
    )
    try:
        out, err = child.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
        return Outcome(None, 0.0, {}, f"not within {limit:.0f} s")
    if child.returncode:
        return Outcome(None, 0.0, {}, _last_line(err) or f"exit {child.returncode}")
    found = json.loads(out)
    answers = {(row[0], row[1]): (row[2], row[3]) for row in found["answers"]}
    return Outcome(found["seconds"], found["megabytes"], answers, "")


def _last_line(text: bytes) -> str:
    lines = [line for line in text.decode(errors="replace").splitlines() if line.strip()]
    return lines[-1][:90] if lines else ""
