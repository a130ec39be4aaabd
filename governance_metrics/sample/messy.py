"""Part of the simulated street as offices would hand it in: titles, merged cells, totals, dates in every form."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import xlsxwriter

from governance_metrics.sample.district import simulate
from governance_metrics.sample.folder import CREATED, stored
from governance_metrics.sample.made_up import made_up_names, made_up_phones

Line = Sequence[object]
Span = tuple[int, int, int, int]
HERE = ("C01", "C02", "C03", "C04")
_CHECKS, _FACTORS = "10X98765432", (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SCHOOLING = {"postgraduate": "硕士研究生", "bachelor": "大学", "college": "专科", "senior": "高中"}


def write_messy(folder: str | Path, *, seed: int = 1) -> list[Path]:
    """Write the messy folder and return the paths; the same seed gives the same bytes.

    Parameters
    ----------
    folder : str or Path
        Made where it is missing; files of the same names are overwritten.
    seed : int
        Of the simulated street it is taken from.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in write_messy(folder)][:2]
    ['社区基本情况.xlsx', 'C01.xlsx']
    """
    tables, root = simulate(seed=seed).tables, Path(folder)
    roster = _workers(tables["workers"], seed)
    files = {
        "社区基本情况.xlsx": _communities(tables["communities"]),
        "社区工作者花名册/C01.xlsx": _first_roster(roster),
        "社区工作者花名册/C02.csv": _second_roster(roster),
        "小区台账.csv": _compounds(tables["compounds"]),
        "incidents/C01.csv": _incidents(tables["incidents"]),
        "会议记录.csv": "时间,内容\n2025-03-01,例会\n".encode("utf-8-sig"),
    }
    written = []
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return written


def _communities(frame: pd.DataFrame) -> bytes:
    """A title, a line of who filled it in, a header of two lines, a total that is wrong, a note."""
    now = frame[frame["community_id"].isin(HERE) & frame["as_of"].eq(pd.Timestamp(2024, 12, 31))]
    rows = [
        [line.community_id, line.name, f"{line.name[:4]}居委会{line.name[4:]}", int(line.households_registered),
         int(line.households_occupied), int(line.residents_usual), "2024.12.31"]
        for line in now.rename_axis(None).itertuples(index=False)
    ]  # fmt: skip
    totals = [sum(row[column] for row in rows) for column in (3, 4, 5)]
    lines: list[Line] = [
        ["模拟街道社区基本情况（2024年）"],
        ["填报单位：模拟街道", None, None, "填报日期：2025年1月5日"],
        ["社区编码", "社区名称", "别名", "户数", None, "常住人口", "统计日期"],
        [None, None, None, "户籍户数", "常住户数", None, None],
        *rows,
        ["合　计", None, None, totals[0], totals[1] + 10, totals[2], None],
        ["注：户数为年末数"],
        ["填表人：甲乙某", None, None, "审核人：丙丁某"],
    ]
    merged = [(0, 0, 0, 6), (2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4), (2, 5, 3, 5), (2, 6, 3, 6)]
    return _book("2024年", lines, merged)


def _workers(frame: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Workers of two communities with names, telephones and ID numbers of people who cannot exist."""
    here = frame[frame["community_id"].isin(HERE[:2]) & frame["birth_ym"].notna()].reset_index(drop=True)
    people = zip(here["birth_ym"], here["sex"], strict=True)
    numbers = [_impossible_id(born, sex == "M", i) for i, (born, sex) in enumerate(people)]
    phones = [f"199{phone[3:]}" for phone in made_up_phones(len(here), seed)]
    return here.assign(name=made_up_names(len(here), seed), phone=phones, id_number=numbers)


def _first_roster(frame: pd.DataFrame) -> bytes:
    """One community: its name merged downwards, dates of birth in eight forms, a total in words."""
    lines: list[Line] = [
        ["模拟社区01社区工作者花名册"],
        ["社区", "姓名", "性别", "身份证号", "联系电话", "出生年月", "学历", "到岗日期", "离岗日期", "备注"],
    ]
    mine = frame[frame["community_id"].eq("C01")]
    for i, line in enumerate(mine.itertuples(index=False)):
        born, start = line.birth_ym, line.start
        serial = (born - pd.Timestamp(1899, 12, 30)).days
        dotted, short = f"{born:%Y}.{born.month}", f"{born:%y}.{born.month}"
        forms = (dotted, f"{born:%Y}年{born.month}月", f"{born:%Y%m}", serial, f"{born:%Y}.1", "不详", short)
        sex = ("男", "1", "M")[i % 3] if line.sex == "M" else ("女", "2", "F")[i % 3]
        schooling = _SCHOOLING.get(str(line.education), "/")
        began = f"{start:%Y.%m.%d}" if i % 2 else f"{start:%Y/%m/%d}"
        name = f"{line.name[0]}　{line.name[1:]}" if i % 2 else line.name
        lines.append([None, name, sex, line.id_number, line.phone, forms[i % 7], schooling, began, "至今", None])
    lines[2] = ["模拟社区01", *lines[2][1:]]
    last = len(lines) - 1
    lines += [["合计", f"{len(mine)}人"], ["说明：含公益性岗位"]]
    return _book("花名册", lines, [(0, 0, 0, 9), (2, 0, last, 0)])


def _second_roster(frame: pd.DataFrame) -> bytes:
    """Another community: other headings in another order, a damaged number, somebody who is in the first one too."""
    heads = ["序号", "姓　名", "所在社区", "公民身份号码", "手机号码", "2、性别（男/女）", "出生年月（年/月）"]
    heads += ["学历层次", "到岗日期", "离岗日期"]
    mine = frame[frame["community_id"].eq("C02")].reset_index(drop=True)
    both = frame[frame["community_id"].eq("C01")].head(1)
    lines: list[Line] = []
    for i, line in enumerate(pd.concat([mine, both]).itertuples(index=False), start=1):
        number = str(line.id_number)
        wrong = number[:17] + ("0" if number[17] != "0" else "1")
        shown = {2: "9.90000E+17", 3: wrong, 4: f"'{number}"}.get(i, number)
        area, sex = "同上" if i > 1 else "模拟社区02", "男" if line.sex == "M" else "女"
        schooling = _SCHOOLING.get(str(line.education), "无")
        days = (f"{line.birth_ym:%Y/%m}", schooling, f"{line.start:%Y年%m月}", "无")
        lines.append([i, line.name, area, shown, line.phone, sex, *days])
    return _text([["模拟街道社区工作者情况"], heads, *lines], "gb18030")


def _compounds(frame: pd.DataFrame) -> bytes:
    """Names spelt in other ways, numbers in words, a row told twice, subtotals."""
    now = frame[frame["community_id"].isin(HERE[:2]) & frame["as_of"].eq(pd.Timestamp(2024, 12, 31))]
    lines: list[Line] = [["小区编码", "社区", "总户数", "入住户数", "有无物业", "统计日期"]]
    for community in HERE[:2]:
        mine = now[now["community_id"].eq(community)]
        for i, line in enumerate(mine.itertuples(index=False)):
            name = f"模拟社区{community[1:]}"
            spelt = (name, community.lower(), f"模 拟 社 区 {community[1:]}", f"{name}号", "河东")[i % 5]
            living = ("20余户", "无")[i % 2] if i in (2, 3) else int(line.households_occupied)
            has = "√" if line.has_property else "×"
            lines.append([line.compound_id, spelt, f"{int(line.households):,}户", living, has, "2024-12-31"])
        lines.append(["小计", None, int(mine["households"].sum()), None, None, None])
    return _text([*lines[:3], lines[2], *lines[3:]], "utf-8-sig")


def _incidents(frame: pd.DataFrame) -> bytes:
    """An export of another system: the month before the day, years of two digits, a free text beside."""
    mine = frame[frame["community_id"].eq("C01") & frame["date"].ge(pd.Timestamp(2025, 1, 1))].head(20)
    lines: list[Line] = [["incident_id", "community", "date", "type", "satisfied", "remarks"]]
    for i, line in enumerate(mine.itertuples(index=False)):
        date = f"{line.date.month}/{line.date.day}/{line.date:%Y}"
        short = f"{line.date.month}/{line.date.day}/{line.date:%y}"
        said = "联系人甲乙某 19900000000" if i == 1 else None
        lines.append([line.incident_id, "C01", date if i % 4 else short, line.type, ("Y", "N", "")[i % 3], said])
    return _text(lines, "utf-8")


def _impossible_id(born: pd.Timestamp, man: bool, number: int) -> str:
    """A number with a right check character and an area that does not exist."""
    body = f"990000{born:%Y%m}15{number % 50:02d}{1 if man else 2}"
    return body + _CHECKS[sum(int(digit) * factor for digit, factor in zip(body, _FACTORS, strict=True)) % 11]


def _text(lines: Sequence[Line], encoding: str) -> bytes:
    held = io.StringIO(newline="")
    filled = [["" if cell is None else cell for cell in line] for line in lines]
    csv.writer(held, lineterminator="\r\n").writerows(filled)
    return held.getvalue().encode(encoding)


def _book(name: str, lines: Sequence[Line], merged: Sequence[Span]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet(name)
        for top, left, bottom, right in merged:
            sheet.merge_range(top, left, bottom, right, "")
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif cell is not None:
                    sheet.write_number(row, column, cell)
    return stored(held.getvalue())
