"""An object of a file of statements, whose fields are asked for by name and by kind."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from alliance_cli.errors import Location, MalformedError, Problem, ProblemName, Related
from alliance_cli.exchange.account import Account
from alliance_cli.model.texts import parse_line, parse_paragraph
from alliance_cli.model.when import When, parse_when
from alliance_cli.outgoing.characters import harmless

_SHOWN: Final = 80
_FEW: Final = 3
_NOTHING: Final[Mapping[str, Any]] = {}

_WAY_OUT: Final = "write it as BODS 0.4 has it"
_HUMP: Final = re.compile("(?<=[a-z])(?=[A-Z])")


@dataclass(slots=True)
class Findings:
    """What a reading meets on its way: problems, and losses for its account."""

    account: Account
    problems: list[Problem] = field(default_factory=list)

    def wrong(
        self,
        location: Location,
        name: ProblemName,
        message: str,
        way_out: str = "",
        related: tuple[Related, ...] = (),
    ) -> None:
        """Note a problem."""
        said = harmless(message)
        self.problems.append(
            Problem(name, said, way_out=way_out or _WAY_OUT, related=related, location=location)
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One object; a field that is null is as one that is left out.

    Whatever is not what it should be is a problem, and then as if it were left out.
    """

    fields: Mapping[str, Any]
    path: str
    """Where it stands in its statement, with a point behind: `recordDetails.interests[0].`"""
    location: Location
    findings: Findings

    def has(self, key: str) -> bool:
        """Whether the field is there."""
        return self.fields.get(key) is not None

    def value(self, key: str) -> Any:  # noqa: ANN401  # whatever JSON can hold
        """The field as it stands."""
        return self.fields.get(key)

    def code(self, key: str) -> str:
        """A text as it stands, or nothing."""
        value = self._of_kind(key, str, "a text")
        return value if isinstance(value, str) else ""

    def text(self, key: str) -> str:
        """A text in one line, or nothing."""
        return self._sayable(key, self.code(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, each in one line."""
        values = self._list(key)
        wrong = [v for v in values if not isinstance(v, str)]
        if wrong:
            self._wrong_type(key, "a list of texts", wrong[0])
        lines = (self._sayable(key, value) for value in values if isinstance(value, str))
        return tuple(line for line in lines if line)

    def paragraph(self, key: str) -> str:
        """A text of one line or more, or nothing."""
        text = self.code(key).strip()
        try:
            return parse_paragraph(text) if text else ""
        except MalformedError as error:
            self._malformed(key, error)
            return ""

    def flag(self, key: str) -> bool:
        """Whether the field says true."""
        return self._of_kind(key, bool, "true or false") is True

    def when(self, key: str) -> When | None:
        """A date, or what is known of it; a time of the day behind it is left out."""
        text = self.code(key)
        try:
            return parse_when(text.partition("T")[0]) if text else None
        except MalformedError as error:
            self._malformed(key, error)
            return None

    def inner(self, key: str) -> "Entry":
        """An object within this one, or an empty one."""
        value = self._of_kind(key, dict, "an object")
        return self._inner(key, _NOTHING if value is None else value)

    def inners(self, key: str) -> tuple["Entry", ...]:
        """A list of objects."""
        values = self._list(key)
        wrong = [v for v in values if not isinstance(v, dict)]
        if wrong:
            self._wrong_type(key, "a list of objects", wrong[0])
        return tuple(
            self._inner(f"{key}[{place}]", value)
            for place, value in enumerate(values)
            if isinstance(value, dict)
        )

    def strangers(self, known: Collection[str]) -> Iterator[str]:
        """The fields that BODS does not have."""
        return (shown(key) for key in self.fields if key not in known and self.has(key))

    def note_strangers(self, known: Collection[str], where: str) -> None:
        """Account for the fields that BODS does not have."""
        for key in self.strangers(known):
            what = f"{self.path.removeprefix('recordDetails.')}{key} is no field of BODS 0.4"
            self.findings.account.lost("extra field", where, what)

    def wrong(self, name: ProblemName, key: str, message: str, way_out: str = "") -> None:
        """Note a problem of one field."""
        self.findings.wrong(self.location, name, f"{self.path}{key} {message}", way_out)

    def _inner(self, key: str, value: Mapping[str, Any]) -> "Entry":
        return Entry(value, f"{self.path}{key}.", self.location, self.findings)

    def _list(self, key: str) -> list[Any]:
        value = self._of_kind(key, list, "a list")
        return value if isinstance(value, list) else []

    def _of_kind(self, key: str, kind: type, what: str) -> Any:  # noqa: ANN401  # of that kind
        value = self.fields.get(key)
        if value is None or isinstance(value, kind):
            return value
        self._wrong_type(key, what, value)
        return None

    def _wrong_type(self, key: str, what: str, value: object) -> None:
        self.wrong(ProblemName.WRONG_TYPE, key, f"is {shown(value)}, which is not {what}")

    def _sayable(self, key: str, value: str) -> str:
        line = " ".join(value.split())
        try:
            return parse_line(line) if line else ""
        except MalformedError as error:
            self._malformed(key, error)
            return ""

    def _malformed(self, key: str, error: MalformedError) -> None:
        self.wrong(error.name, key, f"is wrong: {error.message}", error.way_out)


def shown(value: object) -> str:
    """A value of the file as it can be told in a line."""
    if isinstance(value, str) and len(value) <= _SHOWN and value.isprintable():
        return value
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case bool():
            return str(value).lower()
        case None:
            return "null"
    text = str(value)
    return harmless(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def words_of(code: str) -> str:
    """A code in small letters, with spaces between its words.

    >>> words_of("appointmentOfBoard")
    'appointment of board'
    """
    return _HUMP.sub(" ", code).lower()


def few(words: Iterable[str], of: int, joint: str = ", ") -> str:
    """The first three of some words, and how many more there are.

    >>> few(["a", "b", "c", "d", "e"], 5)
    'a, b, c and 2 more'
    """
    more = f" and {of - _FEW:,} more" if of > _FEW else ""
    return joint.join(islice(words, _FEW)) + more
