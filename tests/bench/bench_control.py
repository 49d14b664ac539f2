"""How control grows: `make bench`, or `python -m tests.bench.bench_control`.

Files of pyramids in memory: every company has two owners of 30 % of its votes each from the layer
above and a few small ones, so that the top controls all below it only by votes added up. What the
top of one pyramid controls, and what the tops of all control, beside what one would write oneself:
go through every company of the file again and again until nothing changes. Then two shapes in which
many are above one company: a chain, where each controls all below it, and a star of small holders.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from alliance_cli.calculations.beneficial import beneficial_owners
from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import control_steps
from alliance_cli.calculations.controllers import controllers
from alliance_cli.loading.rules import beneficial_rules
from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.rules import Measure
from alliance_cli.model.share import exactly
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.network.ownership import OwnershipNetwork, ownership_network, votes

SIZES = (10_000, 100_000)
SHAPES = (300, 1_000, 3_000)
LAYERS, WIDTH = 12, 4
LARGE, SMALL = exactly(Fraction(3, 10)), exactly(Fraction(1, 20))
NAIVE_UP_TO = 5.0
"""Seconds for which the naive loop may go on over the tops."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Naive:
    """How far the naive loop came."""

    tops: int
    controlled: int
    seconds: float


def pyramids(holdings: int) -> tuple[Snapshot, list[str]]:
    """A file of so many holdings, and the tops of its pyramids."""
    lines: list[Holding] = []
    tops: list[str] = []
    while len(lines) < holdings:
        name = f"p{len(tops)}"
        tops.append(f"{name}-top")
        layers = [[tops[-1]] * WIDTH]
        layers += [[f"{name}-{depth}-{n}" for n in range(WIDTH)] for depth in range(LAYERS)]
        for above, below in pairwise(layers):
            for place, company in enumerate(below):
                owners = {above[place]: LARGE, above[(place + 1) % WIDTH]: LARGE}
                owners |= {f"{company}-other-{number}": SMALL for number in range(2)}
                if above[0] == tops[-1]:
                    owners[tops[-1]] = exactly(Fraction(3, 5))
                lines += [Holding(owner, company, s, s) for owner, s in owners.items()]
    return world(lines), tops


def chain(length: int) -> Snapshot:
    """Companies each of which has 60 % of the next; the last is `x`."""
    names = [*(f"c{n}" for n in range(length)), "x"]
    share = exactly(Fraction(3, 5))
    return world([Holding(owner, company, share, share) for owner, company in pairwise(names)])


def star(holders: int) -> Snapshot:
    """Holders who have one half of `x` between them, in equal parts."""
    share = exactly(Fraction(1, 2 * holders))
    return world([Holding(f"h{n}", "x", share, share) for n in range(holders)])


def world(lines: list[Holding]) -> Snapshot:
    """The file of such lines on its day."""
    names = {name for line in lines for name in (line.owner, line.company)}
    companies = {name: Company(name, name) for name in sorted(names)}
    day = date(2024, 1, 1)
    return snapshot(Dataset("bench", day, companies=companies, holdings=tuple(lines)), day)


def naive_control(network: OwnershipNetwork, top: str) -> set[str]:
    """What the top controls: every company is looked at until nothing changes."""
    controlled = {top}
    while True:
        more = {
            company
            for company in network.owned_companies
            if company not in controlled
            and sum(s.low for o, s in network.stakes_in(company).items() if o in controlled)
            > Fraction(1, 2)
        }
        if not more:
            return controlled - {top}
        controlled |= more


def naive_over_all(network: OwnershipNetwork, tops: list[str]) -> Naive:
    """The naive loop, top after top, for as long as it may."""
    started, found, done = time.process_time(), 0, 0
    for top in tops:
        found += len(naive_control(network, top))
        done += 1
        if time.process_time() - started > NAIVE_UP_TO:
            break
    return Naive(done, found, time.process_time() - started)


def beneficial_owners_of_x(network: OwnershipNetwork) -> object:
    """Who they are under the rule that asks most."""
    return beneficial_owners(dict.fromkeys(Measure, network), "x", beneficial_rules()["amlr"], ())


def timed(question: Callable[[], Result]) -> tuple[float, Result]:
    """How many seconds of the processor an answer takes, and the answer."""
    started = time.process_time()
    answer = question()
    return time.process_time() - started, answer


def main() -> None:
    """Print the table."""
    say = sys.stdout.write
    say(f"{'holdings':>9} {'tops':>6} {'one top s':>10} {'all tops s':>11} {'controllers s':>14}")
    say(f" {'naive: tops':>12} {'s':>6} {'times as long':>14}\n")
    alls = []
    for holdings in SIZES:
        file, tops = pyramids(holdings)
        network = ownership_network(file, votes)
        bottom = f"{tops[-1].removesuffix('-top')}-{LAYERS - 1}-0"
        one, steps = timed(lambda n=network, t=tops[-1]: control_steps(n, [t], End.LEAST))  # type: ignore[misc]
        all_, found = timed(lambda n=network, t=tops: [control_steps(n, [x], End.LEAST) for x in t])  # type: ignore[misc]
        up, above = timed(lambda n=network, b=bottom: controllers(n, b))  # type: ignore[misc]
        naive = naive_over_all(network, tops)
        if naive.controlled != sum(map(len, found[: naive.tops])) or not (steps and above):
            say("The naive loop finds other companies.\n")
        alls.append(all_)
        ratio = (naive.seconds / naive.tops) / (all_ / len(tops))
        say(f"{holdings:9,} {len(tops):6,} {one:10.4f} {all_:11.3f} {up:14.4f}")
        say(f" {naive.tops:12,} {naive.seconds:6.2f} {ratio:14,.0f}\n")
    say(f"Ten times the holdings take {alls[1] / alls[0]:.1f} times as long for all tops.\n")
    say(f"\n{'above x':>9} {'shape':>6} {'controllers s':>14} {'ubo s':>8}\n")
    for count in SHAPES:
        for shape, draw, times in (("chain", chain, 1), ("star", star, 10)):
            network = ownership_network(draw(times * count), votes)
            controlling, _ = timed(lambda n=network: controllers(n, "x"))  # type: ignore[misc]
            owning, _ = timed(lambda n=network: beneficial_owners_of_x(n))  # type: ignore[misc]
            say(f"{times * count:9,} {shape:>6} {controlling:14.2f} {owning:8.2f}\n")


if __name__ == "__main__":
    main()
