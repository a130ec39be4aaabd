"""Taking part: who does, who would, who feels heard, and what stands in the way."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="coop_participation_rate",
        title=Text(zh="居民参与率", en="Residents taking part"),
        definition=Text(
            zh="过去十二个月参加过至少一类社区活动或事务的居民 ÷ 有效回答",
            en="residents who took part in community life in any way in the past twelve months ÷ valid answers",
        ),
        interpretation=Text(
            zh="参加一次即计入，不说明参与深浅。问卷若由社区发放，积极居民会偏多，数值偏高；区间跨过参照值"
            "时不能下结论。",
            en="Once is enough, so depth does not show. Where the community itself hands out the form, "
            "active residents answer more and the figure runs high. If the interval spans the reference, "
            "nothing is settled.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        numerator="took_part",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P2e",
        page_one=True,
    ),
    Indicator(
        code="coop_willing_rate",
        title=Text(zh="参与意愿", en="Willing to take part"),
        definition=Text(
            zh="今后一年“愿意”或“比较愿意”参加社区活动或事务的居民 ÷ 有效回答",
            en="residents who would or probably would take part in the coming year ÷ valid answers",
        ),
        interpretation=Text(
            zh="嘴上愿意不等于会来。意愿高而参与率低，多半是不知道、没时间或内容不合适，要看未参加的原因。",
            en="Saying yes is not turning up. Where many are willing and few take part, look at the reasons they "
            "give: not told, no time, not the right kind of thing.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        numerator="willing IN ('willing', 'fairly')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P2j",
    ),
    Indicator(
        code="coop_influence_rate",
        title=Text(zh="影响感", en="Residents who feel they have a say"),
        definition=Text(
            zh="认为自己“完全能”或“基本能”影响社区决定的居民 ÷ 有效回答",
            en="residents who say they can fully or mostly influence what is decided ÷ valid answers",
        ),
        interpretation=Text(
            zh="这是主观感受，不等于实际有没有影响。议事多而影响感低，说明意见没有回音。",
            en="It is a feeling, not proof of influence. Many meetings and little sense of a say mean that views "
            "go in and nothing comes back.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        numerator="influence IN ('fully', 'mostly')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P1b",
    ),
    Indicator(
        code="coop_public_care",
        title=Text(zh="关心公共事务", en="Residents who follow public affairs"),
        definition=Text(
            zh="“很关心”或“比较关心”社区公共事务的居民 ÷ 有效回答",
            en="residents who follow community affairs closely or fairly closely ÷ valid answers",
        ),
        interpretation=Text(
            zh="关心容易说高，因为这样回答显得体面。应与实际参与一并看；不关心也可能是没有途径。",
            en="People like to say they care, so the figure runs high. Read it beside what they do; not following "
            "may also mean there is no way in.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        numerator="public_care IN ('very', 'fairly')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P2g",
    ),
    Indicator(
        code="coop_activity_fit",
        title=Text(zh="活动合需率", en="Activities that suit residents"),
        definition=Text(
            zh="未参加任何活动、说了原因而没有选“内容不合适”的居民 ÷ 未参加任何活动且说了原因的居民",
            en="residents who took part in nothing, gave a reason and did not say that the content was unsuitable "
            "÷ residents who took part in nothing and gave a reason",
        ),
        interpretation=Text(
            zh="只问没有参加的人，说的是内容不是门槛，不代表参加者的评价。合需率低，先问居民要什么，再办活动。",
            en="Only those who stayed away are asked, so it says whether content kept them out, not what "
            "participants think. Where it is low, ask residents what they want before holding more.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        universe="NOT took_part AND gave_reason",
        numerator="NOT content_unsuitable",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P2e",
    ),
    Indicator(
        code="coop_constraint_share",
        title=Text(zh="活动受制约占比", en="Activities held back by means"),
        definition=Text(
            zh="认为开展活动最大制约是人员、场地或资金的社区工作者 ÷ 有效回答",
            en="community workers who name staff, a place or funds as what holds activities back most ÷ valid answers",
        ),
        interpretation=Text(
            zh="这是工作者的判断，不是资源的计量，应与设施面积、经费、人手对照。其余的人选的是权限。",
            en="It is the judgement of workers, not a count of means: set it beside floor area, funds and staff. "
            "The others name authority.",
        ),
        theme="collaboration",
        direction="lower",
        table="workers_survey",
        numerator="constraint IN ('staff', 'place', 'funds')",
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="staff",
        source="P2e",
    ),
)
