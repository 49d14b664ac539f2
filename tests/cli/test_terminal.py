"""A table is as wide and as coloured as the terminal allows."""

import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.running import QUERIES, environment, program, run

ESCAPE = "\x1b["
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3|4|9|10)\d")
SHOWN = [(*words, *more) for words in QUERIES for more in ((), ("--sources",), ("--notes",))]
CALCULATED = {"owners", "portfolio", "chains", "loops", "timeline", "diff"}
UNDERSTOOD = {
    "--sources": {"companies", "show", "stakes", "investments", "projects", *CALCULATED},
    "--notes": {"stakes", "chains", "investments", "projects"},
}
TABLES = [w for w in SHOWN if w[-1] not in UNDERSTOOD or w[0] in UNDERSTOOD[w[-1]]]


def heads(*words: str) -> list[str]:
    """The titles of the columns of the first table."""
    return next(line for line in run(*words).stdout.splitlines() if line.startswith(" ")).split()


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_no_line_is_wider_than_the_terminal(
    words: tuple[str, ...], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the width, nothing sticks out, nothing is cut, and no line ends in blanks."""
    monkeypatch.setenv("COLUMNS", str(width))

    for line in run(*words).stdout.splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()
        # The plain series goes on: "A + A² + …, which counts".
        assert "…" not in line.replace("…,", "")


@pytest.mark.parametrize(
    ("width", "titles"),
    [
        (40, ["Owner", "Capital"]),
        (80, ["Owner", "Capital", "Votes", "Since"]),
        (120, ["Owner", "Capital", "Votes", "Since", "Sources"]),
        (200, ["Owner", "Capital", "Votes", "Since", "Sources"]),
    ],
)
def test_the_least_useful_columns_go_first(
    width: int, titles: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A narrow terminal keeps who and how much; a wide one shows the sources too."""
    monkeypatch.setenv("COLUMNS", str(width))

    assert heads("stakes", "moteurs") == titles


@pytest.mark.parametrize("words", [("stakes", "jidosha"), ("stakes", "moteurs")])
def test_a_stake_is_never_without_its_share(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the narrowest terminal names wrap before the figures go."""
    monkeypatch.setenv("COLUMNS", "40")

    assert "Capital" in heads(*words)


@pytest.mark.parametrize("words", [("investments",), ("stakes", "ampere")])
def test_an_amount_is_never_cut(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal of 40 columns a promise of up to EUR 600M is still one."""
    monkeypatch.setenv("COLUMNS", "40")

    text = run(*words).stdout
    assert "up to EUR 600M" in text
    assert "…" not in text


def test_figures_stand_to_the_right() -> None:
    """The per cent signs of a column stand below one another."""
    lines = run("stakes", "ampere", "--as-of", "2024-06-30").stdout.splitlines()[2:4]

    assert lines[0].index("Capital") + len("Capital") == lines[1].index("%") + 1


def test_wide_letters_keep_the_columns_straight() -> None:
    """Names in Japanese, Arabic and with accents end where the next column begins."""
    lines = run("stakes", "moteurs").stdout.splitlines()
    end = cell_len(lines[2].partition("Capital")[0] + "Capital")
    for name in ("日本自動車株式会社", "\u2068سارة المؤسسة\u2069", "Société des Moteurs"):
        row = next(line for line in lines if line.startswith(f" {name}"))
        assert cell_len(row[: row.index("%") + 1]) == end


def test_a_name_from_the_right_changes_no_place_with_the_figures(
    dataset_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hebrew and Arabic are isolated in each line, also where a narrow terminal folds a name."""
    path = dataset_file(
        "title: t\nas_of: 2020-01-01\ncompanies: {a: {name: Apple}}\n"
        "holders:\n  k: {name: שלום, kind: person}\n"
        "  l: {name: بنك القاهرة الدولي للتنمية والاستثمار Ltd, kind: company}\n"
        "holdings:\n  - {owner: k, company: a, capital: 10%, votes: 20%}\n"
        "  - {owner: l, company: a, capital: 11%, votes: 21%}\n"
    )
    monkeypatch.setenv("COLUMNS", "50")

    lines = run("stakes", "a", "--data", str(path)).stdout.splitlines()

    assert any(line.split() == ["\u2068שלום\u2069", "10.00%", "20.00%"] for line in lines)
    named = [line for line in lines if "بنك" in line or "Ltd" in line]
    assert len(named) > 1
    for line in lines:
        outside = re.sub("\u2068[^\u2069]*\u2069", "", line)
        assert not [c for c in outside if unicodedata.bidirectional(c) in {"R", "AL", "FSI", "PDI"}]
    assert {cell_len(line) for line in lines if line.endswith("%")} == {cell_len(lines[2])}


@pytest.mark.parametrize("width", ["0", "x", "", "-5", "²", "1e3", "000"])
def test_a_width_that_is_none_prints_the_answer_all_the_same(
    width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A width that is no number of columns is none: there are 80."""
    told = run("stakes", "moteurs").stdout
    monkeypatch.setenv("COLUMNS", width)

    assert run("stakes", "moteurs").stdout == told


@pytest.mark.parametrize(("width", "most"), [("1", 20), (str(10**12), 1000), ("9" * 5000, 1000)])
def test_a_width_that_no_terminal_has_is_the_nearest_one(
    width: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COLUMNS costs no memory, and breaks nothing."""
    monkeypatch.setenv("COLUMNS", width)
    asked = run("stakes", "moteurs", "--notes", "--sources")
    monkeypatch.setenv("COLUMNS", str(most))

    assert asked.exit_code == 0
    assert asked.stdout == run("stakes", "moteurs", "--notes", "--sources").stdout


def test_sources_are_listed_by_number() -> None:
    """--sources gives each source a number, on its rows and in the list below."""
    lines = run("stakes", "state", "--sources").stdout.splitlines()

    assert lines[3].split()[-1] == "Sources"
    assert lines[4].endswith("1, 2")
    assert any(line.split()[:3] == ["1.", "Annual", "report"] for line in lines)
    assert any(line.split()[:3] == ["2.", "Register", "of"] for line in lines)
    assert "https://example.org/moteurs/2023" in "\n".join(lines)


def test_sources_are_numbered_as_they_first_appear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads from above meets source 1 first, whatever its id."""
    monkeypatch.setenv("COLUMNS", "200")

    lines = run("investments", "--sources").stdout.splitlines()

    assert [line.split()[-1] for line in lines[3:9]] == ["1", "2", "2", "1", "2", "1"]
    assert lines[-4:-2] == [
        " 1.  Register of companies",
        " 2.  Partners promise money to Ampere, The Daily Wheel, 2024-05",
    ]
    # Below those of the table stand those of the valuations that stakes are implied by.
    assert lines[-2].startswith(" 3.  Annual report 2023")


def test_companies_cite_no_source() -> None:
    """The list of companies rests on no single source: --sources adds nothing to it."""
    plain, asked = run("companies"), run("companies", "--sources")

    assert (asked.exit_code, asked.stdout) == (0, plain.stdout)


def test_one_source_is_a_table_of_dated_lines() -> None:
    """`sources register` says what rests on it, oldest first, and what it is below."""
    lines = run("sources", "press-2024-05").stdout.splitlines()

    assert lines[2].split() == ["Date", "Statement"]
    days = [line.split()[0] for line in lines[3:] if re.match(r" \d{4}", line)]
    assert days == ["2023-09-01", "2023-12-06", "2024-03-31", "2024-05", "2024-05-02", "2025-03"]
    assert lines[-1] == " 1.  Partners promise money to Ampere, The Daily Wheel, 2024-05"


def test_the_address_of_a_source_stands_below_it() -> None:
    """An address is printed in one piece, on a line of its own."""
    lines = run("sources", "annual-2023").stdout.splitlines()

    assert lines[-1] == "     https://example.org/moteurs/2023"


def test_all_sources_are_a_table_with_the_number_of_lines() -> None:
    """Without a source named, people see how many lines rest on each, not the lines."""
    text = run("sources").stdout

    assert heads("sources") == ["Source", "Title", "Date", "Lines"]
    assert "is announced" not in text
    assert text.splitlines()[-1].split() == ["register", "Register", "of", "companies", "11"]


def test_sources_are_not_listed_unless_asked_for() -> None:
    """Nothing that the question did not ask."""
    assert "Annual report" not in run("stakes", "state").stdout


def test_notes_are_printed_on_demand() -> None:
    """--notes prints the notes of the rows shown, each once, after the names."""
    told = run("stakes", "moteurs", "--notes").stdout

    assert told.count("double votes since the Florange act") == 1
    assert told.count("treasury shares\n") == 1
    assert "Florange" not in run("stakes", "moteurs").stdout


def test_an_empty_answer_is_a_sentence() -> None:
    """Where there is nothing, a sentence says so instead of an empty table."""
    assert run("stakes", "idle").stdout == (
        "Idle Fund: direct stakes on 2024-06-30\n\n"
        "Idle Fund has no recorded holdings on 2024-06-30.\n"
    )


def test_facts_stand_under_one_another() -> None:
    """`show` has a line for each fact, and one for each alias and identifier."""
    lines = run("show", "moteurs").stdout.splitlines()

    assert any(re.fullmatch(r" Country\s+FR", line) for line in lines)
    assert any(line.endswith("isin FR0000131906") for line in lines)
    assert any(line.endswith("Groupe Moteurs") for line in lines)


@pytest.mark.parametrize("words", [("stakes", "ampere"), ("show", "moteurs"), ("check",)])
def test_a_pipe_has_no_escape_codes(words: tuple[str, ...]) -> None:
    """What is piped is plain text."""
    assert b"\x1b" not in program(*words).stdout


def test_force_color_styles_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """FORCE_COLOR asks for styles where there is no terminal; still no line ends in blanks."""
    plain = run("stakes", "ampere").stdout
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    styled = run("stakes", "ampere").stdout

    assert ESCAPE in styled
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled) == plain


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under NO_COLOR there is no colour, even where styles are forced."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")

    assert not COLOUR.search(run("stakes", "ampere").stdout)


def test_a_terminal_is_drawn_on() -> None:
    """On a terminal the titles stand out; the letters are those of a pipe."""
    keyboard, screen = os.openpty()
    subprocess.run(
        [sys.executable, "-m", "alliance_cli", "stakes", "idle"],
        stdout=screen,
        env=environment(TERM="xterm", COLUMNS="80"),
        check=True,
    )
    os.write(screen, b"<the end>")
    shown = ""
    # What is written to a terminal arrives a little later, and in pieces.
    while not shown.endswith("<the end>"):
        shown += os.read(keyboard, 1 << 16).decode()
    os.close(screen)
    os.close(keyboard)

    assert ESCAPE in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown).replace("\r\n", "\n")
    assert plain.removesuffix("<the end>") == run("stakes", "idle").stdout
