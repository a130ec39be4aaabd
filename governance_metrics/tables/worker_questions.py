"""The workers' questionnaire: 14 items, W1 to W14, answered by community workers and reported for streets only."""

from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.places import yes_no_column
from governance_metrics.tables.question import Question, choice_column, codes
from governance_metrics.tables.scales import AGREEMENT, PROSPECTS, SKILL, STRESS
from governance_metrics.text import Text

PLATFORMS = (
    yes_no_column("uses_group", "每周使用：微信群", "weekly: chat group"),
    yes_no_column("uses_app", "每周使用：小程序或APP", "weekly: app"),
    yes_no_column("uses_platform", "每周使用：综合平台", "weekly: integrated platform"),
    yes_no_column("uses_sheet", "每周使用：在线表格", "weekly: online sheet"),
)
SKILLS = (
    choice_column("skill_group", Text(zh="技能：微信群", en="skill: chat group"), SKILL),
    choice_column("skill_app", Text(zh="技能：小程序", en="skill: mini-programme"), SKILL),
    choice_column("skill_sheet", Text(zh="技能：表格", en="skill: spreadsheet"), SKILL),
    choice_column("skill_platform", Text(zh="技能：平台", en="skill: platform"), SKILL),
)


def _number(name: str, zh: str, en: str, maximum: float | None = None) -> Column:
    return Column(name=name, type="number", title=Text(zh=zh, en=en), minimum=0, maximum=maximum)


WORKER_QUESTIONS = (
    Question(
        number="W1",
        wording=Text(
            zh="上级交办的行政事务占您工作时间的百分之几？",
            en="What percentage of your working time goes to tasks assigned from above?",
        ),
        kind="number",
        columns=(_number("admin_time_pct", "行政事务时间（%）", "time on assigned tasks (%)", 100),),
        required=False,
        note=Text(zh="填0到100，说不准可不填。", en="From 0 to 100; leave it blank if you cannot say."),
    ),
    Question(
        number="W2",
        wording=Text(
            zh="近四周，您平均每周加班几小时？",
            en="Over the past four weeks, how many hours of overtime a week did you work?",
        ),
        kind="number",
        columns=(_number("overtime_hours", "周均加班（小时）", "overtime hours a week", 100),),
        required=False,
        note=Text(zh="没有加班填0，说不准可不填。", en="0 for none; leave it blank if you cannot say."),
    ),
    Question(
        number="W3",
        wording=Text(zh="开会占您工作时间的百分之几？", en="What percentage of your working time goes to meetings?"),
        kind="number",
        columns=(_number("meeting_time_pct", "会议时间（%）", "time in meetings (%)", 100),),
        required=False,
        note=Text(zh="填0到100，说不准可不填。", en="From 0 to 100; leave it blank if you cannot say."),
    ),
    Question(
        number="W4",
        wording=Text(zh="您每个月要填报多少张报表？", en="How many forms do you have to fill in each month?"),
        kind="number",
        columns=(_number("forms_month", "每月填报表数", "forms a month"),),
        required=False,
        note=Text(
            zh="同一张表每月填多次算一张，说不准可不填。",
            en="Count a form once however often it is due; leave it blank if you cannot say.",
        ),
    ),
    Question(
        number="W4b",
        wording=Text(
            zh="其中内容重复的占几成？", en="Out of every ten of them, how many ask for what another form has?"
        ),
        kind="number",
        columns=(_number("forms_duplicate_tenths", "报表重复成数", "tenths of forms that repeat others", 10),),
        required=False,
        note=Text(zh="填0到10：3就是三成，说不准可不填。", en="From 0 to 10; leave it blank if you cannot say."),
    ),
    Question(
        number="W5",
        wording=Text(
            zh="您每周都用的工具有哪些？（可多选）", en="Which of these do you use every week? (Tick all that apply)"
        ),
        kind="multi",
        columns=PLATFORMS,
        labels=(
            Text(zh="微信群", en="WeChat group"),
            Text(zh="小程序或APP", en="Mini-programme or app"),
            Text(zh="综合平台", en="Integrated platform"),
            Text(zh="在线表格", en="Online spreadsheet"),
        ),
        none=Code("none", Text(zh="都不用", en="None of these")),
        name="tools",
    ),
    Question(
        number="W6",
        wording=Text(zh="下列工具您用得怎么样？", en="How well can you use each of these?"),
        kind="matrix",
        columns=SKILLS,
        labels=(
            Text(zh="微信群", en="WeChat group"),
            Text(zh="小程序", en="Mini-programme"),
            Text(zh="表格", en="Spreadsheet"),
            Text(zh="平台", en="Platform"),
        ),
        name="skills",
    ),
    Question(
        number="W7",
        wording=Text(zh="您觉得目前的工作量怎么样？", en="How do you find your present workload?"),
        kind="single",
        columns=(
            choice_column(
                "workload",
                Text(zh="工作量", en="workload"),
                codes(
                    ("light", "偏少", "Light"),
                    ("right", "适中", "About right"),
                    ("heavy", "偏多", "Heavy"),
                    ("overload", "超负荷", "More than I can carry"),
                ),
            ),
        ),
    ),
    Question(
        number="W8",
        wording=Text(
            zh="近一个月，工作给您的压力有多大？", en="Over the past month, how much stress has work put on you?"
        ),
        kind="scale",
        columns=(choice_column("stress", Text(zh="工作压力", en="stress at work"), STRESS),),
    ),
    Question(
        number="W9",
        wording=Text(
            zh="过去12个月，您参加过几次应急培训？",
            en="In the past 12 months, how many emergency trainings have you attended?",
        ),
        kind="number",
        columns=(_number("emergency_trainings", "应急培训次数", "emergency trainings"),),
        required=False,
        note=Text(zh="没有参加填0，记不清可不填。", en="0 for none; leave it blank if you cannot say."),
    ),
    Question(
        number="W9b",
        wording=Text(
            zh="您参与过突发事件的现场处置吗？", en="Have you ever helped to handle an emergency on the spot?"
        ),
        kind="yes_no",
        columns=(yes_no_column("handled_emergency", "参与过应急处置", "has handled an emergency"),),
        labels=(Text(zh="参与过", en="Yes"), Text(zh="没有", en="No")),
    ),
    Question(
        number="W10",
        wording=Text(
            zh="您是否同意：我能胜任精细化治理对社区工作的要求。",
            en="Do you agree: I am equal to what careful, fine-grained community work demands.",
        ),
        kind="scale",
        columns=(choice_column("competent", Text(zh="能胜任精细化要求", en="equal to the work"), AGREEMENT),),
    ),
    Question(
        number="W11",
        wording=Text(zh="您怎样看自己在这个岗位的发展空间？", en="How do you see your prospects in this post?"),
        kind="scale",
        columns=(choice_column("prospects", Text(zh="发展空间", en="prospects"), PROSPECTS),),
    ),
    Question(
        number="W12",
        wording=Text(zh="一年之内，您想离开这个岗位吗？", en="Do you mean to leave this post within a year?"),
        kind="single",
        columns=(
            choice_column(
                "leave_intent",
                Text(zh="离职意向", en="means to leave"),
                codes(
                    ("leave", "想", "Yes"),
                    ("undecided", "没想好", "Undecided"),
                    ("stay", "不想", "No"),
                ),
            ),
        ),
    ),
    Question(
        number="W13",
        wording=Text(zh="开展活动，最大的制约是什么？", en="What holds back activities most?"),
        kind="single",
        columns=(
            choice_column(
                "constraint",
                Text(zh="活动最大制约", en="what holds activities back"),
                codes(
                    ("staff", "人员", "Staff"),
                    ("place", "场地", "A place"),
                    ("funds", "资金", "Funds"),
                    ("authority", "权限", "Authority"),
                ),
            ),
        ),
    ),
    Question(
        number="W14",
        wording=Text(zh="您认为最该取消的一张表是什么？", en="Which one form should be abolished?"),
        kind="text",
        columns=(
            Column(
                name="form_to_drop", type="text", title=Text(zh="最该取消的表", en="form to abolish"), personal=True
            ),
        ),
        required=False,
        note=Text(
            zh="选填。只写表名，请不要写姓名和单位。",
            en="If you wish. The name of the form only; please name no person or unit.",
        ),
    ),
)
