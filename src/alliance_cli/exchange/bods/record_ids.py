"""Ids of records that can be ids of parties too: the same in a file of statements and in ours."""

import re
from typing import Final

from alliance_cli.exchange.ids import slug

_HASH: Final = re.compile("(?=[a-f]*[0-9])[0-9a-f]{8,}")
"""A word of an id that is a hash, or a long number: nobody would type it."""


def is_readable(record: str) -> bool:
    """Whether the id of a record can be the id of its party: one of ours, and no hash.

    >>> [is_readable(id_) for id_ in ("holding2", "lei-969500f7ymtm5omzef84", "per-5faa4103dee7")]
    [True, True, False]
    """
    return slug(record) == record and not any(map(_HASH.fullmatch, record.split("-")))
