"""samplics: means with standard errors by area, one indicator after the other."""

import sys

import pandas as pd
from measure import answer, best_of
from samplics import PopParam, TaylorEstimator
from scale_data import INDICATORS


def estimates(frame: pd.DataFrame) -> list[tuple[str, str, float, float]]:
    rows = []
    for name in INDICATORS:
        mean = TaylorEstimator(PopParam.mean)
        mean.estimate(
            y=frame[name], samp_weight=frame["w"], stratum=frame["stratum"], psu=frame["psu"], domain=frame["area"]
        )
        rows += [(name, area, mean.point_est[area], mean.stderror[area]) for area in mean.point_est]
    return rows


def main(path: str, runs: int) -> None:
    frame = pd.read_parquet(path)
    frame[[f"b{k}" for k in range(10)]] = frame[[f"b{k}" for k in range(10)]].astype(float)
    answer(*best_of(lambda: estimates(frame), runs))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
