"""Nothing in a file is run at a Tab: what the shells are given, and a real zsh that is given it."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from alliance_cli.cli.app import app
from tests.cli.running import environment, program
from tests.hostile.texts import files

ALLOWED = re.compile(r"[\w .,\-&()\u0300-\u036f\u0900-\u0e4e]*")
OFFERED = {
    "bash": re.compile(r"(?P<id>[^\n]*)()"),
    "zsh": re.compile(r'"(?P<id>[^"]*)"(?::"(?P<name>[^"\n]*)")?'),
    "fish": re.compile(r"(?P<id>[^\t\n]+)(?:\t(?P<name>[^\n]*))?"),
    "powershell": re.compile(r"(?P<id>[^\n]*?):::(?P<name>[^\n]*)"),
}
"""How each shell is given an id and a name."""
ZSH = shutil.which("zsh")
needs_zsh = pytest.mark.skipif(
    ZSH is None,
    reason="NO ZSH HERE: that a Tab runs nothing of a file is not tried; make zsh installs it",
)


def asked(shell: str, line: str) -> list[tuple[str, str]]:
    """The ids and names that the program offers a shell for a line."""
    more = {
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split())),
    }
    more["_ALLIANCE_COMPLETE"] = f"complete_{shell}"
    result = CliRunner().invoke(app, [], env=more, prog_name="alliance")
    assert (result.exit_code, result.stderr) == (0, "")
    text = result.stdout
    if shell == "zsh":
        if text == "_files\n":
            return []
        whole = re.fullmatch(r"_arguments '\*: :\(\(((?s:.*))\)\)'\n", text)
        assert whole, text
        text = whole[1]
    lines = [OFFERED[shell].fullmatch(part) for part in text.splitlines() if part]
    return [(one["id"], one.groups()[1] or "") if one else ("?", "?") for one in lines]


@pytest.fixture(scope="module")
def hostile_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Files of every format that are hostile wherever they can be."""
    return files(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("shell", OFFERED)
@pytest.mark.parametrize("command", ["stakes", "sources"])
def test_a_shell_is_given_plain_characters(
    shell: str, command: str, hostile_files: tuple[Path, ...]
) -> None:
    """Whatever stands in a name or title of whatever format: letters, digits and `.,-&()`."""
    for path in hostile_files:
        offered = asked(shell, f"alliance {command} --data {path} ")

        assert offered or command == "sources"
        for id_, name in offered:
            assert re.fullmatch(r"[\w-]+", id_), (path, id_)
            assert ALLOWED.fullmatch(name), (path, name)


def test_names_still_say_what_they_are(tmp_path: Path) -> None:
    """A name loses its marks alone."""
    path = tmp_path / "a.yaml"
    path.write_text(
        "title: t\nas_of: 2020-01-01\ncompanies:\n"
        "  a: {name: 'Société & Söhne (日本), Ltd. [/red]'}\n  b: {name: 'x[/red]y'}\n"
        "  c: {name: '$`!'}\n"
    )

    assert asked("zsh", f"alliance stakes --data {path} ") == [
        ("a", "Société & Söhne (日本), Ltd. red"),
        ("b", "xredy"),
        ("c", ""),
    ]


def test_a_tab_says_nothing_of_what_is_not_read(tmp_path: Path) -> None:
    """That a file loses something on its way in is no news at a Tab."""
    path = tmp_path / "a.csv"
    path.write_text("owner,company,capital,colour\na,b,10%,red\n")

    assert [id_ for id_, _ in asked("bash", f"alliance stakes --data {path} ")] == ["a", "b"]


class Zsh:
    """A zsh at which a test types."""

    def __init__(self, terminal: int) -> None:
        """Keep the terminal."""
        self._terminal = terminal

    def types(self, text: str, until: str) -> str:
        """All that is shown from the keys on until a text is shown."""
        os.write(self._terminal, text.encode())
        shown, end = "", time.monotonic() + 30
        while until not in shown:
            assert time.monotonic() < end, shown
            if select.select([self._terminal], [], [], 0.2)[0]:
                shown += os.read(self._terminal, 1 << 16).decode("utf-8", "replace")
        return shown


@contextmanager
def zsh(folder: Path, alliance: str) -> Iterator[Zsh]:
    """A zsh in a folder that has completion, and a program called alliance."""
    binaries = folder / "bin"
    binaries.mkdir()
    (binaries / "alliance").write_text(f"#!/bin/sh\n{alliance}\n")
    (binaries / "alliance").chmod(0o755)
    script = program(_ALLIANCE_COMPLETE="source_zsh").stdout.decode()
    (folder / "complete.zsh").write_text(script)
    settings = environment(
        PATH=f"{binaries}:{os.environ['PATH']}", TERM="vt100", PS1="", HOME=str(folder)
    )
    keyboard, screen = pty.openpty()
    shell = subprocess.Popen(
        [str(ZSH), "-f", "-i"],
        stdin=screen,
        stdout=screen,
        stderr=screen,
        cwd=folder,
        env=settings,
        start_new_session=True,
    )
    os.close(screen)
    try:
        at = Zsh(keyboard)
        at.types("autoload -Uz compinit; compinit -u -D; source complete.zsh\n", "\n")
        at.types("LISTMAX=9999; echo rea''dy\n", "ready")
        yield at
    finally:
        shell.kill()
        shell.wait()
        os.close(keyboard)


PROGRAM = f'exec {sys.executable} -m alliance_cli "$@"'
EVIL = (
    "title: t\nas_of: 2020-01-01\n"
    'sources:\n  old: {title: "S \\\\$(touch PWNED)"}\n'
    '  new: {title: "`touch PWNED` \\\\`touch PWNED\\\\`"}\n'
    'companies:\n  acme: {name: "Acme \\\\$(touch PWNED)"}\n'
    '  bolt: {name: "B\' \\\\$(touch PWNED) \'"}\n  c: {name: "x[/red]y"}\n'
    '  d: {name: "\\"; touch PWNED; \\""}\n  e: {name: "E \\\\\\"$(touch PWNED)"}\n'
)


@needs_zsh
@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("alliance stakes --data evil.yaml \t", "xredy"),
        ("alliance sources --data evil.yaml \t", "touch PWNED touch PWNED"),
        ("export ALLIANCE_DATA=evil.yaml\nalliance stakes \t", "xredy"),
        ("alliance stakes --data evil.csv \t", "Acme"),
    ],
)
def test_zsh_runs_nothing_of_a_file(line: str, shown: str, tmp_path: Path) -> None:
    """Somebody presses Tab over a hostile file: the names are shown, and no command is run."""
    (tmp_path / "evil.yaml").write_text(EVIL)
    (tmp_path / "evil.csv").write_text(
        "owner,company,capital,owner_name,source\n"
        'a,b,10%,"Acme \\$(touch PWNED)","S \\$(touch PWNED)"\nc,b,5%,`touch PWNED`,s\n'
    )
    with zsh(tmp_path, PROGRAM) as shell:
        assert shown in shell.types(line, shown)

    assert not list(tmp_path.rglob("PWNED"))


@needs_zsh
def test_zsh_would_run_what_it_is_given(tmp_path: Path) -> None:
    """The test above can fail: a program that offers a command sees it run."""
    offer = r"""cat <<'END'
_arguments '*: :(("a":"A \\$(touch PWNED)" "b":"B"))'
END"""
    with zsh(tmp_path, offer) as shell:
        shell.types("alliance stakes \t", "B")
        time.sleep(0.2)

    assert list(tmp_path.rglob("PWNED"))
