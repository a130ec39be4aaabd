"""Neighbourhood: building heads, grids, mutual aid, owners and property companies, satisfaction."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
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
        code="coop_mutual_cover",
        title=Text(zh="互助组织覆盖率", en="Grids with mutual aid"),
        definition=Text(
            zh="已有居民互助组织的网格 ÷ 全部网格",
            en="grids with a residents' mutual-aid group ÷ all grids",
        ),
        interpretation=Text(
            zh="登记有组织不等于邻里真的互助，应与居民问卷里的互助情况对照。",
            en="A group on the list is not neighbours helping each other: compare it with what residents say of "
            "mutual help.",
        ),
        theme="collaboration",
        direction="higher",
        table="grids",
        numerator="mutual_group",
        counted=Text(zh="个网格", en="grids"),
        disclosure="public",
        source="R2b2",
    ),
    Indicator(
        code="coop_grid_ok",
        title=Text(zh="网格规模达标率", en="Grids of the usual size"),
        definition=Text(
            zh="户数在300至500之间的网格 ÷ 户数已知的网格",
            en="grids of 300 to 500 households ÷ grids whose households are known",
        ),
        interpretation=Text(
            zh="户数区间是通行做法，不是法定标准，各地可另行规定。规模合适不等于管得到位，过大过小都计为不达标。",
            en="The range is common practice, not law, and a place may set its own. The right size is not good "
            "work; too large and too small both count as outside.",
        ),
        theme="collaboration",
        direction="higher",
        table="grids",
        numerator="households BETWEEN 300 AND 500",
        counted=Text(zh="个网格", en="grids"),
        disclosure="public",
        source="R2b1",
    ),
    Indicator(
        code="coop_owner_rate",
        title=Text(zh="业委会组建率", en="Compounds with an owners' committee"),
        definition=Text(
            zh="已成立业主委员会的小区 ÷ 全部小区",
            en="compounds with an owners' committee ÷ all compounds",
        ),
        interpretation=Text(
            zh="成立不等于运转，到期未换届也在其中。没有物业的老旧小区难以成立，比较时要分开看。",
            en="Set up is not at work; committees past their term are counted too. Old compounds without a "
            "property company find it hard to form one, so compare like with like.",
        ),
        theme="collaboration",
        direction="higher",
        table="compounds",
        numerator="owner_committee",
        counted=Text(zh="个小区", en="compounds"),
        disclosure="public",
        source="R1a",
    ),
    Indicator(
        code="coop_property_training",
        title=Text(zh="物业培训率", en="Property staff trained"),
        definition=Text(
            zh="受过培训的物业人员 ÷ 全部物业人员",
            en="property staff who have been trained ÷ all property staff",
        ),
        interpretation=Text(
            zh="受训一次即计入，不说明学会。只反映平时准备，物业人员不计入社区工作者。",
            en="One training is enough and says nothing of what was learnt. It shows readiness in ordinary times; "
            "property staff are never counted as community workers.",
        ),
        theme="collaboration",
        direction="higher",
        table="compounds",
        numerator="property_trained",
        denominator="property_staff",
        measure="share",
        counted=Text(zh="名物业人员", en="property staff"),
        disclosure="public",
        source="R2a2",
    ),
    Indicator(
        code="coop_property_dispute_closed",
        title=Text(zh="物业纠纷办结率", en="Property disputes closed"),
        definition=Text(
            zh="期末前已办结的物业纠纷 ÷ 期内受理的物业纠纷",
            en="property disputes closed by the end of the period ÷ property disputes received in it",
        ),
        interpretation=Text(
            zh="期末受理的来不及办结，会拉低数值。办结不等于居民满意，重复投诉也另计一件。",
            en="Those received late in the period cannot be closed in time and pull it down. Closed is not "
            "settled to residents' satisfaction, and a repeated complaint counts again.",
        ),
        theme="collaboration",
        direction="higher",
        table="incidents",
        universe="type = 'property'",
        numerator="closed",
        counted=Text(zh="件物业纠纷", en="property disputes"),
        disclosure="public",
        source="R1c2",
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
