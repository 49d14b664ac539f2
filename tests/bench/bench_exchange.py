"""How conversions grow with the file: `make bench`, or `python -m tests.bench.bench_exchange`.

Writing and reading run in processes of their own; the memory of each is the peak of that whole
process. What reading needs grows with what the file says, never with how long its lines are. A
ratio says how the time grew beside the number of holdings.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path

from alliance_cli.cli.intake import examine
from alliance_cli.cli.output import written_together
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.formats import WRITERS
from alliance_cli.exchange.recognition import Exchange
from alliance_cli.model.examination import answerable
from alliance_cli.model.records import Company, Dataset, Holding, Source
from alliance_cli.model.share import exactly, percent_text
from alliance_cli.model.when import Period, When

SIZES = (10_000, 50_000, 100_000)
OWNERS = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """What a piece of work cost, the process that did it included."""

    seconds: float
    megabytes: float


def dataset(holdings: int) -> Dataset:
    """So many holdings, four owners to a company, each with a day and a source."""
    ids = [f"company-{number}" for number in range(holdings // OWNERS + OWNERS)]
    part = Fraction(1, 5)
    share = exactly(part)
    share = type(share)(part, part, stated=percent_text(part))
    return Dataset(
        "Generated",
        date(2024, 1, 1),
        sources={"report": Source("report", "Annual report", url="https://example.org/report")},
        companies={id_: Company(id_, f"Company {n}", country="FR") for n, id_ in enumerate(ids)},
        holdings=tuple(
            Holding(
                ids[number // OWNERS + number % OWNERS + 1],
                ids[number // OWNERS],
                share,
                share,
                Period(When(2015, 6, 1)),
                ("report",),
            )
            for number in range(holdings)
        ),
    )


def writing(format_: Exchange, holdings: int, path: str) -> Cost:
    """What it costs to write so many holdings; run in a process of its own."""
    made = dataset(holdings)
    began = time.perf_counter()
    with written_together(path, force=True) as [file]:
        for chunk in WRITERS[format_](made, Account()):
            file.write(chunk)
    return _cost_since(began)


def reading(format_: Exchange, holdings: int, path: str) -> Cost:
    """What it costs to read them again and check them; run in a process of its own."""
    began = time.perf_counter()
    found = answerable(examine(path, told=format_))
    if len(found.holdings) != holdings:
        message = f"{format_}: {len(found.holdings)} of {holdings} holdings came back"
        raise RuntimeError(message)
    return _cost_since(began)


def _cost_since(began: float) -> Cost:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(time.perf_counter() - began, peak)


def _alone(
    work: Callable[[Exchange, int, str], Cost], format_: Exchange, n: int, path: str
) -> Cost:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, format_, n, path).result()


def main() -> None:
    """Print a line for each format and size."""
    columns = ("holdings", "file MB", "write s", "peak MB", "read s", "peak MB", "growth")
    sys.stdout.write(f"{'format':8}{''.join(f'{name:>10}' for name in columns)}\n")
    for format_ in WRITERS:
        before = 0.0
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                path = str(Path(folder) / "file")
                written = _alone(writing, format_, size, path)
                read = _alone(reading, format_, size, path)
                length = Path(path).stat().st_size / 1e6
            total = written.seconds + read.seconds
            sys.stdout.write(
                f"{format_:8}{size:>10,}{length:>10.1f}{written.seconds:>10.1f}"
                f"{written.megabytes:>10.0f}{read.seconds:>10.1f}{read.megabytes:>10.0f}"
                f"{f'{total / before:.1f}x' if before else '':>10}\n"
            )
            before = total


if __name__ == "__main__":
    main()
