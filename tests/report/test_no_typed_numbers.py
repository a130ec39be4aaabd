"""No number is typed into a sentence: every figure is filled in from the record that holds it."""

import ast
import re
from importlib.resources import files

import pytest

# What is no figure: the name of a standard, the numbers of parts, first and second, and yes and no in a column.
NO_FIGURE = re.compile(r"SHA-256|^\d\. |\{[^}]*\}")
# Numbers that are the name of a method, by the code that has it.
NAMED = {
    "spread": {"90", "10"}, "percentile_ratio": {"90", "10"},
    "high_95": {"95"}, "low_95": {"95"}, "high_99_8": {"99.8"}, "low_99_8": {"99.8"},
}  # fmt: skip
ONE_OR_NONE = {"0", "1"}
PACKAGE = files("governance_metrics")
MODULES = [*sorted(PACKAGE.joinpath("report", "outline").iterdir(), key=str), PACKAGE / "phrases.py"]
MODULES += [PACKAGE.joinpath("claims", "remedies.py")]


def typed(source):
    """Numbers in the words of a module, each with its line."""
    found = []
    names = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict):
            names |= {
                id(v): k.value for k, v in zip(node.keys, node.values, strict=True) if isinstance(k, ast.Constant)
            }
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Text", "same"):
            allowed = ONE_OR_NONE | NAMED.get(names.get(id(node)), set())
            for part in [*node.args, *(keyword.value for keyword in node.keywords)]:
                said = "".join(
                    c.value for c in ast.walk(part) if isinstance(c, ast.Constant) and isinstance(c.value, str)
                )
                numbers = re.findall(r"\d+(?:[.,]\d+)*", NO_FIGURE.sub("", said))
                found += [(node.lineno, number) for number in numbers if number not in allowed]
    return found


@pytest.mark.parametrize("module", [m for m in MODULES if m.name.endswith(".py")], ids=lambda module: module.name)
def test_no_number_is_typed_into_a_sentence(module):
    assert typed(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ('A = Text(zh="落在 99.8% 之外的有 {n}", en="outside the {level} lines: {n}")', ["99.8"]),
        ('A = Text(zh="校正（{rate}）", en="Benjamini–Hochberg, " "5%")', ["5"]),
        ('D = {"high_95": Text(zh="高于 95% 界限", en="above the 95% line")}', []),
        ('D = {"high": Text(zh="高于界限", en="above the 95% line")}', ["95"]),
        ('A = Text(zh="二、问题", en="2. Problems")', []),
    ],
)
def test_a_typed_number_would_be_seen(source, numbers):
    assert [number for _, number in typed(source)] == numbers
