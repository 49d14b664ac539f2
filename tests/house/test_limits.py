"""The limits that the documents name are those of the program."""

from pathlib import Path

import pytest

from alliance_cli.calculations import (
    causes,
    chain_search,
    chain_sums,
    coalitions,
    controllers,
    power,
)
from alliance_cli.cli import problems
from alliance_cli.exchange import passage
from alliance_cli.loading import files, values

LIMITS = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("{} holders with any votes", power.MOST_WITH_ANY_VOTES),
        ("{} holders with votes of few", power.MOST_HOLDERS),
        ("{} lines above it", causes.MOST_LINES),
        ("{} for all its controllers", causes.MOST_FOLLOWED),
        ("{} steps in derivations", controllers.MOST_STEPS),
        ("{} beginnings of chains", chain_search.MOST_STEPS),
        ("{} steps inside loops", chain_sums.MOST_STEPS),
        ("{} problems printed", problems.MOST_SHOWN),
        ("{} levels", values.DEEPEST),
        ("aliases that repeat {} values", values.MOST_ALIASED),
        ("{} million characters", passage.LONGEST // 2**20),
        ("{} MiB", files.LARGEST_WHOLE // 2**20),
    ],
)
def test_a_limit_is_the_one_in_the_documents(words: str, limit: int) -> None:
    """Whoever changes a limit changes the sentence that names it."""
    assert words.format(f"{limit:,}") in LIMITS


def test_the_most_holders_fill_two_halves() -> None:
    """So many holders that all coalitions of each half of them can be looked at."""
    assert 2 ** (power.MOST_WITH_ANY_VOTES // 2) == coalitions.MOST_IN_A_HALF
