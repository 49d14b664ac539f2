"""Who is tied to whom: the two ends of relationships, as parties of the file."""

from collections.abc import Iterable
from dataclasses import dataclass, field

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
    _told: set[tuple[str, ...]] = field(default_factory=set)

    def lose(self, kind: str, where: str, what: str) -> None:
        """Note a loss, once for all statements that have it."""
        if (kind, where, what) not in self._told:
            self._told.add((kind, where, what))
            self.findings.account.lost(kind, where, what)

    def pair(self, relationship: Relationship) -> tuple[str, str] | None:
        """Owner and company; none where either is not named, or not in the file."""
        owner = self._end(relationship, "interestedParty", relationship.interested_party)
        company = self._end(relationship, "subject", relationship.subject)
        if owner is None or company is None:
            return None
        return owner, company

    def over(self, relationship: Relationship) -> When | None:
        """The first day on which either of its ends is no more."""
        ends, ids = self.parties.ends, self.parties.ids
        both = (ids.get(record) for record in (relationship.interested_party, relationship.subject))
        days = [ends[id_] for id_ in both if id_ in ends]
        return whole_date(min(days)) if days else None

    def note_what_is_told(self, told: Iterable[Relationship]) -> None:
        """Account for what the dataset has no place for, and note who is not named."""
        unnamed: Relationship | None = None
        for relationship in told:
            where = self._where(relationship)
            for kind, what in relationship.lost:
                self.lose(kind, where, what)
            if unnamed and unnamed.unspecified != relationship.unspecified:
                self._note_end(unnamed, f"told otherwise from {relationship.day} on")
            unnamed = relationship if self._note_unnamed(relationship) else None
            if unnamed and unnamed.is_closed:
                self._note_end(unnamed, f"closed on {relationship.day}")
                unnamed = None

    def _note_unnamed(self, relationship: Relationship) -> bool:
        """Note on the company why its owner is not named, if that is so."""
        company = self.parties.ids.get(relationship.subject)
        if not relationship.unspecified or company is None:
            return False
        text = f"owner not named: {relationship.unspecified}"
        note = Note(whole_date(relationship.day), text, relationship.sources)
        self.parties.notes.setdefault(company, {}).setdefault(text, note)
        return True

    def _note_end(self, unnamed: Relationship, how: str) -> None:
        what = f"{how}, which the note on it of {unnamed.day} does not say"
        self.lose("end of a note", self.parties.ids[unnamed.subject], what)

    def _where(self, relationship: Relationship) -> str:
        ids = self.parties.ids
        company = ids.get(relationship.subject, "a company not named")
        return f"{ids.get(relationship.interested_party, 'an owner not named')} in {company}"

    def _end(self, relationship: Relationship, key: str, record: str) -> str | None:
        id_ = self.parties.ids.get(record)
        if record and id_ is None:
            message = f"{key} is '{shown(record)}', which is no entity or person of the file"
            way_out = "add a statement about it, or say the reason why it is not named"
            self._wrong(relationship, ProblemName.UNKNOWN_COMPANY, message, way_out)
        elif id_ is not None and key == "subject" and self.parties.is_person(id_):
            message = f"subject is '{shown(record)}', a person, whom nobody owns"
            way_out = "name the entity that is owned; a person can be the interestedParty"
            self._wrong(relationship, ProblemName.BAD_STATEMENT, message, way_out)
            return None
        return id_

    def _wrong(
        self, relationship: Relationship, name: ProblemName, message: str, way_out: str
    ) -> None:
        if (relationship.record, message) not in self._told:
            self._told.add((relationship.record, message))
            self.findings.wrong(relationship.location, name, message, way_out)
