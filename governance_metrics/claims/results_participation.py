"""The first part of the paper, continued: everyone taking part, and small services close to home."""

from governance_metrics.claims.claim import Claim, Test
from governance_metrics.text import Text

CLAIMS = (
    Claim(
        code="M11",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="居民服从统一安排以自觉居家方式“把病毒困死”",
            en="residents followed the common arrangements and, by staying at home of their own accord, "
            "“trapped the virus”",
        ),
        statement=Text(zh="居民自觉服从统一安排", en="Residents willingly followed the common arrangements"),
        indicators=("mob_compliance_rate",),
        tests=(Test(indicator="mob_compliance_rate", expects="meets", min_n=30),),
        remedies=("R2b",),
        beside="P2h",
        caution=Text(
            zh="原文在问题部分又说逆反现象频发，两条并列。自报的遵守情况往往偏高。",
            en="The paper also says, among the problems, that defiance was frequent; both are shown side by "
            "side. People overstate their own compliance.",
        ),
    ),
    Claim(
        code="M12",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="机关抽调人员、社区工作者、物业管理保安、志愿者挨家挨户摸排统计严防死守；警察、消防人员、环"
            "卫工人、保障水电气路通畅等各种工人硬核保障社区秩序；农民生产的蔬菜肉蛋保障社区供给",
            en="seconded staff, community workers, property guards and volunteers went door to door, "
            "counting and keeping watch; police, firefighters, street cleaners and the workers who kept "
            "water, power, gas and roads going upheld order; farmers' vegetables, meat and eggs kept "
            "communities supplied",
        ),
        statement=Text(
            zh="各方力量齐上阵，挨家挨户摸排到位",
            en="Many forces joined in and every door was reached",
        ),
        indicators=("mob_screen_cover", "mob_force_types"),
        tests=(
            Test(indicator="mob_screen_cover", expects="meets"),
            Test(indicator="mob_force_types", expects="meets"),
        ),
        remedies=("R1b",),
    ),
    Claim(
        code="M13",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="一系列的服务队伍带着党的温暖，穿过志愿服务“最后一公里”，飞入了“寻常百姓家”……形成了以防控为"
            "主线的“全民参与”社区治理机制",
            en="one service team after another carried the warmth of the party over the “last kilometre” of "
            "voluntary service into “ordinary homes” … a mechanism in which “all the people take part” "
            "took shape around prevention",
        ),
        statement=Text(
            zh="志愿服务走完最后一公里，形成全民参与",
            en="Voluntary service covered the last kilometre and everyone took part",
        ),
        indicators=("mob_volunteer_hours", "mob_join_rate"),
        tests=(
            Test(indicator="mob_join_rate", expects="meets", min_n=30),
            Test(indicator="mob_volunteer_hours", expects="meets", role="informs"),
        ),
        remedies=("R2b",),
        beside="P2e",
        caution=Text(
            zh="“全民”是一个比例，要由数据给出。原文在问题部分又说居民参与度低，两条并列。",
            en="“All the people” is a share, and data must supply it. The paper also says, among the "
            "problems, that participation was low; both are shown side by side.",
        ),
    ),
    Claim(
        code="M14",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="防控助推社区完善和创新“微服务”方式，党组织协调各方共同解决群众的操心事烦心事揪心事",
            en="prevention pushed communities to improve and renew their “micro-services”, and party "
            "organisations brought all sides together to settle what worried and troubled people",
        ),
        statement=Text(
            zh="微服务方式不断完善，群众诉求得到解决",
            en="Micro-services improved and people's concerns were settled",
        ),
        indicators=("mob_micro_types", "mob_issue_closed_rate"),
        tests=(
            Test(indicator="mob_micro_types", expects="meets"),
            Test(indicator="mob_issue_closed_rate", expects="meets"),
        ),
        remedies=("R1c",),
    ),
    Claim(
        code="M15",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="新兴社区组织群众，通过微信群等方式为居民团购蔬菜和日用品……采取“套餐+配送”等方式……着力减少居"
            "民出入，做到人员流动可管可控",
            en="newer communities organised group purchases of vegetables and daily goods through chat "
            "groups … and “set menu plus delivery” … so that residents went out less and movement stayed "
            "under control",
        ),
        statement=Text(zh="团购配送减少了居民出入", en="Group purchase and delivery kept people from having to go out"),
        indicators=("mob_groupbuy_cover", "mob_trip_change"),
        tests=(Test(indicator="mob_groupbuy_cover", expects="meets"),),
        remedies=("R3b",),
    ),
    Claim(
        code="M16",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="湖岸龙城小区由社区工作者和“双报到”党员帮助孤寡老人、对在家隔离人员始终保持密切关注，一日三"
            "次询问体温及健康情况，并做好详细记录",
            en="in the Hu'an Longcheng compound community workers and dual-registered members helped lonely "
            "old people and kept close watch over those isolating at home, asking about temperature and "
            "health three times a day and recording it in detail",
        ),
        statement=Text(
            zh="对居家隔离和孤寡老人的关照按日落实并有记录",
            en="Daily care for people isolating and for lonely old people was given and recorded",
        ),
        indicators=("mob_care_three_rate",),
        tests=(Test(indicator="mob_care_three_rate", expects="meets"),),
        remedies=("R1b",),
        caution=Text(
            zh="只看人日汇总，不看、不留任何个人健康记录。",
            en="Only person-days are counted; no personal health record is read or kept.",
        ),
    ),
    Claim(
        code="M17",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="唐人街一号小区设计临时物资自提点，将物资移入小区公共通风区域分开设点，避免人群聚集，方便小区业主",
            en="the Tangrenjie No. 1 compound set up temporary pick-up points, spread over open, airy "
            "places, so that people did not crowd and owners were served",
        ),
        statement=Text(zh="自提点等流程创新方便了居民", en="New arrangements such as pick-up points served residents"),
        indicators=("mob_pickup_cover",),
        tests=(Test(indicator="mob_pickup_cover", expects="meets"),),
        remedies=("R2a",),
        caution=Text(
            zh="一个小区的做法是例子，推广到多少小区要看覆盖率。",
            en="One compound is an example; how far it spread is a matter of coverage.",
        ),
    ),
    Claim(
        code="M18",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="社区各种“微服务”群防群控既取得了防控疫情的显著效果，又赢得了社会认同",
            en="the communities' “micro-services” in joint prevention achieved marked results against the "
            "epidemic and won public recognition",
        ),
        statement=Text(zh="微服务赢得居民认可", en="Micro-services won the recognition of residents"),
        indicators=("mob_recognition", "coop_satisfaction"),
        tests=(
            Test(indicator="mob_recognition", expects="meets", min_n=30),
            Test(indicator="coop_satisfaction", expects="meets", role="informs", min_n=30),
        ),
        caution=Text(
            zh="防控效果本身没有数据，不作任何结论；总体满意度只作参考，不能代替对微服务的评价。",
            en="There are no data on the outcome of the epidemic and nothing is claimed about it. Overall "
            "satisfaction is shown for orientation and does not stand in for a judgement of "
            "micro-services.",
        ),
    ),
)
