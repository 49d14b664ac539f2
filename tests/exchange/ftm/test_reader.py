from datetime import date
from pathlib import Path

from alliance_cli.errors import Location
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.examining import examined, no_later_than
from alliance_cli.exchange.ftm.reader import read_ftm
from alliance_cli.exchange.ftm.writer import write_ftm
from alliance_cli.model.examination import answerable
from tests.exchange.ftm_reading import company, entity, person, read, stake

SAMPLE = Path(__file__).parents[1] / "samples/ftm/sample_ftm.jsonl"
ANNA, ACME = person("anna"), company("acme")


def test_the_sample_of_bods_ftm() -> None:
    """Shares and votes of 75 % are one holding; the seat on the board is a loss."""
    account = Account()
    reading = read_ftm([SAMPLE.read_text(encoding="utf-8")], "sample", account)
    assert not reading.problems
    held = [
        (h.owner, h.company, h.capital.stated, h.votes.stated, str(h.period.since))
        for h in reading.dataset.holdings
    ]
    assert held == [
        ("company-acme-holdings", "company-acme-trading", "100%", "100%", "2010-06-01"),
        ("person-jane-smith", "company-acme-holdings", "75%", "75%", "2005-03-14"),
    ]
    assert reading.dataset.companies["company-acme-holdings"].identifiers == (
        ("registration-number", "12345678"),
        ("lei", "213800ACME0000001A80"),
    )
    assert account.counts() == {
        "incorporationDate": 2,
        "address": 3,
        "birthDate": 1,
        "Directorship": 1,
    }


def test_schemata_without_a_place_are_counted() -> None:
    """Control has no percentage, so it is no stake and no number of votes."""
    found = read(
        ANNA,
        ACME,
        entity("c", "Control", controller="anna", controlled="acme", controlType="voting"),
        entity("u", "UnknownLink", subject="anna", object="acme"),
        entity("d", "Directorship", director="anna", organization="acme"),
        entity("x", "Sanction", entity="anna"),
        entity("y", "Sanction", entity="anna"),
    )
    assert not found.holdings
    assert found.losses == {"Control": 1, "UnknownLink": 1, "Directorship": 1, "Sanction": 2}


def test_the_day_is_the_latest_on_which_an_entity_was_touched() -> None:
    """By its properties or beside them; what is no date is none."""
    seen = ANNA.replace('{"id"', '{"last_seen": "2024-05-02T10:00:00", "last_change": 5, "id"', 1)
    found = read(seen, company("acme", retrievedAt="2023-01-01", modifiedAt="soon"))
    assert found.dataset.as_of == date(2024, 5, 2)
    assert found.reading.places["as_of",].line == 1


def test_without_such_a_day_the_holdings_tell_it() -> None:
    """The latest that they mention, and never today."""
    found = read(ANNA, ACME, stake("anna", "acme", "5", startDate="2020-05"))
    assert found.dataset.as_of == date(2020, 5, 1)
    assert ("as_of",) not in found.reading.places
    assert read().dataset.as_of == date.min


def test_a_day_that_has_not_come_stands_where_the_file_tells_it() -> None:
    """And is accounted for, at the entity that tells it."""
    reader, account = no_later_than(date(2024, 1, 1), read_ftm), Account()
    text = "\n".join((ANNA, company("acme", modifiedAt="2999-01-01")))
    dataset = answerable(examined([text], "f", reader, account))
    assert dataset.as_of == date(2999, 1, 1)
    assert [(loss.kind, loss.where) for loss in account.losses] == [("day to come", "line 2")]


def test_a_file_without_a_day_says_none_when_it_is_written_again() -> None:
    """Nothing is invented, and nothing lost."""
    account = Account()
    text = "".join(write_ftm(read(ANNA, ACME, stake("anna", "acme", "5")).dataset, account))
    assert "modifiedAt" not in text
    assert not account.losses


def test_records_know_their_lines() -> None:
    """So that the checks can name them."""
    found = read(ACME, ANNA, stake("anna", "acme", "5"))
    lines = {path: place.line for path, place in found.reading.places.items()}
    assert lines == {("companies", "acme"): 1, ("holders", "anna"): 2, ("holdings", 0): 3}
    place = found.reading.places["companies", "acme"]
    assert place == Location("file.jsonl", 1, 1, 1, ACME)


def test_the_title_is_that_of_the_file() -> None:
    """Entities have none."""
    assert read(ACME).dataset.title == "file.jsonl"
