"""Money: what information systems cost, and who paid."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="info_invest_hh",
        title=Text(zh="户均信息化投入", en="Information spending per household"),
        definition=Text(
            zh="年度信息化投入 ÷ 入住户数", en="spending on information systems in the year ÷ occupied households"
        ),
        interpretation=Text(
            zh="花钱多少不等于好用不好用，一次性建设会使某一年偏高。多少为宜没有依据，只作背景，不评高低。",
            en="Money spent is not usefulness bought, and building a system lifts a single year. Nothing says how "
            "much is right, so it is background and never scored.",
        ),
        theme="informatisation",
        direction="context",
        table="communities",
        numerator="info_spend",
        denominator="households_occupied",
        unit=Text(zh="元/户", en="yuan per household"),
        counted=Text(zh="元投入", en="yuan spent"),
        disclosure="public",
        source="R3a1",
    ),
    Indicator(
        code="info_social_capital",
        title=Text(zh="信息化社会资本占比", en="Outside money in information spending"),
        definition=Text(
            zh="每百元信息化投入中来自社会资本的元数",
            en="yuan from outside the budget in every hundred yuan spent on information systems",
        ),
        interpretation=Text(
            zh="说明钱从哪里来，不说明钱花得值不值。社会资本多了，数据归谁管、能用多久，要另作约定；只作背景，不评高"
            "低。",
            en="It shows where the money came from, not whether it was well spent. Where outsiders pay, who holds "
            "the data and for how long must be settled separately; it is background and never scored.",
        ),
        theme="informatisation",
        direction="context",
        table="communities",
        numerator="info_spend_nonfiscal",
        denominator="info_spend / 100",
        unit=Text(zh="元/百元", en="yuan per 100 yuan"),
        counted=Text(zh="元社会资本", en="yuan from outside the budget"),
        disclosure="public",
        source="R3a1",
    ),
)
