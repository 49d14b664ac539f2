"""Which format a text is in."""

import pytest

from alliance_cli.exchange.recognition import Exchange, recognised


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("title: A\nas_of: 2024-01-01\n", Exchange.ALLIANCE),
        ('{"title": "A", "as_of": "2024-01-01"}', Exchange.ALLIANCE),
        ("# owner, company\ntitle: A\n", Exchange.ALLIANCE),
        ("", Exchange.ALLIANCE),
        (" \n", Exchange.ALLIANCE),
        ("--- # a dataset, mine\ntitle: A\n", Exchange.ALLIANCE),
        ("title: A, B and C\n", Exchange.ALLIANCE),
        ("just some words\n", Exchange.ALLIANCE),
        ('{"title": "A", "companies": {"records": {}, "schema": {}}}', Exchange.ALLIANCE),
        ('{"title": "\\"recordType\\": {", "as_of": 1}', Exchange.ALLIANCE),
        ('{"title": "A"}, {"recordType": 1}', Exchange.ALLIANCE),
        ("\n\r\nowner;company\n", Exchange.CSV),
        ("sep=;\nowner;company\n", Exchange.CSV),
        ("Shareholder,Firm,Percent\n", Exchange.CSV),
        ("owner: name,owner,company\n", Exchange.CSV),
        ("owner,company\na,b\n", Exchange.CSV),
        ('"Company";"Capital";"Owner"\n', Exchange.CSV),
        ("owner\tcompany\n", Exchange.CSV),
        ('{"statements": []}', Exchange.BODS),
        ('{"id": "a", "records": 1, "schema": "Company"}', Exchange.FTM),
        ('[\n {"statementId": "x"}]', Exchange.BODS),
        ('{"recordType": "entity"}\n', Exchange.BODS),
        ("[]", Exchange.BODS),
        ('[ {"a": 1}]', Exchange.BODS),
        ("[[", Exchange.ALLIANCE),
        ('{"id": "a", "schema": "Company", "properties": {}}\n', Exchange.FTM),
        (
            '[{"id": "a", "schema": "Ownership", "properties": {"recordId": ["b"]}}]',
            Exchange.FTM,
        ),
        ('<?xml version="1.0"?><rr:RelationshipData>', Exchange.GLEIF),
        ('{"relations": [{"relation": {}}]}', Exchange.GLEIF),
        ('{"exceptions": []}', Exchange.GLEIF),
        ("LEI,Exception.Category,Exception.Reason.1\n", Exchange.GLEIF),
        ("LEI,Entity.LegalName,Entity.LegalName.xmllang\n", Exchange.GLEIF),
        ("Relationship.StartNode.NodeID,Relationship.EndNode.NodeID\n", Exchange.GLEIF),
        ('"Relationship.StartNode.NodeID","x"\n', Exchange.GLEIF),
    ],
)
def test_a_format_is_known_by_its_beginning(text: str, format_: Exchange) -> None:
    """Our own where nothing says otherwise."""
    assert recognised(text) is format_


@pytest.mark.parametrize("end", ["", "\\", '\\"'])
def test_a_text_that_does_not_end_is_passed_over_once(end: str) -> None:
    """Every quote in it is escaped: to look for its end from each takes the square of them."""
    assert recognised('{"' + '\\"' * 200_000 + end) is Exchange.ALLIANCE


def test_a_text_with_a_line_break_is_no_key() -> None:
    """What is escaped, be it a line break, belongs to the text."""
    assert recognised('{"a\\\nb": 1, "statementId": "x"}') is Exchange.BODS
