"""`python -m tests.fuzz`: so many cases, or so many minutes; exits with 1 if anything is wrong."""

import argparse
import secrets
import sys
import time
from collections import Counter
from contextlib import suppress
from itertools import islice

from tests.fuzz.running import Failure, failure, rounds
from tests.fuzz.targets import TARGETS

_MOST_SHOWN = 2000


def main() -> int:
    """Run what is asked for, and print every new kind of failure as it comes."""
    asked = _arguments()
    seed = asked.seed or secrets.token_hex(4)
    targets = asked.target or list(TARGETS)
    if asked.number is not None:
        failed = failure(targets[0], seed, asked.number)
        _say(str(failed or "nothing is wrong"))
        return 1 if failed else 0
    _say(f"seed {seed}")
    ends = time.monotonic() + 60 * asked.minutes if asked.minutes else float("inf")
    done, kinds = Counter[str](), Counter[str]()
    with suppress(KeyboardInterrupt):
        for target, number in islice(rounds(targets), asked.cases):
            if time.monotonic() > ends:
                break
            failed = failure(target, seed, number)
            done[target] += 1
            if failed:
                _tell(failed, kinds)
    _say(f"{done.total():,} cases: {', '.join(f'{name} {n:,}' for name, n in done.items())}")
    _say(f"{kinds.total():,} failures of {len(kinds)} kinds")
    return 1 if kinds else 0


def _tell(failed: Failure, kinds: Counter[str]) -> None:
    kinds[failed.kind] += 1
    if kinds[failed.kind] == 1:
        text = str(failed)
        cut = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]} …"
        _say(f"{failed.target}: {cut}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, help="how many; left out: until the time is over")
    parser.add_argument("--minutes", type=float, default=0, help="how long at most")
    parser.add_argument("--seed", default="", help="the seed of an earlier run")
    parser.add_argument("--target", action="append", choices=list(TARGETS), help="only this one")
    parser.add_argument("--number", type=int, help="only this case of the target")
    asked = parser.parse_args()
    if asked.cases is None and not asked.minutes and asked.number is None:
        parser.error("say --cases or --minutes")
    return asked


if __name__ == "__main__":
    sys.exit(main())
