"""The columns that results are split by, once everything named has been found."""

from collections.abc import Sequence

import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.respondents import check_columns
from governance_metrics.statistics.result import NUMBERS, WORDS
from governance_metrics.text import Text

By = str | Sequence[str] | None


def keys_of(
    data: pd.DataFrame, by: By, named: Sequence[str], design: SurveyDesign, taken: Sequence[str] = ()
) -> list[str]:
    """Return the columns of ``by``, after everything named has been found in the data.

    Parameters
    ----------
    data : DataFrame
        N rows.
    by : str, sequence of str or None
        Columns to split by.
    named : sequence of str
        Other columns the question names.
    design : SurveyDesign
        The design, whose columns must be there too.
    taken : sequence of str
        Columns of the result beside those of every estimate.

    Raises
    ------
    DataError
        For columns that are not there, or that a column of the result would hide.

    Examples
    --------
    >>> keys_of(pd.DataFrame({"ward": [1], "y": [2]}), "ward", ["y"], SurveyDesign())
    ['ward']
    """
    keys = [] if by is None else [by] if isinstance(by, str) else list(by)
    check_columns(data, [*named, *keys, *design.columns])
    hidden = [name for name in keys if name in (*NUMBERS, *WORDS, "level", *taken)]
    if hidden:
        raise DataError(
            *(
                Text(
                    zh=f"by 列“{name}”与结果的列同名。请先改名。",
                    en=f"by, column {name!r}: the result has a column of that name. Rename yours first.",
                )
                for name in hidden
            )
        )
    return keys
