"""Mechanisms: which of the paper's measures for working together are in place."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

OPINION_DAY = Indicator(
    code="rec_opinion_day",
    title=Text(zh="意见出台日", en="Day of the opinion"),
    definition=Text(zh="意见出台日，自1970年1月1日起的天数", en="day of the opinion in days since 1 January 1970"),
    interpretation=Text(zh="只供取最早的日期。", en="It serves only to find the earliest day."),
    theme="adoption",
    direction="context",
    table="communities",
    numerator="opinion_day",
    unit=Text(zh="天", en="days"),
    counted=Text(zh="个社区", en="communities"),
    disclosure="public",
    source="R2b1",
)

INDICATORS = (
    Indicator(
        code="rec_four_level",
        title=Text(zh="四级联动到位数", en="Levels in place, of four"),
        definition=Text(
            zh="街道、党组织、社区居委会、社区社会组织四级中有活动记录的级数的社区平均",
            en="how many of four levels (street office, party organisation, residents' committee, social "
            "organisations) have any record of activity, averaged over communities",
        ),
        interpretation=Text(
            zh="四级都有记录，只说明都动起来了，不说明联得紧。有一次记录即算到位。",
            en="Four means that all have acted, not that they work closely together. One record is enough.",
        ),
        theme="adoption",
        direction="higher",
        table="community_actors",
        numerator="levels",
        unit=Text(zh="级", en="levels"),
        counted=Text(zh="级", en="levels"),
        disclosure="public",
        source="R1c1",
    ),
    Indicator(
        code="rec_supervision_n",
        title=Text(zh="监督会议数", en="Supervision meetings"),
        definition=Text(
            zh="期内召开的监督会议次数",
            en="supervision meetings held in the period",
        ),
        interpretation=Text(
            zh="开会多少没有标准，只作背景。要看会上提出的问题后来改了没有。",
            en="There is no right number, so it is background. What matters is whether the faults found were mended.",
        ),
        theme="adoption",
        direction="context",
        table="activities",
        universe="kind = 'supervision'",
        numerator="1",
        measure="count",
        unit=Text(zh="次", en="meetings"),
        counted=Text(zh="次监督会议", en="supervision meetings"),
        disclosure="public",
        source="R1c1",
    ),
    Indicator(
        code="rec_pyramid_rate",
        title=Text(zh="金字塔完整率", en="Grids with the whole structure"),
        definition=Text(
            zh="楼栋长、志愿队、居民小组都已具备的网格 ÷ 全部网格；网格内每栋楼都有楼栋长才算",
            en="grids with building heads, a volunteer team and a residents' group ÷ all grids; every building of "
            "the grid has to have its head",
        ),
        interpretation=Text(
            zh="三样缺一即不完整。名单齐全不等于遇事叫得动，应与楼栋长知晓率一并看。",
            en="Lacking one of the three makes it incomplete. Names on a list are not people who come when "
            "called: read it beside the share who know their head.",
        ),
        theme="adoption",
        direction="higher",
        table="grid_structure",
        numerator="heads_named AND volunteer_team AND resident_group",
        counted=Text(zh="个网格", en="grids"),
        disclosure="public",
        source="R2b2",
    ),
    Indicator(
        code="rec_opinion_date",
        title=Text(zh="出台意见日期", en="Day the opinion was issued"),
        definition=Text(
            zh="推选楼栋长的意见出台的日期；有几份的，取最早一份",
            en="day on which the opinion on choosing building heads was issued; the earliest where there are several",
        ),
        interpretation=Text(
            zh="说明文件何时出台，不说明何时落实。落实情况看楼栋长覆盖率和知晓率。",
            en="It shows when the paper was issued, not when it was carried out; for that see how many buildings have "
            "a head and how many residents know theirs.",
        ),
        theme="adoption",
        direction="context",
        statistic="earliest",
        over=OPINION_DAY,
        unit=Text(zh="日期", en="date"),
        counted=Text(zh="个社区", en="communities"),
        disclosure="public",
        source="R2b1",
    ),
    Indicator(
        code="rec_troika_rate",
        title=Text(zh="三方联席率", en="Three-party meetings held"),
        definition=Text(
            zh="本季度召开过街道、社区、物业三方联席会的小区 ÷ 有物业的小区",
            en="compounds where street, community and property company met in the quarter ÷ compounds with a "
            "property company",
        ),
        interpretation=Text(
            zh="开过会不等于解决了问题，要与物业纠纷办结率对照。没有物业的小区不在其中。",
            en="A meeting is not a solution: set it beside the share of property disputes closed. Compounds "
            "without a property company are not in it.",
        ),
        theme="adoption",
        direction="higher",
        table="compounds",
        universe="has_property",
        numerator="troika_met",
        counted=Text(zh="个小区", en="compounds"),
        disclosure="public",
        source="R2a1",
    ),
    Indicator(
        code="rec_requisition_agreed",
        title=Text(zh="征用预案率", en="Requisition plans signed"),
        definition=Text(
            zh="已签征用预案并写明法律依据的小区 ÷ 有物业的小区",
            en="compounds with a signed requisition plan that names its legal basis ÷ compounds with a property "
            "company",
        ),
        interpretation=Text(
            zh="没有写明法律依据的不算。签了预案只是有约在先，真要征用仍须依法作出决定并补偿。",
            en="A plan that names no legal basis does not count. Signing only agrees beforehand; a real "
            "requisition still needs a lawful decision and compensation.",
        ),
        theme="adoption",
        direction="higher",
        table="compounds",
        universe="has_property",
        numerator="requisition_plan",
        counted=Text(zh="个小区", en="compounds"),
        disclosure="public",
        source="R2a2",
    ),
)
