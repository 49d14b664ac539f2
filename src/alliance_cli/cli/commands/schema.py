"""`alliance schema`."""

import sys
from collections.abc import Mapping
from json import dumps
from typing import Annotated, Final

import typer

from alliance_cli.views.chains import CHAINS
from alliance_cli.views.companies import COMPANIES, COMPANY
from alliance_cli.views.controllers import CONTROLLERS
from alliance_cli.views.diff_layout import DIFF
from alliance_cli.views.group import GROUP
from alliance_cli.views.investments import INVESTMENTS
from alliance_cli.views.loops import LOOPS
from alliance_cli.views.owners import OWNERS
from alliance_cli.views.portfolio import PORTFOLIO
from alliance_cli.views.power import POWER
from alliance_cli.views.problems import CHECKED
from alliance_cli.views.projects import PROJECTS
from alliance_cli.views.report import Layout
from alliance_cli.views.sanctions import SANCTIONS
from alliance_cli.views.schema import answer_schema
from alliance_cli.views.sources import ALL_SOURCES
from alliance_cli.views.stakes import STAKES
from alliance_cli.views.timeline import TIMELINE
from alliance_cli.views.ubo import UBO

LAYOUTS: Final[Mapping[str, Layout]] = {
    "companies": COMPANIES,
    "show": COMPANY,
    "stakes": STAKES,
    "owners": OWNERS,
    "portfolio": PORTFOLIO,
    "chains": CHAINS,
    "loops": LOOPS,
    "controllers": CONTROLLERS,
    "group": GROUP,
    "power": POWER,
    "ubo": UBO,
    "sanctions": SANCTIONS,
    "investments": INVESTMENTS,
    "projects": PROJECTS,
    "timeline": TIMELINE,
    "diff": DIFF,
    "sources": ALL_SOURCES,
    "check": CHECKED,
}
"""What each command that has `--json` answers."""
DATASET: Final = "dataset"


def schema(
    what: Annotated[
        str,
        typer.Argument(
            metavar="[WHAT]",
            help=f"{DATASET}, or a command: {', '.join(LAYOUTS)}.",
            autocompletion=lambda: [DATASET, *LAYOUTS],
        ),
    ] = DATASET,
) -> None:
    """Print the JSON Schema of the file or of an answer.

    That of the dataset file, or of what a command prints under --json.

    Example: alliance schema stakes
    """
    if what == DATASET:
        from alliance_cli.loading.schema import dataset_schema  # noqa: PLC0415  # pydantic

        found = dataset_schema()
    elif what in LAYOUTS:
        found = answer_schema(what, LAYOUTS[what], dated=what != "check")
    else:
        message = f"'{what}' has no schema; there are {DATASET}, {', '.join(LAYOUTS)}"
        raise typer.BadParameter(message)
    sys.stdout.write(dumps(found, indent=2, ensure_ascii=False) + "\n")
