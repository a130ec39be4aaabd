"""Times our estimates beside what a user would pick, in one run, and checks that the answers agree.

    uv run python benchmarks/scale.py            a quick look: 100,000 rows
    uv run python benchmarks/scale.py --full     also 1,000,000 and 10,000,000 rows; about an hour
    uv run python benchmarks/scale.py --rows 1000000 --areas 500 --limit 600
    uv run python benchmarks/scale.py --rows 10000000 --areas 500 --peers pandas

The peers run in an environment of their own, made by uv from ``peers/requirements.txt``; R where Rscript is installed.
What is printed is Markdown; ratios are to our own in the same run, of time and of processor time. Ours and DuckDB's
bare query take turns, so that whatever else the machine does meets both.
"""

import argparse
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb
from measure import HERE, Outcome, better, run
from scale_data import write_answers

SMALL = [(100_000, 21), (100_000, 500)]
FULL = [*SMALL, (100_000, 5_000), (1_000_000, 21), (1_000_000, 500), (1_000_000, 5_000), (10_000_000, 500)]
AGREE = 1e-8  # relative, of means and standard errors
MEMORY = "500MB"
PEERS = ("pandas", "svy", "samplics", "R")
TURNS = 3  # of ours and of DuckDB's


def peers_python(folder: Path) -> str:
    """Return the Python of an environment with the peers, made once."""
    python = folder / "peers" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    quiet = {"check": True, "cwd": folder}
    subprocess.run(["uv", "venv", "--quiet", "--no-project", folder / "peers"], **quiet)
    requirements = HERE / "peers" / "requirements.txt"
    subprocess.run(["uv", "pip", "install", "--quiet", "--python", python, "-r", requirements], **quiet)
    return str(python)


def contestants(path: Path, python: str, rows: int, runs: int, peers: Sequence[str]) -> dict[str, list[str]]:
    """Return the commands, ours first and DuckDB's next."""
    own, file, often = sys.executable, str(path), str(runs)
    limit = [MEMORY] if rows >= 10_000_000 else []
    ours = "governance_metrics" + (f", memory={MEMORY}" if limit else "")
    commands = {
        ours: [own, "peers/ours.py", file, often, *limit],
        "DuckDB, bare query for the same sums": [own, "peers/bare.py", file, often, "same", *limit],
        "DuckDB, bare query without counts": [own, "peers/bare.py", file, often, "least", *limit],
        "DuckDB, scan of the columns alone": [own, "peers/bare.py", file, often, "scan"],
    }
    by_name = {
        "pandas": ("pandas by hand", [python, "peers/pandas_means.py", file, "1"]),
        "svy": ("svy", [python, "peers/svy_means.py", file, "1"]),
        "samplics": ("samplics", [python, "peers/samplics_means.py", file, "1"]),
        "R": ("R survey", ["Rscript", "peers/means.R", str(path.with_suffix(".csv"))]),
    }
    there = [name for name in peers if name != "R" or shutil.which("Rscript")]
    return commands | dict(by_name[name] for name in there)


def agreement(ours: Outcome, theirs: Outcome) -> str:
    """Say how far the answers are apart; nothing where a contestant gives none."""
    if not theirs.answers:
        return ""
    worst = 0.0
    for key, pair in theirs.answers.items():
        for mine, other in zip(ours.answers[key], pair, strict=True):
            if not (math.isnan(mine) and (math.isnan(other) or other == 0)):
                worst = max(worst, abs(mine - other) / max(abs(other), 1e-12))
    return f"{worst:.0e}" if worst <= AGREE else f"**{worst:.0e}**"


def means(
    rows: int,
    areas: int,
    python: str,
    limit: float,
    runs: int,
    folder: Path,
    peers: Sequence[str] = (),
    by_psu: bool = False,
) -> None:
    """Print the lines of one size: 20 means with standard errors by area."""
    path = folder / f"answers-{rows}-{areas}{'-by-psu' if by_psu else ''}.parquet"
    write_answers(path, rows, areas, by_psu=by_psu)
    commands = contestants(path, python, rows, runs, peers)
    if "R survey" in commands:
        with duckdb.connect() as connection:
            whole = ", ".join(f"CAST(b{k} AS INTEGER) AS b{k}" for k in range(10))
            found = connection.read_parquet(str(path)).project(f"* REPLACE ({whole})")
            found.write_csv(str(path.with_suffix(".csv")))
    in_turn = list(commands)[:4]  # ours and DuckDB's
    outcomes: dict[str, Outcome] = {}
    for _ in range(TURNS):
        for name in in_turn:
            outcomes[name] = better(outcomes.get(name), run(commands[name], limit))
    ours = outcomes[in_turn[0]]
    for name, command in commands.items():
        found = outcomes.get(name) or run(command, limit)
        size = f"{rows:,} × {areas:,}{', by psu' if by_psu else ''}"
        print(
            f"| {size} | {name} | {_times(found, ours)} | {_memory(found)} | {agreement(ours, found)} |",
            flush=True,
        )
    for left in folder.glob("answers-*"):
        left.unlink()


def _times(found: Outcome, ours: Outcome) -> str:
    """The time, and how many times ours it is, in time and in processor time; of one that was stopped, at least."""
    if ours.why:
        return f"did not finish ({ours.why}) | | "
    time, processor = found.seconds / ours.seconds, found.processor / ours.processor
    if found.why:
        return f"did not finish ({found.why}) | > {time:,.0f} | > {processor:,.0f}"
    return f"{found.seconds:.2f} s | {time:,.2f} | {processor:,.2f}"


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description="Times our estimates beside what a user would pick.")
    arguments.add_argument("--full", action="store_true", help="also 1,000,000 and 10,000,000 rows")
    arguments.add_argument("--rows", type=int, help="one size alone")
    arguments.add_argument("--areas", type=int, default=500)
    arguments.add_argument("--limit", type=float, default=600, help="seconds a contestant may take")
    arguments.add_argument("--runs", type=int, default=3, help="runs of ours and of DuckDB; peers run once")
    arguments.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS, help="which of them run")
    asked = arguments.parse_args()
    sizes = [(asked.rows, asked.areas)] if asked.rows else FULL if asked.full else SMALL
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = peers_python(folder)
        print("| rows × areas | 20 means with standard errors | time | × ours | processor × ours | peak MB | apart |")
        print("|---|---|---|---|---|---|---|")
        for rows, areas in sizes:
            means(rows, areas, python, asked.limit, asked.runs, folder, asked.peers)
        means(*sizes[-1], python, asked.limit, asked.runs, folder, by_psu=True)
        print("\n| table of areas | contestant | time | × ours | peak MB | apart |")
        print("|---|---|---|---|---|---|")
        for kind in ("share", "rate"):
            ours = run([sys.executable, "peers/table_ours.py", kind], asked.limit)
            theirs = run([python, "peers/table_phstatsmethods.py", kind], asked.limit)
            for who, found in (("governance_metrics", ours), ("PHStatsMethods", theirs)):
                time = f"did not finish ({found.why})" if found.why else f"{found.seconds:.3f} s"
                ratio = "" if found.why or ours.why else f"{found.seconds / ours.seconds:.0f}"
                apart = agreement(ours, found)
                print(f"| 50,000 rows, {kind} | {who} | {time} | {ratio} | {_memory(found)} | {apart} |", flush=True)


def _memory(found: Outcome) -> str:
    return f"{found.megabytes:,.0f}" if found.megabytes else ""


if __name__ == "__main__":
    main()
