"""`alliance init`."""

import sys
from json import dumps
from pathlib import Path
from typing import Annotated, Final

import typer

from alliance_cli.errors import CannotWriteError, FileExistsAlreadyError

SCHEMA_FILE: Final = "alliance.schema.json"


def init(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The dataset to begin.")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there.")] = False,
) -> None:
    """Begin a dataset of your own.

    Writes a small commented dataset to FILE, and beside it the schema that editors use.

    Example: alliance init mine.yaml
    """
    from alliance_cli.loading.packaged import starter_text  # noqa: PLC0415  # pydantic
    from alliance_cli.loading.schema import dataset_schema  # noqa: PLC0415

    if file.name in ("-", SCHEMA_FILE):
        message = f"'{file.name}' cannot be the name of a dataset here; try mine.yaml"
        raise typer.BadParameter(message)
    schema = file.parent / SCHEMA_FILE
    texts = {
        schema: dumps(dataset_schema(), indent=2, ensure_ascii=False) + "\n",
        file: starter_text(),
    }
    for path, text in texts.items():
        shared = path == schema and _holds(path, text)
        if not force and path.exists() and not shared:
            message = f"{path} is there already; --force overwrites it"
            raise FileExistsAlreadyError(message)
    for path, text in texts.items():
        _write(path, text)
    sys.stdout.write(f"Wrote {file} and {schema}.\nNext: alliance check {file}\n")


def _holds(path: Path, text: str) -> bool:
    """Whether a file has this very text: the schema of another dataset in the same folder."""
    try:
        return path.read_text(encoding="utf-8") == text
    except (OSError, ValueError):
        return False


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise CannotWriteError(message) from None
