"""Ids for those whom another format knows by names or numbers of its own."""

import re
from typing import Final

from alliance_cli.errors import MalformedError
from alliance_cli.model.names import folded, parse_id
from alliance_cli.model.texts import LONGEST_LINE

LONGEST_BASE: Final = LONGEST_LINE - 100
"""Characters of a name behind which something is put that tells it from another."""
_LONGEST: Final = 80
_NOT_IN_IDS: Final = re.compile("[^a-z0-9]+")


class Ids:
    """Gives each key an id made of a name; the same keys in the same order get the same ids."""

    def __init__(self, word: str = "party") -> None:
        """Begin with no ids; `word` is the id of what has no letter that an id can have."""
        self._word = word
        self._by_key: dict[str, str] = {}
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def id_for(self, key: str, name: str) -> str:
        """The id of `key`: that of an earlier call, or a new one that reads like `name`."""
        if key not in self._by_key:
            base = slug(name) or slug(key) or self._word
            self._by_key[key] = self._new(base)
        return self._by_key[key]

    def keep_free(self, id_: str) -> None:
        """Give this id to nobody from now on."""
        self._taken.add(id_)

    def _new(self, base: str) -> str:
        found, number = base, self._numbers.get(base, 1)
        while found in self._taken:
            number += 1
            ending = f"-{number}"
            found = f"{base[: _LONGEST - len(ending)].rstrip('-')}{ending}"
        self._numbers[base] = number
        self._taken.add(found)
        return found


def slug(name: str) -> str:
    """The name as an id, or nothing where no letter of it can be in one."""
    ascii_name = folded(name).encode("ascii", "ignore").decode()
    found = _NOT_IN_IDS.sub("-", ascii_name).strip("-")[:_LONGEST].strip("-")
    try:
        return parse_id(found)
    except MalformedError:
        return ""
