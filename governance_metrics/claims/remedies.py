"""The paper's measures, ready to be recommended: its own words, what to do, what to watch next time."""

from governance_metrics.claims.claim import Remedy
from governance_metrics.text import Text

REMEDIES = (
    Remedy(
        code="R1a",
        title=Text(
            zh="提升基层党组织在社会组织中的地位",
            en="Raise the standing of party organisations in social organisations",
        ),
        action=Text(
            zh="逐家排查尚未覆盖的两新组织，符合条件的单独或联合组建党组织，暂不具备条件的选派党建指导员；"
            "同时培育社区社会组织，扶助业主组织成长。",
            en="Go through the organisations not yet covered one by one: set up an own or a joint party "
            "organisation where they qualify and send an instructor where they do not yet; foster "
            "community social organisations and help owners' organisations to grow.",
        ),
        adoption=("party_org_coverage", "party_work_coverage", "coop_social_org_n", "coop_owner_rate"),
    ),
    Remedy(
        code="R1b",
        title=Text(
            zh="扩大基层党组织辐射范围",
            en="Widen the reach of party organisations",
        ),
        action=Text(
            zh="由派出单位核准应报到名单，社区列出岗位供党员认领，按季向单位反馈服务情况，把党组织、社会、"
            "市场、群众四方力量组织起来。",
            en="Have the sending units confirm who should register, offer posts for members to choose from, "
            "report service back to the units every quarter, and bring party, society, market and "
            "residents together.",
        ),
        adoption=(
            "party_dual_active_rate",
            "party_dual_report_rate",
            "mob_force_types",
            "party_visit_rate",
        ),
    ),
    Remedy(
        code="R1c",
        title=Text(
            zh="发挥党组织主导作用，推进社区共同体建设",
            en="Build a community of party organisations across levels",
        ),
        action=Text(
            zh="建立街道、党组织、社区、社区社会组织四级联动机制，把资源优先投向场地短缺的社区，公开接受多"
            "方监督，协调业主与物业的关系。",
            en="Link street, party organisation, community and social organisations, direct resources first "
            "to the communities shortest of space, accept supervision from several sides, and mediate "
            "between owners and property companies.",
        ),
        adoption=(
            "coop_facility_100hh",
            "coop_satisfaction",
            "rec_four_level",
            "rec_supervision_n",
            "coop_property_dispute_closed",
        ),
    ),
    Remedy(
        code="R2a",
        title=Text(
            zh="理顺治理主体权责关系",
            en="Sort out who is responsible for what",
        ),
        action=Text(
            zh="编制有依据的社区权责清单，定期召开街道、社区、物业三方联席会议，与物业签订写明法律依据的应"
            "急预案并定期培训，把规定的理由向居民讲清楚。",
            en="Draw up a list of community duties that names the basis of each, hold regular meetings of "
            "street, community and property company, sign emergency plans that name their legal basis, "
            "train property staff, and explain to residents why rules exist.",
        ),
        adoption=(
            "coop_duty_list_rate",
            "rec_troika_rate",
            "coop_property_training",
        ),
    ),
    Remedy(
        code="R2b",
        title=Text(
            zh="调动居民积极性，主动参与自治",
            en="Draw residents into self-government",
        ),
        action=Text(
            zh="以最小网格为单位补选楼栋长并让居民认得，发动居民成立互助组织，按居民的时间和需要安排活动和议事。",
            en="Fill the missing posts of building head grid by grid and make them known to residents, help "
            "residents form mutual-aid groups, and hold activities and deliberations when and how "
            "residents need them.",
        ),
        adoption=(
            "coop_head_cover",
            "coop_head_known",
            "coop_participation_rate",
            "coop_mutual_cover",
            "rec_pyramid_rate",
        ),
    ),
    Remedy(
        code="R3a",
        title=Text(zh="依托信息化手段减负", en="Lighten the load by digital means"),
        action=Text(
            zh="清理合并内容重复的报表，能从平台取数的不再要求基层填报，把纸质和散表任务转到统一平台，通知多渠道送达。",
            en="Merge forms that ask for the same thing, stop asking communities for what a platform "
            "already holds, move tasks from paper and loose sheets to one platform, and send notices "
            "through several channels.",
        ),
        adoption=(
            "info_paper_share",
            "info_forms_n",
            "info_reach",
            "info_duplicate_share",
            "info_system_n",
        ),
    ),
    Remedy(
        code="R3b",
        title=Text(zh="使信息化手段达到双重效果", en="People and technology together"),
        action=Text(
            zh="按岗位开展平台和小程序实操培训，由会用的同事结对带教，把日常工作放到平台上办，并为不用手机"
            "的居民保留上门渠道。",
            en="Train workers hands-on in the platforms their posts need, pair them with colleagues who "
            "know how, do daily work on the platform, and keep door-to-door service for residents "
            "without a phone.",
        ),
        adoption=("info_tool_rate", "info_skill", "info_resident_tool", "info_group_cover"),
    ),
    Remedy(
        code="R4a",
        title=Text(zh="选拔高素质队伍进社区", en="Bring able people into the communities"),
        action=Text(
            zh="按缺额制定补充计划，用好组织选任、公开招聘、机关挂职等渠道，补充缺员社区，畅通优秀者到街道"
            "任职的通道；挂职干部不抵作社区工作者。",
            en="Plan recruitment by the shortfall, use appointment, open recruitment and secondment to fill "
            "the communities that lack staff, and keep a way open to posts in the street; do not count "
            "seconded cadres as community workers.",
        ),
        adoption=("work_per_10k", "work_under35", "work_college", "work_channel_mix", "work_promotion"),
    ),
    Remedy(
        code="R4b",
        title=Text(zh="强化激励保障", en="Strengthen incentives and support"),
        action=Text(
            zh="落实薪酬、带薪休假和困难补助，支持在岗人员考取社会工作职业资格、参加应急培训，并把培训纳入"
            "考核，减少重复工作。",
            en="Deliver on pay, paid leave and hardship allowances, support workers in earning the "
            "social-work certificate and in emergency training, count training in appraisal, and cut "
            "duplicate work.",
        ),
        adoption=(
            "work_cert",
            "work_pay_ratio",
            "work_leave_taken",
            "work_train_rate",
            "rec_train_in_appraisal",
        ),
    ),
)
