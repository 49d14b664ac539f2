"""A table of holdings: what it can hold comes back equal, and no text ends in a traceback."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.examining import examined
from alliance_cli.exchange.table.columns import COLUMNS
from alliance_cli.exchange.table.reader import read_csv
from alliance_cli.exchange.table.writer import write_csv
from alliance_cli.loading.reader import examine_text
from alliance_cli.loading.writer import dataset_text
from alliance_cli.model.records import Dataset, Holding
from tests.cli.running import run
from tests.laws.effort import examples
from tests.laws.strategies import datasets

_MANY = examples(60)
_SLIPS = st.sampled_from(
    [
        *("x\x07", "\u202e", '"', "\ud800", "\x00", "34,02", "1e-05", "150", "1/0", "9" * 5000),
        *("2020-13", "31/12/2021", "vrai", "N/A", "-", ""),
    ]
)
_NAMES = st.sampled_from(
    [
        *(
            "a",
            "A",
            "a-b",
            "A.B.",
            "A B",
            "ab",
            "C++",
            "none",
            "None",
            "na",
            "日本",
            "ガス",
            "カス",
        ),
        *("x\ny", "x\ry", 'a "b" c', "'", "=1+1", "party", "***", "x" * 200, "123"),
    ]
)
_KINDS = st.sampled_from(["", "", "company", "Trust", "state", "holder-fund"])
_FITTING = {
    "owner": _NAMES,
    "company": _NAMES,
    "owner_name": st.just("") | _NAMES,
    "company_name": st.just("") | _NAMES,
    "owner_kind": _KINDS,
    "company_kind": _KINDS,
    "company_complete": st.sampled_from(["", "", "yes", "0"]),
    "capital": st.sampled_from(["", "0%", "5%", "unknown", "over 50%", "1/3"]),
    "votes": st.sampled_from(["", "0%", "5%", "unknown", "1/3"]),
    "since": st.sampled_from(["", "2020", "2020-01"]),
    "until": st.sampled_from(["", "2021-05-03", "9999"]),
    "source": st.sampled_from(
        ["", "p; q;", "https://x.org/a;b", "http://y.org; p", "A", "a", "日本"]
    ),
}
_QUESTIONS = (
    ("stakes", "renault"),
    ("owners", "nissan", "--explain"),
    ("portfolio", "renault", "--explain"),
    ("chains", "french-state", "nissan"),
    ("loops",),
    ("controllers", "rnbv"),
    ("group", "nissan"),
    ("power", "nissan"),
    ("ubo", "renault"),
    ("sanctions", "--listed", "renault,nissan"),
)


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


@pytest.fixture(scope="module")
def table(alliance: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged dataset as a table."""
    path = tmp_path_factory.mktemp("table") / "alliance.csv"
    path.write_text(_text(alliance), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("question", _QUESTIONS, ids=lambda question: question[0])
@pytest.mark.parametrize("day", ["2015-05", "2023-12-06"])
def test_every_calculation_answers_the_same_from_a_table(
    table: Path, day: str, question: tuple[str, ...]
) -> None:
    """To the last digit and word; sources, notes of parties and money have no place in a table."""
    words = (*question, "--as-of", day, "--json")
    ours, told = run(*words), run(*words, "--data", str(table))

    assert (told.exit_code, _figures(told.stdout)) == (ours.exit_code, _figures(ours.stdout))
    assert ours.exit_code == 0


def _figures(text: str) -> dict[str, Any]:
    answer = json.loads(text)
    lost = ("sources", "investors", "investments", "notes")
    return {key: told for key, told in answer.items() if key not in lost}


@st.composite
def _tables(draw: st.DrawFn) -> str:
    """Rows of cells that fit their columns, with slips now and then."""
    others = draw(st.lists(st.sampled_from((*COLUMNS[2:], "colour", "")), unique=True))
    columns = ["owner", "company", *others]
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        row = [draw(_FITTING.get(column, _NAMES)) for column in columns]
        if draw(st.integers(0, 19)) == 0:
            row[draw(st.integers(0, len(row) - 1))] = draw(_SLIPS)
        rows.append(row[: draw(st.integers(2, len(row)))])
    lines = (",".join(map(_quoted, row)) for row in rows)
    return "\n".join((",".join(columns), *lines))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


@examples(300)
@given(_tables())
def test_a_table_is_read_as_our_own_file_may_say_it_or_has_problems(text: str) -> None:
    """Each with its place; nothing gets in that our own grammar refuses."""
    found = examined([text], "t.csv", read_csv, Account())

    assert (found.dataset is None) == bool(found.problems)
    assert all(problem.location and problem.location.line for problem in found.problems)
    if found.dataset is not None:
        written = dataset_text(replace(found.dataset, title="A table"))
        again = examine_text(written, "t.yaml")
        assert [problem for problem in again.problems if not problem.is_warning] == []
        assert again.dataset is not None
        assert again.dataset.holdings == found.dataset.holdings
