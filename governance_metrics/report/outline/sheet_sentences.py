"""The words of the sheet of each community, in both languages; figures are filled in, never typed."""

from governance_metrics.text import Text

TITLE = Text(zh="社区诊断书", en="Community sheets")
HEADING = Text(zh="{name} 诊断书", en="{name}")
LEAD = Text(
    zh="每个社区一页：数据报得全不全，各项指标与目标相比、与其余社区相比如何，要解决哪些问题，可考虑哪些措施。责任人和完成"
    "时限留空，由社区与街道商定。",
    en="One page for each community: how complete its data are, how its indicators stand to their targets and to the "
    "other communities, which problems concern it and which measures to consider. Who does it and by when is left "
    "blank, for the community and the street to agree.",
)
READING = (
    Text(
        zh="“难以断定”指区间跨过目标值：再多调查几户，结论可能改变。“分不出”指与其余社区的差别没有超出偶然。",
        en="“Too close to call”: the interval spans the target, and asking a few more households could change the "
        "verdict. "
        "“Similar”: the difference from the other communities is no more than chance would make.",
    ),
    Text(
        zh="问卷给出抽样区间；台账是全数统计，所列范围只说明小数目会有多大起伏，不是误差。",
        en="Surveys have sampling intervals. Rosters are full counts: their band only shows how far small numbers "
        "swing.",
    ),
    Text(
        zh="“·”表示人数太少，不予公布；“—”表示没有数值。社区工作者队伍只在街道层面公布，本册不列。",
        en="“·”: not published, too few people. “—”: no value. Staff are described at street level only and are not in "
        "these sheets.",
    ),
    Text(
        zh="每页列主要指标；全部指标的分社区数值载于工作簿和网页。",
        en="Each page has the main indicators; all of them by community are in the workbook and on the web page.",
    ),
    Text(
        zh="本册只评价工作安排，不评价任何个人，不排名次。",
        en="These sheets judge arrangements, never a person, and rank nobody.",
    ),
)
MADE = Text(zh="{name}：{value}。", en="{name}: {value}.")

REPORTED_ALL = Text(zh="数据：{period}应报 {n} 张表，全部报送。", en="Data{period}: all {n} tables were reported.")
REPORTED = Text(
    zh="数据：{period}应报 {n} 张表，已报 {m} 张；未报：{tables}，按“未报”处理，不计为零。",
    en="Data{period}: {m} of {n} tables were reported; missing: {tables}. This counts as not reported, never as zero.",
)
OTHERS = Text(zh="等（另有 {n} 张）", en=" and {n} more")
ANSWERS = Text(zh="“{table}”有效回答 {n} 份。", en="Usable answers to the {table}: {n}.")
HIDDEN = Text(zh="有 {n} 项指标因人数太少不予公布。", en="Indicators not published, too few people: {n}.")
TARGETS = Text(
    zh="与目标相比：达标 {meets} 项，未达标 {misses} 项，难以断定 {uncertain} 项。",
    en="Against the targets: {meets} met, {misses} missed, {uncertain} too close to call.",
)
NO_TARGETS = Text(zh="没有可与目标相比的指标。", en="No indicator can be held against a target.")
REST = Text(
    zh="与其余{places}相比（{n} 项可比）：{apart}；其余 {similar} 项分不出高低。",
    en="Against the other {places} ({n} indicators compared): {apart}; {similar} cannot be told apart.",
)
REST_NONE = Text(
    zh="与其余{places}相比（{n} 项可比）：没有一项能分出高低。",
    en="Against the other {places} ({n} indicators compared): none can be told apart.",
)
NOT_COMPARED = Text(zh="没有可与其余{places}相比的指标。", en="No indicator can be compared with the other {places}.")
HIGHER = Text(zh="明显高于其余的是{titles}", en="clearly higher: {titles}")
LOWER = Text(zh="明显低于其余的是{titles}", en="clearly lower: {titles}")
SIMILAR = Text(zh="分不出", en="similar")
ABOVE = Text(zh="明显较高", en="higher")
BELOW = Text(zh="明显较低", en="lower")
REST_HEAD = Text(zh="与其余比", en="Vs rest")
STANDING = Text(zh="目标与判定", en="Target and verdict")
AGAINST = Text(zh="{target}，{verdict}", en="{target}: {verdict}")
INDICATORS = Text(zh="主要指标", en="Main indicators")
PROBLEMS = Text(zh="涉及本{place}的问题与可考虑的措施", en="Problems here, and measures to consider")
NO_PROBLEMS = Text(
    zh="现有数据没有显示涉及本{place}的问题。", en="The data show no problem that concerns this {place}."
)
MORE = Text(
    zh="另有 {n} 项问题涉及本{place}，见报告的问题清单。",
    en="Further problems of this {place}: {n}; see the report's list of problems.",
)
OVERALL = Text(zh="全部{places}", en="Overall")
HERE = Text(zh="本{place}", en="Here")
SHOWS = Text(zh="{value}；目标 {target}", en="{value}; target {target}")
SHOWS_APART = Text(zh="{value}；明显差于其余（{whole}）", en="{value}; clearly worse than the rest ({whole})")
