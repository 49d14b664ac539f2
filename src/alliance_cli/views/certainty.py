"""Tables of what is certain, apart from those of what is only possible."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from alliance_cli.calculations.controllers import Certainty
from alliance_cli.report.blocks import Section, Table

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class CertaintyTables(Generic[Row]):
    """One table for machines and two for people: what is certain, and what is only possible.

    However narrow a terminal is, what is only possible never reads as a fact.
    """

    for_machines: Table[Row]
    certain: Table[Row]
    possible: Table[Row]

    def of(
        self,
        rows: Iterable[tuple[Certainty, Row]],
        *,
        empty: str = "",
        shows_certain: bool = True,
    ) -> tuple[Section, ...]:
        """The rows of one answer; `empty` is the sentence where none is certain.

        Without `shows_certain`, people see what is possible alone.
        """
        known = tuple(rows)
        certain, possible = (
            [row for certainty, row in known if certainty is wanted]
            for wanted in (Certainty.CERTAIN, Certainty.POSSIBLE)
        )
        return (
            self.for_machines.of(row for _, row in known),
            self.certain.of(certain if shows_certain else (), empty=empty),
            self.possible.of(possible),
        )


def certainty_tables(table: Table[Row], possible_title: str) -> CertaintyTables[Row]:
    """The three tables with the columns of one."""
    shown = tuple(replace(column, for_people=True) for column in table.columns)
    return CertaintyTables(
        replace(table, columns=tuple(column.without_title() for column in table.columns)),
        replace(table, key=f"{table.key}_certain", columns=shown),
        replace(table, key=f"{table.key}_possible", columns=shown, title=possible_title),
    )
