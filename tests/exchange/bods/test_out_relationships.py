from datetime import date
from typing import Any

from alliance_cli.exchange.account import Account, Loss
from alliance_cli.exchange.bods.out_pairs import Pair, Telling
from alliance_cli.exchange.bods.out_relationships import note_further_sources, relationship_claim
from alliance_cli.exchange.bods.out_ties import Tie, WrittenInterest
from alliance_cli.model.records import Source
from alliance_cli.model.when import When

DAY = date(2020, 1, 2)
PAIR = Pair("a", "b")
SOURCES = {
    "press": Source("press", "Press", date=When(2020)),
    "paper": Source("paper", "Paper"),
    "book": Source("book", "Book"),
}


def tie(*sources: str) -> Tie:
    """Capital and votes, of which something is remarked."""
    capital = WrittenInterest({"type": "shareholding"}, (("/share", "a third"),))
    votes = WrittenInterest(
        {"type": "votingRights"}, (("/endDate", "in 2021"), ("/share", "a third"))
    )
    return Tie(DAY, None, (capital, votes), sources)


def said(*ties: Tie) -> dict[str, Any]:
    """What is said of the pair."""
    return relationship_claim(PAIR, Telling(DAY, "updated", ties), SOURCES)


def test_a_relationship_is_that_of_a_company_and_its_owner() -> None:
    """The declaration is the company's, and nothing in it is a component of anything."""
    assert said(tie()) | {"annotations": []} == {
        "declarationSubject": "b",
        "statementDate": "2020-01-02",
        "recordId": "a.b",
        "recordStatus": "updated",
        "recordType": "relationship",
        "annotations": [],
        "recordDetails": {
            "isComponent": False,
            "subject": "b",
            "interestedParty": "a",
            "interests": [{"type": "shareholding"}, {"type": "votingRights"}],
        },
    }


def test_the_first_source_is_that_of_the_statement() -> None:
    """The others are remarks on the interests that rest on them."""
    claim = said(tie("press", "paper"), tie("press", "book"))

    assert claim["source"] == {"description": "Press"}
    assert [
        (remark["statementPointerTarget"], remark["description"])
        for remark in claim["annotations"]
        if "third" not in remark["description"] and "2021" not in remark["description"]
    ] == [
        ("/source", "dated 2020"),
        ("/recordDetails/interests/0", "Paper"),
        ("/recordDetails/interests/2", "Book"),
    ]


def test_remarks_point_at_fields_of_their_own_interest() -> None:
    """Counted through all interests of the statement."""
    assert [remark["statementPointerTarget"] for remark in said(tie(), tie())["annotations"]] == [
        "/recordDetails/interests/0/share",
        "/recordDetails/interests/1/endDate",
        "/recordDetails/interests/1/share",
        "/recordDetails/interests/2/share",
        "/recordDetails/interests/3/endDate",
        "/recordDetails/interests/3/share",
    ]


def test_further_sources_are_lost_once_for_each_tie() -> None:
    """However many statements tell it."""
    account = Account()
    note_further_sources(tie(), PAIR, account)
    note_further_sources(tie("press", "paper", "book"), PAIR, account)

    what = "a statement has one source; {} stands in an annotation"
    assert account.losses == [
        Loss("further source", "a in b", what.format("paper")),
        Loss("further source", "a in b", what.format("book")),
    ]
