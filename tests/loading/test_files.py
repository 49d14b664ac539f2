"""The text of a file, portion by portion, or why it cannot be had."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from alliance_cli.errors import Problem, ProblemName, UnreadableTextError
from alliance_cli.loading import files
from alliance_cli.loading.files import name_of, text_portions, whole_text


def text_of(path: str | Path) -> str:
    """All portions together."""
    return "".join(text_portions(path))


def refusal(path: str | Path) -> Problem:
    """Why there is no text."""
    with pytest.raises(UnreadableTextError) as caught:
        text_of(path)
    return caught.value.problem


def test_a_text_comes_without_its_mark(tmp_path: Path) -> None:
    """What says that a file is UTF-8 is no part of it."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbfowner,company\r\n")

    assert text_of(path) == "owner,company\r\n"


def test_a_file_is_called_as_it_was_named() -> None:
    """Standard input has a name too."""
    assert [name_of(path) for path in ("a.csv", Path("b.csv"), "-", "")] == [
        "a.csv",
        "b.csv",
        "<stdin>",
        "''",
    ]


def test_a_letter_may_lie_between_two_portions(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each portion is a text; how much has been read is told behind each."""
    monkeypatch.setattr(files, "_PORTION", 3)
    path = tmp_path / "a.txt"
    path.write_text("aaé€x\n", encoding="utf-8")
    parts: list[float] = []
    portions = list(text_portions(path, parts.append))

    assert "".join(portions) == "aaé€x\n"
    assert len(portions) == 4
    assert parts == [3 / 9, 6 / 9, 1.0, 1.0]


def test_how_much_is_read_is_nothing_where_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe has no size; that it goes on is told still."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"abc")))
    parts: list[float] = []

    assert list(text_portions("-", parts.append)) == ["abc", ""]
    assert parts == [0.0, 0.0]


@pytest.mark.parametrize("portion", [1, 2, 5, 7, 4096])
@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"title: caf\xe9\n", (1, 11, 11, "title: caf�")),
        (b"\xef\xbb\xbfa\nb\xff c\nd", (2, 2, 7, "b� c")),
        ("aé\n€".encode() + b"\xe2\x82", (2, 2, 8, "€�")),
        (b"ab\n\xc3", (2, 1, 4, "�")),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_place(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    portion: int,
    raw: bytes,
    told: tuple[int, int, int, str],
) -> None:
    """However the bytes are portioned."""
    line, column, byte, excerpt = told
    monkeypatch.setattr(files, "_PORTION", portion)
    path = tmp_path / "mine.yaml"
    path.write_bytes(raw)
    problem = refusal(path)
    place = problem.location

    assert place is not None
    assert problem.name is ProblemName.NOT_TEXT
    assert problem.message == f"byte {byte} is not UTF-8 text"
    assert (place.line, place.column) == (line, column)
    assert excerpt.startswith(place.excerpt[: column - place.excerpt_column + 1])


def test_a_bad_byte_far_into_a_line_is_shown_with_what_stands_around_it(tmp_path: Path) -> None:
    """Its column is that of the file."""
    path = tmp_path / "mine.csv"
    path.write_bytes(b"x" * 1_000_000 + b"\xff" + b"y" * 1000)
    place = refusal(path).location

    assert place is not None
    assert place.column == 1_000_001
    assert len(place.excerpt) <= 400
    assert place.excerpt[place.column - place.excerpt_column] == "�"


def test_text_in_two_bytes_is_named(tmp_path: Path) -> None:
    """As spreadsheets save it."""
    path = tmp_path / "mine.csv"
    path.write_bytes("owner".encode("utf-16"))

    assert refusal(path).message == "this is UTF-16 text"


def test_an_archive_is_named(tmp_path: Path) -> None:
    """As registers publish them; nothing of it is shown."""
    path = tmp_path / "gleif.zip"
    path.write_bytes(b"PK\x03\x04\x14\x00\xff")
    problem = refusal(path)

    assert (problem.name, problem.message) == (ProblemName.NOT_TEXT, "this is a zip archive")
    assert problem.way_out == "unpack it first"
    assert problem.location is not None
    assert problem.location.line == 0


def test_a_file_larger_than_the_limit_is_not_read_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is not read to its end."""
    monkeypatch.setattr(files, "LARGEST_WHOLE", 2**20)
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (2**20 + 1))

    with pytest.raises(UnreadableTextError) as caught:
        whole_text(text_portions(path), "large.yaml")
    problem = caught.value.problem
    assert problem.name is ProblemName.CANNOT_READ
    assert problem.message == "it is larger than 1 MiB"
    assert whole_text(["a", "b"], "f") == "ab"
