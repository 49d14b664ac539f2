"""How hard the laws are tried is chosen in one place, and a seed draws the same examples again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.effort import examples

LAWS = Path(__file__).parents[1] / "laws"


@pytest.fixture
def profile(request: pytest.FixtureRequest) -> Iterator[str]:
    """A profile, in force during a test."""
    before, name = settings.get_current_profile_name(), str(request.param)
    settings.load_profile(name)
    yield name
    settings.load_profile(before)


def drawn(usual: int, seed: int) -> list[int]:
    """What a law is tried with under `--hypothesis-seed`, if so many examples are usual."""
    tried: list[int] = []

    @examples(usual)
    @given(st.integers())
    def law(number: int) -> None:
        tried.append(number)

    with pytest.MonkeyPatch.context() as option:
        option.setattr("hypothesis.core.global_force_seed", seed)
        law()
    return tried


@pytest.mark.parametrize(
    ("profile", "many"), [("quick", 5), ("ci", 50), ("deep", 500)], indirect=["profile"]
)
def test_a_profile_scales_every_law(profile: str, many: int) -> None:
    """A law with half the usual examples in `ci` has half of those of other profiles too."""
    assert len(drawn(50, seed=1)) == many, profile


@pytest.mark.parametrize("profile", ["quick", "ci"], indirect=True)
def test_the_loop_is_the_same_every_time(profile: str) -> None:
    """What `make test` and `make check` try does not hang on chance."""
    assert drawn(20, seed=1) == drawn(20, seed=2), profile


@pytest.mark.parametrize("profile", ["deep"], indirect=True)
def test_a_seed_draws_the_same_examples_again(profile: str) -> None:
    """`make deep` draws others with every seed, and the same with the same one."""
    assert drawn(20, seed=1) == drawn(20, seed=1) != drawn(20, seed=2), profile


def test_every_law_is_scaled() -> None:
    """No law has a number of examples of its own that the profiles cannot change."""
    own = re.compile(r"max_examples\s*=")
    laws = LAWS.glob("test_*.py")

    assert [path.name for path in laws if own.search(path.read_text(encoding="utf-8"))] == []
