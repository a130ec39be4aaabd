"""Pay and care: pay against the local wage, leave really taken, hardship aid."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="work_pay_ratio",
        title=Text(zh="薪酬比", en="Pay against the local wage"),
        definition=Text(
            zh="社区工作者人均应发工资 ÷ 当地同年平均工资，按人数加权；应发含绩效，不含单位缴纳的社会保险",
            en="mean gross pay of community workers ÷ local mean wage of the same year, weighted by headcount; "
            "performance pay included, employer insurance not",
        ),
        interpretation=Text(
            zh="一倍为与当地平均持平。平均工资取哪一种口径（城镇非私营、全口径）影响很大，须写明；两者须是同一年。",
            en="One means on a level with the local mean. It matters a great deal which local wage is taken, so "
            "name it; both must be of the same year.",
        ),
        theme="workforce",
        direction="higher",
        table="pay_training",
        numerator="pay_mean * staff",
        denominator="wage_ref * staff",
        measure="ratio",
        unit=Text(zh="倍", en="times the local wage"),
        counted=Text(zh="元工资", en="yuan of pay"),
        disclosure="staff",
        source="P4e",
    ),
    Indicator(
        code="work_leave_taken",
        title=Text(zh="带薪休假落实率", en="Paid leave taken"),
        definition=Text(
            zh="已休带薪假天数 ÷ 应休带薪假天数",
            en="days of paid leave taken ÷ days of paid leave due",
        ),
        interpretation=Text(
            zh="反映假期有没有真正休到。补贴代替休假的不算休；年中统计必然偏低。",
            en="It shows whether leave was really taken. Money in its place does not count, and a figure taken "
            "mid-year is bound to be low.",
        ),
        theme="workforce",
        direction="higher",
        table="pay_training",
        numerator="leave_taken",
        denominator="leave_due",
        measure="share",
        counted=Text(zh="天假期", en="days of leave"),
        disclosure="staff",
        source="R4b1",
    ),
    Indicator(
        code="work_aid_n",
        title=Text(zh="困难补助人次", en="Cases of hardship aid"),
        definition=Text(
            zh="一年内发放困难补助的人次",
            en="cases of hardship aid paid in the year",
        ),
        interpretation=Text(
            zh="人次多，可能是帮得多，也可能是困难多，所以只作背景。同一人领两次计两次。",
            en="Many cases may mean much help or much hardship, so it is background only. The same person helped "
            "twice counts twice.",
        ),
        theme="workforce",
        direction="context",
        table="pay_training",
        numerator="aid_cases",
        measure="count",
        unit=Text(zh="人次", en="cases"),
        counted=Text(zh="人次补助", en="cases of aid"),
        disclosure="staff",
        source="R4b1",
    ),
)
