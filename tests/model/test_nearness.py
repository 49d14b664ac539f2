"""The nearest right names for a wrong one, in bounded time."""

import pytest

from alliance_cli.model.nearness import NearNames, near_names

KNOWN = {
    "nissan": "nissan",
    "nissan motor": "nissan",
    "renault": "renault",
    "renault korea": "renault-korea",
    "renault do brasil": "renault-do-brasil",
    "horse": "horse",
}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("nisan", ("nissan",)),
        ("Rénaut", ("renault",)),
        ("korea", ("renault-korea",)),
        ("zzz", ()),
        ("", ()),
        ("do", ("renault-do-brasil",)),
        ("ni", ()),
        ("ren", ("renault", "renault-korea", "renault-do-brasil")),
        ("nissan motor company", ("nissan",)),
        ("Horse Powertrain Limited", ("horse",)),
        ("Renaultkorea", ("renault-korea", "renault")),
    ],
)
def test_a_slip_finds_what_was_meant(name: str, near: tuple[str, ...]) -> None:
    """A slip, a beginning, a word of a name and a name with more words all find the id, once."""
    assert near_names(name, KNOWN) == near


def test_no_more_names_than_asked_for() -> None:
    """Of many near names only the nearest are given."""
    assert near_names("renault", KNOWN, most=2) == ("renault", "renault-korea")


def test_of_many_alike_the_nearest_is_offered() -> None:
    """Letters swapped or left out among thousands of names that differ in their numbers alone."""
    known = {f"company name {n} of a long register": str(n) for n in range(2000)}
    near = NearNames(known)
    assert near.ids_near("compnay name 471 of a long register", most=1) == ("471",)
    assert near.ids_near("company nme 1971 of a long registr", most=1) == ("1971",)


def test_names_of_any_length_are_compared_by_their_beginning() -> None:
    """A megabyte that begins like a name costs no more than a line."""
    known = {"acme " + "x" * 995: "acme"}
    assert near_names("acme " + "x" * 1_000_000, known) == ("acme",)
    assert near_names("amce " + "x" * 1_000_000, known) == ("acme",)
