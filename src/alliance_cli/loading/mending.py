"""An entry that does not read, without what is wrong with it, so that the rest can be checked.

A mended entry never answers a question: its file has an error. It only keeps one slip from hiding
the next, such as a sum over the whole.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from alliance_cli.errors import DataPath
from alliance_cli.loading.values import Value

E = TypeVar("E", bound=BaseModel)

_STAND_INS: Final[Mapping[str, Any]] = {
    "capital": "unknown",
    "votes": "unknown",
    "share": "unknown",
    "status": "considered",
    "sources": ["unread"],
}
"""What changes no sum and no order, and says nothing that is missing."""
_DECISIVE: Final = frozenset({"since", "until"})
"""Fields without which a line would stand on days on which nobody said that it does."""


def mended(kind: type[E], raw: Value, error: ValidationError) -> E | None:
    """The entry as far as it reads, or none where too little of it does."""
    details = error.errors(include_url=False)
    if any(_is_past_mending(detail["type"], detail["loc"]) for detail in details):
        return None
    entry: Any = deepcopy(raw)
    for detail in details:
        steps = detail["loc"]
        if not isinstance(entry, dict):
            return None
        if len(steps) > 1 and steps[0] not in entry:
            continue  # taken out already, for another complaint
        if detail["type"] == "extra_forbidden":
            _inside(entry, steps[:-1]).pop(steps[-1], None)
        else:
            _put_aside(entry, steps)
    try:
        return kind.model_validate(entry)
    except ValidationError:
        return None


def _is_past_mending(kind: str, steps: DataPath) -> bool:
    """Whether a field is missing that nothing can stand for, or decides when the entry holds."""
    if kind == "missing":
        return len(steps) == 1 and steps[0] not in _STAND_INS
    return kind != "extra_forbidden" and bool(steps) and steps[0] in _DECISIVE


def _put_aside(entry: dict[Any, Any], steps: DataPath) -> None:
    """Put a stand-in where there is one, or take the field of the entry out."""
    for depth, step in enumerate(steps):
        if step in _STAND_INS:
            _inside(entry, steps[:depth])[step] = _STAND_INS[str(step)]
            return
    entry.pop(steps[0], None)


def _inside(entry: dict[Any, Any], steps: DataPath) -> Any:  # noqa: ANN401  # plain values
    place: Any = entry
    for step in steps:
        place = place[step]
    return place
