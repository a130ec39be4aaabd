"""The register of releases: what was printed before, kept by the user as a small file beside the reports."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

KEY = ("indicator", "period", "level", "area", "group")
COUNTS = ("people", "having")
_FORMAT = 1


@dataclass(frozen=True, eq=False)
class Printed:
    """What one release printed about people.

    Parameters
    ----------
    digest : str
        SHA-256 of what it would have printed had nothing been printed before: a name for the release.
    cells : DataFrame
        Indexed by ``indicator, period, level, area, group``: ``people`` behind the number and how many of them
        ``having`` what it counts; both NaN where the number was hidden.
    """

    digest: str
    cells: pd.DataFrame


def counts(estimates: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Return how many people are behind each number and how many have what it counts, as it can be read off.

    Parameters
    ----------
    estimates : DataFrame
        As ``estimate`` makes them, or as a release shows them.
    indicators : mapping of str to Indicator
        The cards.

    Returns
    -------
    DataFrame
        ``people, having``, in the order of the estimates; ``having`` is NaN for means and amounts.
    """
    share = estimates["indicator"].map({code: card.measure for code, card in indicators.items()}).eq("share")
    full = share & estimates["interval"].ne("sampling")
    having = estimates["numerator"].where(full, (estimates["estimate"] * estimates["n"]).where(share))
    return pd.DataFrame({"people": estimates["denominator"].where(full, estimates["n"]), "having": having})


def printed(estimates: pd.DataFrame, indicators: Mapping[str, Indicator], digest: str = "") -> Printed:
    """Return what a release prints about people; its own digest where none is given."""
    about = estimates["indicator"].map({code: card.disclosure != "public" for code, card in indicators.items()})
    rows = estimates[about.astype(bool) & (estimates["n"].gt(0) | estimates["reason"].eq("hidden"))]
    cells = counts(rows, indicators).round(6).set_index(pd.MultiIndex.from_frame(rows[list(KEY)]))
    cells = cells.sort_index()
    return Printed(digest or hashlib.sha256(_said(cells).encode()).hexdigest(), cells)


def register_from(text: str, name: str) -> tuple[Printed, ...]:
    """Return the releases of a register, in the order they were made.

    Parameters
    ----------
    text : str
        The file.
    name : str
        Its name, for what is said of a fault.

    Raises
    ------
    DataError
        When the file is not a register.
    """
    try:
        held = json.loads(text)
        if held["format"] != _FORMAT:
            raise ValueError("another format")
        return tuple(_read(one) for one in held["releases"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DataError(
            Text(
                zh=f"{name}：应为公布登记（由 report 写出），内容无法识别。请恢复该文件；从未分发过报告的可删除。",
                en=f"{name}: expected the register of releases that report writes; its content is something else. "
                "Restore the file, or delete it if no report was ever handed out.",
            )
        ) from None


def register_text(releases: Sequence[Printed]) -> str:
    """Return the register as it is kept: a line for each release.

    Examples
    --------
    >>> register_from(register_text([]), "releases.json")
    ()
    """
    lines = [f'{{"digest":{json.dumps(one.digest)},"cells":{_said(one.cells)}}}' for one in releases]
    return f'{{"format":{_FORMAT},"releases":[\n' + ",\n".join(lines) + "\n]}\n"


def before(releases: Sequence[Printed], digest: str) -> tuple[Printed, ...]:
    """Return the releases made before the one of this digest; all, where it is not among them."""
    names = [one.digest for one in releases]
    return tuple(releases[: names.index(digest)] if digest in names else releases)


def _said(cells: pd.DataFrame) -> str:
    rows = [
        [*map(str, key), *(None if value != value else value for value in values)]
        for key, values in zip(cells.index, cells[list(COUNTS)].to_numpy(dtype=float).tolist(), strict=True)
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _read(one: Mapping[str, object]) -> Printed:
    rows = one["cells"]
    if not isinstance(rows, list) or not isinstance(one["digest"], str):
        raise TypeError("cells")
    frame = pd.DataFrame(rows, columns=[*KEY, *COUNTS])
    numbers = {name: frame[name].astype(float).replace([np.inf, -np.inf], np.nan) for name in COUNTS}
    return Printed(one["digest"], frame.assign(**numbers).set_index(list(KEY))[list(COUNTS)])
