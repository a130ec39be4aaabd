"""The third part of the paper, first half: party-led governance and a better pattern of collaboration."""

from governance_metrics.claims.claim import Claim, Test
from governance_metrics.text import Text

CLAIMS = (
    Claim(
        code="R1a",
        section="measures",
        group="party",
        kind="measure",
        quote=Text(
            zh="多措并举抓防控、抓保障、抓平台、抓引领，鼓励符合条件的社会组织成立党组织。通过发展社会组织"
            "来扶助业主组织的成长",
            en="take hold of prevention, support, platforms and guidance by every means, and encourage "
            "social organisations that qualify to set up party organisations. Help owners' organisations "
            "to grow by developing social organisations",
        ),
        statement=Text(
            zh="符合条件的两新组织建立了党组织",
            en="Organisations that qualify have set up party organisations",
        ),
        indicators=("party_org_coverage", "coop_owner_rate"),
        tests=(
            Test(indicator="party_org_coverage", expects="meets"),
            Test(indicator="coop_owner_rate", expects="meets"),
        ),
        remedies=("R1a",),
        caution=Text(
            zh="原文只说社会组织，这里连非公企业一并计算；业主组织按小区业委会计。",
            en="The paper speaks of social organisations only; enterprises are counted here as well. Owners' "
            "organisations are the owners' committees of compounds.",
        ),
    ),
    Claim(
        code="R1b",
        section="measures",
        group="party",
        kind="measure",
        quote=Text(
            zh="以群众路线作为防控长效机制……在关键时刻不惧风险，当先锋、作表率……把基层党组织力量、社会力量、"
            "市场力量和群众力量有机结合起来",
            en="make the mass line the lasting mechanism of prevention … fear no risk at the decisive "
            "moment, lead the way and set an example … join the forces of party organisations, society, "
            "the market and the people",
        ),
        statement=Text(
            zh="报到党员经常参加社区服务，各方力量拧成一股绳",
            en="Registered members serve the community, and all forces pull together",
        ),
        indicators=("party_visit_rate", "party_dual_active_rate", "mob_force_types"),
        tests=(
            Test(indicator="party_dual_active_rate", expects="meets"),
            Test(indicator="party_visit_rate", expects="meets"),
            Test(indicator="mob_force_types", expects="meets", role="informs"),
        ),
        remedies=("R1b",),
    ),
    Claim(
        code="R1c1",
        section="measures",
        group="party",
        kind="measure",
        quote=Text(
            zh="搭建街道、基层党组织、社区、社区社会组织四级联动基层党建共同体……加强政府与基层多方监督和管理力度",
            en="build a community of party building that links four levels, street, party organisation, "
            "community and community social organisation … strengthen supervision and management by "
            "government and the grass roots",
        ),
        statement=Text(
            zh="四级联动的党建共同体已经搭建，多方监督已经开展",
            en="The four levels are linked and supervision from several sides takes place",
        ),
        indicators=("rec_four_level", "rec_supervision_n"),
        tests=(Test(indicator="rec_four_level", expects="meets"),),
        remedies=("R1c",),
    ),
    Claim(
        code="R1c2",
        section="measures",
        group="party",
        kind="measure",
        quote=Text(
            zh="推动各类资源下沉一线前沿……提升居民委员会地位，协调业主与物业服务企业之间的关系，提高居民素"
            "质和参与度，把优势转化为治理效能，增强人民幸福感和满足感",
            en="move resources of every kind down to the front line … raise the standing of residents' "
            "committees, settle relations between owners and property companies, raise residents' civic "
            "quality and participation, turn strengths into effective governance and let people feel "
            "happier and more content",
        ),
        statement=Text(
            zh="资源下沉到社区，物业矛盾得到协调，居民满意",
            en="Resources reach the communities, property disputes are settled and residents are satisfied",
        ),
        indicators=("coop_resource_100hh", "coop_property_dispute_closed", "coop_satisfaction"),
        tests=(
            Test(indicator="coop_property_dispute_closed", expects="meets"),
            Test(indicator="coop_resource_100hh", expects="meets", role="informs"),
            Test(indicator="coop_satisfaction", expects="meets", role="informs", min_n=30),
        ),
        remedies=("R1c",),
        caution=Text(
            zh="满意度是结果，不能证明措施已经落实，只作参考；“居民素质”不作测量。",
            en="Satisfaction is an outcome and does not prove that the measure is in place: it is for "
            "information only. Residents' “civic quality” is not measured.",
        ),
    ),
    Claim(
        code="R2a1",
        section="measures",
        group="collaboration",
        kind="measure",
        quote=Text(
            zh="用合法的方式授予社区在公共突发事件中的必要权限，明确社区党组织在社区治理体系中的领导地位，"
            "加强街道、社区、物业三驾马车的作用",
            en="give communities, by lawful means, the powers they need in public emergencies, make clear "
            "the leading position of the community party organisation, and strengthen the troika of "
            "street, community and property company",
        ),
        statement=Text(
            zh="权责有清单、有依据，街道、社区、物业三方联动",
            en="Duties are listed with their basis, and street, community and property company work together",
        ),
        indicators=("coop_duty_list_rate", "rec_troika_rate"),
        tests=(
            Test(indicator="coop_duty_list_rate", expects="meets"),
            Test(indicator="rec_troika_rate", expects="meets"),
        ),
        remedies=("R2a",),
    ),
    Claim(
        code="R2a2",
        section="measures",
        group="collaboration",
        kind="measure",
        quote=Text(
            zh="突发事件状态下，可以允许社区征用物业公司财物来救灾，平时定期对物业公司人员进行风险培训",
            en="in an emergency a community may be allowed to requisition the goods of a property company "
            "for relief; in ordinary times property staff are trained for risks at regular intervals",
        ),
        statement=Text(
            zh="应急征用有预案、有法律依据，物业人员定期培训",
            en="Requisition is planned for and has a legal basis, and property staff are trained",
        ),
        indicators=("rec_requisition_agreed", "coop_property_training"),
        tests=(
            Test(indicator="rec_requisition_agreed", expects="meets"),
            Test(indicator="coop_property_training", expects="meets"),
        ),
        remedies=("R2a",),
        caution=Text(
            zh="征用须写明法律依据，社区本身无权征用。",
            en="A requisition must name its legal basis; a community has no power of its own to requisition.",
        ),
    ),
    Claim(
        code="R2a3",
        section="measures",
        group="collaboration",
        kind="measure",
        quote=Text(
            zh="出面搭建社区医院与三甲医院的远程服务桥梁，进一步完善“互联网+家庭医生”的服务体系，并利用此次"
            "特殊时期形成的多类社区共同体，加强公众参与和友善共治，鼓励志愿者参与",
            en="build a bridge of remote service between community clinics and top hospitals, improve the "
            "“internet plus family doctor” system, and use the many kinds of community groups formed in "
            "this special period to strengthen public participation and friendly joint governance and to "
            "encourage volunteers",
        ),
        statement=Text(
            zh="家庭医生和远程协作已经铺开，应急中形成的群体和志愿者继续发挥作用",
            en="Family doctors and remote care are in place, and the groups and volunteers of the emergency "
            "stay active",
        ),
        indicators=(
            "rec_family_doctor_rate",
            "rec_telemed",
            "rec_groups_kept",
            "coop_volunteer_rate",
            "coop_volunteer_active",
        ),
        tests=(
            Test(indicator="coop_volunteer_rate", expects="meets", role="informs"),
            Test(indicator="coop_volunteer_active", expects="meets"),
            Test(indicator="rec_groups_kept", expects="meets"),
        ),
        remedies=("R2a",),
        caution=Text(
            zh="志愿者注册数可能因突击注册而虚高，须与活跃率一并看。",
            en="Registered volunteers can be swollen by drives: read them beside the share who are active.",
        ),
    ),
    Claim(
        code="R2b1",
        section="measures",
        group="collaboration",
        kind="measure",
        quote=Text(
            zh="胥各庄街道在全区率先行动，出台意见，以社区最小网格单位为基础，推选一名具有一定群众基础的居"
            "民担任楼栋长（或核心志愿者）",
            en="Xugezhuang Street acted first in the district and issued an opinion: in each smallest grid "
            "unit a resident with some standing among neighbours is chosen as building head (or core "
            "volunteer)",
        ),
        statement=Text(
            zh="楼栋长配齐，居民知道找谁",
            en="Every building has a head, and residents know who it is",
        ),
        indicators=("rec_opinion_date", "coop_head_cover", "coop_head_known", "coop_grid_ok"),
        tests=(
            Test(indicator="coop_head_cover", expects="meets"),
            Test(indicator="coop_head_known", expects="meets", min_n=30),
            Test(indicator="coop_grid_ok", expects="meets", role="informs"),
        ),
        remedies=("R2b",),
    ),
    Claim(
        code="R2b2",
        section="measures",
        group="collaboration",
        kind="measure",
        quote=Text(
            zh="组织和发动群众成立居民互助组织，着力形成街道—社区—楼栋长（或核心志愿者）—志愿者队伍—全体居"
            "民参与联防联控、群防群控的金字塔型架构体系",
            en="organise and mobilise people to set up mutual-aid groups and form a pyramid of joint "
            "prevention: street, community, building head (or core volunteer), volunteer team, all "
            "residents",
        ),
        statement=Text(
            zh="居民互助组织和金字塔型架构已经形成",
            en="Mutual-aid groups and the pyramid are in place",
        ),
        indicators=("coop_mutual_cover", "rec_pyramid_rate"),
        tests=(
            Test(indicator="coop_mutual_cover", expects="meets"),
            Test(indicator="rec_pyramid_rate", expects="meets"),
        ),
        remedies=("R2b",),
    ),
)
