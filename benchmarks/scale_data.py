"""Survey answers of any size: strata, psus of 25 persons, weights, 10 yes-or-no and 10 numeric questions.

One person in ten lives outside the community of the psu, so that psus straddle communities. Every value follows from
the number of the row, so the same size gives the same answers on any machine.
"""

from pathlib import Path

import duckdb

INDICATORS = [*(f"b{i}" for i in range(10)), *(f"v{i}" for i in range(10))]
PER_PSU, STRATA = 25, 40


def write_answers(path: Path, rows: int, areas: int, *, by_psu: bool = False) -> None:
    """Write a Parquet file of answers, 24 columns, in random order or sorted by psu."""

    def uniform(salt: int, over: str = "i") -> str:
        return f"((hash({over} * 64 + {salt}) % 1000003) / 1000003.0)"

    psu = f"(i // {PER_PSU})"
    home = f"({psu} % {areas})"
    area = f"CASE WHEN {uniform(1)} < 0.1 THEN CAST(FLOOR({uniform(2)} * {areas}) AS INTEGER) ELSE {home} END"
    effect = f"({uniform(3, psu)} - 0.5)"
    yes = ", ".join(f"({uniform(10 + k)} + 0.3 * {effect} < {0.2 + 0.06 * k}) AS b{k}" for k in range(10))
    number = ", ".join(f"50 + 10 * ({uniform(30 + k)} + {effect}) + {k} AS v{k}" for k in range(10))
    order = "i" if by_psu else "hash(i * 64 + 60)"
    sql = (
        f"SELECT 'C' || lpad(CAST({area} AS VARCHAR), 5, '0') AS area, CAST({psu} % {STRATA} AS INTEGER) AS stratum, "
        f"CAST({psu} AS INTEGER) AS psu, 0.5 + 2 * {uniform(4)} AS w, {yes}, {number} "
        f"FROM range({rows}) AS r(i) ORDER BY {order}"
    )  # fmt: skip
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"COPY ({sql}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
