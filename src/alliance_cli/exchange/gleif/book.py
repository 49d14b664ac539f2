"""The records of GLEIF, taken in one by one and sorted by what becomes of them."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from sys import intern
from typing import Final

from alliance_cli.errors import Location, MalformedError, Problem, ProblemName
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.gleif.choice import Word, merged
from alliance_cli.exchange.gleif.days import day
from alliance_cli.exchange.gleif.fates import left_out, period_left_out, remarks
from alliance_cli.exchange.gleif.fields import (
    ENTITY,
    EXCEPTION,
    RELATIONSHIP,
    Fields,
    has_left_out,
    more_than_one,
    unknown_fields,
)
from alliance_cli.exchange.gleif.nodes import lei_node, shown_code
from alliance_cli.exchange.gleif.parties import Parties
from alliance_cli.exchange.gleif.records import (
    Relationship,
    Standing,
    is_deleted,
    legal_entity,
    relationship,
    reporting_exception,
    standing,
    told_at,
    updated_on,
    withdrawn,
)
from alliance_cli.exchange.gleif.shares import NOT_DISCLOSED, quantified_share
from alliance_cli.exchange.gleif.tree import Entry, Tree, Unknown, branches, words
from alliance_cli.model.share import Share
from alliance_cli.model.when import Period

RELATIONSHIPS: Final = "relationship records"
EXCEPTIONS: Final = "reporting exceptions"
ENTITIES: Final = "LEI records"
_SHOWN: Final = 80
_WRAPPERS: Final = ("RelationshipRecord", "Exception", "LEIRecord")
_FIELDS: Final[Mapping[str, Fields]] = {
    RELATIONSHIPS: RELATIONSHIP,
    EXCEPTIONS: EXCEPTION,
    ENTITIES: ENTITY,
}


@dataclass(slots=True)
class Book:
    """What the records taken in so far come to."""

    parties: Parties
    problems: list[Problem] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    exceptions: dict[tuple[str, str], Location] = field(default_factory=dict)
    """By id and text, so that each stands once."""
    content_day: tuple[date, Location] | None = None
    """The day that the header says, and where."""
    latest_day: date = date.min
    """The latest day on which a record was updated."""
    kinds: dict[str, None] = field(default_factory=dict)
    """The kinds of which there are records."""
    detailed: Counter[str] = field(default_factory=Counter)
    """How many records of each kind say more than a dataset has a place for."""
    unknown: dict[Unknown, None] = field(default_factory=dict)
    """What nobody here has a use for, each once."""

    @property
    def account(self) -> Account:
        """Where the losses go."""
        return self.parties.account

    def take(self, found: Entry | Problem | Unknown) -> None:
        """Take in a record or the header, or note what is wrong with it."""
        if isinstance(found, Problem):
            self.problems.append(found)
        elif isinstance(found, Unknown):
            self._pass_over(found)
        else:
            try:
                self._take(found)
            except MalformedError as error:
                problem = Problem(
                    error.name, error.message, way_out=error.way_out, location=found.location
                )
                self.problems.append(problem)

    def _take(self, entry: Entry) -> None:
        if entry.is_header or _has(entry.tree, "ContentDate"):
            self._open(entry)
        else:
            for tree in _records(entry.tree):
                self._sort(tree, entry.location)

    def _open(self, header: Entry) -> None:
        content = day(words(header.tree, "ContentDate"))
        if content is not None:
            self.content_day = (content.first_day, header.location)

    def _sort(self, tree: Tree, location: Location) -> None:
        if _has(tree, "Relationship"):
            self._relate(tree, location)
        elif _has(tree, "ExceptionCategory"):
            self._excuse(tree, location)
        elif _has(tree, "Entity"):
            self._describe(tree, location)
        else:
            way_out = "a record has a Relationship, an ExceptionCategory or an Entity"
            message = "this is no record of GLEIF"
            raise MalformedError(ProblemName.BAD_STATEMENT, message, way_out)

    def _relate(self, tree: Tree, location: Location) -> None:
        if len(branches(tree, "Relationship")) > 1:
            raise more_than_one("Relationship")
        self._count(RELATIONSHIPS, tree)
        stands = standing(tree)
        fate = left_out(stands)
        if fate is None:
            self._look_through(RELATIONSHIPS, tree)
            self._hold(stands, relationship(tree), location)
            return
        self.account.lost(fate.kind, stands.where, fate.why)
        if fate.denies:
            # Where it does not tell of whom, it denies nothing that another record tells.
            with suppress(MalformedError):
                self._deny(stands, withdrawn(tree), location)

    def _hold(self, stands: Standing, told: Relationship, location: Location) -> None:
        held: list[Period] = []
        denied: list[Period] = []
        for period in told.periods or (Period(),):
            fate = period_left_out(stands, period)
            (held if fate is None else denied).append(period)
            if fate is not None:
                self.account.lost(fate.kind, stands.where, fate.why)
        share = self._share(stands, told)
        beside = (*map(str, told.quantifiers), *told.details, *remarks(stands))
        # Many say beside the share and the period what many others say too.
        note = intern("".join(f"; {one}" for one in beside))
        company, owner = map(self.parties.id_of, (told.child, told.parent))
        periods = (merged(held), tuple(denied))
        self.words.append(
            Word(stands.type, company, owner, *periods, stands.told, share, note, location)
        )

    def _deny(self, stands: Standing, told: Relationship, location: Location) -> None:
        company, owner = map(self.parties.id_of, (told.child, told.parent))
        periods = ((), told.periods or (Period(),))
        self.words.append(
            Word(stands.type, company, owner, *periods, stands.told, NOT_DISCLOSED, "", location)
        )

    def _share(self, stands: Standing, told: Relationship) -> Share:
        given = [quantifier for quantifier in told.quantifiers if quantifier.amount]
        share = quantified_share(given)
        if share is None and given:
            measures = "; ".join(map(str, given))
            why = f"{measures}: this is not one percentage"
            self.account.lost("quantifier", stands.where, why)
        return share or NOT_DISCLOSED

    def _excuse(self, tree: Tree, location: Location) -> None:
        self._count(EXCEPTIONS, tree)
        where = f"exception of {shown_code(tree, 'LEI')}"
        if not is_deleted(tree):
            self._look_through(EXCEPTIONS, tree)
            told = self._exception(tree)
            if told in self.exceptions:
                why = "another record tells the same exception"
                self.account.lost("duplicate record", where, why)
            self.exceptions.setdefault(told, location)
            return
        self.account.lost("deleted record", where, "GLEIF has deleted it")
        with suppress(MalformedError):
            if self.exceptions.pop(self._exception(tree), None) is not None:
                self.account.lost("deleted record", where, "GLEIF has deleted it since")

    def _exception(self, tree: Tree) -> tuple[str, str]:
        told = reporting_exception(tree)
        return self.parties.id_of(told.entity), told.text

    def _describe(self, tree: Tree, location: Location) -> None:
        self._count(ENTITIES, tree)
        if not is_deleted(tree):
            self._look_through(ENTITIES, tree)
            self.parties.describe(legal_entity(tree, location), told_at(tree))
            return
        where = f"entity {shown_code(tree, 'LEI')}"
        self.account.lost("deleted record", where, "GLEIF has deleted it")
        with suppress(MalformedError):
            self.parties.withdraw(lei_node(tree), told_at(tree))

    def _count(self, kind: str, tree: Tree) -> None:
        self.kinds[kind] = None
        updated = updated_on(tree)
        if updated is not None:
            self.latest_day = max(self.latest_day, updated.first_day)

    def _look_through(self, kind: str, tree: Tree) -> None:
        """Note what a record says that nobody here has a use for."""
        for name in unknown_fields(tree, _FIELDS[kind]):
            self._pass_over(Unknown("field", name))
        self.detailed[kind] += has_left_out(tree, _FIELDS[kind])

    def _pass_over(self, found: Unknown) -> None:
        unknown = replace(found, name=found.name[:_SHOWN])
        if unknown not in self.unknown:
            self.unknown[unknown] = None
            why = f"a {unknown.kind} of this name is not understood"
            self.account.lost(unknown.kind, unknown.name, why)


def _records(tree: Tree) -> list[Tree]:
    """The records that are meant: JSON has each in an object of its own.

    Raises:
        MalformedError: a record stands within another.
    """
    wrappers = [name for name in _WRAPPERS if _has(tree, name)]
    if not wrappers:
        return [tree]
    if len(tree) > 1:
        message = f"within this record of GLEIF stands a {wrappers[0]}"
        way_out = "each record stands for itself: see where this one should end"
        raise MalformedError(ProblemName.BAD_STATEMENT, message, way_out)
    return branches(tree, wrappers[0])


def _has(tree: Tree, name: str) -> bool:
    return isinstance(tree, dict) and name in tree and bool(branches(tree, name))
