"""What one row adds to each sum of a card, as SQL; added up by the engine, or row by row."""

from typing import NamedTuple

from governance_metrics.query.source import Job


class Term(NamedTuple):
    """What a row adds to a sum: a number, or 1 where there is one; a sum of nothing is 0."""

    sql: str
    counted: bool

    @property
    def total(self) -> str:
        """The sum over rows."""
        return f"COUNT({self.sql})" if self.counted else f"COALESCE(SUM({self.sql}), CAST(0 AS DOUBLE))"

    @property
    def of_row(self) -> str:
        """The number of one row."""
        number = f"CAST(({self.sql}) IS NOT NULL AS DOUBLE)" if self.counted else self.sql
        return f"COALESCE({number}, CAST(0 AS DOUBLE))"


def term_of(name: str, k: int, job: Job, shift: float, weighted: bool, condition: bool) -> Term:
    """Return what a row adds to one sum of one job, from the columns ``grouped.job_columns`` gives.

    A condition is 1 or 0, and adding is quicker than looking.

    Parameters
    ----------
    name : str
        The sum.
    k : int
        Position of the job.
    job : Job
        What is asked.
    shift : float
        A rough ratio, taken off before squaring.
    weighted : bool
        Whether there are weights.
    condition : bool
        Whether the number above is a condition.

    Examples
    --------
    >>> job = Job("yes", "both", "TRUE", "yes", "1")
    >>> term_of("n", 0, job, 0.0, True, True).total, term_of("wy", 0, job, 0.0, True, True).of_row
    ('COUNT(y_0)', 'COALESCE(weight__ * y_0, CAST(0 AS DOUBLE))')
    """
    y, x = f"y_{k}", "CAST(1 AS DOUBLE)" if job.denominator == "1" else f"x_{k}"
    counted = {
        "n": y,
        "n_missing": f"m_{k}",
        "n_numerator": f"CASE WHEN {y} <> 0 THEN 1 END",
        "weighted": f"CASE WHEN weight__ <> 0 THEN {y} END",
        "seen": f"CASE WHEN weight__ <> 0 THEN COALESCE(m_{k}, {y}) END",
    }
    if name in counted and not (name == "n_numerator" and condition):
        return Term(counted[name], counted=True)
    w = "weight__ * " if weighted else ""
    away = f"({w}({y} - CAST({shift!r} AS DOUBLE) * {x}))"
    numbers = {
        "n_numerator": y,
        "known": f"k_{k}",
        "w": f"CASE WHEN {y} IS NOT NULL THEN weight__ END",
        "wy": f"{w}{y}",
        "wx": f"{w}{x}",
        "wyy": f"{w}{y} * {y}",
        "wxy": f"{w}{x} * {y}",
        "wxx": f"{w}{x} * {x}",
        "aa": f"{away} * {away}",
        "ab": f"{away} * {w}{x}",
        "bb": f"CASE WHEN {y} IS NOT NULL THEN {w}{x} * {w}{x} END",
        "a1": f"{w}{away}",
        "b1": f"CASE WHEN {y} IS NOT NULL THEN {w}{w}{x} END",
        "uy": f"CASE WHEN weight__ <> 0 THEN {y} END" if weighted else y,
        "ux": f"CASE WHEN {y} IS NOT NULL{' AND weight__ <> 0' if weighted else ''} THEN {x} END",
    }
    return Term(numbers[name], counted=False)
