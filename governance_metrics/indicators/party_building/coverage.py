"""Coverage: party organisations and party work in new kinds of organisation."""

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
)
