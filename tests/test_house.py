"""The house rules, read from the syntax trees: who may import whom, and what nobody does.

The floors of the package stand in one place, below. A module imports only from rooms on lower floors or from
its own room; imports inside functions and under ``TYPE_CHECKING`` count like any other.
"""

import ast
import re
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
PACKAGE = "governance_metrics"

# Room → floor and place on it. A room is a module or a folder, and "" is the package's own __init__.
# A room named before others ("report" before "report.blocks") is that module alone.
FLOORS = {
    "text": (0, 0),
    "errors": (0, 1),
    "phrases": (0, 1),
    "statistics": (1, 0),
    "tables": (1, 1),  # a dataset holds the survey designs of its tables
    "indicators": (2, 0),
    "claims": (2, 0),
    "query": (3, 0),
    "tally": (3, 1),
    "findings": (3, 2),
    "intake": (4, 0),
    "estimates": (4, 0),
    "comparisons": (4, 0),
    "diagnosis": (4, 0),
    "disclosure": (4, 0),
    "instruments": (4, 0),
    "sample": (4, 0),
    "scales": (4, 0),
    "scope": (4, 1),
    "assessment": (5, 0),
    "provenance": (5, 0),
    "report.blocks": (6, 0),
    "report.fonts": (6, 0),
    "report.figures": (6, 1),
    "report.picture": (6, 1),
    "report.template": (6, 1),
    "report.outline": (6, 2),
    "report.formats": (6, 2),
    "report.releases": (6, 3),
    "report.writing": (6, 4),
    "report": (6, 5),
    "": (7, 0),
    "commands": (7, 0),  # what each command does; the face, cli, loads one when it is used
    "cli": (7, 1),
}
# Rooms that see even less than what lies below them.
SEES_ONLY = {"report.formats": {"report.blocks", "report.fonts", "text", "errors"}}
# What a writer may use beside the standard library; a module shared by writers may use any of these.
WRITER_LIBRARIES = {
    "to_docx": {"docx", "lxml"},
    "to_pptx": {"pptx", "lxml"},
    "to_xlsx": {"xlsxwriter"},
    "to_pdf": {"typst"},
    "to_html": {"fontTools"},
}

TOP_LEVEL = {
    *("governance_metrics", "notebooks", "data", "tests", "benchmarks", "environment.yml", "README.md"),
    *("README.zh-CN.md", "pyproject.toml", "requirements.lock", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"),
    *(".ci", ".gitignore", ".gitattributes"),
}
LONGEST_MODULE = 300


# --- reading ---


def sources(folder):
    """Return module name (dotted, below the package, "" for its own __init__) → source text."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        found[".".join(parts)] = path.read_text(encoding="utf-8")
    return found


def room_of(module):
    """Return the room a module belongs to, or None where no room is declared for it."""
    name = module
    while name:
        if name in FLOORS:
            holds_rooms = any(room.startswith(f"{name}.") for room in FLOORS)
            return name if name == module or not holds_rooms else None
        name = name.rpartition(".")[0]
    return "" if module == "" else None


def imports(module, tree, modules):
    """Yield (line, dotted name) of everything imported: below the package as "…room", others as they are."""
    is_folder = any(other.startswith(f"{module}.") for other in modules) or module == ""
    here = [PACKAGE, *filter(None, module.split("."))]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                kept = here[: len(here) - node.level + is_folder]
                base = ".".join([*kept, *filter(None, [node.module])])
            for alias in node.names:
                full = f"{base}.{alias.name}"
                below = full.removeprefix(f"{PACKAGE}.")
                yield node.lineno, full if below in modules or below in FLOORS else base
        elif isinstance(node, ast.Call) and called(node) == "import_module" and node.args:
            yield node.lineno, beginning(node.args[0]).rstrip(".")


def called(node):
    """Return the last name of what is called: ``b`` for ``b(…)`` and for ``a.b(…)``."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def beginning(node):
    """Return the literal text a string expression begins with, up to its last whole name."""
    if isinstance(node, ast.JoinedStr) and node.values:
        first = node.values[0]
        if isinstance(first, ast.Constant):
            return str(first.value).rpartition(".")[0]
        return PACKAGE if getattr(first.value, "id", "") == "__name__" else ""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def inner_imports(module, tree, modules):
    """Yield (line, module below the package) of what a module imports from the package itself."""
    for line, name in imports(module, tree, modules):
        if name == PACKAGE or name.startswith(f"{PACKAGE}."):
            yield line, name.removeprefix(PACKAGE).removeprefix(".")


# --- rules: each returns what is wrong, a line each ---


def undeclared(modules):
    return [f"{module}: no room is declared for it" for module in modules if room_of(module) is None]


def wrong_floors(modules):
    wrong = []
    for module, source in modules.items():
        room = room_of(module)
        for line, target in inner_imports(module, ast.parse(source), modules):
            other = room_of(target)
            if room is None or other == room:
                continue
            if other is None:
                wrong.append(f"{module}:{line}: imports {target}, which is in no declared room")
            elif FLOORS[other] >= FLOORS[room]:
                wrong.append(f"{module}:{line}: imports {target or PACKAGE}, which is not below it")
            elif room in SEES_ONLY and other not in SEES_ONLY[room]:
                wrong.append(f"{module}:{line}: imports {target}; it sees {sorted(SEES_ONLY[room])} only")
    return wrong


def foreign_to_writers(modules):
    wrong = []
    everything = set().union(*WRITER_LIBRARIES.values())
    for module, source in modules.items():
        if room_of(module) != "report.formats":
            continue
        allowed = WRITER_LIBRARIES.get(module.rpartition(".")[2], everything) | {PACKAGE}
        for line, name in imports(module, ast.parse(source), modules):
            library = name.partition(".")[0]
            if library not in allowed and library not in sys.stdlib_module_names:
                wrong.append(f"{module}:{line}: a writer imports {library}")
    return wrong


def circles(modules):
    graph = {}
    for module, source in modules.items():
        targets = {target for _, target in inner_imports(module, ast.parse(source), modules)}
        graph[module] = (targets & set(modules)) - {module}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [f"circle: {' → '.join(reversed(error.args[1]))}"]
    return []


def more_than_names(source):
    """What a package's public face holds beside a docstring, imports and ``__all__``.

    The names may be looked up when first used (``__getattr__`` over a dictionary of names and rooms), because
    whoever asks the command line for help should not wait for pandas.
    """
    wrong = []
    for number, node in enumerate(ast.parse(source).body):
        if isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if number == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.FunctionDef) and node.name in {"__getattr__", "__dir__"}:
            continue
        for_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if for_types and all(isinstance(inner, ast.ImportFrom) for inner in node.body + node.orelse):
            continue
        if isinstance(node, ast.Assign | ast.AnnAssign):
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            if name == "__all__" or isinstance(node.value, ast.Dict):
                continue
        wrong.append(f"{PACKAGE}/__init__.py:{node.lineno}: {type(node).__name__}")
    return wrong


def forbidden(module, source, *, prints=False):
    """Calls and imports that nobody makes."""
    wrong = []
    for node in ast.walk(ast.parse(source)):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
            if {name.partition(".")[0] for name in names} & {"pickle", "cPickle", "dill", "cloudpickle"}:
                wrong.append(f"{module}:{line}: pickle")
        elif isinstance(node, ast.Call):
            name, bare = called(node), isinstance(node.func, ast.Name)
            if name in {"eval", "exec", "__import__"} and (bare or name == "eval"):
                wrong.append(f"{module}:{line}: {name}")
            if name in {"read_pickle", "to_pickle"}:
                wrong.append(f"{module}:{line}: pickle")
            if name == "query" and not bare:
                wrong.append(f"{module}:{line}: .query")
            if name in {"system", "popen"} and getattr(getattr(node.func, "value", None), "id", "") == "os":
                wrong.append(f"{module}:{line}: a shell")
            for keyword in node.keywords:
                constant = getattr(keyword.value, "value", None)
                if keyword.arg in {"shell", "allow_pickle"} and constant is not False:
                    wrong.append(f"{module}:{line}: {keyword.arg}")
            if name == "print" and bare and not prints:
                wrong.append(f"{module}:{line}: print")
            if name == "import_module" and not beginning(node.args[0]).startswith(PACKAGE):
                wrong.append(f"{module}:{line}: an import nobody can read from here")
    return wrong


def rich_print(source):
    """Whether ``print`` is that of rich."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    return any(node.module == "rich" and "print" in {alias.name for alias in node.names} for node in nodes)


def badly_named(paths):
    wrong = re.compile(r"(^|/)(utils?|helpers?|[^/]*_old)(\.py|/)")
    return [path for path in paths if wrong.search(path)]


def tracked():
    """Return the files of the repository, those not yet added among them."""
    command = ["git", "-C", str(TOP), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git work tree")
    return [name for name in listed.stdout.split("\0") if name and (TOP / name).is_file()]


# --- the house as it stands ---


@pytest.fixture(scope="module")
def modules():
    return sources(TOP / PACKAGE)


@pytest.mark.parametrize("rule", [undeclared, wrong_floors, foreign_to_writers, circles])
def test_rooms_import_only_from_below(modules, rule):
    assert not rule(modules)


def test_public_face_holds_names_only(modules):
    assert not more_than_names(modules[""])


def test_nobody_does_what_is_forbidden(modules):
    wrong = []
    for module, source in modules.items():
        wrong += forbidden(module, source, prints=module == "cli" and rich_print(source))
    for folder in ("tests", "benchmarks"):
        for module, source in sources(TOP / folder).items():
            wrong += forbidden(f"{folder}.{module}", source, prints=True)
    assert not wrong


def test_a_module_is_one_idea(modules):
    assert not [name for name, source in modules.items() if len(source.splitlines()) > LONGEST_MODULE]


def test_no_file_is_named_for_leftovers():
    assert not badly_named(tracked())


def test_top_level_holds_what_the_design_lists():
    assert {name.partition("/")[0] for name in tracked()} <= TOP_LEVEL


def test_nothing_names_a_machine_or_a_registry():
    machine = re.compile(rb"(?<![\w.:/])/(wor[k]|far[m]|roo[t]|hom[e]|User[s])/\w|/tm[p]/bash|C:\\+User[s]\\")
    registry = re.compile(rb"(pyp[i]\.org|pythonhoste[d]|debia[n]\.org|npmj[s]\.|mirror[s]?\.\w+\.)")
    wrong = []
    for name in tracked():
        content = (TOP / name).read_bytes()
        if b"\0" not in content[:8000] and (machine.search(content) or registry.search(content)):
            wrong.append(name)
    assert not wrong


def test_no_lock_file_with_addresses_is_kept():
    addressed = {"uv.lock", "poetry.lock", "Pipfile.lock", "package-lock.json"}
    assert not [name for name in tracked() if Path(name).name in addressed or "pylock." in name]


# --- the rules themselves, on small made-up houses ---

LAWFUL = {
    "": "'''Doc.'''\nfrom governance_metrics.assessment import assess\n__all__ = ['assess']",
    "text": "",
    "errors": "from governance_metrics.text import Text",
    "tables": "from governance_metrics.tables import people",
    "tables.people": "from governance_metrics.tables.table import Table",
    "tables.table": "from governance_metrics.errors import DataError",
    "claims": "from governance_metrics.claims.claim import Claim",
    "claims.claim": "from ..text import Text",
    "assessment": "from governance_metrics import tally, estimates",
    "report.blocks": "from governance_metrics.text import Language",
    "report.figures": "from governance_metrics.report.fonts import register",
    "report.fonts": "import sys",
    "report.outline": "from governance_metrics.report import blocks, figures",
    "report.formats.to_docx": "import docx\nfrom governance_metrics.report.blocks import Grid",
    "report": "import importlib\nimportlib.import_module(f'governance_metrics.report.formats.to_{suffix}')",
    "cli": "from rich import print\ndef main():\n    from governance_metrics.report import write",
}


def test_a_lawful_house_passes():
    for rule in (undeclared, wrong_floors, foreign_to_writers, circles):
        assert not rule(LAWFUL)
    assert not more_than_names(LAWFUL[""])
    assert not [fault for name, source in LAWFUL.items() for fault in forbidden(name, source, prints=True)]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("text", "from governance_metrics.errors import DataError"),
        ("tables.people", "from governance_metrics.claims.claim import Claim"),
        ("tables.people", "from ..claims import claim"),
        ("tables.people", "import governance_metrics.claims.claim"),
        ("tables.people", "import governance_metrics as gm"),
        ("tables.people", "from governance_metrics import assess"),
        ("tables.people", "def f():\n    from governance_metrics import tally"),
        (
            "tables.people",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import governance_metrics.cli",
        ),
        ("tables.people", "import importlib\nimportlib.import_module('governance_metrics.cli')"),
        ("claims", "from governance_metrics.indicators import card"),
        ("estimates", "from governance_metrics.comparisons import compare"),
        ("assessment", "from governance_metrics.report import outline"),
        ("report.blocks", "from governance_metrics.report.outline import outline"),
        ("report.figures", "from governance_metrics.report.outline import outline"),
        ("report.outline", "from governance_metrics.report.formats import to_docx"),
        ("report.formats.to_html", "from governance_metrics.assessment import Assessment"),
        ("report.formats.to_html", "from governance_metrics.report import figures"),
        ("report.formats.to_html", "from governance_metrics.report import write"),
        ("", "from governance_metrics.cli import main"),
    ],
)
def test_an_import_from_above_is_found(module, source):
    assert len(wrong_floors(LAWFUL | {module: source})) == 1


def test_a_module_without_a_room_is_found():
    assert undeclared({"report.wording": "", "misc": "", "tables.new": ""}) == [
        "report.wording: no room is declared for it",
        "misc: no room is declared for it",
    ]
    assert wrong_floors({"cli": "from governance_metrics.misc import a", "misc": ""})


def test_a_circle_is_found():
    circle = {"tables.a": "from governance_metrics.tables import b", "tables.b": "from .a import x"}
    assert circles(circle) in (
        ["circle: tables.a → tables.b → tables.a"],
        ["circle: tables.b → tables.a → tables.b"],
    )
    with_folder = {"tables": "from governance_metrics.tables.a import x", "tables.a": "from . import TABLES"}
    assert circles(with_folder)


def test_a_writer_with_a_foreign_library_is_found():
    assert foreign_to_writers({"report.formats.to_docx": "def f():\n    import pandas"})
    assert foreign_to_writers({"report.formats.to_html": "from docx import Document"})


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from pickle import loads",
        "pd.read_pickle(path)",
        "np.load(path, allow_pickle=True)",
        "eval('1')",
        "exec('1')",
        "frame.eval('a + b')",
        "frame.query('a > 1')",
        "subprocess.run('ls', shell=True)",
        "os.system('ls')",
        "__import__('governance_metrics.cli')",
        "importlib.import_module(name)",
        "print(1)",
    ],
)
def test_what_nobody_does_is_found(source):
    assert len(forbidden("tally", f"def f():\n    {source}")) == 1


@pytest.mark.parametrize("source", ["connection.execute(sql)", "run(a, shell=False)", "console.print(1)"])
def test_what_anybody_may_do_is_left_alone(source):
    assert not forbidden("tally", source)


@pytest.mark.parametrize("line", ["VERSION = 1", "def f(): ...", "if True:\n    import a", "f()"])
def test_code_in_the_public_face_is_found(line):
    assert len(more_than_names(f"'''Doc.'''\nimport a\n{line}\n__all__ = ['a']")) == 1


def test_a_public_face_may_look_its_names_up_when_they_are_used():
    lazy = "def __getattr__(name):\n    return getattr(import_module(f'{__name__}.{_ROOMS[name]}'), name)"
    face = f"'Doc.'\n_ROOMS = {{'assess': 'assessment'}}\n{lazy}"
    assert not more_than_names(face)
    assert not forbidden("", face)
    assert not wrong_floors({"": face})


def test_files_for_leftovers_are_found():
    names = ["a/utils.py", "a/helpers.py", "tests/util.py", "a/tally_old.py", "a/utils/x.py", "a/folded.py"]
    assert badly_named(names) == names[:-1]
