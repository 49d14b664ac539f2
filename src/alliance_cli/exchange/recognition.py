"""The formats for a dataset, and which of them a text is in."""

import re
from enum import StrEnum
from typing import Final


class Exchange(StrEnum):
    """A format for a dataset."""

    ALLIANCE = "alliance"
    CSV = "csv"
    BODS = "bods"
    FTM = "ftm"
    GLEIF = "gleif"


class ShareUnit(StrEnum):
    """What a bare number in a table means."""

    PERCENT = "percent"
    FRACTION = "fraction"


_DELIMITERS: Final = re.compile(r"[,;\t]")
_HEAD: Final = re.compile(r"[\"\w][^:]*")
"""The head of a table: it does not begin with a sign, as YAML may, nor give a key its value."""
_GLEIF_COLUMNS: Final = ("relationship.startnode", "exception.category", "entity.legalname")
_OBJECT: Final = re.compile(r"\[?\s*\{")
_LIST: Final = re.compile(r"\[\s*[{\]]")
_MARK: Final = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"(\s*+:)?|\\?\Z)|[{}\[\]]', re.DOTALL)
"""A text, which may be cut off, and whether it is a key; or a bracket."""
_KEYS: Final = (
    (Exchange.FTM, frozenset({"schema"})),
    (Exchange.BODS, frozenset({"statementId", "statementID", "recordType", "statements"})),
    (
        Exchange.GLEIF,
        frozenset({"relations", "exceptions", "records", "Relationship", "RelationshipRecord"})
        | {"ExceptionCategory", "Entity"},
    ),
)
"""The keys of an outermost object that only one format has."""


def recognised(begun: str) -> Exchange:
    """The format that a text is in, by its beginning; our own where nothing says otherwise."""
    head = begun.lstrip()
    if head.startswith("<"):
        return Exchange.GLEIF
    if head.startswith(("[", "{")):
        return _json_format(head)
    return _table_format(head.splitlines()[0]) if head else Exchange.ALLIANCE


def _json_format(head: str) -> Exchange:
    keys = _outermost_keys(head)
    for format_, its_own in _KEYS:
        if keys & its_own:
            return format_
    # A list of objects is no dataset of ours; an empty one may be the empty one of BODS.
    return Exchange.BODS if _LIST.match(head) else Exchange.ALLIANCE


def _outermost_keys(head: str) -> set[str]:
    """The keys of the first object, or of the first in a list, as far as the text has begun."""
    opening = _OBJECT.match(head)
    keys: set[str] = set()
    depth = 1 if opening else 0
    for mark in _MARK.finditer(head, opening.end() if opening else len(head)):
        if mark[0] in ("{", "["):
            depth += 1
        elif mark[0] in ("}", "]"):
            depth -= 1
        elif depth == 1 and mark[2]:
            keys.add(mark[1])
        if not depth:
            break
    return keys


def _table_format(first: str) -> Exchange:
    """The format of a text that is no JSON and no XML, by the first line that says something."""
    words = _DELIMITERS.split(first)
    columns = {word.strip().strip('"').lower() for word in words}
    if any(column.startswith(_GLEIF_COLUMNS) for column in columns):
        return Exchange.GLEIF
    is_head = len(words) > 1 and _HEAD.fullmatch(first) is not None
    return Exchange.CSV if is_head or {"owner", "company"} <= columns else Exchange.ALLIANCE
