"""Names that people take for one another."""

import unicodedata

import pytest

from alliance_cli.errors import ProblemName
from alliance_cli.model.look_alikes import look_alike_names
from alliance_cli.model.records import Company, Dataset, Holder, HolderKind
from tests.notation import DAY


def dataset(*names: str) -> Dataset:
    """A company for each name."""
    companies = {f"c{n}": Company(f"c{n}", name) for n, name in enumerate(names)}
    return Dataset("names", DAY, companies=companies)


ALIKE = [
    ("Apple", "\u0410pple"),
    ("\u0410pple", "Apple"),
    ("Apple", "\u0410\u0420PLE"),
    ("HSBC", "НЅВС"),
    ("Alpha", "Αlphα"),
    ("POCT", "РОСТ"),
    ("Solo", "Տօlo"),
    ("DAVE", "ᎠᎪᏙᎬ"),
    ("Ampère", "Аmpere"),
    ("Ampere", "\u0410mp\u0435\u0300re"),
    ("Istanbul", "ıstanbul"),
    ("Iris", "lris"),
    ("Iris", "1ris"),
    ("Orion", "0rion"),
    ("l and 1", "I and I"),
    ("Fund 0", "Fund О"),
    ("ЗМ", "3M"),
]
DIFFERENT = [
    ("Apple", "Apples"),
    ("ALI", "All"),
    ("Ali", "All"),
    ("Заря", "Зарa и Ко"),
    ("日産", "日产"),
    ("Ａｐｐｌｅ", "Apple"),
    ("APPLE", "apple"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_parties_whose_names_look_alike_are_told_apart(one: str, other: str) -> None:
    """Letters of another alphabet, and 1, I, l, 0 and O, make no other look."""
    (problem,) = look_alike_names(dataset(one, other))
    assert (problem.name, problem.path) == (
        ProblemName.LOOK_ALIKE_NAMES,
        ("companies", "c1", "name"),
    )
    assert problem.message == f"'{other}' looks like '{one}', a name of c0"
    assert problem.related[0].path == ("companies", "c0", "name")
    assert problem.is_warning


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_names_are_no_look_alikes(one: str, other: str) -> None:
    """Neither names that differ for the eye, nor those that are one name, which is an error."""
    assert list(look_alike_names(dataset(one, other))) == []


def test_the_letter_that_differs_is_named() -> None:
    """In either of the two names."""
    for names in (("Apple", "\u0410pple"), ("\u0410pple", "Apple")):
        (problem,) = look_alike_names(dataset(*names))
        assert problem.way_out.startswith("'А' is CYRILLIC CAPITAL LETTER A: ")
    (problem,) = look_alike_names(dataset("Iris", "lris"))
    assert problem.way_out.startswith("1, I and l, like 0 and O, look alike: ")


def test_aliases_and_holders_are_compared_too() -> None:
    """A holder's alias looks like a company's; both places are shown."""
    acme = Company("acme", "Acme", aliases=("Rost",))
    person = Holder("p", "P", HolderKind.PERSON, aliases=("X", "R\u043est"))
    found = Dataset("names", DAY, companies={"acme": acme}, holders={"p": person})
    (problem,) = look_alike_names(found)
    assert problem.path == ("holders", "p", "aliases", 1)
    assert problem.related[0].path == ("companies", "acme", "aliases", 0)


def test_a_party_may_be_spelt_in_two_alphabets() -> None:
    """An alias of the same party in other letters is what aliases are for."""
    both = Company("rost", "РОСТ", aliases=("POCT", "Pocт"))
    assert list(look_alike_names(Dataset("names", DAY, companies={"rost": both}))) == []


def test_long_names_are_cut_in_the_message() -> None:
    """A thousand characters are no message."""
    (problem,) = look_alike_names(dataset("O" * 1000, "0" * 1000))
    assert len(problem.message) < 200


def test_every_letter_of_the_table_has_a_latin_look_alike_of_its_case() -> None:
    """No pair of the table is a slip: one letter of another alphabet, one of Latin."""
    from alliance_cli.model.look_alikes import _LATIN  # noqa: PLC0415  # the table itself

    for letter, latin in _LATIN.items():
        assert latin.isascii()
        assert latin.isalpha()
        assert unicodedata.normalize("NFKD", letter) == letter
        assert not letter.isascii()
