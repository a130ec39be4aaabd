"""The sentences of the report, in both languages; figures are filled in, never typed."""

from governance_metrics.text import Text

TITLE = Text(zh="社区治理诊断报告", en="Community governance diagnostic")
TITLE_OWN = Text(zh="指标报告", en="Indicator report")
SUBTITLE = Text(zh="{communities}，{period}", en="{communities}, {period}")
SUBTITLE_UNDATED = Text(zh="{communities}", en="{communities}")
BY_COMMUNITY = Text(zh="社区", en="community")
INTERNAL = Text(zh="内部资料 注意保存", en="Internal: not for circulation")

GROUPS = {
    "mobilisation": Text(zh="应急动员", en="Mobilisation"),
    "party": Text(zh="社区党建基础", en="Party building"),
    "collaboration": Text(zh="协同防控力量", en="Working together"),
    "information": Text(zh="社区信息化", en="Information tools"),
    "workforce": Text(zh="社区干部队伍", en="Community workforce"),
}
PROBLEM_GROUPS = ("party", "collaboration", "information", "workforce")

HEADS = {
    "page_one": Text(zh="概要", en="In brief"),
    "results": Text(zh="一、成效", en="1. Results"),
    "problems": Text(zh="二、问题", en="2. Problems"),
    "measures": Text(zh="三、对策", en="3. Measures"),
    "lists": Text(zh="四、三张清单", en="4. Three lists"),
    "quality": Text(zh="五、数据质量", en="5. Data quality"),
    "surveys": Text(zh="问卷质量", en="Quality of the surveys"),
    "quality_own": Text(zh="数据质量", en="Data quality"),
    "annex": Text(zh="附录 指标值与计算说明", en="Annex: values and definitions"),
    "other": Text(zh="（背景与结语）", en="Framing and closing"),
    "cannot": Text(zh="数据不能回答的三件事", en="Three things the data cannot say"),
    "pairs": Text(zh="论文中互相矛盾的说法", en="Where the paper contradicts itself"),
    "values": Text(zh="全部指标", en="All indicators"),
    "definitions": Text(zh="计算说明", en="Definitions"),
    "rows": Text(zh="行数核对", en="Account of rows"),
    "faults": Text(zh="问题清单", en="Faults found"),
    "adoption": Text(zh="措施是否到位", en="Whether the measures are in place"),
}
NUMBERED = tuple(Text(zh=f"（{zh}）", en=f"2.{number} ") for number, zh in enumerate(("一", "二", "三", "四"), start=1))

ASKED = Text(
    zh="本报告用 {communities}{period}的台账和问卷，逐条核对论文关于社区治理的 {claims} 条说法："
    "成效是否属实，问题有多大，对策落实到哪一步。",
    en="This report holds the records and surveys of {communities}{period} against the {claims} statements "
    "a paper makes about community governance: whether the results are real, how large the problems are, "
    "and how far the measures have gone.",
)
ASKED_OWN = Text(
    zh="本报告用 {communities}{period}的数据计算 {indicators} 项指标。",
    en="This report gives {indicators} indicators for {communities}{period}.",
)
PERIOD_OF = Text(zh=" {period} 年", en=" in {period}")
VERDICT_COUNT = Text(
    zh="其中 {supported} 条得到数据支持，{partly} 条部分支持，{against} 条与数据不符，"
    "{insufficient} 条数据不足、不作判断。",
    en="The data support {supported} of them, partly support {partly}, contradict {against}, and are "
    "insufficient for {insufficient}, on which no judgement is made.",
)
SURVEYED = Text(
    zh="“{table}”回收有效问卷 {n} 份，来自 {communities}。",
    en="The {table} has {n} usable answers from {communities}.",
)
ROWS = Text(
    zh="共读入 {read} 行，采用 {used} 行，剔除 {left_out} 行（原因见数据质量一节）。",
    en="{read} rows were read, {used} used and {left_out} left out (the reasons are under data quality).",
)
ROWS_ALL = Text(zh="共读入 {read} 行，全部采用。", en="{read} rows were read, and all were used.")
ALL_TABLES = Text(zh="所需各表均已提供。", en="Every table that is needed was supplied.")
TABLES_MISSING = Text(zh="未提供：{tables}。", en="Not supplied: {tables}.")
NOT_REPORTED = Text(
    zh="{tables}；缺报的按“未报”处理，不计为零。",
    en="{tables}; what is not reported is never counted as zero.",
)
NOT_REPORTED_BY = Text(
    zh="“{table}”有 {communities}未报（{names}）", en="{communities} did not report the {table} ({names})"
)
NO_FAULTS = Text(zh="未发现数据差错。", en="No faults were found in the data.")
FAULTS = Text(
    zh="共发现数据差错 {n} 处，逐条列在数据质量一节。",
    en="{n} faults were found in the data; each is listed under data quality.",
)
FIRST_FAULTS = Text(zh="最要紧的一类有 {faults}", en="First of all: {faults}")

EVIDENCE = Text(zh="{title}{value}{parts}", en="{title}: {value}{parts}")
COMMA = Text(zh="，", en=", ")
STOP = Text(zh="。", en=".")
OF_COUNTS = Text(zh="（{numerator}/{denominator}）", en=" ({numerator} of {denominator})")
OF_SAMPLE = Text(zh="（样本 {n}）", en=" (n = {n})")
OF_TOTAL = Text(zh="（共 {numerator} {counted}）", en=" ({numerator} {counted} in all)")
SAMPLING_AT = Text(zh="{level} 抽样区间 {limits}", en="{level} sampling interval {limits}")
CHANCE_AT = Text(zh="偶然波动范围 {limits}", en="chance band {limits}")
AGAINST = Text(zh="目标 {target}，{verdict}", en="target {target} ({verdict})")
COMPARED_ONLY = Text(
    zh="对照值 {target}（{year} 年目标，只作对照）",
    en="comparison {target} (a target for {year}, not yet due)",
)
SHORTFALL = Text(zh="{title}（{told}）", en="{title} ({told})")
STANDARD = Text(zh="{title}{target}", en="{title} {target}")
NO_MEASURE = Text(
    zh="论文没有相应的措施，由会议研究确定。", en="The paper has no measure for this; the meeting decides what to do."
)
NO_VALUE = Text(zh="{title}无法计算：{reason}", en="{title} cannot be computed: {reason}")
GROUP_EMPTY = Text(
    zh="本组 {n} 条说法目前都缺少数据，不作判断。",
    en="None of the {n} statements in this group can be judged with the data at hand.",
)
SHORT_OF = Text(zh="共缺 {gap} {counted}", en="short by {gap} {counted} in all")
TOO_MANY = Text(zh="共超出 {gap} {counted}", en="{gap} {counted} too many in all")
AREAS_MISS = Text(zh="{communities}未达标", en="{communities} fall short")
AREA_MISSES = Text(zh="{communities}未达标", en="{communities} falls short")
AREAS_APART = Text(zh="{communities}明显差于其余", en="{communities} clearly worse than the rest")
ALL_COMMUNITIES = Text(zh="全部 {communities}", en="all {communities}")
ALL_BUT = Text(zh="{names}除外", en="all but {names}")
NO_DATA_FROM = Text(zh="{names}无数据", en="no data from {names}")
NOT_PUBLISHED = Text(zh="另有 {communities}不予公布", en="{communities} not published")
AREAS_UNSHOWN = Text(zh="涉及的社区不予公布", en="The communities concerned are not published")
CLAUSES = Text(zh="；", en="; ")
WHOLE_MISSES = Text(zh="总体未达标", en="Falls short overall")
NO_PROBLEMS = Text(
    zh="现有数据没有显示任何一项指标未达标，也没有哪一处明显差于其余。",
    en="On the data at hand no indicator misses its target, and nowhere is clearly worse than the rest.",
)

NOTHING_JUDGED = Text(
    zh="现有数据不足以判断任何一项指标是否达标。", en="The data at hand are not enough to judge any indicator."
)

CANNOT = {
    "tables": Text(
        zh="没有{tables}，与之有关的 {claims} 条说法无从判断。",
        en="Without {tables}, {claims} statements that depend on it cannot be judged.",
    ),
    "ranking": Text(
        zh="不能排名次：{indicators} 项可比指标中，彼此的差别多数没有超出偶然，只有 {apart} 处例外。",
        en="No ranking: on the indicators that can be compared ({indicators}), most differences between places are "
        "no more than chance would make; exceptions: {apart}.",
    ),
    "ranking_none": Text(
        zh="不能排名次：{indicators} 项可比指标中，彼此的差别都没有超出偶然。",
        en="No ranking: on the indicators that can be compared ({indicators}), no difference is more than chance.",
    ),
    "targets": Text(
        zh="不能评判好坏：{n} 项指标没有在用的目标值，只能描述。",
        en="Good or bad: the indicators without a target in force ({n}) can only be described.",
    ),
    "cause": Text(
        zh="不能说明原因：指标同涨同落不等于一个引起另一个，建议只是“低于参照值时可考虑的措施”。",
        en="Causes: indicators that move together do not explain one another, and a recommendation only says "
        "what to consider where a value falls short.",
    ),
    "people": Text(
        zh="不能相加的人数：抽调干部、递交请战书的退休党员和参战的街居党员可能重复，本报告从不把三者相加。",
        en="Headcounts that may overlap: seconded cadres, retired members who pledged and members on duty may be "
        "the same people, and this report never adds them up.",
    ),
    "denominators": Text(
        zh="{n} 项指标只知道分子、不知道分母，算不出比率。",
        en="For {n} indicators only the numerator is known, so there is no rate.",
    ),
    "epidemic": Text(
        zh="防控效果本身：没有疫情数据，任何“效果显著”的说法都不在本报告判断范围内。",
        en="The outcome of the emergency itself: there are no epidemic data, so no claim about it is judged here.",
    ),
}

RESULTS_LEAD = Text(
    zh="论文列出的成效共 {n} 条，逐条核对如下。“支持”指数据达到该说法所要求的参照值。",
    en="The paper lists {n} results. “Supported” means that the data reach the reference the statement calls for.",
)
PROBLEMS_LEAD = Text(
    zh="论文列出的问题共 {n} 条。“支持”指数据显示问题确实存在；“不支持”指数据显示该项已经达标。",
    en="The paper lists {n} problems. “Supported” means that the data show the problem to be real; "
    "“not supported” means that the target is met.",
)
MEASURES_LEAD = Text(
    zh="下表每行是论文第三部分的一项措施，并列出它针对的短板：指标未达标，即可考虑相应措施。牵头单位和时限由会议确定。",
    en="Each row is a measure from the third part of the paper, with the shortfalls that call for it: where an "
    "indicator misses its target, the measure is worth considering. Who leads, and by when, is for the meeting.",
)
ADOPTION_LEAD = Text(
    zh="论文提出的对策共 {n} 条，下表按采纳情况核对：“支持”指相应指标已达标，即措施已到位。",
    en="The paper proposes {n} measures. “Supported” means that the indicator of the measure meets its target, "
    "so the measure is in place.",
)
NO_RECOMMENDATIONS = Text(zh="没有短板触发建议。", en="No shortfall calls for a recommendation.")
PAIRS_LEAD = Text(
    zh="论文对同一件事有两种说法，须放在一起看，不能只引一句。",
    en="The paper says two different things about the same matter; they are shown together so that neither "
    "is quoted alone.",
)
BESIDE = Text(zh="与之相反的 {code}：{verdict}", en="its opposite, {code}: {verdict}")
LISTS_LEAD = Text(
    zh="有内容的各栏由数据生成，空栏由会议填写。问题清单按涉及社区多少排列，“任务编号”与任务清单、责任清单一致。",
    en="The columns already filled come from the data; the meeting fills in the blank ones. Problems are listed by the "
    "number of communities they reach; the task numbers are those of the other two lists.",
)
HIDDEN_NOTE = Text(
    zh="说明：{n} 个数值因人数太少或只限街道层面而不公布，以“·”表示；门槛为 {threshold} 人。",
    en="Note: {n} values are not published, because too few people stand behind them or because staff are only "
    "described at street level; they are marked “·”. The threshold is {threshold} people.",
)
READING_NOTE = Text(
    zh="读法：问卷给出抽样区间；台账是全数统计，没有抽样误差，所列“偶然波动范围”只说明小数目会有多大起伏。",
    en="How to read: surveys have sampling intervals. Rosters are full counts without sampling error; their "
    "“chance band” only shows how far small numbers swing.",
)
TERMS_NOTE = Text(
    zh="用语：“两新组织”指新经济组织和新社会组织；“双报到”指在职党员向居住地社区党组织报到、参加服务；"
    "“下沉干部”指从机关、单位抽调到社区的干部，不占社区编制；“逆反事件”指破坏围挡、驾车闯卡、辱骂工作人员等事件。",
    en="Terms: a “street” is the lowest office of urban government, a subdistrict; a “community” is the neighbourhood "
    "of one residents' committee. “Dual registration”: serving party members also register, and serve, where they "
    "live. “Seconded cadres” are sent from offices to help and are not community staff. “Defiance incidents”: damaged "
    "barriers, cars driven through gates, abuse of staff.",
)
COMMUNITIES_ELSEWHERE = Text(
    zh="分社区（地区）数值篇幅较长，不在纸面刊印，见工作簿和网页末尾“逐级查看”一节。",
    en="Values by area are too long to print: see the workbook, or “From the whole to the evidence” at the end of the "
    "web page.",
)
DEFINITIONS_ELSEWHERE = Text(
    zh="其余 {n} 项指标的计算说明见工作簿和网页，不在纸面刊印。",
    en="The definitions of the other indicators ({n}) are in the workbook and on the web page.",
)
EXPLORE = Text(zh="逐级查看：总体、社区（地区）、指标、依据", en="From the whole to the evidence")
EXPLORE_LEAD = Text(
    zh="打开一个社区（地区）看它的各项指标，打开一项指标看它的算法、数据来源和各处的依据；表中的名称都可点开。"
    "“样本或记录数”是用于计算的记录，“缺值”是因缺少所需的值而未能计入的记录。打印时只印出已展开的内容。",
    en="Open an area for its indicators, or an indicator for its definition, its sources and the evidence of every "
    "area; names in the tables lead on. “n” counts the records used, “Missing” those that lack a value it needs. "
    "On paper only what is open is printed.",
)
PLACE_TOLD = Text(
    zh="达标 {meets} 项，难以断定 {uncertain} 项，未达标 {misses} 项；明显不同于其余 {apart} 项；无数值 {none} 项",
    en="{meets} meet the target, {uncertain} are too close to call, {misses} miss it; {apart} clearly apart from the "
    "rest; {none} without a value",
)
EVERY_AREA = Text(zh="各社区（地区）均无数值：{reason}。", en="No area has a value: {reason}.")
TABLE_ROWS = Text(
    zh="{table}：读入 {read} 行，采用 {used} 行，剔除 {left_out} 行{reasons}",
    en="{table}: rows read {read}, used {used}, left out {left_out}{reasons}",
)
REFERENCE = Text(zh="{target}（{year} 年，{document}）", en="{target} ({year}, {document})")
TABLE_ABSENT = Text(zh="{table}：未提供", en="{table}: not supplied")
CLAIM_SERVED = Text(zh="{code}（{statement}）：{verdict}", en="{code} ({statement}): {verdict}")
SCALE_NOTE = Text(
    zh="信度说明一个量表的各题是否在量同一件事，不说明量得准不准：α 为克龙巴赫系数，ω 由单因子模型得出，都以答全者计。"
    "“不清楚/不愿回答”计为未答。",
    en="Reliability says whether the items of a scale measure one thing, not whether they measure it truly: alpha is "
    "Cronbach's, omega comes from a one-factor model, both among those who answered every item. "
    '"Don\'t know / rather not say" counts as no answer.',
)
MATRIX_ROW = Text(zh="{question}（{row}）", en="{question} ({row})")
BH_NOTE = Text(
    zh="每一处与其余的比较，已按 Benjamini–Hochberg 法对全部比较一并校正（错误发现率 {rate}）。",
    en="Comparisons with the rest are corrected together for all comparisons shown (Benjamini–Hochberg, false "
    "discovery rate {rate}).",
)
FIGURE_TITLE = Text(zh="{title}：{period}各{places}的数值与区间", en="{title}{period}, by {places}")
FIGURE_ALT = Text(
    zh="{communities}的{title}及其区间：最低 {low}（{low_name}），最高 {high}（{high_name}），总体 {whole}；{apart}。",
    en="{title} in {communities} with intervals: lowest {low} ({low_name}), highest {high} ({high_name}), "
    "overall {whole}; {apart}.",
)
FIGURE_ALT_ALIKE = Text(
    zh="{communities}的{title}及其区间：各处都是 {low}，总体 {whole}；{apart}。",
    en="{title} in {communities} with intervals: {low} everywhere, overall {whole}; {apart}.",
)
FIGURE_APART = Text(zh="{communities}明显不同于其余", en="{communities} clearly apart from the rest")
FIGURE_NONE_APART = Text(zh="没有一处明显不同于其余", en="none clearly apart from the rest")
FIGURE_WHOLE = Text(zh="总体 {value}", en="overall {value}")
FIGURE_TARGET = Text(zh="目标 {value}", en="target {value}")
FIGURE_VERDICTS = Text(zh="各组说法的判定", en="Verdicts by group")
FIGURE_VERDICTS_AXIS = Text(zh="说法条数", en="statements")
FIGURE_VERDICTS_ALT = Text(
    zh="各组说法的判定条数：{rows}。", en="Number of statements by verdict in each group: {rows}."
)
