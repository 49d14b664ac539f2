"""The lines that a calculated figure rests on, and their sources."""

from collections.abc import Collection, Iterable

from alliance_cli.model.records import Holding, Source
from alliance_cli.model.snapshot import Snapshot


class Evidence:
    """The lines in force on a day, by owner and company."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Look the lines up once."""
        self._sources = snapshot.dataset.sources
        self._lines: dict[tuple[str, str], list[Holding]] = {}
        for holding in snapshot.holdings:
            self._lines.setdefault((holding.owner, holding.company), []).append(holding)

    def lines(self, owner: str, company: str) -> list[Holding]:
        """The lines that say what `owner` holds of `company` itself."""
        return self._lines.get((owner, company), [])

    def cited(self, owner: str, company: str) -> tuple[str, ...]:
        """The ids of their sources."""
        lines = self.lines(owner, company)
        return tuple(dict.fromkeys(id_ for line in lines for id_ in line.sources))

    def sources_of(self, pairs: Iterable[tuple[str, str]]) -> tuple[Source, ...]:
        """The sources of the lines of these owners in these companies."""
        cited = dict.fromkeys(id_ for pair in sorted(pairs) for id_ in self.cited(*pair))
        return tuple(self._sources[id_] for id_ in cited)

    def sources_among(
        self, owners: Collection[str], companies: Collection[str], first: Iterable[str] = ()
    ) -> tuple[Source, ...]:
        """The sources of all lines of these owners in these companies; `first` come first."""
        used = dict.fromkeys(first)
        for (owner, company), lines in self._lines.items():
            if owner in owners and company in companies:
                used |= dict.fromkeys(id_ for line in lines for id_ in line.sources)
        return tuple(self._sources[id_] for id_ in used)
