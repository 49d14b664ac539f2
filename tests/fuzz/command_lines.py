"""Command lines, right and nearly right, and what a shell asks at a Tab."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from typer.main import get_command
from typer.testing import CliRunner

from alliance_cli.cli.app import app
from alliance_cli.cli.command_table import CommandTable
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.recognition import Exchange
from tests.cli.running import SMALL
from tests.fuzz import words
from tests.fuzz.oracles import result_faults
from tests.fuzz.sentences import sentence
from tests.fuzz.spoiling import slip
from tests.fuzz.trips import written
from tests.fuzz.worlds import world

COMMANDS: Final = tuple(sorted(CommandTable()))
_STRANGE: Final = ("--help", "-h", "--version", "--", "-x", "--no-such", "--json")
_RIGHT: Final = 0.9
_FILES: Final = (
    "small.yaml",
    "w.yaml",
    "w.csv",
    "w.json",
    "w.jsonl",
    "broken",
    "missing",
    "-",
    ".",
)
_WIDTHS: Final = ("80", "80", "20", "1", "0", "-1", "abc", "", "500")


def command_line(random: Random) -> tuple[list[str], Iterator[str]]:
    """Words for the program, and what is wrong with what it answers."""
    command = random.choice(COMMANDS)
    parameters = _parameters(command)
    arguments = [one for one in parameters if not one.opts[0].startswith("-")]
    options = [one for one in parameters if one.opts[0].startswith("-")]
    names = [_name(random) for _ in arguments if random.random() < _RIGHT]
    line = [command, *names]
    for option in random.sample(options, random.randint(0, min(3, len(options)))):
        word = random.choice((*option.opts, *option.secondary_opts))
        line[1:1] = [word] if getattr(option, "is_flag", False) else [word, _value(random, word)]
    if random.random() > _RIGHT:
        line.insert(random.randint(0, len(line)), random.choice((slip(random), *_STRANGE)))
    columns, stdin = random.choice(_WIDTHS), random.choice(("", slip(random)))
    stdin = stdin.encode(errors="replace").decode()
    return [*line, f"COLUMNS={columns}"], _faults(line, columns, stdin)


@cache
def _parameters(command: str) -> list[Any]:
    """The arguments and options of a command."""
    group: Any = get_command(app)
    return list(group.commands[command].params)


def _name(random: Random) -> str:
    known = ("moteurs", "ampere", "state", "jidosha", "Société des Moteurs", "日本", "register")
    return random.choice(
        (*known, *known, random.choice(words.IDS), random.choice(_FILES), slip(random))
    )


def _value(random: Random, word: str) -> str:
    """What may stand behind an option."""
    if random.random() > _RIGHT:
        return slip(random)
    drawn = _VALUES.get(word)
    if drawn is not None:
        return drawn(random)
    return random.choice((_name(random), f"{_name(random)},{_name(random)}", "3"))


def _one_of(*told: str) -> Callable[[Random], str]:
    return lambda random: random.choice(told)


_PLACE: Final = _one_of("out", "-", "out2", "no/x")
_DAY: Final = words.when
_FORMAT: Final = _one_of("table", "json", "csv", "markdown")
_EXCHANGE: Final = _one_of(*(one.value for one in Exchange))
_VALUES: Final[Mapping[str, Callable[[Random], str]]] = {
    **dict.fromkeys(("--data", "-d"), _one_of(*_FILES)),
    **dict.fromkeys(("--as-of", "--since", "--until"), _DAY),
    **dict.fromkeys(("--format", "-f"), _FORMAT),
    **dict.fromkeys(("--to", "--from"), _EXCHANGE),
    **dict.fromkeys(("--output", "-o", "--losses"), _PLACE),
    "--assume": sentence,
    "--threshold": words.share,
    "--rule": _one_of("psc", "amlr", "gwg", "custom"),
    "--share-unit": _one_of("percent", "fraction"),
}


def _faults(line: list[str], columns: str, stdin: str) -> Iterator[str]:
    with _folder():
        result = CliRunner().invoke(
            app,
            line,
            input=stdin,
            env={"COLUMNS": columns, "ALLIANCE_DATA": "small.yaml"},
            prog_name="alliance",
        )
    yield from result_faults(result)


def tab(random: Random) -> tuple[list[str], Iterator[str]]:
    """What a shell asks, and what is wrong with what it is offered."""
    line = [random.choice(COMMANDS)]
    if random.random() < 0.5:
        line += ["--data", random.choice(_FILES)]
    typed = random.choice((_name(random)[: random.randint(0, 4)], "", slip(random)[:60]))
    return [*line, typed], _offered(random.choice(("bash", "zsh", "fish")), line, typed)


def _offered(shell: str, line: list[str], typed: str) -> Iterator[str]:
    asked = " ".join(("alliance", *line, typed)).replace("\x00", "")
    environment = {
        "_ALLIANCE_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": asked,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": asked,
        "COMP_CWORD": str(len(line) + 1),
        "ALLIANCE_DATA": "w.yaml",
    }
    told = {name: text.encode(errors="ignore").decode() for name, text in environment.items()}
    with _folder():
        result = CliRunner().invoke(app, [], env=told, prog_name="alliance")
    yield from result_faults(result)


@cache
def _temporary() -> "TemporaryDirectory[str]":
    """A folder with a dataset in each format, which goes when the program ends."""
    folder = TemporaryDirectory(prefix="alliance-fuzz-")
    root, drawn = Path(folder.name), world(Random(7))  # noqa: S311  # no secret
    names = (*zip(("w.yaml", "w.csv", "w.json", "w.jsonl"), Exchange, strict=False),)
    for name, format_ in names:
        (root / name).write_text(written(drawn, format_, Account()), encoding="utf-8", newline="")
    (root / "small.yaml").write_bytes(SMALL.read_bytes())
    (root / "broken").write_bytes(b"title: \xff\n")
    return folder


@contextmanager
def _folder() -> Iterator[None]:
    """Within that folder, so that nothing of anybody is read or written."""
    before = Path.cwd()
    os.chdir(_temporary().name)
    try:
        yield
    finally:
        os.chdir(before)
