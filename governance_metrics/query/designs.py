"""What a design asks of the table it is for, before anything is summed."""

from collections.abc import Mapping

from governance_metrics.errors import DataError
from governance_metrics.query.fitted import refuse_cap
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.table import Table
from governance_metrics.tables.view import View
from governance_metrics.text import Text


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
        One line for each column that the contract does not list or the data do not have, and for sums that would
        take single people out of the database they stay in.
    """
    name, there = source.name, present.get(source.name, set(source.types))
    faults = []
    for column in design.columns:
        if column not in source.types:
            listed = ", ".join(list(source.types)[:30])
            faults.append(
                Text(
                    zh=f"表“{name}”的抽样设计应有列“{column}”，表的约定中没有；约定中有 {listed}。请把这一列写进约定，"
                    "或核对列名。",
                    en=f"table {name!r}, design: expected a column {column!r}, not found in the contract, which lists "
                    f"{listed}. Add it to the contract, or check the name.",
                )
            )
        elif present and column not in there:
            found = ", ".join(sorted(there)[:30])
            faults.append(
                Text(
                    zh=f"表“{name}”的抽样设计应有列“{column}”，数据中没有；现有 {found}。请补上这一列，或核对列名。",
                    en=f"table {name!r}, design: expected a column {column!r}, not found in the data; there are "
                    f"{found}. Add it, or check the name.",
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
    if faults:
        raise DataError(*faults)
    if design.calibration is not None:
        refuse_cap(name, design.calibration)
