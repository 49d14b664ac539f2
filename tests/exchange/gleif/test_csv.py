"""GLEIF's files as tables."""

from tests.exchange.gleif_files import (
    ID_A,
    ID_C,
    A,
    B,
    C,
    as_csv,
    as_xml,
    per_cent,
    read,
    refused,
    relationship,
)

RECORDS = [relationship(quantifiers=[per_cent("51")]), relationship(C)]
FEW = "LEI,Exception.Category,Exception.Reason.1"
FILE = "20230609-0800-gleif-repex.csv"


def test_a_table_says_what_the_same_records_say_in_xml() -> None:
    """Each with the line on which it begins."""
    told = read(as_csv(RECORDS), "rr.csv")

    assert told.dataset.holdings == read(as_xml(RECORDS)).dataset.holdings
    assert [told.reading.places["holdings", index].line for index in (0, 1)] == [2, 3]
    assert told.reading.places["companies", ID_C].excerpt.startswith(C)


def test_columns_stand_in_any_order() -> None:
    """Others are told, numbers need not be in order, blank lines say nothing."""
    text = (
        "Registration.RegistrationStatus,Relationship.Period.2.endDate,ConformityFlag,"
        "Relationship.Period.1.startDate,Relationship.Period.1.periodType, "
        "Relationship.Period.2.startDate ,Relationship.Period.2.periodType,Relationship.StartNode,"
        "Relationship.EndNode.NodeID,Relationship.StartNode.NodeID,Relationship.RelationshipType,"
        "Relationship.RelationshipStatus,\n\n"
        f'PUBLISHED,2020-01-01,"x, ""y""\n",2018-01-01,ACCOUNTING_PERIOD,2018-02-06,'
        f"RELATIONSHIP_PERIOD,odd,{B},{A},IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,\n,,,,,,,,,,,,\n"
    )
    told = read(text, "20230605-0800-gleif-rr.csv")

    assert told.told == []
    assert told.losses == {"column": 2}
    assert [(row[1], *row[3:]) for row in told.holdings] == [(ID_A, "2018-02-06", "2020-01-01")]
    assert told.reading.places["holdings", 0].line == 3


def test_other_delimiters_and_line_ends_are_read() -> None:
    """As spreadsheets write them."""
    whole = read(as_csv(RECORDS), "rr.csv").dataset

    assert read(as_csv(RECORDS).replace(",", ";"), "rr.csv").dataset == whole
    assert read(as_csv(RECORDS).replace(",", "\t"), "rr.csv").dataset == whole
    assert read(as_csv(RECORDS).replace("\r\n", "\n").rstrip(), "rr.csv").dataset == whole
    assert read(as_csv(RECORDS).replace("\r\n", "\r"), "rr.csv").dataset == whole


def test_missing_columns_are_named_in_one_problem() -> None:
    """What is needed depends on what the table is about."""
    missing = (
        "Relationship.StartNode.NodeID",
        "Relationship.RelationshipStatus",
        "Registration.RegistrationStatus",
    )
    assert refused(as_csv(RECORDS).replace(".StartNode.NodeID,", ".x,").replace("Status", "S")) == (
        "bad-table",
        1,
        f"the table has no column {' and no column '.join(missing)}",
    )
    assert refused("LEI,Exception.Category\n")[2] == "the table has no column Exception.Reason.1"
    assert refused("Entity.LegalName\n")[2] == "the table has no column LEI"
    assert refused("a,b\n")[2] == (
        "the table has no column Relationship.StartNode.NodeID and no column "
        "Relationship.EndNode.NodeID and no column Relationship.RelationshipType, and 4 more are "
        "missing"
    )


def test_an_empty_file_is_said_to_be_empty() -> None:
    """White lines are nothing, too."""
    assert refused("") == refused("\n \n") == ("bad-table", 1, "the file is empty")


def test_a_column_stands_once() -> None:
    """Nobody knows which of two is meant."""
    told = refused(f"{FEW},LEI\n")

    assert told == ("bad-table", 1, "the table has more than one column LEI")


def test_rows_of_another_length_are_problems() -> None:
    """The last one of a file that was cut off, and one with a comma in it."""
    text = f"{FEW}\n{A},x,NON_PUBLIC\n{B},x,NON,PUBLIC\n{C},x"
    told = read(text, FILE)

    assert told.told == [
        ("bad-table", 3, "this row has 4 fields, the head has 3"),
        ("bad-table", 4, "this row has 2 fields, the head has 3"),
    ]
    assert list(told.dataset.companies) == [ID_A]


def test_a_quote_that_is_not_closed_ends_the_reading() -> None:
    """On the line on which its row begins."""
    assert refused(f'{FEW}\n{A},x,y\n{B},"x,y\n\n') == (
        "bad-table",
        3,
        "this is not a row of a table: unexpected end of data",
    )
    assert refused(f'{FEW}\n"{A}"x,y,z\n')[:2] == ("bad-table", 2)
