"""What libyaml complains of, with a way out."""

from typing import Final

import yaml

_ELSEWHERE: Final = "see the lines above too: YAML often breaks before the place where it shows"
_QUOTES: Final = "put a text with any of : # , [ ] { } & * ! | > % @ in it in quotes"
_WAYS_OUT: Final = (
    ("mapping values are not allowed", _QUOTES),
    ("could not find expected ':'", _QUOTES),
    ("unknown escape", "write the character itself"),
    ("hexdecimal", "write the character itself"),
    ("found unexpected end of stream", "close the quotes"),
    ("incompatible YAML document", "take the line that begins with % out"),
)


def way_out_of(error: yaml.MarkedYAMLError, excerpt: str) -> str:
    """What may mend the text; `excerpt` is the line at which the parser stopped."""
    problem = error.problem or ""
    if "did not find expected ',' or" in problem and error.context_mark is not None:
        return f"close the bracket that opens in line {error.context_mark.line + 1}"
    if "cannot start any token" in problem:
        return "indent with spaces, not with tabs" if excerpt.lstrip(" ")[:1] == "\t" else _QUOTES
    return next((way_out for words, way_out in _WAYS_OUT if words in problem), _ELSEWHERE)
