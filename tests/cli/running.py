"""Runs the program: inside this process, or as a user's shell would."""

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from alliance_cli.cli.app import app

SMALL = Path(__file__).with_name("small.yaml")
QUERIES: tuple[tuple[str, ...], ...] = (
    ("companies",),
    ("show", "moteurs"),
    ("show", "state"),
    ("stakes", "moteurs"),
    ("stakes", "ampere"),
    ("stakes", "quiet"),
    ("owners", "jidosha"),
    ("owners", "ampere", "--explain"),
    ("owners", "quiet"),
    ("owners", "state"),
    ("portfolio", "moteurs", "--explain"),
    ("portfolio", "idle"),
    ("chains", "state", "wheels"),
    ("chains", "moteurs", "moteurs"),
    ("chains", "idle", "wheels"),
    ("loops",),
    ("controllers", "wheels"),
    ("controllers", "quiet"),
    ("group", "moteurs"),
    ("power", "ampere"),
    ("ubo", "moteurs", "--rule", "psc"),
    ("ubo", "quiet"),
    ("sanctions", "--listed", "moteurs,state"),
    ("investments",),
    ("investments", "jidosha"),
    ("projects",),
    ("projects", "ampere"),
    ("timeline",),
    ("timeline", "ampere", "--since", "2023-10"),
    ("diff", "2023-01-01", "2024-06-30"),
    ("diff", "2022", "2024-06-30", "moteurs"),
    ("diff", "2024-06-30", "2024-06-30", "quiet"),
    ("sources",),
    ("sources", "register"),
)
"""Every command that answers from a dataset, all of it or about one."""


def long_chain(links: int) -> str:
    """A dataset in which each company holds half of the next: c0 at the top, c1, c2 and so on."""
    companies = "".join(f"  c{n}: {{name: C{n}}}\n" for n in range(links + 1))
    holdings = "".join(
        f"  - {{owner: c{n}, company: c{n + 1}, capital: 50%}}\n" for n in range(links)
    )
    return f"title: Long\nas_of: 2024-01-01\ncompanies:\n{companies}holdings:\n{holdings}"


def run(*words: str, stdin: str | None = None) -> Result:
    """What the program says to these words."""
    return CliRunner().invoke(app, words, input=stdin, prog_name="alliance")


def environment(**more: str) -> dict[str, str]:
    """This process's environment, without what would change how Python buffers or prints."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV_", "LC_"))}
    return kept | {"ALLIANCE_DATA": str(SMALL)} | more


def program(*words: str, **more: str) -> "subprocess.CompletedProcess[bytes]":
    """What the program does as a process of its own, with more in its environment."""
    return subprocess.run(
        [sys.executable, "-m", "alliance_cli", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(**more),
        check=False,
    )
