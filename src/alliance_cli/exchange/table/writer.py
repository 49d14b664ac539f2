"""Holdings as a plain table: a row for each line of the file."""

import csv
from collections.abc import Iterator
from io import StringIO

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.defaults import latest_day
from alliance_cli.exchange.sayable import sayable
from alliance_cli.exchange.table.cells import party_in
from alliance_cli.exchange.table.columns import COLUMNS, SEPARATOR, kind_word
from alliance_cli.model.records import Company, Dataset, Holding, Party, Source
from alliance_cli.model.share import share_words


def write_csv(dataset: Dataset, account: Account) -> Iterator[str]:
    """The holdings of a dataset as CSV, RFC 4180, a chunk for each row; all else is lost."""
    _note_losses(dataset, account)
    yield _line(dict(zip(COLUMNS, COLUMNS, strict=True)))
    for told, holding in zip(dataset.holdings, sayable(dataset, account).holdings, strict=True):
        is_told = bool(told.votes.stated) or holding.votes != holding.capital
        votes = share_words(holding.votes) if is_told else ""
        yield _line(_row(dataset, holding, votes))


def _row(dataset: Dataset, holding: Holding, votes: str) -> dict[str, str]:
    owner, company = dataset.party(holding.owner), dataset.party(holding.company)
    is_complete = isinstance(company, Company) and company.complete
    period = holding.period
    return {
        "owner": holding.owner,
        "company": holding.company,
        "capital": share_words(holding.capital),
        "votes": votes,
        "since": str(period.since or ""),
        "until": str(period.until or ""),
        "owner_name": owner.name,
        "company_name": company.name,
        "owner_kind": kind_word(owner),
        "company_kind": kind_word(company),
        "company_complete": "true" if is_complete else "",
        "source": f"{SEPARATOR} ".join(holding.sources),
        "note": holding.note or "",
    }


def _line(cells: dict[str, str]) -> str:
    text = StringIO()
    csv.DictWriter(text, COLUMNS, lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def _note_losses(dataset: Dataset, account: Account) -> None:
    if dataset.as_of != latest_day(dataset.holdings):
        account.lost("day", str(dataset.as_of), "a table has the latest day in it as its own")
    for source in dataset.sources.values():
        if source != Source(source.id, source.id):
            what = "its id is kept; title, publisher, date and url are not"
            account.lost("source", source.id, what)
    used = {id_ for holding in dataset.holdings for id_ in (holding.owner, holding.company)}
    for party in dataset.parties:
        if party.id not in used:
            account.lost("party", party.id, "it holds nothing and nobody holds it")
        _note_party_losses(party, account)
    for investment in dataset.investments:
        where = f"{investment.investor} in {investment.company}"
        account.lost("investment", where, "a table of holdings has no place for it")
    for valuation in dataset.valuations:
        account.lost("valuation", valuation.company, "a table of holdings has no place for it")
    for project in dataset.projects:
        account.lost("project", project.id, "a table of holdings has no place for it")


def _note_party_losses(party: Party, account: Account) -> None:
    if party_in(party.id, party.name) != (party.id, party.name):
        account.lost("name", party.id, f"'{party.name}' says in a table that there is none")
    if party.country:
        account.lost("country", party.id, party.country)
    for alias in party.aliases:
        account.lost("alias", party.id, alias)
    for scheme, value in party.identifiers:
        account.lost("identifier", party.id, f"{scheme} {value}")
    for note in party.notes:
        account.lost("note", party.id, f"{note.date}: {note.text}")
