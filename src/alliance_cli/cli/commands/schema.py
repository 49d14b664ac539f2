"""`alliance schema`."""

from typing import Annotated, Final

import typer

from alliance_cli.cli.questions import ANSWERING, CHECK, layout_of
from alliance_cli.cli.streams import answer_rendered
from alliance_cli.formats.schema import answer_schema
from alliance_cli.outgoing.json import for_json

DATASET: Final = "dataset"


def schema(
    what: Annotated[
        str,
        typer.Argument(
            metavar="[WHAT]",
            help=f"{DATASET}, or a command: {', '.join(ANSWERING)}.",
            autocompletion=lambda: [DATASET, *ANSWERING],
        ),
    ] = DATASET,
) -> None:
    """Print the JSON Schema of the file or of an answer.

    That of the dataset file, or of what a command prints under --json.

    Example: alliance schema stakes
    """
    if what == DATASET:
        from alliance_cli.loading.schema import dataset_schema  # noqa: PLC0415  # pydantic

        document = dataset_schema()
    elif what in ANSWERING:
        document = answer_schema(what, layout_of(what), dated=what != CHECK)
    else:
        message = f"'{what}' has no schema; there are {DATASET}, {', '.join(ANSWERING)}"
        raise typer.BadParameter(message)
    answer_rendered(for_json(document) + "\n")
