"""The facts of the file as sentences."""

import pytest

from alliance_cli.calculations.diff import StakeChange
from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.share import parse_share
from alliance_cli.model.snapshot import snapshot
from alliance_cli.model.when import When
from alliance_cli.views.facts import stake_fact
from tests.notation import DAY

COMPANIES = {"a": Company("a", "Alpha"), "x": Company("x", "Xenon")}
WORLD = snapshot(Dataset("A file", DAY, companies=COMPANIES), DAY)


def line(capital: str, votes: str, source: str = "") -> Holding:
    """What a holds of x."""
    sources = (source,) if source else ()
    return Holding("a", "x", parse_share(capital), parse_share(votes), sources=sources)


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (None, ("15%", "15%"), "Alpha takes 15.00% of Xenon"),
        (None, ("15%", "0%"), "Alpha takes 15.00% of Xenon (0.00% of votes)"),
        (None, ("unknown", "unknown"), "Alpha takes an unknown part of Xenon"),
        (("43.4%", "43.4%"), ("15%", "15%"), "Alpha goes from 43.40% to 15.00% of Xenon"),
        (
            ("43.4%", "43.7%"),
            ("15%", "15%"),
            "Alpha goes from 43.40% to 15.00% of Xenon; its votes go from 43.70% to 15.00%",
        ),
        (
            ("15%", "0%"),
            ("15%", "15%"),
            "Alpha keeps 15.00% of Xenon; its votes go from 0.00% to 15.00%",
        ),
        (("15%", "0%"), ("15%", "0%"), "Alpha still holds 15.00% of Xenon (0.00% of votes)"),
        (("15%", "0%"), None, "Alpha no longer holds 15.00% of Xenon"),
    ],
)
def test_what_becomes_of_a_stake_is_a_sentence(
    before: tuple[str, str] | None, after: tuple[str, str] | None, text: str
) -> None:
    """Capital first, and votes where they do not go with it."""
    old, new = (None if shares is None else line(*shares) for shares in (before, after))
    newer = new or old
    assert newer is not None
    fact = stake_fact(WORLD, StakeChange(newer, old, new), When(2023, 11))

    assert (fact.text, fact.owner, fact.company) == (text, "a", "x")
    assert str(fact.date) == "2023-11"


def test_a_change_rests_on_the_newer_line() -> None:
    """What ends rests on the line that says its end."""
    old, new = line("5%", "5%", "old"), line("6%", "6%", "new")

    assert stake_fact(WORLD, StakeChange(new, old, new), When(2023)).sources == ("new",)
    assert stake_fact(WORLD, StakeChange(old, old, None), When(2023)).sources == ("old",)
