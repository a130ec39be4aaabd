"""The third part of the paper, second half: modern means and a stronger corps of community workers."""

from governance_metrics.claims.claim import Claim, Test
from governance_metrics.text import Text

CLAIMS = (
    Claim(
        code="R3a1",
        section="measures",
        group="information",
        kind="measure",
        quote=Text(
            zh="明确相关部门责任和任务，加大对社区信息化建设的投入，引导社会资本和社会力量参与建设公共服务综合信息平台",
            en="make clear what each department is responsible for, invest more in community "
            "informatisation, and bring private capital and social forces into building an integrated "
            "platform for public services",
        ),
        statement=Text(
            zh="信息化投入有保障，社会资本参与平台建设",
            en="Informatisation is funded and private capital takes part in the platform",
        ),
        indicators=("info_invest_hh", "info_social_capital"),
        remedies=("R3a",),
    ),
    Claim(
        code="R3a2",
        section="measures",
        group="information",
        kind="measure",
        quote=Text(
            zh="加大对数据模块的采集，依托现代信息化手段为社区减负",
            en="collect more data in modules, and lighten the load of communities by modern means",
        ),
        statement=Text(
            zh="数据一次采集、多处使用，社区负担减轻",
            en="Data are collected once and used many times, and the load on communities is lighter",
        ),
        indicators=("info_duplicate_share", "info_system_n"),
        tests=(
            Test(indicator="info_duplicate_share", expects="meets"),
            Test(indicator="info_system_n", expects="meets"),
        ),
        remedies=("R3a",),
    ),
    Claim(
        code="R3a3",
        section="measures",
        group="information",
        kind="measure",
        quote=Text(
            zh="以“智慧党建”信息平台为载体，对排查出来的武汉返唐人员进行信息上网，每日通过“党群速递”模块更"
            "新监测信息、发布防控信息，做到防控信息宣传全覆盖",
            en="on the “smart party building” platform, people found to have returned to Tangshan from "
            "Wuhan are entered online, and the “party and people express” updates monitoring data and "
            "issues notices every day, so that information reaches everyone",
        ),
        statement=Text(
            zh="信息每日更新，宣传覆盖全体居民",
            en="Information is updated daily and reaches every resident",
        ),
        indicators=("info_online_register", "info_daily_update", "info_reach"),
        tests=(
            Test(indicator="info_reach", expects="meets", min_n=30),
            Test(indicator="info_daily_update", expects="meets"),
            Test(indicator="info_online_register", expects="meets"),
        ),
        remedies=("R3a",),
        caution=Text(
            zh="上网登记只用汇总数，不读取任何个人记录。",
            en="Online registration is counted in totals only; no personal record is read.",
        ),
    ),
    Claim(
        code="R3a4",
        section="measures",
        group="information",
        kind="measure",
        quote=Text(
            zh="人员健康状况和思想动态适时掌握",
            en="people's state of health and what is on their minds are known in good time",
        ),
        statement=Text(
            zh="居民健康需求和共同关切得到及时了解",
            en="Residents' health needs and shared concerns are known in good time",
        ),
        indicators=("info_health_record", "coop_fatigue", "mob_issue_closed_rate"),
        tests=(
            Test(indicator="info_health_record", expects="meets", role="informs"),
            Test(indicator="coop_fatigue", expects="meets", role="informs", min_n=30),
            Test(indicator="mob_issue_closed_rate", expects="meets", role="informs"),
        ),
        caution=Text(
            zh="本工具不设任何针对个人的思想动态指标，只用汇总的疲劳感和诉求办结情况；健康记录也只看汇总数。",
            en="No measure of what individuals think is built here; only fatigue and the settling of "
            "issues, in aggregate, are used, and health records only as totals.",
        ),
    ),
    Claim(
        code="R3b",
        section="measures",
        group="information",
        kind="measure",
        quote=Text(
            zh="能够运用微信群、小程序等现代信息化手段工具，对社区内与事件相关信息进行动态跟踪和管理，达到"
            "“人防+技防”的双重效果",
            en="be able to use chat groups, mini-programs and other modern tools to follow and manage "
            "information about an event as it moves, for the double effect of “prevention by people plus "
            "prevention by technology”",
        ),
        statement=Text(
            zh="社区工作者经常使用信息化工具开展工作",
            en="Community workers use digital tools in their regular work",
        ),
        indicators=("info_skill", "info_group_cover", "info_tool_rate", "info_resident_tool"),
        tests=(
            Test(indicator="info_tool_rate", expects="meets", min_n=30),
            Test(indicator="info_skill", expects="meets", role="informs", min_n=30),
            Test(indicator="info_group_cover", expects="meets", role="informs"),
            Test(indicator="info_resident_tool", expects="meets", role="informs", min_n=30),
        ),
        remedies=("R3b",),
    ),
    Claim(
        code="R4a",
        section="measures",
        group="workforce",
        kind="measure",
        quote=Text(
            zh="通过组织选任、公开招聘、机关挂职等多种选任渠道，选拔一些高校和具有基层社区经验的人才来扩充"
            "队伍……建立机关、事业单位人员到社区挂职的常态机制，对表现优秀者可提任街道担任领导职务",
            en="by appointment, open recruitment, secondment from government offices and other channels, "
            "bring in graduates and people with community experience … make secondment from offices and "
            "public institutions a standing arrangement, and promote those who do well to leading posts "
            "in the street",
        ),
        statement=Text(
            zh="选任渠道多样，挂职和提任成为常态",
            en="Recruitment is open by several channels, with standing secondment and promotion",
        ),
        indicators=("work_channel_mix", "work_bachelor", "work_secondee_share", "work_promotion"),
        tests=(
            Test(indicator="work_bachelor", expects="meets"),
            Test(indicator="work_promotion", expects="meets"),
        ),
        remedies=("R4a",),
        caution=Text(
            zh="挂职干部不计入社区工作者人数，占比单列。",
            en="Seconded cadres are not counted as community workers; their share is shown apart.",
        ),
    ),
    Claim(
        code="R4b1",
        section="measures",
        group="workforce",
        kind="measure",
        quote=Text(
            zh="提高社区工作者薪酬待遇，基于社区工作者女性居多的现状，采取带薪休假和生活困难补助等措施",
            en="raise the pay of community workers and, since most of them are women, take measures such as "
            "paid leave and hardship allowances",
        ),
        statement=Text(
            zh="薪酬提高，带薪休假和困难补助落实",
            en="Pay is better, and paid leave and hardship allowances are granted",
        ),
        indicators=("work_pay_ratio", "work_leave_taken", "work_aid_n"),
        tests=(
            Test(indicator="work_pay_ratio", expects="meets"),
            Test(indicator="work_leave_taken", expects="meets"),
        ),
        remedies=("R4b",),
        caution=Text(
            zh="女性比例只作背景；休假和补助应惠及全体社区工作者。",
            en="The share of women is context only; leave and allowances are for all community workers.",
        ),
    ),
    Claim(
        code="R4b2",
        section="measures",
        group="workforce",
        kind="measure",
        quote=Text(
            zh="拓宽社区治理资金筹措渠道，引导社会资本进入……将对基层社区工作人员的培训纳入地方政绩的考核中……"
            "减少基层工作者为应对不同上级部门要完成重复的工作的情况",
            en="open more channels of funding for community governance and bring in private capital … make "
            "the training of community staff part of how local performance is appraised … spare "
            "front-line workers from doing the same work again for different departments above",
        ),
        statement=Text(
            zh="资金来源拓宽，培训纳入考核，重复工作减少",
            en="Funding is broader, training counts in appraisal and duplicate work is reduced",
        ),
        indicators=(
            "rec_nonfiscal_share",
            "rec_train_in_appraisal",
            "work_train_rate",
            "info_duplicate_share",
        ),
        tests=(
            Test(indicator="rec_train_in_appraisal", expects="meets"),
            Test(indicator="work_train_rate", expects="meets"),
            Test(indicator="info_duplicate_share", expects="meets"),
        ),
        remedies=("R4b",),
    ),
)
