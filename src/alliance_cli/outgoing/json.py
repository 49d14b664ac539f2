"""JSON: the data as they are, with an escape for what would steer the terminal that shows them."""

import json
import re
from typing import Final

_STEERING: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What JSON lets stand: DEL and the controls behind it, marks that turn a line, lone surrogates."""


def for_json(value: object, indent: int | None = 2) -> str:
    r"""The value as JSON, without a line break at its end; who reads it back has the value.

    >>> for_json(["é\x9b"], indent=None)
    '["é\\u009b"]'
    """
    return _STEERING.sub(_escape, json.dumps(value, indent=indent, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
