"""The list of commands, and the one place where errors become text and an exit code."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from alliance_cli.cli.command_table import CommandTable
from alliance_cli.cli.delivery import delivery, standard_streams
from alliance_cli.cli.exits import ANSWERED, BAD_DATA, NO_ANSWER, WRONG_USAGE
from alliance_cli.cli.problems import all_problem_lines, summary_text
from alliance_cli.cli.streams import answer_lines, say, say_rendered, width_of_errors
from alliance_cli.errors import AllianceError, InvalidDataError, NoAnswerError
from alliance_cli.outgoing.json import for_json
from alliance_cli.views.problems import problem_object


class AllianceGroup(TyperGroup):
    """The program: whatever goes wrong in a command ends here, as text and an exit code."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401  # as Typer has it
        """The program with all its commands, none of which is imported yet."""
        super().__init__(**attributes)
        if not self.commands:
            self.commands = CommandTable()  # type: ignore[assignment]  # nothing is added to it

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002
        """The names of all commands, in their order."""
        return list(self.commands)

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401  # as Typer has it
        """Run a command and exit; the one way out of the program."""
        given = args[0] if args else extra.pop("args", None)
        words = list(sys.argv[1:] if given is None else given)
        extra["standalone_mode"] = False
        with standard_streams():
            try:
                code = super().main(words, **extra)
            except AllianceError as error:
                code = _refused(words, error)
            except typer.TyperException as error:
                code = _misused(words, error)
        sys.exit(code or ANSWERED)

    def make_context(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401  # as Typer has it
        """Read the words; --help and --version print here already."""
        with delivery():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Run a command, to the last byte of its answer."""
        with delivery():
            return super().invoke(ctx)


def _refused(words: Sequence[str], error: AllianceError) -> int:
    problems = error.problems if isinstance(error, InvalidDataError) else ()
    if _wants_json(words):
        _write_json(error.code, error.message, error.suggestions, problems)
    elif problems:
        for line in all_problem_lines(problems, width_of_errors()):
            say(line)
        is_query = words[0] != "convert"
        refused = "no question is answered from this data" if is_query else "nothing is converted"
        say(f"alliance: {summary_text(problems)}; {refused}")
    else:
        near = f"; did you mean {' or '.join(error.suggestions)}?" if error.suggestions else ""
        say(f"alliance: {error.message}{near}")
    match error:
        case InvalidDataError():
            return BAD_DATA
        case NoAnswerError():
            return NO_ANSWER
        case _:
            return WRONG_USAGE


def _misused(words: Sequence[str], error: typer.TyperException) -> int:
    message = " ".join(error.format_message().split())
    if _wants_json(words):
        _write_json("usage", message, (), ())
    else:
        context = getattr(error, "ctx", None)
        path = "alliance" if context is None else context.command_path
        say(f"alliance: {message}")
        if words and words[0].startswith("-"):
            say("Options stand after the command: alliance stakes ampere --json")
        say(f"Try '{path} --help'.")
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
    say_rendered(for_json({"error": error}) + "\n")


def _version(wanted: bool) -> None:  # noqa: FBT001  # Typer calls it with the flag
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415  # only for --version

        answer_lines([f"alliance {version('alliance-cli')}"])
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
        answer_lines(ctx.get_help().split("\n"))
