"""GLEIF's files in JSON."""

import json

from alliance_cli.exchange.gleif.json import json_entries
from tests.exchange.gleif_files import (
    ID_A,
    C,
    as_json,
    as_xml,
    exception,
    read,
    refused,
    relationship,
)

RECORDS = [relationship(), relationship(C)]


def test_the_golden_copy_is_read_record_by_record() -> None:
    """Each with its own line, also where the list is not at the very beginning."""
    told = read(as_json(RECORDS), "rr.json")
    later = read(" \n" + as_json(RECORDS), "rr.json")

    assert told.reading.places["holdings", 1].line == 3
    assert later.reading.places["holdings", 1].line == 4
    assert told.dataset.holdings == later.dataset.holdings


def test_a_list_and_json_lines_are_read_too() -> None:
    """And an object that says something before its list."""
    whole = read(as_json(RECORDS), "rr.json").dataset
    lines = "\n".join(json.dumps(record) for record in RECORDS)

    assert read(json.dumps(RECORDS), "rr.json").dataset == whole
    assert read(lines, "rr.json").dataset == whole
    assert read(json.dumps({"meta": 1, "relations": RECORDS}), "rr.json").dataset == whole
    assert read(json.dumps({"relations": RECORDS}) + " " * 200, "rr.json").dataset == whole


def test_leaves_may_be_bare_and_single_members_no_list() -> None:
    """Older golden copies have such."""
    record = relationship()
    periods = record["Relationship"]["RelationshipPeriods"]
    periods["RelationshipPeriod"] = periods["RelationshipPeriod"][0]

    assert (
        read(as_json([record]), "rr.json").dataset.holdings
        == read(json.dumps([record]), "rr.json").dataset.holdings
        == read(as_xml([relationship()])).dataset.holdings
    )


def test_a_file_that_is_cut_off_is_refused() -> None:
    """Within a record, after one, and after the list."""
    text = as_json(RECORDS)

    assert refused(text[:-40])[0] == "not-json"
    assert refused(text[:-4])[0] == "not-json"
    assert refused(text[:-2])[0] == "not-json"
    assert refused('{"relations":[{"a":[1]}') == (
        "not-json",
        1,
        "this is not JSON: the list does not end",
    )


def test_odd_values_are_problems_and_no_tracebacks() -> None:
    """Numbers, nulls and lists where texts should be."""
    record = relationship()
    record["Relationship"]["RelationshipType"] = {"$": None}
    other = relationship()
    other["Relationship"]["StartNode"]["NodeID"] = {"$": [1]}
    third = relationship()
    third["Relationship"]["RelationshipPeriods"] = {"RelationshipPeriod": [[], None, 5, True]}
    fourth = relationship()
    fourth["Relationship"]["RelationshipPeriods"] = []
    told = read(json.dumps([record, other, third, fourth]), "rr.json")

    assert [row[2] for row in told.told] == [
        "this record of GLEIF has no RelationshipType",
        "this record of GLEIF has no StartNode.NodeID",
    ]
    assert told.losses == {"duplicate record": 1}


def test_a_number_is_a_text_too() -> None:
    """A percentage may be one."""
    record = relationship()
    record["Relationship"]["RelationshipQuantifiers"] = {
        "RelationshipQuantifier": {"QuantifierAmount": 51.5, "QuantifierUnits": "PERCENTAGE"}
    }
    huge = json.dumps(record).replace("51.5", "1e400")

    assert read(json.dumps([record]), "rr.json").holdings[0][2] == "51.5%"
    assert read(huge, "rr.json").told == [("bad-share", 1, "'1E+400' is no percentage")]


def test_exceptions_have_a_list_of_their_own() -> None:
    """As the golden copy calls it."""
    text = json.dumps({"exceptions": [exception(ID_A[4:], "NON_PUBLIC")]})
    (entry,) = json_entries([text], "f")

    assert entry.tree["ExceptionReason"] == "NON_PUBLIC"
