"""A claim of the paper as a record: its sentence, the tests that answer it, what it would lead to."""

from dataclasses import dataclass
from typing import Literal

from governance_metrics.text import Text

Kind = Literal["result", "problem", "measure", "framing"]
Expects = Literal["meets", "misses", "differs", "exceeds"]
Role = Literal["decides", "informs"]
Reference = Literal["target", "rest"]


@dataclass(frozen=True, kw_only=True)
class Test:
    """One test of a claim.

    Parameters
    ----------
    indicator : str
        The code of the card.
    reference : {"target", "rest"}
        ``target``: the target in force. ``rest``: each community against the rest of the district, only for
        claims about spread between communities.
    expects : {"meets", "misses", "differs", "exceeds"}
        What the data show where the claim is true. ``differs`` goes with ``rest``; ``exceeds``: better than
        the target by more than chance.
    role : {"decides", "informs"}
        Only deciding tests make the verdict; the others are shown beside it.
    min_n : int
        Smallest number of rows used, in the whole district, for the test to be decidable.

    Examples
    --------
    >>> Test(indicator="info_paper_share", expects="misses").role
    'decides'
    """

    __test__ = False  # a record of the paper, not a test class for pytest

    indicator: str
    reference: Reference = "target"
    expects: Expects
    role: Role = "decides"
    min_n: int = 1


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One claim of the paper.

    Parameters
    ----------
    code : str
        As in the operationalisation: ``M1`` … ``P4h``, ``R1a`` … ``Z1``.
    section : {"opening", "results", "problems", "measures", "closing"}
        Where the paper says it.
    group : str
        The problem group or theme: ``party``, ``collaboration``, ``information``, ``workforce`` or
        ``mobilisation``.
    kind : {"result", "problem", "measure", "framing"}
        ``framing`` is not a measurement: it answers insufficient data with that reason.
    quote : Text
        The paper's sentence in Simplified Chinese, shortened, and its translation.
    statement : Text
        The claim as one short, plain proposition, as the verdict answers it.
    indicators : tuple of str
        Codes of every indicator that would measure it, whether or not its card exists yet.
    tests : tuple of Test
        What decides it. Empty: it answers insufficient data.
    remedies : tuple of str
        Codes of the measures of the paper that a shortfall here leads to.
    beside : str, optional
        The code of the claim it contradicts; the two are always shown together.
    caution : Text, optional
        What a reader must know before using the verdict.

    Examples
    --------
    >>> claim = Claim(code="Z1", section="closing", group="mobilisation", kind="framing",
    ...     quote=Text(zh="取得了重大成果", en="major results were achieved"),
    ...     statement=Text(zh="取得重大成果", en="Major results were achieved"))
    >>> claim.tests
    ()
    """

    code: str
    section: Literal["opening", "results", "problems", "measures", "closing"]
    group: Literal["mobilisation", "party", "collaboration", "information", "workforce"]
    kind: Kind
    quote: Text
    statement: Text
    indicators: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()
    remedies: tuple[str, ...] = ()
    beside: str | None = None
    caution: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Remedy:
    """One measure of the paper's third part, ready to be recommended.

    Parameters
    ----------
    code : str
        ``R1a`` … ``R4b``.
    title : Text
        The measure in the paper's own words, shortened.
    action : Text
        What to do, as an imperative sentence without figures.
    adoption : tuple of str
        Codes of the indicators to watch next time.

    Examples
    --------
    >>> Remedy(code="R3a", title=Text(zh="信息化减负", en="Less paperwork"),
    ...     action=Text(zh="合并报表", en="Merge forms"), adoption=("info_paper_share",)).adoption
    ('info_paper_share',)
    """

    code: str
    title: Text
    action: Text
    adoption: tuple[str, ...]
