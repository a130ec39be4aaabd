"""An office's own Word template, looked into before anything opens it: layout is welcome, code and links are not."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from governance_metrics.errors import FormatError
from governance_metrics.intake.archive import DAMAGE, RefusedError, parts_of
from governance_metrics.text import Text

LARGEST_MB, UNPACKED_MB = 30, 100
DOCUMENT = "word/document.xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
HYPERLINK = "hyperlink"  # goes nowhere until it is clicked
# Fields that fetch or start something when the file is opened or updated (ECMA-376, part 1, 17.16.5).
ACTIVE_FIELD = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE)\b", re.IGNORECASE
)

REASONS = {
    "missing": Text(zh="没有这个文件", en="there is no such file"),
    "suffix": Text(zh="模板应为 .docx 文件（.dotx、.docm、.doc 请先另存为 .docx）",
                   en="a template is a .docx file (save .dotx, .docm or .doc as .docx first)"),
    "too_large": Text(zh="文件超过 {limit} MB", en="it is larger than {limit} MB"),
    "damaged": Text(zh="文件已损坏，或不是 Word 文档", en="it is damaged, or no Word document"),
    "macros": Text(zh="含有宏", en="it holds macros"),
    "active": Text(zh="含有 ActiveX 控件", en="it holds ActiveX controls"),
    "embedded": Text(zh="嵌有其他文件或 OLE 对象", en="other files or OLE objects are embedded in it"),
    "chunk": Text(zh="要求打开时并入其他文件（altChunk）", en="it asks for other files to be merged in (altChunk)"),
    "attached": Text(zh="连着另一个模板（attachedTemplate）", en="it is attached to another template"),
    "remote": Text(zh="引用了文件以外的内容：{what}", en="it refers to something outside the file: {what}"),
    "field": Text(zh="含有会自动取用外部内容的域：{what}", en="it holds a field that fetches something: {what}"),
    "entities": Text(zh="含有外部实体定义", en="it defines entities"),
}  # fmt: skip
ARCHIVE = {"macro_workbook": "macros", "entities": "entities", "archive_too_large": "too_large"}


def read_template(path: str | Path) -> bytes:
    """Return the bytes of a template that holds nothing but layout and text.

    Parameters
    ----------
    path : str or Path
        A ``.docx`` file.

    Returns
    -------
    bytes
        The whole file.

    Raises
    ------
    FormatError
        In one line: which file, and why it is refused; macros, ActiveX, embedded files, an attached template, anything
        outside the file, fields that fetch something, damage, a false size.

    Examples
    --------
    >>> read_template("nowhere.docx")
    Traceback (most recent call last):
        ...
    governance_metrics.errors.FormatError: template nowhere.docx is not used: there is no such file.
    """
    file = Path(path)
    if file.suffix.lower() != ".docx":
        raise _refusal(file, "suffix")
    if not file.is_file():
        raise _refusal(file, "missing")
    try:
        if file.stat().st_size > LARGEST_MB << 20:
            raise _refusal(file, "too_large", limit=LARGEST_MB)
        content = file.read_bytes()
        parts = dict(parts_of(content, UNPACKED_MB))
        for reason, parameters in _faults(parts):
            raise _refusal(file, reason, **parameters)
    except RefusedError as error:
        raise _refusal(file, ARCHIVE.get(error.code, "damaged"), limit=UNPACKED_MB) from None
    except (*DAMAGE, etree.XMLSyntaxError):
        raise _refusal(file, "damaged") from None
    return content


def _faults(parts: dict[str, bytes]) -> Iterator[tuple[str, dict[str, object]]]:
    """What of a template is refused, the gravest first."""
    if DOCUMENT not in parts or "[content_types].xml" not in parts:
        yield "damaged", {}
        return
    types = _parsed(parts["[content_types].xml"])
    kinds = {value for node in types.iter() for key, value in node.attrib.items() if key == "ContentType"}
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        yield "macros", {}
    if any("activeX" in kind for kind in kinds) or any(name.startswith("word/activex/") for name in parts):
        yield "active", {}
    if MAIN not in kinds:
        yield "suffix", {}
    if any("oleObject" in kind for kind in kinds) or any("/embeddings/" in name for name in parts):
        yield "embedded", {}
    for name, part in parts.items():
        if name.endswith(".rels"):
            yield from _relations(part)
    for name, part in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            yield from _fields(part)


def _relations(part: bytes) -> Iterator[tuple[str, dict[str, object]]]:
    for relation in _parsed(part):
        if not isinstance(relation.tag, str):
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind == "attachedTemplate":
            yield "attached", {}
        elif kind == "aFChunk":
            yield "chunk", {}
        elif kind in ("oleObject", "package", "control"):
            yield "embedded", {}
        elif relation.get("TargetMode", "").lower() == "external" and kind != HYPERLINK:
            yield "remote", {"what": kind}


def _fields(part: bytes) -> Iterator[tuple[str, dict[str, object]]]:
    """Instructions may be cut into several runs: they are read together."""
    root = _parsed(part)
    said = " ".join(node.text or "" for node in root.iter("{*}instrText"))
    simple = " ".join(value for node in root.iter("{*}fldSimple") for value in node.attrib.values())
    joined = "".join(node.text or "" for node in root.iter("{*}instrText"))
    for text in (said, simple, joined):
        found = ACTIVE_FIELD.search(text)
        if found:
            yield "field", {"what": found[1].upper()}


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _refusal(file: Path, reason: str, **parameters: object) -> FormatError:
    why = REASONS[reason].fill(**parameters)
    return FormatError(
        Text(zh=f"不使用模板 {file.name}：{why.zh}。", en=f"template {file.name} is not used: {why.en}.")
    )
