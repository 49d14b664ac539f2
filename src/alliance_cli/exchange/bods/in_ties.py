"""Who is tied to whom: the two ends of relationships, as parties of the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from alliance_cli.errors import ProblemName
from alliance_cli.exchange.bods.in_entry import Findings, shown
from alliance_cli.exchange.bods.in_parties import Parties
from alliance_cli.exchange.bods.in_relationships import Relationship
from alliance_cli.model.records import Note
from alliance_cli.model.when import When, whole_date


@dataclass(slots=True)
class Ties:
    """Looks up the ends of relationships, and says what is wrong with them."""

    findings: Findings
    parties: Parties
    ends: Mapping[str, date]
    """By record of an entity or person: the first day on which it is no more."""
    _told: set[tuple[str, ...]] = field(default_factory=set)

    def lose(self, kind: str, where: str, what: str) -> None:
        """Note a loss, once for all statements that have it."""
        if (kind, where, what) not in self._told:
            self._told.add((kind, where, what))
            self.findings.account.lost(kind, where, what)

    def pair(self, relationship: Relationship) -> tuple[str, str] | None:
        """Owner and company; none where either is not named, or not in the file."""
        owner = self._end(relationship, "interestedParty", relationship.party)
        company = self._end(relationship, "subject", relationship.subject)
        if owner is None or company is None:
            return None
        return owner, company

    def over(self, relationship: Relationship) -> When | None:
        """The first day on which either of its ends is no more."""
        records = (relationship.party, relationship.subject)
        days = [self.ends[record] for record in records if record in self.ends]
        return whole_date(min(days)) if days else None

    def note_what_is_told(self, told: Iterable[Relationship]) -> None:
        """Account for what the dataset has no place for, and note who is not named."""
        for relationship in told:
            where = self._where(relationship)
            for kind, what in relationship.lost:
                self.lose(kind, where, what)
            company = self.parties.ids.get(relationship.subject)
            if relationship.unnamed and company is not None:
                text = f"owner not named: {relationship.unnamed}"
                note = Note(whole_date(relationship.day), text, relationship.sources)
                self.parties.notes.setdefault(company, {}).setdefault(text, note)
                if relationship.is_closed:
                    what = f"closed on {relationship.day}, which the note on it does not say"
                    self.lose("end of a note", company, what)

    def _where(self, relationship: Relationship) -> str:
        ids = self.parties.ids
        company = ids.get(relationship.subject, "a company not named")
        return f"{ids.get(relationship.party, 'an owner not named')} in {company}"

    def _end(self, relationship: Relationship, key: str, record: str) -> str | None:
        id_ = self.parties.ids.get(record)
        if record and id_ is None:
            message = f"{key} is '{shown(record)}', which is no entity or person of the file"
            self._wrong(relationship, ProblemName.UNKNOWN_COMPANY, message)
        elif id_ is not None and key == "subject" and self.parties.is_person(id_):
            message = f"subject is '{shown(record)}', a person, whom nobody owns"
            self._wrong(relationship, ProblemName.BAD_STATEMENT, message)
            return None
        return id_

    def _wrong(self, relationship: Relationship, name: ProblemName, message: str) -> None:
        if (relationship.record, message) not in self._told:
            self._told.add((relationship.record, message))
            self.findings.wrong(relationship.location, name, message)
