"""The JSON Schema of what a command prints under `--json`, read off its layout."""

from collections.abc import Mapping
from typing import Any, Final

from alliance_cli.report.blocks import SOURCES, Block, Facts, Layout, machine_blocks

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_TEXT: Final[Mapping[str, Any]] = {"type": "string"}
_TEXTS: Final[Mapping[str, Any]] = {"type": "array", "items": _TEXT}
_UNCLOSED: Final[Mapping[str, Any]] = dict.fromkeys(("investor", "company", "why"), _TEXT)
"""A commitment that could not be carried out; the key is there where there are any."""


def answer_schema(command: str, layout: Layout, *, dated: bool = True) -> dict[str, Any]:
    """The schema of a command's answer, in the vocabulary of draft 7."""
    day = {"type": "string" if dated else ["string", "null"]}
    schema = _object({"as_of": day, "assumed": _TEXTS})
    schema["properties"]["unclosed"] = {"type": "array", "items": _object(_UNCLOSED)}
    blocks = layout if any(block.key == SOURCES.key for block in layout) else (*layout, SOURCES)
    for block in machine_blocks(blocks):
        place, _, key = block.key.rpartition(".")
        holder = schema if not place else schema["properties"][place]
        inner = _block_schema(block)
        if not key:
            holder["properties"] |= inner["properties"]
            holder["required"] += inner["required"]
        else:
            holder["properties"][key] = inner
            holder["required"].append(key)
    title = f"the answer of `alliance {command} --json`"
    return {"$schema": DRAFT, "title": title, **schema}


def _block_schema(block: Block) -> dict[str, Any]:
    properties = {
        key: dict(schema) for column in block.columns for key, schema in column.schema.items()
    }
    if isinstance(block, Facts):
        return _object(properties)
    if not block.keyed:
        return {"type": "array", "items": _object(properties)}
    inner = {k: v for k, v in properties.items() if k != block.columns[0].key}
    return {"type": "object", "additionalProperties": _object(inner)}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": list(properties)}
