"""A design as a small text file, so that it is described once and read by everyone."""

import json
import tomllib
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from governance_metrics.errors import DataError
from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.text import Text

LARGEST = 1_000_000  # bytes; a design is a page of text
TOTAL = "total"


def read_design(path: str | Path) -> SurveyDesign:
    r"""Return the design that a TOML file describes.

    Its keys are the parameters of ``SurveyDesign``; ``[calibration]`` has those of ``Calibration``, and each
    ``[[calibration.margins]]`` names ``columns`` and lists ``categories``, one table for each with its columns
    and ``total``.

    Parameters
    ----------
    path : str or Path
        The file, UTF-8.

    Returns
    -------
    SurveyDesign

    Raises
    ------
    DataError
        For a file that is not there or is no TOML, a key that is not a design's, a value of another type, and
        everything ``SurveyDesign`` and ``Calibration`` refuse; all keys at once.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "design.toml"
    ...     _ = file.write_text('weight = "w"\nstratum = "street"\npsu = "building"\n', encoding="utf-8")
    ...     read_design(file).psu
    'building'
    """
    place = Path(path)
    try:
        if place.stat().st_size > LARGEST:
            raise DataError(_unreadable(place, f"{place.stat().st_size} bytes"))
        said = tomllib.loads(place.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else str(fault).splitlines()[0]
        raise DataError(_unreadable(place, str(why))) from fault
    faults = _faults(place.name, "", said, SurveyDesign)
    nested = said.get("calibration")
    if isinstance(nested, dict):
        faults += _faults(place.name, "calibration.", nested, Calibration)
        faults += _margin_faults(place.name, nested.get("margins"))
    if faults:
        raise DataError(*faults)
    if nested is not None:
        margins = [_margin(rows) for rows in nested["margins"]]
        said["calibration"] = Calibration(**(nested | {"margins": margins}))
    return SurveyDesign(**said)


def write_design(design: SurveyDesign, path: str | Path) -> Path:
    """Write a design as a TOML file that ``read_design`` reads back the same; return its path.

    Parameters
    ----------
    design : SurveyDesign
        The design.
    path : str or Path
        Where to write it.

    Raises
    ------
    DataError
        For a place that cannot be written to, or a margin's category that is no text, number, or true or false.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     print(write_design(SurveyDesign(weight="w", psu="building"), Path(folder) / "d.toml").read_text())
    weight = "w"
    psu = "building"
    lonely_psu = "adjust"
    <BLANKLINE>
    """
    lines = _written(design, skip="calibration")
    if design.calibration is not None:
        lines += ["", "[calibration]", *_written(design.calibration, skip="margins")]
        for margin in design.calibration.margins:
            lines += ["", "[[calibration.margins]]", f"columns = {_value(margin.columns)}", "categories = ["]
            for category, total in margin.totals:
                parts = [
                    f"{_value(name)} = {_value(_plain(v))}" for name, v in zip(margin.columns, category, strict=True)
                ]
                lines.append(f"  {{ {', '.join(parts)}, {TOTAL} = {_value(total)} }},")
            lines.append("]")
    place = Path(path)
    try:
        place.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    except OSError as fault:
        raise DataError(
            Text(
                zh=f"{place.name}：写不进去（{fault.strerror}）。请核对文件夹是否存在、可写。",
                en=f"{place.name}: could not be written ({fault.strerror}). Check that its folder is there and open.",
            )
        ) from fault
    return place


def _written(record: SurveyDesign | Calibration, skip: str) -> list[str]:
    """The fields that say something, one a line."""
    values = [(f.name, getattr(record, f.name), f.default) for f in fields(record) if f.name != skip]
    kept = [(n, v) for n, v, default in values if v is not None and v != () and (v != default or n == "lonely_psu")]
    return [f"{name} = {_value(value)}" for name, value in kept]


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_value(v) for v in value)}]"
    if isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)


def _plain(value: Any) -> Any:
    """A category as text, number, or true or false; anything else cannot be written."""
    plain = value.item() if hasattr(value, "item") else value
    if isinstance(plain, str | bool | int | float):
        return plain
    raise DataError(
        Text(
            zh=f"边际的类别 {value!r} 不是文字、数字或真假，写不进设计文件。请改用文字。",
            en=f"margin category {value!r}: expected text, a number, or true or false. Make it text.",
        )
    )


def _margin(said: dict[str, Any]) -> Margin:
    columns = said["columns"]
    return Margin(columns, [(tuple(row[c] for c in columns), row[TOTAL]) for row in said["categories"]])


KINDS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("replicate_weights", "bounds", "margins"), (list,)),
    **dict.fromkeys(("fay_rho", "total", "cap", "largest_change"), (int, float)),
    "replicate_scale": (int, float, list),
    "replicate_mse": (bool,),
    "calibration": (dict,),
}


def _faults(file: str, within: str, said: dict[str, Any], record: type) -> list[Text]:
    """Keys that the record does not have, and values of another type."""
    known = [f.name for f in fields(record)]
    faults = []
    for key, value in said.items():
        kinds = KINDS.get(key, (str,))
        if key not in known:
            near = get_close_matches(key, known, 1)
            hint = near[0] if near else ", ".join(known)
            faults.append(
                Text(
                    zh=f"{file}：没有“{within}{key}”这一项。可用：{hint}。请改正。",
                    en=f"{file}: {within}{key} is no part of a design. Did you mean {hint}?",
                )
            )
        elif not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            wanted = " | ".join(kind.__name__ for kind in kinds)
            faults.append(_mistyped(file, within + key, wanted, value))
        elif isinstance(value, list) and key != "margins":
            inside = (str,) if key == "replicate_weights" else (int, float)
            if not all(isinstance(part, inside) and not isinstance(part, bool) for part in value):
                faults.append(_mistyped(file, within + key, "list", value))
    if record is Calibration and "margins" not in said:
        faults.append(_mistyped(file, within + "margins", "list", None))
    return faults


def _margin_faults(file: str, margins: object) -> list[Text]:
    faults = []
    for i, margin in enumerate(margins if isinstance(margins, list) else []):
        columns = margin.get("columns") if isinstance(margin, dict) else None
        rows = margin.get("categories") if isinstance(margin, dict) else None
        named = isinstance(columns, list) and all(isinstance(c, str) for c in columns)
        whole = isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
        if not named or not whole or any(set(row) != {*(columns or []), TOTAL} for row in rows or []):
            where = f"calibration.margins[{i}]"
            faults.append(_mistyped(file, where, "columns = […], categories = [{ column = …, total = … }]", margin))
    return faults


def _mistyped(file: str, key: str, wanted: str, found: object) -> Text:
    shown = repr(found)[:120]
    return Text(
        zh=f"{file}，{key}：应为 {wanted}，现为 {shown}。请改正。",
        en=f"{file}, {key}: expected {wanted}, found {shown}. Correct it.",
    )


def _unreadable(place: Path, why: str) -> Text:
    return Text(
        zh=f"{place.name}：应为 UTF-8 的 TOML 文本文件，无法读取（{why}）。请核对文件。",
        en=f"{place.name}: expected a TOML text file in UTF-8, could not read it ({why}). Check the file.",
    )
