"""What the Ownerships of a FollowTheMoney file say, each as lines: who has what part of whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product, zip_longest
from typing import Final

from alliance_cli.errors import MalformedError
from alliance_cli.exchange.ftm.ends import Ends
from alliance_cli.exchange.ftm.entities import Entity, Findings, shown
from alliance_cli.exchange.ftm.parts import Part, parts_of
from alliance_cli.exchange.ftm.roles import Right
from alliance_cli.exchange.ftm.sources import Sources
from alliance_cli.exchange.ftm.text import readable_paragraph
from alliance_cli.exchange.ftm.words import VOTES_SUMMARY
from alliance_cli.model.names import folded
from alliance_cli.model.share import UNKNOWN, Share
from alliance_cli.model.when import Period, When, parse_when

_DAY: Final = len("2023-11-08")
_USED: Final = frozenset(
    {
        *("owner", "asset", "percentage", "role", "status", "ownershipType", "startDate"),
        *("endDate", "date", "summary", "description", "proof", "sourceUrl", "publisher"),
        *("publisherUrl", "modifiedAt", "retrievedAt"),
    }
)
_USED_BY_INTENTIONS: Final = _USED | {"recordId", "sharesValue", "sharesCurrency"}


@dataclass(frozen=True, slots=True)
class Line:
    """What one Ownership says of one owner, one company and one right."""

    number: int
    """Its place among all lines."""
    owner: str
    company: str
    part: Part
    share: Share
    """How large the part is of this owner alone."""
    period: Period
    """The days on which it is held, or on which an intention is as it says."""
    sources: tuple[str, ...]
    note: str | None
    entity: Entity

    @property
    def pair(self) -> tuple[str, str]:
        """Who owns whom."""
        return self.owner, self.company

    @property
    def right(self) -> Right:
        """What it is a part of."""
        return self.part.right

    @property
    def role(self) -> str:
        """The words of the roles, folded."""
        return folded(" ".join(role.text for role in self.part.roles))


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads Ownerships of parties that are known."""

    findings: Findings
    sources: Sources
    ends: Ends

    def lines(self, ownerships: list[Entity]) -> list[Line]:
        """A line for each owner, company and right that an Ownership names."""
        found: list[Line] = []
        for entity in ownerships:
            pairs = self.ends.pairs(entity)
            parts = parts_of(entity, self.findings) if pairs else []
            if parts:
                found += self._told(entity, pairs, parts, len(found))
        return found

    def _told(
        self, entity: Entity, pairs: list[tuple[str, str]], parts: list[Part], number: int
    ) -> Iterator[Line]:
        is_meant = parts[0].right is Right.INTENTION
        period = self._period(entity, is_meant=is_meant)
        if period is None:
            return
        is_joint = len(pairs) > 1 and any(part.share != UNKNOWN for part in parts)
        if is_joint:
            what = f"{len(pairs)} hold one percentage together; what each holds is unknown"
            self.findings.lost("joint ownership", entity, what)
        notes = map(readable_paragraph, entity.all("description", "summary"))
        note = "\n".join(text for text in notes if text and text != VOTES_SUMMARY) or None
        sources = self.sources.of(entity)
        self.findings.lost_properties(entity, _USED_BY_INTENTIONS if is_meant else _USED)
        for offset, (part, pair) in enumerate(product(parts, pairs)):
            share = UNKNOWN if is_joint else part.share
            yield Line(number + offset, *pair, part, share, period, sources, note, entity)

    def _period(self, entity: Entity, *, is_meant: bool) -> Period | None:
        since = self._day(entity, "startDate", at=0)
        until = self._day(entity, "endDate", at=-1)
        if is_meant and since is None:
            return Period(self._day(entity, "date", at=0), until)
        if entity.all("date"):
            self.findings.lost("date", entity, shown("; ".join(entity.all("date"))))
        if since and until and since.first_day == until.first_day and not is_meant:
            what = f"from {since} until {until} it is held on no day that can be named"
            self.findings.lost("empty period", entity, what)
            return None
        return Period(since, until)

    def _day(self, entity: Entity, property_: str, *, at: int) -> When | None:
        """The first or the last of the days told; the fuller one where one is part of the other."""
        texts = sorted({text[:_DAY] for text in entity.all(property_)})
        # In order, whatever begins like a text comes right behind it.
        nexts = zip_longest(texts, texts[1:], fillvalue="")
        whole = [text for text, behind in nexts if not behind.startswith(f"{text}-")]
        if len(whole) > 1:
            what = f"{shown('; '.join(whole))}: {whole[at]} stands"
            self.findings.lost(f"several of {property_}", entity, what)
        try:
            return parse_when(whole[at]) if whole else None
        except MalformedError as error:
            self.findings.malformed(error, entity.location)
            return None
