"""FollowTheMoney entities, as JSON Lines or in an array, made into a dataset."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_cli.errors import DataPath, Location, MalformedError
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.defaults import latest_day, title_of
from alliance_cli.exchange.ftm.ends import Ends
from alliance_cli.exchange.ftm.entities import Entity, Findings, entities, shown
from alliance_cli.exchange.ftm.holdings import holdings_of
from alliance_cli.exchange.ftm.investments import investments_of
from alliance_cli.exchange.ftm.lines import Line, LineReader
from alliance_cli.exchange.ftm.parties import Parties
from alliance_cli.exchange.ftm.roles import Right
from alliance_cli.exchange.ftm.sources import Sources
from alliance_cli.exchange.ftm.words import DOCUMENTS, OWNERSHIP, PARTIES, PERSON
from alliance_cli.model.records import Dataset
from alliance_cli.model.when import parse_when, whole_date

_LOST_EDGES: Final = {
    "Directorship": "a seat on a board is no stake",
    "Control": "control without a percentage is no stake, nor a number of votes",
    "UnknownLink": "a link of an unknown kind is no stake",
}


@dataclass(slots=True)
class _Content:
    """The entities of a file by what they are, and the day that it tells of itself."""

    parties: list[Entity] = field(default_factory=list)
    documents: list[Entity] = field(default_factory=list)
    ownerships: list[Entity] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)
    """The schema of each entity that is no party and no Ownership, by its id."""
    touched: date = date.min
    touched_at: Location | None = None
    """Where the latest day is told on which an entity was touched, if any is."""

    def add(self, entity: Entity, days: tuple[str, ...], findings: Findings) -> None:
        """Put an entity where it belongs."""
        day = max(map(_day, days), default=date.min)
        if day > self.touched:
            self.touched, self.touched_at = day, entity.location
        if entity.schema in PARTIES:
            self.parties.append(entity)
        elif entity.schema == OWNERSHIP:
            self.ownerships.append(entity)
        else:
            self.others[entity.id] = entity.schema
            if entity.schema in DOCUMENTS:
                self.documents.append(entity)
            else:
                what = _LOST_EDGES.get(entity.schema, "a dataset has no place for such entities")
                findings.lost(shown(entity.schema), entity, what)


def read_ftm(portions: Iterable[str], file: str, account: Account) -> Reading:
    """The dataset that entities tell: its day is the latest on which one was last touched.

    Raises:
        UnreadableTextError: the text is no JSON, or cannot be had.
    """
    findings, content = Findings(account), _Content()
    for entity, days in entities(portions, file, findings):
        content.add(entity, days, findings)
    return _reading(content, file, findings)


def _reading(content: _Content, file: str, findings: Findings) -> Reading:
    sources = Sources(content.documents, findings)
    parties, lines = _parties_and_lines(content, sources, findings)
    intentions = [line for line in lines if line.right is Right.INTENTION]
    held = holdings_of((line for line in lines if line.right is not Right.INTENTION), findings)
    investments, invested_at = investments_of(intentions, findings)
    holdings = tuple(placed.holding for placed in held)
    places: dict[DataPath, Location] = dict(parties.places)
    places |= {("holdings", number): placed.location for number, placed in enumerate(held)}
    places |= {("investments", number): place for number, place in enumerate(invested_at)}
    if content.touched_at is not None:
        places["as_of",] = content.touched_at
    dataset = Dataset(
        title_of(file),
        latest_day(holdings) if content.touched_at is None else content.touched,
        sources.found,
        parties.companies,
        parties.holders,
        holdings,
        tuple(investments),
    )
    return Reading(dataset, findings.problems, places)


def _parties_and_lines(
    content: _Content, sources: Sources, findings: Findings
) -> tuple[Parties, list[Line]]:
    owned = frozenset(asset for entity in content.ownerships for asset in entity.all("asset"))
    persons = frozenset(entity.id for entity in content.parties if entity.schema == PERSON)
    as_of = None if content.touched_at is None else whole_date(content.touched)
    parties = Parties(findings, sources, as_of)
    parties.add_all(content.parties, owned - persons)
    ends = Ends(findings, parties.ids, persons, content.others)
    return parties, LineReader(findings, sources, ends).lines(content.ownerships)


def _day(text: str) -> date:
    """The day on which an entity was touched; the first of all where none is told."""
    try:
        return parse_when(text[:10]).first_day
    except MalformedError:
        return date.min
