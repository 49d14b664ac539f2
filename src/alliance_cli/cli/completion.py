"""What the shell offers after a Tab: ids, with names beside them."""

from collections.abc import Iterable, Iterator

import typer

from alliance_cli.errors import AllianceError
from alliance_cli.model.directory import spellings
from alliance_cli.model.names import folded
from alliance_cli.model.records import Dataset


def company_names(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Ids of companies and holders of which a name begins with what is typed, and their names."""
    for dataset in _datasets(ctx):
        for party in dataset.parties:
            texts = (spelling.text for spelling in spellings(party))
            if _begins(texts, incomplete):
                yield party.id, party.name


def source_names(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Ids of sources that begin with what is typed, and their titles."""
    for dataset in _datasets(ctx):
        for source in dataset.sources.values():
            if _begins([source.id], incomplete):
                yield source.id, source.title


def _begins(texts: Iterable[str], incomplete: str) -> bool:
    return not incomplete or any(folded(text).startswith(folded(incomplete)) for text in texts)


def _datasets(ctx: typer.Context) -> Iterator[Dataset]:
    """The dataset in use; none where it cannot be read: a Tab is no place for errors."""
    from alliance_cli.cli.intake import open_dataset  # noqa: PLC0415  # only for a Tab

    data = ctx.params.get("data")
    if data == "-":  # the terminal at which somebody types
        return
    try:
        yield open_dataset(data)
    except AllianceError:
        return
