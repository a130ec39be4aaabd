"""Covariances of the estimates of areas, for contrasts that no ready-made function has."""

import numpy as np
import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.joint import block_covariances
from governance_metrics.statistics.keys import By, keys_of, opened
from governance_metrics.statistics.sampled import Of, check_words, read_sample
from governance_metrics.text import Text


def survey_covariance(
    frame: object,
    variable: str,
    design: SurveyDesign | None = None,
    *,
    by: By,
    of: Of = "mean",
    denominator: str | None = None,
) -> pd.DataFrame:
    """Return the covariance matrix of the estimates of areas or groups.

    Areas that share strata or psus move together. With the matrix V and the estimates e, a contrast c has the
    value c'e and the variance c'Vc.

    Parameters
    ----------
    frame, variable, design
        As for ``survey_mean``; for ``of="proportion"`` a variable of yes and no.
    by : str or sequence of str
        One column or more that tell areas or groups apart, d of them.
    of : {"proportion", "mean", "total", "ratio"}
        What is estimated; ``ratio`` needs ``denominator``.
    denominator : str, optional
        Column a ratio is divided by.

    Returns
    -------
    DataFrame of shape (d, d)
        Squared units of the estimate; index and columns are the areas. Blank for an area without an estimate.

    Raises
    ------
    DataError
        As ``survey_mean``; for an unknown ``of``.

    References
    ----------
    Särndal C-E, Swensson B, Wretman J (1992), Model Assisted Survey Sampling, Springer: 172-176, 390-393. Equal
    to R ``vcov(svyby(covmat = TRUE))``.

    Examples
    --------
    Two wards asked in the same buildings:

    >>> frame = pd.DataFrame({"ward": list("abab"), "building": [1, 1, 2, 2], "hours": [1.0, 2.0, 3.0, 6.0]})
    >>> survey_covariance(frame, "hours", SurveyDesign(psu="building"), by="ward").to_numpy().tolist()
    [[1.0, 2.0], [2.0, 4.0]]
    """
    data, design = opened(frame, design)
    check_words(of, denominator)
    keys = keys_of(data, by, [name for name in (variable, denominator) if name is not None], design)
    if not keys:
        raise DataError(
            Text(
                zh="by 应为至少一列，用来区分各处。请补上。",
                en="by: expected at least one column that tells areas apart. Name it.",
            )
        )
    sample = read_sample(data, variable, denominator, of, design, keys)
    (matrix,) = block_covariances(sample, [np.arange(sample.domains.size)])
    unknown = np.isnan(sample.value)
    matrix = np.where(unknown[:, None] | unknown, np.nan, matrix)
    labels = sample.domains.labels
    names = pd.Index(labels[keys[0]]) if len(keys) == 1 else pd.MultiIndex.from_frame(labels)
    return pd.DataFrame(matrix, index=names, columns=names)
