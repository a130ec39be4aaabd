"""Actors: how many kinds take part in governing, and whether duties have a basis."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="coop_actor_types",
        title=Text(zh="活跃主体类型", en="Kinds of actor at work"),
        definition=Text(
            zh="有活动记录的主体类型数（党组织、居委会、物业、业主组织、社会组织、驻区单位、志愿者、居民共八类）的社区平均",
            en="kinds of actor with any record of activity, of eight (party organisation, committee, property "
            "company, owners, social organisations, units, volunteers, residents), averaged over communities",
        ),
        interpretation=Text(
            zh="有一次记录即算一类，不说明作用大小。记录越细，类型越多；类型多也不等于形成合力。",
            en="One record makes a kind, whatever its weight. Better records show more kinds, and many kinds need "
            "not pull together.",
        ),
        theme="collaboration",
        direction="higher",
        table="community_actors",
        numerator="kinds",
        unit=Text(zh="类", en="kinds"),
        counted=Text(zh="类主体", en="kinds of actor"),
        disclosure="public",
        source="P2a",
    ),
    Indicator(
        code="coop_single_share",
        title=Text(zh="单一主体占比", en="Communities run by one or two kinds"),
        definition=Text(
            zh="有活动记录的主体不超过两类的社区 ÷ 全部社区",
            en="communities where no more than two kinds of actor have any record ÷ all communities",
        ),
        interpretation=Text(
            zh="占比高，说明多数社区仍靠党组织和居委会两家。没有记录的主体也可能在做事，先看台账是否记全。",
            en="A high share means most communities still rest on party organisation and committee alone. Others "
            "may act without leaving a record: check the log first.",
        ),
        theme="collaboration",
        direction="lower",
        table="community_actors",
        numerator="kinds <= 2",
        counted=Text(zh="个社区", en="communities"),
        disclosure="public",
        source="P2a",
    ),
    Indicator(
        code="coop_duty_list_rate",
        title=Text(zh="权责清单明确率", en="Tasks with a basis and an owner"),
        definition=Text(
            zh="写明依据和责任主体的交办任务 ÷ 全部交办任务，不含社区自主发起的事项",
            en="assigned tasks with both a basis and a responsible body named ÷ all assigned tasks; matters the "
            "community began itself are left out",
        ),
        interpretation=Text(
            zh="写明不等于分工合理，没写明则难以拒绝不该社区做的事。依据和责任主体两项都写明才算。",
            en="Named is not yet well divided; unnamed means a community cannot turn away what is not its job. "
            "Both basis and responsible body have to be there.",
        ),
        theme="collaboration",
        direction="higher",
        table="tasks",
        universe="kind = 'task' AND NOT own_initiative",
        numerator="duty_named",
        counted=Text(zh="项任务", en="tasks"),
        disclosure="public",
        source="P2b",
    ),
    Indicator(
        code="coop_station_unit_rate",
        title=Text(zh="驻区单位参与率", en="Local units that take part"),
        definition=Text(
            zh="一年内至少参加一次社区活动的驻区单位 ÷ 区域内全部驻区单位，一家单位只计一次",
            en="units located in the area with at least one community activity in a year ÷ all such units, each "
            "counted once",
        ),
        interpretation=Text(
            zh="参加一次即计入，看不出投入多少。名册漏登的单位不在分母里，比率会偏高。",
            en="One activity is enough, so commitment does not show. Units missing from the roster are missing "
            "from the base, and the share runs high.",
        ),
        theme="collaboration",
        direction="higher",
        table="units_in_area",
        universe="kind = 'resident'",
        numerator="activities >= 1",
        counted=Text(zh="家驻区单位", en="units"),
        disclosure="public",
        source="P2c",
    ),
)
