"""The statements of a file one after the other, each checked for what every statement needs."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, TypeAlias

from alliance_cli.errors import Location, ProblemName, Related
from alliance_cli.exchange.bods.in_entry import Entry, Findings, shown
from alliance_cli.exchange.json_stream import json_values

Moment: TypeAlias = tuple[datetime, date, bool, int]
"""What makes a statement newer: its time, that of its publication, that it closes, its place."""

KINDS: Final = ("entity", "person", "relationship")
_STATUSES: Final = ("new", "updated", "closed")
_KNOWN: Final = frozenset(
    {"statementId", "declarationSubject", "declaration", "statementDate", "recordId", "recordType"}
    | {"recordStatus", "recordDetails", "publicationDetails", "source", "annotations"}
)
_ANNOTATION: Final = frozenset(
    {"statementPointerTarget", "creationDate", "createdBy", "motivation", "description"}
    | {"transformedContent", "url"}
)
_NEEDED: Final = ("statementId", "recordId", "recordType", "statementDate", "recordDetails")
_OLD: Final = ("statementType", "statementID")
_OLD_VERSIONS: Final = ("0.1", "0.2", "0.3")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Statement:
    """What was stated of a record on a day."""

    id: str
    record: str
    kind: str
    """entity, person or relationship."""
    day: date
    moment: Moment
    is_closed: bool
    details: Entry
    source: Entry
    publication: Entry
    published: date | None
    declaration: str
    """What it was declared in."""

    @property
    def location(self) -> Location:
        """Where the statement begins."""
        return self.details.location


def statements(portions: Iterable[str], file: str, findings: Findings) -> Iterator[Statement]:
    """The statements of an array, or of lines of JSON, that have what every statement needs.

    Raises:
        UnreadableTextError: the text is no JSON, or cannot be had.
    """
    lines: dict[str, int] = {}
    old: list[Location] = []
    version = ""
    for place, (value, location) in enumerate(json_values(portions, file)):
        if not isinstance(value, dict):
            message = f"this is {shown(value)}, not a statement"
            findings.wrong(location, ProblemName.BAD_STATEMENT, message)
        elif _is_old(value):
            old.append(location)
            version = version or _old_version(value)
        else:
            entry = Entry(value, "", location, findings)
            statement = _statement(entry, place)
            if statement and _is_first(statement, lines, findings):
                yield statement
    if old:
        _note_old(old, version, findings)


def _is_old(value: Mapping[str, Any]) -> bool:
    return "recordType" not in value and any(key in value for key in _OLD)


def _old_version(value: Mapping[str, Any]) -> str:
    publication = value.get("publicationDetails")
    version = publication.get("bodsVersion") if isinstance(publication, dict) else None
    return version if isinstance(version, str) and version.startswith(_OLD_VERSIONS) else ""


def _note_old(old: list[Location], version: str, findings: Findings) -> None:
    form = version[:3] or "0.3 or older"
    more = f", as {len(old) - 1} more of this file have" if len(old) > 1 else ""
    findings.wrong(
        old[0],
        ProblemName.BAD_STATEMENT,
        f"this statement has the form of BODS {form}{more}: it has no recordType",
        "only BODS 0.4 is read; convert the file first",
    )


def _statement(entry: Entry, place: int) -> Statement | None:
    missing = [key for key in _NEEDED if entry.value(key) in (None, "")]
    if missing:
        message = f"a statement needs {', '.join(missing)}"
        way_out = "give the list itself" if isinstance(entry.value("statements"), list) else ""
        entry.findings.wrong(entry.location, ProblemName.BAD_STATEMENT, message, way_out)
        return None
    id_, record = entry.code("statementId"), entry.code("recordId")
    kind = _one_of(entry, "recordType", KINDS)
    status = _one_of(entry, "recordStatus", _STATUSES)
    publication = entry.inner("publicationDetails")
    time, published = _time(entry, "statementDate"), _time(publication, "publicationDate")
    if not (id_ and record and kind and time) or status is None:
        return None
    _note_what_is_lost(entry, id_)
    published_on = published.date() if published else None
    closes = status == "closed"
    return Statement(
        id_,
        record,
        kind,
        time.date(),
        (_in_utc(time), published_on or date.min, closes, place),
        closes,
        entry.inner("recordDetails"),
        entry.inner("source"),
        publication,
        published_on,
        entry.text("declaration"),
    )


def _one_of(entry: Entry, key: str, codes: Collection[str]) -> str | None:
    """The code, or nothing where there is none; none where it is not one of the codes."""
    code = entry.code(key)
    if not code or code in codes:
        return code
    message = f"is '{shown(code)}', which is none of {', '.join(codes)}"
    entry.wrong(ProblemName.BAD_STATEMENT, key, message)
    return None


def _time(entry: Entry, key: str) -> datetime | None:
    """A day, or a time of it; on whichever day it is where it was written."""
    text = entry.code(key)
    if not text:
        return None
    try:
        if _DAY.match(text):
            time = datetime.fromisoformat(text)
            _in_utc(time)
            return time
    except (ValueError, OverflowError):
        pass
    message = f"is '{shown(text)}', which is no date"
    entry.wrong(ProblemName.BAD_DATE, key, message, "write a date like 2023-11-08")
    return None


def _in_utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def _is_first(statement: Statement, lines: dict[str, int], findings: Findings) -> bool:
    if statement.id not in lines:
        lines[statement.id] = statement.location.line
        return True
    findings.wrong(
        statement.location,
        ProblemName.DUPLICATE_STATEMENT,
        f"there is a statement {shown(statement.id)} already",
        "give each statement an id of its own",
        (Related((), "the first of them", lines[statement.id]),),
    )
    return False


def _note_what_is_lost(entry: Entry, id_: str) -> None:
    lost, where = entry.findings.account.lost, f"statement {shown(id_)}"
    for remark in entry.inners("annotations"):
        words = remark.code("description") or remark.code("url")
        lost(
            "annotation",
            where,
            f"on {shown(remark.code('statementPointerTarget') or 'all of it')}: {shown(words)}",
        )
        remark.note_strangers(_ANNOTATION, where)
    entry.note_strangers(_KNOWN, where)
