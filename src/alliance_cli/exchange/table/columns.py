"""The columns of a table of holdings, and the kinds of parties in it."""

from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from alliance_cli.errors import Problem, ProblemName, UnreadableTextError
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.rows import Row
from alliance_cli.model.records import Company, CompanyKind, Holder, HolderKind, Party

NEEDED: Final = ("owner", "company")
COLUMNS: Final = (
    *NEEDED,
    "capital",
    "votes",
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
_CALLED: Final = {
    "owner": ("shareholder", "holder", "parent", "investor", "owner"),
    "company": ("firm", "subsidiary", "entity", "issuer", "investee", "company"),
    "capital": ("capital", "share", "stake", "percent", "%", "equity", "ownership"),
}
"""What others call these columns, or have in the words for them."""


def columns_of(head: Row, account: Account) -> list[str]:
    """The columns by the words of the head; those that are not understood are losses.

    Raises:
        UnreadableTextError: `bad-table`: a column is missing or there twice.
    """
    columns = [name.strip().lower().replace(" ", "_") for name in head.cells]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        message = f"the table has no column {' and no column '.join(missing)}"
        raise _refusal(message, _way_out(missing, columns), head)
    twice = [name for name, count in Counter(columns).items() if count > 1 and name in COLUMNS]
    if twice:
        raise _refusal(f"the table has more than one column {twice[0]}", "keep one of them", head)
    strange = {name: None for name in columns if name and name not in COLUMNS}
    if not {"capital", "votes"} & set(columns):
        meant = _called("capital", list(strange))
        if meant:
            message = f"the table has no column capital, and '{meant}' is not understood"
            raise _refusal(message, "call it capital, or take it out", head)
    for name in strange:
        account.lost("column", name, "a column of this name is not understood")
    return columns


def _way_out(missing: Sequence[str], columns: Sequence[str]) -> str:
    """What to rename, where something looks like what is missing."""
    strange = [column for column in columns if column not in COLUMNS]
    pairs = [(name, _called(name, strange)) for name in missing]
    renamed = [f"call '{meant}' {name}" for name, meant in pairs if meant]
    return " and ".join(renamed) or f"it needs {' and '.join(NEEDED)}"


def _called(name: str, strange: Sequence[str]) -> str:
    """Which of the columns that are not understood may be meant by one that is missing."""
    near = get_close_matches(name, strange, n=1, cutoff=0.6)
    alike = [column for word in _CALLED[name] for column in strange if word in column]
    return next(iter([*near, *alike]), "")


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
