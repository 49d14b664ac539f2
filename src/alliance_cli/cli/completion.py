"""What the shell offers after a Tab: ids, with names beside them.

A shell may run what it is offered, so nothing leaves here that is more than letters and digits.
"""

from collections.abc import Iterable, Iterator

import typer

from alliance_cli.errors import AllianceError
from alliance_cli.model.directory import spellings
from alliance_cli.model.examination import answerable
from alliance_cli.model.names import folded
from alliance_cli.model.records import Dataset
from alliance_cli.outgoing.shell import for_shell, is_plain_word


def company_names(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Ids of companies and holders of which a name begins with what is typed, and their names."""
    for dataset in _datasets(ctx):
        parties = (
            (party.id, party.name)
            for party in dataset.parties
            if _begins((spelling.text for spelling in spellings(party)), incomplete)
        )
        yield from _offered(parties)


def source_names(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Ids of sources that begin with what is typed, and their titles."""
    for dataset in _datasets(ctx):
        sources = dataset.sources.values()
        yield from _offered((s.id, s.title) for s in sources if _begins([s.id], incomplete))


def _offered(named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Ids that are plain words, with their names as far as these are plain."""
    return ((id_, for_shell(name)) for id_, name in named if is_plain_word(id_))


def _begins(texts: Iterable[str], incomplete: str) -> bool:
    return not incomplete or any(folded(text).startswith(folded(incomplete)) for text in texts)


def _datasets(ctx: typer.Context) -> Iterator[Dataset]:
    """The dataset in use; none where it cannot be read: a Tab is no place for errors."""
    # Only for a Tab.
    from alliance_cli.cli.intake import examine  # noqa: PLC0415
    from alliance_cli.loading.files import unwatched  # noqa: PLC0415

    data = ctx.params.get("data")
    if data == "-":  # the terminal at which somebody types
        return
    try:
        yield answerable(examine(data, progress=unwatched))
    except AllianceError:
        return
