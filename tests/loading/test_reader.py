import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_cli.errors import InvalidDataError, ProblemName
from alliance_cli.loading.reader import examine_file, examine_text, load_dataset, read_dataset
from tests.loading.minimal import HEAD, HELD, errors, warnings

Writer = Callable[[str], Path]


def test_a_sound_file_becomes_a_dataset(dataset_file: Writer) -> None:
    """A file without errors is read; warnings do not stop it."""
    data = load_dataset(dataset_file(HEAD))

    assert data.title == "Minimal"
    assert list(data.companies) == ["acme", "gizmo"]
    assert data == read_dataset(HEAD)


def test_a_mark_of_byte_order_is_no_text(tmp_path: Path) -> None:
    """A file saved by an editor that puts such a mark first is read."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())

    assert load_dataset(path).title == "Minimal"


def test_reading_tells_its_progress(dataset_file: Writer) -> None:
    """Whoever asks is told how far the reading has come: half of it is YAML, then come entries."""
    parts: list[float] = []
    load_dataset(dataset_file(HEAD), parts.append)

    assert parts == [0]

    parts.clear()
    many = "".join(f"- {{owner: acme, company: gizmo, capital: 0%}} # {n}\n" for n in range(3000))
    examine_file(dataset_file(f"{HEAD}holdings:\n{many}"), parts.append)
    yaml, entries = [[p for p in parts if half(p)] for half in ((0.5).__gt__, (0.5).__le__)]

    assert parts == sorted(parts) == yaml + entries
    assert len(yaml) > 1
    assert len(entries) > 1
    assert parts[-1] < 1


def test_all_errors_of_a_file_come_in_one_run() -> None:
    """A bad share, an unknown company and too large a sum are three reports, sorted by place."""
    with pytest.raises(InvalidDataError, match="the data has 3 problems") as caught:
        read_dataset(
            HEAD + "holdings:\n"
            "- {owner: acme, company: gizmo, capital: 15}\n"
            "- {owner: nobody, company: gizmo, capital: 60%}\n"
            "- {owner: gizmo, company: gizmo, capital: 60%}\n",
            "mine.yaml",
        )
    problems = caught.value.problems

    assert [(p.name, p.location and p.location.line) for p in problems] == [
        (ProblemName.MORE_THAN_WHOLE, 4),
        (ProblemName.BAD_SHARE, 6),
        (ProblemName.UNKNOWN_COMPANY, 7),
    ]
    assert {p.location.file for p in problems if p.location} == {"mine.yaml"}


def test_one_problem_is_counted_as_one() -> None:
    """The sentence counts right."""
    with pytest.raises(InvalidDataError, match=r"the data has 1 problem$"):
        read_dataset("[]")


def test_lines_are_named_as_the_file_counts_them() -> None:
    """A line left out for its own error does not move the lines after it."""
    (whole, wrong) = errors(
        "holdings:\n"
        "- {owner: 5, company: gizmo, capital: 15%}\n"
        "- {owner: acme, company: gizmo, capital: 60%, until: 2020}\n"
        "- {owner: gizmo, company: gizmo, capital: 60%}\n"
    )

    assert (whole.name, wrong.name) == (ProblemName.MORE_THAN_WHOLE, ProblemName.WRONG_TYPE)
    assert [(other.path, other.line) for other in whole.related] == [
        (("holdings", 1), 7),
        (("holdings", 2), 8),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "{owner: acme, company: gizmo, capital: 15, sources: [press]}",
        "{owner: 5, company: gizmo, capital: 15%, sources: [press]}",
        "{owner: acme, company: gizmo, capital: 15%, since: early, sources: [press]}",
    ],
)
def test_a_complete_list_with_a_broken_line_is_not_said_to_fall_short(broken: str) -> None:
    """What is missing may be what the broken line meant to say."""
    complete = HEAD.replace("gizmo: {", "gizmo: {complete: true, ")
    whole = "- {owner: gizmo, company: gizmo, capital: 10%, sources: [press]}\n"
    (problem,) = (
        found
        for found in examine_text(f"{complete}holdings:\n- {broken}\n{whole}", "mine").problems
        if not found.is_warning
    )

    assert problem.name is not ProblemName.COMPLETE_FALLS_SHORT
    assert ProblemName.COMPLETE_FALLS_SHORT in [
        p.name for p in examine_text(complete + "holdings:\n" + whole, "mine").problems
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the file is empty, not a map of fields"),
        ("- a", "the file is a list, not a map of fields"),
        ("word", "the file is text, not a map of fields"),
        ("5", "the file is the number 5, not a map of fields"),
        ("2023-01-01", "the file is the date 2023-01-01, not a map of fields"),
        ("true", "the file is true or false, not a map of fields"),
    ],
)
def test_a_file_that_is_no_map_is_told_how_to_begin(text: str, what: str) -> None:
    """Whatever else stands there, a dataset begins with its title and day."""
    (problem,) = examine_text(text, "mine").problems

    assert (problem.name, problem.message) == (ProblemName.WRONG_TYPE, what)
    assert problem.way_out == "begin with title: and as_of:"


def test_warnings_are_told_but_the_file_is_read() -> None:
    """An unused source, an unused company and a fact without source are warnings."""
    body = "holdings:\n" + HELD.replace(", sources: [press]", "")

    assert errors(body) == []
    assert [problem.name for problem in warnings(body)] == [
        ProblemName.UNUSED_SOURCE,
        ProblemName.NO_SOURCE,
    ]
    assert [p.name for p in warnings("")] == [
        ProblemName.UNUSED_SOURCE,
        ProblemName.UNUSED_COMPANY,
        ProblemName.UNUSED_COMPANY,
    ]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing file is a problem of the data, not a crash."""
    (problem,) = examine_file(tmp_path / "none.yaml").problems
    assert problem.location is not None

    assert problem.name is ProblemName.CANNOT_READ
    assert "no such file or directory" in problem.message
    assert problem.location.line == 0


def test_a_folder_and_an_impossible_name_are_told(tmp_path: Path) -> None:
    """A folder cannot be read as a file, nor can a name that no system allows."""
    for path in (tmp_path, "a\0b"):
        (problem,) = examine_file(path).problems
        assert problem.name is ProblemName.CANNOT_READ


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are told, and where they begin."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"title: caf\xe9\n")
    (problem,) = examine_file(path).problems

    assert problem.name is ProblemName.NOT_TEXT
    assert problem.way_out == "save the file as UTF-8"


def test_a_broken_file_is_only_told_as_broken() -> None:
    """Where the YAML breaks off nothing else is said."""
    examined = examine_text("title: [\n", "mine")

    assert [problem.name for problem in examined.problems] == [ProblemName.NOT_YAML]
    assert examined.dataset is None


def test_a_key_given_twice_stops_the_file() -> None:
    """A duplicate key is an error like any other."""
    assert [problem.name for problem in errors("title: again\n")] == [ProblemName.DUPLICATE_KEY]


def test_a_missing_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program started without any standard input says so."""
    monkeypatch.setattr(sys, "stdin", None)

    (problem,) = examine_file("-").problems

    assert problem.name is ProblemName.CANNOT_READ
    assert problem.message == "there is no standard input"
