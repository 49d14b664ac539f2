"""A text of which only a passage is held."""

import pytest

from alliance_cli.errors import Location, ProblemName
from alliance_cli.exchange.passage import Passage, too_long, with_beginning

TEXT = "first\nsecond\n\nfourth line\n"


def test_a_beginning_is_seen_and_nothing_is_lost() -> None:
    """Whether it comes in one portion or in many."""
    for portions in ([TEXT], list(TEXT), []):
        begun, again = with_beginning(portions)
        assert begun == "".join(portions)
        assert "".join(again) == begun

    begun, again = with_beginning("x" * 10_000)
    assert begun == "x" * 4096
    assert "".join(again) == "x" * 10_000


@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_places_are_those_of_the_whole_text(size: int) -> None:
    """However it is portioned, and whatever was let go."""
    passage = Passage((TEXT[at : at + size] for at in range(0, len(TEXT), size)), "f")
    at = 0
    for number, letter in enumerate(TEXT):
        while at >= len(passage.text):
            moved = passage.grow(at)
            assert moved is not None
            at = moved
        place = passage.place(at)
        before = TEXT[:number]
        assert passage.text[at] == letter
        assert place.line == before.count("\n") + 1
        assert place.column == number - before.rfind("\n")
        assert place.excerpt_column == 1
        assert passage.find(place.line, place.column) == at
        at += 1
    assert passage.grow(at) is None


def test_only_a_passage_is_held() -> None:
    """And of a long line only what stands around a place is shown."""
    passage = Passage(("x" * 1000 for _ in range(1000)), "f")
    at: int | None = 0
    widest = 0
    while at is not None:
        widest = max(widest, len(passage.text))
        end = len(passage.text)
        at = passage.grow(end)
    place = passage.place(len(passage.text) - 1)

    assert widest < 5000
    assert (place.line, place.column) == (1, 1_000_000)
    assert len(place.excerpt) <= 400
    assert place.excerpt_column + place.excerpt.rindex("x") == 1_000_000


def test_what_is_kept_is_held_in_growing_steps() -> None:
    """So that trying again does not take the square of its length."""
    passage = Passage(("x" * 10 for _ in range(100_000)), "f")
    steps = 0
    while passage.grow(0) is not None:
        steps += 1

    assert len(passage.text) == 1_000_000
    assert steps < 40


def test_a_line_that_is_not_held_is_not_found() -> None:
    """The end of what is held stands for it."""
    passage = Passage([TEXT], "f")
    passage.grow(0)

    assert passage.find(4, 3) == TEXT.index("urth")
    assert passage.find(90, 1) == len(TEXT)


def test_one_thing_may_not_be_endless() -> None:
    """The problem says where it begins."""
    problem = too_long("line", Location("f", 3, 1, 1, "xxx")).problem

    assert problem.name is ProblemName.CANNOT_READ
    assert problem.message == "this line is longer than 16 million characters"
