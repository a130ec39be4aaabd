"""svy: means with standard errors by area, one call for all indicators."""

import sys

import polars as pl
import svy
from measure import answer, best_of
from scale_data import INDICATORS


def main(path: str, runs: int) -> None:
    frame = pl.read_parquet(path).with_columns(pl.col(f"b{k}").cast(pl.Float64) for k in range(10))
    sample = svy.Sample(frame, svy.Design(stratum="stratum", psu="psu", wgt="w"))
    best, found = best_of(lambda: sample.estimation.mean(INDICATORS, by="area"), runs)
    rows = []
    for name, one in zip(INDICATORS, list(found), strict=True):
        table = one.to_polars()
        rows += list(zip([name] * len(table), table["area"], table["est"], table["se"], strict=True))
    answer(best, rows)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
