"""A dataset as statements of the Beneficial Ownership Data Standard, version 0.4.

docs/formats.md says field by field what maps to what, and what is lost.
"""

from collections.abc import Iterator

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.blanks import with_few_blanks
from alliance_cli.exchange.bods.out_pairs import beginning, first_days, pairs, told_by_day
from alliance_cli.exchange.bods.out_parties import party_claim
from alliance_cli.exchange.bods.out_relationships import note_further_sources, relationship_claim
from alliance_cli.exchange.bods.out_sources import note_source_losses
from alliance_cli.exchange.bods.out_statements import Json, publication_text, statement_text
from alliance_cli.exchange.defaults import note_untold_day
from alliance_cli.model.records import Dataset, Valuation


def write_bods(dataset: Dataset, account: Account) -> Iterator[str]:
    """The dataset as a JSON array, a statement on each line: parties first, then who holds whom."""
    dataset = with_few_blanks(dataset, account)
    publication = publication_text(dataset.title, dataset.as_of)
    before = "[\n"
    for said in _claims(dataset, account):
        yield f"{before}{statement_text(said, publication)}"
        before = ",\n"
    if before == ",\n":
        yield "\n]\n"
    else:
        note_untold_day(dataset.as_of, account)
        yield "[]\n"


def _claims(dataset: Dataset, account: Account) -> Iterator[dict[str, Json]]:
    found = pairs(dataset)
    begins = beginning(dataset)
    days = first_days(found, dataset, begins)
    valuations: dict[str, list[Valuation]] = {}
    for valuation in dataset.valuations:
        valuations.setdefault(valuation.company, []).append(valuation)
    for party in dataset.parties:
        yield party_claim(party, days[party.id], valuations.get(party.id, ()), account)
    rested_on: set[str] = set()
    for pair in found:
        ties = pair.ties(begins, account)
        rested_on.update(id_ for tie in ties for id_ in tie.sources)
        for tie in ties:
            note_further_sources(tie, pair, account)
        for told in told_by_day(ties, dataset.as_of):
            yield relationship_claim(pair, told, dataset.sources)
    note_source_losses(dataset.sources, rested_on, account)
    for project in dataset.projects:
        account.lost("project", project.id, "what partners do without equity has no place")
