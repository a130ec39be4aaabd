"""Surveys: residents and workers, as they come back from the two questionnaires."""

from governance_metrics.tables.column import Column
from governance_metrics.tables.places import amount_column, area_column, key_column
from governance_metrics.tables.question import Question
from governance_metrics.tables.resident_background import IDENTITY, INSIDERS
from governance_metrics.tables.resident_participation import NOT_JOINED, TOOK_PART
from governance_metrics.tables.resident_questions import RESIDENT_QUESTIONS
from governance_metrics.tables.resident_services import NOTICES
from governance_metrics.tables.scales import Scale, mean_score, score_of
from governance_metrics.tables.table import Derived, Table, Time
from governance_metrics.tables.worker_questions import SKILLS, WORKER_QUESTIONS
from governance_metrics.text import Text

SURVEY_DATE = Column(
    name="survey_date", type="date", title=Text(zh="调查日期", en="date of survey"), aliases=("提交答卷时间",)
)
WEIGHT = amount_column("weight", "权重", "weight")
STRATUM = Column(name="stratum", type="text", title=Text(zh="抽样层", en="stratum"))
PSU = Column(name="psu", type="text", title=Text(zh="初级抽样单元", en="primary sampling unit"))


def any_of(name: str, columns: tuple[str, ...], title: Text) -> Derived:
    """Return the column that is true where any option is ticked and unknown where none was answered.

    Examples
    --------
    >>> any_of("took_part", ("a", "b"), Text(zh="参加", en="took part")).type
    'boolean'
    """
    ticked = " OR ".join(f"COALESCE({c}, FALSE)" for c in columns)
    answered = " OR ".join(f"{c} IS NOT NULL" for c in columns)
    return Derived(name=name, type="boolean", sql=f"CASE WHEN {answered} THEN ({ticked}) END", title=title)


def _names(columns: tuple[Column, ...]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


def _columns(questions: tuple[Question, ...]) -> tuple[Column, ...]:
    """The columns that hold what the design needs, then those of the questions in their order."""
    asked = [column for question in questions for column in question.columns if column.name != "community_id"]
    return (
        key_column("respondent_id", "问卷编号", "respondent id", person=True),
        area_column(),
        SURVEY_DATE,
        WEIGHT,
        STRATUM,
        PSU,
        *asked,
    )


RESIDENTS_SURVEY = Table(
    "residents_survey",
    ("respondent_id", "survey_date"),
    "community_id",
    _columns(RESIDENT_QUESTIONS),
    Text(zh="居民问卷", en="residents' survey"),
    Time("events", "survey_date"),
    (
        any_of("took_part", _names(TOOK_PART), Text(zh="参加过任一活动", en="took part in anything")),
        any_of("reached", _names(NOTICES), Text(zh="收得到通知", en="notices arrive")),
        any_of("gave_reason", _names(NOT_JOINED), Text(zh="说了未参加原因", en="gave a reason for not joining")),
        any_of("insider", INSIDERS, Text(zh="社区相关人员", en="tied to the community's work")),
        mean_score("identity", IDENTITY, Text(zh="认同感（1–5分）", en="identity (1 to 5)")),
    ),
    aliases=("社区治理居民问卷", "Residents' questionnaire on community governance"),
    sample=True,
)

WORKERS_SURVEY = Table(
    "workers_survey",
    ("respondent_id", "survey_date"),
    "community_id",
    _columns(WORKER_QUESTIONS),
    Text(zh="工作者问卷", en="workers' survey"),
    Time("events", "survey_date"),
    (
        any_of(
            "uses_any_platform",
            ("uses_app", "uses_platform"),
            Text(zh="每周使用任一平台", en="uses any platform weekly"),
        ),
        mean_score("skill", _names(SKILLS), Text(zh="技能（1–5分）", en="skill (1 to 5)")),
        score_of("stress", Text(zh="压力", en="stress")),
        score_of("competent", Text(zh="胜任感", en="equal to the work")),
        score_of("prospects", Text(zh="发展空间", en="prospects")),
    ),
    aliases=("社区工作者问卷", "Community workers' questionnaire"),
    sample=True,
)

TABLES: tuple[Table, ...] = (RESIDENTS_SURVEY, WORKERS_SURVEY)
SCALES: tuple[Scale, ...] = (
    Scale("identity", Text(zh="认同感量表（B2–B5）", en="identity scale (B2–B5)"), "residents_survey", IDENTITY),
    Scale("skill", Text(zh="技能量表（W6）", en="skill scale (W6)"), "workers_survey", _names(SKILLS)),
)
QUESTIONS: dict[str, tuple[Question, ...]] = {
    "residents_survey": RESIDENT_QUESTIONS,
    "workers_survey": WORKER_QUESTIONS,
}
