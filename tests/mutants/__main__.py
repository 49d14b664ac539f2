"""Whether the tests notice slips in the calculations: a seeded sample of mutants, one by one.

Each is judged by the tests that mirror its module, then by the laws and other tests that use it.
"""

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from tests.mutants.mutators import Mutant, mutants
from tests.mutants.trial import ROOT, Trial

_EXPLAINED: Final = Path(__file__).with_name("explained.toml")
_ENOUGH: Final = 0.9
_FOR_ALL: Final = 1_800
"""Seconds for all the tests together."""


def main() -> int:
    """Zero where nine of ten mutants that are not explained are noticed."""
    asked = _asked()
    sample = _sample(asked.rooms, asked.many, asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial.in_folder(Path(folder))
        _check_original(trial, {module for module, _ in sample})
        survivors = list(_survivors(trial, sample))
    noticed = len(sample) - len(survivors)
    sys.stdout.write(f"\n{noticed} of {len(sample)} noticed, seed {asked.seed}\n")
    return 0 if noticed >= _ENOUGH * len(sample) else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--many", type=int, default=100, help="mutants to try")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument("rooms", nargs="*", default=["calculations"], help="rooms or modules")
    return parser.parse_args()


def _sample(rooms: list[str], many: int, seed: int) -> list[tuple[str, Mutant]]:
    """So many mutants of the modules of some rooms, in the order of their files."""
    explained = {(e["file"], e["was"], e["now"]) for e in _explained()}
    package = ROOT / "src" / "alliance_cli"
    paths = {p for room in rooms for p in (*package.glob(f"{room}/**/*.py"), package / room)}
    everything = [
        (str(path.relative_to(package.parent)), mutant)
        for path in sorted(paths)
        if path.is_file()
        for mutant in mutants(path.read_text(encoding="utf-8"))
        if (str(path.relative_to(package)), mutant.was, mutant.now) not in explained
    ]
    chosen = Random(seed).sample(range(len(everything)), min(many, len(everything)))  # noqa: S311
    return [everything[number] for number in sorted(chosen)]


def _explained() -> list[dict[str, str]]:
    """Mutants that no test can notice, each with its reason."""
    explained: list[dict[str, str]]
    explained = tomllib.loads(_EXPLAINED.read_text(encoding="utf-8")).get("mutant", [])
    return explained


def _check_original(trial: Trial, modules: set[str]) -> None:
    """Stop unless the tests pass without any mutant.

    Raises:
        SystemExit: they do not, so that nothing could be judged.
    """
    tests = {test for module in modules for group in trial.tests_of(module) for test in group}
    if not trial.passes(tuple(sorted(tests)), seconds=_FOR_ALL):
        raise SystemExit("the tests fail without a mutant; nothing was judged")


def _survivors(trial: Trial, sample: list[tuple[str, Mutant]]) -> Iterator[Mutant]:
    for number, (module, mutant) in enumerate(sample, start=1):
        is_noticed = trial.notices(module, mutant.source)
        mark = "noticed " if is_noticed else "SURVIVED"
        sys.stdout.write(f"{number:4} {mark} {module}:{mutant.line}\n")
        if not is_noticed:
            sys.stdout.write(f"       - {mutant.was}\n       + {mutant.now}\n")
            yield mutant
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
