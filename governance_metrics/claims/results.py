"""The first part of the paper: what mobilisation achieved, from the seconded cadres to orderly compounds."""

from governance_metrics.claims.claim import Claim, Test
from governance_metrics.text import Text

CLAIMS = (
    Claim(
        code="M1",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="丰南区直共建单位共抽调401名党员干部进驻社区……全身心投入到检查点值守、摸排以及防控知识宣传等具体工作",
            en="Fengnan's partner units at district level seconded 401 party cadres to the communities … who "
            "threw themselves into staffing checkpoints, screening households and spreading knowledge of "
            "prevention",
        ),
        statement=Text(
            zh="抽调干部进驻社区，值守、摸排和宣传都到了位",
            en="Seconded cadres staffed gates, screened households and spread the word",
        ),
        indicators=("mob_seconded_n", "mob_seconded_per_community", "info_reach"),
        tests=(Test(indicator="info_reach", expects="meets", role="informs", min_n=30),),
        remedies=("R1b", "R4a"),
        caution=Text(
            zh="人数说明投入，不说明成效。抽调干部、退休党员、街居党员三个人数是否重叠，原文没有交代，不得相加。",
            en="A headcount shows effort, not effect. The paper does not say whether the seconded cadres, "
            "the retired members and the local members overlap: never add the three.",
        ),
    ),
    Claim(
        code="M2",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="街道各社区党（总）支部共有68名退休党员向党（总）支部递交了请战书",
            en="in the party branches of the street's communities 68 retired members handed in pledges to serve",
        ),
        statement=Text(zh="退休党员主动请战", en="Retired party members volunteered"),
        indicators=("mob_retired_pledge_rate",),
        remedies=("R1b",),
        caution=Text(
            zh="原文没有给出退休党员总数，无从知道占比；也不得与抽调干部、街居党员人数相加。",
            en="The paper gives no total of retired members, so the share is unknown; never add the number "
            "to the seconded cadres or the local members.",
        ),
    ),
    Claim(
        code="M3",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="给予各社区自主空间——调度自己的人员，不同的小区有不同的治理策略和手段……“精细化+差异化”的治理机制的体现",
            en="each community was given room of its own, to deploy its own people, and different compounds "
            "had different strategies and means … an instance of a “fine-grained and differentiated” "
            "mechanism",
        ),
        statement=Text(
            zh="社区有自主空间，各小区治理各有对策",
            en="Communities had room to act, and each compound had its own approach",
        ),
        indicators=("mob_plan_rate", "party_own_initiative_share"),
        tests=(
            Test(indicator="mob_plan_rate", expects="meets"),
            Test(indicator="party_own_initiative_share", expects="meets", role="informs"),
        ),
        remedies=("R2a",),
    ),
    Claim(
        code="M4",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="社区联合物业公司对小区公共部位进行杀菌消毒处理，在小区进出口处设置体温检测点，畅通联络机制，"
            "一旦发现特殊情况可做到立时汇报，及时处理",
            en="communities and property companies disinfected the shared parts of compounds, set up "
            "temperature points at the gates and kept lines of contact open, so that anything unusual "
            "was reported at once and dealt with in time",
        ),
        statement=Text(
            zh="小区消杀、测温、报告都落实到位",
            en="Disinfection, temperature checks and reporting were in place in the compounds",
        ),
        indicators=("mob_disinfect_cover", "mob_checkpoint_cover", "mob_report_ontime"),
        tests=(
            Test(indicator="mob_checkpoint_cover", expects="meets"),
            Test(indicator="mob_disinfect_cover", expects="meets"),
            Test(indicator="mob_report_ontime", expects="meets"),
        ),
        remedies=("R2a",),
        caution=Text(
            zh="这些要求只在管控期内适用，平时不应照此要求。",
            en="These requirements apply only while controls are in force, not in ordinary times.",
        ),
    ),
    Claim(
        code="M5",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="突发事件期间，各小区各种物资源源不断、秩序安定有序",
            en="throughout the emergency supplies of every kind kept coming to the compounds, and order was calm",
        ),
        statement=Text(zh="物资供应充足，秩序安定", en="Supplies were plentiful and order was calm"),
        indicators=("mob_supply_ok", "coop_defiance_rate"),
        tests=(
            Test(indicator="coop_defiance_rate", expects="meets"),
            Test(indicator="mob_supply_ok", expects="meets", min_n=30),
        ),
        remedies=("R1c",),
        caution=Text(
            zh="物资供应由居民作答；登记越细事件越多，秩序宜与本地往期比。",
            en="Supplies are judged by residents. Better logging means more incidents, so compare order with "
            "the area's own past.",
        ),
    ),
    Claim(
        code="M6",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="24家区直共建单位进驻社区，与丰南区胥各庄街道21个社区居委会携手做好防控工作。这是在防控大旗"
            "下集结形成的“全社会”社区治理机制",
            en="24 partner units of the district moved into the communities and worked hand in hand with "
            "the 21 residents' committees of Xugezhuang Street: a “whole-of-society” mechanism gathered "
            "under the banner of prevention",
        ),
        statement=Text(
            zh="共建单位进驻社区，形成全社会参与的机制",
            en="Units moved into the communities and a whole-of-society mechanism took shape",
        ),
        indicators=("mob_unit_n", "mob_unit_cover"),
        tests=(
            Test(indicator="mob_unit_cover", expects="meets"),
            Test(indicator="mob_unit_n", expects="meets", role="informs"),
        ),
        remedies=("R1c",),
        beside="P1e",
        caution=Text(
            zh="单位数不等于覆盖面：是否每个社区都有单位进驻，要看进驻覆盖率。原文在问题部分又说没有形成合"
            "力，两条并列。",
            en="A number of units is not coverage: whether every community had one needs the coverage rate. "
            "The paper also says, among the problems, that no joint force was formed; both are shown "
            "side by side.",
        ),
    ),
    Claim(
        code="M7",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="通过制作两张证，管好两扇门……推出“居民通行证”和“防控夜间通行证”",
            en="two passes were made to keep watch over two doors … a “resident's pass” and a “night pass "
            "for prevention”",
        ),
        statement=Text(zh="凭证出入，把好小区的门", en="Passes were issued and the gates were kept"),
        indicators=("mob_pass_rate", "mob_pass_night_rate", "mob_checkpoint_cover"),
        tests=(
            Test(indicator="mob_checkpoint_cover", expects="meets"),
            Test(indicator="mob_pass_rate", expects="meets"),
        ),
        remedies=("R2a",),
        caution=Text(
            zh="“两扇门”所指原文没有说明，这里按小区出入口理解。",
            en="The paper does not say what the “two doors” are; compound gates are assumed.",
        ),
    ),
    Claim(
        code="M8",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="无物业管理小区由社区工作人员及志愿者、居民代表负责值守，有物业管理小区由保安和社区工作人员联合设卡",
            en="compounds without a property company were watched by community staff, volunteers and "
            "residents' representatives; in those with one, guards and community staff manned the gates "
            "together",
        ),
        statement=Text(
            zh="有无物业的小区都有人值守",
            en="Compounds with and without a property company were both staffed",
        ),
        indicators=("mob_guard_cover", "mob_guard_cover_property", "mob_guard_cover_no_property"),
        tests=(
            Test(indicator="mob_guard_cover_property", expects="meets"),
            Test(indicator="mob_guard_cover_no_property", expects="meets"),
            Test(indicator="mob_guard_cover", expects="meets", role="informs"),
        ),
        remedies=("R2a", "R2b"),
    ),
    Claim(
        code="M9",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="全面实施“从严从紧、凭证出入”，切实从源头上减少出行人数和次数，实行“全封闭”管理",
            en="“strict and tight, entry by pass” was enforced throughout, cutting at the source how many "
            "people went out and how often, under “full closure”",
        ),
        statement=Text(zh="出行人数和次数确有减少", en="Fewer people went out, and less often"),
        indicators=("mob_trip_change",),
        caution=Text(
            zh="通行记录通常没有汇总，一般无数据可判；管控期的登记也不宜挪作他用。",
            en="Gate records are seldom compiled, so there are usually no data; and registers kept for "
            "control should not be put to other uses.",
        ),
    ),
    Claim(
        code="M10",
        section="results",
        group="mobilisation",
        kind="result",
        quote=Text(
            zh="205名街居党员参与到排查、巡逻、消杀、检查点值守等疫情防控工作中，做到全覆盖、无死角，发挥了"
            "党员先锋模范作用",
            en="205 party members of the street and its communities took part in screening, patrols, "
            "disinfection and gate duty, leaving no household and no corner uncovered, and set an "
            "example",
        ),
        statement=Text(
            zh="街居党员参战，排查全覆盖、无死角",
            en="Local party members turned out and screening left nobody out",
        ),
        indicators=("mob_local_member_rate", "mob_screen_cover"),
        tests=(
            Test(indicator="mob_screen_cover", expects="meets"),
            Test(indicator="mob_local_member_rate", expects="meets", role="informs"),
        ),
        remedies=("R1b",),
        caution=Text(
            zh="原文没有给出街居党员总数，与请战的退休党员是否重叠也不清楚，不得相加。",
            en="The paper gives no total of local members, and they may overlap with the retired members "
            "who pledged: never add the two.",
        ),
    ),
)
