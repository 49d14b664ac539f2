"""A record of GLEIF in the shape that its three forms share: names, and texts at the ends."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeAlias

from alliance_cli.errors import Location, MalformedError
from alliance_cli.model.texts import LONGEST_LINE, mended_text, parse_line
from alliance_cli.outgoing.characters import harmless

Tree: TypeAlias = Any
"""A text, a map of names to trees, or a list of trees, as in the golden copy's JSON."""
LEAF: Final = "$"
"""The name under which that JSON puts the text of a leaf."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, or the header, of a file."""

    tree: Tree
    location: Location
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something in a file that nobody here has a use for."""

    kind: str
    """What it is: a `column` or a `field`."""
    name: str


def words(tree: Tree, *path: str) -> str:
    """The text at the end of a path, without spaces around it; empty where there is none."""
    for name in path:
        if isinstance(tree, list):
            tree = tree[0] if tree else None
        if not isinstance(tree, dict):
            return ""
        tree = tree.get(name)
    return _text(tree)


def _text(leaf: Tree) -> str:
    if isinstance(leaf, str):
        return leaf.strip()
    if isinstance(leaf, list):
        leaf = leaf[0] if leaf else None
    if isinstance(leaf, dict):
        leaf = leaf.get(LEAF)
    is_text = isinstance(leaf, str | int | Decimal) and not isinstance(leaf, bool)
    return str(leaf).strip() if is_text else ""


def plain(tree: Tree, *path: str) -> str:
    """The text at the end of a path, without anything that could steer a terminal."""
    text = words(tree, *path)
    return text if text.isprintable() else harmless(text)


def one_line(tree: Tree, longest: int = LONGEST_LINE) -> str:
    """The text with single spaces, also for line breaks; what cannot be seen in it is marked."""
    text = " ".join(words(tree).split())
    try:
        return parse_line(text) if text else ""
    except MalformedError:
        return mended_text(text, instead="�", longest=longest)


def branches(tree: Tree, *path: str) -> list[Tree]:
    """What stands at the end of a path: the members of a list, or the one thing there."""
    for name in path:
        if isinstance(tree, list):
            tree = tree[0] if tree else None
        tree = tree.get(name) if isinstance(tree, dict) else None
    if isinstance(tree, list):
        return tree
    return [] if tree is None else [tree]
