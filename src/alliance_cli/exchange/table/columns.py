"""The columns of a table of holdings, and the kinds of parties in it."""

from typing import Final

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
