"""How often a walk up from a company comes to each of those above it: the column of V = (I - A)^-1.

One pass from the company upward, component by component, one small solve each.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.choice import Choice
from alliance_cli.calculations.limits import longest, refusing_too_much_work
from alliance_cli.engine.equations import Equations
from alliance_cli.model.share import NOTHING, WHOLE

Bounds = tuple[Fraction, Fraction]
"""A number, twice; in components too large for exact arithmetic one below and one above it."""

_QUESTIONS: Final = 8
"""The work of an answer, in solutions: for the least and the most shares, each with a diagonal."""

_NONE: Bounds = (NOTHING, NOTHING)
_ONCE: Bounds = (WHOLE, WHOLE)


@dataclass(slots=True)
class Visits:
    """What one walk from a company comes to, under one choice of every share."""

    expected: dict[str, Bounds] = field(default_factory=dict)
    """v: how often it comes to each; to a member of a closed ring, whether it ever does."""
    returning: dict[str, Bounds] = field(default_factory=dict)
    """V_mm for each in a loop; not for members of a closed ring, who are met for ever."""
    ringed: set[str] = field(default_factory=set)
    """Members of closed rings."""
    is_enclosed: bool = False
    """Whether floating point was used."""

    def ever(self, company: str) -> Bounds:
        """O_m = v_m / V_mm: how likely it ever comes to a company above the first."""
        low, high = self.expected.get(company, _NONE)
        fewest, most = self.returning.get(company, _ONCE)
        return low / most, min(high / fewest, WHOLE)

    def ever_again(self, company: str) -> Bounds:
        """O_mm = 1 - 1/V_mm: how likely a walk from a company comes back to it."""
        if company in self.ringed:
            return _ONCE
        fewest, most = self.returning.get(company, _ONCE)
        return WHOLE - WHOLE / fewest, WHOLE - WHOLE / most


def visits(
    company: str,
    components: Sequence[Sequence[str]],
    choice: Callable[[str], Choice],
) -> Visits:
    """What a walk from `company` comes to, where the lists of `components` are as chosen.

    `components` come from the bottom up, that of `company` first. Of a list only the listed holders
    count; what is left of it leads nowhere.
    """
    found = Visits()
    inflow: dict[str, Bounds] = {company: _ONCE}
    for component in components:
        columns = {member: choice(member) for member in component}
        _visit(component, columns, inflow, found)
        for member in component:
            for holder, part in columns[member].items():
                if holder not in columns and part:
                    low, high = inflow.get(holder, _NONE)
                    fewest, most = found.expected[member]
                    inflow[holder] = low + fewest * part, high + most * part
    return found


def _visit(
    component: Sequence[str],
    columns: Mapping[str, Choice],
    inflow: Mapping[str, Bounds],
    found: Visits,
) -> None:
    sides = [inflow.get(member, _NONE) for member in component]
    if len(component) == 1 and component[0] not in columns[component[0]]:
        found.expected[component[0]] = sides[0]
        return
    if all(_within(columns[m], columns) == WHOLE for m in component):
        arrived = (sum((low for low, _ in sides), NOTHING), sum((h for _, h in sides), NOTHING))
        found.expected |= dict.fromkeys(component, arrived)
        found.ringed |= set(component)
        return
    place = {member: number for number, member in enumerate(component)}
    rows: list[dict[int, Fraction]] = [{} for _ in component]
    for member, column in columns.items():
        for holder, part in column.items():
            if holder in place and part:
                rows[place[holder]][place[member]] = part
    with refusing_too_much_work(component):
        equations = Equations(rows, longest(low for low, _ in sides), _QUESTIONS)
        found.is_enclosed |= not equations.is_exact
        lows, highs = equations.bounds([low for low, _ in sides], [high for _, high in sides])
        found.expected |= zip(component, zip(lows, highs, strict=True), strict=True)
        found.returning |= zip(component, equations.diagonal(), strict=True)


def _within(column: Choice, members: Mapping[str, Choice]) -> Fraction:
    return sum((part for holder, part in column.items() if holder in members), NOTHING)
