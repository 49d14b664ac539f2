"""Which ids of records are ids of parties too."""

import pytest

from alliance_cli.exchange.bods.record_ids import is_readable


@pytest.mark.parametrize(
    "record", ["trust1", "holding2", "acme-2", "fund-2024", "lei-969500f7ymtm5omzef84", "facade"]
)
def test_what_could_have_been_typed_is_kept(record: str) -> None:
    """Words, short numbers, and codes that are no hexadecimal numbers."""
    assert is_readable(record)


@pytest.mark.parametrize(
    "record",
    [
        "1e049760d6c7",
        "per-5faa4103dee78621",
        "0d1f2a3b-33aa-4b5c-8d9e-0f1a2b3c4d5e",
        "Acme",
        "a--b",
    ],
)
def test_what_is_a_hash_or_no_id_is_not(record: str) -> None:
    """Nobody would ask for it."""
    assert not is_readable(record)
