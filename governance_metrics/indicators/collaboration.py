"""Collaboration: space, participation, belonging, order, social organisations, building heads."""

from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="coop_facility_100hh",
        title=Text(zh="百户设施面积", en="Facility area per 100 households"),
        definition=Text(
            zh="社区综合服务设施面积（平方米）÷（常住户数/100）",
            en="area of community service facilities in square metres ÷ hundreds of occupied households",
        ),
        interpretation=Text(
            zh="反映场地条件，不反映使用情况；面积达标也可能挪作他用或长期关闭。户数用常住户，不用户籍户。",
            en="It shows the space there is, not whether it is used; enough floor area may serve other "
            "purposes or stay locked. The base is occupied, not registered, households.",
        ),
        theme="collaboration",
        direction="higher",
        table="communities",
        numerator="facility_m2",
        denominator="households_occupied / 100",
        measure="ratio",
        unit=Text(zh="平方米/百户", en="m² per 100 households"),
        counted=Text(zh="平方米", en="square metres"),
        disclosure="public",
        source="P2d",
        page_one=True,
    ),
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
        code="coop_belonging",
        title=Text(zh="归属感", en="Sense of belonging"),
        definition=Text(
            zh="对社区归属感“很强”或“比较强”的居民 ÷ 有效回答",
            en="residents who belong to their community very or fairly strongly ÷ valid answers",
        ),
        interpretation=Text(
            zh="居住年限、年龄结构对归属感影响很大，不宜直接归因于社区工作。看差距和变化，不要只看水平。",
            en="Years lived there and age weigh heavily, so a low share is not proof of poor community "
            "work. Read gaps and changes rather than the level.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        numerator="belonging IN ('very', 'fairly')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P2f",
        page_one=True,
    ),
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
        code="coop_social_org_n",
        title=Text(zh="社均社会组织", en="Social organisations per community"),
        definition=Text(
            zh="已登记或备案的社区社会组织数 ÷ 社区数",
            en="community social organisations registered or filed ÷ communities",
        ),
        interpretation=Text(
            zh="登记备案不等于开展活动，应与活跃情况一并看。国家意见按城市社区和农村社区分别提出数量要求，"
            "引用时要分清。",
            en="Registered or filed does not mean active: look at activity as well. The national opinion "
            "sets different numbers for urban and rural communities; quote the right one.",
        ),
        theme="collaboration",
        direction="higher",
        numerator=Part(table="social_orgs", where="registered_or_filed IN ('registered', 'filed')"),
        denominator=Part(table="communities"),
        measure="ratio",
        unit=Text(zh="个/社区", en="organisations per community"),
        counted=Text(zh="个社会组织", en="social organisations"),
        disclosure="public",
        source="P2k",
        page_one=True,
    ),
    Indicator(
        code="coop_head_cover",
        title=Text(zh="楼栋长覆盖率", en="Buildings with a head"),
        definition=Text(
            zh="已配楼栋长的楼栋 ÷ 全部楼栋",
            en="buildings with a named building head ÷ all buildings",
        ),
        interpretation=Text(
            zh="名册上有人不等于居民找得到人，应与楼栋长知晓率一并看。一人兼管多栋时，每栋都计为已配。",
            en="A name on the roster is not someone residents can find: read it beside the share who know "
            "their head. One person looking after several buildings counts for each of them.",
        ),
        theme="collaboration",
        direction="higher",
        table="buildings",
        numerator="head_named",
        counted=Text(zh="栋楼的楼栋长", en="buildings with a head"),
        disclosure="public",
        source="R2b1",
        page_one=True,
    ),
    Indicator(
        code="coop_head_known",
        title=Text(zh="楼栋长知晓率", en="Residents who know their head"),
        definition=Text(
            zh="知道本楼栋长（或网格员）是谁的居民 ÷ 有效回答；“听说过”不计入",
            en="residents who know who their building head or grid worker is ÷ valid answers; having heard "
            "of one does not count",
        ),
        interpretation=Text(
            zh="反映楼栋长是否真正走到居民中间。覆盖率高而知晓率低，说明配备停留在名册上。",
            en="It shows whether building heads really reach residents. High coverage with few who know "
            "them means the posts exist on paper.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        numerator="knows_head IN ('contacted', 'knows')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="R2b1",
        page_one=True,
    ),
    Indicator(
        code="coop_satisfaction",
        title=Text(zh="总体满意度", en="Overall satisfaction"),
        definition=Text(
            zh="对社区服务“非常满意”或“比较满意”的居民 ÷ 有效回答",
            en="residents satisfied or very satisfied with community services ÷ valid answers",
        ),
        interpretation=Text(
            zh="由被评价单位自己收集的满意度普遍偏高，接近满分的数值不能当作真实水平。看社区之间的差距和前"
            "后变化更可靠。",
            en="Satisfaction collected by the body being rated runs high, and a near-perfect score is not a "
            "true level. Gaps between communities and changes over time are safer to read.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        numerator="satisfaction IN ('4', '5')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="R1c2",
        page_one=True,
    ),
)
