"""The columns that results are split by, once everything named has been found."""

from collections.abc import Sequence

import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.respondents import as_frame, check_columns
from governance_metrics.statistics.result import NUMBERS, WORDS
from governance_metrics.text import Text

By = str | Sequence[str] | None


def opened(frame: object, design: SurveyDesign | None, conf_level: float = 0.95) -> tuple[pd.DataFrame, SurveyDesign]:
    """Return data as a frame, and the design or, without one, a simple random sample.

    Raises
    ------
    DataError
        For data that are no table, a design that is no ``SurveyDesign``, or a level outside 0 to 1.

    Examples
    --------
    >>> opened(pd.DataFrame({"y": [1]}), None)[1].is_simple
    True
    """
    faults = []
    if design is not None and not isinstance(design, SurveyDesign):
        kind = type(design).__name__
        faults.append(
            Text(
                zh=f"design 应为 SurveyDesign，现为 {kind}。请用 SurveyDesign(weight=…, stratum=…, psu=…) "
                f"或 read_design。",
                en=f"design: expected a SurveyDesign, found {kind}. Make one with SurveyDesign(weight=…, stratum=…, "
                f"psu=…) or read_design.",
            )
        )
    if not (isinstance(conf_level, int | float) and 0 < conf_level < 1):
        faults.append(
            Text(
                zh=f"conf_level 应在 0 与 1 之间，现为 {conf_level!r}。九成五写 0.95。",
                en=f"conf_level: expected a level between 0 and 1, found {conf_level!r}. 95 per cent is 0.95.",
            )
        )
    if faults:
        raise DataError(*faults)
    return as_frame(frame), SurveyDesign() if design is None else design


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
