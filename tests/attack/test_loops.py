"""Small files of loops that took minutes: each is answered in seconds, or refused in a sentence."""

from fractions import Fraction
from pathlib import Path

import pytest

from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.calculations.loops import ownership_loops
from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.errors import NoAnswerError
from alliance_cli.loading.reader import load_dataset
from alliance_cli.model.share import WHOLE
from alliance_cli.model.snapshot import snapshot
from alliance_cli.network.ownership import OwnershipNetwork, capital, ownership_network
from tests.notation import network

HERE = Path(__file__).parent
FILES = ("two120", "dense20", "dense30", "denser20", "ring1000")


def loaded(name: str) -> OwnershipNetwork:
    """The network of a file."""
    dataset = load_dataset(HERE / f"slow-{name}.yaml")
    return ownership_network(snapshot(dataset, dataset.as_of), capital)


def ring(size: int, share: str) -> OwnershipNetwork:
    """Each of so many companies holds the next; h holds a little of the first."""
    links = ", ".join(f"c{n} {share} c{(n + 1) % size}" for n in range(size))
    return network(f"{links}, h 5% c0")


@pytest.mark.parametrize("name", FILES)
def test_the_owners_of_every_file_add_up(name: str) -> None:
    """Ultimate owners, what is not recorded and what is ownerless enclose the whole."""
    answer = integrated_owners(loaded(name), "a0")
    parts = [stake.integrated for stake in answer.owners if stake.is_ultimate]
    parts += [answer.unrecorded, answer.ownerless]

    assert sum(part.low for part in parts) <= WHOLE <= sum(part.high for part in parts)
    assert len(answer.owners) > len(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_loops_of_every_file_are_found(name: str) -> None:
    """One loop each, with what its companies own of themselves."""
    (loop,) = ownership_loops(loaded(name))

    assert all(share.low > 0 for share in loop.returns.values())


@pytest.mark.parametrize(
    ("size", "share"), [(60, "30% to 50%"), (300, "30% to 50%"), (1_300, "50%")]
)
def test_a_ring_of_any_length_has_owners(size: int, share: str) -> None:
    """The outsider has its part of the first and, halved at each step or less, of all others."""
    answer = integrated_owners(ring(size, share), f"c{size // 2}")
    outsider = next(stake for stake in answer.owners if stake.owner == "h")

    assert 0 < outsider.integrated.low <= outsider.integrated.high < Fraction(1, 10**6)


def test_a_ring_of_five_thousand_is_looked_through() -> None:
    """From the outsider down, exactly."""
    answer = integrated_holdings(ring(5_000, "50%"), "h")

    assert len(answer.holdings) == 5_000
    assert answer.holdings[0].integrated.low >= Fraction(1, 20)


def test_what_is_too_much_says_what_to_ask_instead() -> None:
    """Hundreds of owners, each of whose ranges needs a calculation of its own."""
    size = 700
    drawing = ", ".join(
        f"c{n} 10% to 60% c{(n + step) % size}" for n in range(size) for step in (1, 7)
    )
    with pytest.raises(NoAnswerError, match="ask about one owner"):
        integrated_owners(network(drawing), "c0")
