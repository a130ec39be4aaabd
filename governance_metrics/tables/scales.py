"""Ordered answers: the five steps from one end to the other, as the questionnaires word them."""

from dataclasses import dataclass

from governance_metrics.tables.column import Code
from governance_metrics.tables.question import codes
from governance_metrics.tables.table import Derived
from governance_metrics.text import Text


def five(*steps: tuple[str, str]) -> tuple[Code, ...]:
    """Return five ordered answers, stored as ``1`` to ``5``, from Chinese and English.

    Examples
    --------
    >>> AGREEMENT[0].code, AGREEMENT[4].title.zh
    ('1', '很同意')
    """
    return codes(*((str(step), zh, en) for step, (zh, en) in enumerate(steps, start=1)))


AGREEMENT = five(
    ("很不同意", "Strongly disagree"),
    ("不太同意", "Disagree"),
    ("一般", "Neither"),
    ("比较同意", "Agree"),
    ("很同意", "Strongly agree"),
)
SATISFACTION = five(
    ("很不满意", "very dissatisfied"),
    ("不太满意", "dissatisfied"),
    ("一般", "neither"),
    ("比较满意", "satisfied"),
    ("非常满意", "very satisfied"),
)
HELP = five(
    ("没有帮助", "No help at all"),
    ("帮助不大", "Little help"),
    ("一般", "Some help"),
    ("比较有帮助", "A good deal of help"),
    ("很有帮助", "A great deal of help"),
)
TIRED = five(
    ("完全不会", "Not at all"),
    ("不太会", "Not really"),
    ("一般", "Somewhat"),
    ("比较厌烦", "Rather"),
    ("非常厌烦", "Very much"),
)
EXPLAINED = five(
    ("完全没讲", "Not at all"),
    ("讲得很少", "Hardly"),
    ("讲了一些", "In part"),
    ("讲得比较清楚", "Fairly clearly"),
    ("讲得很清楚", "Very clearly"),
)
SKILL = five(
    ("不会用", "Cannot use it"),
    ("会一点", "A little"),
    ("基本会用", "Well enough"),
    ("比较熟练", "Well"),
    ("很熟练", "Very well"),
)
STRESS = five(
    ("没有压力", "None"),
    ("压力较小", "Slight"),
    ("一般", "Moderate"),
    ("压力较大", "Considerable"),
    ("压力很大", "Very great"),
)
PROSPECTS = five(
    ("很差", "Very poor"),
    ("较差", "Poor"),
    ("一般", "Neither good nor poor"),
    ("较好", "Good"),
    ("很好", "Very good"),
)


@dataclass(frozen=True)
class Scale:
    """Items whose answers add up to one score.

    Parameters
    ----------
    name : str
        The derived column that holds the score.
    title : Text
        What a reader calls it.
    table : str
        The survey.
    items : tuple of str
        Its columns, all on one direction.

    Examples
    --------
    >>> Scale("skill", Text(zh="技能", en="skill"), "workers_survey", ("skill_group", "skill_app")).items[0]
    'skill_group'
    """

    name: str
    title: Text
    table: str
    items: tuple[str, ...]


def score_of(column: str, title: Text) -> Derived:
    """Return the number from 1 to 5 that stands behind an ordered answer, unknown where it is blank.

    Examples
    --------
    >>> score_of("stress", Text(zh="压力", en="stress")).name
    'stress_score'
    """
    scored = Text(zh=f"{title.zh}（1–5分）", en=f"{title.en} (1 to 5)")
    return Derived(name=f"{column}_score", type="number", sql=f'CAST("{column}" AS DOUBLE)', title=scored)


def mean_score(name: str, columns: tuple[str, ...], title: Text) -> Derived:
    """Return the mean of several ordered answers, unknown unless all of them are known.

    Examples
    --------
    >>> mean_score("skill", ("a", "b"), Text(zh="技能", en="skill")).sql
    '(CAST("a" AS DOUBLE) + CAST("b" AS DOUBLE)) / 2.0'
    """
    total = " + ".join(f'CAST("{column}" AS DOUBLE)' for column in columns)
    return Derived(name=name, type="number", sql=f"({total}) / {float(len(columns))}", title=title)
