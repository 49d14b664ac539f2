"""Standard output and standard error: the only file that writes to them."""

import os
import sys
from collections.abc import Iterable
from typing import Final, TextIO

from alliance_cli.outgoing.terminal import for_terminal

_USUAL_WIDTH: Final = 80
_NARROWEST: Final = 20
_WIDEST: Final = 1_000
"""Columns; no terminal has more, and who asks for more of them waits for blanks."""


def say(*lines: str) -> None:
    """Print lines for people on standard error, whatever the texts in them are."""
    _write_lines(sys.stderr, lines)


def answer_lines(lines: Iterable[str]) -> None:
    """Print lines for people on standard output, whatever the texts in them are."""
    _write_lines(sys.stdout, lines)


def answer_rendered(text: str) -> None:
    """Print on standard output what a format has made of an answer."""
    sys.stdout.write(text)


def say_rendered(text: str) -> None:
    """Print on standard error what a format has made of an error."""
    sys.stderr.write(text)


def is_watched() -> bool:
    """Whether somebody sees what is said on standard error."""
    return sys.stderr.isatty()


def width_of_output() -> int:
    """Columns of standard output: those that COLUMNS says, or those of the terminal, or 80."""
    return _columns(sys.stdout)


def width_of_errors() -> int:
    """Columns of standard error."""
    return _columns(sys.stderr)


def _write_lines(stream: TextIO, lines: Iterable[str]) -> None:
    # By `write`, which on standard error drops what cannot be written.
    stream.write("".join(f"{for_terminal(line)}\n" for line in lines))


def _columns(stream: TextIO) -> int:
    said = os.environ.get("COLUMNS", "").lstrip("0")
    if said.isascii() and said.isdigit():
        columns = int(said) if len(said) < len(str(_WIDEST)) else _WIDEST
    else:
        columns = _terminal_columns(stream) or _USUAL_WIDTH
    return max(_NARROWEST, min(columns, _WIDEST))


def _terminal_columns(stream: TextIO) -> int:
    """Those of the terminal behind a stream; none for a file, a pipe or a terminal without."""
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0
