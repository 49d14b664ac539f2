"""Direct stakes: who owns a company, what it owns, and the money promised in it and by it."""

from dataclasses import dataclass
from typing import Final

from alliance_cli.calculations.direct import DirectStakes
from alliance_cli.model.records import Company, Holding, Party
from alliance_cli.model.share import NOTHING
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Facts, LastRow, Layout, Table
from alliance_cli.report.columns import Column, column, sources_column
from alliance_cli.report.kinds import DAY, PARTY, SHARE, STATED_SHARE, TEXT
from alliance_cli.report.report import Report, cited_sources
from alliance_cli.views.investments import (
    INVESTMENT_COLUMNS,
    investment_explanations,
    investment_lines,
)


@dataclass(frozen=True, slots=True)
class StakeLine:
    """A holding and its two ends."""

    owner: Party
    company: Party
    holding: Holding


def _stake_columns(owner: str, company: str) -> tuple[Column[StakeLine], ...]:
    """The columns of a stake, with the headings of its two ends; one end is the company asked."""
    return (
        column("owner", PARTY, lambda line: line.owner, owner, flows=True),
        column("owner_kind", TEXT, lambda line: line.owner.kind.value),
        column("company", PARTY, lambda line: line.company, company, flows=True),
        column("company_kind", TEXT, lambda line: line.company.kind.value),
        column("capital", STATED_SHARE, lambda line: line.holding.capital, "Capital"),
        column("votes", STATED_SHARE, lambda line: line.holding.votes, "Votes", rank=3),
        column("since", DAY, lambda line: line.holding.period.since, "Since", rank=4),
        column("until", DAY, lambda line: line.holding.period.until),
        column("note", TEXT, lambda line: line.holding.note),
        sources_column(lambda line: line.holding.sources),
    )


_ASKED: Final[Facts[Party]] = Facts("", (column("company", PARTY, lambda party: party),))
_OWNERS: Final = Table("owners", _stake_columns("Owner", ""))
_UNRECORDED: Final[Facts[DirectStakes]] = Facts(
    "unrecorded",
    (
        column("capital", SHARE, lambda stakes: stakes.unrecorded_capital),
        column("votes", SHARE, lambda stakes: stakes.unrecorded_votes),
    ),
)
_HOLDINGS: Final = Table("holdings", _stake_columns("", "Company"), "Holds")
_INVESTMENTS: Final = Table("investments", INVESTMENT_COLUMNS, "Investments")
STAKES: Final[Layout] = (_ASKED, _OWNERS, _UNRECORDED, _HOLDINGS, _INVESTMENTS)


def stakes_report(world: World, stakes: DirectStakes) -> Report:
    """The direct stakes of one company or holder, with the investments that name it."""
    party = stakes.party
    investments = world.investments_of(party)
    sections = (
        _ASKED.of(party),
        _OWNERS.of(
            (_stake_line(world, holding) for holding in stakes.owners),
            empty=_empty(world, stakes, has_investments=bool(investments)),
            last_rows=_unrecorded_rows(stakes),
        ),
        _UNRECORDED.of(stakes),
        _HOLDINGS.of(_stake_line(world, holding) for holding in stakes.holdings),
        _INVESTMENTS.of(investment_lines(world, investments)),
    )
    return Report(
        STAKES,
        f"{party.name}: direct stakes {world.when}",
        world.setting,
        sections,
        explanations=(
            *_treasury_explanation(stakes),
            *investment_explanations(world, investments),
        ),
        subject=party.id,
        sources=cited_sources(world.sources, sections),
    )


def _stake_line(world: World, holding: Holding) -> StakeLine:
    return StakeLine(world.party(holding.owner), world.party(holding.company), holding)


def _unrecorded_rows(stakes: DirectStakes) -> tuple[LastRow, ...]:
    shares = {"capital": stakes.unrecorded_capital, "votes": stakes.unrecorded_votes}
    if all(share is None or share.exact == NOTHING for share in shares.values()):
        return ()
    texts = {key: STATED_SHARE.text_of(share) for key, share in shares.items()}
    return (LastRow("Not recorded", texts),)


def _treasury_explanation(stakes: DirectStakes) -> tuple[str, ...]:
    if all(holding.owner != stakes.party.id for holding in stakes.owners):
        return ()
    name = stakes.party.name
    return (f"{name} holds treasury shares: no votes are cast with them.",)


def no_owner_sentence(world: World, party: Party) -> str:
    """That no owner is recorded on the day, and from when on one is."""
    if not isinstance(party, Company):
        return f"{party.name} is a holder: nothing in the file can own it."
    periods = (line.period for line in world.history_of(party) if line.company == party.id)
    later = [period.start for period in periods if period.start > world.on]
    first = f"; the first recorded is from {min(later)}" if later else ""
    return f"No owner of {party.name} is recorded {world.when}{first}."


def _empty(world: World, stakes: DirectStakes, *, has_investments: bool) -> str:
    party = stakes.party
    if isinstance(party, Company):
        return no_owner_sentence(world, party)
    if not stakes.holdings and not has_investments:
        return f"{party.name} has no recorded holdings {world.when}."
    return ""
