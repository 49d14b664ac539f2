"""The records of GLEIF, taken in one by one and sorted by what becomes of them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_cli.errors import Location, MalformedError, Problem, ProblemName
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.gleif.choice import Line
from alliance_cli.exchange.gleif.fates import left_out, period_left_out, remarks
from alliance_cli.exchange.gleif.parties import SOURCE, Parties
from alliance_cli.exchange.gleif.records import (
    DIRECT,
    LegalEntity,
    Node,
    Relationship,
    ReportingException,
    day,
    legal_entity,
    relationship,
    reporting_exception,
)
from alliance_cli.exchange.gleif.shares import NOT_DISCLOSED, quantified_share
from alliance_cli.exchange.gleif.tree import Entry, branches, words
from alliance_cli.model.records import Holding
from alliance_cli.model.share import Share
from alliance_cli.model.when import Period, When

RELATIONSHIPS: Final = "relationship records"
EXCEPTIONS: Final = "reporting exceptions"
ENTITIES: Final = "LEI records"


@dataclass(frozen=True, slots=True)
class Ultimate:
    """That somebody is the ultimate parent of an entity."""

    child: Node
    text: str
    since: When | None
    where: str
    location: Location


@dataclass(slots=True)
class Book:
    """What the records taken in so far come to."""

    parties: Parties
    problems: list[Problem] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    ultimate: list[Ultimate] = field(default_factory=list)
    content_day: date | None = None
    """The day that the header says."""
    latest_day: date = date.min
    """The latest day on which a record was updated."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many records there are of each kind."""

    @property
    def account(self) -> Account:
        """Where the losses go."""
        return self.parties.account

    def take(self, entry: Entry) -> None:
        """Take in a record or the header, or note what is wrong with it."""
        try:
            self._take(entry)
        except MalformedError as error:
            problem = Problem(
                error.name, error.message, way_out=error.way_out, location=entry.location
            )
            self.problems.append(problem)

    def _take(self, entry: Entry) -> None:
        records = branches(entry.tree, "RelationshipRecord")
        tree = records[0] if records else entry.tree
        if branches(tree, "Relationship"):
            self._relate(relationship(tree, entry.location))
        elif branches(tree, "ExceptionCategory"):
            self._excuse(reporting_exception(tree, entry.location))
        elif branches(tree, "Entity"):
            self._describe(legal_entity(tree, entry.location))
        elif branches(tree, "ContentDate"):
            content = day(words(tree, "ContentDate"))
            self.content_day = None if content is None else content.first_day
        else:
            way_out = "a record has a Relationship, an ExceptionCategory or an Entity"
            message = "this is no record of GLEIF"
            raise MalformedError(ProblemName.BAD_STATEMENT, message, way_out)

    def _relate(self, told: Relationship) -> None:
        self._count(RELATIONSHIPS, told.updated)
        fate = left_out(told)
        if fate is not None:
            self.account.lost(fate.kind, told.where, fate.why)
        elif told.type == DIRECT:
            self._hold(told)
        else:
            self._keep_ultimate(told)

    def _hold(self, told: Relationship) -> None:
        share = self._share(told)
        note = _note("direct accounting consolidation, not a stake", told)
        updated = date.min if told.updated is None else told.updated.first_day
        for period in told.periods or (Period(),):
            fate = period_left_out(told, period)
            if fate is not None:
                self.account.lost(fate.kind, told.where, fate.why)
                continue
            company, owner = (
                self.parties.id_of(node, told.location) for node in (told.child, told.parent)
            )
            holding = Holding(owner, company, share, NOT_DISCLOSED, period, (SOURCE,), note)
            self.lines.append(Line(holding, updated, told.where, told.location))

    def _keep_ultimate(self, told: Relationship) -> None:
        text = f"ultimate accounting consolidation by {told.parent.code}, no holding"
        ends = (f"until {period.until}" for period in told.periods if period.until)
        note = _note("; ".join((text, *ends)), told)
        since = told.periods[0].since if told.periods else None
        self.ultimate.append(Ultimate(told.child, note, since, told.where, told.location))

    def _share(self, told: Relationship) -> Share:
        share = quantified_share(told.quantifiers)
        if share is None and told.quantifiers:
            measures = "; ".join(map(str, told.quantifiers))
            self.account.lost("quantifier", told.where, f"{measures}: this is not one percentage")
        return share or NOT_DISCLOSED

    def _excuse(self, told: ReportingException) -> None:
        self._count(EXCEPTIONS, None)
        code = told.entity.code
        if told.is_deleted:
            self.account.lost("deleted record", code, "GLEIF has deleted it")
            return
        id_ = self.parties.id_of(told.entity, told.location)
        if not self.parties.note(id_, f"GLEIF: no parent named, {told.text}", None):
            self.account.lost("duplicate record", code, "another record tells the same exception")

    def _describe(self, told: LegalEntity) -> None:
        self._count(ENTITIES, told.updated)
        if told.is_deleted:
            self.account.lost("deleted record", told.node.code, "GLEIF has deleted it")
        else:
            self.parties.describe(told)

    def _count(self, kind: str, updated: When | None) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if updated is not None:
            self.latest_day = max(self.latest_day, updated.first_day)


def _note(text: str, told: Relationship) -> str:
    """What a record says, beside the share and the period, in its own words."""
    measures = map(str, told.quantifiers)
    return f"GLEIF: {'; '.join((text, *measures, *told.details, *remarks(told)))}"
