"""Runs the `$ alliance …` lines of the console blocks in a document, and puts their output below.

A line `[3]` after an output is the exit code where it is not 0.
"""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from alliance_cli.cli.app import app

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "
_VARIABLE = re.compile(r"[A-Z_]+=\S*")


def replayed(document: str) -> str:
    """The document as it would stand if all its commands were run now, one after the other."""
    return _BLOCK.sub(lambda block: "".join(_run(block[0])), document)


def check_document(path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Compare a document with its replay in `folder`, or rewrite it under ALLIANCE_ACCEPT."""
    text = path.read_text(encoding="utf-8")
    monkeypatch.chdir(folder)
    now = replayed(text)
    if os.environ.get("ALLIANCE_ACCEPT"):
        path.write_text(now, encoding="utf-8")
    assert now == text


def _run(block: str) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith(_PROMPT):
            yield f"{line}\n{_output(line.removeprefix(_PROMPT))}"


def _output(command: str) -> str:
    words = shlex.split(command, comments=True)
    variables = dict(word.split("=", 1) for word in words if _VARIABLE.fullmatch(word))
    program, *arguments = words[len(variables) :]
    assert program == "alliance"
    result = CliRunner().invoke(app, arguments, env=variables, prog_name="alliance")
    return result.output + (f"[{result.exit_code}]\n" if result.exit_code else "")
