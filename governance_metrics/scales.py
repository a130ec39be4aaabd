"""How far the answers of the surveys can be relied on: the reliability of scales, and questions left unanswered."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from governance_metrics.statistics.scale import item_nonresponse, reliability
from governance_metrics.tables.asked import asked_of
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.period import Period
from governance_metrics.tables.question import Question
from governance_metrics.tables.surveys import QUESTIONS, SCALES
from governance_metrics.text import coded

SCALE_COLUMNS = ["scale", "period", "items", "n", "n_missing", "alpha", "omega", "reason"]
ITEM_COLUMNS = ["table", "number", "column", "period", "n_asked", "n_missing", "nonresponse"]
FEWEST = 30  # respondents: below this a reliability says little, and may say something of a small team


def scales_of(dataset: Dataset, periods: Sequence[Period]) -> pd.DataFrame:
    """Return the reliability of every scale in every period.

    Parameters
    ----------
    dataset : Dataset
        Typed tables.
    periods : sequence of Period
        Earliest first.

    Returns
    -------
    DataFrame
        ``scale, period, items, n, n_missing, alpha, omega, reason``: ``n`` answered every item, ``n_missing``
        did not; survey weights are used where the design names them. Without a value, ``reason`` says why.

    Examples
    --------
    >>> from governance_metrics.sample import simulate
    >>> found = scales_of(simulate(seed=1), [Period.parse("2025")])
    >>> found.loc[found["scale"].eq("identity"), "omega"].round(1).tolist()
    [0.8]
    """
    rows = []
    for scale in SCALES:
        for period in periods:
            frame = _answers(dataset, scale.table, period)
            row: dict[str, object] = {"scale": scale.name, "period": period.name, "items": len(scale.items)}
            if frame is None or not set(scale.items) <= set(frame):
                rows.append({**row, "reason": coded("not_supplied", table=scale.table)})
                continue
            design = dataset.designs.get(scale.table)
            weight = design.weight if design is not None else None
            found = reliability(
                frame[list(scale.items)].astype("float64").to_numpy(),
                frame[weight].to_numpy(dtype=float) if weight in frame else None,
            )
            row |= {"n": found.n, "n_missing": len(frame) - found.n}
            few = found.n < FEWEST
            rows.append(
                {**row, "reason": coded("small_n", n=found.n, min_n=FEWEST)}
                if few
                else {**row, "alpha": found.alpha, "omega": found.omega, "reason": ""}
            )
    return _typed(rows, SCALE_COLUMNS, ["items", "n", "n_missing", "alpha", "omega"])


def nonresponse_of(dataset: Dataset, periods: Sequence[Period]) -> pd.DataFrame:
    """Return for every question of the surveys how many of those asked gave no answer.

    Parameters
    ----------
    dataset : Dataset
        Typed tables.
    periods : sequence of Period
        Earliest first.

    Returns
    -------
    DataFrame
        ``table, number, column, period, n_asked, n_missing, nonresponse``, one row a question, or a row of a
        matrix; questions with boxes count as unanswered where every box is blank. "Don't know" and "rather not
        say" are no answer. Questions that a file does not hold have no row.

    Examples
    --------
    >>> from governance_metrics.sample import simulate
    >>> found = nonresponse_of(simulate(seed=1), [Period.parse("2025")])
    >>> bool(found["nonresponse"].between(0, 0.2).all())
    True
    """
    rows = []
    for table, questions in QUESTIONS.items():
        for period in periods:
            frame = _answers(dataset, table, period)
            if frame is None or frame.empty:
                continue
            for question in questions:
                for column, known in _parts(frame, question):
                    asked = asked_of(frame, question, questions).to_numpy(dtype=bool)
                    blank = np.where(known, 1.0, np.nan)[:, None]
                    rows.append(
                        {
                            "table": table,
                            "number": question.number,
                            "column": column,
                            "period": period.name,
                            "n_asked": int(asked.sum()),
                            "n_missing": int((asked & ~known).sum()),
                            "nonresponse": float(item_nonresponse(blank, asked[:, None])[0]),
                        }
                    )
    return _typed(rows, ITEM_COLUMNS, ["n_asked", "n_missing", "nonresponse"])


def _parts(frame: pd.DataFrame, question: Question) -> Iterator[tuple[str, np.ndarray]]:
    """What can be left unanswered in a question, and whether each respondent answered it."""
    names = [c.name for c in question.columns if c.name in frame and not c.personal and question.kind != "community"]
    if question.kind == "multi" and names:
        yield question.name, frame[names].notna().any(axis=1).to_numpy(dtype=bool)
    elif question.kind != "multi":
        for name in names:
            yield name, frame[name].notna().to_numpy(dtype=bool)


def _answers(dataset: Dataset, table: str, period: Period) -> pd.DataFrame | None:
    """The answers of one period; None where the survey was not handed in."""
    frame = None if dataset.place else dataset.tables.get(table)  # answers of persons stay where they are
    if not isinstance(frame, pd.DataFrame):
        return None
    if not period.name or "survey_date" not in frame:
        return frame
    days = pd.to_datetime(frame["survey_date"])
    return frame[(days >= pd.Timestamp(period.start)) & (days < pd.Timestamp(period.end))]


def _typed(rows: Sequence[dict[str, object]], columns: list[str], numbers: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=columns)
    frame[numbers] = frame[numbers].astype(float)
    return frame
