"""Ten significant digits: what two engines or two machines agree on when they add in another order."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

DIGITS = 10


def ten_digits(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose broken numbers have ten significant digits, half to even.

    Examples
    --------
    >>> ten_digits(pd.DataFrame({"estimate": [1 / 3, 123456789.12345, 1e-20 / 3, np.nan]}))["estimate"].tolist()
    [0.3333333333, 123456789.1, 3.333333333e-21, nan]
    """
    broken = frame.select_dtypes("float64").columns
    return frame.assign(**{name: _rounded(frame[name].to_numpy()) for name in broken})


def _rounded(values: NDArray[np.float64]) -> NDArray[np.float64]:
    usual = np.isfinite(values) & (np.abs(values) >= 1e-12) & (np.abs(values) < 10.0**DIGITS)
    away = np.where(usual, values, 1.0)
    places = DIGITS - 1 - np.floor(np.log10(np.abs(away)))  # 10 to their power is a whole number of doubles
    found = np.where(usual, np.round(away * 10.0**places) / 10.0**places, values)
    for at in np.flatnonzero(np.isfinite(values) & ~usual & (values != 0)):
        found[at] = float(f"{values[at]:.{DIGITS - 1}e}")
    return found
