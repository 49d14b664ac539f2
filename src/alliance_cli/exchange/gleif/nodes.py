"""The codes by which records of GLEIF know entities."""

import re
from dataclasses import dataclass
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.exchange.gleif.tree import Tree, plain, words
from alliance_cli.outgoing.characters import harmless

_SCHEMES: Final = ("lei", "pni")
_CODE: Final = re.compile(r"[!-~]{1,60}")
_SHOWN: Final = 40
_LENGTH: Final = 20


@dataclass(frozen=True, slots=True)
class Node:
    """An entity by the code that a record knows it by."""

    scheme: str
    """`lei`, or `pni` for one that has none yet."""
    code: str

    @property
    def identifier(self) -> tuple[str, str]:
        """As a company keeps it."""
        return (self.scheme, self.code)

    @property
    def doubt(self) -> str:
        """What is wrong with an LEI, if anything is: its length, or its check digits."""
        if self.scheme != "lei":
            return ""
        if len(self.code) != _LENGTH or not (self.code.isalnum() and self.code.isascii()):
            return f"it has not the {_LENGTH} letters and digits of an LEI"
        # By ISO 17442.
        digits = "".join(str(int(letter, 36)) for letter in self.code)
        return "" if int(digits) % 97 == 1 else "its check digits are wrong"


def end_node(told: Tree, end: str) -> Node:
    """The entity at one end of a relationship.

    Raises:
        MalformedError: `bad-statement` where there is none, `bad-id` for what can be no code.
    """
    scheme = words(told, end, "NodeIDType").lower() or "lei"
    code = words(told, end, "NodeID")
    return _coded(scheme if scheme in _SCHEMES else "gleif-node", code, f"{end}.NodeID")


def lei_node(tree: Tree) -> Node:
    """The entity that a record is about.

    Raises:
        MalformedError: as for `end_node`.
    """
    return _coded("lei", words(tree, "LEI"), "LEI")


def shown_code(tree: Tree, *path: str) -> str:
    """The code at the end of a path, as an account calls it, whatever it is."""
    return plain(tree, *path)[:_SHOWN].upper() or "nobody"


def _coded(scheme: str, code: str, field: str) -> Node:
    if not code:
        raise lacking(field)
    if not _CODE.fullmatch(code) or not any(letter.isalnum() for letter in code):
        message = f"'{harmless(code)[:_SHOWN]}' can be no code of an entity"
        way_out = f"an LEI has {_LENGTH} letters and digits, and nothing else"
        raise MalformedError(ProblemName.BAD_ID, message, way_out)
    return Node(scheme, code.upper())


def lacking(field: str) -> MalformedError:
    """The problem of a record that misses what it needs."""
    message = f"this record of GLEIF has no {field}"
    return MalformedError(ProblemName.BAD_STATEMENT, message, "the standard asks for it")
