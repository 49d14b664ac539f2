from tests.exchange.ftm_reading import company, entity, person, read, stake

ANNA, BERT, ACME = person("anna"), person("bert"), company("acme")


def test_an_ownership_needs_both_ends() -> None:
    """Each that lacks one is named."""
    found = read(ANNA, ACME, stake("", "acme"), entity("s", "Ownership", owner="anna"))
    assert found.told == [
        ("bad-statement", 3, "this Ownership names no owner"),
        ("bad-statement", 4, "this Ownership names no asset"),
    ]


def test_ends_that_are_not_in_the_file_are_named_with_their_place() -> None:
    """A part of a file is not taken for the whole."""
    found = read(ANNA, ACME, stake("gone", "acme"), stake("anna", "lost"))
    assert found.told == [
        ("unknown-company", 3, "no company or person in the file has the id 'gone'"),
        ("unknown-company", 4, "no company or person in the file has the id 'lost'"),
    ]
    assert not found.losses


def test_what_is_neither_company_nor_person_is_owned_elsewhere() -> None:
    """Who owns a ship, or a paper, owns no company; wherever in the file it stands."""
    found = read(
        ANNA,
        ACME,
        stake("anna", "ship", "100"),
        stake("anna", "paper", "100"),
        stake("anna", "acme", "60"),
        entity("ship", "Vessel"),
        entity("paper", "Document"),
    )
    assert found.holdings == [("anna", "acme", "60%", "60%")]
    assert not found.problems
    assert found.losses == {"Vessel": 1, "Ownership": 2}
    assert found.account.losses[1].what == "'ship' is of the schema Vessel, and no party"


def test_who_holds_together_with_what_is_no_party_holds_no_more_for_it() -> None:
    """The percentage of both is not that of the one who is left."""
    both = entity("s", "Ownership", owner=["anna", "ship"], asset="acme", percentage="30")
    found = read(ANNA, ACME, entity("ship", "Vessel"), both)
    assert not found.holdings
    assert found.losses == {"Vessel": 1, "Ownership": 1}


def test_nobody_owns_a_person() -> None:
    """Not even herself; a company may well hold shares of its own."""
    found = read(ANNA, ACME, stake("anna", "anna", "5"), stake("acme", "acme", "5"))
    assert found.told == [("bad-statement", 3, "'anna' is a person, whom nobody owns")]
    assert found.holdings == [("acme", "acme", "5%", "5%")]


def test_several_owners_of_several_assets_are_refused() -> None:
    """It does not say who owns what, and a short line could name a million pairs."""
    both = entity("s", "Ownership", owner=["anna", "bert"], asset=["acme", "b"])
    found = read(ANNA, BERT, ACME, company("b"), both)
    assert found.told == [
        ("bad-statement", 5, "this Ownership names several owners and several assets")
    ]
