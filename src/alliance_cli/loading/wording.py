"""Pydantic's complaints in this project's words."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from alliance_cli.errors import DataPath, Problem, ProblemName

_KEY: Final = "[key]"
"""Pydantic's last step of a path to a key rather than its value."""
_EXPECTED: Final[Mapping[str, tuple[str, str]]] = {
    "string_type": ("text", "put it in quotes"),
    "bool_type": ("true or false", "write true or false"),
    "list_type": ("a list", "write [one, two] or a line for each with '- ' before it"),
    "dict_type": ("a map of keys and values", "write key: value"),
    "model_type": ("a map of fields", "write field: value"),
}


def problems_of(error: ValidationError, entry: type[BaseModel], at: DataPath) -> Iterable[Problem]:
    """Every complaint about one entry, with its path in the file."""
    for detail in error.errors(include_url=False):
        yield _problem(detail, entry, (*at, *detail["loc"]))


def _problem(detail: Any, entry: type[BaseModel], path: DataPath) -> Problem:  # noqa: ANN401  # pydantic's own
    kind, context = detail["type"], detail.get("ctx", {})
    last = path[-1]
    if kind == "missing":
        return Problem(
            ProblemName.MISSING_FIELD,
            f"the field '{last}' is missing",
            path[:-1],
            on_key=True,
            way_out=f"add {last}: …",
        )
    if kind == "extra_forbidden":
        return _unknown_field(str(last), _fields_at(entry, detail["loc"]), path)
    if kind == "too_short":
        return Problem(
            ProblemName.MISSING_FIELD, f"'{last}' is empty", path, way_out="give it at least one"
        )
    if kind in _EXPECTED:
        expected, way_out = _EXPECTED[kind]
        return wrong_type(path, detail["input"], expected, _better(kind, detail["input"], way_out))
    on_key = last == _KEY
    return Problem(
        ProblemName(kind),
        context["message"],
        path[:-1] if on_key else path,
        on_key=on_key,
        way_out=context["way_out"],
    )


def _better(kind: str, value: object, way_out: str) -> str:
    """The way out for the very value, where one can be told."""
    if kind == "string_type" and (value is None or isinstance(value, list | dict)):
        return "write one text"
    if kind == "list_type" and isinstance(value, str) and "," not in value:
        return f"write [{value[:40]}]"
    return way_out


def wrong_type(path: DataPath, value: object, expected: str, way_out: str) -> Problem:
    """The problem of a value that is not of the kind the field takes."""
    name = "this" if path else "the file"
    if path and isinstance(path[-1], str):
        name = f"'{path[-1]}'"
    return Problem(
        ProblemName.WRONG_TYPE,
        f"{name} is {_kind_of(value)}, not {expected}",
        path,
        way_out=way_out,
    )


def _unknown_field(field: str, known: tuple[str, ...], path: DataPath) -> Problem:
    from difflib import get_close_matches  # noqa: PLC0415  # only needed for a wrong name

    near = get_close_matches(field[:40], known, n=1)
    way_out = f"did you mean '{near[0]}'?" if near else f"the fields here: {', '.join(known)}"
    return Problem(
        ProblemName.UNKNOWN_FIELD,
        f"there is no field '{field[:40]}' here",
        path,
        on_key=True,
        way_out=way_out,
    )


def _fields_at(entry: type[BaseModel], loc: DataPath) -> tuple[str, ...]:
    """The fields of the entry that the last step of `loc` stands in."""
    fields = entry.model_fields
    for step in loc[:-1]:
        if isinstance(step, str):
            inner = fields[step].annotation
            entries = [t for t in getattr(inner, "__args__", ()) if hasattr(t, "model_fields")]
            fields = entries[0].model_fields
    return tuple(fields)


def _kind_of(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return "true or false"
        case int() | Decimal():
            return f"the number {value}"
        case date():
            return f"the date {value}"
        case list():
            return "a list"
        case dict():
            return "a map"
        case _:
            return "text"
