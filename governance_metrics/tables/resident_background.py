"""Who answers, and how closely they feel tied to the place: items A1 to B5."""

from governance_metrics.tables.column import Code
from governance_metrics.tables.people import SEX
from governance_metrics.tables.places import area_column, yes_no_column
from governance_metrics.tables.question import Question, choice_column, codes
from governance_metrics.tables.scales import AGREEMENT
from governance_metrics.text import Text

ROLES = (
    yes_no_column("role_resident", "身份：普通居民", "role: ordinary resident"),
    yes_no_column("role_party_member", "身份：党员", "role: party member"),
    yes_no_column("role_head", "身份：楼栋长", "role: building head"),
    yes_no_column("role_volunteer", "身份：志愿者", "role: volunteer"),
    yes_no_column("role_staff", "身份：社区工作者或家属", "role: community worker or family"),
    yes_no_column("role_property", "身份：物业人员", "role: property staff"),
)
INSIDERS = ("role_party_member", "role_head", "role_volunteer", "role_staff", "role_property")
IDENTITY = ("identity_member", "identity_needs", "identity_neighbours", "identity_together")

BACKGROUND = (
    Question(
        number="A1",
        wording=Text(zh="您住在哪个社区？", en="Which community do you live in?"),
        kind="community",
        columns=(area_column(),),
    ),
    Question(
        number="A2",
        wording=Text(zh="您住的小区有没有物业公司？", en="Does your compound have a property company?"),
        kind="yes_no",
        columns=(yes_no_column("has_property", "小区有无物业", "compound has a property company"),),
        labels=(Text(zh="有", en="Yes"), Text(zh="没有", en="No")),
    ),
    Question(
        number="A3",
        wording=Text(zh="您在本社区住了多久？", en="How long have you lived in this community?"),
        kind="single",
        columns=(
            choice_column(
                "years_here",
                Text(zh="居住年限", en="years here"),
                codes(
                    ("under_1", "不满1年", "Less than 1 year"),
                    ("1-3", "1–3年", "1 to 3 years"),
                    ("4-9", "4–9年", "4 to 9 years"),
                    ("10+", "10年及以上", "10 years or more"),
                ),
            ),
        ),
    ),
    Question(
        number="A4",
        wording=Text(zh="您的年龄段是？", en="Which age group are you in?"),
        kind="single",
        columns=(
            choice_column(
                "age_band",
                Text(zh="年龄段", en="age band"),
                (
                    *codes(
                        *((b, f"{b}岁", f"aged {b}") for b in ("18-29", "30-44", "45-59", "60-74")),
                    ),
                    Code("75+", Text(zh="75岁及以上", en="aged 75 and over")),
                ),
            ),
        ),
    ),
    Question(
        number="A5",
        wording=Text(zh="您的性别是？", en="What is your sex?"),
        kind="single",
        columns=(SEX,),
    ),
    Question(
        number="A6",
        wording=Text(zh="下列哪些情况符合您？（可多选）", en="Which of these apply to you? (Tick all that apply)"),
        kind="multi",
        columns=ROLES,
        labels=(
            Text(zh="普通居民", en="Ordinary resident"),
            Text(zh="党员", en="Party member"),
            Text(zh="楼栋长", en="Building head"),
            Text(zh="志愿者", en="Volunteer"),
            Text(zh="社区工作者或家属", en="Community worker, or family of one"),
            Text(zh="物业人员", en="Property staff"),
        ),
        none=Code("none", Text(zh="都不是", en="None of these")),
        name="roles",
    ),
    Question(
        number="A7",
        wording=Text(zh="您是怎样收到这份问卷的？", en="How did this questionnaire reach you?"),
        kind="single",
        columns=(
            choice_column(
                "reached_by",
                Text(zh="问卷送达方式", en="how the questionnaire arrived"),
                codes(
                    ("random_visit", "随机上门", "Someone called at random"),
                    ("phone", "电话", "By phone"),
                    ("notice", "社区通知", "The community told me of it"),
                    ("chat_group", "微信群", "In a WeChat group"),
                    ("proxy", "他人代填", "Someone else filled it in for me"),
                ),
            ),
        ),
    ),
    Question(
        number="B1",
        wording=Text(zh="您对本社区的归属感有多强？", en="How strongly do you feel that you belong to this community?"),
        kind="single",
        columns=(
            choice_column(
                "belonging",
                Text(zh="归属感", en="belonging"),
                codes(
                    ("very", "很强", "very strongly"),
                    ("fairly", "比较强", "fairly strongly"),
                    ("not_very", "不太强", "not very strongly"),
                    ("none", "没有", "not at all"),
                ),
            ),
        ),
    ),
    Question(
        number="B2",
        wording=Text(zh="您是否同意：我是这个社区的一员。", en="Do you agree: I am part of this community."),
        kind="scale",
        columns=(choice_column("identity_member", Text(zh="认同：是社区一员", en="identity: part of it"), AGREEMENT),),
    ),
    Question(
        number="B3",
        wording=Text(
            zh="您是否同意：住在这里，日常生活需要基本能满足。",
            en="Do you agree: living here, I can get most of what daily life needs.",
        ),
        kind="scale",
        columns=(
            choice_column("identity_needs", Text(zh="认同：需要能满足", en="identity: needs are met"), AGREEMENT),
        ),
    ),
    Question(
        number="B4",
        wording=Text(
            zh="您是否同意：我和邻居相处融洽，平时有来往。",
            en="Do you agree: I get on well with my neighbours and see something of them.",
        ),
        kind="scale",
        columns=(
            choice_column("identity_neighbours", Text(zh="认同：邻里有来往", en="identity: neighbours"), AGREEMENT),
        ),
    ),
    Question(
        number="B5",
        wording=Text(
            zh="您是否同意：遇到事情，这里的人愿意一起把社区弄好。",
            en="Do you agree: when something comes up, people here pull together for the community.",
        ),
        kind="scale",
        columns=(
            choice_column(
                "identity_together", Text(zh="认同：愿一起出力", en="identity: people pull together"), AGREEMENT
            ),
        ),
    ),
)
