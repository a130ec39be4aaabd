"""Services, rules, notices and what to improve: items D1 to G1."""

from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.places import yes_no_column
from governance_metrics.tables.question import Asked, Question, choice_column, codes
from governance_metrics.tables.scales import EXPLAINED, HELP, SATISFACTION, TIRED
from governance_metrics.text import Text

SATISFIED = (
    choice_column("sat_services", Text(zh="满意度：便民办事", en="satisfaction: everyday services"), SATISFACTION),
    choice_column("sat_environment", Text(zh="满意度：环境", en="satisfaction: surroundings"), SATISFACTION),
    choice_column("sat_safety", Text(zh="满意度：治安", en="satisfaction: public safety"), SATISFACTION),
    choice_column("sat_mediation", Text(zh="满意度：调解", en="satisfaction: mediation"), SATISFACTION),
    choice_column("sat_supplies", Text(zh="满意度：应急物资", en="satisfaction: emergency supplies"), SATISFACTION),
    choice_column("sat_property", Text(zh="满意度：物业", en="satisfaction: property company"), SATISFACTION),
)
MICRO = (
    yes_no_column("micro_group_buy", "用过：团购配送", "used: group buying and delivery"),
    yes_no_column("micro_errand", "用过：代购", "used: shopping done for me"),
    yes_no_column("micro_visit", "用过：上门问询", "used: someone calling to ask"),
    yes_no_column("micro_pickup", "用过：自提点", "used: pick-up point"),
)
NOTICES = (
    yes_no_column("notice_group", "通知渠道：微信群", "notices: chat group"),
    yes_no_column("notice_app", "通知渠道：小程序或APP", "notices: app"),
    yes_no_column("notice_phone", "通知渠道：电话短信", "notices: phone or text"),
    yes_no_column("notice_visit", "通知渠道：上门", "notices: visit"),
    yes_no_column("notice_board", "通知渠道：公告栏", "notices: board"),
)

SERVICES = (
    Question(
        number="D1",
        wording=Text(
            zh="总体上，您对社区的服务满意吗？", en="On the whole, how satisfied are you with community services?"
        ),
        kind="scale",
        columns=(choice_column("satisfaction", Text(zh="总体满意度", en="overall satisfaction"), SATISFACTION),),
    ),
    Question(
        number="D2",
        wording=Text(zh="您对下列各方面满意吗？", en="How satisfied are you with each of these?"),
        kind="matrix",
        columns=SATISFIED,
        labels=(
            Text(zh="便民办事", en="Everyday services"),
            Text(zh="环境", en="Surroundings"),
            Text(zh="治安", en="Public safety"),
            Text(zh="调解", en="Settling disputes"),
            Text(zh="应急物资", en="Emergency supplies"),
            Text(zh="物业", en="Property company"),
        ),
        name="satisfaction_by_field",
    ),
    Question(
        number="D3",
        wording=Text(
            zh="过去一年，您向社区反映过问题吗？结果怎样？",
            en="In the past year, did you raise an issue with the community, and what came of it?",
        ),
        kind="single",
        columns=(
            choice_column(
                "issue_result",
                Text(zh="反映问题的结果", en="issue raised and its result"),
                codes(
                    ("not_raised", "未反映", "Raised none"),
                    ("solved", "已解决", "Solved"),
                    ("in_progress", "处理中", "Being dealt with"),
                    ("no_reply", "没回音", "No reply"),
                ),
            ),
        ),
    ),
    Question(
        number="D4",
        wording=Text(
            zh="您用过社区的哪些便民微服务？（可多选）",
            en="Which of these small services have you used here? (Tick all that apply)",
        ),
        kind="multi",
        columns=MICRO,
        labels=(
            Text(zh="团购配送", en="Group buying and delivery"),
            Text(zh="代购", en="Shopping done for me"),
            Text(zh="上门问询", en="Someone calling to see how I am"),
            Text(zh="自提点", en="A pick-up point"),
        ),
        none=Code("none", Text(zh="没用过", en="None of these")),
        name="micro_services",
    ),
    Question(
        number="D4b",
        wording=Text(zh="这些微服务对您有帮助吗？", en="Did they help you?"),
        kind="scale",
        columns=(choice_column("micro_helpful", Text(zh="微服务有无帮助", en="small services helped"), HELP),),
        asked=Asked("D4", "none", given=False),
        note=Text(zh="用过任意一种的人回答。", en="For those who have used any of them."),
    ),
    Question(
        number="E1",
        wording=Text(
            zh="必要的登记、出入管理，您自己做到的情况是？",
            en="Where registration and gate rules were needed, how far did you keep to them?",
        ),
        kind="single",
        columns=(
            choice_column(
                "complied",
                Text(zh="自己遵守情况", en="own compliance"),
                codes(
                    ("always", "都做到了", "Always"),
                    ("mostly", "大多做到", "Mostly"),
                    ("sometimes_not", "有时没做到", "Sometimes did not"),
                    ("rarely", "很少做到", "Rarely"),
                ),
            ),
        ),
    ),
    Question(
        number="E2",
        wording=Text(zh="据您看，周围不遵守的情况多吗？", en="As far as you can see, how often do others not comply?"),
        kind="single",
        columns=(
            choice_column(
                "others_break",
                Text(zh="周围不遵守情况", en="others' non-compliance"),
                codes(("never", "没有", "Never"), ("occasionally", "偶尔", "Now and then"), ("often", "经常", "Often")),
            ),
        ),
    ),
    Question(
        number="E3",
        wording=Text(
            zh="一再登记、填报，让您觉得厌烦吗？", en="Are you tired of having to register and fill in forms again?"
        ),
        kind="scale",
        columns=(choice_column("fatigue", Text(zh="登记填报厌烦", en="tired of registering"), TIRED),),
    ),
    Question(
        number="E4",
        wording=Text(zh="社区把规定的理由讲清楚了吗？", en="Did the community explain the reasons for its rules?"),
        kind="scale",
        columns=(choice_column("rules_explained", Text(zh="规定理由讲清", en="reasons explained"), EXPLAINED),),
    ),
    Question(
        number="F1",
        wording=Text(
            zh="您从哪里得到社区的通知？（可多选）", en="How do community notices reach you? (Tick all that apply)"
        ),
        kind="multi",
        columns=NOTICES,
        labels=(
            Text(zh="微信群", en="WeChat group"),
            Text(zh="小程序或APP", en="Mini-programme or app"),
            Text(zh="电话短信", en="Phone or text message"),
            Text(zh="上门", en="Someone calls"),
            Text(zh="公告栏", en="Notice board"),
        ),
        none=Code("none", Text(zh="收不到", en="They do not reach me")),
        name="notices",
    ),
    Question(
        number="F2",
        wording=Text(
            zh="您用社区的线上平台办过事吗？", en="Have you used the community's online platform for anything?"
        ),
        kind="single",
        columns=(
            choice_column(
                "online_service",
                Text(zh="用过线上平台", en="used the online platform"),
                codes(("used", "用过", "Yes"), ("not_used", "没用过", "No"), ("cannot_use", "不会用", "Cannot use it")),
            ),
        ),
    ),
    Question(
        number="F3",
        wording=Text(
            zh="过去一年，同样的信息您被重复要求填过几次？",
            en="In the past year, how often were you asked again for information you had already given?",
        ),
        kind="single",
        columns=(
            choice_column(
                "asked_again",
                Text(zh="同样信息重复填报次数", en="asked again for the same information"),
                codes(
                    ("0", "0次", "Never"),
                    ("1-2", "1–2次", "Once or twice"),
                    ("3-5", "3–5次", "3 to 5 times"),
                    ("6+", "6次及以上", "6 times or more"),
                ),
            ),
        ),
    ),
    Question(
        number="G1",
        wording=Text(zh="您最希望社区改进的一件事是什么？", en="What one thing should the community improve?"),
        kind="text",
        columns=(Column(name="improve", type="text", title=Text(zh="最想改进", en="to improve"), personal=True),),
        required=False,
        note=Text(
            zh="选填。请不要写姓名、电话、住址，也不要写能认出某个人的内容。",
            en="If you wish. Please leave out names, phone numbers, addresses and whatever would show who is meant.",
        ),
    ),
)
