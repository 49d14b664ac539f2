import json

import pytest

from alliance_cli.errors import UnreadableTextError
from tests.exchange.ftm_reading import company, entity, person, read, stake

ANNA, ACME = person("anna"), company("acme")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("5", "this is not an entity"),
        ("null", "this is not an entity"),
        ("[]", "this is not an entity"),
        ('"text"', "this is not an entity"),
        ('{"schema": "Company"}', "this entity has no id"),
        ('{"id": 5, "schema": "Company"}', "its id is not a text"),
        ('{"id": " ", "schema": "Company"}', "its id is not a text"),
        ('{"id": "a"}', "this entity has no schema"),
        ('{"id": "a", "schema": ["Company"]}', "its schema is not a text"),
        ('{"id": "a", "schema": "Company", "properties": []}', "its properties are no object"),
    ],
)
def test_what_is_no_entity_is_named_with_its_line(line: str, message: str) -> None:
    """A line that is none does not keep the others from being read."""
    found = read(ACME, line, ANNA)
    assert found.told == [("bad-statement", 2, message)]
    assert list(found.dataset.holders) == ["anna"]


def test_an_entity_without_properties_is_one() -> None:
    """What it does not say is missing and nothing else."""
    found = read('{"id": "acme", "schema": "Company"}')
    assert found.dataset.companies["acme"].name == "acme"
    assert found.losses == {"name": 1}


def test_an_id_told_twice_is_refused() -> None:
    """The second entity of one id is named; the first one stands."""
    found = read(ACME, company("acme", name="Other"))
    assert found.told == [("duplicate-statement", 2, "there is an entity 'acme' already")]
    assert found.dataset.companies["acme"].name == "The acme"


def test_numbers_and_bare_texts_are_values_too() -> None:
    """As the package does, a number is read as its text, and a text outside a list as a list."""
    bare = '{"id": "s", "schema": "Ownership", "properties": {"owner": "anna", "asset": "acme", '
    found = read(ANNA, ACME, f'{bare}"percentage": [51.5, null]}}}}')
    assert found.holdings == [("anna", "acme", "51.5%", "51.5%")]
    assert not found.problems


def test_huge_numbers_are_no_percentages() -> None:
    """1e400 is neither everything nor a traceback; a small one may be."""
    found = read(ANNA, ACME, stake("anna", "acme", "huge").replace('"huge"', "1e400"))
    assert found.told == [("bad-share", 3, "'1E+400' is over 100 per cent")]
    small = read(ANNA, ACME, stake("anna", "acme", "small").replace('"small"', "1e-7"))
    assert small.holdings == [("anna", "acme", "0.0000001%", "0.0000001%")]


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ('"Acme Ltd"', "Acme Ltd"),
        ('" "', "acme"),
        ('"Company"', "acme"),
        ("5", "acme"),
    ],
)
def test_the_caption_is_the_name_of_who_tells_none(caption: str, name: str) -> None:
    """Unless it is only that of the schema."""
    found = read(f'{{"id": "acme", "caption": {caption}, "schema": "Company"}}')
    assert found.dataset.companies["acme"].name == name
    assert ("name" in found.losses) == (name == "acme")


def test_a_caption_gives_way_to_a_name() -> None:
    """And is none where a schema has no names."""
    called = company("acme").replace('"schema"', '"caption": "ACME", "schema"')
    tie = stake("anna", "acme", "5").replace('"schema"', '"caption": "Owns", "schema"')
    found = read(ANNA, called, tie)
    assert found.dataset.companies["acme"].name == "The acme"
    assert not found.losses


@pytest.mark.parametrize("value", [True, [], {"name": ["Acme"]}])
def test_values_that_are_neither_text_nor_number_are_named(value: object) -> None:
    """An entity within an entity is not taken for a name."""
    found = read(entity("acme", "Company", name=["Acme", value]))
    assert found.told == [("wrong-type", 1, "a value of 'name' is neither a text nor a number")]


def test_a_cut_off_line_ends_the_reading() -> None:
    """Behind it nothing can be told apart."""
    with pytest.raises(UnreadableTextError, match="not JSON"):
        read(ACME, '{"id": "anna", "schema": "Per')


def test_an_array_of_entities_is_read_too() -> None:
    """Not only JSON Lines."""
    text = json.dumps([json.loads(line) for line in (ANNA, ACME, stake("anna", "acme", "5"))])
    assert read(text).holdings == [("anna", "acme", "5%", "5%")]


def test_properties_without_a_place_are_losses() -> None:
    """Each is told with what it says, long ones with their beginning."""
    found = read(company("acme", phone=["1", "2"], address="x" * 100, topics=[]))
    assert [(loss.kind, loss.where, loss.what) for loss in found.account.losses] == [
        ("phone", "acme", "1; 2"),
        ("address", "acme", f"{'x' * 80}…"),
    ]
