"""Tables made up for tests: a row is a tuple, and each column shows its own position of it."""

from collections.abc import Callable
from datetime import date
from operator import itemgetter
from typing import Any, TypeAlias

from alliance_cli.model.standing import Setting
from alliance_cli.report.blocks import Section
from alliance_cli.report.columns import Column, column
from alliance_cli.report.kinds import Kind
from alliance_cli.report.report import Report

Row: TypeAlias = tuple[Any, ...]
Columns: TypeAlias = tuple[Column[Row], ...]
SETTING = Setting(date(2024, 6, 30))


def named(
    key: str, kind: Kind[Any], title: str = "", *, for_people: bool = False
) -> Callable[[int], Column[Row]]:
    """A column whose position is still open."""
    return lambda position: column(
        key, kind, itemgetter(position), title=title, for_people=for_people
    )


def columns(*opened: Callable[[int], Column[Row]]) -> Columns:
    """Columns that show the first, the second … value of a row."""
    return tuple(at(position) for position, at in enumerate(opened))


def report_of(
    *sections: Section, title: str = "Title", setting: Setting | None = SETTING
) -> Report:
    """A report of these blocks and their rows."""
    return Report(tuple(section.block for section in sections), title, setting, sections)
