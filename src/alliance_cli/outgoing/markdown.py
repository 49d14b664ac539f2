"""Texts for GitHub Markdown: every mark is shown, and only a plain web address is a link."""

import re
from typing import Final

from alliance_cli.outgoing.characters import harmless, isolated

_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
"""Not every reader of Markdown knows a backslash before these."""
_MARK: Final = re.compile(r"[\\`*_{}\[\]|~$&<>]")
_AT_THE_BEGINNING: Final = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+#=]))")
"""Would make a list, a heading or a rule of a line."""
_BY_ITSELF: Final = re.compile(r"(?i)\b(www)(?=\.)|\b(https?|ftp|mailto|xmpp)(?=:)")
"""GitHub makes a link of what follows."""
_ADDRESS: Final = re.compile(r"(?i)https?://\S+")
_BEHIND: Final = ".,;:!?)"
"""Marks of the sentence that an address stands in."""
_IN_AN_ADDRESS: Final = re.compile(r"(?i)https?://[^\s\"'<>`\\{}|^\[\]\x00-\x20\x7f-\x9f]+")


def for_markdown(text: str) -> str:
    r"""The text with all that Markdown or HTML would act on made plain, on one line.

    Addresses of http and https without quotes, blanks, brackets and controls are links.

    >>> for_markdown("<b>R&D</b> | https://example.org/?a=1&b=2")
    '&lt;b&gt;R&amp;D&lt;/b&gt; \\| <https://example.org/?a=1&amp;b=2>'
    """
    return "<br>".join(_line(harmless(line).strip()) for line in text.split("\n"))


def paragraph_for_markdown(text: str) -> str:
    """The text where a line may begin a list, a heading or a rule: it begins none."""
    return _AT_THE_BEGINNING.sub(r"\1\\", for_markdown(text))


def _line(line: str) -> str:
    parts: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(line):
        written = address[0].rstrip(_BEHIND)
        if _IN_AN_ADDRESS.fullmatch(written):
            parts += [_plain(line[end : address.start()]), _link(written)]
            end = address.start() + len(written)
    return "".join([*parts, _plain(line[end:])])


def _link(address: str) -> str:
    return f"<{address.replace('&', '&amp;')}>"


def _plain(text: str) -> str:
    quiet = _MARK.sub(lambda mark: _ENTITIES.get(mark[0], f"\\{mark[0]}"), isolated(text))
    return _BY_ITSELF.sub(lambda word: f"{word[0]}\\", quiet)
