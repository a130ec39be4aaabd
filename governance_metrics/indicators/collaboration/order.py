"""Order: incidents against rules and staff, weariness, and whether reasons were given."""

from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="coop_defiance_rate",
        title=Text(zh="逆反事件率", en="Defiance incidents"),
        definition=Text(
            zh="破坏围挡、驾车闯卡、辱骂工作人员、肢体冲突四类事件数 ÷（常住户数/1000 × 月数）",
            en="damaged barriers, cars driven through gates, abuse of staff and assaults ÷ (thousands of "
            "occupied households × months)",
        ),
        interpretation=Text(
            zh="登记越细，事件越多：数值上升可能是记录改善，不一定是秩序变差。起数少的社区逐期波动大，一起"
            "个案不能当作比率。",
            en="Better logging means more incidents, so a rise need not mean worse order. Where incidents "
            "are few the rate swings from period to period, and one case is not a rate.",
        ),
        theme="collaboration",
        direction="lower",
        numerator=Part(table="incidents", where="type IN ('fence_damage', 'gate_rush', 'abuse', 'assault')"),
        denominator=Part(table="communities", sum="households_occupied / 1000 * period_months"),
        measure="rate",
        unit=Text(zh="起/千户·月", en="incidents per 1,000 households a month"),
        counted=Text(zh="起事件", en="incidents"),
        disclosure="public",
        source="P2h",
        page_one=True,
    ),
    Indicator(
        code="coop_assault_n",
        title=Text(zh="侵害工作人员件数", en="Assaults on staff"),
        definition=Text(
            zh="期内登记的与工作人员发生肢体冲突的事件数",
            en="incidents of physical assault on staff logged in the period",
        ),
        interpretation=Text(
            zh="件数少，不计算比率，也不排名。一起也要逐件处理；对外不得写出能认出当事人的内容。",
            en="They are few, so no rate and no ranking is made of them. Each one has to be dealt with; nothing "
            "may be published by which those involved can be recognised.",
        ),
        theme="collaboration",
        direction="lower",
        table="incidents",
        universe="type = 'assault'",
        numerator="1",
        measure="count",
        unit=Text(zh="起", en="incidents"),
        counted=Text(zh="起事件", en="incidents"),
        disclosure="persons",
        source="P2i",
    ),
    Indicator(
        code="coop_fatigue",
        title=Text(zh="疲劳感", en="Tired of registering"),
        definition=Text(
            zh="对一再登记、填报“比较厌烦”或“非常厌烦”的居民 ÷ 有效回答",
            en="residents rather or very much tired of registering and filling in forms again ÷ valid answers",
        ),
        interpretation=Text(
            zh="说的是对登记方式的厌烦，不是对防控本身的态度，更不针对个人。填报次数减下来，这个数应当跟着降。",
            en="It is weariness of the way people are registered, not an attitude to control as such, and never "
            "about a person. Fewer repeated forms should bring it down.",
        ),
        theme="collaboration",
        direction="lower",
        table="residents_survey",
        numerator="fatigue IN ('4', '5')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P2h",
    ),
    Indicator(
        code="coop_rule_fair",
        title=Text(zh="规则讲清率", en="Residents told why"),
        definition=Text(
            zh="认为社区把规定的理由讲得“比较清楚”或“很清楚”的居民 ÷ 有效回答",
            en="residents who say the reasons for rules were explained fairly or very clearly ÷ valid answers",
        ),
        interpretation=Text(
            zh="讲清不等于认可，但没讲清就谈不上服从。低的社区先补解释，再谈处置。",
            en="Hearing the reason is not agreeing, yet without it there is little ground for compliance. Where "
            "it is low, explain first.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        numerator="rules_explained IN ('4', '5')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P2h",
    ),
)
