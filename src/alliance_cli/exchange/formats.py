"""The formats that a dataset can be read from and written to: the only such table.

Our own YAML is not among them: it is read and written in the room `loading`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, TypeAlias

from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.bods.reader import read_bods
from alliance_cli.exchange.bods.writer import write_bods
from alliance_cli.exchange.ftm.reader import read_ftm
from alliance_cli.exchange.ftm.writer import write_ftm
from alliance_cli.exchange.gleif.reader import read_gleif
from alliance_cli.exchange.recognition import Exchange, ShareUnit
from alliance_cli.exchange.table.reader import read_csv
from alliance_cli.exchange.table.writer import write_csv, write_safe_csv
from alliance_cli.model.records import Dataset

Reader: TypeAlias = Callable[[Iterable[str], str, Account], Reading]
"""Reads the portions of a text; it is told what to call the file, and where losses go."""
Writer: TypeAlias = Callable[[Dataset, Account], Iterator[str]]

_READERS: Final[Mapping[Exchange, Reader]] = {
    Exchange.CSV: read_csv,
    Exchange.BODS: read_bods,
    Exchange.FTM: read_ftm,
    Exchange.GLEIF: read_gleif,
}
WRITERS: Final[Mapping[Exchange, Writer]] = {
    Exchange.CSV: write_csv,
    Exchange.BODS: write_bods,
    Exchange.FTM: write_ftm,
}


def reader_of(format_: Exchange, unit: ShareUnit | None) -> Reader:
    """What reads a format; `unit` says what bare numbers are in one that lets them stand."""
    if format_ is Exchange.CSV:
        return partial(read_csv, unit=unit)
    return _READERS[format_]


def writer_of(format_: Exchange, *, for_spreadsheets: bool = False) -> Writer:
    """What writes a format; in CSV for spreadsheets no cell is a formula."""
    if for_spreadsheets and format_ is Exchange.CSV:
        return write_safe_csv
    return WRITERS[format_]
