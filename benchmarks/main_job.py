"""Times the main job on the sample district, beside reading the same files by pandas in the same run.

Run from the top folder: ``uv run python benchmarks/main_job.py``.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from measure import peak_memory

import governance_metrics as gm

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
RUNS = 3


def best(job: Callable[[], object], runs: int = RUNS) -> float:
    """Return the best time of a few runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def by_pandas() -> None:
    """Read every table of the sample the way one would by hand; nothing is checked or computed."""
    for path in sorted(SAMPLE.rglob("*")):
        if path.suffix == ".xlsx":
            pd.read_excel(path, dtype=str, engine="openpyxl")
        elif path.suffix == ".csv":
            for encoding in ("utf-8-sig", "gb18030"):
                try:
                    pd.read_csv(path, dtype=str, encoding=encoding)
                except UnicodeDecodeError:
                    continue
                break


def documents(release: "gm.Release", folder: str) -> None:
    """Write both documents of a release that has not been worded yet."""
    gm.write(release, f"{folder}/zh.docx", language="zh")
    gm.write(release, f"{folder}/page.html")


def packet(release: "gm.Release", folder: str) -> None:
    """Write all that a meeting gets: five formats in two languages, and a sheet for each community."""
    gm.write(release, f"{folder}/page.html")
    for language in ("zh", "en"):
        gm.write(release, f"{folder}/communities_{language}.docx", language=language, content="communities")
    for suffix in ("docx", "pptx", "xlsx", "pdf"):
        for language in ("zh", "en"):
            gm.write(release, f"{folder}/{language}.{suffix}", language=language)


def alone() -> float:
    """Return the peak memory, in MB, of a program that assesses the district and writes the packet once."""
    command = [sys.executable, __file__, "packet"]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print the times and their ratios to the peer."""
    with tempfile.TemporaryDirectory() as folder:
        found = gm.assess(SAMPLE)
        jobs: dict[str, Callable[[], object]] = {
            "pandas: read the files, nothing else (peer)": by_pandas,
            "assess: read, check, estimate, compare, diagnose": lambda: gm.assess(SAMPLE),
            "Word in Chinese and the page in both languages": lambda: documents(gm.protect(found), folder),
        }
        times = {name: best(job) for name, job in jobs.items()}
        times["assess and both documents"] = sum(list(times.values())[1:])
        times["the whole packet: five formats, two languages"] = best(lambda: packet(gm.protect(found), folder))
    peer = next(iter(times.values()))
    for name, seconds in times.items():
        print(f"{name:55s} {seconds:7.2f} s   {seconds / peer:6.1f} × peer")
    helping = [sys.executable, "-m", "governance_metrics.cli", "--help"]
    help_ = best(lambda: subprocess.run(helping, check=True, capture_output=True))
    bare = best(lambda: subprocess.run([sys.executable, "-c", "import pandas"], check=True))
    print(f"{'peak memory, assess and the packet in one program':55s} {alone():7.0f} MB")
    print(f"{'governance-metrics --help':55s} {help_:7.2f} s   {help_ / bare:6.2f} × import pandas")


if __name__ == "__main__":
    if sys.argv[1:] == ["packet"]:
        with tempfile.TemporaryDirectory() as place:
            packet(gm.protect(gm.assess(SAMPLE)), place)
        print(peak_memory())
    else:
        main()
