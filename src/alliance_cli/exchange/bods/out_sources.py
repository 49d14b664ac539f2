"""Where a statement was read: one source of its own, the others as annotations."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.out_statements import Json, commented
from alliance_cli.model.records import Source

_C: Final = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"
_AUTHORITY: Final = r"//[A-Za-z0-9._~-]+(?::[0-9]+)?"
_URI: Final = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]*:"
    rf"(?:{_AUTHORITY}(?:/{_C}*)*|/?(?:{_C}+(?:/{_C}*)*)?)"
    rf"(?:\?(?:{_C}|[/?])*)?(?:#(?:{_C}|[/?])*)?"
)
"""RFC 3986 without its rarities; what is written must pass any judge of it."""


def source_object(source: Source) -> dict[str, Json]:
    """The source of a statement as BODS describes it."""
    said: dict[str, Json] = {"description": source.title}
    if source.url and _is_uri(source.url):
        said["url"] = source.url
    if source.publisher:
        said["assertedBy"] = [{"name": source.publisher}]
    return said


def source_remarks(source: Source) -> list[dict[str, Json]]:
    """What the source of a statement has that BODS has no field for."""
    remarks = [] if source.date is None else [f"dated {source.date}"]
    if source.url and not _is_uri(source.url):
        remarks.append(f"found at {source.url}")
    return [commented("/source", ", ".join(remarks))] if remarks else []


def further_source(source: Source, target: str) -> dict[str, Json]:
    """A second source, as a link on the part of a statement that rests on it."""
    said = (source.title, source.publisher, None if source.date is None else str(source.date))
    words = ", ".join(part for part in said if part)
    if source.url and _is_uri(source.url):
        return {**commented(target, words, "linking"), "url": source.url}
    return commented(target, f"{words}, {source.url}" if source.url else words)


def note_source_losses(
    sources: Mapping[str, Source], used: Iterable[str], account: Account
) -> None:
    """Account for what statements do not say of sources."""
    rested_on = set(used)
    for source in sources.values():
        if source.id not in rested_on:
            account.lost("source", source.id, "no statement rests on it")
            continue
        if source.date is not None:
            what = f"{source.date} stands in annotations"
            account.lost("source date", source.id, what)
        if source.url and not _is_uri(source.url):
            what = f"'{source.url[:60]}' is no URI; it stands in annotations"
            account.lost("source url", source.id, what)


def _is_uri(text: str) -> bool:
    return _URI.fullmatch(text) is not None
