"""GLEIF's files: who is consolidated by whom, why no parent is named, and who is who.

A consolidation is an accounting fact and no stake: it makes the direct parent a holder of a share
that nobody has disclosed, unless the record quantifies it.
"""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from alliance_cli.errors import Problem
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.gleif.book import Book
from alliance_cli.exchange.gleif.csv import csv_entries
from alliance_cli.exchange.gleif.dataset import finished
from alliance_cli.exchange.gleif.json import json_entries
from alliance_cli.exchange.gleif.parties import Parties
from alliance_cli.exchange.gleif.tree import Entry
from alliance_cli.exchange.gleif.xml import xml_entries
from alliance_cli.exchange.json_stream import Progress

_Form: TypeAlias = Callable[[str, str, Progress], Iterator[Entry | Problem]]
_HEAD: Final = 4096


def read_gleif(text: str, file: str, account: Account, progress: Progress) -> Reading:
    """The dataset that a file of GLEIF tells, be it XML, JSON or a table.

    Raises:
        UnreadableTextError: `not-xml`, `not-json`, `bad-table` or `bad-statement`: the text is
            cut off, or is no file of GLEIF.
    """
    book = Book(Parties(account))
    for entry in _form(text)(text, file, progress):
        if isinstance(entry, Problem):
            book.problems.append(entry)
        else:
            book.take(entry)
    return finished(book, file)


def _form(text: str) -> _Form:
    """What reads a text, by the first character that is not white."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        return xml_entries
    return json_entries if head.startswith(("{", "[")) else csv_entries
