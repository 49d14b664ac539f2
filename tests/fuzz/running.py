"""Runs cases, each with a seed of its own, and keeps what is wrong."""

import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from types import FrameType
from typing import Final

from tests.fuzz.targets import TARGETS, Case

SLOWEST: Final = 20
"""Seconds that a case may take; the inputs are small."""


class TooSlowError(BaseException):
    """A case that takes too long; no `except Exception` keeps it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A case in which something is wrong."""

    target: str
    seed: str
    number: int
    fault: str
    input: str

    def __str__(self) -> str:
        """What is wrong, with what, and how to see it again."""
        again = f"python -m tests.fuzz --seed {self.seed} --target {self.target}"
        fault = self.fault.encode("ascii", "backslashreplace").decode()
        return f"{fault}\n  input: {self.input!a}\n  again: {again} --number {self.number}"

    @property
    def kind(self) -> str:
        """What failures of one cause have in common, nearly."""
        return f"{self.target}: {self.fault.strip().splitlines()[-1][:50]}"


def case(target: str, seed: str, number: int) -> Case:
    """The case of a target with this seed and number: always the same."""
    draw, _ = TARGETS[target]
    return draw(Random(f"{seed} {target} {number}"))  # noqa: S311  # no secret


def failure(target: str, seed: str, number: int) -> Failure | None:
    """What is wrong with a case, if anything is."""
    shown = "(could not be drawn)"
    try:
        with _bounded():
            drawn = case(target, seed, number)
            shown = drawn.input
            fault = next(drawn.faults, None)
    except TooSlowError:
        fault = f"takes over {SLOWEST} seconds\n{traceback.format_exc(limit=-3)}"
    except Exception:  # noqa: BLE001  # whatever it is, it is one
        fault = traceback.format_exc(limit=-4)
    return None if fault is None else Failure(target, seed, number, fault, shown)


@contextmanager
def _bounded() -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SLOWEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def rounds(targets: list[str]) -> Iterator[tuple[str, int]]:
    """Targets and numbers without end: the quick ones more often."""
    done = dict.fromkeys(targets, 0)
    while True:
        for target in targets:
            for _ in range(TARGETS[target][1]):
                yield target, done[target]
                done[target] += 1
