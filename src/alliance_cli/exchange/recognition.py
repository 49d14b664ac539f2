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
_BODS: Final = re.compile(r'"(statementI[dD]|recordType|recordId)"\s*:')
_FTM: Final = tuple(re.compile(rf'"{key}"\s*:') for key in ("schema", "properties"))
_GLEIF: Final = re.compile(r'"(relations|exceptions|records|StartNode|RelationshipRecord)"\s*:')
_LIST: Final = re.compile(r"\[\s*[{\]]")
_GLEIF_COLUMNS: Final = ("relationship.startnode", "exception.category", "entity.legalname")


def recognised(begun: str) -> Exchange:
    """The format that a text is in, by its beginning; our own where nothing says otherwise."""
    head = begun.lstrip()
    if head.startswith("<"):
        return Exchange.GLEIF
    if head.startswith(("[", "{")):
        return _json_format(head)
    words = _DELIMITERS.split(head.partition("\n")[0])
    columns = {word.strip().strip('"').lower() for word in words}
    if any(column.startswith(_GLEIF_COLUMNS) for column in columns):
        return Exchange.GLEIF
    return Exchange.CSV if {"owner", "company"} <= columns else Exchange.ALLIANCE


def _json_format(head: str) -> Exchange:
    if _GLEIF.search(head):
        return Exchange.GLEIF
    # FollowTheMoney has a recordId too; a schema with properties is its own.
    if all(word.search(head) for word in _FTM):
        return Exchange.FTM
    if _BODS.search(head):
        return Exchange.BODS
    # A list of objects is no dataset of ours; an empty one may be the empty one of BODS.
    return Exchange.BODS if _LIST.match(head) else Exchange.ALLIANCE
