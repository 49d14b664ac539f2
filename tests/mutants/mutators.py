"""Small slips put into Python source, one at a time: what a test should notice."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

_COMPARISONS: Final = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
}
_ARITHMETIC: Final = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
}
_CALLS: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
_Span: TypeAlias = tuple[int, int]
_Slip: TypeAlias = tuple[_Span, str]


@dataclass(frozen=True, slots=True)
class Mutant:
    """Source with one slip in it."""

    line: int
    """The line of the slip, from 1."""
    was: str
    """The text of that line without the slip."""
    now: str
    """The text of that line with it."""
    source: str


def mutants(source: str) -> tuple[Mutant, ...]:
    """Every slip that can be put into a module, in the order of its lines."""
    text = _Text(source)
    slips = sorted({*_slips(ast.parse(source), text)})
    return tuple(text.with_slip(slip) for slip in slips)


class _Text:
    """Source by the offsets of its syntax tree, which counts bytes of a line."""

    def __init__(self, source: str) -> None:
        self.bytes = source.encode()
        self._starts = [0]
        for line in self.bytes.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def start(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._starts[node.end_lineno - 1] + node.end_col_offset

    def between(self, left: ast.expr, right: ast.expr, was: str) -> _Span:
        """Where the operator between two operands stands."""
        begins, ends = self.end(left), self.start(right)
        words = re.escape(was).replace(r"\ ", r"\s+")
        pattern = rf"\b{words}\b" if was.isalpha() or " " in was else words
        match = re.search(pattern.encode(), self.bytes[begins:ends])
        assert match is not None
        return begins + match.start(), begins + match.end()

    def with_slip(self, slip: _Slip) -> Mutant:
        (begins, ends), new = slip
        changed = self.bytes[:begins] + new.encode() + self.bytes[ends:]
        line = self.bytes.count(b"\n", 0, begins)
        old_lines, new_lines = (text.decode().splitlines() for text in (self.bytes, changed))
        source = changed.decode()
        return Mutant(line + 1, old_lines[line].strip(), new_lines[line].strip(), source)


def _slips(node: ast.AST, text: _Text) -> Iterator[_Slip]:
    for child in _living(node):
        yield from _operators(child, text)
        yield from _values(child, text)
        yield from _slips(child, text)


def _living(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a node that do something: no annotation, docstring or assertion."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            is_text = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if isinstance(child, ast.AST) and not is_text and not isinstance(child, ast.Assert):
                yield child


def _operators(node: ast.AST, text: _Text) -> Iterator[_Slip]:
    match node:
        case ast.Compare():
            operands = pairwise([node.left, *node.comparators])
            for (left, right), op in zip(operands, node.ops, strict=True):
                was, now = _COMPARISONS[type(op)]
                yield text.between(left, right, was), now
        case ast.BinOp() if type(node.op) in _ARITHMETIC:
            was, now = _ARITHMETIC[type(node.op)]
            yield text.between(node.left, node.right, was), now
        case ast.BoolOp():
            was, now = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            for left, right in pairwise(node.values):
                yield text.between(left, right, was), now
        case ast.UnaryOp(op=ast.Not()):
            yield (text.start(node), text.start(node.operand)), ""
        case _:
            return


def _values(node: ast.AST, text: _Text) -> Iterator[_Slip]:
    match node:
        case ast.Constant(value=bool() as value):
            yield (text.start(node), text.end(node)), str(not value)
        case ast.Constant(value=int() as value):
            yield (text.start(node), text.end(node)), str(value + 1)
        case ast.Name(ctx=ast.Load()) if node.id in _CALLS:
            yield (text.start(node), text.end(node)), _CALLS[node.id]
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield (text.start(value), text.end(value)), "None"
        case _:
            return
