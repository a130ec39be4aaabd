"""What a design asks of the table it is for, before anything is summed."""

from collections.abc import Mapping, Sequence

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.table import Table
from governance_metrics.tables.view import View
from governance_metrics.text import Text

SHOWN = 30  # columns named in a fault


def check_design(design: SurveyDesign, source: Table | View, present: Mapping[str, set[str]], *, away: bool) -> None:
    """Raise where a design cannot be followed in sums.

    Parameters
    ----------
    design : SurveyDesign
        How the table was drawn.
    source : Table or View
        The table.
    present : mapping of str to set of str
        For every base table that was handed in, the columns it really has.
    away : bool
        Whether the rows stay in a database or a cluster.

    Raises
    ------
    DataError
        For columns that the contract does not list or the data do not have, for sums that would take single people
        out of the database they stay in, and for replicate weights that are held down one by one.
    """
    name, there = source.name, present.get(source.name, set(source.types))
    faults = []
    unlisted = [column for column in design.columns if column not in source.types]
    if unlisted:
        columns, listed = _listed(unlisted), ", ".join(list(source.types)[:SHOWN])
        faults.append(
            Text(
                zh=f"表“{name}”的抽样设计应有列 {columns}，表的约定中没有；约定中有 {listed}。请写进约定，或核对列名。",
                en=f"table {name!r}, design: expected columns {columns}, not found in the contract, which lists "
                f"{listed}. Add them to the contract, or check the names.",
            )
        )
    lacking = [column for column in design.columns if column not in unlisted and column not in there]
    if present and lacking:
        columns, listed = _listed(lacking), ", ".join(sorted(there)[:SHOWN])
        faults.append(
            Text(
                zh=f"表“{name}”的抽样设计应有列 {columns}，数据中没有；现有 {listed}。请补上，或核对列名。",
                en=f"table {name!r}, design: expected columns {columns}, not found in the data; there are {listed}. "
                "Add them, or check the names.",
            )
        )
    if away and not design.replicate_weights:
        small = {"ssu": bool(design.second_stage and design.ssu), "calibration": design.calibration is not None}
        faults += [
            Text(
                zh=f"表“{name}”留在数据库或集群中：设计中的 {word} 需要按户或按人群细分的合计，等于取出个人的行，"
                "所以不取。请改用重复权重，或把数据读入内存（数据框、Parquet、CSV）。",
                en=f"table {name!r} stays in a database or a cluster: {word} of its design needs sums by household or "
                "by cell of a psu, which would take single people's answers out of it. Use replicate weights, or read "
                "the data (frames, Parquet, CSV).",
            )
            for word, asked in small.items()
            if asked
        ]
    cap = design.calibration.cap if design.calibration else None
    if cap is not None and design.replicate_weights:
        faults.append(
            Text(
                zh=f"表“{name}”：重复权重的校准在指标卡中不支持 cap（权重各有上限，无法按类别汇总），现为 {cap:g}。"
                "请改用 bounds，或用 survey_* 函数估计。",
                en=f"table {name!r}, calibration of replicate weights: cards expect no cap (a limit on each weight, "
                f"which sums by category cannot hold), found {cap:g}. Use bounds, or estimate with survey_*.",
            )
        )
    if faults:
        raise DataError(*faults)


def _listed(columns: Sequence[str]) -> str:
    shown = ", ".join(repr(column) for column in columns[:SHOWN])
    return f"{shown} … ({len(columns)})" if len(columns) > SHOWN else shown
