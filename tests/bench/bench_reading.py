"""How reading grows with the file: `make bench`, or `python tests/bench/bench_reading.py`.

Each reading runs in a process of its own; its memory is the peak of that whole process, the text
included. A yardstick stands beside it in the same run: `yaml.compose` with libyaml, which makes
nodes of the same text and checks nothing; without the garbage collector, whose passes over a
million nodes would otherwise be most of its time.
"""

import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context

import yaml

SIZES = (1_000, 10_000, 100_000)
PROBLEMS = (1_000, 10_000)
SOURCES = 50
MISTAKES = (
    ("%\n    votes: ", "\n    votes: "),
    ("since: 2015-06-01", "since: 2015-06-31"),
    ("owner: company-", "owner: compnay-"),
    ("sources: [report-", "source: [report-"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading cost."""

    seconds: float
    megabytes: float
    problems: int


def dataset_text(holdings: int, problems: int = 0) -> str:
    """A dataset of so many holdings, four owners to a company, with evenly spread mistakes."""
    return "".join(_lines(holdings, problems))


def _lines(holdings: int, problems: int) -> Iterator[str]:
    companies = holdings // 4 + 8
    yield "title: Generated\nas_of: 2024-01-01\nsources:\n"
    for number in range(SOURCES):
        yield (
            f"  report-{number}:\n    title: Annual report {number}\n    publisher: example.org\n"
            f"    date: 2023-12\n    url: https://example.org/{number}\n"
        )
    yield "companies:\n"
    for number in range(companies):
        yield (
            f"  company-{number}:\n    name: Company Number {number}\n    country: FR\n"
            f"    ids: {{lei: {number:020}X}}\n"
        )
    yield "holdings:\n"
    every = holdings // problems if problems else 0
    for number in range(holdings):
        holding = _holding(number, companies)
        if every and number % every == 0:
            right, wrong = MISTAKES[number // every % len(MISTAKES)]
            holding = holding.replace(right, wrong)
        yield holding


def _holding(number: int, companies: int) -> str:
    company = number // 4
    owner = (company * 7 + number % 4 + 1) % companies
    capital = f"{5 + number % 19}.{number % 97:02}%"
    return (
        f"  - owner: company-{owner}\n    company: company-{company}\n    capital: {capital}\n"
        f"    votes: 1/{5 + number % 9}\n    since: 2015-06-01\n"
        f"    sources: [report-{number % SOURCES}]\n"
        f"    note: bought from the founders, as the report says on page {number % 90}\n"
    )


def examined(text: str) -> int:
    """The reading that every command begins with."""
    # Here, so that the yardstick's process has no pydantic in it.
    from alliance_cli.loading.reader import examine_text  # noqa: PLC0415

    return len(examine_text(text, "generated.yaml").problems)


def composed(text: str) -> int:
    """The yardstick: nodes, unchecked."""
    gc.disable()
    yaml.compose(text, Loader=yaml.CSafeLoader)
    return 0


def reading(read: Callable[[str], int], text: str) -> Reading:
    """What it costs to read a text; to be run in a fresh process."""
    read(dataset_text(4))  # imports are not reading
    started = time.perf_counter()
    found = read(text)
    return Reading(time.perf_counter() - started, _peak(), found)


def _peak() -> float:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (2**20 if sys.platform == "darwin" else 2**10)


def measured(read: Callable[[str], int], holdings: int, problems: int = 0) -> Reading:
    """The same, in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(reading, read, dataset_text(holdings, problems)).result()


def main() -> None:
    """Print the table."""
    say = sys.stdout.write
    say(f"{'holdings':>9} {'problems':>9} {'seconds':>9} {'MB':>7} {'compose s':>10} {'MB':>7}\n")
    clean = []
    for holdings in SIZES:
        ours, yardstick = measured(examined, holdings), measured(composed, holdings)
        clean.append(ours)
        say(
            f"{holdings:9,} {ours.problems:9,} {ours.seconds:9.2f} {ours.megabytes:7.0f}"
            f" {yardstick.seconds:10.2f} {yardstick.megabytes:7.0f}\n"
        )
    for problems in PROBLEMS:
        ours = measured(examined, SIZES[-1], problems)
        say(f"{SIZES[-1]:9,} {ours.problems:9,} {ours.seconds:9.2f} {ours.megabytes:7.0f}\n")
    steps = ", ".join(f"{b.seconds / a.seconds:.1f}" for a, b in pairwise(clean))
    say(f"Ten times the holdings take {steps} times as long.\n")


if __name__ == "__main__":
    main()
