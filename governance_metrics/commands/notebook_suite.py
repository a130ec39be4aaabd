"""The notebooks that travel with the library, and one made ready for another folder."""

import ast
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode

from governance_metrics.errors import DataError
from governance_metrics.text import Text

PACKAGE = Path(__file__).parents[1]


class Suite(NamedTuple):
    """A notebook and its Chinese twin."""

    name: str
    english: NotebookNode
    chinese: NotebookNode


def suite(only: str = "") -> list[Suite]:
    """Return the notebooks, from the installed package or the source tree.

    Parameters
    ----------
    only : str
        Numbers or names with commas between; all where it is empty.

    Raises
    ------
    DataError
        Where a number or name is none of theirs, or the notebooks are not installed.

    Examples
    --------
    >>> [one.name for one in suite("01, 07")]
    ['01_data_quality', '07_diagnosis']
    """
    places = [place for place in (PACKAGE / "notebooks", PACKAGE.parent / "notebooks") if (place / "zh").is_dir()]
    files = sorted(places[0].glob("[0-9][0-9]_*.ipynb")) if places else []
    names = [word.strip() for word in only.split(",") if word.strip()]
    wrong = [name for name in names if not any(name in (file.stem, file.stem[:2]) for file in files)]
    if wrong or not files:
        there = ", ".join(file.stem for file in files)
        raise DataError(
            Text(
                zh=f"没有笔记本“{', '.join(wrong)}”，现有：{there}。",
                en=f"notebook {', '.join(wrong)!r}: expected one of {there or 'those installed, and found none'}.",
            )
        )
    return [
        Suite(file.stem, _read(file), _read(file.parent / "zh" / file.name))
        for file in files
        if not names or file.stem in names or file.stem[:2] in names
    ]


def needs(notebook: NotebookNode) -> list[str]:
    """Return the tables a notebook cannot do without.

    Examples
    --------
    >>> needs(suite("04")[0].english)
    ['residents_survey']
    """
    return list(notebook.metadata.get("governance_metrics", {}).get("needs", []))


def parameters(notebook: NotebookNode) -> dict[str, str]:
    """Return the parameters of a notebook with the values written in it.

    Examples
    --------
    >>> parameters(suite("07")[0].english)
    {'folder': '../data/sample'}
    """
    found: dict[str, str] = {}
    for statement in ast.parse(_cell(notebook).source).body:
        if isinstance(statement, ast.Assign):
            target, value = statement.targets[0], ast.literal_eval(statement.value)
            names = [ast.unparse(name) for name in (target.elts if isinstance(target, ast.Tuple) else [target])]
            found |= dict(zip(names, value if isinstance(target, ast.Tuple) else [value], strict=True))
    return found


def prepared(notebook: NotebookNode, values: dict[str, str]) -> NotebookNode:
    """Return the notebook with other parameters, without outputs and without cells about the sample alone.

    Parameters
    ----------
    notebook : NotebookNode
        As it travels.
    values : dict of str to str
        New values; names it does not have are passed over.

    Examples
    --------
    >>> parameters(prepared(suite("07")[0].english, {"folder": "mine", "other": "x"}))
    {'folder': 'mine'}
    """
    made = deepcopy(notebook)
    made.cells = [cell for cell in made.cells if "sample" not in cell.metadata.get("tags", [])]
    for cell in made.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    old = parameters(made)
    _cell(made).source = "\n".join(f"{name} = {values.get(name, value)!r}" for name, value in old.items())
    return made


def _cell(notebook: NotebookNode) -> NotebookNode:
    """The cell that holds the parameters."""
    found: NotebookNode = next(cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    return found


def _read(path: Path) -> NotebookNode:
    found: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return found
