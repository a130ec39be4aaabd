"""What a stratum adds to a variance: its psus counted in the whole file, its fpc, and the lonely-psu rule."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import LonelyPsu
from governance_metrics.text import Text

Array = NDArray[np.float64]
STRATUM = Text(zh="层", en="stratum")
FULLY_DRAWN = 1e-7  # of a stratum left undrawn: below this it has no sampling error


@dataclass(frozen=True, eq=False)
class Strata:
    """The strata of a whole file, H of them.

    Parameters
    ----------
    n_psu : array of shape (H,)
        Psus of each stratum, counted in the whole file and never in one area.
    fraction : array of shape (H,), optional
        Share of the stratum's psus that were drawn, 0–1; without it draws count as with replacement.
    lonely_psu : {"adjust", "remove", "certainty", "average"}
        What a stratum with one psu adds, as in ``SurveyDesign``.
    drawn_before : array of shape (H,), optional
        In a second stage, where every psu is a stratum of its own units: the share of psus drawn before, which
        is the part of this stage's variance that the first stage does not already hold.

    References
    ----------
    Cochran WG (1977), Sampling Techniques, 3rd ed., Wiley: 276-279 (psus as ultimate units), 24 (fpc).
    Lonely psus as R ``survey`` 4.1, ``svyrecvar``. Särndal C-E, Swensson B, Wretman J (1992), Model Assisted
    Survey Sampling, Springer: 137-139 (two stages).

    Examples
    --------
    >>> strata = Strata(n_psu=np.array([2, 4, 1]), fraction=np.array([0.5, 0.0, 0.0]))
    >>> strata.scale.round(3).tolist()
    [1.0, 1.333, 1.0]
    >>> strata.lonely.tolist()
    [False, False, True]
    """

    n_psu: ArrayLike
    fraction: ArrayLike | None = None
    lonely_psu: LonelyPsu = "adjust"
    drawn_before: ArrayLike | None = None

    @cached_property
    def psus(self) -> Array:
        """Psus as floats, shape (H,)."""
        return np.asarray(self.n_psu, dtype=np.float64)

    @property
    def undrawn(self) -> Array:
        """One minus the sampling fraction, shape (H,)."""
        if self.fraction is None:
            return np.ones_like(self.psus)
        return 1.0 - np.asarray(self.fraction, dtype=np.float64)

    @property
    def lonely(self) -> NDArray[np.bool_]:
        """Which strata have a single psu and were not drawn in full, shape (H,)."""
        return np.asarray((self.psus == 1) & (self.undrawn >= FULLY_DRAWN), dtype=np.bool_)

    @cached_property
    def scale(self) -> Array:
        """What the squared distances of a stratum's psus are multiplied by, shape (H,)."""
        psus, undrawn = self.psus, self.undrawn
        several = undrawn * psus / np.where(psus > 1, psus - 1, 1.0)
        alone = undrawn if self.lonely_psu == "adjust" else np.zeros_like(undrawn)
        found = np.where(undrawn < FULLY_DRAWN, 0.0, np.where(psus > 1, several, alone))
        if self.drawn_before is None:
            return found
        if self.lonely_psu == "average":  # within one psu there is no other stratum to average over
            found = np.where(self.lonely, np.nan, found)
        return found * np.asarray(self.drawn_before, dtype=np.float64)

    @cached_property
    def centre(self) -> Array:
        """One where distances are taken from the stratum's mean, 0 for a lonely psu, shape (H,)."""
        return np.where(self.psus > 1, 1.0, 0.0)


def sampling_fraction(
    fpc: ArrayLike, n_psu: ArrayLike, name: str = "fpc", within: Text = STRATUM, labels: ArrayLike | None = None
) -> Array:
    """Return the share of each stratum's psus that was drawn.

    Parameters
    ----------
    fpc : array of shape (H,)
        The share itself where all values are at most 1, else how many psus each stratum has.
    n_psu : array of shape (H,)
        Psus of each stratum in the file.
    name : str
        The column, for what is said of it.
    within : Text
        What the units are drawn within: a stratum, or in a second stage a psu.
    labels : array of shape (H,), optional
        What the strata are called; without it they are numbered from 1.

    Returns
    -------
    array of shape (H,)
        Shares, 0–1.

    Raises
    ------
    DataError
        When values are missing or negative, mix both kinds, or say that fewer psus exist than were drawn.

    References
    ----------
    Cochran WG (1977), Sampling Techniques, 3rd ed., Wiley: 24. Both kinds as R ``svydesign(fpc =)``.

    Examples
    --------
    >>> sampling_fraction([10, 40], [5, 5]).tolist()
    [0.5, 0.125]
    """
    given = np.asarray(fpc, dtype=np.float64)
    drawn = np.asarray(n_psu, dtype=np.float64)
    counts = bool((given > 1).any())
    bad = ~np.isfinite(given) | (given <= 0) | ((given < 1) if counts else (given > 1))
    if counts:
        bad |= given < drawn
    if bad.any():
        called = np.arange(1, len(given) + 1) if labels is None else np.asarray(labels)
        shown = np.flatnonzero(bad)[:10]
        which = ", ".join(f"{called[i] or 1}: {given[i]:g} ({drawn[i]:g})" for i in shown)
        raise DataError(
            Text(
                zh=f"fpc 列“{name}”（{within.zh}：值（样本中的单位数））{which}：应全部是抽中单位的占比（0–1），或"
                f"全部是该{within.zh}的单位总数（不少于抽中数）。请改正。",
                en=f"fpc {name!r}, {within.en}: value (units in the sample) {which}: expected the share of units drawn "
                f"(0–1) everywhere, or the {within.en}'s number of units (no fewer than drawn) everywhere. Correct it.",
            )
        )
    return drawn / given if counts else given
