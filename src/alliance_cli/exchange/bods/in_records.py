"""The statements by the records that they are about: what each record came to, and how."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from alliance_cli.errors import ProblemName
from alliance_cli.exchange.bods.in_entry import Findings, shown
from alliance_cli.exchange.bods.in_relationships import Relationship
from alliance_cli.exchange.bods.in_statements import Statement


@dataclass(slots=True)
class PartyRecord:
    """An entity or a person: all statements of it."""

    newest: Statement
    """The one that stands."""
    source: str
    older: list[Statement] = field(default_factory=list)

    @property
    def closed(self) -> date | None:
        """The first day on which it is no longer part of what is told."""
        return self.newest.day if self.newest.is_closed else None

    @property
    def over(self) -> date | None:
        """The first day on which the party is no more."""
        details = self.newest.details
        end = details.when("dissolutionDate") or details.when("deathDate")
        return end.first_day if end else None


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
        elif known.newest.kind != statement.kind:
            self.findings.wrong(
                statement.location,
                ProblemName.BAD_STATEMENT,
                f"record {shown(statement.record)} is said to be {known.newest.kind} "
                f"and {statement.kind}",
                "give each record an id of its own",
            )
        elif statement.moment > known.newest.moment:
            known.older.append(known.newest)
            known.newest, known.source = statement, source or known.source
        else:
            known.older.append(statement)

    def add_relationship(self, relationship: Relationship) -> None:
        """Note what is stated of a relationship."""
        self._relationships.setdefault(relationship.record, []).append(relationship)

    def histories(self) -> Iterator[tuple[Relationship, ...]]:
        """What was told of each relationship, oldest first: of each day what was told last."""
        for told in self._relationships.values():
            told.sort(key=lambda relationship: relationship.moment)
            yield tuple({relationship.day: relationship for relationship in told}.values())
