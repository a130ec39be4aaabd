"""Surveys: residents and workers, as they come back from the two questionnaires."""

from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.people import SEX
from governance_metrics.tables.places import amount_column, area_column, key_column, yes_no_column
from governance_metrics.tables.table import Derived, Table, Time
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


PARTICIPATION = (
    yes_no_column("part_council", "参加过议事会", "took part: council"),
    yes_no_column("part_volunteer", "参加过志愿服务", "took part: volunteering"),
    yes_no_column("part_culture", "参加过文体活动", "took part: culture and sport"),
    yes_no_column("part_patrol", "参加过值守巡查", "took part: patrol"),
    yes_no_column("part_online", "参加过线上投票讨论", "took part: online votes"),
    yes_no_column("part_election", "参加过居委会选举", "took part: committee election"),
)
NOTICES = (
    yes_no_column("notice_group", "通知渠道：微信群", "notices: chat group"),
    yes_no_column("notice_app", "通知渠道：小程序或APP", "notices: app"),
    yes_no_column("notice_phone", "通知渠道：电话短信", "notices: phone or text"),
    yes_no_column("notice_visit", "通知渠道：上门", "notices: visit"),
    yes_no_column("notice_board", "通知渠道：公告栏", "notices: board"),
)

RESIDENTS_SURVEY = Table(
    "residents_survey",
    ("respondent_id", "survey_date"),
    "community_id",
    (
        key_column("respondent_id", "问卷编号", "respondent id", person=True),
        area_column(),
        SURVEY_DATE,
        WEIGHT,
        STRATUM,
        PSU,
        SEX,
        Column(
            name="age_band",
            type="code",
            title=Text(zh="年龄段", en="age band"),
            codes=(
                *(Code(band, Text(zh=f"{band}岁", en=f"aged {band}")) for band in ("18-29", "30-44", "45-59", "60-74")),
                Code("75+", Text(zh="75岁及以上", en="aged 75 and over")),
            ),
        ),
        Column(
            name="belonging",
            type="code",
            title=Text(zh="归属感", en="belonging"),
            codes=(
                Code("very", Text(zh="很强", en="very strongly")),
                Code("fairly", Text(zh="比较强", en="fairly strongly")),
                Code("not_very", Text(zh="不太强", en="not very strongly")),
                Code("none", Text(zh="没有", en="not at all")),
            ),
        ),
        *PARTICIPATION,
        Column(
            name="knows_head",
            type="code",
            title=Text(zh="是否知道楼栋长", en="knows the building head"),
            codes=(
                Code("contacted", Text(zh="知道并联系过", en="knows and has been in touch")),
                Code("knows", Text(zh="知道", en="knows")),
                Code("heard", Text(zh="听说过", en="has heard of")),
                Code("does_not_know", Text(zh="不知道", en="does not know")),
            ),
        ),
        Column(
            name="satisfaction",
            type="code",
            title=Text(zh="总体满意度", en="overall satisfaction"),
            codes=(
                Code("1", Text(zh="很不满意", en="very dissatisfied")),
                Code("2", Text(zh="不太满意", en="dissatisfied")),
                Code("3", Text(zh="一般", en="neither")),
                Code("4", Text(zh="比较满意", en="satisfied")),
                Code("5", Text(zh="非常满意", en="very satisfied")),
            ),
        ),
        *NOTICES,
    ),
    Text(zh="居民问卷", en="residents' survey"),
    Time("events", "survey_date"),
    (
        any_of(
            "took_part",
            tuple(c.name for c in PARTICIPATION),
            Text(zh="参加过任一活动", en="took part in anything"),
        ),
        any_of("reached", tuple(c.name for c in NOTICES), Text(zh="收得到通知", en="notices arrive")),
    ),
    sample=True,
)

PLATFORMS = (
    yes_no_column("uses_group", "每周使用：微信群", "weekly: chat group"),
    yes_no_column("uses_app", "每周使用：小程序或APP", "weekly: app"),
    yes_no_column("uses_platform", "每周使用：综合平台", "weekly: integrated platform"),
    yes_no_column("uses_sheet", "每周使用：在线表格", "weekly: online sheet"),
)

WORKERS_SURVEY = Table(
    "workers_survey",
    ("respondent_id", "survey_date"),
    "community_id",
    (
        key_column("respondent_id", "问卷编号", "respondent id", person=True),
        area_column(),
        SURVEY_DATE,
        WEIGHT,
        STRATUM,
        PSU,
        *PLATFORMS,
    ),
    Text(zh="工作者问卷", en="workers' survey"),
    Time("events", "survey_date"),
    (
        any_of(
            "uses_any_platform",
            ("uses_app", "uses_platform"),
            Text(zh="每周使用任一平台", en="uses any platform weekly"),
        ),
    ),
    sample=True,
)

TABLES: tuple[Table, ...] = (RESIDENTS_SURVEY, WORKERS_SURVEY)
