"""The columns of tables."""

import csv

from alliance_cli.exchange.gleif.columns import Columns
from tests.exchange.gleif_files import ID_A, A, as_csv, per_cent, read, relationship


def with_columns(text: str, **cells: str) -> str:
    """A table with more columns, the same cells in each row."""
    head, *rows = text.splitlines()
    return "\n".join(
        (",".join((head, *cells)), *(",".join((row, *cells.values())) for row in rows))
    )


def test_there_may_be_any_number_of_periods() -> None:
    """In the order of their numbers, not of their digits."""
    periods = [
        *((f"{year}-01-01", f"{year}-12-31", "ACCOUNTING_PERIOD") for year in range(2000, 2011)),
        ("2018-02-06", "2020-01-01", "RELATIONSHIP_PERIOD"),
    ]
    rows = list(csv.reader(as_csv([relationship(periods=periods)]).splitlines()))
    told = read("\n".join(",".join(reversed(row)) for row in rows), "rr.csv")

    assert [row[3:] for row in told.holdings] == [("2018-02-06", "2020-01-01")]
    assert "2000-12-31; ACCOUNTING_PERIOD 2001-01-01" in str(told.dataset.holdings[0].note)
    assert told.losses == {}


def test_a_column_that_is_not_understood_is_a_loss() -> None:
    """Once for each name, whatever it is like."""
    unknown = {
        "Relationship.Ownership.Percent": "75",
        "Registration.Foo": "x",
        "Relationship.StartNode": "x",
        "Relationship.Period.1.foo": "x",
        "Relationship.Period.01.startDate": "x",
        "LEI": "x",
        "ConformityFlag": "x",
        "Entity.LegalAddress.Country": "x",
        "": "x",
    }
    told = read(with_columns(as_csv([relationship(), relationship(A)]), **unknown), "rr.csv")

    assert [loss.where for loss in told.account.losses if loss.kind == "column"] == list(unknown)[
        :-1
    ]
    assert told.told == []


def test_the_columns_of_the_golden_copy_are_all_known() -> None:
    """Those of relationships, of exceptions and of entities."""
    record = relationship(quantifiers=[per_cent("51")])
    tables = (
        as_csv([record]).splitlines()[0].split(","),
        ["LEI", "Exception.Category", "Exception.Reason.1", "Exception.Reference.12"],
        [
            *("LEI", "Entity.LegalName", "Entity.LegalName.xmllang", "ConformityFlag"),
            "Entity.OtherEntityNames.OtherEntityName.1",
            "Entity.OtherEntityNames.OtherEntityName.1.type",
            *("Entity.LegalAddress.xmllang", "Entity.LegalAddress.FirstAddressLine"),
            *(
                "Entity.AssociatedEntity.type",
                "Registration.ValidationAuthority.ValidationAuthorityID",
            ),
        ],
    )

    assert [Columns(names).unknown for names in tables] == [[], [], []]


def test_a_row_of_level_1_says_that_something_is_left_out() -> None:
    """The country of an address is read, the rest of it is not."""
    columns = Columns(["LEI", "Entity.LegalAddress.City", "Entity.LegalAddress.Country", "x"])
    city, both, none = (
        columns.tree([A, *cells, ""]) for cells in (("x", ""), ("x", "SE"), ("", ""))
    )

    assert city == {"LEI": A, "Entity": {"LegalAddress": "x"}}
    assert both == {"LEI": A, "Entity": {"LegalAddress": {"Country": "SE"}}}
    assert none == {"LEI": A}


def test_a_column_may_say_that_a_record_is_deleted() -> None:
    """By its day, or by a word; an empty cell says nothing."""
    text = as_csv([relationship()])
    names = ("Deletion", "Extension.Deletion.DeletedAt", "Extension.gleif:Deletion.gleif:DeletedAt")
    told = [read(with_columns(text, **{name: "2023-06-01"}), "rr.csv") for name in names]
    kept = [read(with_columns(text, Deletion=cell), "rr.csv") for cell in ("", "false")]

    assert [each.losses for each in told] == [{"deleted record": 1}] * 3
    assert [[row[1] for row in each.holdings] for each in kept] == [[ID_A]] * 2
    assert [each.losses for each in kept] == [{}, {}]
