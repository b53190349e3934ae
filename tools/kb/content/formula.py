"""Sums that an editor writes down to be checked: `19*300*12 == 68400`."""

from __future__ import annotations

import ast
import operator
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST: Final = 200
"""Characters of a formula; the limit also bounds how deep it can be nested."""

_STRANGER: Final = re.compile(r"[^0-9.+\-*/()<>= ]")

_OPERATIONS: Final[dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_RELATIONS: Final[dict[type[ast.cmpop], Callable[[Fraction, Fraction], bool]]] = {
    ast.Eq: operator.eq,
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
}


class FormulaError(Exception):
    """A formula that cannot be read; the message says why, in Chinese."""


def holds(formula: str) -> bool:
    """Whether a comparison of sums is true, reckoned exactly.

    Raises:
        FormulaError: it is anything but numbers, `+ - * / ( )` and one of `== >= <=`.

    """
    comparison = _parsed(formula)
    if not isinstance(comparison, ast.Compare) or len(comparison.ops) != 1:
        raise FormulaError("要有一个 ==、>= 或 <=")
    relation = _RELATIONS.get(type(comparison.ops[0]))
    if not relation:
        raise FormulaError("只能用 ==、>= 和 <= 比较")
    return relation(_value(comparison.left), _value(comparison.comparators[0]))


def _parsed(formula: str) -> ast.expr:
    if len(formula) > LONGEST:
        raise FormulaError(f"超过 {LONGEST} 个字符")
    if stranger := _STRANGER.search(formula):
        raise FormulaError(f"不能写“{stranger[0]}”")
    try:
        return ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError("不是算式") from error


def _value(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as number) if abs(number) < 10**15:
            return Fraction(str(number))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.BinOp(left=left, op=sign, right=right) if operation := _OPERATIONS.get(type(sign)):
            return _divided(operation, _value(left), _value(right))
    raise FormulaError("只能写数字和 + - * / ( )")


def _divided(
    operation: Callable[[Fraction, Fraction], Fraction], left: Fraction, right: Fraction
) -> Fraction:
    try:
        return operation(left, right)
    except ZeroDivisionError as error:
        raise FormulaError("除以了零") from error
