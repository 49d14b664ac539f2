"""Who is named in a table."""

from functools import partial

import pytest

from alliance_cli.errors import Location
from alliance_cli.exchange.account import Account, Loss
from alliance_cli.exchange.table.parties import Parties, Registered
from alliance_cli.model.records import Company


def place(line: int) -> Location:
    """A place on a line."""
    return Location("t", line, 1, 1, "")


def registered(
    *rows: tuple[str, str] | tuple[str, str, str], account: Account | None = None
) -> Registered:
    """Everybody in rows of a cell, the name beside it and the kind."""
    parties = Parties()
    for line, (cell, name, *kinds) in enumerate(rows, start=2):
        key = parties.named(cell, place(line))
        parties.describe(key, name, "".join(kinds), partial(place, line))
    return parties.registered(account or Account())


def names(*rows: tuple[str, str]) -> dict[str, str]:
    """The name of everybody, by id."""
    return {id_: company.name for id_, company in registered(*rows).companies.items()}


@pytest.mark.parametrize("cells", [("acme-sa", "Acme S.A."), ("Acme S.A.", "acme-sa")])
def test_what_is_no_id_is_the_name(cells: tuple[str, str]) -> None:
    """Also where the id comes first."""
    account = Account()
    found = registered(*((cell, "") for cell in cells), account=account)

    assert found.companies == {"acme-sa": Company("acme-sa", "Acme S.A.")}
    assert account.losses == []


@pytest.mark.parametrize(
    ("first", "second"), [("Société Générale", "SOCIETE  GENERALE"), ("Straße", "STRASSE")]
)
def test_case_accents_and_spaces_are_no_other_spelling(first: str, second: str) -> None:
    """In a cell and beside it."""
    account = Account()
    found = registered((first, ""), (second, ""), ("a", f"The {first}"), account=account)
    found_beside = registered(("a", first), ("a", second), account=account)

    assert [company.name for company in found.companies.values()] == [first, f"The {first}"]
    assert [company.name for company in found_beside.companies.values()] == [first]
    assert account.losses == []


@pytest.mark.parametrize(("first", "second"), [("Acme S.A.", "Acme SA"), ("A & B", "A B")])
def test_one_spelling_for_another_is_told(first: str, second: str) -> None:
    """Where they differ in signs, in a cell and beside it."""
    for rows in ([(first, ""), (second, "")], [("a", first), ("a", second)]):
        account = Account()
        (company,) = registered(*rows, account=account).companies.values()

        assert company.name == first
        assert account.losses == [Loss("spelling", second, f"it is taken for {first}")]


def test_a_cell_spelt_otherwise_than_the_name_of_its_id_is_told() -> None:
    """It is that party, as its name in any other spelling."""
    account = Account()
    found = registered(("a", "Acme SA"), ("Acme S.A.", ""), account=account)

    assert found.companies == {"a": Company("a", "Acme SA")}
    assert account.losses == [Loss("spelling", "Acme S.A.", "it is taken for Acme SA")]


def test_signs_that_make_another_name_make_another_party() -> None:
    """Plus signs and number signs, as for everybody who asks by name."""
    assert names(("C++", ""), ("C", ""), ("C#", ""), ("+A", ""), ("A", "")) == {
        "c-2": "C++",
        "c": "C",
        "c-3": "C#",
        "a-2": "+A",
        "a": "A",
    }


def test_no_id_is_a_name_of_another() -> None:
    """Neither of one in a cell, nor of one beside an id."""
    assert names(("C++", ""), ("a", "C"), ("Party", ""), ("日本", "")) == {
        "c-2": "C++",
        "a": "C",
        "party": "Party",
        "party-2": "日本",
    }


def test_an_id_in_the_table_stays_an_id() -> None:
    """Whoever has a name that reads like it gets another."""
    assert names(("Renault 株", ""), ("renault", ""), ("renault-2", "")) == {
        "renault-3": "Renault 株",
        "renault": "renault",
        "renault-2": "renault-2",
    }


def test_another_name_is_an_alias() -> None:
    """The first beside an id is the name; each is told once, and none that is the id."""
    found = registered(("Acme", "Acme Ltd"), ("acme", "Old Acme"), ("ACME", "OLD ACME"))

    assert found.companies == {"acme": Company("acme", "Acme Ltd", aliases=("Old Acme",))}


def test_a_party_is_of_one_kind() -> None:
    """Each further kind is a problem, where it is told first; whom it owns is no other one."""
    parties = Parties()
    key = parties.named("a", place(2))
    for line, kind in enumerate(("fund", "state", "fund", "state", "person"), start=2):
        parties.describe(key, "", kind, partial(place, line))
    parties.own(key, place(9), is_complete=False)

    assert [
        (p.name, p.message, p.way_out, p.location) for p in parties.registered(Account()).problems
    ] == [
        ("bad-kind", "a is state here, and fund on line 2", "give it one kind", place(3)),
        ("bad-kind", "a is person here, and fund on line 2", "give it one kind", place(6)),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("Alpha", "", "fund"), ("a", "Alpha", "state")],
        [("a", "Alpha", "fund"), ("Alpha", "", "state")],
    ],
)
def test_a_name_and_its_id_are_of_one_kind(rows: list[tuple[str, str, str]]) -> None:
    """In whatever order they come."""
    (problem,) = registered(*rows).problems

    assert problem.message == "Alpha is state here, and fund on line 2"
    assert problem.location == place(3)


def test_a_name_and_its_id_may_be_told_one_kind_twice() -> None:
    """Nothing is wrong then."""
    assert registered(("Alpha", "", "fund"), ("a", "Alpha", "fund")).problems == ()
