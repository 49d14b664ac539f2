"""What must be so of every answer, whatever was asked of whatever file."""

import unicodedata
from collections.abc import Iterator
from random import Random
from typing import Final

from typer.testing import Result

from alliance_cli.cli.intake import losses_text
from alliance_cli.cli.problems import checked_lines
from alliance_cli.exchange.account import Account
from alliance_cli.model.examination import Examination
from alliance_cli.model.records import Dataset
from alliance_cli.outgoing.terminal import for_terminal
from tests.cli.running import run

_UNCLEAN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e")
_EXITS: Final = (0, 1, 2, 3)
_FORMATS: Final = ("table", "json", "csv", "markdown")
_ABOUT_ALL: Final = ("companies", "loops", "investments", "projects", "timeline", "sources")
_ABOUT_ONE: Final = (
    *("show", "stakes", "owners", "portfolio", "controllers", "group", "power", "ubo", "timeline"),
    *("investments", "projects"),
)


def unclean(text: str, where: str) -> Iterator[str]:
    """A fault where a text has anything in it that could steer a terminal."""
    for character in text.replace("\r\n", "\n"):
        is_unclean = unicodedata.category(character) in _UNCLEAN and character not in "\n\t"
        if is_unclean or character in _TURNING:
            yield f"U+{ord(character):04X} in {where}"
            return


def examination_faults(found: Examination, account: Account) -> Iterator[str]:
    """A dataset or problems; each problem has a place, and can be printed."""
    if (found.dataset is None) != any(not problem.is_warning for problem in found.problems):
        yield "neither a dataset nor a problem, or both"
    for problem in found.problems:
        if problem.location is None or not problem.message:
            yield f"a problem without a place or a sentence: {problem}"
    lines = (*checked_lines(found, strict=False), losses_text(account))
    yield from unclean("\n".join(map(for_terminal, lines)), "the problems or the losses")
    for loss in account.losses:
        yield from unclean(f"{loss.kind}{loss.where}{loss.what}", "a loss")


def result_faults(result: Result, exits: tuple[int, ...] = _EXITS) -> Iterator[str]:
    """A documented exit, no traceback, and nothing that steers a terminal."""
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    if result.exit_code not in exits:
        yield f"exit {result.exit_code}: {result.stderr[:300]}"
    yield from unclean(result.stdout, "standard output")
    yield from unclean(result.stderr, "standard error")


def refusal_faults(random: Random, text: str) -> Iterator[str]:
    """A text that is no dataset is refused with its problems, in every format."""
    command = random.choice((("check", "-"), ("companies", "--data", "-")))
    words = [*command, "--format", random.choice(_FORMATS)]
    result = run(*words, stdin=text)
    yield from (f"{' '.join(words)}: {fault}" for fault in result_faults(result, (3,)))


def answer_faults(random: Random, dataset: Dataset, text: str) -> Iterator[str]:
    """A text that is a dataset answers every question, in every format."""
    parties = [party.id for party in dataset.parties]
    command = random.choice((*_ABOUT_ALL, *_ABOUT_ONE, "chains") if parties else _ABOUT_ALL)
    words = [command, "--data", "-", "--format", random.choice(_FORMATS)]
    if command == "chains":
        words[1:1] = [random.choice(parties), random.choice(parties)]
    elif command not in _ABOUT_ALL:
        words.insert(1, random.choice(parties))
    result = run(*words, stdin=text)
    yield from (f"{' '.join(words)}: {fault}" for fault in result_faults(result, (0, 1)))
