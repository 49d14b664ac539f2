"""How ownership in the end grows: `make bench`, or `python -m tests.bench.bench_ownership`.

Each question runs in a process of its own, with nothing remembered. Its time is that of the
processor, whatever else the machine does: the least of up to five runs, the making of the file
aside. Its memory is the peak of that whole process, the file included. Beside it, in the same run,
what one would write oneself: with networkx, the products along all simple paths from one owner to
one company; with numpy, on one processor, the dense inverse.
"""

import importlib
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from math import prod
from multiprocessing import get_context
from typing import TypeAlias, TypeVar

from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.calculations.loops import ownership_loops
from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.network.ownership import OwnershipNetwork, capital, ownership_network
from tests.bench.conglomerates import (
    CORE,
    GREAT,
    LARGE_CORE,
    LARGE_CORE_FROM,
    RANGES,
    SMALL,
    Group,
    generated_file,
    tangles_in,
)

SIZES = (1_000, 10_000, 100_000)
RUNS, SECONDS_OF_RUNS = 5, 3.0
SECONDS_OF_PATHS = 5.0
DENSE_UP_TO = 5_000

Pair: TypeAlias = tuple[int, str]
"""The holdings of a file, and a group in it."""
Question: TypeAlias = Callable[[OwnershipNetwork, Group], tuple[int, float]]
"""Gives how many were found, and the one figure to be compared."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Cost:
    """What an answer cost, and what it was."""

    seconds: float
    megabytes: float
    found: int
    figure: float = 0.0


@dataclass(frozen=True, slots=True)
class Paths:
    """What the sum over simple paths came to."""

    seconds: float
    count: int
    sum_: float
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Inverse:
    """What the dense inverse cost, and the figure for each group."""

    seconds: float
    megabytes: float
    figures: tuple[float, ...]


def owners(network: OwnershipNetwork, group: Group) -> tuple[int, float]:
    """All owners of the company at the bottom of a group; the figure is that of one at the top."""
    found = integrated_owners(network, group.bottom).owners
    return len(found), next(float(s.integrated.low) for s in found if s.owner == group.top)


def portfolio(network: OwnershipNetwork, group: Group) -> tuple[int, float]:
    """All that one at the top of a group owns; the figure is for the company at its bottom."""
    found = integrated_holdings(network, group.top).holdings
    return len(found), next(float(s.integrated.low) for s in found if s.company == group.bottom)


def loops(network: OwnershipNetwork, _: Group) -> tuple[int, float]:
    """All loops of the file; the figure is the size of the largest."""
    found = ownership_loops(network)
    return len(found), float(len(found[0].companies))


def building(holdings: int) -> Cost:
    """What the network of a file costs."""
    snapshot = generated_file(holdings).snapshot
    seconds, network = _least_time(lambda: ownership_network(snapshot, capital))
    return Cost(seconds, _peak(), len(network.owned_companies))


def asking(question: Question, holdings: int, name: str) -> Cost:
    """What a question about a group of a file costs."""
    file = generated_file(holdings)

    def asked_afresh() -> tuple[int, float]:
        return question(ownership_network(file.snapshot, capital), file.groups[name])

    seconds, (found, figure) = _least_time(asked_afresh)
    return Cost(seconds, _peak(), found, figure)


def simple_paths(holdings: int, name: str) -> Paths:
    """What networkx finds from the one at the top of a group to the one at its bottom."""
    networkx = importlib.import_module("networkx")
    file = generated_file(holdings)
    graph = networkx.DiGraph()
    for holding in file.snapshot.holdings:
        graph.add_edge(holding.owner, holding.company, share=float(holding.capital.low))
    group = file.groups[name]
    count, sum_, is_whole = 0, 0.0, False
    started = time.process_time()
    with _cut_off_after(SECONDS_OF_PATHS):
        for path in networkx.all_simple_paths(graph, group.top, group.bottom):
            sum_ += prod(graph.edges[link]["share"] for link in pairwise(path))
            count += 1
        is_whole = True
    return Paths(time.process_time() - started, count, sum_, is_whole)


def dense_inverse(holdings: int, names: Sequence[str]) -> Inverse:
    """What numpy finds for everyone and everything at once, as diag(V)^-1 (V - I)."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    numpy = importlib.import_module("numpy")
    file = generated_file(holdings)
    place = {party: number for number, party in enumerate(file.parties)}
    shares = numpy.zeros((len(place), len(place)))
    for holding in file.snapshot.holdings:
        shares[place[holding.owner], place[holding.company]] += float(holding.capital.low)
    one = numpy.eye(len(place))
    groups = [file.groups[name] for name in names]

    def inverted() -> tuple[float, ...]:
        visits = numpy.linalg.inv(one - shares)
        integrated = (visits - one) / visits.diagonal()[:, None]
        return tuple(float(integrated[place[g.top], place[g.bottom]]) for g in groups)

    seconds, figures = _least_time(inverted)
    return Inverse(seconds, _peak(), figures)


def _least_time(run: Callable[[], Result]) -> tuple[float, Result]:
    times: list[float] = []
    while True:
        started = time.process_time()
        result = run()
        times.append(time.process_time() - started)
        if len(times) == RUNS or sum(times) > SECONDS_OF_RUNS:
            return min(times), result


@contextmanager
def _cut_off_after(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with suppress(TimeoutError):
        yield
    signal.setitimer(signal.ITIMER_REAL, 0)


def _peak() -> float:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (2**20 if sys.platform == "darwin" else 2**10)


def apart(function: Callable[..., Result], *arguments: object) -> Result:
    """The result of a function that runs in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def groups_in(holdings: int) -> list[str]:
    """The groups asked about in a file of so many holdings, those of doubt last."""
    cores = [CORE, LARGE_CORE] if holdings >= LARGE_CORE_FROM else [CORE]
    return [SMALL, *cores, *tangles_in(holdings).values(), GREAT, RANGES]


def compare_files() -> None:
    """The network and all loops: the whole file."""
    say(
        f"{'holdings':>9} {'companies':>10} {'network s':>10} {'MB':>6}"
        f" {'loops':>7} {'largest':>8} {'loops s':>9} {'MB':>6}"
    )
    for holdings in SIZES:
        built, found = apart(building, holdings), apart(asking, loops, holdings, SMALL)
        say(
            f"{holdings:9,} {built.found:10,} {built.seconds:10.3f} {built.megabytes:6.0f}"
            f" {found.found:7,} {found.figure:8.0f} {found.seconds:9.3f} {found.megabytes:6.0f}"
        )


def compare_groups() -> dict[Pair, Cost]:
    """What is above a company and below an owner; gives what `owners` cost."""
    say(
        f"\n{'holdings':>9} {'group':<11} {'above':>6} {'owners s':>9} {'MB':>6}"
        f" {'below':>8} {'portfolio s':>12} {'MB':>6}"
    )
    upward: dict[Pair, Cost] = {}
    downward: dict[Pair, Cost] = {}
    for holdings in SIZES:
        for name in groups_in(holdings):
            up = upward[holdings, name] = apart(asking, owners, holdings, name)
            down = downward[holdings, name] = apart(asking, portfolio, holdings, name)
            say(
                f"{holdings:9,} {name:<11} {up.found:6,} {up.seconds:9.4f} {up.megabytes:6.0f}"
                f" {down.found:8,} {down.seconds:12.4f} {down.megabytes:6.0f}"
            )
    say(
        "Small, great: layers of companies, with loops of two and treasury shares; core: one loop;"
        " tangle: one without\norder; ranges: layers in which one company in four has owners of"
        " over 25% to 50%."
    )
    say(
        f"\nThe same small group in a file {SIZES[-1] / SIZES[0]:.0f} times as large:"
        f" owners take {_growth(upward, SMALL)[1]:.1f} times as long,"
        f" portfolio {_growth(downward, SMALL)[1]:.1f} times."
    )
    for name in (GREAT, RANGES):
        above, up_time = _growth(upward, name)
        below, down_time = _growth(downward, name)
        say(
            f"The group '{name}': {above:.0f} times as many above, {up_time:.0f} times as long;"
            f" {below:.0f} times as many below, {down_time:.0f} times as long."
        )
    return upward


def _growth(costs: dict[Pair, Cost], name: str) -> tuple[float, float]:
    """From the smallest file to the largest: how many times as many, how many times as long."""
    first, last = costs[SIZES[0], name], costs[SIZES[-1], name]
    return last.found / first.found, last.seconds / first.seconds


def compare_paths(upward: dict[Pair, Cost]) -> None:
    """One owner of one company, by simple paths; all owners stand beside it."""
    if find_spec("networkx") is None:
        say("\nnetworkx is not installed: no comparison with simple paths.")
        return
    say(
        f"\n{'holdings':>9} {'group':<11} {'owners s':>9} {'one of them':>12}"
        f" {'networkx s':>11} {'paths':>9} {'their sum':>10} {'too small by':>13}"
    )
    seen = set[str]()
    for holdings in SIZES:
        for name in groups_in(holdings):
            if name == RANGES or (name in seen and name != GREAT):
                continue
            seen.add(name)
            ours, paths = upward[holdings, name], apart(simple_paths, holdings, name)
            say(
                f"{holdings:9,} {name:<11} {ours.seconds:9.4f} {ours.figure:12.6%}"
                f" {paths.seconds:11.4f} {paths.count:9,} {paths.sum_:10.6%}"
                f" {1 - paths.sum_ / ours.figure:13.1%}{'' if paths.is_whole else '  cut off'}"
            )
    say(
        "`owners` finds all owners, the paths lead from one alone; even when whole, their sum is"
        " too small, for it\nleaves out what comes round a loop. Cut off: paths not yet all found"
        f" after {SECONDS_OF_PATHS:.0f} seconds."
    )


def compare_inverse(upward: dict[Pair, Cost]) -> None:
    """Everyone and everything at once, by a dense inverse."""
    if find_spec("numpy") is None:
        say("\nnumpy is not installed: no comparison with the dense inverse.")
        return
    say(f"\n{'holdings':>9} {'parties':>8} {'numpy s':>9} {'MB':>6} {'furthest from ours':>19}")
    ratios = []
    for holdings in SIZES:
        parties = len(generated_file(holdings).parties)
        if parties > DENSE_UP_TO:
            say(
                f"{holdings:9,} {parties:8,}   not tried: each of several matrices"
                f" would take {parties**2 * 8 / 2**30:.0f} GB"
            )
            continue
        names = [name for name in groups_in(holdings) if name != RANGES]
        found = apart(dense_inverse, holdings, names)
        furthest = max(
            abs(figure / upward[holdings, name].figure - 1)
            for name, figure in zip(names, found.figures, strict=True)
        )
        say(
            f"{holdings:9,} {parties:8,} {found.seconds:9.3f} {found.megabytes:6.0f}"
            f" {furthest:19.0e}"
        )
        ours = upward[holdings, GREAT]
        ratios.append((found.seconds / ours.seconds, found.megabytes / ours.megabytes))
    times, memory = (" and ".join(f"{ratio:.2g}" for ratio in r) for r in zip(*ratios, strict=True))
    say(
        "The inverse is of all owners of all companies at once, in floats. Beside `owners` in the"
        f" group '{GREAT}'\nit takes {times} times as long, and {memory} times the memory."
    )


def main() -> None:
    """Print the tables."""
    compare_files()
    upward = compare_groups()
    compare_paths(upward)
    compare_inverse(upward)


if __name__ == "__main__":
    main()
