"""Party building: coverage of new kinds of organisation, dual registration, who begins a matter."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="party_org_coverage",
        title=Text(zh="党的组织覆盖率", en="Party-organisation coverage"),
        definition=Text(
            zh="单独组建和联合组建党组织的两新组织 ÷ 实体运营的两新组织；挂靠不计入",
            en="non-public enterprises and social organisations with their own or a joint party "
            "organisation ÷ those really operating; attachment to another organisation does not count",
        ),
        interpretation=Text(
            zh="分母只含实体运营的组织，空壳组织清理后比率会自然上升。全国公报口径前后不一，不宜跨年比较。"
            "组织建起来不等于作用发挥，应与工作覆盖率一并看。",
            en="Only organisations really operating are in the base, so weeding out shells raises the "
            "figure by itself. National bulletins changed their definition: do not compare across years. "
            "Having an organisation does not mean it works; read it beside party-work coverage.",
        ),
        theme="party_building",
        direction="higher",
        table="two_new",
        universe="operating",
        numerator="org_form IN ('single', 'joint')",
        counted=Text(zh="家两新组织", en="organisations"),
        disclosure="public",
        source="P1d",
        page_one=True,
    ),
    Indicator(
        code="party_work_coverage",
        title=Text(zh="党的工作覆盖率", en="Party-work coverage"),
        definition=Text(
            zh="已建党组织或有党建指导员、联络员、群团组织的两新组织 ÷ 实体运营的两新组织",
            en="organisations with a party organisation, or with an instructor, liaison or mass "
            "organisation ÷ those really operating",
        ),
        interpretation=Text(
            zh="有人联系即计入，门槛低于组织覆盖。派了指导员不等于开展了工作，需结合活动记录判断。",
            en="Any named contact counts, so the bar is lower than for organisation coverage. Naming an "
            "instructor does not mean work was done; check it against activity records.",
        ),
        theme="party_building",
        direction="higher",
        table="two_new",
        universe="operating",
        numerator="org_form IN ('single', 'joint') OR instructor",
        counted=Text(zh="家两新组织", en="organisations"),
        disclosure="public",
        source="P1d",
        page_one=True,
    ),
    Indicator(
        code="party_blank_n",
        title=Text(zh="空白点数", en="Blank spots"),
        definition=Text(
            zh="实体运营、既无党组织又无指导员、联络员、群团组织的两新组织数",
            en="organisations really operating that have neither a party organisation nor an instructor, "
            "liaison or mass organisation",
        ),
        interpretation=Text(
            zh="给出要补的家数。数量随辖区内组织多少而变，社区之间比较请看覆盖率。",
            en="It gives the number still to be covered. It grows with the number of organisations in the "
            "area: to compare communities, use the coverage rates.",
        ),
        theme="party_building",
        direction="lower",
        table="two_new",
        universe="operating",
        numerator="org_form NOT IN ('single', 'joint') AND NOT instructor",
        measure="count",
        unit=Text(zh="家", en="organisations"),
        counted=Text(zh="家未覆盖的两新组织", en="uncovered organisations"),
        disclosure="public",
        source="P1d",
    ),
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
        code="party_own_initiative_share",
        title=Text(zh="自主发起事项占比", en="Matters begun locally"),
        definition=Text(
            zh="由居民或居委会自主发起的事项 ÷ 登记的全部事项",
            en="matters begun by residents or the residents' committee ÷ all matters logged",
        ),
        interpretation=Text(
            zh="比值低说明事项多由上级交办，不等于居民不愿自治。自主事项常常不入台账，漏记会使数值偏低。",
            en="A low share means most matters come from above, not that residents are unwilling. Local "
            "matters often go unlogged, which pulls the figure down.",
        ),
        theme="party_building",
        direction="higher",
        table="tasks",
        universe="kind = 'task'",
        numerator="own_initiative",
        counted=Text(zh="件自主发起的事项", en="matters begun locally"),
        disclosure="public",
        source="P1a",
        page_one=True,
    ),
)
