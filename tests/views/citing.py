"""Worlds in which every line has a source of its own."""

from dataclasses import replace

from alliance_cli.model.records import Source
from alliance_cli.model.snapshot import Snapshot, snapshot
from tests.notation import dataset


def citing(drawing: str) -> Snapshot:
    """The dataset drawn, on its day; what a says of b is told by the source a-b."""
    drawn = dataset(drawing)
    holdings = tuple(replace(h, sources=(f"{h.owner}-{h.company}",)) for h in drawn.holdings)
    sources = {id_: Source(id_, id_.upper()) for h in holdings for id_ in h.sources}
    return snapshot(replace(drawn, holdings=holdings, sources=sources), drawn.as_of)
