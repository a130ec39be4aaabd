"""Every notebook runs from top to bottom and gives what was committed, and its Chinese twin stays in step."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.locked_versions import locked

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
TWINS = sorted((FOLDER / "zh").glob("*.ipynb"))
SHOWN = ("pandas", "numpy", "matplotlib", "seaborn", "statsmodels")
PICTURE = re.compile(r'^<img alt="([^"]+)" src="data:image/png;base64,[^"]+">$')
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def read(path):
    return nbformat.read(path, as_version=4)


def run(path):
    notebook = read(path)
    # What a cell prints may arrive in pieces on a busy machine.
    NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    return notebook


def outputs(notebook):
    """What each cell shows: printed text, or the forms of a value."""
    return [
        [output.get("text") or dict(output.get("data", {})) or dict(output) for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def kinds(shown):
    return [[sorted(output) if isinstance(output, dict) else "text" for output in cell] for cell in shown]


def alternative_texts(notebook):
    pages = [o.get("text/html", "") for cell in outputs(notebook) for o in cell if isinstance(o, dict)]
    return [found[1] for page in pages if (found := PICTURE.match(page))]


def code_of(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def tags(cell):
    return cell.metadata.get("tags", [])


def only(cells, tag):
    return [cell for cell in cells if tag in tags(cell)]


def test_every_notebook_has_a_twin():
    assert [path.name for path in NOTEBOOKS] == [path.name for path in TWINS]
    assert [path.stem[:2] for path in NOTEBOOKS] == [f"{number:02d}" for number in range(10)]


def test_the_index_leads_to_every_notebook():
    for folder in (FOLDER, FOLDER / "zh"):
        index = read(folder / "00_start_here.ipynb").cells[0].source
        assert [path.name for path in NOTEBOOKS[1:] if f"]({path.name})" not in index] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_gives_what_was_committed(path):
    committed, now = outputs(read(path)), outputs(run(path))
    assert kinds(now) == kinds(committed)
    if locked(*SHOWN):
        assert now == committed


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.stem)
def test_a_twin_has_the_same_cells_code_and_outputs(path):
    twin, notebook = read(path), read(FOLDER / path.name)
    same = [(cell.cell_type, cell.id, dict(cell.metadata)) for cell in notebook.cells]
    assert [(cell.cell_type, cell.id, dict(cell.metadata)) for cell in twin.cells] == same
    assert twin.metadata == notebook.metadata
    # The twin stands one folder deeper; nothing else of the code differs, so what it gives is what the other gives.
    assert [code.replace('"../../data', '"../data') for code in code_of(twin)] == code_of(notebook)
    assert outputs(twin) == outputs(notebook)
    prose = [(a.source, b.source) for a, b in zip(twin.cells, notebook.cells, strict=True) if a.cell_type == "markdown"]
    assert all(CHINESE.search(zh) and zh != en for zh, en in prose)


def test_a_twin_runs_where_it_stands():
    path = FOLDER / "zh" / "01_data_quality.ipynb"
    assert kinds(outputs(run(path))) == kinds(outputs(read(path)))


@pytest.mark.parametrize("path", [*NOTEBOOKS, *TWINS], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_notebook_is_plain_to_read(path):
    notebook = read(path)
    assert nbformat.writes(notebook) + "\n" == path.read_text(encoding="utf-8")
    code = "\n".join(code_of(notebook))
    assert not [word for word in ("def ", "warnings", "lambda", ".query(", "/home/") if word in code]
    assert not re.search("Traceback|Warning|" + re.escape(str(ROOT)), str(outputs(notebook)))
    (parameters,) = only(notebook.cells, "parameters")
    folder = re.match(r'folder = "([^"]+)"', parameters.source)
    assert (path.parent / folder[1]).is_dir()
    assert code.count('"../') == 1
    said = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    chinese = path.parent.name == "zh"
    for words in (
        ("**问题。**", "**数据。**", "**怎么读。**", "**不能说明什么。**", "**试一试。**")
        if chinese
        else ("**The question.**", "**The data.**", "**How to read it.**", "**What it does not show.**", "**Try it.**")
    ):
        assert any(words in text for text in said), words


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_figure_has_words_for_those_who_do_not_see_it(path):
    notebook = read(path)
    drawn = [code for code in code_of(notebook) if "plt.subplots" in code or "sns.relplot" in code]
    texts = alternative_texts(notebook)
    assert 1 <= len(drawn) == len(texts) <= 3
    assert all(CHINESE.search(text) and re.search(r"[a-z]{3}", text) and "nan" not in text for text in texts)
    assert "'image/png'" not in str(outputs(notebook))
