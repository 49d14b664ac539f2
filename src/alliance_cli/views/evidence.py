"""The lines that a calculated figure rests on, and their sources."""

from collections.abc import Collection, Iterable, Iterator

from alliance_cli.model.records import Holding, Source
from alliance_cli.model.world import World


class Evidence:
    """The lines in force on a day, by owner and company."""

    def __init__(self, world: World) -> None:
        """The evidence of a world, asked line by line."""
        self._world = world
        self._by_owner: dict[str, dict[str, list[Holding]]] = {}

    def lines(self, owner: str, company: str) -> list[Holding]:
        """The lines that say what `owner` holds of `company` itself."""
        if company not in self._by_owner:
            by_owner: dict[str, list[Holding]] = {}
            for line in self._world.lines_of(company):
                by_owner.setdefault(line.owner, []).append(line)
            self._by_owner[company] = by_owner
        return self._by_owner[company].get(owner, [])

    def cited(self, owner: str, company: str) -> tuple[str, ...]:
        """The ids of their sources."""
        lines = self.lines(owner, company)
        return tuple(dict.fromkeys(id_ for line in lines for id_ in line.sources))

    def sources_of(self, pairs: Iterable[tuple[str, str]]) -> tuple[Source, ...]:
        """The sources of the lines of these owners in these companies."""
        cited = dict.fromkeys(id_ for pair in sorted(pairs) for id_ in self.cited(*pair))
        return tuple(self._world.sources[id_] for id_ in cited)

    def sources_among(
        self, owners: Collection[str], companies: Collection[str], first: Iterable[str] = ()
    ) -> tuple[Source, ...]:
        """The sources of all lines of these owners in these companies; `first` come first."""
        used = dict.fromkeys((*first, *self._cited_among(owners, companies)))
        return tuple(self._world.sources[id_] for id_ in used)

    def _cited_among(self, owners: Collection[str], companies: Collection[str]) -> Iterator[str]:
        for company in sorted(companies):
            for line in self._world.lines_of(company):
                if line.owner in owners:
                    yield from line.sources
