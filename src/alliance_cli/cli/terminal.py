"""A report as a table, as wide and as coloured as the terminal allows."""

import re
from typing import Any, Final

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from alliance_cli.cli.streams import answer_rendered, width_of_output
from alliance_cli.outgoing.characters import isolated
from alliance_cli.outgoing.terminal import paragraph_for_terminal
from alliance_cli.report.columns import Column
from alliance_cli.report.kinds import NO_FIGURE, SOURCE_IDS
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import (
    FactLines,
    Sheet,
    assumption_line,
    explanation_lines,
    note_lines,
    sheets,
    source_lines,
)

WIDE: Final = 120
"""Columns from which a terminal also shows what is for wide ones."""
_TRAILING_SPACES: Final = re.compile(r" +((?:\x1b\[[0-9;]*m)*) *$", re.MULTILINE)
_ANY_HEIGHT: Final = 25
"""Nothing depends on it, but what is given is not looked up."""
_NAMES: Final = 28
"""Columns for the names before notes."""
_STEPS: Final = ((3, 28), (1, 10), (0, 10))
"""Columns of at least this rank go, but never the first, until texts that may wrap have so many."""
_LONGEST_WORD: Final = 28
"""Columns of a word that is kept whole while other columns can go instead."""
_GAP: Final = 2
_INDENT: Final = 1


def draw(report: Report) -> None:
    """Print a report on standard output for people."""
    console = Console(
        width=width_of_output(),
        height=_ANY_HEIGHT,
        highlight=False,
        emoji=False,
        markup=False,
    )
    with console.capture() as drawn:
        _draw(report, console)
    # Texts are isolated when they stand in their lines: isolates end with the line.
    answer_rendered(isolated(_TRAILING_SPACES.sub(r"\1", drawn.get())))


def _draw(report: Report, console: Console) -> None:
    _line(console, report.title, style="bold")
    if assumed := assumption_line(report):
        _line(console, assumed)
    for sheet in sheets(report):
        console.print()
        if isinstance(sheet, FactLines):
            console.print(_facts(sheet))
        elif sheet.sentence:
            _line(console, sheet.sentence)
        else:
            if sheet.title:
                _line(console, sheet.title, style="bold")
            console.print(_table(sheet, console.width, lists_sources=report.lists_sources))
    _explanations(console, report)
    if report.lists_notes:
        _notes(console, report)
    if report.lists_sources:
        _sources(console, report)


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(_text(text, style))


def _text(text: str, style: str = "") -> Text:
    """A text of the answer; nothing in it is markup, or steers the terminal."""
    return Text(paragraph_for_terminal(text), style=style)


def _explanations(console: Console, report: Report) -> None:
    sentences = explanation_lines(report)
    if sentences:
        console.print()
    for sentence in sentences:
        console.print(_indented(_text(sentence, "dim")))


def _notes(console: Console, report: Report) -> None:
    notes = _grid()
    for names, note in note_lines(report):
        notes.add_row(_text(names), _text(note, "dim"))
    if notes.rows:
        console.print()
        console.print(_indented(notes))


def _sources(console: Console, report: Report) -> None:
    sources = tuple(source_lines(report))
    if sources:
        console.print()
    for number, told, address in sources:
        line = _grid()
        line.add_row(_text(number), _text(told, "dim"))
        console.print(_indented(line))
        if address:
            # An address is copied and clicked: it stays in one piece, however narrow the terminal.
            indent = " " * (_INDENT + len(number) + _GAP)
            console.print(_text(indent + address, "dim"), soft_wrap=True)


def _grid() -> Table:
    """Two columns without lines, the second of which wraps."""
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(max_width=_NAMES, overflow="fold")
    grid.add_column(overflow="fold")
    return grid


def _indented(what: Table | Text) -> Padding:
    return Padding(what, (0, 0, 0, _INDENT))


def _facts(lines: FactLines) -> Padding:
    facts = _grid()
    for name, values in lines.facts:
        for number, value in enumerate(values):
            told = _text(value) if len(values) == 1 else _bullet(value)
            facts.add_row(_text(name if number == 0 else "", "dim"), told)
    return _indented(facts)


def _bullet(text: str) -> Table:
    bullet = Table.grid(padding=(0, 1, 0, 0))
    bullet.add_column()
    bullet.add_column(overflow="fold")
    bullet.add_row(_text("·", "dim"), _text(text))
    return bullet


def _table(sheet: Sheet, width: int, *, lists_sources: bool) -> Padding:
    shown = _fitting(sheet, width, lists_sources=lists_sources)
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    for index in shown:
        column = sheet.columns[index]
        right = column.kind.is_figure
        table.add_column(
            _text(column.title),
            justify="right" if right else "left",
            no_wrap=not column.flows,
            overflow="fold" if column.flows else "ellipsis",
        )
    listed = len(sheet.rows) - sheet.last
    for number, row in enumerate(sheet.rows):
        if sheet.groups and (number == 0 or sheet.groups[number] != sheet.groups[number - 1]):
            if number:
                table.add_row()
            table.add_row(_text(sheet.groups[number], "bold"))
        cells = (_text(row[index]) for index in shown)
        table.add_row(*cells, style="" if number < listed else "dim")
    return _indented(table)


def _fitting(sheet: Sheet, width: int, *, lists_sources: bool) -> list[int]:
    """The columns that fit: the least useful go before texts wrap, others before texts are cut."""
    columns = sheet.columns
    shown = [
        index
        for index, column in enumerate(columns)
        if not column.wide or width >= WIDE or lists_sources
    ]
    for spared, room in _STEPS:
        while len(shown) > 1 and _width(sheet, shown, room, spared) > width:
            least = max(shown[1:], key=lambda index: _uselessness(sheet, index, lists_sources))
            if _rank(columns[least], lists_sources) < spared:
                break
            shown.remove(least)
    return shown


def _width(sheet: Sheet, shown: list[int], room: int, spared: int) -> int:
    word = _LONGEST_WORD if spared else 0
    return _INDENT - _GAP + sum(_needed(sheet, index, room, word) + _GAP for index in shown)


def _uselessness(sheet: Sheet, index: int, lists_sources: bool) -> tuple[int, int, int]:  # noqa: FBT001
    """A sort key: of two columns of one rank, the emptier goes first."""
    empty = sum(row[index] in ("", NO_FIGURE) for row in sheet.rows)
    return _rank(sheet.columns[index], lists_sources), empty, index


def _rank(column: Column[Any], lists_sources: bool) -> int:  # noqa: FBT001  # read as one sentence
    """How soon a column goes; the numbers of listed sources stay, or the list says nothing."""
    return 1 if column.kind is SOURCE_IDS and lists_sources else column.rank


def _needed(sheet: Sheet, index: int, room: int, word: int) -> int:
    """The width that a column asks for; one that flows can do with `room` or a longer `word`."""
    column = sheet.columns[index]
    texts = (column.title, *(row[index] for row in sheet.rows))
    shown = [paragraph_for_terminal(text) for text in texts]
    natural = max(map(cell_len, shown))
    if not column.flows:
        return natural
    longest_word = max(cell_len(word) for text in shown for word in text.split() or [""])
    return min(natural, max(room, min(longest_word, word)))
