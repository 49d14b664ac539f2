import pytest

from alliance_cli.errors import UnknownCompanyError, UnknownSourceError
from alliance_cli.model.directory import (
    Directory,
    Spelling,
    party_named,
    source_named,
    spellings,
)
from alliance_cli.model.records import Company, Dataset, Holder, HolderKind, Source
from tests.notation import DAY

RENAULT = Company(
    "renault",
    "Renault Group",
    aliases=("Renault SA", "Régie Renault"),
    identifiers=(("lei", "969500F7JLTX36OUI695"), ("isin", "FR0000131906")),
)
STATE = Holder("french-state", "État français", HolderKind.STATE)
DATASET = Dataset(
    "names",
    DAY,
    sources={"press-2023": Source("press-2023", "Press")},
    companies={"renault": RENAULT},
    holders={"french-state": STATE},
)


def test_everything_a_company_answers_to_has_its_place() -> None:
    """Id, name, aliases and identifiers come in this order, each with its field."""
    assert list(spellings(RENAULT)) == [
        Spelling("renault", ()),
        Spelling("Renault Group", ("name",)),
        Spelling("Renault SA", ("aliases", 0)),
        Spelling("Régie Renault", ("aliases", 1)),
        Spelling("969500F7JLTX36OUI695", ("ids", "lei")),
        Spelling("FR0000131906", ("ids", "isin")),
    ]


@pytest.mark.parametrize(
    "name",
    ["renault", "RENAULT", " Renault group ", "Regie-Renault", "fr0000131906"],
)
def test_a_company_is_found_by_any_of_its_names(name: str) -> None:
    """Case, accents and punctuation do not matter."""
    assert party_named(DATASET, name) == RENAULT


def test_a_holder_is_found_like_a_company() -> None:
    """Holders answer to their names too."""
    assert party_named(DATASET, "etat francais") == STATE


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    """The error says the name as it was typed, and the ids that may have been meant."""
    with pytest.raises(UnknownCompanyError, match="no company or holder is called 'Renualt'") as no:
        party_named(DATASET, "Renualt")

    assert no.value.suggestions == ("renault",)


def test_a_source_is_found_whatever_its_case() -> None:
    """A source has one name, its id."""
    assert source_named(DATASET, "Press 2023").title == "Press"


def test_an_unknown_source_is_answered_with_near_ones() -> None:
    """A slip in the id of a source finds the source that was meant."""
    with pytest.raises(UnknownSourceError, match="no source has the id 'pres-2023'") as no:
        source_named(DATASET, "pres-2023")

    assert no.value.suggestions == ("press-2023",)


def test_a_party_may_be_nobody() -> None:
    """Where it is no error that nobody answers; the error, with near names, is there to raise."""
    directory = Directory(DATASET)
    assert directory.party_known_as("regie renault") == RENAULT
    assert directory.party_known_as("nobody") is None
    assert directory.unknown_company("renaut").suggestions == ("renault",)
