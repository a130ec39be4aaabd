"""A sample drawn from a list of households, with what has to be kept to weight it and to draw it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.instruments.workbook import Field, FormSheet, workbook
from governance_metrics.statistics.draw import allocation, permanent_numbers, stratified_draw
from governance_metrics.text import Language, Text

TITLE = Text(zh="抽样结果", en="The sample drawn")
DRAWN = Text(zh="抽中名单", en="drawn")
STRATA = Text(zh="各层", en="strata")
HEADINGS = {
    "id": Text(zh="编号", en="id"),
    "stratum": Text(zh="抽样层", en="stratum"),
    "weight": Text(zh="权重", en="weight"),
    "order": Text(zh="走访顺序", en="order of visit"),
    "listed": Text(zh="名单户数", en="listed"),
    "drawn": Text(zh="抽取户数", en="drawn"),
}
NOTES = (
    TITLE,
    Text(
        zh="种子 {seed}，名单 {listed} 户，抽取 {drawn} 户，分 {strata} 层，层内简单随机、不放回。",
        en="Seed {seed}; {listed} households listed, {drawn} drawn in {strata} strata, at random within each, without "
        "replacement.",
    ),
    Text(
        zh="同一名单、同一种子，抽出的总是同样的户，与名单的先后无关。请把本文件与名单一并保存。",
        en="The same list and seed always draw the same households, in whatever order the list is. Keep this file with "
        "the list.",
    ),
    Text(
        zh="权重等于本层名单户数除以抽取户数；回收后按实际回收重算，再按已知的人口总数校准。",
        en="The weight is the number listed over the number drawn in the stratum; correct it for those who answered, "
        "then calibrate to known totals.",
    ),
    Text(
        zh="访不到的户不要换成邻居：按名单记为未答，另行提高抽样数。",
        en="Do not put a neighbour in the place of a household that cannot be reached: record it as no answer, and "
        "draw more from the start.",
    ),
)


@dataclass(frozen=True)
class Draw:
    """A sample and how it was drawn.

    Parameters
    ----------
    households : DataFrame
        ``id, stratum, weight, order``: one row for each household drawn, strata together.
    strata : DataFrame
        ``stratum, listed, drawn, weight``.
    seed : int
        What draws it again.

    Examples
    --------
    >>> Draw(pd.DataFrame(), pd.DataFrame(), 7).seed
    7
    """

    households: pd.DataFrame
    strata: pd.DataFrame
    seed: int


def draw_households(
    households: pd.DataFrame,
    *,
    id_column: str,
    stratum: str | None = None,
    n: int | None = None,
    sizes: Mapping[str, int] | None = None,
    seed: int,
) -> Draw:
    """Return a stratified random sample of a list; the same list and seed give the same sample.

    Parameters
    ----------
    households : DataFrame
        One row a household. Only the two columns named are read; names and addresses stay where they are.
    id_column : str
        The column that tells one household from another.
    stratum : str, optional
        The column to stratify by, such as the community; left out, the list is one stratum.
    n : int, optional
        How many to draw in all, in proportion to the strata and at least two in each.
    sizes : mapping of str to int, optional
        How many to draw in each stratum, in place of ``n``.
    seed : int
        The seed.

    Returns
    -------
    Draw

    Raises
    ------
    DataError
        For a column that is not there, blank ids or strata, an id that stands twice, a stratum of ``sizes`` that
        the list does not have, or more than there are.

    Examples
    --------
    >>> listed = pd.DataFrame({"id": ["1", "2", "3", "4"], "community": ["C01", "C01", "C02", "C02"]})
    >>> draw_households(listed, id_column="id", stratum="community", n=4, seed=7).strata["weight"].tolist()
    [1.0, 1.0]
    """
    ids, groups = _columns(households, id_column, stratum)
    counts = {name: int(size) for name, size in groups.value_counts(sort=False).sort_index().items()}
    wanted = _sizes(counts, n, sizes)
    chosen = stratified_draw(ids.tolist(), groups.tolist(), wanted, seed=seed)
    strata = pd.DataFrame(
        {
            "stratum": list(wanted),
            "listed": [counts[name] for name in wanted],
            "drawn": list(wanted.values()),
            "weight": [counts[name] / size if size else float("nan") for name, size in wanted.items()],
        }
    )
    drawn = pd.DataFrame({"id": ids[chosen].to_numpy(), "stratum": groups[chosen].to_numpy()})
    drawn["weight"] = drawn["stratum"].map(strata.set_index("stratum")["weight"]).astype(float)
    drawn["number"] = permanent_numbers(drawn["id"].tolist(), seed)
    drawn = drawn.sort_values(["stratum", "number", "id"], ignore_index=True)
    drawn["order"] = drawn.groupby("stratum").cumcount() + 1
    return Draw(drawn[["id", "stratum", "weight", "order"]], strata, seed)


def draw_workbook(draw: Draw, *, language: Language, created: datetime) -> bytes:
    """Return the bytes of a workbook with the sample, the strata, and the seed.

    Parameters
    ----------
    draw : Draw
        The sample.
    language : {"zh", "en"}
        The language of headings and notes.
    created : datetime
        The day in the properties of the file.

    Examples
    --------
    >>> listed = pd.DataFrame({"id": ["1", "2", "3", "4"]})
    >>> draw = draw_households(listed, id_column="id", n=2, seed=7)
    >>> draw_workbook(draw, language="en", created=datetime(2025, 1, 1))[:2]
    b'PK'
    """
    counts = {
        "seed": draw.seed,
        "listed": int(draw.strata["listed"].sum()),
        "drawn": len(draw.households),
        "strata": len(draw.strata),
    }
    sheets = [
        FormSheet(
            name=name.say(language),
            fields=tuple(Field(heading=HEADINGS[column].say(language), note="") for column in frame.columns),
            rows=tuple(tuple(row) for row in frame.astype(object).to_numpy().tolist()),
        )
        for name, frame in ((DRAWN, draw.households), (STRATA, draw.strata))
    ]
    return workbook(
        sheets,
        notes=[note.fill(**counts).say(language) for note in NOTES],
        language=language,
        title=TITLE.say(language),
        created=created,
    )


def _columns(households: pd.DataFrame, id_column: str, stratum: str | None) -> tuple[pd.Series, pd.Series]:
    """Ids and strata as text, or every fault of them."""
    faults = []
    for name in filter(None, (id_column, stratum)):
        if name not in households:
            faults.append(Text(zh=f"名单里没有“{name}”一列。", en=f"the list has no column {name!r}."))
        elif blank := int(households[name].isna().sum()):
            faults.append(
                Text(zh=f"“{name}”一列有 {blank} 行空白。请补全。", en=f"the column {name!r} is blank in {blank} rows.")
            )
    if not faults and not len(households):
        faults.append(Text(zh="名单是空的。", en="the list is empty."))
    if faults:
        raise DataError(*faults)
    ids = households[id_column].astype(str).reset_index(drop=True)
    groups = households[stratum].astype(str) if stratum else pd.Series("all", index=households.index)
    return ids, groups.reset_index(drop=True)


def _sizes(counts: Mapping[str, int], n: int | None, sizes: Mapping[str, int] | None) -> dict[str, int]:
    if sizes is None:
        if n is None:
            raise DataError(Text(zh="请给出要抽多少户（n 或 sizes）。", en="say how many to draw: n or sizes."))
        return allocation(counts, n)
    faults = [
        Text(
            zh=f"抽样层“{name}”名单上有 {counts.get(name, 0)} 户，要抽 {size} 户。请改正。",
            en=f"stratum {name!r}: {counts.get(name, 0)} listed, {size} to be drawn. Correct it.",
        )
        for name, size in sizes.items()
        if not 0 <= size <= counts.get(name, 0) or name not in counts
    ]
    if faults:
        raise DataError(*faults)
    return {name: int(sizes[name]) for name in counts if name in sizes}
