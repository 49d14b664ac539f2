"""The statements by the records that they are about: what each record came to, and how."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from alliance_cli.errors import ProblemName
from alliance_cli.exchange.bods.in_entry import Findings, shown
from alliance_cli.exchange.bods.in_relationships import Relationship
from alliance_cli.exchange.bods.in_statements import Statement


@dataclass(slots=True)
class PartyRecord:
    """An entity or a person: the newest statement of it, and the names it had before."""

    newest: Statement
    source: str
    former_names: dict[str, None] = field(default_factory=dict)

    @property
    def end(self) -> date | None:
        """The first day on which it is no more, or no longer part of what is told."""
        closed = self.newest.day if self.newest.is_closed else None
        details = self.newest.details
        over = details.when("dissolutionDate") or details.when("deathDate")
        days = [day for day in (closed, over.first_day if over else None) if day]
        return min(days, default=None)


@dataclass(slots=True)
class Records:
    """What was stated of every record, whatever the order of the statements."""

    findings: Findings
    parties: dict[str, PartyRecord] = field(default_factory=dict)
    _relationships: dict[str, list[Relationship]] = field(default_factory=dict)

    def add_party(self, statement: Statement, source: str) -> None:
        """Note what is stated of an entity or a person; the newest statement stands."""
        known = self.parties.get(statement.record)
        if known is None:
            self.parties[statement.record] = PartyRecord(statement, source)
            return
        if known.newest.kind != statement.kind:
            self.findings.wrong(
                statement.location,
                ProblemName.BAD_STATEMENT,
                f"record {shown(statement.record)} is said to be {known.newest.kind} "
                f"and {statement.kind}",
                "give each record an id of its own",
            )
            return
        older = statement
        if statement.moment > known.newest.moment:
            older, known.newest, known.source = known.newest, statement, source or known.source
        for name in _names(older):
            known.former_names[name] = None

    def add_relationship(self, relationship: Relationship) -> None:
        """Note what is stated of a relationship."""
        self._relationships.setdefault(relationship.record, []).append(relationship)

    def histories(self) -> Iterator[tuple[Relationship, ...]]:
        """What was told of each relationship, oldest first: of each day what was told last."""
        for told in self._relationships.values():
            told.sort(key=lambda relationship: relationship.moment)
            yield tuple({relationship.day: relationship for relationship in told}.values())


def _names(statement: Statement) -> Iterable[str]:
    """The names in a statement that was superseded; what is wrong with it is told already."""
    details = statement.details.fields
    listed = details.get("names")
    people = listed if isinstance(listed, list) else []
    names = [details.get("name"), *(p.get("fullName") for p in people if isinstance(p, dict))]
    return (" ".join(name.split()) for name in names if isinstance(name, str) and name.strip())
