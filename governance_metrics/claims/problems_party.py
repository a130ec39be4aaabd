"""The second part of the paper: its framing, and weak foundations of party building."""

from governance_metrics.claims.claim import Claim, Test
from governance_metrics.text import Text

CLAIMS = (
    Claim(
        code="P0",
        section="problems",
        group="party",
        kind="framing",
        quote=Text(
            zh="也是对我国社会治理体系是否完善有效的一次考核。社区作为社会治理的基本单元，其管理能力和治理"
            "成效的水平也在此次疫情中得以显现",
            en="it was also a test of whether the country's system of social governance is complete and "
            "effective. In communities, the basic unit of social governance, the ability to manage and "
            "the results of governance came to light in the epidemic",
        ),
        statement=Text(
            zh="社区是社会治理的基本单元，疫情是对治理体系的考核",
            en="The community is the basic unit of governance, and the epidemic put the system to the test",
        ),
    ),
    Claim(
        code="P1a",
        section="problems",
        group="party",
        kind="problem",
        quote=Text(
            zh="最大突出问题就是缺乏自治理念。社区居委会作为城市社区的日常管理组织，在应对突发事件的过程中"
            "暴露出了缺乏自治意识，缺少自治经验的治理短板",
            en="the most striking problem is the lack of any idea of self-government. In the emergency the "
            "residents' committees, which run urban communities day to day, proved short of "
            "self-governing awareness and experience",
        ),
        statement=Text(
            zh="居委会缺乏自治理念、意识和经验",
            en="Residents' committees lack the idea, awareness and experience of self-government",
        ),
        indicators=("party_own_initiative_share", "party_deliberation_n", "party_selfgov_first"),
        tests=(
            Test(indicator="party_own_initiative_share", expects="misses"),
            Test(indicator="party_deliberation_n", expects="misses"),
            Test(indicator="party_selfgov_first", expects="misses", role="informs", min_n=30),
        ),
        remedies=("R1c", "R2b"),
        caution=Text(
            zh="理念无法直接测量，这里看事项由谁发起；自主事项常漏记。",
            en="An idea cannot be measured directly; what is seen is who begins a matter. Local matters "
            "often go unlogged.",
        ),
    ),
    Claim(
        code="P1b",
        section="problems",
        group="party",
        kind="problem",
        quote=Text(
            zh="面对突发状况，大部分社区居委会靠着上级的指示意图，弱化了居民主体地位",
            en="in the face of the unexpected most residents' committees leaned on instructions from above "
            "and weakened the standing of residents as the main actors",
        ),
        statement=Text(
            zh="居委会依赖上级指示，居民主体地位弱化",
            en="Residents' committees lean on instructions from above, at the expense of residents",
        ),
        indicators=("party_admin_time_share", "coop_influence_rate"),
        tests=(
            Test(indicator="party_admin_time_share", expects="misses", min_n=30),
            Test(indicator="coop_influence_rate", expects="misses", min_n=30),
        ),
        remedies=("R2a", "R4b"),
    ),
    Claim(
        code="P1c",
        section="problems",
        group="party",
        kind="problem",
        quote=Text(
            zh="最终导致居民的行政化思维僵化，上级政府的日常工作更加繁重",
            en="in the end residents' thinking set hard in administrative habits, and the daily work of "
            "higher levels of government grew heavier still",
        ),
        statement=Text(
            zh="居民遇事先找政府，上级负担加重",
            en="Residents turn to government first, and the load on higher levels grows",
        ),
        indicators=("party_gov_first_share", "party_hotline_rate"),
        remedies=("R2b",),
        caution=Text(zh="只宜看变化趋势，不宜看水平。", en="Only the trend can be read, not the level."),
    ),
    Claim(
        code="P1d",
        section="problems",
        group="party",
        kind="problem",
        quote=Text(
            zh="组织覆盖率仍然不高。新兴领域党建“真空区”依然存在，组织覆盖基础不牢导致党的工作覆盖面低",
            en="organisation coverage is still not high. “Vacuums” in party building remain in new fields, "
            "and because organisation coverage is weak, the coverage of party work is low",
        ),
        statement=Text(
            zh="党的组织覆盖和工作覆盖都偏低，新兴领域仍有空白点",
            en="Party organisations and party work reach too few, and blank spots remain",
        ),
        indicators=("party_org_coverage", "party_work_coverage", "party_blank_n"),
        tests=(
            Test(indicator="party_org_coverage", expects="misses"),
            Test(indicator="party_work_coverage", expects="misses"),
            Test(indicator="party_blank_n", expects="misses", role="informs"),
        ),
        remedies=("R1a", "R1b"),
        caution=Text(
            zh="全国公报的口径中途变过，不作跨年比较。",
            en="The national bulletin changed its definition midway: no comparison across years.",
        ),
    ),
    Claim(
        code="P1e",
        section="problems",
        group="party",
        kind="problem",
        quote=Text(
            zh="党建与防控工作融合深度不够。没有把不同系统的党组织和不同组织关系的党员、群众有效组织起来，"
            "在此次事件中没有形成合力",
            en="party building and prevention are not deeply enough joined. Party organisations of "
            "different systems, members registered elsewhere and the people were not effectively "
            "organised, and no joint force was formed in this event",
        ),
        statement=Text(
            zh="党建与防控融合不够，各方党组织没有形成合力",
            en="Party building and prevention were poorly joined, and party organisations formed no joint force",
        ),
        indicators=("party_joint_org_rate", "party_station_org_rate"),
        tests=(
            Test(indicator="party_joint_org_rate", expects="misses"),
            Test(indicator="party_station_org_rate", expects="misses"),
        ),
        remedies=("R1c",),
        beside="M6",
        caution=Text(
            zh="原文在成效部分又说形成了全社会机制，两条并列。",
            en="The paper also says, among the results, that a whole-of-society mechanism took shape; both "
            "are shown side by side.",
        ),
    ),
    Claim(
        code="P1f",
        section="problems",
        group="party",
        kind="problem",
        quote=Text(
            zh="在职党员“双报到”落实效果不理想，部分党员只能利用业余时间参与社区防控服务，部分只报到不参与"
            "实际服务，甚至有个别党员从未报到",
            en="the “dual registration” of serving members does not work as it should: some can serve only "
            "in their spare time, some register and then do no actual service, and a few have never "
            "registered at all",
        ),
        statement=Text(
            zh="双报到落实不理想：有人不报到，有人只报到不服务",
            en="Dual registration falls short: some never register, some register and do not serve",
        ),
        indicators=(
            "party_dual_report_rate",
            "party_dual_active_rate",
            "party_dual_idle_rate",
            "party_dual_never_rate",
            "party_dual_offhours_share",
            "party_dual_hours",
            "party_dual_seen",
        ),
        tests=(
            Test(indicator="party_dual_report_rate", expects="misses"),
            Test(indicator="party_dual_active_rate", expects="misses"),
            Test(indicator="party_dual_idle_rate", expects="misses", role="informs"),
            Test(indicator="party_dual_never_rate", expects="misses", role="informs"),
            Test(indicator="party_dual_hours", expects="misses", role="informs"),
            Test(indicator="party_dual_seen", expects="misses", role="informs", min_n=30),
        ),
        remedies=("R1b",),
        caution=Text(
            zh="原文“报到”误作“报道”，引文已改正。没有应报到名单就没有报到率；只报比率，不列姓名。",
            en="A misprint in the Chinese original is corrected in the quotation. Without the list of who "
            "should register there is no rate; only shares are reported, never names.",
        ),
    ),
)
