"""Taking part, knowing whom, helping each other: items C1 to C9."""

from governance_metrics.tables.column import Code
from governance_metrics.tables.places import yes_no_column
from governance_metrics.tables.question import Asked, Question, choice_column, codes
from governance_metrics.text import Text

TOOK_PART = (
    yes_no_column("part_council", "参加过议事会", "took part: council"),
    yes_no_column("part_volunteer", "参加过志愿服务", "took part: volunteering"),
    yes_no_column("part_culture", "参加过文体活动", "took part: culture and sport"),
    yes_no_column("part_patrol", "参加过值守巡查", "took part: patrol"),
    yes_no_column("part_online", "参加过线上投票讨论", "took part: online votes"),
    yes_no_column("part_election", "参加过居委会选举", "took part: committee election"),
)
NOT_JOINED = (
    yes_no_column("no_time", "未参加：没时间", "not joined: no time"),
    yes_no_column("not_told", "未参加：不知道", "not joined: did not know"),
    yes_no_column("content_unsuitable", "未参加：内容不合适", "not joined: content unsuitable"),
    yes_no_column("no_place", "未参加：没场地", "not joined: no place"),
    yes_no_column("no_organiser", "未参加：没人组织", "not joined: nobody organises"),
    yes_no_column("no_interest", "未参加：没兴趣", "not joined: not interested"),
)

PARTICIPATION = (
    Question(
        number="C1",
        wording=Text(
            zh="过去12个月，您参加过本社区的哪些活动或事务？（可多选）",
            en="In the past 12 months, which of these did you take part in here? (Tick all that apply)",
        ),
        kind="multi",
        columns=TOOK_PART,
        labels=(
            Text(zh="议事会", en="A residents' council or meeting"),
            Text(zh="志愿服务", en="Volunteering"),
            Text(zh="文体活动", en="Culture or sport"),
            Text(zh="值守巡查", en="Gate duty or patrol"),
            Text(zh="线上投票讨论", en="Online votes or discussion"),
            Text(zh="居委会选举", en="The committee election"),
        ),
        none=Code("none", Text(zh="都没有", en="None of these")),
        name="participation",
    ),
    Question(
        number="C1b",
        wording=Text(
            zh="今后一年，您愿意参加这类活动或事务吗？", en="Would you take part in such things in the coming year?"
        ),
        kind="single",
        columns=(
            choice_column(
                "willing",
                Text(zh="参与意愿", en="willing to take part"),
                codes(
                    ("willing", "愿意", "Yes"),
                    ("fairly", "比较愿意", "Probably"),
                    ("not_very", "不太愿意", "Probably not"),
                    ("unwilling", "不愿意", "No"),
                ),
            ),
        ),
    ),
    Question(
        number="C2",
        wording=Text(zh="您觉得自己能影响社区的决定吗？", en="Can you influence what is decided in your community?"),
        kind="single",
        columns=(
            choice_column(
                "influence",
                Text(zh="能否影响社区决定", en="can influence decisions"),
                codes(
                    ("fully", "完全能", "Yes, fully"),
                    ("mostly", "基本能", "Yes, on the whole"),
                    ("hardly", "不太能", "Hardly"),
                    ("not", "不能", "No"),
                ),
            ),
        ),
    ),
    Question(
        number="C3",
        wording=Text(zh="您关心社区的公共事务吗？", en="Do you follow what goes on in community affairs?"),
        kind="single",
        columns=(
            choice_column(
                "public_care",
                Text(zh="关心公共事务", en="follows community affairs"),
                codes(
                    ("very", "很关心", "Closely"),
                    ("fairly", "比较关心", "Fairly closely"),
                    ("not_very", "不太关心", "Not very closely"),
                    ("none", "不关心", "Not at all"),
                ),
            ),
        ),
    ),
    Question(
        number="C4",
        wording=Text(
            zh="小区的公共事务出了问题，您一般先怎么办？",
            en="When something shared in your compound goes wrong, what do you do first?",
        ),
        kind="single",
        columns=(
            choice_column(
                "first_step",
                Text(zh="遇事先找谁", en="first step"),
                codes(
                    ("neighbours", "和邻居商量", "Talk it over with neighbours"),
                    ("head", "找楼栋长", "Go to the building head"),
                    ("committee", "找居委会", "Go to the residents' committee"),
                    ("property", "找物业", "Go to the property company"),
                    ("government", "找街道或打12345", "Go to the street office or call 12345"),
                    ("nothing", "不管", "Nothing"),
                ),
            ),
        ),
    ),
    Question(
        number="C5",
        wording=Text(
            zh="没有参加的主要原因是什么？（可多选）", en="What kept you from taking part? (Tick all that apply)"
        ),
        kind="multi",
        columns=NOT_JOINED,
        labels=(
            Text(zh="没时间", en="No time"),
            Text(zh="不知道有活动", en="Did not know of it"),
            Text(zh="内容不合适", en="Not the kind of thing for me"),
            Text(zh="没场地", en="No place for it"),
            Text(zh="没人组织", en="Nobody organised it"),
            Text(zh="没兴趣", en="Not interested"),
        ),
        name="reasons",
        asked=Asked("C1", "none"),
        note=Text(zh="上面选“都没有”的人回答。", en="For those who ticked none of these above."),
    ),
    Question(
        number="C6",
        wording=Text(
            zh="您知道本楼的楼栋长（或网格员）是谁吗？",
            en="Do you know who the head of your building (or your grid worker) is?",
        ),
        kind="single",
        columns=(
            choice_column(
                "knows_head",
                Text(zh="是否知道楼栋长", en="knows the building head"),
                codes(
                    ("contacted", "知道并联系过", "knows and has been in touch"),
                    ("knows", "知道", "knows"),
                    ("heard", "听说过", "has heard of"),
                    ("does_not_know", "不知道", "does not know"),
                ),
            ),
        ),
    ),
    Question(
        number="C7",
        wording=Text(
            zh="您认识社区书记或居委会主任吗？",
            en="Do you know the community secretary or the director of the residents' committee?",
        ),
        kind="single",
        columns=(
            choice_column(
                "knows_leader",
                Text(zh="是否认识书记或主任", en="knows the secretary or director"),
                codes(
                    ("knows", "认识", "Yes"),
                    ("has_seen", "见过", "Have seen them"),
                    ("does_not_know", "不认识", "No"),
                ),
            ),
        ),
    ),
    Question(
        number="C8",
        wording=Text(
            zh="近半年，您见过“双报到”党员在本小区服务吗？",
            en="In the past six months, have you seen party members in dual registration at work in your compound?",
        ),
        kind="single",
        columns=(
            choice_column(
                "seen_dual",
                Text(zh="见过双报到党员服务", en="has seen members in dual registration"),
                codes(
                    ("often", "多次", "Several times"),
                    ("once_or_twice", "一两次", "Once or twice"),
                    ("never", "没有", "Never"),
                    ("unknown_term", "不知道是什么", "Do not know what that is"),
                ),
            ),
        ),
    ),
    Question(
        number="C9",
        wording=Text(
            zh="过去12个月，您和邻里之间互相帮过忙吗？",
            en="In the past 12 months, have you and your neighbours helped each other?",
        ),
        kind="single",
        columns=(
            choice_column(
                "mutual_help",
                Text(zh="邻里互助", en="neighbours help each other"),
                codes(("often", "经常", "Often"), ("sometimes", "有时", "Sometimes"), ("never", "没有", "Never")),
            ),
        ),
    ),
)
