"""What made a report: inputs, versions, settings, rows, targets and a digest of its numbers, in one record."""

import hashlib
import json
import platform
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import pandas as pd

from governance_metrics.disclosure import HIDDEN_COMPARISON, HIDDEN_NUMBERS, Release

Record = dict[str, Any]
LIBRARIES = ("governance-metrics", "duckdb", "numpy", "pandas", "scipy", "statsmodels")
SIGNIFICANT = ".10g"  # as far as estimates are rounded before anything is written
_KEY = ("period", "level", "area", "group")
_SOURCE = ("file", "sheet", "table", "sha256", "rows_read", "rows_used", "rows_left_out", "left_out_by_reason")
_TARGET = ("id", "indicator", "value", "operator", "unit", "scope", "area", "year")


def record_of(release: Release) -> Record:
    """Return the record that every file of a release carries.

    It holds nothing that the report does not show: of the numbers there are digests, made from what is shown.

    Parameters
    ----------
    release : Release
        What may be shown.

    Returns
    -------
    dict
        ``versions`` (name to version), ``settings``, ``inputs`` (file, sheet, table, SHA-256, rows read, used and
        left out by reason), ``targets`` in force, ``verdicts`` (claim to verdict), ``numbers`` (indicator to the
        SHA-256 of its estimates and comparisons).

    Examples
    --------
    >>> from governance_metrics.assessment import assess
    >>> from governance_metrics.disclosure import protect
    >>> from governance_metrics.sample import simulate
    >>> list(record_of(protect(assess(simulate(seed=1)))))
    ['versions', 'settings', 'inputs', 'targets', 'verdicts', 'numbers']
    """
    settings = release.settings
    return {
        "versions": {"Python": platform.python_version()} | {name: _version(name) for name in LIBRARIES},
        "settings": {
            "period": settings.period,
            "periods": list(settings.periods),
            "area": settings.area,
            "conf_level": settings.conf_level,
            "profile": release.profile,
            "threshold": release.threshold,
        },
        "inputs": [
            {name: _plain(value) for name, value in zip(_SOURCE, row, strict=True)}
            for row in release.sources[list(_SOURCE)].itertuples(index=False, name=None)
        ],
        "targets": _in_force(release),
        "verdicts": dict(zip(release.claims["claim"], release.claims["verdict"], strict=True)),
        "numbers": _digests(release),
    }


def record_text(record: Record) -> str:
    r"""Return a record as one line of JSON in ASCII: the same text for the same record.

    Examples
    --------
    >>> record_text({"b": "甲", "a": 1})
    '{"a":1,"b":"\\u7532"}'
    """
    return json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _plain(value: object) -> object:
    """A value of a frame as JSON has it; counts are whole numbers."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    return value if isinstance(value, str) else int(value)  # type: ignore[call-overload]


def _in_force(release: Release) -> list[dict[str, object]]:
    """The targets that the judged period was held against, with what they ask."""
    held = release.comparisons
    held = held[held["reference_kind"].eq("target") & held["period"].eq(release.settings.period)]
    used = set(zip(held["target"], held["indicator"], strict=True))
    found = [target for target in release.targets if (target.id, target.indicator) in used]
    return [{name: getattr(target, name) for name in _TARGET} for target in found]


@lru_cache(maxsize=1)  # every document of a packet carries the same
def _digests(release: Release) -> dict[str, str]:
    """A digest of the numbers of each indicator, as far as they are shown."""
    parts: dict[str, list[str]] = {str(code): [] for code in release.indicators}
    comparison = ("reference_kind", "reference", *HIDDEN_COMPARISON, "verdict", "reason")
    for frame, columns in ((release.estimates, (*HIDDEN_NUMBERS, "reason")), (release.comparisons, comparison)):
        for code, rows in frame.groupby("indicator", sort=False):
            parts.setdefault(str(code), []).append(_lines(rows, (*_KEY, *columns)))
    return {code: hashlib.sha256("\n".join(text).encode()).hexdigest() for code, text in parts.items()}


def _lines(rows: pd.DataFrame, columns: tuple[str, ...]) -> str:
    """Rows as text, a line each, in an order of their own."""
    said = []
    for column in columns:
        values = rows[column]
        numeric = pd.api.types.is_numeric_dtype(values)
        said.append([format(value + 0.0, SIGNIFICANT) for value in values] if numeric else values.astype(str).tolist())
    return "\n".join(sorted(json.dumps(line) for line in zip(*said, strict=True)))
