"""A questionnaire as every form of it is made: title, consent, legal header, questions, communities to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass

from governance_metrics.errors import DataError
from governance_metrics.tables.question import Question
from governance_metrics.tables.surveys import QUESTIONS
from governance_metrics.text import Text

TITLES = {
    "residents_survey": Text(zh="社区治理居民问卷", en="Residents' questionnaire on community governance"),
    "workers_survey": Text(zh="社区工作者问卷", en="Community workers' questionnaire"),
}
# Statistics Law of China (2024 revision), art. 17: what a statistical form shows at its upper right.
HEADER = {
    "table_number": Text(zh="表号", en="Form number"),
    "office": Text(zh="制定机关", en="Issued by"),
    "approval": Text(zh="批准（备案）文号", en="Approval (filing) number"),
    "valid_until": Text(zh="有效期限", en="Valid until"),
}
OUR_OFFICE = Text(zh="本单位", en="This office")
CONTACT_BLANK = Text(zh="______________", en="______________")
GREETING = {
    "residents_survey": Text(
        zh="您好！{office}想了解社区治理的情况，请您帮助填写这份问卷。",
        en="Hello. {office} would like to know how community governance is going and asks for your help.",
    ),
    "workers_survey": Text(
        zh="您好！{office}想了解社区工作者的工作情况，请您帮助填写这份问卷。",
        en="Hello. {office} would like to know what the work of community workers is like and asks for your help.",
    ),
}
CONSENT = {
    "residents_survey": Text(
        zh="问卷不记名，不问姓名、电话和证件号码；结果只作汇总，任何人的回答都不会单独公布，也不用于别的目的。"
        "参加与否由您决定，不想答的题可以选“不清楚/不愿回答”，随时可以停止。有疑问请联系：{contact}。",
        en="The form is anonymous: no names, phone numbers or ID numbers. Results are given in total only; no single "
        "answer is published or used for anything else. Taking part is up to you, you may choose “Don't know / "
        "rather not say”, and you may stop at any time. Questions: {contact}.",
    ),
    "workers_survey": Text(
        zh="问卷不记名，不问姓名、电话和证件号码；结果只在街道层面汇总，不用于考核任何人，也不用于别的目的。"
        "参加与否由您决定，不想答的题可以选“不清楚/不愿回答”，随时可以停止。有疑问请联系：{contact}。",
        en="The form is anonymous: no names, phone numbers or ID numbers. Results are given for the street as a whole "
        "only; they serve no one's appraisal and nothing else. Taking part is up to you, you may choose “Don't "
        "know / rather not say”, and you may stop at any time. Questions: {contact}.",
    ),
}
GUIDE = Text(
    zh="填表须知：街道、社区自行开展的问卷是工作调查，不是官方统计调查。属于统计调查的，须经统计机构批准或者备案，"
    "并在右上角标明表号、制定机关、批准（备案）文号和有效期限；未标明的，您有权拒绝填报（《统计法》第十七条）。",
    en="Note: a questionnaire of a street or community is a survey for its own work, not official statistics. A "
    "statistical survey needs approval by or filing with the statistics bureau and shows form number, issuing "
    "office, approval number and validity at the upper right; where they are missing you may refuse it "
    "(Statistics Law, art. 17).",
)
AGREE = Text(zh="您愿意参加吗？", en="Are you willing to take part?")
AGREE_YES = Text(zh="愿意", en="Yes")
AGREE_NO = Text(zh="不愿意", en="No")
THANKS = Text(zh="问卷到此结束，谢谢您！", en="This is the end. Thank you!")


@dataclass(frozen=True, kw_only=True)
class Header:
    """What the head of a form says of who asks, and on what authority; blanks are left to be written in.

    Parameters
    ----------
    table_number, office, approval, valid_until : str
        The four fields of the Statistics Law.
    contact : str
        Whom to ask about the survey.

    Examples
    --------
    >>> Header(office="某街道办事处").approval
    ''
    """

    table_number: str = ""
    office: str = ""
    approval: str = ""
    valid_until: str = ""
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """One questionnaire, ready to be written in any form.

    Parameters
    ----------
    table : str
        The table its answers fill.
    questions : tuple of Question
        In order.
    communities : tuple of (str, str)
        Id and name of the communities to choose from; none: the name is written in.
    header : Header
        The head of the form.

    Examples
    --------
    >>> questionnaire("workers_survey").title.en
    "Community workers' questionnaire"
    """

    table: str
    questions: tuple[Question, ...]
    communities: tuple[tuple[str, str], ...] = ()
    header: Header = Header()

    @property
    def title(self) -> Text:
        """Its title."""
        return TITLES[self.table]

    @property
    def greeting(self) -> Text:
        """The line that says who asks, and why."""
        office = self.header.office
        return GREETING[self.table].fill(office=Text(zh=office, en=office) if office else OUR_OFFICE)

    @property
    def consent(self) -> Text:
        """The line a person agrees to."""
        contact = self.header.contact
        return CONSENT[self.table].fill(contact=Text(zh=contact, en=contact) if contact else CONTACT_BLANK)


def questionnaire(
    table: str, *, communities: Sequence[tuple[str, str]] = (), header: Header | None = None
) -> Questionnaire:
    """Return one of the two questionnaires.

    The workers' one does not ask for the community: a team of eight is described for the street only.

    Parameters
    ----------
    table : {"residents_survey", "workers_survey"}
        Whose answers it gathers.
    communities : sequence of (str, str)
        Id and name of the communities to choose from.
    header : Header, optional
        The head of the form; blanks where left out.

    Raises
    ------
    DataError
        For a table that has no questionnaire.

    Examples
    --------
    >>> questionnaire("residents_survey").questions[0].kind
    'community'
    """
    if table not in QUESTIONS:
        choice = ", ".join(QUESTIONS)
        raise DataError(
            Text(zh=f"“{table}”没有问卷，可选：{choice}。", en=f"{table!r} has no questionnaire; choose from {choice}.")
        )
    return Questionnaire(
        table=table, questions=QUESTIONS[table], communities=tuple(communities), header=header or Header()
    )
