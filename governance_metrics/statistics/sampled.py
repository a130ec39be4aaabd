"""One variable of a survey, read and estimated for all its areas together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.answers import read_answers, read_numbers
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import Domains, read_domains
from governance_metrics.statistics.respondents import Respondents, read_respondents
from governance_metrics.statistics.result import counts
from governance_metrics.statistics.variances import Estimated, estimate_domains
from governance_metrics.text import Text

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Of = Literal["proportion", "mean", "total", "ratio"]


@dataclass(frozen=True, eq=False)
class Sample:
    """One variable of a survey, estimated for all its areas.

    Parameters
    ----------
    respondents, design, domains
        N rows, how they were drawn, their D areas.
    y, x : array of shape (N,)
        Values above and below, 0 where they are not known.
    known : array of shape (N,)
        Rows whose values are known.
    of : {"proportion", "mean", "total", "ratio"}
        What is estimated.
    found : Estimated
        The estimates.
    """

    respondents: Respondents
    design: SurveyDesign
    domains: Domains
    y: Array
    x: Array
    known: Flags
    of: Of
    found: Estimated

    @property
    def n(self) -> Array:
        """Rows used in each area, shape (D,)."""
        return counts(self.domains, self.known)[0]

    @property
    def n_missing(self) -> Array:
        """Rows missing in each area, shape (D,)."""
        return counts(self.domains, self.known)[1]

    @property
    def value(self) -> Array:
        """The estimate of each area, blank where nobody answered, shape (D,)."""
        made = self.found.total if self.of == "total" else self.found.estimate
        return np.where(self.n > 0, made[:, 0], np.nan)

    @property
    def below(self) -> Array | None:
        """Lower totals of each area, shape (D,); none for totals."""
        return None if self.of == "total" else self.found.denominator[:, 0]


def read_sample(
    data: pd.DataFrame, variable: str, denominator: str | None, of: Of, design: SurveyDesign, keys: Sequence[str]
) -> Sample:
    """Return one variable of a frame, read and estimated.

    Parameters
    ----------
    data : DataFrame
        N rows.
    variable, denominator : str
        Columns above and below.
    of : {"proportion", "mean", "total", "ratio"}
        What is estimated.
    design : SurveyDesign
        How the rows were drawn.
    keys : sequence of str
        Columns that tell areas apart.

    Raises
    ------
    DataError
        As ``survey_mean``; for a proportion of more answers than yes and no.

    Examples
    --------
    >>> frame = pd.DataFrame({"ward": ["a", "a", "b", "b"], "hours": [1.0, 2.0, 5.0, None]})
    >>> read_sample(frame, "hours", None, "mean", SurveyDesign(), ["ward"]).value.tolist()
    [1.5, 5.0]
    """
    y = read_answers(data[variable])[0] if of == "proportion" else read_numbers(data[variable])[:, None]
    if y.shape[1] != 1:
        raise DataError(
            Text(
                zh=f"列“{variable}”有多种回答；请先做成 0/1 或是/否的列，再比较其占比。",
                en=f"column {variable!r}: expected yes or no, found other answers. Make a column of 0 and 1 for the "
                f"one meant.",
            )
        )
    x = np.ones(len(data)) if denominator is None else read_numbers(data[denominator])
    known = ~np.isnan(y[:, 0]) & ~np.isnan(x)
    respondents, domains = read_respondents(data, design), read_domains(data, keys)
    above, below = np.where(known, y[:, 0], 0.0), np.where(known, x, 0.0)
    found = estimate_domains(respondents, design, domains, above[:, None], below[:, None], np.ones_like(known))
    return Sample(respondents, design, domains, above, below, known, of, found)


def check_words(of: str, denominator: str | None) -> None:
    """Raise for an unknown thing to estimate, or a ratio without denominator.

    Raises
    ------
    DataError
        All faults at once.

    Examples
    --------
    >>> check_words("mean", None)
    """
    faults = [] if of in get_args(Of) else [one_of("of", of, get_args(Of))]
    if (of == "ratio") != (denominator is not None):
        faults.append(
            Text(
                zh='denominator 与 of="ratio" 要么都给，要么都不给。',
                en='denominator goes with of="ratio": give both or neither.',
            )
        )
    if faults:
        raise DataError(*faults)


def one_of(name: str, value: object, words: Sequence[str]) -> Text:
    """Return the fault of a word that is none of those expected.

    Examples
    --------
    >>> one_of("scale", "log", ("difference", "ratio")).en
    "scale: expected one of difference, ratio, found 'log'. Correct it."
    """
    listed = ", ".join(words)
    return Text(
        zh=f"{name} 应为 {listed} 之一，现为 {value!r}。请改正。",
        en=f"{name}: expected one of {listed}, found {value!r}. Correct it.",
    )
