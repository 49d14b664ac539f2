"""Addresses of pages in files of others: no file is refused for one that may not be followed."""

from typing import Final

from alliance_cli.errors import MalformedError
from alliance_cli.exchange.account import Account
from alliance_cli.model.texts import parse_address

_SHOWN: Final = 80


def address_in(text: str, where: str, account: Account) -> str | None:
    """The address that a text is; none where it is empty, or unsafe, which is a loss."""
    address = text.strip()
    try:
        return parse_address(address) if address else None
    except MalformedError as error:
        shown = address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"
        account.lost("web address", where, f"'{shown}' is left out: {error.message}")
        return None
