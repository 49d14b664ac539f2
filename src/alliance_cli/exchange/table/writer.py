"""Holdings as a plain table: a row for each line of the file."""

from collections.abc import Iterator, Mapping

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.blanks import in_single_blanks, without_blanks_around
from alliance_cli.exchange.defaults import latest_day
from alliance_cli.exchange.sayable import sayable
from alliance_cli.exchange.table.cells import party_in
from alliance_cli.exchange.table.columns import COLUMNS, SEPARATOR, kind_word
from alliance_cli.model.records import Company, Dataset, Holding, Party, Source
from alliance_cli.model.share import share_words
from alliance_cli.outgoing.csv import AS_TEXT, for_csv, without_formulas


def write_csv(dataset: Dataset, account: Account) -> Iterator[str]:
    """The holdings of a dataset as CSV, RFC 4180, a chunk for each row; all else is lost."""
    yield for_csv(COLUMNS)
    yield from map(for_csv, _rows(dataset, account))


def write_safe_csv(dataset: Dataset, account: Account) -> Iterator[str]:
    """The same, and no cell is a formula to a spreadsheet; the `'` before such a cell stays."""
    yield for_csv(COLUMNS)
    for cells in _rows(dataset, account):
        protected = without_formulas(cells)
        for column, cell, written in zip(COLUMNS, cells, protected, strict=True):
            if written != cell:
                account.lost("formula", column, f"it is read back with {AS_TEXT} before it: {cell}")
        yield for_csv(protected)


def _rows(dataset: Dataset, account: Account) -> Iterator[list[str]]:
    """The cells of each line of the file."""
    _note_losses(dataset, account)
    names = _names(dataset, account)
    for told, holding in zip(dataset.holdings, sayable(dataset, account).holdings, strict=True):
        is_told = bool(told.votes.stated) or holding.votes != holding.capital
        votes = share_words(holding.votes) if is_told else ""
        where = f"{holding.owner} in {holding.company}"
        note = without_blanks_around(holding.note or "", where, account)
        row = _row(dataset, holding, votes, names) | {"note": note}
        yield [row[column] for column in COLUMNS]


def _names(dataset: Dataset, account: Account) -> dict[str, str]:
    """By id of all who hold or are held, the name as a table can have it."""
    used = {id_ for holding in dataset.holdings for id_ in (holding.owner, holding.company)}
    return {party.id: _name(party, account) for party in dataset.parties if party.id in used}


def _name(party: Party, account: Account) -> str:
    """The name; the id in capitals where that id and the name both say that there is none."""
    name = in_single_blanks(party.name, party.id, account)
    called, read = party_in(party.id, name)
    if read == name and called:
        return name
    account.lost("name", party.id, f"'{name}' says in a table that there is none")
    return name if called else party.id.upper()


def _row(
    dataset: Dataset, holding: Holding, votes: str, names: Mapping[str, str]
) -> dict[str, str]:
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
        "owner_name": names[owner.id],
        "company_name": names[company.id],
        "owner_kind": kind_word(owner),
        "company_kind": kind_word(company),
        "company_complete": "true" if is_complete else "",
        "source": f"{SEPARATOR} ".join(holding.sources),
    }


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
    if party.country:
        account.lost("country", party.id, party.country)
    for alias in party.aliases:
        account.lost("alias", party.id, alias)
    for scheme, value in party.identifiers:
        account.lost("identifier", party.id, f"{scheme} {value}")
    for note in party.notes:
        account.lost("note", party.id, f"{note.date}: {note.text}")
