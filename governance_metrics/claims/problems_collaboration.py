"""The second part of the paper, continued: too little strength for joint prevention."""

from governance_metrics.claims.claim import Claim, Test
from governance_metrics.text import Text

CLAIMS = (
    Claim(
        code="P2a",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(
            zh="社区治理主体单一化，统领作用弱。当前社区主要是社区党委和居委会履行治理职责",
            en="those who govern a community are of one kind only, and leadership is weak: at present it is "
            "mainly the community party committee and the residents' committee that carry the duties of "
            "governance",
        ),
        statement=Text(
            zh="社区治理主体单一，统领作用弱",
            en="Few kinds of actor take part in governance, and leadership is weak",
        ),
        indicators=("coop_actor_types", "coop_single_share"),
        tests=(
            Test(indicator="coop_actor_types", expects="misses"),
            Test(indicator="coop_single_share", expects="misses"),
        ),
        remedies=("R1c", "R2a"),
    ),
    Claim(
        code="P2b",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(
            zh="虽有一些行政职权，却并非行政执法的主体，职责缺乏明确的规定",
            en="though they hold some administrative powers they are not bodies of law enforcement, and "
            "their duties are not clearly laid down",
        ),
        statement=Text(
            zh="社区没有执法权，职责缺乏明确规定",
            en="Communities cannot enforce the law, and their duties are not clearly laid down",
        ),
        indicators=("coop_duty_list_rate",),
        tests=(Test(indicator="coop_duty_list_rate", expects="misses"),),
        remedies=("R2a",),
        caution=Text(
            zh="原文此处将社区党委与居委会并称自治组织，有误：依居民委员会组织法，只有居委会是基层群众性自"
            "治组织，引文已略去。",
            en="The paper calls both bodies self-governing organisations here. By the Organic Law only the "
            "residents' committee is one, not the party committee; the quotation leaves this out.",
        ),
    ),
    Claim(
        code="P2c",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(
            zh="不能完全整合辖区内各类资源，社区往往无法调动驻区单位、社会组织、社区居民的积极性",
            en="they cannot fully pool the resources of their area, and a community is often unable to "
            "mobilise the units located there, social organisations and residents",
        ),
        statement=Text(
            zh="社区难以调动驻区单位、社会组织和居民",
            en="Communities struggle to mobilise local units, social organisations and residents",
        ),
        indicators=("coop_station_unit_rate", "coop_social_org_active", "coop_participation_rate"),
        tests=(
            Test(indicator="coop_station_unit_rate", expects="misses"),
            Test(indicator="coop_social_org_active", expects="misses"),
            Test(indicator="coop_participation_rate", expects="misses", min_n=30),
        ),
        remedies=("R1c", "R2a"),
    ),
    Claim(
        code="P2d",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(zh="各个社区所拥有的资源也有不同", en="the resources communities have differ as well"),
        statement=Text(zh="各社区拥有的资源有差别", en="Communities differ in the resources they have"),
        indicators=("coop_resource_gap", "coop_facility_100hh", "coop_activity_area_share"),
        tests=(
            Test(indicator="coop_facility_100hh", reference="rest", expects="differs"),
            Test(indicator="coop_facility_100hh", expects="misses", role="informs"),
            Test(indicator="coop_activity_area_share", expects="misses", role="informs"),
            Test(indicator="coop_resource_gap", expects="misses", role="informs"),
        ),
        remedies=("R1c",),
        caution=Text(
            zh="按场地面积判定，经费差距作参考。差别本身不等于不公平。",
            en="Floor area decides; the gap in funds is for information. A difference is not by itself unfair.",
        ),
    ),
    Claim(
        code="P2e",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(
            zh="社区居民参与度低。受人员、场地、资金等因素的制约，社区群众工作的形式和内容不能有效满足群众需求",
            en="residents take little part. Held back by staff, premises and funds, the forms and content "
            "of community work do not meet what people need",
        ),
        statement=Text(zh="居民参与度低", en="Few residents take part"),
        indicators=("coop_participation_rate", "coop_activity_fit", "coop_constraint_share"),
        tests=(
            Test(indicator="coop_participation_rate", expects="misses", min_n=30),
            Test(indicator="coop_activity_fit", expects="misses", role="informs", min_n=30),
            Test(indicator="coop_constraint_share", expects="misses", role="informs", min_n=30),
        ),
        remedies=("R2b",),
        beside="M13",
        caution=Text(
            zh="原文在成效部分又说形成了全民参与，两条并列。由社区发放的问卷会高估参与。",
            en="The paper also says, among the results, that everyone took part; both are shown side by "
            "side. Forms handed out by the community overstate participation.",
        ),
    ),
    Claim(
        code="P2f",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(
            zh="部分居民社区意识淡化问题集中凸显出来，如对社区难以有认同感、归属感",
            en="the fading community spirit of some residents came to the fore: they find it hard to "
            "identify with the community or feel they belong to it",
        ),
        statement=Text(
            zh="居民认同感、归属感不强",
            en="Residents' sense of identity and belonging is weak",
        ),
        indicators=("coop_belonging", "coop_identity"),
        tests=(
            Test(indicator="coop_belonging", expects="misses", min_n=30),
            Test(indicator="coop_identity", expects="misses", min_n=30),
        ),
        remedies=("R1c", "R2b"),
    ),
    Claim(
        code="P2g",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(
            zh="既不关心公共事务，也不参与社区活动",
            en="they neither care about public affairs nor take part in community activities",
        ),
        statement=Text(
            zh="居民不关心公共事务，不参加社区活动",
            en="Residents neither follow public affairs nor join community activities",
        ),
        indicators=("coop_public_care", "coop_participation_rate"),
        tests=(
            Test(indicator="coop_participation_rate", expects="misses", min_n=30),
            Test(indicator="coop_public_care", expects="misses", min_n=30),
        ),
        remedies=("R2b",),
    ),
    Claim(
        code="P2h",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(
            zh="突发事件转入常态化后，有些居民更是产生了逆反情绪，破坏围挡、驾车闯卡、辱骂工作人员等现象频发",
            en="once the emergency became the new normal some residents turned defiant: barriers damaged, "
            "cars driven through gates, staff abused, and often",
        ),
        statement=Text(
            zh="居民逆反情绪抬头，冲突事件频发",
            en="Residents have turned defiant and incidents are frequent",
        ),
        indicators=("coop_defiance_rate", "coop_fatigue", "coop_rule_fair"),
        tests=(
            Test(indicator="coop_defiance_rate", expects="misses"),
            Test(indicator="coop_fatigue", expects="misses", role="informs", min_n=30),
            Test(indicator="coop_rule_fair", expects="misses", role="informs", min_n=30),
        ),
        remedies=("R2a", "R2b"),
        beside="M11",
        caution=Text(
            zh="登记越细事件越多，宜与本地往期比。原文在成效部分又说居民自觉服从，两条并列。",
            en="Better logging means more incidents: compare with the area's own past. The paper also says, "
            "among the results, that residents complied willingly; both are shown side by side.",
        ),
    ),
    Claim(
        code="P2i",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(
            zh="有居民不遵守防控规定，与好心劝阻的社区工作者发生肢体冲突，导致其伤残",
            en="a resident who ignored the rules came to blows with a community worker who meant well, and "
            "left the worker disabled",
        ),
        statement=Text(zh="有社区工作者因履职受到人身侵害", en="Community workers have been assaulted on duty"),
        indicators=("coop_assault_n",),
        tests=(Test(indicator="coop_assault_n", expects="misses"),),
        remedies=("R2a", "R4b"),
        caution=Text(
            zh="一起个案不是比率。任何材料都不得出现当事人和社区的可识别信息。",
            en="One case is not a rate. Nothing handed out may let anyone recognise the people or the "
            "community concerned.",
        ),
    ),
    Claim(
        code="P2j",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(
            zh="此次防控常态化需要居民更加积极参与社区共建",
            en="now that prevention is routine, residents need to take a more active part in building the community",
        ),
        statement=Text(
            zh="居民参与共建的积极性有待提高",
            en="Residents need to be more willing to take part",
        ),
        indicators=("coop_willing_rate",),
        tests=(Test(indicator="coop_willing_rate", expects="misses", min_n=30),),
        remedies=("R2b",),
    ),
    Claim(
        code="P2k",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=Text(
            zh="社会组织发展慢。目前城市社区拥有社会组织少，差距大。不能满足常态化防控和社区治理需要",
            en="social organisations grow slowly. Urban communities have few of them and very unequally, "
            "too few for routine prevention and community governance",
        ),
        statement=Text(
            zh="社区社会组织数量少、社区之间差距大",
            en="Social organisations are few and unequally spread",
        ),
        indicators=("coop_social_org_n", "coop_social_org_gap", "coop_social_org_growth"),
        tests=(
            Test(indicator="coop_social_org_n", expects="misses"),
            Test(indicator="coop_social_org_n", reference="rest", expects="differs"),
            Test(indicator="coop_social_org_gap", expects="misses", role="informs"),
            Test(indicator="coop_social_org_growth", expects="misses", role="informs"),
        ),
        remedies=("R1a",),
        caution=Text(
            zh="“发展慢”要有两期同口径数据，增速只作参考，不参与判定。",
            en="“Slowly” needs two periods on one definition; growth is for information and does not decide.",
        ),
    ),
)
