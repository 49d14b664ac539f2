"""The tables of what changed between two days: all in one for machines, by kind for people."""

from dataclasses import replace
from typing import Final

from alliance_cli.views.report import Column, Facts, Kind, Layout, Shown, Table

_STATED: Final = Kind.STATED_SHARE
_SOURCES: Final = Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True)
CHANGES: Final = Table(
    "changes",
    (
        Column("kind", Kind.TEXT),
        Column("owner", Kind.PARTY),
        Column("company", Kind.PARTY),
        Column("before", _STATED),
        Column("after", _STATED),
        Column("change", Kind.DIFFERENCE),
        Column("before_votes", _STATED),
        Column("after_votes", _STATED),
        Column("amount", Kind.MONEY),
        Column("before_status", Kind.TEXT),
        Column("after_status", Kind.TEXT),
        Column("before_certainty", Kind.TEXT),
        Column("after_certainty", Kind.TEXT),
        replace(_SOURCES, title=""),
    ),
)
"""All changes, for machines; people see those of one kind together."""


def _for_people(key: str, title: str, *columns: Column, grouped: bool = False) -> Table:
    told = tuple(replace(column, for_people=True) for column in columns)
    return Table(key, told, title, grouped=grouped)


STAKES: Final = _for_people(
    "stakes",
    "Direct stakes",
    Column("owner", Kind.PARTY, "Owner", flows=True),
    Column("company", Kind.PARTY, "Company", flows=True),
    Column("before", _STATED, "Before"),
    Column("after", _STATED, "After"),
    Column("votes", Kind.TEXT, "Votes", rank=1),
    _SOURCES,
)
INVESTMENTS: Final = _for_people(
    "investments",
    "Investments",
    Column("owner", Kind.PARTY, "Investor", flows=True),
    Column("company", Kind.PARTY, "In", flows=True),
    Column("amount", Kind.MONEY, "Amount", rank=2),
    Column("before_status", Kind.TEXT, "Before"),
    Column("after_status", Kind.TEXT, "After"),
    _SOURCES,
)
OWNERS: Final = _for_people(
    "owners",
    "Owners in the end",
    Column("owner", Kind.PARTY, "Owner", flows=True),
    Column("before", _STATED, "Before"),
    Column("after", _STATED, "After"),
    Column("change", Kind.DIFFERENCE, "Change", rank=1),
)
CONTROLLERS: Final = _for_people(
    "controllers",
    "Controllers",
    Column("owner", Kind.PARTY, "Controller", flows=True),
    Column("before", _STATED, "Control before"),
    Column("after", _STATED, "After"),
    Column("change", Kind.DIFFERENCE, "Change", rank=2),
    Column("told", Kind.TEXT, "Controls", rank=1),
)
CAUSES: Final = Table(
    "causes",
    (
        Column("kind", Kind.TEXT),
        Column("owner", Kind.PARTY),
        Column("company", Kind.PARTY),
        Column("date", Kind.DAY),
        Column("assumed", Kind.FLAG),
        Column("stake_owner", Kind.PARTY),
        Column("stake_company", Kind.PARTY),
        Column("stake_before", _STATED),
        Column("stake_after", _STATED),
        Column("before", Kind.SHARE),
        Column("after", Kind.SHARE),
        Column("part", Kind.DIFFERENCE),
        replace(_SOURCES, title=""),
    ),
)
"""The causes of all figures, for machines."""
_CAUSE_COLUMNS: Final = (
    Column("moved", Kind.TEXT),
    Column("told", Kind.TEXT, "Direct change", flows=True),
    Column("date", Kind.DAY, "Day", rank=2),
    Column("part", Kind.DIFFERENCE, "Part"),
    _SOURCES,
)
WHY_OWNERS: Final = _for_people(
    "why_owners", "Why owners in the end changed", *_CAUSE_COLUMNS, grouped=True
)
WHY_CONTROL: Final = _for_people(
    "why_control", "Why control changed", *_CAUSE_COLUMNS, grouped=True
)
DIFF: Final[Layout] = (
    Facts(
        "",
        (Column("from", Kind.DAY), Column("to", Kind.DAY), Column("company", Kind.PARTY)),
        Shown.NOT,
    ),
    CHANGES,
    STAKES,
    INVESTMENTS,
    OWNERS,
    WHY_OWNERS,
    CONTROLLERS,
    WHY_CONTROL,
    CAUSES,
)
