"""Times reading a messy roster, mapped, typed and checked, beside what calamine needs for the values alone.

Run from the top folder: ``uv run python benchmarks/reading.py``; add ``large`` for a million rows. Each figure is
processor time, which other work on the machine changes little, in a process of its own, the peer in the same run.
"""

import csv
import io
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

RUNS = 5
HEADER = (
    "工作者编号", "社区", "姓名", "性别", "出生年月", "学历",
    "社会工作者职业资格", "岗位", "用工性质", "是否在编", "到岗日期", "离岗日期",
)  # fmt: skip
EDUCATION = ("本科", "大专", "研究生", "高中", "大学", "大学本科", "大学 专科", "初中", "不详")
CERTIFICATES = ("助理社会工作师", "社会工作师", "无", "初级", "/")
KINDS = ("事业编", "聘用制", "公益性岗位", "网格员", "劳务派遣", "兼职")


def messy_rows(n: int) -> Iterator[list[object]]:
    """Yield the rows of a made-up roster as offices keep it: dates in six forms, words in several, 2 % at fault."""
    draw = random.Random(1)  # noqa: S311
    for i in range(n):
        year, month, day = draw.randrange(1960, 2002), draw.randrange(1, 13), draw.randrange(1, 29)
        birth = (f"{year}.{month:02d}", f"{year}年{month}月", f"{year}-{month:02d}", f"{year}/{month}/{day}",
                 f"{year}{month:02d}", "不详")[min(5, draw.randrange(51) // 10)]  # fmt: skip
        began = date(2012, 1, 1) + timedelta(days=draw.randrange(4000))
        yield [
            f"W{i:06d}",
            f"第{draw.randrange(1, 22)}社区",
            f"甲{chr(0x4E00 + i % 3000)}",
            draw.choice(("男", "女", "男 ", "Ｆ", "2")),
            birth,
            draw.choice(EDUCATION),
            draw.choice(CERTIFICATES),
            draw.choice(("网格员", "书记", "副主任", "委员")),
            draw.choice(KINDS),
            draw.choice(("是", "否", "√", "有", "Y", "无")),
            began if i % 3 else began.strftime("%Y年%m月%d日"),
            began + timedelta(days=300) if i % 10 == 0 else "至今" if i % 50 == 1 else None,
        ]


def write_roster(path: Path, n: int) -> None:
    """Write the messy roster under a title line, with a total below."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("花名册")
    sheet.write(0, 0, "某街道社区工作者花名册")
    sheet.write_row(1, 0, HEADER)
    for row, line in enumerate(messy_rows(n), start=2):
        for column, cell in enumerate(line):
            if isinstance(cell, date):
                sheet.write_datetime(row, column, cell, day)
            elif cell is not None:
                sheet.write_string(row, column, str(cell))
    sheet.write_row(n + 2, 0, ["合计", "", f"{n}人"])
    book.close()


def write_tasks(folder: Path, n: int) -> None:
    """Write a large plain table of ten columns as a workbook and as text."""
    header = ("事项编号", "社区编码", "统计日期", "类别", "来文部门",
              "办理方式", "频次", "每次耗时（分钟）", "填报字段数", "是否按时")  # fmt: skip
    draw = random.Random(2)  # noqa: S311
    (folder / "xlsx").mkdir()
    (folder / "csv").mkdir()
    book = xlsxwriter.Workbook(str(folder / "xlsx" / "tasks.xlsx"), {"constant_memory": True})
    sheet = book.add_worksheet("a")
    sheet.write_row(0, 0, header)
    with (folder / "csv" / "tasks.csv").open("w", encoding="gb18030", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(header)
        for i in range(n):
            line = [f"T{i:07d}", f"C{draw.randrange(21):02d}", "2025-12-31", draw.choice(("任务", "报表")),
                    draw.choice(("民政", "组织", "城管")), draw.choice(("纸质", "散表", "平台")),
                    draw.choice(("每月", "每周", "每年")), draw.randrange(5, 90), draw.randrange(3, 40),
                    draw.choice(("是", "否"))]  # fmt: skip
            sheet.write_row(i + 1, 0, line)
            writer.writerow(line)
    book.close()


def values_alone(path: str) -> None:
    """Read the values of every sheet by calamine and nothing else."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_filelike(io.BytesIO(Path(path).read_bytes())) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def text_alone(path: str) -> None:
    """Read the text of a file by pandas and nothing else."""
    import pandas as pd

    pd.read_csv(path, encoding="gb18030", dtype=str)


def checked(path: str) -> None:
    """Read, map, type and check a folder."""
    from governance_metrics.intake import check

    size = {"limit_mb": 1000} if "large" in sys.argv else {}
    found = check(path, today=date(2026, 6, 30), **size)
    if not len(found.tables):
        raise SystemExit(found.quality["message"].to_string())


def measured(job: str, path: Path) -> tuple[float, float]:
    """Return the best processor seconds of a few runs in one process, and the peak of its memory in MB."""
    large = [word for word in sys.argv[1:] if word == "large"]
    told = subprocess.run([sys.executable, __file__, "job", job, str(path), *large], capture_output=True, text=True)
    if told.returncode:
        raise SystemExit(told.stderr)
    seconds, peak = told.stdout.split()
    return float(seconds), float(peak)


def do(job: str, path: str) -> None:
    """Run one job in this process and print its seconds and peak."""
    times = []
    work = {"values": values_alone, "text": text_alone, "check": checked}[job]
    for _ in range(1 if "large" in sys.argv else RUNS):
        begun = time.process_time()
        work(path)
        times.append(time.process_time() - begun)
    print(min(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Print the figures and their ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "large" in sys.argv:
            write_tasks(folder, 1_000_000)
            jobs = [("calamine, .xlsx of 1,000,000 x 10: the values alone (peer)", "values", "xlsx/tasks.xlsx"),
                    ("check, the same .xlsx", "check", "xlsx"),
                    ("pandas, the same as .csv: the text alone (peer)", "text", "csv/tasks.csv"),
                    ("check, the same .csv", "check", "csv")]  # fmt: skip
        else:
            write_roster(folder / "workers_2025.xlsx", 100_000)
            jobs = [("calamine, .xlsx of 100,000 x 12: the values alone (peer)", "values", "workers_2025.xlsx"),
                    ("check: read, mapped, typed, checked", "check", "workers_2025.xlsx")]  # fmt: skip
        peer = 0.0
        for label, job, path in jobs:
            seconds, peak = measured(job, folder / path)
            peer = peer or seconds
            print(f"{label:60s} {seconds:7.2f} s   {seconds / peer:5.2f} x peer   {peak:6.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["job"]:
        do(*sys.argv[2:4])
    else:
        main()
