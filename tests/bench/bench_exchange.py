"""How conversions grow with the file: `make bench`, or `python -m tests.bench.bench_exchange`.

Each conversion runs in a process of its own; its memory is the peak of that whole process, the text
and the dataset included. A ratio says how the time grew beside the number of holdings.
"""

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from multiprocessing import get_context

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.formats import WRITERS, reader_of
from alliance_cli.exchange.recognition import Exchange
from alliance_cli.model.records import Company, Dataset, Holding, Source
from alliance_cli.model.share import exactly, percent_text
from alliance_cli.model.when import Period, When

SIZES = (10_000, 50_000, 100_000)
OWNERS = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """What writing a dataset and reading it again cost."""

    writing: float
    reading: float
    megabytes: float
    characters: int


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


def cost(format_: Exchange, holdings: int) -> Cost:
    """What one format costs; run in a process of its own."""
    made = dataset(holdings)
    began = time.perf_counter()
    text = "".join(WRITERS[format_](made, Account()))
    written = time.perf_counter()
    reading = reader_of(format_, None)(text, "bench", Account(), lambda _: None)
    read = time.perf_counter()
    if len(reading.dataset.holdings) != holdings or reading.problems:
        message = f"{format_}: {len(reading.dataset.holdings)} of {holdings} holdings came back"
        raise RuntimeError(message)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(written - began, read - written, peak, len(text))


def main() -> None:
    """Print a line for each format and size."""
    head = f"{'format':8}{'holdings':>10}{'chars':>13}{'write':>9}{'read':>9}{'peak MB':>9}"
    sys.stdout.write(f"{head}  growth\n")
    for format_ in WRITERS:
        before: Cost | None = None
        for size in SIZES:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                found = pool.submit(cost, format_, size).result()
            total = found.writing + found.reading
            growth = "" if before is None else f"{total / (before.writing + before.reading):.1f}x"
            sys.stdout.write(
                f"{format_:8}{size:>10,}{found.characters:>13,}{found.writing:>8.1f}s"
                f"{found.reading:>8.1f}s{found.megabytes:>9.0f}  {growth}\n"
            )
            before = found


if __name__ == "__main__":
    main()
