from hypothesis import HealthCheck, given, settings

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.table.reader import read_csv
from alliance_cli.exchange.table.writer import write_csv
from alliance_cli.model.records import Dataset, Holding
from tests.laws.strategies import datasets

_MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def _text(dataset: Dataset, account: Account | None = None) -> str:
    return "".join(write_csv(dataset, account or Account()))


def _lines(dataset: Dataset) -> list[Holding]:
    return list(dataset.holdings)


@_MANY
@given(datasets())
def test_holdings_come_back_from_a_table(dataset: Dataset) -> None:
    """Owner, company, shares, days and sources of every line that the table has words for."""
    account = Account()
    reading = read_csv([_text(dataset, account)], "t", Account())
    if "open end" in account.counts():
        return

    assert reading.problems == []
    assert _lines(reading.dataset) == _lines(dataset)
    for holding in dataset.holdings:
        for id_ in (holding.owner, holding.company):
            told, party = reading.dataset.party(id_), dataset.party(id_)
            assert (told.name, told.kind, type(told)) == (party.name, party.kind, type(party))


@_MANY
@given(datasets())
def test_a_table_is_written_as_it_was_read(dataset: Dataset) -> None:
    """From table to table nothing is lost, and nothing changes."""
    text = _text(dataset)
    account = Account()
    again = _text(read_csv([text], "t", account).dataset, account)

    assert again == text
    assert account.losses == []
