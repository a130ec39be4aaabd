"""A made-up report in both languages, of the length and shape of a real one. Every number in it is invented."""

from functools import cache

from governance_metrics.report.blocks import (
    Bullets,
    Cell,
    Document,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Report,
    TableColumn,
)
from governance_metrics.report.figures import AreaPoint, Frame, Line, interval_plot

WORDS = {
    "zh": {"table": "表", "figure": "图", "contents": "目录", "filter": "筛选", "language": "语言",
           "provenance": "来源与版本", "page": "页", "sort": "排序"},
    "en": {"table": "Table", "figure": "Figure", "contents": "Contents", "filter": "Filter",
           "language": "Language", "provenance": "Sources and versions", "page": "page", "sort": "sort"},
}  # fmt: skip
TONES = ("good", "partly", "bad", "unknown")
VERDICTS = {"zh": ("支持", "部分支持", "不支持", "数据不足"),
            "en": ("supported", "partly supported", "not supported", "insufficient data")}  # fmt: skip
NAMES = {
    "zh": ("东升里", "文苑", "惠民园", "开元", "福泽", "曙光", "新城", "站前", "朝阳", "丰盛", "兴业",
           "学府", "迎宾", "阳光", "和平", "永安", "长虹", "金桥", "锦绣家园二期", "建设里", "康宁"),
    "en": ("Dongsheng Li", "Wenyuan", "Huimin Yuan", "Kaiyuan", "Fuze", "Shuguang", "Xincheng", "Zhanqian",
           "Chaoyang", "Fengsheng", "Xingye", "Xuefu", "Yingbin", "Yangguang", "Heping", "Yong'an", "Changhong",
           "Jinqiao", "Jinxiu Homes Phase II", "Jianshe Li", "Kangning"),
}  # fmt: skip
LONG = {
    "zh": (
        "某街道 21 个社区共有 53,412 户、128,906 人，网格 187 个。居民问卷按小区分层、楼栋整群抽取，"
        "有效 1,204 份，应答率 61.3%；社区工作者花名册为全数，不存在抽样误差，"
        "图表中的界限只表示偶然波动能造成多大差别。"
        "凡未报送的数据一律记为“数据不足”，不作 0 处理，也不参与排序；凡涉及个人的数，人数不足 10 人的不予公布。"
    ),
    "en": (
        "The street has 21 communities with 53,412 households, 128,906 residents and 187 grids. Residents were drawn "
        "in clusters of buildings, stratified by compound: 1,204 usable answers, a response rate of 61.3%. The roster "
        "of community workers is a full count and carries no sampling error; the limits drawn show only how much "
        "chance alone could do. What was not supplied is reported as insufficient data, never as zero, and takes no "
        "part in any order; counts of fewer than ten people are not shown."
    ),
}


def value(number):
    return 0.44 + ((number * 37) % 50) / 100


@cache
def picture(language):
    zh = language == "zh"
    points = [
        AreaPoint(name, value(i), value(i) - 0.07, value(i) + 0.07, flagged=value(i) < 0.5)
        for i, name in enumerate(NAMES[language])
    ]
    return interval_plot(
        points,
        [Line(0.7, "目标 70%" if zh else "target 70%")],
        Frame(
            "参加过社区活动的居民占比" if zh else "Residents who took part in community activities",
            "占比" if zh else "share",
        ),
        tick=lambda share: f"{share:.0%}",
        legend=("与目标无法区分", "低于目标") if zh else ("cannot be told from the target", "below the target"),
    )


def claims(language, count):
    zh = language == "zh"
    columns = (
        TableColumn("编号" if zh else "Code", width=0.7),
        TableColumn("论文说法" if zh else "Statement in the paper", width=2.6),
        TableColumn("结论" if zh else "Verdict", width=1.0),
        TableColumn("依据" if zh else "Basis", width=4.2),
    )
    statement = "“党员‘双报到’流于形式，登记多、服务少”" if zh else "“Dual registration of members is a formality”"
    basis = (
        "登记党员 2,310 人中，一年内参加过服务的 842 人，占 36.5%（偶然波动 34.5%–38.5%），"
        "低于目标 60%；涉及社区 17 个。"
        if zh
        else "842 of 2,310 registered members served within the year, 36.5% (chance band 34.5% to 38.5%), below the "
        "target of 60%; 17 communities concerned."
    )
    rows = tuple(
        (
            Cell(f"P{i + 1}"),
            Cell(statement),
            Cell(VERDICTS[language][i % 4], sort=i % 4, tone=TONES[i % 4]),
            Cell(basis),
        )
        for i in range(count)
    )
    return Grid("关于问题的说法与结论" if zh else "Statements on problems and verdicts", columns, rows)


def wide(language):
    """Nine columns by 21 communities, with values nobody supplied."""
    zh = language == "zh"
    heads = (
        ("社区", "户数", "网格", "工作者", "每万人工作者", "参与率", "95% 区间", "与目标相比", "与其余社区相比")
        if zh
        else ("Community", "Households", "Grids", "Workers", "Workers per 10,000", "Took part", "95% interval",
              "Against target", "Against the rest")
    )  # fmt: skip
    columns = tuple(
        TableColumn(head, "right" if 0 < i < 7 else "left", width=1.5 if i in (0, 6, 7, 8) else 1.0)
        for i, head in enumerate(heads)
    )
    verdicts = (
        ("达标", "无法判断", "未达标", "数据不足") if zh else ("meets", "uncertain", "misses", "insufficient data")
    )
    rows = []
    for i, name in enumerate(NAMES[language]):
        missing, share = i == 4, value(i)
        households, workers = 1500 + (i * 977) % 2600, 7 + (i * 5) % 9
        kind = 3 if missing else 0 if share > 0.77 else 2 if share < 0.6 else 1
        rows.append(
            (
                Cell(name),
                Cell(f"{households:,}", sort=float(households)),
                Cell(str(6 + i % 5), sort=float(6 + i % 5)),
                Cell(str(workers), sort=float(workers)),
                Cell(f"{workers / households / 2.4 * 10000:.1f}", sort=round(workers / households / 2.4 * 10000, 4)),
                Cell("—") if missing else Cell(f"{share:.1%}", sort=share),
                Cell("—") if missing else Cell(f"{share - 0.07:.1%}–{share + 0.07:.1%}", sort=share),
                Cell(verdicts[kind], sort=kind, tone=TONES[kind]),
                Cell(
                    ("高于其余" if zh else "above the rest") if i % 6 == 0 else ("分不出" if zh else "not told apart")
                ),
            )
        )
    note = (
        "注：“—”为未报送。区间重叠的社区不宜排先后；“分不出”指差别不超过偶然波动，"
        "按 21 个社区一并比较校正（Benjamini–Hochberg）。"
        if zh
        else "Note: “—” was not supplied. Communities whose intervals overlap are in no order; “not told apart” "
        "allows for 21 comparisons at once (Benjamini–Hochberg)."
    )
    caption = "分社区情况" if zh else "Communities side by side"
    return Grid(caption, columns, tuple(rows), note, filterable=True)


def lists(language):
    zh = language == "zh"
    heads = ("序号", "任务", "完成标准", "牵头单位", "完成时限") if zh else ("No.", "Task", "Standard", "Lead", "Due")
    columns = tuple(TableColumn(head, width=width) for head, width in zip(heads, (0.6, 3, 2.2, 1.2, 1.2), strict=True))
    tasks = (
        ("建立党员服务清单，按季公布", "把“双报到”服务时长计入年度考核", "合并重复的 4 套报表，实行一次采集")
        if zh
        else ("Publish a quarterly list of members' service", "Count hours of service in the yearly review",
              "Merge four overlapping forms and collect once")
    )  # fmt: skip
    standard = "参与率达到 60%，缺 544 人" if zh else "60% take part; 544 people short"
    rows = tuple(
        (Cell(str(i), sort=float(i)), Cell(task), Cell(standard), Cell(""), Cell(""))
        for i, task in enumerate(tasks, start=1)
    )
    return Grid("任务清单" if zh else "Tasks", columns, rows)


@cache
def document(language):
    zh = language == "zh"

    def say(chinese, english):
        return chinese if zh else english

    top = (
        say(
            "党建引领：登记党员中一年内参加过服务的占 36.5%（34.5%–38.5%），低于目标 60%；说法 P1 得到支持。",
            "Party building: 36.5% of registered members served within the year (34.5% to 38.5%), below "
            "60%; P1 stands.",
        ),
        say(
            "信息化：用纸质或散表完成的任务占 47.2%，21 个社区中 15 个超过一半；说法 P3a 得到支持。",
            "Informatisation: 47.2% of tasks are done on paper, more than half of them in 15 of 21 "
            "communities; P3a stands.",
        ),
        say(
            "队伍建设：缺编 31 人，涉及社区 12 个；工资数据未报送，说法 P4c 数据不足。",
            "Workforce: 31 posts are vacant in 12 communities; pay was not supplied, so P4c cannot be answered.",
        ),
    )
    picture_block = Figure(
        picture(language),
        say("各社区参加过活动的居民占比及 95% 区间", "Share of residents who took part, with 95% intervals"),
        say(
            "21 个社区的点与区间；3 个社区整段低于 70% 的目标线。",
            "Dots and intervals of 21 communities; three lie wholly below the target line of 70%.",
        ),
    )
    blocks = (
        Heading(1, say("一页概要", "On one page"), "page-one"),
        Heading(3, say("问了什么、问了谁", "What was asked, of whom")),
        Paragraph(
            say(
                "对照论文的 39 条说法，检查 21 个社区 2025 年的数据：支持 9 条，部分支持 6 条，"
                "不支持 4 条，数据不足 20 条。",
                "39 statements of the paper against the data of 21 communities for 2025: 9 supported, 6 partly, "
                "4 not supported, 20 with insufficient data.",
            ),
            "lead",
        ),
        Heading(3, say("四类问题", "The four groups of problems")),
        Bullets(top),
        Heading(3, say("数据不能回答的三件事", "Three things the data cannot say")),
        Bullets(
            (
                say("原因。两期数据只能说明变化，不能说明为什么。", "Why. Two periods show change, not its cause."),
                say("个人的好坏。任何人都不列名、不排序。", "Who is good or bad. No person is listed."),
                say("未报送社区的情况。", "How communities fare that did not report."),
            ),
            numbered=True,
        ),
        Paragraph(
            say("本报告所用数据为模拟数据，不代表任何真实街道。", "The data are simulated; the street is made up."),
            "caution",
        ),
        Heading(1, say("一、成效", "1. Results"), "results"),
        Paragraph(LONG[language]),
        Paragraph(say("“社区是联系、服务居民群众的‘最后一公里’。”", "“The community is the last mile.”"), "quote"),
        picture_block,
        Paragraph(LONG[language]),
        Heading(1, say("二、问题", "2. Problems"), "problems"),
        Heading(2, say("（一）党建引领", "(1) Party building"), "party"),
        Paragraph(LONG[language]),
        claims(language, 9),
        Heading(2, say("（二）信息化", "(2) Informatisation"), "information"),
        Paragraph(LONG[language]),
        wide(language),
        Heading(3, say("1．数据从哪里来", "Where the data come from")),
        Paragraph(LONG[language]),
        Heading(1, say("三、对策", "3. Measures"), "measures"),
        Paragraph(LONG[language]),
        lists(language),
        Heading(2, say("未报送的表", "Tables not supplied")),
        Grid(
            say("未报送的表", "Tables not supplied"),
            (TableColumn(say("表名", "Table")), TableColumn(say("社区", "Community"))),
            (),
        ),
        Grid(
            say("只在屏幕上的长表", "A long table for the screen"),
            (TableColumn(say("甲", "A"), "right"),),
            tuple((Cell(str(i), sort=float(i)),) for i in range(60)),
            filterable=True,
            paper=False,
        ),
    )
    digest = "SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    return Document(
        language,
        say("某街道社区治理诊断报告", "A street's community governance: a diagnostic"),
        say("21 个社区 · 2025 年", "21 communities, 2025"),
        say("内部资料 注意保存", "Internal: keep safe"),
        blocks,
        (
            (say("程序版本", "Version"), "governance-metrics 0.1.0, Python 3.11"),
            (
                say("设定", "Settings"),
                say("期间 2025；置信水平 95%；门槛 10 人", "period 2025; level 95%; threshold 10 people"),
            ),
            (say("输入文件", "Input file"), f"社区工作者花名册.xlsx {digest}"),
            (say("输入文件", "Input file"), f"residents_survey_2025.csv {digest}"),
        ),
        WORDS[language],
    )


def report(language="zh"):
    """Return the example, opening in a language."""
    return Report({"zh": document("zh"), "en": document("en")}, language)
