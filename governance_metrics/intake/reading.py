"""A folder or a file to a dataset: every file admitted or refused, every fault told at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.intake.cells import shown
from governance_metrics.intake.conformity import dataset_of
from governance_metrics.intake.fault import Fault, failures_of
from governance_metrics.intake.files import (
    Found,
    files_in,
    same_but_for_case,
)
from governance_metrics.intake.gathering import EXAMPLE, Gathering, take
from governance_metrics.intake.guard import READ, SIZE_LIMIT_MB
from governance_metrics.intake.key_file import key_in
from governance_metrics.intake.mapping import LIST, NAMES, approved_in, with_approved
from governance_metrics.intake.plain_list import rows_of
from governance_metrics.intake.staying import Tables, read_in_place
from governance_metrics.intake.uncollected import uncollected
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables import TABLES
from governance_metrics.tables.dataset import SOURCE_COLUMNS, Dataset
from governance_metrics.tables.table import Table

Progress = Callable[[int, int, str], None]


def read(
    source: object,
    *,
    mapping: str | Path | pd.DataFrame | None = None,
    tables: Tables = (),
    designs: Mapping[str, SurveyDesign] | None = None,
    today: date | None = None,
    progress: Progress | None = None,
    limit_mb: int = SIZE_LIMIT_MB,
    key_file: str | Path | None = None,
    memory: str | None = None,
) -> Dataset:
    r"""Return what a folder or a file holds, typed by the contract and without personal columns.

    Parameters
    ----------
    source : str, Path or SparkSession
        A folder of .xlsx, .xls, .ods, .csv, .tsv, .parquet, .sav and .dta files named after their tables, or
        one such file; or the address of a database (``postgresql://…``) or a Spark session, with ``tables``.
    mapping : str, Path or DataFrame, optional
        Your list of headings, as ``write_mapping`` writes it, approved and edited; without it, a file
        ``mapping.xlsx`` or ``列名对照.xlsx`` of the folder.
    tables : sequence of Table, or mapping of str to str or Table
        Contracts the library does not know; or what is there (``public.survey``, a file) to its contract or the
        name of it: then rows stay where they are, and only sums come back.
    designs : mapping of str to SurveyDesign, optional
        How the samples among the tables were drawn; by default the columns weight, stratum and psu they have.
    today : date, optional
        No later day is believed; the day it is when left out.
    progress : callable, optional
        Called with files done, files in all, and the name of the file.
    limit_mb : int
        The largest size of a file, packed and unpacked, in megabytes; larger ones are refused.
    key_file : str or Path, optional
        A file of yours outside the data, made on first use; with it the keys of people are the same in every
        reading (HMAC-SHA-256), without it they are running numbers.
    memory : str, optional
        For files that stay where they are, the most memory to take, such as ``500MB``.

    Returns
    -------
    Dataset
        ``quality`` lists every fault, ``sources`` accounts for every row.

    Raises
    ------
    DataError
        When a file or table cannot be used as it is, with every such fault at once.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "communities.csv").write_text("社区编码,常住户数\nC01,812\n", encoding="utf-8")
    ...     read(folder).tables["communities"]["households_occupied"].tolist()
    [812.0]
    """
    if isinstance(tables, Mapping) or not isinstance(source, str | Path) or "://" in str(source):
        return read_in_place(source, tables, designs=designs, memory=memory)
    dataset, faults = _gathered(
        source,
        mapping,
        tables=tables,
        designs=designs,
        today=today,
        progress=progress,
        limit_mb=limit_mb,
        key_file=key_file,
    )
    failures = failures_of(faults)
    if failures:
        raise DataError(*failures)
    return dataset


def check(
    source: str | Path,
    *,
    mapping: str | Path | pd.DataFrame | None = None,
    tables: Sequence[Table] = (),
    designs: Mapping[str, SurveyDesign] | None = None,
    today: date | None = None,
    progress: Progress | None = None,
    limit_mb: int = SIZE_LIMIT_MB,
) -> Dataset:
    """Return what ``read`` returns, but never raise for bad data: every fault is in ``quality``.

    Parameters
    ----------
    source, mapping, tables, designs, today, progress, limit_mb
        As for ``read``.

    Returns
    -------
    Dataset
        Tables that cannot be used as they are are not in it, or lack the rows at fault.

    Examples
    --------
    >>> check("nowhere").quality["rule"].tolist()
    ['no_such_path']
    """
    dataset, _ = _gathered(
        source, mapping, tables=tables, designs=designs, today=today, progress=progress, limit_mb=limit_mb
    )
    return dataset


def _gathered(
    source: str | Path,
    mapping: str | Path | pd.DataFrame | None,
    *,
    tables: Sequence[Table],
    designs: Mapping[str, SurveyDesign] | None,
    today: date | None,
    progress: Progress | None,
    limit_mb: int,
    key_file: str | Path | None = None,
) -> tuple[Dataset, list[Fault]]:
    own = {table.name: table for table in tables}
    gathering = Gathering({**TABLES, **own}, limit_mb)
    found = _listed(Path(source), gathering)
    if mapping is None:
        lists = [one for one in found if one.path.parent == Path(source) and one.path.stem.casefold() in NAMES]
        found = [one for one in found if one not in lists]
        mapping = lists[0].path if lists else None
        for one in lists:
            gathering.pass_over("mapping", one.file, table=LIST.name)
    if mapping is not None:
        approved, wrong = approved_in(mapping, gathering.tables)
        gathering.tables, gathering.faults = with_approved(gathering.tables, approved), [*gathering.faults, *wrong]
    for number, one in enumerate(found):
        if progress is not None:
            progress(number, len(found), one.file)
        with uncollected():
            take(one, gathering)
    if progress is not None and found:
        progress(len(found), len(found), "")
    if found and not gathering.placed and not any(f.severity == "stop" for f in gathering.faults):
        gathering.fault("nothing_recognised", "", **EXAMPLE)
    secret = None if key_file is None else key_in(key_file, source)
    if isinstance(secret, Fault):
        gathering.faults.append(secret)
        secret = None
    designs, told = designs or {}, gathering.faults
    with uncollected():
        dataset, faults = dataset_of(gathering.placed, own, designs=designs, today=today, faults=told, secret=secret)
    accounts = pd.DataFrame([*gathering.passed_over], columns=list(SOURCE_COLUMNS))
    filled = [frame for frame in (dataset.sources, accounts) if len(frame)]
    sources = pd.concat(filled, ignore_index=True) if filled else dataset.sources
    sources = sources.sort_values(["file", "sheet"], kind="stable", ignore_index=True)
    return dataset.replace(sources=sources, targets=rows_of(gathering.targets)), faults


def _listed(source: Path, gathering: Gathering) -> list[Found]:
    """The files to look at."""
    try:
        source.lstat()
    except (OSError, ValueError):
        gathering.fault("no_such_path", shown(str(source)))
        return []
    if not source.is_dir():
        treated = "other_format" if source.suffix.lower() not in READ else "read"
        return [Found(source, source.name, treated)]
    found = files_in(source)
    data = [one for one in found if one.treated != "ignored"]
    if not data:
        gathering.fault("empty_folder", str(source))
    for name, other in same_but_for_case(one.file for one in data):
        gathering.fault("same_name", name, other=other)
    return found
