"""Statements of the Beneficial Ownership Data Standard, version 0.4, as a dataset.

docs/formats.md says field by field what maps to what, and what is lost.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from alliance_cli.errors import DataPath, Location
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.bods.in_beginnings import Beginnings
from alliance_cli.exchange.bods.in_components import check_components
from alliance_cli.exchange.bods.in_entry import Findings
from alliance_cli.exchange.bods.in_history import history_of
from alliance_cli.exchange.bods.in_parties import Parties
from alliance_cli.exchange.bods.in_records import Records
from alliance_cli.exchange.bods.in_relationships import Relationship, relationship_of
from alliance_cli.exchange.bods.in_rights import investments_of
from alliance_cli.exchange.bods.in_sources import Publications, Sources
from alliance_cli.exchange.bods.in_stakes import holding_of, investments_behind, stretches_by_pair
from alliance_cli.exchange.bods.in_statements import statements
from alliance_cli.exchange.bods.in_stretches import Stretch
from alliance_cli.exchange.bods.in_ties import Ties
from alliance_cli.exchange.defaults import title_of
from alliance_cli.model.records import Dataset, Investment

History: TypeAlias = tuple[Relationship, ...]
"""All that was stated of one relationship, oldest first."""


def read_bods(portions: Iterable[str], file: str, account: Account) -> Reading:
    """The dataset that an array, or lines, of statements tell, and what is wrong with it.

    Raises:
        UnreadableTextError: the text is no JSON, or cannot be had.
    """
    findings = Findings(account)
    sources, publications, records = Sources(account), Publications(account), Records(findings)
    for statement in statements(portions, file, findings):
        publications.add(statement)
        if statement.kind != "relationship":
            records.add_party(statement, sources.id_for_party(statement.source))
        elif relationship := relationship_of(statement, sources.id_of(statement.source)):
            records.add_relationship(relationship)
    publications.note_what_is_lost()
    sources.note_what_is_lost()
    made = _made(records, findings, publications.as_of)
    companies, holders = made.parties.sections(made.owned)
    dataset = Dataset(
        publications.publisher or title_of(file),
        publications.as_of,
        sources.by_id,
        companies,
        holders,
        tuple(holding_of(stretch) for stretch in made.stretches),
        tuple(investment for investment, _ in made.investments),
    )
    return Reading(dataset, findings.problems, made.places(holders, publications.as_of_at))


@dataclass(frozen=True, slots=True)
class _Made:
    """Everybody, and all that ties them."""

    parties: Parties
    stretches: list[Stretch]
    investments: list[tuple[Investment, Location]]

    @property
    def owned(self) -> set[str]:
        """Those in whom somebody has, or may get, a stake."""
        held = {stretch.company for stretch in self.stretches}
        return held | {investment.company for investment, _ in self.investments}

    def places(
        self, holders: Collection[str], as_of: Location | None
    ) -> Mapping[DataPath, Location]:
        """Where each record comes from, and the day of them all."""
        places: dict[DataPath, Location] = {
            ("holders" if id_ in holders else "companies", id_): location
            for id_, location in self.parties.places.items()
        }
        places.update((("holdings", n), s.location) for n, s in enumerate(self.stretches))
        places.update((("investments", n), place) for n, (_, place) in enumerate(self.investments))
        if as_of is not None:
            places["as_of",] = as_of
        return places


def _made(records: Records, findings: Findings, as_of: date) -> _Made:
    parties = Parties(findings.account)
    parties.add_all(records.parties)
    ties = Ties(findings, parties)
    histories = tuple(records.histories())
    check_components(histories, records.parties, findings)
    beginnings = Beginnings()
    for told in histories:
        ties.note_what_is_told(told)
        for relationship in told:
            beginnings.add(relationship)
    stretches = (
        _lasting(told, history_of(told, beginnings, ties.pair, ties.lose), ties)
        for told in histories
    )
    by_pair = stretches_by_pair(stretches, ties.lose)
    investments = [found for told in histories for found in _rights(told, ties, as_of)]
    investments.extend(found for pair in by_pair.values() for found in investments_behind(pair))
    return _Made(parties, [s for pair in by_pair.values() for s in pair], investments)


def _lasting(told: History, history: list[Stretch], ties: Ties) -> list[Stretch]:
    """The stretches, as far as both ends of the relationship are there."""
    over = {ties.pair(relationship): ties.over(relationship) for relationship in told}
    found: list[Stretch] = []
    for stretch in history:
        end = over[stretch.pair]
        kept = stretch.cut(None, end)
        if kept != stretch:
            what = f"one of the two is no more from {end} on; the stake ends with it"
            ties.lose("end of a party", " in ".join(stretch.pair), what)
        found.extend([kept] if kept else [])
    return found


def _rights(told: History, ties: Ties, as_of: date) -> list[tuple[Investment, Location]]:
    pair, location = ties.pair(told[-1]), told[-1].location
    if pair is None:
        return []
    return [(found, location) for found in investments_of(told, pair, as_of, ties.lose)]
