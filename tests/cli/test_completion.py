"""What the shell offers after a Tab."""

import io
import sys

import pytest
import typer

from alliance_cli.cli.app import app
from alliance_cli.cli.completion import company_names, source_names
from tests.cli.running import SMALL, program


def context(data: str | None = str(SMALL)) -> typer.Context:
    """A command line on which a dataset is named."""
    group = typer.main.get_command(app)
    command = group.commands["stakes"]  # type: ignore[attr-defined]  # a group has commands
    told = typer.Context(command, info_name="stakes")
    told.params["data"] = data
    return told


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("amp", ["ampere"]),
        ("AMPÈ", ["ampere"]),
        ("mot", ["moteurs", "moteurs-trust"]),
        ("nihon", ["jidosha"]),
        ("日本", ["jidosha"]),
        ("FR00", ["moteurs"]),
        ("zzz", []),
    ],
)
def test_ids_are_offered_for_any_name_that_begins_so(typed: str, ids: list[str]) -> None:
    """Ids complete from the beginning of any name, whatever its case and accents."""
    assert [id_ for id_, _ in company_names(context(), typed)] == ids


def test_everything_is_offered_before_a_letter_is_typed() -> None:
    """An empty word completes to every company and holder, with its name beside it."""
    offered = dict(company_names(context(), ""))

    assert len(offered) == 10
    assert offered["moteurs"] == "Société des Moteurs"
    assert offered["state"] == "French State"


@pytest.mark.parametrize(("typed", "ids"), [("re", ["register"]), ("REG", ["register"]), ("x", [])])
def test_sources_are_offered_by_id(typed: str, ids: list[str]) -> None:
    """Sources complete by their id, with their title beside it."""
    assert [id_ for id_, _ in source_names(context(), typed)] == ids
    assert dict(source_names(context(), ""))["register"] == "Register of companies"


def test_data_that_cannot_be_read_offers_nothing() -> None:
    """A Tab is no place for errors."""
    assert not list(company_names(context("no-such.yaml"), ""))
    assert not list(source_names(context("no-such.yaml"), ""))


def test_a_tab_reads_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """With --data - nothing is offered: standard input is the terminal on which the user types."""
    typing = io.TextIOWrapper(io.BytesIO(SMALL.read_bytes()))
    monkeypatch.setattr(sys, "stdin", typing)

    assert not list(company_names(context("-"), "amp"))
    assert typing.buffer.tell() == 0


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("alliance stakes am", "ampere"),
        ("alliance owners am", "ampere"),
        ("alliance chains idl", "idle"),
        ("alliance chains idle am", "ampere"),
        (f"alliance show -d {SMALL} moteurs-", "moteurs-trust"),
        ("alliance sources reg", "register"),
        ("alliance schema dat", "dataset"),
        ("alliance inv", "investments"),
    ],
)
def test_bash_is_offered_words(line: str, offered: str) -> None:
    """The program answers bash's question with the words that fit, and nothing else."""
    words = line.split()
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}

    result = program(_ALLIANCE_COMPLETE="complete_bash", **asked)

    assert (result.stdout.decode().split(), result.stderr) == ([offered], b"")


def test_zsh_is_offered_names_beside_ids() -> None:
    """Where the shell can show it, the name of a company stands beside its id."""
    asked = {"_TYPER_COMPLETE_ARGS": "alliance stakes mot"}

    result = program(_ALLIANCE_COMPLETE="complete_zsh", **asked)

    assert '"moteurs":"Société des Moteurs"' in result.stdout.decode()


def test_unreadable_data_says_nothing_to_the_shell() -> None:
    """Not a word reaches the shell's line when the data cannot be read."""
    asked = {"COMP_WORDS": "alliance stakes am", "COMP_CWORD": "2", "ALLIANCE_DATA": "no-such.yaml"}

    result = program(_ALLIANCE_COMPLETE="complete_bash", **asked)

    assert (result.stdout.strip(), result.stderr) == (b"", b"")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_is_told_how_to_ask(shell: str) -> None:
    """The script that --install-completion installs asks this program."""
    result = program(_ALLIANCE_COMPLETE=f"source_{shell}")

    assert result.returncode == 0
    assert b"_ALLIANCE_COMPLETE" in result.stdout
