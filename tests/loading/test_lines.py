import pytest

from alliance_cli.errors import Location
from alliance_cli.loading.lines import Lines

TEXT = "first\r\nsecond\rthird\u2028fourth\n"


@pytest.mark.parametrize(
    ("line", "excerpt"), [(0, "first"), (1, "second"), (2, "third"), (3, "fourth"), (4, "")]
)
def test_lines_are_cut_where_yaml_cuts_them(line: int, excerpt: str) -> None:
    """Every kind of line break counts, the pair of Windows once."""
    place = Lines("mine", TEXT).location(line, 0, line, 2)

    assert place == Location("mine", line + 1, 1, 2, excerpt)


def test_a_place_over_several_lines_shows_the_first() -> None:
    """What runs on is marked to the end of its first line, without the space there."""
    place = Lines("mine", "key: one  \n  two").location(0, 5, 1, 5)

    assert (place.column, place.length, place.excerpt) == (6, 3, "key: one  ")


def test_a_place_is_at_least_one_character_wide() -> None:
    """Even nothing can be pointed at."""
    assert Lines("mine", "").location(0, 0, 0, 0).length == 1


def test_a_place_after_the_end_has_an_empty_line() -> None:
    """The end of a file can be pointed at too."""
    assert Lines("mine", "one").location(7, 0, 7, 1) == Location("mine", 8, 1, 1, "")


@pytest.mark.parametrize(("index", "place"), [(0, (1, 1)), (7, (2, 1)), (15, (3, 2))])
def test_a_character_has_its_line_and_column(index: int, place: tuple[int, int]) -> None:
    """A place can be asked for by its character, counted from the beginning."""
    found = Lines("mine", TEXT).location_at(index)

    assert (found.line, found.column) == place


def test_of_a_long_line_only_what_is_around_the_place_is_kept() -> None:
    """A file of one line may have as many problems as it has words."""
    lines = Lines("f", "a" * 1000 + "b" + "c" * 1000)
    place = lines.location(0, 1000, 0, 1001)
    assert (place.column, place.length, place.excerpt_column) == (1001, 1, 801)
    assert place.excerpt == "a" * 200 + "b" + "c" * 199
