"""YAML text to plain values, event by event: no recursion, no tags, no surprise.

The parser's events come from libyaml; what they mean is decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import yaml

from alliance_cli.errors import Location, Problem, ProblemName, UnreadableTextError
from alliance_cli.loading.files import Progress, unwatched
from alliance_cli.loading.lines import Lines
from alliance_cli.loading.scalars import Scalar, plain_scalar
from alliance_cli.loading.syntax import way_out_of

Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"

DEEPEST: Final = 50
MOST_ALIASED: Final = 10_000
_EVENTS_BETWEEN_TICKS: Final = 8192


@dataclass(slots=True)
class _Frame:
    """A list or map that is still open."""

    value: "list[Value] | dict[str, Value]"
    anchor: str | None
    key: str | None = None
    keep: bool = True
    """Whether the value of the key is wanted: not that of a key given twice."""
    size: int = 1
    """Values in it, itself included, aliases counted in full."""


@dataclass(slots=True)
class _Anchored:
    value: "Value"
    size: int


@dataclass(slots=True)
class Values:
    """What a text says, and the keys that it says twice."""

    value: "Value" = None
    problems: list[Problem] = field(default_factory=list)


def yaml_events(lines: Lines) -> Iterator[yaml.Event]:
    """The parser's events.

    Raises:
        UnreadableTextError: `not-yaml`.
    """
    try:
        yield from yaml.parse(lines.text, Loader=yaml.CSafeLoader)
    except yaml.reader.ReaderError as error:
        # libyaml reads UTF-8, and counts its bytes.
        before = lines.text.encode()[: error.position].decode(errors="ignore")
        location = lines.location_at(len(before))
        raise _unreadable(f"not YAML: {error.reason}", location, "take the character out") from None
    except UnicodeEncodeError as error:
        location = lines.location_at(error.start)
        message = "not YAML: half of a surrogate pair"
        raise _unreadable(message, location, "take the character out") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        assert mark is not None  # noqa: S101  # libyaml always says where
        location = lines.location(mark.line, mark.column, mark.line, mark.column + 1)
        context = f", {error.context}" if error.context else ""
        message = f"not YAML: {error.problem}{context}"
        raise _unreadable(message, location, way_out_of(error, location.excerpt)) from None


def event_location(lines: Lines, event: yaml.Event) -> Location:
    """Where in the text an event was read."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return lines.location(0, 0, 0, 1)
    return lines.location(start.line, start.column, end.line, end.column)


def plain_values(lines: Lines, progress: Progress = unwatched) -> Values:
    """The values of the text: texts, numbers, dates, lists and maps with text keys.

    Raises:
        UnreadableTextError: `not-yaml`, for what cannot be read any further.
    """
    builder = _Builder(lines)
    length = max(1, len(lines.text))
    for count, event in enumerate(yaml_events(lines)):
        builder.take(event)
        if count % _EVENTS_BETWEEN_TICKS == 0 and event.start_mark is not None:
            progress(event.start_mark.index / length)
    return builder.result


class _Builder:
    """Puts values together from events."""

    def __init__(self, lines: Lines) -> None:
        self.result = Values()
        self._lines = lines
        self._open: list[_Frame] = []
        self._anchored: dict[str, _Anchored] = {}
        self._aliased = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._refuse_tag(event)
                self._scalar(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_tag(event)
                self._begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                frame = self._open.pop()
                self._put(frame.value, frame.size, frame.anchor)
            case yaml.DocumentStartEvent():
                self._document(event)

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            reason = "the file has a second document"
            raise self._refusal(event, reason, "keep one of the two")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        frame = self._open[-1] if self._open else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            self._key(frame, frame.value, event)
            return
        value = event.value if event.style else plain_scalar(event.value)
        self._put(value, _weight(event.value), event.anchor)

    def _key(self, frame: _Frame, mapping: "dict[str, Value]", event: yaml.ScalarEvent) -> None:
        frame.key = event.value
        frame.size += _weight(event.value)
        frame.keep = event.value not in mapping
        if not frame.keep:
            self.result.problems.append(
                Problem(
                    ProblemName.DUPLICATE_KEY,
                    f"the key '{event.value[:40]}' stands twice in one map",
                    way_out="keep one of the two",
                    location=event_location(self._lines, event),
                )
            )

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._refuse_as_key(event)
        if len(self._open) >= DEEPEST:
            raise self._refusal(event, f"nested more than {DEEPEST} deep", "write it flatter")
        empty: list[Value] | dict[str, Value]
        empty = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Frame(empty, event.anchor))

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._refuse_as_key(event)
        anchored = self._anchored.get(event.anchor or "")
        if anchored is None:
            reason = f"no value above has the anchor '&{event.anchor}'"
            raise self._refusal(event, reason, "write the value itself")
        self._aliased += anchored.size
        if self._aliased > MOST_ALIASED:
            reason = f"aliases repeat more than {MOST_ALIASED} values"
            raise self._refusal(event, reason, "write the values out")
        self._put(anchored.value, anchored.size, None)

    def _put(self, value: "Value", size: int, anchor: str | None) -> None:
        if anchor is not None:
            self._anchored[anchor] = _Anchored(value, size)
        if not self._open:
            self.result.value = value
            return
        frame = self._open[-1]
        frame.size += size
        if isinstance(frame.value, list):
            frame.value.append(value)
            return
        if frame.keep and frame.key is not None:
            frame.value[frame.key] = value
        frame.key = None

    def _refuse_tag(
        self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent
    ) -> None:
        if event.tag is not None and event.tag != "!":
            reason = f"the tag {event.tag[:40]} has no meaning here"
            raise self._refusal(event, reason, "take the tag out")

    def _refuse_as_key(self, event: yaml.Event) -> None:
        frame = self._open[-1] if self._open else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            raise self._refusal(event, "a key must be plain text", "write one word as the key")

    def _refusal(self, event: yaml.Event, reason: str, way_out: str) -> UnreadableTextError:
        return _unreadable(f"not read: {reason}", event_location(self._lines, event), way_out)


def _weight(text: str) -> int:
    """What a text counts for among the values that aliases repeat: one for every few words."""
    return 1 + len(text) // 16


def _unreadable(message: str, location: Location, way_out: str) -> UnreadableTextError:
    problem = Problem(ProblemName.NOT_YAML, message, way_out=way_out, location=location)
    return UnreadableTextError(problem)
