"""One set of versions, said the same everywhere: pyproject.toml, requirements.lock, environment.yml."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
LOCK = (TOP / "requirements.lock").read_text(encoding="utf-8")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = {
    "linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    "mac": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    "windows": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
}
CARD = {"pandas", "jupyterlab", "matplotlib", "seaborn", "statsmodels", "openpyxl"}
# What the code imports that comes with what it depends on.
COMES_WITH = {"numpy": "pandas", "scipy": "statsmodels", "fonttools": "matplotlib", "click": "typer"}
COMES_WITH |= {"lxml": "python-docx"}
COMES_WITH |= dict.fromkeys(("nbclient", "nbconvert", "nbformat", "pygments"), "jupyterlab")
DISTRIBUTIONS = {"docx": "python-docx", "python_calamine": "python-calamine", "PIL": "pillow", "pptx": "python-pptx"}
DISTRIBUTIONS |= {"fontTools": "fonttools"}


def entries():
    """Return the lock as (requirement, hashes) pairs."""
    joined = re.sub(r"\\\n\s*", "", LOCK)
    split = [line.split(" --hash=") for line in joined.splitlines() if line.strip()]
    return [(Requirement(requirement), hashes) for requirement, *hashes in split]


def bounds():
    """Return every requirement of the project, those of its developers among them."""
    groups = [line for group in PYPROJECT["dependency-groups"].values() for line in group]
    return [Requirement(line) for line in PROJECT["dependencies"] + groups]


def locked(python, platform):
    """Return name → versions that the lock gives on one Python and platform."""
    environment = PLATFORMS[platform] | {
        "python_version": python,
        "python_full_version": f"{python}.9",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    versions = {}
    for requirement, _ in entries():
        if requirement.marker is None or requirement.marker.evaluate(environment):
            (pin,) = requirement.specifier
            versions.setdefault(canonicalize_name(requirement.name), []).append(pin.version)
    return versions


def test_lock_gives_every_package_an_exact_version_and_its_hashes():
    assert len(entries()) > 100
    for requirement, hashes in entries():
        assert re.fullmatch(r"==[^*]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value.strip()) for value in hashes), requirement


def test_lock_holds_no_address():
    assert "://" not in LOCK
    assert not [requirement for requirement, _ in entries() if requirement.url]
    assert not re.search(r"^\s*(-e|--(index|extra-index|find-links|trusted-host))", LOCK, re.MULTILINE)


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_lock_satisfies_every_bound_on_every_python_and_platform(python, platform):
    versions = locked(python, platform)
    assert not {name: found for name, found in versions.items() if len(found) > 1}
    for requirement in bounds():
        (version,) = versions[canonicalize_name(requirement.name)]
        assert version in requirement.specifier, requirement


def test_what_uv_run_installs_is_what_the_lock_says():
    pinned = PYPROJECT["tool"]["uv"]["constraint-dependencies"]
    assert [str(Requirement(line)) for line in pinned] == [str(requirement) for requirement, _ in entries()]


def test_only_wheels_are_installed_except_the_project_itself_and_an_extra_published_as_source():
    uv = PYPROJECT["tool"]["uv"]
    assert uv["no-build"] is True
    assert uv["no-binary-package"] == [PROJECT["name"], "pyspark"]
    assert [Requirement(line).name for line in PROJECT["optional-dependencies"]["spark"]] == ["pyspark"]
    assert {Requirement(line).name for line in uv["build-constraint-dependencies"]} == {"hatchling", "setuptools"}


def test_conda_environment_agrees_with_the_project():
    environment = yaml.safe_load((TOP / "environment.yml").read_text(encoding="utf-8"))
    *conda, pip = environment["dependencies"]
    assert conda == [f"python{PROJECT['requires-python']}", "pip"]
    *named, project = pip["pip"]
    assert project == "-e ."
    ours = {Requirement(line).name: Requirement(line) for line in PROJECT["dependencies"]}
    assert {Requirement(line).name for line in named} == CARD
    for line in named:
        assert Requirement(line) == ours[Requirement(line).name]


def test_every_bound_is_a_floor():
    for requirement in bounds():
        assert [part.operator for part in requirement.specifier] == [">="], requirement


def test_python_floor_is_the_same_everywhere():
    supported = SpecifierSet(PROJECT["requires-python"])
    assert all(f"{python}.9" in supported for python in PYTHONS)
    assert "3.10.9" not in supported
    assert "3.15.0" not in supported
    assert PYPROJECT["tool"]["ruff"]["target-version"] == f"py{PYTHONS[0].replace('.', '')}"
    assert PYPROJECT["tool"]["mypy"]["python_version"] == PYTHONS[0]
    assert not (TOP / ".python-version").exists()


def test_everything_the_package_imports_is_declared():
    declared = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    optional = [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
    extras = {canonicalize_name(Requirement(line).name) for line in optional}
    undeclared = set()
    for path in (TOP / "governance_metrics").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            asked = set() if node in tree.body else extras  # an extra is loaded by whoever needs it, never on import
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module]
            for library in {name.partition(".")[0] for name in names}:
                if library in sys.stdlib_module_names or library == "governance_metrics":
                    continue
                name = canonicalize_name(DISTRIBUTIONS.get(library, library))
                if COMES_WITH.get(name, name) not in declared | asked:
                    undeclared.add((path.name, library))
    assert not undeclared


def test_the_lock_with_addresses_stays_out():
    assert "uv.lock" in (TOP / ".gitignore").read_text(encoding="utf-8").split()
    if (TOP / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "uv.lock"], cwd=TOP, capture_output=True, check=True)
        assert not listed.stdout


def test_changelog_gives_a_reason_for_every_dependency():
    changelog = (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    for line in PROJECT["dependencies"]:
        assert re.search(rf"^- `{re.escape(Requirement(line).name)}`", changelog, re.MULTILINE), line


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_readme_gives_two_commands_that_do_their_own_set_up(name):
    path = TOP / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if not text:
        pytest.skip("not written yet")
    commands = re.findall(r"<!-- (report|test)-command -->\s*```\w*\n(.+?)\n```", text, re.DOTALL)
    assert [kind for kind, _ in commands] == ["report", "test"]
    assert all(command.startswith("python3 -m pip install uv && ") for _, command in commands)
