"""The columns of a table of holdings, and the kinds of parties in it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from alliance_cli.errors import Problem, ProblemName, UnreadableTextError
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.rows import Row
from alliance_cli.model.records import Company, CompanyKind, Holder, HolderKind, Party

NEEDED: Final = ("owner", "company")
_SHARES: Final = ("capital", "votes")
COLUMNS: Final = (
    *NEEDED,
    *_SHARES,
    "since",
    "until",
    "owner_name",
    "company_name",
    "owner_kind",
    "company_kind",
    "company_complete",
    "source",
    "note",
)
"""Those that are understood, in the order in which they are written."""
SEPARATOR: Final = ";"
"""Between several sources in one cell."""
_HOLDER: Final = "holder-"
"""Before the kinds that a company and a holder can both be."""
_WORDS: Final = re.compile(r"[^\W\d_]+|%")
_CALLED: Final = {
    "owner": ("shareholder", "holder", "parent", "investor", "owner"),
    "company": ("owned", "firm", "subsidiary", "entity", "issuer", "investee", "company"),
    "votes": ("votes", "vote", "voting"),
    "capital": (
        *("capital", "share", "shares", "shareholding", "stake", "stakes", "percent"),
        *("percentage", "pct", "%", "equity", "ownership", "interest"),
    ),
}
"""The words by which others call these columns."""
_OTHER: Final = frozenset(
    {
        *("type", "kind", "class", "date", "country", "city", "currency", "value", "amount"),
        *("number", "count", "id", "name", "code", "status", "source", "holder"),
        *_CALLED["votes"],
    }
)
"""Words that make of a share another thing: `share class`, `ownership date`."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell of a row is in which column."""

    numbers: Mapping[str, int]
    """Of those that are understood."""
    nameless: tuple[int, ...]
    """Those over which nothing stands."""
    width: int


def columns_of(head: Row, account: Account) -> Columns:
    """The columns by the words of the head; those that are not understood are losses.

    Raises:
        UnreadableTextError: `bad-table`: a column is missing or there twice.
    """
    written = [" ".join(cell.split()) for cell in head.cells]
    names = [_plain(text) for text in written]
    twice = [name for name, count in Counter(names).items() if count > 1 and name in COLUMNS]
    if twice:
        raise _refusal(f"the table has more than one column {twice[0]}", "keep one of them", head)
    strange = {name: text for name, text in zip(names, written, strict=True) if name not in COLUMNS}
    strange.pop("", None)
    _refuse_missing(names, strange, head)
    for text in strange.values():
        account.lost("column", text, "a column of this name is not understood")
    return Columns(
        {name: number for number, name in enumerate(names) if name in COLUMNS},
        tuple(number for number, name in enumerate(names) if not name),
        len(names),
    )


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text.lower())


def _refuse_missing(names: Sequence[str], strange: Mapping[str, str], head: Row) -> None:
    """Refuse a table without what is needed, or with its shares under another name."""
    missing = [name for name in NEEDED if name not in names]
    meant = _meant(missing, strange)
    if missing:
        message = f"the table has no column {' and no column '.join(missing)}"
        renamed = [f"call '{strange[meant[name]]}' {name}" for name in missing if name in meant]
        way_out = " and ".join(renamed) or f"it needs {' and '.join(NEEDED)}"
        raise _refusal(message, way_out, head)
    for name, found in _meant([one for one in _SHARES if one not in names], strange).items():
        message = f"the table has no column {name}, and '{strange[found]}' is not understood"
        raise _refusal(message, f"call '{strange[found]}' {name}, or take it out", head)


def _meant(missing: Iterable[str], strange: Iterable[str]) -> dict[str, str]:
    """Which columns that are not understood may be meant by those that are missing."""
    meant: dict[str, str] = {}
    for guess in (_by_words, _by_spelling):
        for name in missing:
            left = [column for column in strange if column not in meant.values()]
            found = guess(name, left)
            if found and name not in meant:
                meant[name] = found
    return meant


def _by_words(name: str, strange: Sequence[str]) -> str:
    """The column in whose name the first word stands by which others call one."""
    words = {column: set(_WORDS.findall(column.replace("_", " "))) for column in strange}
    if name == "capital":
        words = {column: told for column, told in words.items() if not told & _OTHER}
    found = (column for word in _CALLED[name] for column, told in words.items() if word in told)
    return next(found, "")


def _by_spelling(name: str, strange: Sequence[str]) -> str:
    """The column whose name is nearest to one; `notes` are no `votes`."""
    if name == "votes":
        return ""
    return next(iter(get_close_matches(name, strange, n=1, cutoff=0.75)), "")


def _refusal(message: str, way_out: str, head: Row) -> UnreadableTextError:
    return UnreadableTextError(
        Problem(ProblemName.BAD_TABLE, message, way_out=way_out, location=head.location)
    )


def kind_word(party: Party) -> str:
    """The kind of a party as the table has it."""
    if isinstance(party, Holder) and party.kind.value in set(CompanyKind):
        return f"{_HOLDER}{party.kind.value}"
    return party.kind.value


def party_of_kind(id_: str, name: str, word: str) -> Party:
    """A party of one of `KIND_WORDS`; a company where there is no word."""
    if not word:
        return Company(id_, name)
    if word in set(CompanyKind):
        return Company(id_, name, CompanyKind(word))
    return Holder(id_, name, HolderKind(word.removeprefix(_HOLDER)))


KIND_WORDS: Final = (
    *(kind.value for kind in CompanyKind),
    *(kind.value for kind in HolderKind if kind.value not in set(CompanyKind)),
    *(f"{_HOLDER}{kind.value}" for kind in HolderKind if kind.value in set(CompanyKind)),
)
