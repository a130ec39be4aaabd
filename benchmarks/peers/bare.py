"""The bare grouped query in DuckDB for the same sums by area, stratum and psu, without any estimate; or a mere scan.

``least`` leaves out what is only counted (answers, those who said yes) and what only design effects need.
"""

import sys

import duckdb
from measure import answer, best_of
from scale_data import INDICATORS


def main(path: str, runs: int, kind: str, memory: str | None) -> None:
    number = {name: f"CAST({name} AS INTEGER)" if name.startswith("b") else name for name in INDICATORS}
    if kind == "scan":
        sums = [f"SUM({value})" for value in (*number.values(), "w", "psu", "stratum")]
        sql = f"SELECT MAX(area), {', '.join(sums)} FROM read_parquet(?)"
    else:
        sums = ["COUNT(*)", "SUM(w)"]
        for name, value in number.items():
            if kind == "least":
                sums.append(f"SUM(w * {value})")
                continue
            above = name if name.startswith("b") else f"{name} <> 0"
            sums += [f"COUNT({name})", f"COUNT(CASE WHEN {above} THEN 1 END)", f"SUM(w * {value})"]
            sums += [f"SUM(CASE WHEN {name} IS NOT NULL THEN w END)"]
            sums += [f"SUM(w * {value} * {value})"] if name.startswith("v") else []
        sql = f"SELECT area, stratum, psu, {', '.join(sums)} FROM read_parquet(?) GROUP BY ALL"
    with duckdb.connect(config={"memory_limit": memory} if memory else {}) as connection:
        connection.execute("SET enable_progress_bar = false")
        best, _ = best_of(lambda: connection.execute(sql, [path]).fetchnumpy(), runs)
    answer(best, [])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else None)
