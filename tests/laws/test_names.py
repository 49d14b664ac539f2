from hypothesis import assume, given
from hypothesis import strategies as st

from alliance_cli.model.directory import party_named
from alliance_cli.model.names import folded
from alliance_cli.model.nearness import near_names
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


@given(st.text("abcéÜ -"), st.lists(st.tuples(st.integers(0, 20), st.sampled_from(".'’"))))
def test_folding_does_not_see_dots_and_apostrophes(name: str, marks: list[tuple[int, str]]) -> None:
    """Wherever dots and apostrophes are put into a name with a letter, it stays that name."""
    assume(any(c.isalnum() for c in name))
    dotted = name
    for place, mark in marks:
        dotted = dotted[:place] + mark + dotted[place:]

    assert folded(dotted) == folded(name)


@given(datasets(), st.data())
def test_who_begins_a_name_is_offered_it(dataset: Dataset, data: st.DataObject) -> None:
    """The first letters of a name, from the third on, find whoever is called so."""
    known = {folded(party.name): party.id for party in dataset.parties}
    name, id_ = data.draw(st.sampled_from(sorted(known.items())))
    typed = name[: data.draw(st.integers(3, len(name)))].strip()
    assume(len(typed) > 2)

    assert id_ in near_names(typed, known, most=len(known))
