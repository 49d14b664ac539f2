"""Where paths stand in a text: a second reading, made only when there is something to show."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from alliance_cli.errors import DataPath, Location
from alliance_cli.loading.lines import Lines
from alliance_cli.loading.values import event_location, yaml_events

Spot: TypeAlias = tuple[DataPath, bool]
"""A path, and whether its key is meant rather than its value."""


def locations(lines: Lines, wanted: Iterable[Spot]) -> dict[Spot, Location]:
    """Where each wanted spot stands; what is not in the text stands where its parent does."""
    spots = set(wanted)
    finder = _Finder(lines, {path[:n] for path, _ in spots for n in range(len(path) + 1)})
    for event in yaml_events(lines):
        finder.take(event)
    return {spot: finder.nearest(spot) for spot in spots}


@dataclass(slots=True)
class _Frame:
    """A list or map that is still open, and where in it the reading is."""

    is_map: bool
    step: str | int
    wants_key: bool


@dataclass(slots=True)
class _Finder:
    """Follows the events and notes where the wanted paths begin."""

    lines: Lines
    paths: set[DataPath]
    found: dict[Spot, Location] = field(default_factory=dict)
    _open: list[_Frame] = field(default_factory=list)
    _begun: list[DataPath] = field(default_factory=list)
    """Block lists and maps just begun: they are shown at their first word."""

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent() if self._open and self._open[-1].wants_key:
                self._key(event)
            case yaml.ScalarEvent() | yaml.AliasEvent():
                self._note((self._path(), False), event)
                self._step()
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
                self._step()

    def nearest(self, spot: Spot) -> Location:
        """The place of a spot, or of the nearest spot around it."""
        path, on_key = spot
        for length in range(len(path), -1, -1):
            for key_meant in (on_key, not on_key) if length == len(path) else (True, False):
                location = self.found.get((path[:length], key_meant))
                if location is not None:
                    return location
        return self.lines.location(0, 0, 0, 1)

    def _key(self, event: yaml.ScalarEvent) -> None:
        frame = self._open[-1]
        frame.step = event.value
        frame.wants_key = False
        self._note((self._path(), True), event)

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        path = self._path()
        if event.flow_style:
            self._note((path, False), event)
        elif path in self.paths:
            self._begun.append(path)
        is_map = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Frame(is_map, "" if is_map else 0, wants_key=is_map))

    def _step(self) -> None:
        """A value has ended: on to the next key or item."""
        if not self._open:
            return
        frame = self._open[-1]
        if isinstance(frame.step, int):
            frame.step += 1
        frame.wants_key = frame.is_map

    def _path(self) -> DataPath:
        return tuple(frame.step for frame in self._open)

    def _note(self, spot: Spot, event: yaml.Event) -> None:
        if not self._begun and spot[0] not in self.paths:
            return
        location = event_location(self.lines, event)
        for path in self._begun:
            self.found.setdefault((path, False), location)
        self._begun.clear()
        if spot[0] in self.paths:
            self.found.setdefault(spot, location)
