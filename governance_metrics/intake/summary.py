"""What a quality list comes to: a few sentences a clerk can act on, and a line for each file."""

import pandas as pd

from governance_metrics.intake.rules import RULES
from governance_metrics.tables.dataset import Dataset
from governance_metrics.text import Text, decoded

FIRST = 5  # kinds of fault that are named
_READ = Text(
    zh="读入 {files} 个文件，共 {read} 行：采用 {used} 行，剔除 {left} 行（原因见“行数”）。",
    en="{files} files with {read} rows were read: {used} rows used, {left} left out (the reasons are under rows).",
)
_STOPS = Text(
    zh="有 {n} 处必须先更正，否则不能出报告，涉及：{files}。",
    en="{n} faults must be mended before there can be a report, in: {files}.",
)
_NO_STOPS = Text(zh="没有必须先更正的问题，可以出报告。", en="Nothing stands in the way of a report.")
_ERRORS = Text(
    zh="有 {n} 处的值或整行没有采用；更正后重新读取即可计入。",
    en="{n} values or rows were not used; mend them and read again, and they count.",
)
_WARNINGS = Text(zh="另有 {n} 处已采用，但请核对。", en="{n} more were used; please look at them.")
_SOUND = Text(zh="没有发现差错。", en="No faults were found.")
_FIRST = Text(zh="{n} 处：{what}如 {place}。{do}", en="({n}) {what} As in {place}. {do}")


def advice_of(rule: str) -> tuple[Text, Text | None]:
    """Return what a coded rule says is wrong, and what to do, where it says that.

    Examples
    --------
    >>> what, do = advice_of("not_a_number(found=20余人)")
    >>> what.en, do.zh
    ('expected a number, found "20余人".', '请只填数字，或留空。')
    """
    code, parameters = decoded(rule)
    zh, en = _sentences(RULES[code].zh, "。"), _sentences(RULES[code].en, ". ")
    what = Text(zh="".join(zh[:-1] or zh), en=" ".join(en[:-1] or en)).fill(**parameters)
    return what, Text(zh=zh[-1], en=en[-1]).fill(**parameters) if min(len(zh), len(en)) > 1 else None


def summary_of(dataset: Dataset) -> list[Text]:
    """Return what a quality list comes to: the rows, what must be mended, what was left out, what comes first.

    Parameters
    ----------
    dataset : Dataset
        As ``read`` or ``check`` returns it.

    Examples
    --------
    >>> [text.en for text in summary_of(Dataset(tables={}))][1:]
    ['Nothing stands in the way of a report.', 'No faults were found.']
    """
    quality, sources = dataset.quality, dataset.sources
    rows = sources[["rows_read", "rows_used", "rows_left_out"]].astype(float).sum().astype(int)
    counts = {"read": f"{rows.iloc[0]:,}", "used": f"{rows.iloc[1]:,}", "left": f"{rows.iloc[2]:,}"}
    read = sources.loc[sources["left_out_by_reason"].ne("ignored") & sources["file"].ne(""), "file"].nunique()
    said = [_READ.fill(files=read, **counts)]
    n = {severity: int(quality["severity"].eq(severity).sum()) for severity in ("stop", "error", "warning")}
    if n["stop"]:
        files = [*dict.fromkeys(quality.loc[quality["severity"].eq("stop"), "file"])]
        said.append(_STOPS.fill(n=n["stop"], files="、".join(filter(None, files)) or "—"))
    else:
        said.append(_NO_STOPS)
    if not any(n.values()):
        return [*said, _SOUND]
    said += [_ERRORS.fill(n=n["error"])] if n["error"] else []
    said += [_WARNINGS.fill(n=n["warning"])] if n["warning"] else []
    return [*said, *first_faults(quality)]


def first_faults(quality: pd.DataFrame, most: int = FIRST) -> list[Text]:
    """Return the kinds of fault to begin with: the gravest, then the most frequent, with one place each.

    Parameters
    ----------
    quality : DataFrame
        A quality list.
    most : int
        How many kinds are named.

    Examples
    --------
    >>> first_faults(Dataset(tables={}).quality)
    []
    """
    grave = quality[quality["severity"].isin(["stop", "error", "warning"])]
    codes = grave["rule"].map(lambda rule: decoded(rule)[0])
    ordered = pd.DataFrame({"code": codes, "order": grave["severity"].map({"stop": 0, "error": 1, "warning": 2})})
    kinds = ordered.groupby("code", sort=False)["order"].agg(["min", "size"])
    said = []
    for code in kinds.sort_values(["min", "size"], ascending=[True, False], kind="stable").index[:most]:
        line = grave[codes.eq(code)].iloc[0]
        what, do = advice_of(line["rule"])
        row = "" if pd.isna(line["row"]) else int(line["row"])
        zh = "，".join(filter(None, (line["file"], f"第 {row} 行" if row else "", line["column"])))
        en = ", ".join(filter(None, (line["file"], f"row {row}" if row else "", line["column"])))
        place = Text(zh=zh or "—", en=en or "-")
        said.append(_FIRST.fill(n=int(kinds.loc[code, "size"]), what=what, place=place, do=do or Text(zh=" ", en=" ")))
    return said


def files_of(dataset: Dataset) -> pd.DataFrame:
    """Return a line for each file: rows read, used and left out, and how many faults of each severity.

    Returns
    -------
    DataFrame
        ``file, rows_read, rows_used, rows_left_out, stop, error, warning, note``, those with most to mend first.
    """
    numbers = ["rows_read", "rows_used", "rows_left_out"]
    rows = dataset.sources.groupby("file")[numbers].sum().astype(int)
    quality = dataset.quality
    faults = pd.crosstab(quality["file"], quality["severity"]) if len(quality) else pd.DataFrame()
    wanted = ["stop", "error", "warning", "note"]
    whole = rows.join(faults.reindex(columns=wanted, fill_value=0), how="outer").reindex(columns=[*numbers, *wanted])
    whole = whole.fillna(0).astype(int).rename_axis("file").reset_index()
    ordered = whole.sort_values(["stop", "error", "warning"], ascending=False, kind="stable")
    return ordered[ordered["file"].ne("")].reset_index(drop=True)


def _sentences(text: str, end: str) -> list[str]:
    parts = text.split(end)
    return [part + end.strip() if i < len(parts) - 1 else part for i, part in enumerate(parts) if part]
