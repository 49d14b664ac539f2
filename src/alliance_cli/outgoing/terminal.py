"""Texts for a terminal: nothing in them moves its cursor, changes its colours or hides."""

from alliance_cli.outgoing.characters import harmless


def for_terminal(text: str) -> str:
    """The text as one line of as many characters, none of which steers a terminal."""
    return harmless(text)


def paragraph_for_terminal(text: str) -> str:
    """The text with its line breaks."""
    return (
        text
        if text.isprintable() and text.isascii()
        else "\n".join(map(harmless, text.split("\n")))
    )
