"""What the Ownerships of a FollowTheMoney file say, each as a line: who has what part of whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.exchange.ftm.entities import Entity, Findings, shown
from alliance_cli.exchange.ftm.percentages import is_too_fine, share_in, worded
from alliance_cli.exchange.ftm.sources import Sources
from alliance_cli.exchange.ftm.text import readable_paragraph
from alliance_cli.exchange.ftm.words import (
    FORMER,
    INDIRECT,
    KNOWN_STATUSES,
    NOT_YET,
    VOTES_SUMMARY,
    Right,
    right_of,
)
from alliance_cli.model.names import folded
from alliance_cli.model.records import Status
from alliance_cli.model.share import UNKNOWN, Share
from alliance_cli.model.when import Period, When, parse_when

_STATUSES: Final = frozenset(Status)
_DAY: Final = len("2023-11-08")
_USED: Final = frozenset(
    {
        *("owner", "asset", "percentage", "role", "status", "ownershipType", "startDate"),
        *("endDate", "date", "summary", "description", "recordId", "proof", "sourceUrl"),
        *("publisher", "publisherUrl", "modifiedAt", "retrievedAt"),
    }
)
_USED_BY_INTENTIONS: Final = _USED | {"sharesValue", "sharesCurrency"}


@dataclass(frozen=True, slots=True)
class Line:
    """What one Ownership says of one owner and one company."""

    number: int
    """Its place among all lines."""
    owner: str
    company: str
    right: Right
    share: Share
    period: Period
    sources: tuple[str, ...]
    note: str | None
    role: str
    """The words of the role, folded."""
    status: str
    entity: Entity

    @property
    def pair(self) -> tuple[str, str]:
        """Who owns whom."""
        return self.owner, self.company


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads Ownerships of parties that are known."""

    findings: Findings
    sources: Sources
    ids: Mapping[str, str]
    """Our id of a party by theirs."""
    persons: frozenset[str]
    """Those, by their ids, whom nobody can own."""

    def lines(self, ownerships: list[Entity]) -> list[Line]:
        """A line for each owner and company that an Ownership names."""
        found: list[Line] = []
        for entity in ownerships:
            pairs = list(self._pairs(entity))
            if pairs and not self._is_set_aside(entity):
                found += self._told(entity, pairs, len(found))
        return found

    def _told(self, entity: Entity, pairs: list[tuple[str, str]], number: int) -> Iterator[Line]:
        right = self._right(entity)
        share = self._share(entity)
        if len(pairs) > 1 and share != UNKNOWN:
            what = f"{len(pairs)} hold one percentage together; what each holds is unknown"
            self.findings.lost("joint ownership", entity, what)
            share = UNKNOWN
        period = self._period(entity, right)
        if period is None:
            return
        notes = map(readable_paragraph, entity.all("description", "summary"))
        note = "\n".join(text for text in notes if text and text != VOTES_SUMMARY) or None
        sources, role = self.sources.of(entity), folded(" ".join(entity.all("role")))
        is_intention = right is Right.INTENTION
        used = _USED_BY_INTENTIONS if is_intention else _USED
        self.findings.lost_properties(entity, used)
        status = next(filter(_is_status, map(str.casefold, entity.all("status"))), "")
        for offset, (owner, company) in enumerate(pairs):
            told = (right, share, period, sources, note, role, status, entity)
            yield Line(number + offset, owner, company, *told)

    def _pairs(self, entity: Entity) -> Iterator[tuple[str, str]]:
        ends = [tuple(dict.fromkeys(entity.all(end))) for end in ("owner", "asset")]
        for end, named in zip(("owner", "asset"), ends, strict=True):
            if not named:
                self._bad(entity, f"this Ownership names no {end}", "an Ownership has both")
                return
            unknown = [id_ for id_ in named if id_ not in self.ids]
            for id_ in unknown:
                self._tell_unknown(entity, id_)
            if unknown:
                return
        owners, assets = ends
        if len(owners) > 1 and len(assets) > 1:
            message = "this Ownership names several owners and several assets"
            self._bad(entity, message, "write an Ownership for each owner and asset")
            return
        for asset in assets:
            if asset in self.persons:
                way_out = "the asset of an Ownership is a Company"
                self._bad(entity, f"'{shown(asset)}' is a person, whom nobody owns", way_out)
            else:
                yield from ((self.ids[owner], self.ids[asset]) for owner in owners)

    def _tell_unknown(self, entity: Entity, id_: str) -> None:
        message = f"no company or person in the file has the id '{shown(id_)}'"
        way_out = "put the entity into the file, or take the Ownership out"
        self.findings.problem(ProblemName.UNKNOWN_COMPANY, message, way_out, entity.location)

    def _bad(self, entity: Entity, message: str, way_out: str) -> None:
        self.findings.problem(ProblemName.BAD_STATEMENT, message, way_out, entity.location)

    def _is_set_aside(self, entity: Entity) -> bool:
        """Whether an Ownership is none that counts beside the others; what it says is a loss."""
        kinds = {word.casefold() for word in entity.all("ownershipType", "status")}
        if kinds & INDIRECT:
            what = "held through others; only the chain itself is counted"
            self.findings.lost("indirect ownership", entity, what)
        elif kinds & FORMER and not entity.all("endDate"):
            what = "held no longer, and it does not say until when"
            self.findings.lost("former ownership", entity, what)
        elif right_of(entity.all("role")) is Right.OTHER:
            what = f"{shown('; '.join(entity.all('role')))} is no part of the capital"
            self.findings.lost("other right", entity, what)
        else:
            return False
        return True

    def _right(self, entity: Entity) -> Right:
        statuses = list(map(str.casefold, entity.all("status")))
        for word in statuses:
            if word not in KNOWN_STATUSES:
                self.findings.lost("status", entity, shown(word))
        right = right_of(entity.all("role"))
        is_meant = right is Right.INTENTION and any(map(_is_status, statuses))
        if is_meant or not NOT_YET.isdisjoint(statuses):
            return Right.INTENTION
        # An investment that says nothing of being meant is a stake like others.
        right = Right.CAPITAL if right is Right.INTENTION else right
        is_beneficial = "beneficial" in map(str.casefold, entity.all("ownershipType"))
        return Right.BENEFIT if right is Right.CAPITAL and is_beneficial else right

    def _share(self, entity: Entity) -> Share:
        """The percentage; where several are told, all that lies between them."""
        shares = []
        for text in entity.all("percentage"):
            if is_too_fine(text):
                self.findings.lost("digits", entity, f"{shown(text)} is cut after 15 decimals")
            try:
                shares.append(share_in(text))
            except MalformedError as error:
                self.findings.malformed(error, entity.location)
        if all(share == shares[0] for share in shares):
            return shares[0] if shares else UNKNOWN
        lowest = min(shares, key=lambda share: (share.low, share.low_open))
        highest = max(shares, key=lambda share: (share.high, not share.high_open))
        what = f"{shown('; '.join(entity.all('percentage')))}: all between them stands instead"
        self.findings.lost("several percentages", entity, what)
        return worded(Share(lowest.low, highest.high, lowest.low_open, highest.high_open))

    def _period(self, entity: Entity, right: Right) -> Period | None:
        since = self._day(entity, "startDate", at=0)
        until = self._day(entity, "endDate", at=-1)
        if right is Right.INTENTION:
            return Period(since or self._day(entity, "date", at=0))
        if since and until and since.first_day == until.first_day:
            what = f"from {since} until {until} it is held on no day that can be named"
            self.findings.lost("empty period", entity, what)
            return None
        if entity.all("date"):
            self.findings.lost("date", entity, shown("; ".join(entity.all("date"))))
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


def _is_status(word: str) -> bool:
    return word in _STATUSES
