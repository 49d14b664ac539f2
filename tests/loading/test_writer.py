from dataclasses import replace

import pytest

from alliance_cli.loading.packaged import packaged_dataset, starter_text
from alliance_cli.loading.reader import read_dataset
from alliance_cli.loading.writer import dataset_text
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import Basis, Company, CompanyKind, Dataset, Note, Valuation
from alliance_cli.model.when import When, parse_when
from tests.notation import DAY, dataset


def noted(text: str) -> Dataset:
    """A company with a note."""
    company = Company("firm", "Firm", notes=(Note(When(2023), text),))
    return Dataset("drawn", DAY, companies={"firm": company})


def test_a_dataset_is_written_in_the_form_of_the_file() -> None:
    """The file says what it must, in its own order, and leaves out what goes without saying."""
    assert dataset_text(dataset("a 60% b, b over 25% to 50% c")) == (
        "title: drawn\n"
        "as_of: 2024-01-01\n"
        "companies:\n"
        "  a:\n    name: A\n"
        "  b:\n    name: B\n"
        "  c:\n    name: C\n"
        "holdings:\n"
        "- owner: a\n  company: b\n  capital: 60%\n"
        "- owner: b\n  company: c\n  capital: over 25% to 50%\n"
    )


def test_what_the_program_brings_is_read_back_the_same() -> None:
    """The packaged dataset and the starter survive being written and read."""
    for text in (packaged_dataset().read_text(encoding="utf-8"), starter_text()):
        data = read_dataset(text)

        assert read_dataset(dataset_text(data)) == data


@pytest.mark.parametrize(
    "text",
    ["NO", "010", "12:30", "yes", "1.5", "2023-11-08", "~", "a: b", "- a", "# a", "*a", " a ", "'"],
)
def test_a_text_stays_text(text: str) -> None:
    """A name that looks like something else in YAML is written so that it is read as itself."""
    data = replace(noted(text), title=text)

    assert read_dataset(dataset_text(data)) == data


@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo",
        "one\n\n\ntwo\n",
        "\n one\n  two",
        "tab\there",
        "日産 é 🚗",
        "word " * 60 + "end",
        "x" * 300,
    ],
)
def test_a_paragraph_stays_as_it_is(text: str) -> None:
    """Line breaks, spaces and letters of any script are neither lost nor added."""
    assert read_dataset(dataset_text(noted(text))) == noted(text)


@pytest.mark.parametrize("date", ["2023-11-08", "2023-11", "2023"])
def test_a_date_is_written_without_quotes(date: str) -> None:
    """A day, a month and a year are written as people write them."""
    value = Valuation("firm", parse_money("EUR 5"), parse_when(date))
    data = replace(noted("Firm"), valuations=(value,))

    assert f"  date: {date}\n" in dataset_text(data).partition("valuations")[2]
    assert read_dataset(dataset_text(data)) == data


def test_only_what_is_not_the_rule_is_said() -> None:
    """A plain company has no kind, an unstated basis no word; others are written."""
    plain = Valuation("firm", parse_money("EUR 5"), When(2023))
    company = Company("firm", "Firm", CompanyKind.TRUST, complete=True)
    special = Dataset(
        "drawn",
        DAY,
        companies={"firm": company},
        valuations=(plain, replace(plain, basis=Basis.PRE_MONEY)),
    )
    text = dataset_text(special)

    assert "kind: trust" in text
    assert "complete: true" in text
    assert text.count("basis:") == 1
    assert "kind" not in dataset_text(noted("Firm"))
    assert read_dataset(text) == special
