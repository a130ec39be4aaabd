"""What to do with the forms once they are written: where each goes, what to set, how the answers come back."""

from collections.abc import Sequence

from governance_metrics.instruments.paste_text import settings_after
from governance_metrics.instruments.questionnaire import Questionnaire
from governance_metrics.text import LANGUAGES, Language, Text

LINES = (
    Text(zh="问卷使用说明", en="How to use these forms"),
    Text(
        zh="*_xlsform.xlsx：上传到 KoboToolbox 或 ODK，中英文可切换。导出时选“XML 值和标题”，文件名写表名。",
        en="*_xlsform.xlsx: upload to KoboToolbox or ODK; the language can be switched. Export with XML values and "
        "headers, and name the file after its table.",
    ),
    Text(
        zh="*_wenjuanxing.txt：在问卷星用“导入文本”粘贴全文，再按下面各条设置。回收后导出“按文本”，文件名写表名。",
        en="*_wenjuanxing.txt: paste the whole text under 导入文本 on 问卷星, then set what is listed below. Export "
        "the answers as text (按文本), and name the file after its table.",
    ),
    Text(
        zh="*_zh.docx、*_en.docx：打印使用。右上角四项按《统计法》填写；属于工作调查的可以空着，但须告知可以拒填。",
        en="*_zh.docx, *_en.docx: to print. Fill in the four fields at the upper right as the Statistics Law asks; for "
        "a survey of your own work they may stay blank, and people are told that they may refuse.",
    ),
    Text(
        zh="题目措辞是自拟的，未经检验：正式使用前请找十来个人试答（要有七十岁以上的），再小范围试用，报告信度和未答率。",
        en="The wording is our own and has not been validated: before using it, have a dozen people try it, some over "
        "seventy, then run a pilot and report reliability and item non-response.",
    ),
    Text(
        zh="最好由第三方发放和回收，样本从完整的住户名单中随机抽取，不由社区挑人。",
        en="Better let a third party hand out and collect the forms, drawn at random from a full list of households "
        "and not chosen by the community.",
    ),
)
SETTINGS = Text(
    zh="{title}（文件名：{table}）粘贴到问卷星后的设置",
    en="{title} (file name: {table}): to set on 问卷星 after pasting",
)


def instructions(forms: Sequence[Questionnaire]) -> str:
    """Return the steps in Chinese and then in English.

    Parameters
    ----------
    forms : sequence of Questionnaire
        The forms written.

    Examples
    --------
    >>> from governance_metrics.instruments.questionnaire import questionnaire
    >>> instructions([questionnaire("workers_survey")]).splitlines()[0]
    '问卷使用说明'
    """
    return "\n\n".join("\n".join(_said(forms, language)) for language in LANGUAGES) + "\n"


def _said(forms: Sequence[Questionnaire], language: Language) -> list[str]:
    lines = [LINES[0].say(language), ""]
    lines += [f"- {line.say(language)}" for line in LINES[1:]]
    for form in forms:
        lines += ["", SETTINGS.fill(title=form.title, table=form.table).say(language)]
        lines += [f"- {line.say(language)}" for line in settings_after(form)]
    return lines
