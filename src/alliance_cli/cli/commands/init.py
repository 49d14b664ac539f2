"""`alliance init`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from alliance_cli.cli.output import refuse_existing, written_together
from alliance_cli.cli.streams import answer_lines
from alliance_cli.errors import FileExistsAlreadyError
from alliance_cli.outgoing.json import for_json

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
        schema: for_json(dataset_schema()) + "\n",
        file: starter_text(),
    }
    try:
        _write(texts, force=force)
    except FileExistsAlreadyError:
        # Another run in this folder may just have put the same schema there.
        if not _holds(schema, texts[schema]):
            raise
        _write(texts, force=force)
    answer_lines([f"Wrote {file} and {schema}.", f"Next: alliance check {file}"])


def _write(texts: Mapping[Path, str], *, force: bool) -> None:
    """Write both files or neither; the schema of another dataset in the folder is shared."""
    schema = next(iter(texts))
    paths = [path for path in texts if path != schema or not _holds(path, texts[path])]
    for path in paths:
        refuse_existing(str(path), force=force)
    with written_together(*map(str, paths), force=force) as outlets:
        for path, outlet in zip(paths, outlets, strict=True):
            outlet.write(texts[path])


def _holds(path: Path, text: str) -> bool:
    """Whether a file has this very text: the schema of another dataset in the same folder."""
    try:
        return path.is_file() and path.read_bytes() == text.encode()
    except OSError:
        return False
