"""pandas by hand: one linearised mean after the other, as a user writes the formula from a textbook."""

import sys

import numpy as np
import pandas as pd
from measure import answer, best_of
from scale_data import INDICATORS


def estimates(path: str) -> list[tuple[str, str, float, float]]:
    frame = pd.read_parquet(path)
    drawn = frame.groupby("stratum")["psu"].nunique()
    rows = []
    for name in INDICATORS:
        y = frame[name].astype(float)
        weighted = pd.DataFrame({"area": frame["area"], "w": frame["w"], "wy": frame["w"] * y})
        total = weighted.groupby("area").sum()
        mean = total["wy"] / total["w"]
        z = frame["w"] * (y - frame["area"].map(mean)) / frame["area"].map(total["w"])
        psu = z.groupby([frame["area"], frame["stratum"], frame["psu"]]).sum()
        parts = pd.DataFrame({"z": psu, "zz": psu**2}).groupby(level=[0, 1]).sum()
        n = parts.index.get_level_values(1).map(drawn).to_numpy(float)
        variance = (n / (n - 1) * (parts["zz"] - parts["z"] ** 2 / n)).groupby(level=0).sum()
        rows += list(zip([name] * len(mean), mean.index, mean, np.sqrt(variance.loc[mean.index]), strict=True))
    return rows


def main(path: str, runs: int) -> None:
    answer(*best_of(lambda: estimates(path), runs))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
