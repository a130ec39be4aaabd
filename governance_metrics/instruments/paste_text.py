"""A questionnaire as text to paste into 问卷星 (Wenjuanxing): its own marks for kinds of question, Chinese only.

One question a paragraph, its kind in square brackets after the wording, an answer a line; for a matrix the answers
stand in one line and each row below. What is shown only to some has to be set on the site afterwards.
"""

from governance_metrics.instruments.questionnaire import Questionnaire
from governance_metrics.tables.question import NO_ANSWER, Kind, Question
from governance_metrics.text import Text

MARKS: dict[Kind, str] = {
    "community": "填空题",
    "single": "单选题",
    "multi": "多选题",
    "scale": "单选题",
    "matrix": "矩阵单选题",
    "number": "填空题",
    "yes_no": "单选题",
    "text": "填空题",
}
OPTIONAL = "（选填）"
LOGIC_GIVEN = Text(
    zh="第 {number} 题设为：第 {earlier} 题选了“{answer}”才显示。",
    en="Show question {number} only where “{answer}” was chosen in question {earlier}.",
)
LOGIC_OTHER = Text(
    zh="第 {number} 题设为：第 {earlier} 题没有选“{answer}”和“{no_answer}”才显示。",
    en="Show question {number} only where neither “{answer}” nor “{no_answer}” was chosen in question {earlier}.",
)
LIMITED = Text(zh="第 {number} 题只接受数字，不小于 {low}。", en="Question {number} takes numbers only, {low} or more.")
LIMITED_BOTH = Text(
    zh="第 {number} 题只接受数字，从 {low} 到 {high}。",
    en="Question {number} takes numbers only, from {low} to {high}.",
)
EXCLUSIVE = Text(
    zh="第 {number} 题把“{answers}”设为互斥选项。", en="In question {number} make “{answers}” exclude the others."
)


def paste_text(form: Questionnaire) -> str:
    """Return the text to paste into 问卷星 under "导入文本".

    Parameters
    ----------
    form : Questionnaire
        What is asked.

    Examples
    --------
    >>> from governance_metrics.instruments.questionnaire import questionnaire
    >>> paste_text(questionnaire("workers_survey")).splitlines()[0]
    '社区工作者问卷'
    """
    blocks = [form.title.zh, form.greeting.zh + form.consent.zh]
    blocks += ["\n".join(_lines(number, question, form)) for number, question in enumerate(form.questions, start=1)]
    return "\n\n".join(blocks) + "\n"


def settings_after(form: Questionnaire) -> list[Text]:
    """Return what has to be set on the site after pasting, a line each, by the number the site gives a question.

    Examples
    --------
    >>> from governance_metrics.instruments.questionnaire import questionnaire
    >>> settings_after(questionnaire("workers_survey"))[0].zh
    '第 1 题只接受数字，从 0 到 100。'
    """
    numbers = {question.number: number for number, question in enumerate(form.questions, start=1)}
    items = {question.number: question for question in form.questions}
    said = []
    for question in form.questions:
        number = numbers[question.number]
        if question.kind == "multi":
            alone = [code.title for code in (question.none, NO_ANSWER) if code is not None]
            listed = Text(zh="、".join(text.zh for text in alone), en="”, “".join(text.en for text in alone))
            said.append(EXCLUSIVE.fill(number=number, answers=listed))
        if question.kind == "number":
            low, high = question.columns[0].minimum or 0, question.columns[0].maximum
            limits = {"number": number, "low": f"{low:g}"}
            said.append(LIMITED.fill(**limits) if high is None else LIMITED_BOTH.fill(**limits, high=f"{high:g}"))
        if question.asked is not None:
            earlier = items[question.asked.number]
            answer = next(code.title for code in earlier.answers if code.code == question.asked.answer)
            parts = {"number": number, "earlier": numbers[earlier.number], "answer": answer}
            sentence = LOGIC_GIVEN if question.asked.given else LOGIC_OTHER
            said.append(sentence.fill(**parts, no_answer=NO_ANSWER.title))
    return said


def _lines(number: int, question: Question, form: Questionnaire) -> list[str]:
    offered = question.kind == "community" and form.communities
    mark = "单选题" if offered else MARKS[question.kind]
    wording = question.wording.zh
    if question.kind == "text" and question.note is not None:  # what must not be written stands with the question
        wording += f"（{question.note.zh.rstrip('。')}）"
    head = f"{number}. {wording}[{mark}]" + ("" if question.required else OPTIONAL)
    if offered:
        return [head, *(name for _, name in form.communities)]
    answers = [code.title.zh for code in (*question.answers, NO_ANSWER)] if question.answers else []
    if question.kind == "matrix":
        return [head, " ".join(answers), *(label.zh for label in question.labels)]
    return [head, *answers]
