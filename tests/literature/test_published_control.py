from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from alliance_cli.calculations.beneficial import beneficial_owners
from alliance_cli.calculations.blocking import blocking
from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import (
    MAJORITY,
    ControlRule,
    control_steps,
    percentage_of_control,
)
from alliance_cli.calculations.group import Standard, group
from alliance_cli.calculations.power import VotingPower, voting_power
from alliance_cli.loading.rules import beneficial_rules
from alliance_cli.model.rules import Measure
from alliance_cli.network.ownership import OwnershipNetwork
from tests.notation import network


@dataclass(frozen=True)
class Case:
    """What a source says of the holdings drawn."""

    source: str
    status: str
    holdings: str
    votes_drawn: str
    deciding: str
    measure: str
    owner: str
    company: str
    told: str
    within: Fraction

    def __str__(self) -> str:
        """What the figure is of, as the name of its test."""
        return f"{self.measure} {self.owner} {self.company} ({self.holdings})"

    @property
    def capital(self) -> OwnershipNetwork:
        """The capital drawn."""
        return network(self.holdings)

    @property
    def votes(self) -> OwnershipNetwork:
        """The votes drawn."""
        return network(self.votes_drawn)


def _cases() -> list[Case]:
    text = Path(__file__).with_name("published_control.yaml").read_text("utf-8")
    return [
        Case(
            work["source"],
            figure["status"],
            example["holdings"],
            example.get("votes", example["holdings"]),
            example.get("deciding", ""),
            figure["measure"],
            figure.get("owner", ""),
            figure.get("company", ""),
            str(figure["is"]),
            _number(figure.get("within", "0%")),
        )
        for work in yaml.safe_load(text)
        for example in work["examples"]
        for figure in example["figures"]
    ]


def _number(text: str) -> Fraction:
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def _control(case: Case) -> Fraction | None:
    return percentage_of_control(case.votes, case.owner, case.company).exact


def _power(case: Case) -> VotingPower:
    game = voting_power(case.votes, case.company, _number(case.deciding), unrecorded_vote=True)
    return next(power for power in game.powers if power.holder == case.owner)


_FIGURES: dict[str, Callable[[Case], Fraction | None]] = {
    "control": _control,
    "banzhaf": lambda case: _power(case).banzhaf,
    "shapley-shubik": lambda case: _power(case).shapley_shubik,
}


def _controlled(case: Case, rule: ControlRule = MAJORITY) -> str:
    certain, possible = (control_steps(case.votes, [case.owner], end, rule) for end in End)
    assert certain == possible
    return " ".join(sorted(certain))


def _blocked(case: Case) -> str:
    return " ".join(one.company for one in blocking(case.capital, [case.owner]).blocked)


def _method(case: Case) -> str:
    entities = group(case.capital, case.votes, case.owner, Standard.IFRS)
    return next(entity.method.value for entity in entities if entity.company == case.company)


def _beneficial(case: Case) -> str:
    networks = {Measure.CAPITAL: case.capital, Measure.VOTES: case.votes}
    persons = {
        owner
        for company in case.capital.owned_companies
        for owner in case.capital.owners(company)
        if not case.capital.has_owners(owner)
    }
    rule = beneficial_rules()[case.measure]
    found = beneficial_owners(networks, case.company, rule, persons)
    return " ".join(owner.owner for owner in found.owners)


_WORDS: dict[str, Callable[[Case], str]] = {
    "controls": _controlled,
    "controls single": lambda case: _controlled(case, ControlRule(single_link=True)),
    "blocked": _blocked,
    "method": _method,
    "gwg": _beneficial,
    "amlr": _beneficial,
    "custom": _beneficial,
}


@pytest.mark.parametrize("case", [case for case in _cases() if case.measure in _FIGURES], ids=str)
def test_figures_are_those_of_the_literature(case: Case) -> None:
    """A published figure comes out, exactly or as near as the source rounds it."""
    answer = _FIGURES[case.measure](case)

    assert answer is not None
    assert abs(answer - _number(case.told)) <= case.within, case.source


@pytest.mark.parametrize(
    "case", [case for case in _cases() if case.measure not in _FIGURES], ids=str
)
def test_answers_are_those_of_the_literature(case: Case) -> None:
    """Who is controlled, consolidated, blocked or a beneficial owner is what the source says."""
    assert _WORDS[case.measure](case) == case.told, case.source


def test_every_case_has_its_source() -> None:
    """Each says where it is from, and whether it was printed there or worked from it."""
    for case in _cases():
        assert case.source
        assert case.status in {"published", "recalled", "derived"}
