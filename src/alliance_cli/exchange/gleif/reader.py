"""GLEIF's files: who is consolidated by whom, why no parent is named, and who is who.

A consolidation is an accounting fact and no stake: it makes the direct parent a holder of a share
that nobody has disclosed, unless the record quantifies it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from alliance_cli.errors import Problem
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.gleif.book import Book
from alliance_cli.exchange.gleif.csv import csv_entries
from alliance_cli.exchange.gleif.dataset import finished
from alliance_cli.exchange.gleif.json import json_entries
from alliance_cli.exchange.gleif.parties import Parties
from alliance_cli.exchange.gleif.tree import Entry, Unknown
from alliance_cli.exchange.gleif.xml import xml_entries
from alliance_cli.exchange.passage import with_beginning

_Form: TypeAlias = Callable[[Iterable[str], str], Iterator[Entry | Problem | Unknown]]


def read_gleif(portions: Iterable[str], file: str, account: Account) -> Reading:
    """The dataset that a file of GLEIF tells, be it XML, JSON or a table.

    Raises:
        UnreadableTextError: the text is cut off, is no file of GLEIF, or cannot be had.
    """
    book = Book(Parties(account))
    begun, whole = with_beginning(portions)
    for found in _form(begun)(whole, file):
        book.take(found)
    return finished(book, file)


def _form(begun: str) -> _Form:
    """What reads a text, by the first character that is not white."""
    head = begun.lstrip()
    if head.startswith("<"):
        return xml_entries
    return json_entries if head.startswith(("{", "[")) else csv_entries
