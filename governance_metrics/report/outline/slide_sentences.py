"""The titles of the slides, in both languages; figures are filled in, never typed."""

from governance_metrics.text import Text

VERDICTS = Text(
    zh="{claims} 条说法：支持 {supported}，部分支持 {partly}，不支持 {against}，数据不足 {insufficient}",
    en="Of {claims} statements, {supported} are supported, {partly} partly, {against} contradicted; {insufficient} "
    "lack data",
)
FRAMING = Text(
    zh="另有 {n} 条说法讲背景和定位，不作判断，不在图中。",
    en="Statements of background and framing are not judged and not in the chart: {n}.",
)
DATA_CLEAN = Text(zh="数据有多全：未发现差错，缺报的照实列出", en="The data: no faults found, gaps listed as they are")
DATA_FAULTS = Text(zh="数据有多全：发现差错 {n} 处，已逐条列出", en="The data: {n} faults found, each of them listed")
RESULTS = Text(
    zh="{n} 条成效中，能判定的有 {decided} 条，{supported} 条得到数据支持",
    en="Of {n} results claimed, {decided} can be judged and {supported} are supported",
)
UNDECIDED = Text(zh="尚不能断定：{titles}", en="undecided: {titles}")
FINDING = Text(zh="{title} {value}，{whom}", en="{title}: {value}; {whom}")
VALUE = Text(zh="{title}：{value}", en="{title}: {value}")
GROUP = Text(zh="类别：{group}。", en="Group: {group}.")
MADE = Text(zh="算法：{definition}。", en="How it is made: {definition}.")
NO_SHORTFALL = Text(
    zh="{group}：现有数据没有显示短板，各条说法判定如下",
    en="{group}: no shortfall shown; what became of the statements",
)
TOP = Text(
    zh="{n} 项指标未达标或明显差于其余，涉及社区最多的是“{title}”",
    en="{n} indicators fall short or stand apart; “{title}” concerns most communities",
)
MORE = Text(zh="另有 {n} 项见报告的问题清单。", en="{n} more are in the report's list of problems.")
MEASURES = Text(zh="请会议确定 {n} 项措施的责任人和时限", en="To decide: who does each of {n} measures, and by when")
PAIRS = Text(
    zh="论文有 {n} 处前后说法不一，须并列看待", en="In {n} places the paper says two things; they belong side by side"
)
SOURCES = Text(
    zh="数据来自 {n} 份输入，读入的 {read} 行全部采用", en="Made from {n} inputs; all {read} rows read were used"
)
SOURCES_LESS = Text(
    zh="数据来自 {n} 份输入，读入 {read} 行，采用 {used} 行",
    en="Made from {n} inputs; of {read} rows read, {used} were used",
)
SOURCES_CAPTION = Text(zh="本材料的来源", en="What these slides were made from")
WHAT, WHICH = Text(zh="项目", en="What"), Text(zh="内容", en="Which")
INPUTS = Text(zh="输入", en="Inputs")
INPUTS_ARE = Text(zh="{n} 份，逐份见备注；总指纹 {digest}", en="{n}, each in the notes; fingerprint of all: {digest}")
ROWS_ARE = Text(zh="读入 {read}，采用 {used}，剔除 {left_out}", en="{read} read, {used} used, {left_out} left out")
BECAUSE = Text(zh="（{reasons}）", en=" ({reasons})")
TARGETS = Text(zh="在用目标", en="Targets in force")
TARGETS_ARE = Text(
    zh="{n} 项，出自 {documents} 份文件，逐项见备注", en="{n}, from {documents} documents, each in the notes"
)
NUMBERS = Text(zh="指标数值", en="Numbers")
NUMBERS_ARE = Text(zh="{n} 项指标；总指纹 {digest}", en="{n} indicators; fingerprint of all: {digest}")
VERIFY = Text(zh="核对办法", en="To verify")
VERIFY_BY = Text(
    zh="governance-metrics verify 本文件 数据文件夹：重新计算，逐项比对",
    en="governance-metrics verify FILE FOLDER makes it again and says what differs",
)
SOURCES_NOTE = Text(
    zh="指纹取自各文件的 SHA-256 值，或全部数值：指纹相同，材料即出自同样的数据。"
    "以下为每份输入的行数和完整的 SHA-256 值，以及每项在用目标。",
    en="A fingerprint is made from the SHA-256 of every file, or from every number: equal fingerprints, equal data. "
    "Below are the rows and full SHA-256 of each input, and each target in force.",
)
INPUT_LINE = Text(zh="{name}：{rows}；{digest}", en="{name}: {rows}; {digest}")
TARGET_LINE = Text(
    zh="目标：{indicator} {target}（{year} 年，{document}）", en="Target: {indicator} {target} ({year}, {document})"
)
