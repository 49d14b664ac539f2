"""Holdings as a plain table, written."""

from dataclasses import replace
from datetime import date

import pytest

from alliance_cli.exchange.account import Account, Loss
from alliance_cli.exchange.table.reader import read_csv
from alliance_cli.exchange.table.writer import write_csv
from alliance_cli.model.records import Company, Dataset, Holder, HolderKind, Holding, Note, Source
from alliance_cli.model.share import UNKNOWN, Share, exactly, parse_share
from alliance_cli.model.when import Period, When

A, X = Company("a", "The A"), Company("x", "The X", complete=True)
STATE = Holder("state", "State, the", HolderKind.STATE)
LINE = Holding(
    "a",
    "x",
    parse_share("1/3"),
    parse_share("0%"),
    Period(When(2020), When(2021, 5)),
    ("press", "register"),
    "a note",
)
DATASET = Dataset(
    "A file",
    date(2021, 5, 1),
    sources={"press": Source("press", "press"), "register": Source("register", "register")},
    companies={"a": A, "x": X},
    holders={"state": STATE},
    holdings=(LINE, Holding("state", "x", parse_share("unknown"), UNKNOWN)),
)
HEAD = (
    "owner,company,capital,votes,since,until,owner_name,company_name,owner_kind,company_kind,"
    "company_complete,source,note\r\n"
)


def written(dataset: Dataset) -> tuple[list[str], list[Loss]]:
    """The lines, and what is lost."""
    account = Account()
    return list(write_csv(dataset, account)), account.losses


def test_each_line_is_a_row() -> None:
    """All that it says, names and kinds of both ends beside it; a chunk for each."""
    lines, losses = written(DATASET)

    assert lines == [
        HEAD,
        "a,x,1/3,0%,2020,2021-05,The A,The X,company,company,true,press; register,a note\r\n",
        'state,x,unknown,,,,"State, the",The X,state,company,true,,\r\n',
    ]
    assert losses == []


def test_a_holder_of_a_kind_that_companies_have_is_told_apart() -> None:
    """A fund that only owns comes back as one."""
    fund = Holder("state", "Fund", HolderKind.FUND)
    lines, _ = written(replace(DATASET, holders={"state": fund}))

    assert ",holder-fund,company," in lines[2]


@pytest.mark.parametrize(("stated", "votes"), [("", ""), ("1/3", "1/3")])
def test_votes_are_written_where_they_are_told(stated: str, votes: str) -> None:
    """Also where they are as the capital."""
    same = replace(exactly(parse_share("1/3").low), stated=stated)
    lines, _ = written(replace(DATASET, holdings=(replace(LINE, votes=same),)))

    assert lines[1].startswith(f"a,x,1/3,{votes},2020,")


def test_a_range_under_its_end_has_no_words() -> None:
    """It is written up to its end, and that is told."""
    share = Share(exactly(parse_share("5%").low).low, parse_share("10%").low, high_open=True)
    lines, losses = written(replace(DATASET, holdings=(replace(LINE, capital=share),)))

    assert lines[1].startswith("a,x,5% to 10%,0%,")
    assert losses[-1] == Loss(
        "open end", "a in x", "a range that is under its end is written up to it"
    )


@pytest.mark.parametrize(
    ("changed", "loss"),
    [
        (
            replace(DATASET, as_of=date(2022, 1, 1)),
            Loss("day", "2022-01-01", "a table has the latest day in it as its own"),
        ),
        (
            replace(DATASET, sources={**DATASET.sources, "press": Source("press", "Press")}),
            Loss("source", "press", "its id is kept; title, publisher, date and url are not"),
        ),
        (
            replace(DATASET, companies={**DATASET.companies, "idle": Company("idle", "Idle")}),
            Loss("party", "idle", "it holds nothing and nobody holds it"),
        ),
        (
            replace(DATASET, companies={"a": replace(A, country="FR"), "x": X}),
            Loss("country", "a", "FR"),
        ),
        (
            replace(DATASET, companies={"a": replace(A, name="N/A"), "x": X}),
            Loss("name", "a", "'N/A' says in a table that there is none"),
        ),
        (
            replace(DATASET, companies={"a": replace(A, aliases=("Alpha",)), "x": X}),
            Loss("alias", "a", "Alpha"),
        ),
        (
            replace(DATASET, companies={"a": replace(A, identifiers=(("lei", "L"),)), "x": X}),
            Loss("identifier", "a", "lei L"),
        ),
        (
            replace(DATASET, companies={"a": replace(A, notes=(Note(When(2020), "Hm."),)), "x": X}),
            Loss("note", "a", "2020: Hm."),
        ),
    ],
)
def test_what_a_table_has_no_place_for_is_lost(changed: Dataset, loss: Loss) -> None:
    """Each thing is told, with what of it is lost."""
    assert written(changed)[1] == [loss]


def test_money_and_projects_are_lost(alliance: Dataset) -> None:
    """As many as the file has."""
    account = Account()
    rows = list(write_csv(alliance, account))

    assert len(rows) == len(alliance.holdings) + 1
    counts = account.counts()
    assert counts["investment"] == len(alliance.investments)
    assert counts["valuation"] == len(alliance.valuations)
    assert counts["project"] == len(alliance.projects)


@pytest.mark.parametrize(
    ("id_", "name", "back"), [("none", "n/a", "NONE"), ("na", "-", "NA"), ("none", "None", "None")]
)
def test_whoever_is_called_nothing_is_somebody(id_: str, name: str, back: str) -> None:
    """Where id and name both say in a table that there is nobody, capitals stand for the name."""
    line = replace(LINE, owner=id_, sources=(), note=None)
    named = {id_: Company(id_, name), "x": X}
    lines, losses = written(Dataset("t", date(2021, 5, 1), companies=named, holdings=(line,)))
    reading = read_csv(lines, "t", Account())

    assert reading.problems == []
    assert reading.dataset.companies == {"x": X, id_: Company(id_, back)}
    assert reading.dataset.holdings == (line,)
    assert [loss.kind for loss in losses] == ([] if back == name else ["name"])


def test_blanks_around_names_and_notes_are_lost() -> None:
    """A table has none that say anything; each is told once."""
    blanks = replace(A, name=" The  A")
    noted = (replace(LINE, note=" a note\n"), replace(LINE, owner="x"))
    lines, losses = written(replace(DATASET, companies={"a": blanks, "x": X}, holdings=noted))

    assert ",The A," in lines[1]
    assert lines[1].endswith("a note\r\n")
    assert [(loss.kind, loss.where) for loss in losses if loss.kind == "blanks"] == [
        ("blanks", "a"),
        ("blanks", "a in x"),
    ]
