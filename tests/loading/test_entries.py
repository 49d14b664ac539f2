from typing import Any

import pytest

from alliance_cli.loading.entries import (
    CompanyEntry,
    Entry,
    EventEntry,
    FileEntry,
    HeadEntry,
    HolderEntry,
    HoldingEntry,
    InvestmentEntry,
    NoteEntry,
    ProjectEntry,
    SourceEntry,
    ValuationEntry,
)

ENTRIES: tuple[type[Entry], ...] = (
    CompanyEntry,
    EventEntry,
    FileEntry,
    HeadEntry,
    HolderEntry,
    HoldingEntry,
    InvestmentEntry,
    NoteEntry,
    ProjectEntry,
    SourceEntry,
    ValuationEntry,
)


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_entry_takes_a_field_that_it_does_not_know(entry: type[Entry]) -> None:
    """A field with a slip is refused everywhere, never passed over."""
    assert entry.model_config["extra"] == "forbid"
    assert entry.model_config["strict"] is True


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_entry_says_what_it_is(entry: type[Entry]) -> None:
    """Editors show a sentence for each kind of entry."""
    schema: dict[str, Any] = entry.model_json_schema()

    assert schema["description"].endswith(".")


def test_a_file_needs_no_more_than_a_title_and_a_day() -> None:
    """Every section may be left out."""
    required = [name for name, field in FileEntry.model_fields.items() if field.is_required()]

    assert required == ["title", "as_of"]
