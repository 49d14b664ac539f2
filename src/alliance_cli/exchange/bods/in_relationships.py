"""Who is said to have what in whom, by one statement about a relationship."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from alliance_cli.errors import Location, ProblemName
from alliance_cli.exchange.bods.in_entry import Entry, words_of
from alliance_cli.exchange.bods.in_interests import Interest, Interests, Lost, interests_of
from alliance_cli.exchange.bods.in_shares import said
from alliance_cli.exchange.bods.in_statements import Moment, Statement

_KNOWN: Final = frozenset(
    {"isComponent", "componentRecords", "subject", "interestedParty", "interests"}
)
_REASON: Final = frozenset({"reason", "description"})
_OF_A_HOLDING: Final = frozenset({"unknown interest", "direct or indirect"})
"""Losses of a holding, which is not made where nobody is named."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one statement tells of a relationship."""

    record: str
    day: date
    moment: Moment
    is_closed: bool
    subject: str
    """The record of the company; empty where it is not specified."""
    interested_party: str
    """The record of the owner; empty where it is not specified."""
    unspecified: str
    """Why the owner is not specified, in the file's own words."""
    interests: tuple[Interest, ...]
    components: tuple[str, ...]
    lost: tuple[Lost, ...]
    source: str
    location: Location

    @property
    def sources(self) -> tuple[str, ...]:
        """The source of the statement, if it names one."""
        return (self.source,) if self.source else ()


def relationship_of(statement: Statement, source: str) -> Relationship | None:
    """The relationship that a statement tells; none where it does not say whose it is."""
    details = statement.details
    subject, why_no_subject = _reference(details, "subject")
    party, unnamed = _reference(details, "interestedParty")
    if not (subject or why_no_subject) or not (party or unnamed):
        return None
    details.flag("isComponent")
    components = details.texts("componentRecords")
    found = interests_of(details, components)
    _note_what_is_lost(found, details, why_no_subject)
    if party and not (found.are_told or statement.is_closed):
        found.lost.append(("relationship without interests", "no interest is told: no holding"))
    return Relationship(
        statement.record,
        statement.day,
        statement.moment,
        statement.is_closed,
        subject,
        party,
        f"{unnamed}{_held(found)}" if unnamed else "",
        tuple(found.kept),
        components,
        tuple(lost for lost in found.lost if party or lost[0] not in _OF_A_HOLDING),
        source,
        statement.location,
    )


def _note_what_is_lost(found: Interests, details: Entry, why_no_subject: str) -> None:
    if why_no_subject:
        what = f"whose it is stays open ({why_no_subject}): nothing stands for it"
        found.lost.append(("unspecified company", what))
    for key in details.strangers(_KNOWN):
        found.lost.append(("extra field", f"{key} is no field of BODS 0.4"))


def _reference(details: Entry, key: str) -> tuple[str, str]:
    """The record referred to, or else why there is none."""
    if not details.has(key):
        details.wrong(ProblemName.BAD_STATEMENT, key, "is missing", "a relationship has two ends")
        return "", ""
    value = details.value(key)
    if isinstance(value, str) and value:
        return value, ""
    if value == "" or (isinstance(value, dict) and value.get("reason") in (None, "")):
        is_older = isinstance(value, dict) and any(k.startswith("describedBy") for k in value)
        hint = "this is the form of BODS 0.3 or older; convert the file first" if is_older else ""
        details.wrong(ProblemName.BAD_STATEMENT, key, "is neither a record nor a reason", hint)
        return "", ""
    unspecified = details.inner(key)
    unspecified.note_strangers(_REASON, f"line {details.location.line}")
    reason, description = unspecified.text("reason"), unspecified.text("description")
    return "", f"{reason}: {description}" if reason and description else reason


def _held(found: Interests) -> str:
    """What is held by whom nobody names, and since when."""
    held = "; ".join(map(_words, found.kept))
    return f"; holds {held}" if held else ""


def _words(interest: Interest) -> str:
    period, details = interest.period, " ".join(interest.note.split())
    said_of_it = (
        f"{words_of(interest.kind.name)} {said(interest.share)}",
        f"since {period.since}" if period.since else "",
        f"until {period.until}" if period.until else "",
        f"({details})" if details else "",
    )
    return " ".join(filter(None, said_of_it))
