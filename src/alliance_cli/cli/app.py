"""The list of commands, and the one place where errors become text and an exit code."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from json import dumps
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from alliance_cli.cli.commands.chains import chains
from alliance_cli.cli.commands.check import check
from alliance_cli.cli.commands.companies import companies
from alliance_cli.cli.commands.controllers import controllers
from alliance_cli.cli.commands.convert import convert
from alliance_cli.cli.commands.diff import diff
from alliance_cli.cli.commands.group import group
from alliance_cli.cli.commands.init import init
from alliance_cli.cli.commands.investments import investments
from alliance_cli.cli.commands.loops import loops
from alliance_cli.cli.commands.owners import owners
from alliance_cli.cli.commands.portfolio import portfolio
from alliance_cli.cli.commands.power import power
from alliance_cli.cli.commands.projects import projects
from alliance_cli.cli.commands.sanctions import sanctions
from alliance_cli.cli.commands.schema import schema
from alliance_cli.cli.commands.show import show
from alliance_cli.cli.commands.sources import sources
from alliance_cli.cli.commands.stakes import stakes
from alliance_cli.cli.commands.timeline import timeline
from alliance_cli.cli.commands.ubo import ubo
from alliance_cli.cli.exits import ANSWERED, BAD_DATA, NO_ANSWER, WRONG_USAGE
from alliance_cli.cli.problems import problem_text, summary_text
from alliance_cli.errors import AllianceError, CannotWriteError, InvalidDataError, NoAnswerError
from alliance_cli.model.names import printable
from alliance_cli.views.problems import problem_object


class AllianceGroup(TyperGroup):
    """The program: whatever goes wrong in a command ends here, as text and an exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401  # as Typer has it
        """Run a command and exit; the one way out of the program."""
        given = args[0] if args else extra.pop("args", None)
        words = list(sys.argv[1:] if given is None else given)
        _write_utf8()
        extra["standalone_mode"] = False
        try:
            code = super().main(words, **extra)
        except AllianceError as error:
            code = _refused(words, error)
        except typer.TyperException as error:
            code = _misused(words, error)
        sys.exit(code or ANSWERED)

    def make_context(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401  # as Typer has it
        """Read the words; --help and --version print here already."""
        with _delivery():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Run a command, to the last byte of its answer."""
        with _delivery():
            return super().invoke(ctx)


@contextmanager
def _delivery() -> Iterator[None]:
    """Where an answer is written: a reader that has seen enough, as `head` has, is no error."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_the_rest()
        raise typer.Exit(ANSWERED) from None
    except OSError as error:
        _drop_the_rest()
        message = f"the answer cannot be written: {error.strerror or error}"
        raise CannotWriteError(message) from None


def _drop_the_rest() -> None:
    """What is still to be written goes nowhere, so that the end of the program is quiet too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    """The same input gives the same bytes, whatever the locale."""
    # A stream that the caller has closed (>&-) is None, and stays open to the end.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _refused(words: Sequence[str], error: AllianceError) -> int:
    problems = error.problems if isinstance(error, InvalidDataError) else ()
    if _wants_json(words):
        _write_json(error.code, error.message, error.suggestions, problems)
    elif problems:
        for problem in problems:
            _say(problem_text(problem))
        is_query = words[0] != "convert"
        refused = "no question is answered from this data" if is_query else "nothing is converted"
        _say(f"alliance: {summary_text(problems)}; {refused}")
    else:
        near = f"; did you mean {' or '.join(error.suggestions)}?" if error.suggestions else ""
        _say(f"alliance: {printable(error.message)}{near}")
    match error:
        case InvalidDataError():
            return BAD_DATA
        case NoAnswerError():
            return NO_ANSWER
        case _:
            return WRONG_USAGE


def _misused(words: Sequence[str], error: typer.TyperException) -> int:
    message = printable(" ".join(error.format_message().split()))
    if _wants_json(words):
        _write_json("usage", message, (), ())
    else:
        context = getattr(error, "ctx", None)
        path = "alliance" if context is None else context.command_path
        _say(f"alliance: {message}")
        if words and words[0].startswith("-"):
            _say("Options stand after the command: alliance stakes ampere --json")
        _say(f"Try '{path} --help'.")
    return WRONG_USAGE


def _wants_json(words: Sequence[str]) -> bool:
    """Whether JSON was asked for; asked of the words, since they may not make a command."""
    pairs = zip(words, [*words[1:], ""], strict=False)
    return "--json" in words or any(
        word in ("-fjson", "--format=json") or (word in ("-f", "--format") and value == "json")
        for word, value in pairs
    )


def _write_json(
    code: str, message: str, suggestions: Sequence[str], problems: Sequence[Any]
) -> None:
    error = {
        "code": code,
        "message": message,
        "suggestions": list(suggestions),
        "problems": [problem_object(problem) for problem in problems],
    }
    _say(dumps({"error": error}, indent=2, ensure_ascii=False))


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _version(wanted: bool) -> None:  # noqa: FBT001  # Typer calls it with the flag
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415  # only for --version

        typer.echo(f"alliance {version('alliance-cli')}")
        raise typer.Exit


app = typer.Typer(
    name="alliance",
    cls=AllianceGroup,
    help="Who owns whom: plain-text ownership, dated and sourced.",
    epilog="Begin with: alliance stakes ampere",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def alliance(
    ctx: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001  # its callback has printed it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who owns whom: plain-text ownership, dated and sourced."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


app.command("companies")(companies)
app.command("show")(show)
app.command("stakes")(stakes)
app.command("owners")(owners)
app.command("portfolio")(portfolio)
app.command("chains")(chains)
app.command("loops")(loops)
app.command("controllers")(controllers)
app.command("group")(group)
app.command("power")(power)
app.command("ubo")(ubo)
app.command("sanctions")(sanctions)
app.command("investments")(investments)
app.command("projects")(projects)
app.command("timeline")(timeline)
app.command("diff")(diff)
app.command("sources")(sources)
app.command("check")(check)
app.command("convert")(convert)
app.command("init")(init)
app.command("schema")(schema)
