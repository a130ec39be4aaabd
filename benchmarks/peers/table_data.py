"""A table of 50,000 areas: events and what they are divided by."""

import numpy as np
import pandas as pd


def table() -> pd.DataFrame:
    rng = np.random.default_rng(1)
    below = rng.integers(200, 5_000, 50_000)  # no area without events: PHStatsMethods stops at one
    return pd.DataFrame(
        {"area": [f"A{i:05d}" for i in range(50_000)], "events": rng.binomial(below, 0.1), "below": below}
    )
