"""Writes the answers to a survey as each platform exports them: from the questions alone, apart from intake."""

import random

import pandas as pd

from governance_metrics.tables.question import NO_ANSWER
from governance_metrics.tables.surveys import QUESTIONS

COMMUNITIES = [("C01", "甲里社区"), ("C02", "乙里社区"), ("C03", "丙里社区")]
SECRETS = {
    "来自IP": "203.0.113.7(河北-唐山)",
    "微信昵称": "昵称甲乙丙",
    "deviceid": "ee.example:dev77",
    "username": "user_abc",
}


def offered(question):
    """The answers in the order of the form, "no answer" last."""
    return (
        [(code.code, code.title.zh, code.title.en) for code in (*question.answers, NO_ANSWER)]
        if question.answers
        else []
    )


def responses(table, n=60, seed=1):
    """Made-up answers: one per question as code, set of codes, list of codes for a matrix, text, or None."""
    draw = random.Random(seed)  # noqa: S311
    rows = []
    for _ in range(n):
        row = {}
        for question in QUESTIONS[table]:
            codes = [code for code, *_ in offered(question)]
            if draw.random() < 0.08 and question.kind != "community":
                row[question.number] = None
            elif question.kind == "community":
                row[question.number] = draw.choice(COMMUNITIES)[0]
            elif question.kind == "multi":
                alone = codes[len(question.columns) :]
                own = codes[: len(question.columns)]
                ticked = draw.sample(own, draw.randint(1, len(own)))
                row[question.number] = {draw.choice(alone)} if draw.random() < 0.2 else set(ticked)
            elif question.kind == "matrix":
                row[question.number] = [draw.choice(codes) for _ in question.columns]
            elif question.kind == "number":
                row[question.number] = str(draw.choice([0, 1, 2.5, 7]))
            elif question.kind == "text":
                row[question.number] = draw.choice(["多装路灯", "少填表"])
            else:
                row[question.number] = draw.choice(codes)
        rows.append(row)
    return rows


def expected(table, rows):
    """The canonical answers: column to list, a blank as None."""
    found = {}
    for question in QUESTIONS[table]:
        given = [row[question.number] for row in rows]
        for i, column in enumerate(question.columns):
            if question.kind == "multi":
                cells = [None if not g or g == {"no_answer"} else column.name in g for g in given]
            elif question.kind == "matrix":
                cells = [g and g[i] for g in given]
            else:
                cells = given
            cells = [None if cell == "no_answer" else cell for cell in cells]
            if question.kind == "number":
                cells = [None if cell is None else float(cell) for cell in cells]
            elif question.kind == "yes_no":
                cells = [None if cell is None else cell == "yes" for cell in cells]
            found[column.name] = cells
    return found


def wenjuanxing(table, rows, *, numbers, filled_in="〖张三说的〗"):
    """Lines of a 问卷星 export, header first."""
    heads = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "微信昵称"]
    lines = [
        [
            str(i),
            f"2025/09/{1 + i % 28:02d} 12:00:0{i % 10}",
            "125秒",
            "微信",
            "N/A",
            SECRETS["来自IP"],
            SECRETS["微信昵称"],
        ]
        for i in range(1, len(rows) + 1)
    ]
    skipped = ["-3", "-2"] if numbers else ["(跳过)", "(空)"]
    for place, question in enumerate(QUESTIONS[table], start=1):
        answers = offered(question)
        order = {code: str(k) for k, (code, *_) in enumerate(answers, start=1)}
        labels = {code: zh for code, zh, _ in answers}
        said = order if numbers else labels
        wording = question.wording.zh
        if question.kind == "multi" and numbers:
            heads += [f"第{place}题({zh})" for _, zh, _ in answers]
        elif question.kind == "matrix":
            heads += [f"{place}、({label.zh})" for label in question.labels]
        else:
            heads.append(f"{place}、{wording}")
        for i, (line, row) in enumerate(zip(lines, rows, strict=True)):
            given, blank = row[question.number], skipped[i % 2]
            if question.kind == "multi" and numbers:
                line += [blank if given is None else str(int(code in given)) for code, *_ in answers]
            elif question.kind == "multi":
                mark = "→" if i % 7 == 0 else "┋"
                line.append(blank if given is None else mark.join(zh for code, zh, _ in answers if code in given))
            elif question.kind == "matrix":
                line += [blank if given is None else said[code] for code in given or question.columns]
            elif question.kind == "community":
                names = [id_ for id_, _ in COMMUNITIES] if numbers else dict(COMMUNITIES)
                line.append(str(names.index(given) + 1) if numbers else names[given])
            elif answers:
                line.append(blank if given is None else said[given] + (filled_in if i % 11 == 0 else ""))
            else:
                line.append(blank if given is None else given)
    return [heads, *lines]


def kobo(table, rows, *, labels=None, multi="both", groups=True, separator="/"):
    """Lines of a KoboToolbox export: XML values, or labels in one language; multis "summary", "details" or "both"."""
    heads = ["start", "end", "survey_date", "username", "deviceid"]
    lines = [
        ["2025-09-01T08:00:00.000+08:00", "2025-09-01T08:05:00.000+08:00", f"2025-09-{1 + i % 28:02d}",
         SECRETS["username"], SECRETS["deviceid"]]
        for i in range(1, len(rows) + 1)
    ]  # fmt: skip
    for question in QUESTIONS[table]:
        said = {code: {"zh": zh, "en": en}.get(labels, code) for code, zh, en in offered(question)}
        name = f"{question.number} {question.wording.say(labels)}" if labels else question.name
        prefix = (("基本情况" if labels else "group_a") + separator) if groups else ""
        if question.kind == "multi":
            if multi != "details":
                heads.append(prefix + name)
            if multi != "summary":
                heads += [f"{prefix}{name}{separator}{word}" for word in said.values()]
        elif question.kind == "matrix":
            words = [label.say(labels) if labels else column.name
                     for label, column in zip(question.labels, question.columns, strict=True)]  # fmt: skip
            heads += [f"{prefix}{name}{separator}{word}" if groups else word for word in words]
        else:
            heads.append(prefix + name)
        for line, row in zip(lines, rows, strict=True):
            given = row[question.number]
            if question.kind == "multi":
                if multi != "details":
                    line.append("" if given is None else " ".join(word for code, word in said.items() if code in given))
                if multi != "summary":
                    line += ["" if given is None else str(int(code in given)) for code in said]
            elif question.kind == "matrix":
                line += ["" if given is None else said[code] for code in given or question.columns]
            elif question.kind == "community":
                line.append(dict(COMMUNITIES)[given] if labels else given)
            else:
                line.append("" if given is None else said.get(given, given))
    heads += ["_id", "_uuid", "_submission_time", "_validation_status", "_index"]
    for i, line in enumerate(lines, start=1):
        line += [str(7000 + i), str(i), f"2025-09-{1 + i % 28:02d}T00:05:00", "", str(i)]
    return [heads, *lines]


def as_expected(frame, table, rows):
    """Fail where a read survey is not what was answered."""
    for name, cells in expected(table, rows).items():
        if name in frame:
            read = [None if pd.isna(cell) else cell for cell in frame[name]]
            assert read == cells, name
