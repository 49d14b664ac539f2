"""The tables of what changed between two days: all in one for machines, by kind for people."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from alliance_cli.calculations.causes import Cause
from alliance_cli.model.figures import Difference
from alliance_cli.model.money import Money
from alliance_cli.model.records import Party
from alliance_cli.model.share import Share
from alliance_cli.report.blocks import Facts, Layout, Table
from alliance_cli.report.columns import Column, column, sources_column
from alliance_cli.report.kinds import (
    DAY,
    DIFFERENCE,
    FLAG,
    MONEY,
    PARTY,
    SHARE,
    STATED_SHARE,
    TEXT,
)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Asked:
    """The two days, and the company asked."""

    first: date
    second: date
    company: Party | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: of a stake, an investment, an owner or a controller."""

    kind: str
    owner: Party
    company: Party | None
    before: Share | None = None
    after: Share | None = None
    change: Difference | None = None
    before_votes: Share | None = None
    after_votes: Share | None = None
    votes: str = ""
    """The votes of both days for people, where they do not follow the capital."""
    amount: Money | None = None
    before_status: str | None = None
    after_status: str | None = None
    before_certainty: str | None = None
    after_certainty: str | None = None
    controls: str = ""
    """Whether it controls on either day, for people."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CauseLine:
    """The part that one direct change has in the change of a figure."""

    kind: str
    owner: Party
    company: Party | None
    cause: Cause
    stake_owner: Party
    stake_company: Party
    stake_before: Share
    stake_after: Share
    text: str
    """The direct change and its day, for people."""
    part: Difference


def _for_people(key: str, title: str, *columns: Column[Row], grouped: bool = False) -> Table[Row]:
    shown = tuple(replace(one, for_people=True) for one in columns)
    return Table(key, shown, title, grouped=grouped)


CHANGES: Final[Table[ChangeLine]] = Table(
    "changes",
    (
        column("kind", TEXT, lambda line: line.kind),
        column("owner", PARTY, lambda line: line.owner),
        column("company", PARTY, lambda line: line.company),
        column("before", STATED_SHARE, lambda line: line.before),
        column("after", STATED_SHARE, lambda line: line.after),
        column("change", DIFFERENCE, lambda line: line.change),
        column("before_votes", STATED_SHARE, lambda line: line.before_votes),
        column("after_votes", STATED_SHARE, lambda line: line.after_votes),
        column("amount", MONEY, lambda line: line.amount),
        column("before_status", TEXT, lambda line: line.before_status),
        column("after_status", TEXT, lambda line: line.after_status),
        column("before_certainty", TEXT, lambda line: line.before_certainty),
        column("after_certainty", TEXT, lambda line: line.after_certainty),
        sources_column(lambda line: line.sources, title=""),
    ),
)
"""All changes, for machines; people see those of one kind together."""
STAKES: Final[Table[ChangeLine]] = _for_people(
    "stakes",
    "Direct stakes",
    column("owner", PARTY, lambda line: line.owner, "Owner", flows=True),
    column("company", PARTY, lambda line: line.company, "Company", flows=True),
    column("before", STATED_SHARE, lambda line: line.before, "Before"),
    column("after", STATED_SHARE, lambda line: line.after, "After"),
    column("votes", TEXT, lambda line: line.votes, "Votes", rank=1),
    sources_column(lambda line: line.sources),
)
INVESTMENTS: Final[Table[ChangeLine]] = _for_people(
    "investments",
    "Investments",
    column("owner", PARTY, lambda line: line.owner, "Investor", flows=True),
    column("company", PARTY, lambda line: line.company, "Company", flows=True),
    column("amount", MONEY, lambda line: line.amount, "Amount", rank=2),
    column("before_status", TEXT, lambda line: line.before_status, "Before"),
    column("after_status", TEXT, lambda line: line.after_status, "After"),
    sources_column(lambda line: line.sources),
)
OWNERS: Final[Table[ChangeLine]] = _for_people(
    "owners",
    "Look-through owners",
    column("owner", PARTY, lambda line: line.owner, "Owner", flows=True),
    column("before", STATED_SHARE, lambda line: line.before, "Before"),
    column("after", STATED_SHARE, lambda line: line.after, "After"),
    column("change", DIFFERENCE, lambda line: line.change, "Change", rank=1),
)
CONTROLLERS: Final[Table[ChangeLine]] = _for_people(
    "controllers",
    "Controllers",
    column("owner", PARTY, lambda line: line.owner, "Controller", flows=True),
    column("before", STATED_SHARE, lambda line: line.before, "Control before"),
    column("after", STATED_SHARE, lambda line: line.after, "After"),
    column("change", DIFFERENCE, lambda line: line.change, "Change", rank=2),
    column("controls", TEXT, lambda line: line.controls, "Controls", rank=1),
)
CAUSES: Final[Table[CauseLine]] = Table(
    "causes",
    (
        column("kind", TEXT, lambda line: line.kind),
        column("owner", PARTY, lambda line: line.owner),
        column("company", PARTY, lambda line: line.company),
        column("date", DAY, lambda line: line.cause.step.date),
        column("assumed", FLAG, lambda line: line.cause.step.is_assumed),
        column("stake_owner", PARTY, lambda line: line.stake_owner),
        column("stake_company", PARTY, lambda line: line.stake_company),
        column("stake_before", STATED_SHARE, lambda line: line.stake_before),
        column("stake_after", STATED_SHARE, lambda line: line.stake_after),
        column("before", SHARE, lambda line: line.cause.before),
        column("after", SHARE, lambda line: line.cause.after),
        column("part", DIFFERENCE, lambda line: line.part),
        sources_column(lambda line: line.cause.step.change.line.sources, title=""),
    ),
)
"""The causes of all figures, for machines."""
_CAUSE_COLUMNS: Final[tuple[Column[CauseLine], ...]] = (
    column("direct_change", TEXT, lambda line: line.text),
    column("owner", PARTY, lambda line: line.owner, "Owner", flows=True),
    column("before", STATED_SHARE, lambda line: line.cause.before, "Before", rank=1),
    column("after", STATED_SHARE, lambda line: line.cause.after, "After", rank=1),
    column("part", DIFFERENCE, lambda line: line.part, "Part"),
    sources_column(lambda line: line.cause.step.change.line.sources),
)
WHY_OWNERS: Final = _for_people(
    "why_owners", "Why look-through owners changed", *_CAUSE_COLUMNS, grouped=True
)
WHY_CONTROL: Final = _for_people(
    "why_control", "Why control changed", *_CAUSE_COLUMNS, grouped=True
)
ASKED: Final[Facts[Asked]] = Facts(
    "",
    (
        column("from", DAY, lambda asked: asked.first),
        column("to", DAY, lambda asked: asked.second),
        column("company", PARTY, lambda asked: asked.company),
    ),
)
DIFF: Final[Layout] = (
    ASKED,
    CHANGES,
    STAKES,
    INVESTMENTS,
    OWNERS,
    WHY_OWNERS,
    CONTROLLERS,
    WHY_CONTROL,
    CAUSES,
)
