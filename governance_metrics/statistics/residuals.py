"""What known margins leave of a variance: influences less what the margins explain of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
SWEEPS = 10  # as R's svyrecvar for raked designs


@dataclass(frozen=True, eq=False)
class Residuals:
    """The regression on M margins that a calibrated design takes out of its influences.

    Parameters
    ----------
    x : array of shape (N, p)
        Indicators of the categories, one column each, margin after margin.
    weight : array of shape (N,)
        Weights after adjustment.
    base : array of shape (N,)
        What rows weigh in the regression: their weights before adjustment, or 1 where margins were raked.
    sizes : tuple of int
        Categories of each margin where they are swept one after the other (raking); empty where the regression
        is solved in one go.

    References
    ----------
    Deville J-C, Särndal C-E (1992), J Am Stat Assoc 87: 376-382, equation 3.4 (p 380). Rows weigh as in R
    ``survey`` 4.1, ``svyrecvar``: design weights for ``postStratify`` and ``calibrate``; 1, and ten sweeps
    over the margins, for ``rake``. Rows of weight 0 add nothing; R 4.1 gives them a residual as of weight 1.

    Examples
    --------
    An influence that the margin explains leaves nothing:

    >>> two = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    >>> margin = Residuals(two, np.full(4, 2.0), np.ones(4), ())
    >>> explained = margin.coefficients(margin.moments(np.array([[4.0], [4.0], [6.0], [6.0]])))
    >>> explained.round(6).tolist()
    [[2.0], [3.0]]
    """

    x: Array
    weight: Array
    base: Array
    sizes: tuple[int, ...]

    @property
    def weighted(self) -> Array:
        """What one unit of each coefficient takes off a row's weighted influence, shape (N, p)."""
        return self.x * self.weight[:, None]

    @property
    def per_weight(self) -> Array:
        """What turns a weighted influence into its share of the regression's moments, shape (N,)."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.weight > 0, self.base / self.weight, 0.0)

    def moments(self, z: Array) -> Array:
        """Return the products of the indicators with weighted influences, shape (N, C) to (p, C)."""
        return self.x.T @ (z * self.per_weight[:, None])

    def coefficients(self, moments: Array) -> Array:
        """Return the regression's coefficients, shape (p, C) to (p, C)."""
        gram = self.x.T @ (self.x * np.where(self.weight > 0, self.base, 0.0)[:, None])
        if not self.sizes:
            return np.asarray(np.linalg.pinv(gram, hermitian=True, rcond=1e-12) @ moments, dtype=np.float64)
        found = np.zeros_like(moments)
        ends = np.cumsum(self.sizes)
        blocks = [slice(end - size, end) for size, end in zip(self.sizes, ends.tolist(), strict=True)]
        rows = np.diag(gram)[:, None]
        for _ in range(SWEEPS):
            for block in blocks:
                found[block] += (moments[block] - gram[block] @ found) / rows[block]
        return found
