"""The list of headings as a workbook to look over, approve, edit and use again."""

from pathlib import Path

from governance_metrics.intake.listing import Listing, write_listings
from governance_metrics.intake.mapping import LIST
from governance_metrics.tables import TABLES
from governance_metrics.tables.dataset import Dataset
from governance_metrics.text import Text

_HOW = {
    "listed": Text(zh="与数据说明一致", en="as in the description"),
    "trimmed": Text(zh="去掉编号、标记或备注后一致", en="so without numbering, marks and remarks"),
    "approved": Text(zh="已由您确认", en="approved by you"),
    "refused": Text(zh="已由您定为不读", en="not read, as you decided"),
    "asked": Text(zh="相近，请确认", en="alike: please confirm"),
    "unlisted": Text(zh="不在数据说明里，不读", en="not in the description, not read"),
}
_NOTES = (
    "逐行核对：“是否采用”填“是”即采用，填“否”即不读；“对应字段”可从下拉列表改选。"
    "改好后放进数据文件夹，或用 mapping= 指定。",
    'Look over every line: "yes" under approve takes the heading for the field, "no" leaves it unread; the field may '
    "be changed. Put the file into the data folder, or name it with mapping=.",
)


def write_mapping(dataset: Dataset, path: str | Path) -> Path:
    """Write what every heading was taken for, with a confidence a line, and return the path.

    Lines that are only alike to a field come first and are not approved.

    Parameters
    ----------
    dataset : Dataset
        As ``read`` or ``check`` returns it.
    path : str or Path
        The workbook; ``mapping.xlsx`` in the data folder is found there the next time.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_mapping(Dataset(tables={}), Path(folder, "mapping.xlsx")).name
    'mapping.xlsx'
    """
    tables = {**TABLES, **dataset.contracts}
    heads = {column.name: f"{column.title.zh} {column.title.en}" for column in LIST.listed}
    order = {"asked": 0, "trimmed": 1, "unlisted": 2}
    frame = dataset.mapping
    frame = frame.assign(order=frame["how"].map(order).fillna(3)).sort_values("order", kind="stable")
    lines, marks = [], []
    for line in frame.itertuples():
        table = tables[line.table]
        title = table.column(line.column).title if line.column else None
        approve = "是 yes" if line.how in ("listed", "trimmed", "approved") else "否 no"
        how = _HOW[line.how]
        lines.append(
            (
                line.table,
                line.heading,
                line.column,
                f"{title.zh} {title.en}" if title is not None else "",
                float(line.confidence),
                approve,
                f"{how.zh} {how.en}",
                line.others,
                line.file,
                line.sheet,
            )
        )
        marks.append("asked" if line.how == "asked" else "")
    names = sorted(set(frame["table"]))
    fields = [(name, column.name, column.title.zh, column.title.en) for name in names for column in tables[name].listed]
    choices = {2: f"='字段 fields'!$B$2:$B${len(fields) + 1}", 5: '"是 yes,否 no"'} if fields else {}
    mapping = Listing(
        name="列名对照 mapping",
        heads=(*heads.values(), "依据 why", "另有可能 or also", "文件 file", "工作表 sheet"),
        widths=(18, 26, 22, 34, 10, 10, 30, 24, 30, 14),
        lines=tuple(lines),
        marks=tuple(marks),
        choices=choices,
    )
    listed = Listing(
        name="字段 fields",
        heads=("表 table", "字段 field", "名称", "what it is"),
        widths=(20, 26, 30, 40),
        lines=tuple(fields),
    )
    notes = Listing(
        name="README", heads=("说明 how to use this list",), widths=(120,), lines=tuple((n,) for n in _NOTES)
    )
    return write_listings([mapping, listed, notes], path, title="列名对照 list of headings")
