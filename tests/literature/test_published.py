from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from alliance_cli.calculations.chains import ownership_chains
from alliance_cli.calculations.integrated import integrated_stake
from alliance_cli.network.ownership import OwnershipNetwork
from tests.notation import network


@dataclass(frozen=True)
class Figure:
    """What a source says that an owner has of a company in the holdings drawn."""

    source: str
    status: str
    holdings: str
    measure: str
    owner: str
    company: str
    value: Fraction
    within: Fraction

    def __str__(self) -> str:
        """What the figure is of, as the name of its test."""
        return f"{self.measure} of {self.owner} in {self.company} ({self.holdings})"


def _figures() -> list[Figure]:
    text = Path(__file__).with_name("published.yaml").read_text("utf-8")
    return [
        Figure(
            work["source"],
            figure["status"],
            example["holdings"],
            figure["measure"],
            figure["owner"],
            figure["company"],
            _number(figure["is"]),
            _number(figure.get("within", "0%")),
        )
        for work in yaml.safe_load(text)
        for example in work["examples"]
        for figure in example["figures"]
    ]


def _number(text: str) -> Fraction:
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def _integrated(network: OwnershipNetwork, owner: str, company: str) -> Fraction | None:
    return integrated_stake(network, owner, company).integrated.exact


def _plain(network: OwnershipNetwork, owner: str, company: str) -> Fraction | None:
    plain = integrated_stake(network, owner, company).plain
    assert plain.low == plain.high
    return plain.low


def _chain_sum(network: OwnershipNetwork, owner: str, company: str) -> Fraction | None:
    return ownership_chains(network, owner, company, limit=10).chain_sum.exact


def _weakest_link(network: OwnershipNetwork, owner: str, company: str) -> Fraction | None:
    """Over several chains the largest of their weakest links."""
    chains = ownership_chains(network, owner, company, limit=10).chains
    return max(chain.weakest_link.low for chain in chains)


_ANSWERS: dict[str, Callable[[OwnershipNetwork, str, str], Fraction | None]] = {
    "integrated": _integrated,
    "plain": _plain,
    "chain sum": _chain_sum,
    "weakest link": _weakest_link,
}


@pytest.mark.parametrize("figure", _figures(), ids=str)
def test_the_program_says_what_the_literature_says(figure: Figure) -> None:
    """A published figure comes out, exactly or as near as the source rounds it."""
    answer = _ANSWERS[figure.measure](network(figure.holdings), figure.owner, figure.company)

    assert answer is not None
    assert abs(answer - figure.value) <= figure.within, figure.source


def test_every_figure_has_its_source() -> None:
    """Each figure says where it is from, and whether it was printed there or worked from it."""
    for figure in _figures():
        assert figure.source
        assert figure.status in {"published", "recalled", "derived"}
