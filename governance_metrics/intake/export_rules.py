"""What is said of an export of a survey platform: questions edited or moved, answers nobody offered."""

from governance_metrics.text import Text

ERRORS: dict[str, Text] = {
    "question_edited": Text(
        zh="这一题与问卷第 {question} 题“{zh}”相近而不相同，不作猜测，没有读取。如果题意未变，请把标题改成原来的题目。",
        en='the question is like question {question}, "{en}", and not the same; it was not read. '
        "If the meaning is unchanged, give the column the original wording.",
    ),
    "option_unknown": Text(
        zh="第 {question} 题没有“{found}”这个选项，这一选项没有读取。如果改过选项，请把文字改回原来的选项。",
        en='question {question} offers no answer "{found}"; it was not read. '
        "If the answers were edited, write the original one.",
    ),
    "community_number_unlisted": Text(
        zh="社区只有选项序号，而数据里没有社区名单，无法换算，各行不计。请放入社区名单，或改用“按文本”导出。",
        en="the community is told by the number of the option, and there is no list of communities to look it up in; "
        "the rows are left out. Add the list, or export the survey as text.",
    ),
}

WARNINGS: dict[str, Text] = {
    "question_unknown": Text(
        zh="问卷里没有这一题，没有读取。", en="the questionnaire has no such question; it was not read."
    ),
    "questions_moved": Text(
        zh="有 {n} 题的题号与问卷不同（{numbers}），已按题目文字对上。请核对问卷是否改过。",
        en="some questions stand at another number than in the questionnaire ({n}: {numbers}); "
        "they were matched by their wording. Check whether the questionnaire was edited.",
    ),
    "questions_missing": Text(
        zh="导出文件里没有问卷的 {n} 题：{numbers}。", en="some questions are not in the export ({n}): {numbers}."
    ),
    "option_missing": Text(
        zh="第 {question} 题没有“{zh}”一列，这一选项按未知处理。",
        en='question {question} has no column for "{en}"; that answer is unknown.',
    ),
    "answers_by_number": Text(
        zh="答案是选项序号，已按问卷的选项顺序换算；如果调整过选项顺序，请改用“按文本”导出。",
        en="answers are numbers of options and were read in the order of the questionnaire; "
        "if options were reordered, export the survey as text instead.",
    ),
    "community_by_number": Text(
        zh="社区是选项序号，已按社区名单的顺序换算。请核对问卷的社区选项与名单顺序相同。",
        en="the community is the number of an option and was read in the order of the list of communities. "
        "Check that the questionnaire lists them in that order.",
    ),
}

NOTES: dict[str, Text] = {
    "platform_columns_left": Text(
        zh="平台附带的 {n} 列（来源、IP、昵称、设备等）没有读取。",
        en="columns that the platform adds, such as source, address, nickname and device, were not read ({n}).",
    ),
}
