"""What the sheets of the workbook are called, and what a reader should know of each."""

from dataclasses import dataclass

from governance_metrics.text import Text


@dataclass(frozen=True)
class Tab:
    """One sheet: the name on its tab, its title, and notes under the title.

    Examples
    --------
    >>> Tab(Text(zh="概要", en="Summary"), Text(zh="概要", en="In brief")).notes
    ()
    """

    name: Text
    title: Text
    notes: tuple[Text, ...] = ()


_LIMITS = Text(
    zh="问卷的上下限是抽样区间；台账是全数统计，上下限只表示小数目的偶然波动，不是误差。",
    en="For surveys the limits are sampling intervals. Rosters are full counts: their limits show how far small "
    "numbers swing by chance, not an error.",
)
_HIDDEN = Text(
    zh="“·”表示人数太少或只限街道层面，不予公布；“—”表示没有数值，原因见“说明”一栏。",
    en="“·”: not published, because too few people stand behind it or staff are only described at street level. "
    "“—”: no value; the column “Why” says why.",
)
TABS = {
    "summary": Tab(Text(zh="概要", en="Summary"), Text(zh="四类问题：数据怎么说", en="The four groups of problems")),
    "claims": Tab(
        Text(zh="说法判定", en="Statements"),
        Text(zh="论文各条说法的判定与依据", en="What becomes of each statement of the paper"),
        (
            Text(
                zh="“支持”指数据与说法一致；没有数据时一律为“数据不足”，不作判断。",
                en="“Supported”: the data agree with the statement. Without data there is no judgement.",
            ),
        ),
    ),
    "notes": Tab(
        Text(zh="读法", en="Notes"), Text(zh="怎样读这些数字", en="How to read the numbers")
    ),
    "values": Tab(
        Text(zh="指标值", en="Values"), Text(zh="全部指标：总体", en="All indicators, all areas together"),
        (_LIMITS, _HIDDEN),
    ),
    "areas": Tab(
        Text(zh="分社区值", en="Values by area"), Text(zh="全部指标：分社区（地区）", en="All indicators by area"),
        (_LIMITS, _HIDDEN),
    ),
    "map": Tab(
        Text(zh="指标矩阵", en="Map"),
        Text(zh="指标 × 社区（地区）一览", en="Indicators by area at a glance"),
        (
            Text(
                zh="数字前的符号是对照目标值的结果：● 达标，◇ 难以断定，▼ 未达标；没有目标值的不加符号。",
                en="The mark before a number says how it stands to its target: ● met, ◇ too close to call, ▼ missed; "
                "no mark where there is no target.",
            ),
        ),
    ),
    "charts": Tab(
        Text(zh="图", en="Charts"), Text(zh="可编辑的图及其数据", en="Charts that can be edited, with their data"),
        (_LIMITS,),
    ),
    "measures": Tab(Text(zh="建议措施", en="Measures"), Text(zh="建议措施及其触发依据", en="Recommended measures")),
    "problems": Tab(Text(zh="问题清单", en="List of problems"), Text(zh="问题清单", en="List of problems")),
    "tasks": Tab(Text(zh="任务清单", en="List of tasks"), Text(zh="任务清单（空栏由会议填写）", en="List of tasks; the "
                 "meeting fills in the empty columns")),
    "owners": Tab(Text(zh="责任清单", en="List of owners"), Text(zh="责任清单（空栏由会议填写）", en="List of owners; "
                  "the meeting fills in the empty columns")),
    "references": Tab(Text(zh="参照值", en="References"), Text(zh="在用的参照值及其文件", en="References in force")),
    "definitions": Tab(Text(zh="计算说明", en="Definitions"), Text(zh="指标计算说明", en="How each indicator is made")),
    "rows": Tab(
        Text(zh="行数核对", en="Account of rows"),
        Text(zh="各文件读入、采用与剔除的行数", en="Rows read, used and left out, by file"),
    ),
    "faults": Tab(Text(zh="数据差错", en="Faults"), Text(zh="数据差错清单", en="Faults found in the data")),
}  # fmt: skip
