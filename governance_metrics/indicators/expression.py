"""Row-level SQL on a card: parsed once, held to an allow-list, checked against the columns it may name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

import sqlglot
from sqlglot import exp

from governance_metrics.errors import CardError
from governance_metrics.tables.column import NUMERIC, ColumnType
from governance_metrics.text import same

PERIOD_COLUMNS: Mapping[str, ColumnType] = {"period_months": "number"}

_CONDITIONS = (
    exp.And, exp.Or, exp.Not, exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.In, exp.Between,
)  # fmt: skip
_NUMBERS = (exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Neg, exp.Abs, exp.Case, exp.If)
_ARITHMETIC = (exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Neg, exp.Abs)
_PARTS = (exp.Column, exp.Identifier, exp.Literal, exp.Boolean, exp.Paren)
_ALLOWED = (*_CONDITIONS, *_NUMBERS, *_PARTS)


@dataclass(frozen=True)
class Expression:
    """One condition or number over the columns of one table or view.

    Parameters
    ----------
    sql : str
        Row-level SQL: comparisons, ``AND OR NOT``, ``IN``, ``BETWEEN``, ``CASE``, ``ABS`` and arithmetic.
        Statements, subqueries, aggregates and other functions are refused.

    Raises
    ------
    CardError
        When the text does not parse or uses anything else.

    Examples
    --------
    >>> Expression("medium IN ('paper', 'sheet')").columns
    ('medium',)
    >>> Expression("hours / 2").is_condition({"hours": "number"})
    False
    """

    sql: str
    tree: exp.Expression = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tree", _parsed(self.sql))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the expression names, in order of first use."""
        return tuple(dict.fromkeys(column.name for column in self.tree.find_all(exp.Column)))

    def is_condition(self, types: Mapping[str, ColumnType]) -> bool:
        """Whether the expression is true or false rather than a number."""
        tree = self.tree.unnest()
        if isinstance(tree, exp.Column):
            return types.get(tree.name) == "boolean"
        return isinstance(tree, (*_CONDITIONS, exp.Boolean))

    def is_number(self, types: Mapping[str, ColumnType]) -> bool:
        """Whether the expression is a number rather than a text, a code or a day.

        Examples
        --------
        >>> Expression("medium").is_number({"medium": "code"})
        False
        """
        tree = self.tree.unnest()
        if isinstance(tree, exp.Column):
            return {**PERIOD_COLUMNS, **types}.get(tree.name) in NUMERIC
        return not tree.is_string and not self.is_condition(types)

    def faults(self, types: Mapping[str, ColumnType], codes: Mapping[str, tuple[str, ...]]) -> list[str]:
        """Return what the expression names that the contract does not have, in plain English.

        Parameters
        ----------
        types : mapping of str to ColumnType
            The columns there are.
        codes : mapping of str to tuple of str
            The stored values of the coded columns.

        Examples
        --------
        >>> Expression("medium = 'papr'").faults({"medium": "code"}, {"medium": ("paper", "sheet")})
        ["medium has no code 'papr'; it has paper, sheet"]
        """
        known = {**PERIOD_COLUMNS, **types}
        found = [
            f"there is no column {name!r}; there are {', '.join(types)}" for name in self.columns if name not in known
        ]
        for node in self.tree.find_all(*_ARITHMETIC):
            parts = [node.args[side].unnest() for side in ("this", "expression") if side in node.args]
            names = [part.name for part in parts if isinstance(part, exp.Column) and part.name in known]
            found += [
                f"{name} is a {known[name]}, not a number to calculate with"
                for name in names
                if known[name] not in NUMERIC
            ]
        for column, value in self._comparisons():
            listed = codes.get(column.name)
            if listed is not None and value.name not in listed:
                found.append(f"{column.name} has no code {value.name!r}; it has {', '.join(listed)}")
        return list(dict.fromkeys(found))

    def _comparisons(self) -> Iterator[tuple[exp.Column, exp.Literal]]:
        """Every column that is held to be equal to a value, and the value."""
        for node in self.tree.find_all(exp.EQ, exp.NEQ, exp.In, exp.Case):
            first = node.this.unnest() if node.this is not None else None
            if isinstance(node, exp.Case):
                others = [branch.this for branch in node.args["ifs"]]
            else:
                others = node.expressions if isinstance(node, exp.In) else [node.expression]
            for other in (other.unnest() for other in others):
                if isinstance(first, exp.Column) and isinstance(other, exp.Literal):
                    yield first, other
                elif isinstance(other, exp.Column) and isinstance(first, exp.Literal):
                    yield other, first


@lru_cache(maxsize=4096)
def _parsed(sql: str) -> exp.Expression:
    """The tree of an expression, shared by all who write it so: read it, or change a copy."""
    try:
        trees = sqlglot.parse(sql, dialect="duckdb")
    except sqlglot.errors.SqlglotError as fault:
        first = str(fault).splitlines()[0]
        raise CardError(same(f"cannot read the expression {sql!r}: {first}")) from None
    tree = trees[0] if len(trees) == 1 else None
    if tree is None:
        raise CardError(same(f"{sql!r} is not one expression; write one, without a semicolon"))
    for node in tree.walk():
        if not isinstance(node, _ALLOWED):
            raise CardError(
                same(
                    f"{sql!r} uses {type(node).__name__.upper()}; a card may use comparisons, AND, "
                    "OR, NOT, IN, BETWEEN, CASE, ABS and arithmetic over the columns of one row"
                )
            )
        if isinstance(node, exp.In) and node.args.get("field") is not None:
            raise CardError(same(f"{sql!r} has an IN without a list of values in brackets"))
        if isinstance(node, exp.Column) and node.table:
            raise CardError(same(f"{sql!r} names a table; name the column alone"))
    return cast("exp.Expression", tree)
