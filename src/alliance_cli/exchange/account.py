"""What a conversion could not carry over, and what a reading found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from alliance_cli.errors import DataPath, Location, Problem
from alliance_cli.model.records import Dataset
from alliance_cli.outgoing.characters import harmless


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that the other format has no place for."""

    kind: str
    """What it is, in a word or two that can be counted: `valuation`, `partial date`."""
    where: str
    """Of what: `nissan in renault`, `line 12`, `statement abc`."""
    what: str
    """What of it is lost, and what stands instead, if anything does."""


@dataclass(slots=True)
class Account:
    """The losses of one conversion, in the order in which they were met."""

    losses: list[Loss] = field(default_factory=list)

    def lost(self, kind: str, where: str, what: str) -> None:
        """Note one loss."""
        self.losses.append(Loss(*map(_one_line, (kind, where, what))))

    def counts(self) -> dict[str, int]:
        """How many of each kind, in the order in which the kinds were met."""
        counted: dict[str, int] = {}
        for loss in self.losses:
            counted[loss.kind] = counted.get(loss.kind, 0) + 1
        return counted


def _one_line(text: str) -> str:
    """The text on one line, with nothing in it that steers a terminal or is no text."""
    return text if text.isprintable() else harmless(" ".join(text.split()))


@dataclass(slots=True)
class Reading:
    """What a reader made of a text in another format."""

    dataset: Dataset
    problems: list[Problem]
    """Each with its location."""
    places: Mapping[DataPath, Location]
    """Where the records of the dataset come from: `("holdings", 3)`, `("companies", "acme")`."""
