"""Self-government: who begins a matter, how often people confer, whom they turn to."""

from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="party_own_initiative_share",
        title=Text(zh="自主发起事项占比", en="Matters begun locally"),
        definition=Text(
            zh="由居民或居委会自主发起的事项 ÷ 登记的全部事项",
            en="matters begun by residents or the residents' committee ÷ all matters logged",
        ),
        interpretation=Text(
            zh="比值低说明事项多由上级交办，不等于居民不愿自治。自主事项常常不入台账，漏记会使数值偏低。",
            en="A low share means most matters come from above, not that residents are unwilling. Local "
            "matters often go unlogged, which pulls the figure down.",
        ),
        theme="party_building",
        direction="higher",
        table="tasks",
        universe="kind = 'task'",
        numerator="own_initiative",
        counted=Text(zh="件自主发起的事项", en="matters begun locally"),
        disclosure="public",
        source="P1a",
        page_one=True,
    ),
    Indicator(
        code="party_deliberation_n",
        title=Text(zh="年议事协商次数", en="Deliberation meetings a year"),
        definition=Text(
            zh="有会议记录的议事协商次数 ÷ 社区数，折算为一年",
            en="deliberation meetings with minutes ÷ communities, put on a yearly footing",
        ),
        interpretation=Text(
            zh="说明议事有没有经常开，不说明谁来了、议的是不是居民关心的事、议定的办没办。没有记录的会不计入。",
            en="It shows how regularly people met, not who came, whether the matter was theirs, or what became of "
            "it. Meetings without minutes do not count.",
        ),
        theme="party_building",
        direction="higher",
        numerator=Part(table="activities", where="kind = 'deliberation' AND minutes_kept"),
        denominator=Part(table="communities", sum="period_months / 12"),
        measure="rate",
        unit=Text(zh="次/社区·年", en="meetings per community a year"),
        counted=Text(zh="次会议", en="meetings"),
        disclosure="public",
        source="P1a",
    ),
    Indicator(
        code="party_hotline_rate",
        title=Text(zh="千户热线工单数", en="Hotline orders per 1,000 households"),
        definition=Text(
            zh="热线工单件数 ÷（入住户数 ÷ 1000），折算为一年",
            en="hotline orders ÷ (occupied households ÷ 1,000), put on a yearly footing",
        ),
        interpretation=Text(
            zh="高低都可能是好事也可能是坏事：工单多或因问题多，或因居民更信得过热线。只看自身变化，不评高低，不排名"
            "次。",
            en="High or low may be good or bad: many orders can mean many problems, or residents who trust the "
            "line. Watch its own trend only; it is never scored and never ranked.",
        ),
        theme="party_building",
        direction="context",
        numerator=Part(table="incidents", where="channel = 'hotline'"),
        denominator=Part(table="communities", sum="households_occupied / 1000 * period_months / 12"),
        measure="rate",
        unit=Text(zh="件/千户·年", en="orders per 1,000 households a year"),
        counted=Text(zh="件工单", en="orders"),
        disclosure="public",
        source="P1c",
    ),
    Indicator(
        code="party_visit_rate",
        title=Text(zh="入户走访率", en="Households visited"),
        definition=Text(
            zh="年内走访过的户数（同一户只计首次）÷ 入住户数",
            en="households visited in the year, each counted at its first visit ÷ occupied households",
        ),
        interpretation=Text(
            zh="说明走到了多少户，不说明听到了什么、解决了什么。若把重复走访也登记为首次，比率会超过全部，此时不予采"
            "用。",
            en="It shows how many doors were knocked on, not what was heard or settled. Where repeat visits are "
            "logged as first ones the share passes the whole, and is then refused.",
        ),
        theme="party_building",
        direction="higher",
        numerator=Part(table="activities", sum="households_visited", where="kind = 'visit'"),
        denominator=Part(table="communities", sum="households_occupied"),
        measure="share",
        counted=Text(zh="户", en="households"),
        disclosure="public",
        source="R1b",
    ),
)
