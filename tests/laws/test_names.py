from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.model.directory import party_named
from alliance_cli.model.names import folded
from alliance_cli.model.records import Dataset
from tests.laws.strategies import datasets


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    """A name without case, accents and punctuation stays as it is."""
    assert folded(folded(name)) == folded(name)


@given(st.text("abcéÜ -.'"), st.integers(0, 3))
def test_folding_does_not_see_case_or_space(name: str, spaces: int) -> None:
    """Capitals and more spaces are the same name, where there is a letter at all."""
    if any(c.isalnum() for c in name):
        assert folded(name.upper() + " " * spaces) == folded(name)


@given(datasets())
def test_everybody_answers_to_id_name_alias_and_identifier(dataset: Dataset) -> None:
    """Each company and holder is found by whatever the file calls it, in capitals too."""
    for party in dataset.parties:
        identifiers = [value for _, value in party.identifiers]
        for name in (party.id, party.name, *party.aliases, *identifiers):
            assert party_named(dataset, name.upper()) == party
