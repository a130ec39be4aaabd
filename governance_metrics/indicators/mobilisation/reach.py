"""Reach: doors knocked on, cases passed on, issues closed, people checked on."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="mob_screen_cover",
        title=Text(zh="入户摸排覆盖率", en="Households screened"),
        definition=Text(
            zh="已摸排户数 ÷ 入住户数，按小区台账汇总",
            en="households reached door to door ÷ occupied households, added up over compounds",
        ),
        interpretation=Text(
            zh="分母是入住户数，不是登记户数，口径不清时不要比较。覆盖不等于准确，准确性要靠抽查核对。",
            en="The base is occupied households, not registered ones; do not compare figures whose base is "
            "unclear. Reached is not the same as recorded correctly: that needs a re-check of a random "
            "sample.",
        ),
        theme="mobilisation",
        direction="higher",
        table="compounds",
        numerator="screened",
        denominator="households_occupied",
        measure="share",
        counted=Text(zh="户", en="households"),
        disclosure="public",
        source="M10",
        page_one=True,
    ),
    Indicator(
        code="mob_report_ontime",
        title=Text(zh="异常及时上报率", en="Abnormal cases reported on time"),
        definition=Text(
            zh="按时上报的异常情况 ÷ 全部异常情况", en="abnormal cases reported within the limit ÷ all abnormal cases"
        ),
        interpretation=Text(
            zh="只反映已记录情况的上报快慢；没有发现、没有登记的不在其中。件数少的社区，一件之差就会使比率大变。",
            en="It shows how fast recorded cases were passed on; what nobody noticed or wrote down is not in it. In "
            "a community with few cases a single one moves the share a great deal.",
        ),
        theme="mobilisation",
        direction="higher",
        table="incidents",
        universe="type = 'abnormal'",
        numerator="reported_on_time",
        counted=Text(zh="件异常情况", en="abnormal cases"),
        disclosure="public",
        source="M4",
    ),
    Indicator(
        code="mob_issue_closed_rate",
        title=Text(zh="诉求办结率", en="Issues closed on time"),
        definition=Text(
            zh="按时办结的居民诉求、邻里纠纷和物业纠纷 ÷ 同类受理件数；尚未办结的计入分母",
            en="requests and disputes closed on time ÷ those received; whatever is still open stays in the base",
        ),
        interpretation=Text(
            zh="办结不等于解决，更不等于满意，应与满意度一并看。受理多的社区未必问题多，可能是渠道更畅通。",
            en="Closed is not solved, and still less satisfied: read it beside satisfaction. A community that "
            "receives more may simply be easier to reach.",
        ),
        theme="mobilisation",
        direction="higher",
        table="incidents",
        universe="type IN ('request', 'dispute', 'property')",
        numerator="closed_on_time",
        counted=Text(zh="件诉求", en="issues"),
        disclosure="public",
        source="M14",
    ),
    Indicator(
        code="mob_care_three_rate",
        title=Text(zh="一日三询落实率", en="Three checks a day kept"),
        definition=Text(
            zh="当日有三次以上询访记录的人日 ÷ 应询访人日",
            en="person-days with three or more checks on record ÷ person-days due",
        ),
        interpretation=Text(
            zh="说明规定的次数有没有记录，不说明询访的内容，也不说明被照护者的健康状况。事后补记也会计入，需抽查。",
            en="It shows that the checks were written down, not what was asked, and nothing about anybody’s "
            "health. Entries made up afterwards count as well, so re-check a sample.",
        ),
        theme="mobilisation",
        direction="higher",
        table="services",
        universe="kind = 'care'",
        numerator="care_days_3x",
        denominator="care_days_due",
        measure="share",
        counted=Text(zh="人日", en="person-days"),
        disclosure="public",
        source="M16",
    ),
)
