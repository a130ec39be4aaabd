"""Dual registration: who registered, who served, how long and when."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="party_dual_report_rate",
        title=Text(zh="双报到报到率", en="Dual registration rate"),
        definition=Text(
            zh="已到社区报到的在职党员 ÷ 应报到的在职党员",
            en="serving party members registered with a community ÷ members who should register",
        ),
        interpretation=Text(
            zh="应报到名单由派出单位掌握，社区只有报到名册时算不出这一比率。报到只是第一步，应与报到后服务率一并看。",
            en="The list of who should register is held by the units; a community that has only its own "
            "register cannot compute this. Registering is a first step: read it beside the share active "
            "afterwards.",
        ),
        theme="party_building",
        direction="higher",
        table="dual_members",
        universe="due",
        numerator="registered",
        counted=Text(zh="名在职党员", en="party members"),
        disclosure="persons",
        source="P1f",
        page_one=True,
    ),
    Indicator(
        code="party_dual_active_rate",
        title=Text(zh="报到后服务率", en="Active after registering"),
        definition=Text(
            zh="期内至少有一次服务记录的已报到党员 ÷ 已报到党员",
            en="registered members with at least one service record in the period ÷ registered members",
        ),
        interpretation=Text(
            zh="有一次记录即计入，不反映时长和质量。没有报送服务记录的社区是“无数据”，不是没有服务；记录更"
            "勤的社区数值会更高。",
            en="One record is enough; hours and quality do not show. A community that sent no service "
            "records has no data, which is not the same as no service, and careful record-keeping raises "
            "the figure.",
        ),
        theme="party_building",
        direction="higher",
        table="dual_members",
        universe="registered",
        numerator="services >= 1",
        counted=Text(zh="名已报到党员", en="registered members"),
        disclosure="persons",
        source="P1f",
        page_one=True,
    ),
    Indicator(
        code="party_dual_idle_rate",
        title=Text(zh="只报到未服务率", en="Registered, no service"),
        definition=Text(
            zh="期内没有服务记录的已报到党员 ÷ 已报到党员",
            en="registered members without a service record in the period ÷ registered members",
        ),
        interpretation=Text(
            zh="没有记录可能是没有服务，也可能是服务了没有登记。只用于改进工作安排，不得据此列名单。",
            en="No record may mean no service, or service nobody wrote down. Use it to improve "
            "arrangements, never to draw up a list of names.",
        ),
        theme="party_building",
        direction="lower",
        table="dual_members",
        universe="registered",
        numerator="services = 0",
        counted=Text(zh="名已报到党员", en="registered members"),
        disclosure="persons",
        source="P1f",
    ),
    Indicator(
        code="party_dual_never_rate",
        title=Text(zh="从未报到率", en="Never registered"),
        definition=Text(
            zh="应报到而至期末未报到的在职党员 ÷ 应报到的在职党员",
            en="serving members due to register who had not done so by the end of the period ÷ members who "
            "should register",
        ),
        interpretation=Text(
            zh="名单有误、人员调动都会被算作未报到，先核名单再下结论。只报比率，不列姓名。",
            en="Errors in the list and people who have moved count as not registered: check the list before "
            "drawing conclusions. Only the share is reported, never names.",
        ),
        theme="party_building",
        direction="lower",
        table="dual_members",
        universe="due",
        numerator="NOT registered",
        counted=Text(zh="名在职党员", en="party members"),
        disclosure="persons",
        source="P1f",
    ),
    Indicator(
        code="party_dual_hours",
        title=Text(zh="双报到人均服务时长", en="Hours of service per member"),
        definition=Text(
            zh="期内服务时长合计 ÷ 已报到党员；没有服务的按零小时计",
            en="hours of service in the period ÷ registered members, those without service counting as nought",
        ),
        interpretation=Text(
            zh="平均数会被少数人拉高，应与报到后服务率一并看。时长多为自报，只用于改进安排，不得据此考核个人。",
            en="A few people can lift the average, so read it beside the share active after registering. Hours are "
            "mostly self-reported: use them to improve arrangements, never to rate a person.",
        ),
        theme="party_building",
        direction="higher",
        table="dual_members",
        universe="registered",
        numerator="hours",
        denominator="1",
        unit=Text(zh="小时/人", en="hours per member"),
        counted=Text(zh="小时", en="hours"),
        disclosure="persons",
        source="P1f",
    ),
    Indicator(
        code="party_dual_offhours_share",
        title=Text(zh="业余时段服务占比", en="Services outside office hours"),
        definition=Text(
            zh="业余时段的服务记录 ÷ 记明时段的服务记录",
            en="service records outside office hours ÷ service records whose time is known",
        ),
        interpretation=Text(
            zh="说明在职党员主要在什么时候来，不评高低：业余时间服务是身份使然，不是不积极。社区排班可据此安排在晚间"
            "和周末。",
            en="It shows when serving members come, and is never scored: working people have evenings and weekends, "
            "which is no want of zeal. Communities can plan their rotas by it.",
        ),
        theme="party_building",
        direction="context",
        table="dual_service",
        numerator="off_hours",
        counted=Text(zh="次服务", en="services"),
        disclosure="persons",
        source="P1f",
    ),
)
