import pytest

from alliance_cli.errors import DataPath
from alliance_cli.loading.lines import Lines
from alliance_cli.loading.places import locations

TEXT = """\
title: A file
companies:
  acme: {name: Acme, aliases: [one, two]}
holdings:
  - owner: acme
    capital: 10%
  -
    owner: gizmo
shared: &x
  deep: 1
again: *x
"""


def place(path: DataPath, *, on_key: bool = False, text: str = TEXT) -> tuple[int, int, int]:
    """Line, column and length of a path in the text."""
    spot = (path, on_key)
    found = locations(Lines("mine", text), [spot])[spot]
    return found.line, found.column, found.length


@pytest.mark.parametrize(
    ("path", "on_key", "expected"),
    [
        (("title",), False, (1, 8, 6)),
        (("title",), True, (1, 1, 5)),
        (("companies", "acme"), True, (3, 3, 4)),
        (("companies", "acme"), False, (3, 9, 1)),
        (("companies", "acme", "name"), False, (3, 16, 4)),
        (("companies", "acme", "aliases", 1), False, (3, 37, 3)),
        (("holdings",), False, (5, 5, 5)),
        (("holdings", 0), False, (5, 5, 5)),
        (("holdings", 0, "capital"), False, (6, 14, 3)),
        (("holdings", 1), False, (8, 5, 5)),
        (("holdings", 1, "owner"), True, (8, 5, 5)),
        (("again",), False, (11, 8, 2)),
        ((), False, (1, 1, 5)),
    ],
)
def test_a_path_has_a_place(path: DataPath, on_key: bool, expected: tuple[int, int, int]) -> None:  # noqa: FBT001  # a column of the table
    """Keys, words, lists and maps are found where they begin."""
    assert place(path, on_key=on_key) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("holdings", 0, "votes"), (5, 5, 5)),
        (("holdings", 7), (4, 1, 8)),
        (("companies", "acme", "aliases", 9), (3, 22, 7)),
        (("nothing", "of", "this"), (1, 1, 5)),
        (("again", "deep"), (11, 1, 5)),
    ],
)
def test_what_is_not_there_stands_where_its_parent_does(
    path: DataPath, expected: tuple[int, int, int]
) -> None:
    """A missing field is shown at the nearest thing around it."""
    assert place(path) == expected


def test_a_key_is_shown_where_only_its_value_was_meant() -> None:
    """A list item has no key, so it is shown itself."""
    assert place(("holdings", 0), on_key=True) == (5, 5, 5)


def test_of_a_key_given_twice_the_first_is_shown() -> None:
    """The value that was kept is the one that is pointed at."""
    assert place(("a",), text="a: 1\na: 22\n") == (1, 4, 1)


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_an_empty_file_is_shown_at_its_beginning(text: str) -> None:
    """Where there is nothing, the beginning is pointed at."""
    assert place(("title",), text=text) == (1, 1, 1)


@pytest.mark.parametrize(("text", "expected"), [("word", (1, 1, 4)), ("[a, b]", (1, 1, 1))])
def test_a_file_that_is_one_value_is_shown_whole(text: str, expected: tuple[int, int, int]) -> None:
    """A word or a list in the place of the file is pointed at itself."""
    assert place((), text=text) == expected
