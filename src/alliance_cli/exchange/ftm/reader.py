"""FollowTheMoney entities, as JSON Lines or in an array, made into a dataset."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from alliance_cli.errors import DataPath, Location, MalformedError
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.defaults import latest_day, title_of
from alliance_cli.exchange.ftm.entities import Entity, Findings, entities, shown
from alliance_cli.exchange.ftm.holdings import holdings_of
from alliance_cli.exchange.ftm.investments import investments_of
from alliance_cli.exchange.ftm.lines import LineReader
from alliance_cli.exchange.ftm.parties import Parties
from alliance_cli.exchange.ftm.sources import Sources
from alliance_cli.exchange.ftm.words import DOCUMENTS, OWNERSHIP, PARTIES, PERSON, Right
from alliance_cli.model.records import Dataset
from alliance_cli.model.when import parse_when, whole_date

_LOST_EDGES: Final = {
    "Directorship": "a seat on a board is no stake",
    "Control": "control without a percentage is no stake, nor a number of votes",
    "UnknownLink": "a link of an unknown kind is no stake",
}


def read_ftm(portions: Iterable[str], file: str, account: Account) -> Reading:
    """The dataset that entities tell: its day is the latest on which one was last touched.

    Raises:
        UnreadableTextError: the text is no JSON, or cannot be had.
    """
    findings = Findings(account)
    by_kind: dict[str, list[Entity]] = {"party": [], "document": [], "ownership": []}
    touched = date.min
    for entity, days in entities(portions, file, findings):
        touched = max((touched, *map(_day, days)))
        kind = _kind(entity.schema)
        if kind:
            by_kind[kind].append(entity)
        else:
            what = _LOST_EDGES.get(entity.schema, "a dataset has no place for such entities")
            findings.lost(shown(entity.schema), entity, what)
    return _reading(by_kind, file, findings, touched)


def _reading(
    by_kind: dict[str, list[Entity]], file: str, findings: Findings, touched: date
) -> Reading:
    ownerships = by_kind["ownership"]
    owned = frozenset(asset for entity in ownerships for asset in entity.all("asset"))
    persons = frozenset(entity.id for entity in by_kind["party"] if entity.schema == PERSON)
    sources = Sources(by_kind["document"], findings)
    parties = Parties(findings, sources, None if touched == date.min else whole_date(touched))
    parties.add_all(by_kind["party"], owned - persons)
    lines = LineReader(findings, sources, parties.ids, persons).lines(ownerships)
    intentions = [line for line in lines if line.right is Right.INTENTION]
    held = holdings_of((line for line in lines if line.right is not Right.INTENTION), findings)
    investments, invested_at = investments_of(intentions, findings)
    holdings = tuple(placed.holding for placed in held)
    places: dict[DataPath, Location] = dict(parties.places)
    places |= {("holdings", number): placed.location for number, placed in enumerate(held)}
    places |= {("investments", number): place for number, place in enumerate(invested_at)}
    dataset = Dataset(
        title_of(file),
        latest_day(holdings) if touched == date.min else touched,
        sources.found,
        parties.companies,
        parties.holders,
        holdings,
        tuple(investments),
    )
    return Reading(dataset, findings.problems, places)


def _kind(schema: str) -> str:
    if schema in PARTIES:
        return "party"
    if schema in DOCUMENTS:
        return "document"
    return "ownership" if schema == OWNERSHIP else ""


def _day(text: str) -> date:
    """The day on which an entity was touched; the first of all where none is told."""
    try:
        return parse_when(text[:10]).first_day
    except MalformedError:
        return date.min
