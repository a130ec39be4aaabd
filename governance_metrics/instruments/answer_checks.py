"""Whether the answers to a survey look as answers do: heaping, straight lines, haste, bursts, insiders."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.statistics.answer_patterns import bursts, quota_heaping, straight_lines, too_fast
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.survey import survey_mean, survey_proportion
from governance_metrics.text import Text

CHECK_COLUMNS = ["check", "n", "flagged", "share", "p_value"]


def check_answers(
    answers: pd.DataFrame,
    *,
    area: str | None = None,
    quota: int | None = None,
    blocks: Sequence[Sequence[str]] = (),
    seconds: str | None = None,
    source: str | None = None,
    submitted: str | None = None,
    insider: str | None = None,
) -> pd.DataFrame:
    """Return how many forms show each sign of being careless, steered or not by a resident; counts only.

    A check whose columns are not named is left out. Nobody is taken out of the data: that is for people to decide,
    and to say.

    Parameters
    ----------
    answers : DataFrame
        One row a form.
    area, quota : str and int, optional
        The column of the area and the number of forms each was asked for.
    blocks : sequence of sequence of str
        Items asked one after the other on one scale.
    seconds : str, optional
        The column of the time taken.
    source, submitted : str, optional
        The column that tells one device or connection from another (never printed), and the moment of sending.
    insider : str, optional
        The yes-or-no column of people tied to the community's work.

    Returns
    -------
    DataFrame
        ``check, n, flagged, share, p_value``; ``n`` counts what could be judged, ``p_value`` is of the heaping.

    Raises
    ------
    DataError
        For a column that is not there.

    Examples
    --------
    >>> forms = pd.DataFrame({"s": [300, 300, 20], "a": [3, 3, 4], "b": [3, 2, 4]})
    >>> check_answers(forms, seconds="s")[["check", "n", "flagged"]].values.tolist()
    [['too_fast', 3, 1]]
    """
    named = [area, seconds, source, submitted, insider, *(item for block in blocks for item in block)]
    missing = sorted({name for name in named if name is not None and name not in answers})
    if missing:
        raise DataError(
            *(Text(zh=f"答卷里没有“{name}”一列。", en=f"the answers have no column {name!r}.") for name in missing)
        )
    rows: list[tuple[str, int, int, float]] = []
    if area is not None and quota is not None:
        found = quota_heaping(answers[area].value_counts().to_numpy(), quota)
        rows.append(("quota_heaping", found.near, found.at, found.p_value))
    if blocks:
        flagged, judged = np.zeros(len(answers), dtype=bool), np.zeros(len(answers), dtype=bool)
        for block in blocks:
            values = answers[list(block)].apply(pd.to_numeric, errors="coerce").to_numpy(dtype=np.float64)
            fewest = min(4, values.shape[1])
            judged |= (~np.isnan(values)).sum(axis=1) >= fewest
            flagged |= straight_lines(values, fewest=fewest)
        rows.append(("straight_lines", int(judged.sum()), int(flagged.sum()), np.nan))
    if seconds is not None:
        taken = pd.to_numeric(answers[seconds], errors="coerce").to_numpy(dtype=np.float64)
        rows.append(("too_fast", int((~np.isnan(taken)).sum()), int(too_fast(taken).sum()), np.nan))
    if source is not None and submitted is not None:
        moments = pd.to_datetime(answers[submitted], errors="coerce")
        minutes = (moments - moments.min()).dt.total_seconds().to_numpy(dtype=np.float64) / 60
        keys = answers[source].astype(object).where(answers[source].notna(), None).to_numpy()
        known = int((answers[source].notna() & moments.notna()).sum())
        rows.append(("bursts", known, int(bursts(keys, minutes).sum()), np.nan))
    if insider is not None:
        tied = answers[insider].astype("boolean")
        rows.append(("insiders", int(tied.notna().sum()), int(tied.fillna(value=False).sum()), np.nan))
    found_rows = [(check, n, flagged, flagged / n if n else np.nan, p_value) for check, n, flagged, p_value in rows]
    return pd.DataFrame(found_rows, columns=CHECK_COLUMNS)


def with_and_without(
    answers: pd.DataFrame, measures: Sequence[str], insider: str, design: SurveyDesign | None = None
) -> pd.DataFrame:
    """Return estimates from all answers, from those of outsiders, and from those of insiders.

    Parameters
    ----------
    answers : DataFrame
        One row a form.
    measures : sequence of str
        Columns of numbers, or of yes and no.
    insider : str
        The yes-or-no column of people tied to the community's work; a blank is neither in nor out.
    design : SurveyDesign, optional
        How the sample was drawn.

    Returns
    -------
    DataFrame
        ``measure, who, estimate, std_error, conf_low, conf_high, n``; ``who`` is ``all``, ``outsiders`` or
        ``insiders``. The groups are domains of one sample, so their limits keep its strata and clusters.

    Examples
    --------
    >>> forms = pd.DataFrame({"y": [1, 1, 0, 1, 1], "tied": [True, True, False, False, False]})
    >>> with_and_without(forms, ["y"], "tied")[["who", "estimate"]].round(2).values.tolist()
    [['all', 0.8], ['outsiders', 0.67], ['insiders', 1.0]]
    """
    tied = answers[insider].astype("boolean")
    frame = answers.assign(who=tied.map({True: "insiders", False: "outsiders"}))
    rows = []
    for measure in measures:
        estimated = survey_proportion if pd.api.types.is_bool_dtype(frame[measure]) else survey_mean
        parts = estimated(frame, measure, design, by="who").set_index("who")
        whole = estimated(frame, measure, design).assign(who="all").set_index("who")
        rows.append(pd.concat([whole, parts.reindex(["outsiders", "insiders"])]).assign(measure=measure).reset_index())
    kept = ["measure", "who", "estimate", "std_error", "conf_low", "conf_high", "n"]
    return pd.concat(rows, ignore_index=True)[kept]
