"""The least that a file must say, and what is wrong with what is added to it."""

from alliance_cli.errors import Problem
from alliance_cli.loading.reader import examine_text

HEAD = """\
title: Minimal
as_of: 2024-01-01
sources: {press: {title: Press}}
companies: {acme: {name: Acme}, gizmo: {name: Gizmo}}
"""
HELD = "- {owner: acme, company: gizmo, capital: 10%, sources: [press]}\n"


def errors(body: str) -> list[Problem]:
    """The errors, not the warnings, of a file that goes on with `body`."""
    problems = examine_text(HEAD + body, "mine.yaml").problems
    return [problem for problem in problems if not problem.is_warning]


def warnings(body: str) -> list[Problem]:
    """The warnings, not the errors, of a file that goes on with `body`."""
    problems = examine_text(HEAD + body, "mine.yaml").problems
    return [problem for problem in problems if problem.is_warning]
