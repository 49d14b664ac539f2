"""The formats that any report can be printed in: the only such table."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from alliance_cli.formats.csv import csv_text
from alliance_cli.formats.json import json_text
from alliance_cli.formats.markdown import markdown_text
from alliance_cli.report.report import Report


class Format(StrEnum):
    """What an answer is printed as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


RENDERERS: Final[Mapping[Format, Callable[[Report], str]]] = {
    Format.JSON: json_text,
    Format.CSV: csv_text,
    Format.MARKDOWN: markdown_text,
}
"""All but the table, which is drawn at the front door, where the width of the terminal is known."""
