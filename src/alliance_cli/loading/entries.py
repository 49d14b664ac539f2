"""The shape of the file, entry by entry: the guard at the door, and nowhere else."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from alliance_cli.loading.fields import (
    AddressField,
    BasisField,
    CompanyKindField,
    CountryField,
    HolderKindField,
    IdField,
    LineField,
    MoneyField,
    ParagraphField,
    ReferenceField,
    ShareField,
    StatusField,
    WhenField,
    WholeDateField,
)
from alliance_cli.model.records import Basis, CompanyKind


class Entry(BaseModel):
    """What every entry has in common: no field that is not named here, no type guessed."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True
    )


class SourceEntry(Entry):
    """Where a fact was read."""

    title: LineField
    publisher: LineField | None = None
    date: WhenField | None = None
    """When it was published."""
    url: AddressField | None = None


class NoteEntry(Entry):
    """Something worth knowing that is no stake and no money."""

    date: WhenField
    text: ParagraphField
    sources: list[ReferenceField] = []


class CompanyEntry(Entry):
    """Whatever can be owned."""

    name: LineField
    country: CountryField | None = None
    kind: CompanyKindField = CompanyKind.COMPANY
    aliases: list[LineField] = []
    """Other names that people use."""
    ids: dict[LineField, LineField] = {}
    """Identifiers by scheme, such as lei and isin."""
    complete: bool = False
    """true: the owners listed hold everything."""
    notes: list[NoteEntry] = []


class HolderEntry(Entry):
    """Whatever only owns."""

    name: LineField
    kind: HolderKindField
    country: CountryField | None = None
    aliases: list[LineField] = []
    ids: dict[LineField, LineField] = {}
    notes: list[NoteEntry] = []


class HoldingEntry(Entry):
    """Who holds what part of a company, and when."""

    owner: ReferenceField
    company: ReferenceField
    capital: ShareField
    """Economic share."""
    votes: ShareField | None = None
    """Voting rights; the same as capital when left out."""
    since: WhenField | None = None
    """First day it is held; left out: as far back as the file goes."""
    until: WhenField | None = None
    """First day it is no longer held; left out: still held."""
    sources: list[ReferenceField] = []
    note: ParagraphField | None = None


class EventEntry(Entry):
    """A status reached on a day."""

    date: WhenField
    status: StatusField
    sources: list[ReferenceField] = []


class InvestmentEntry(Entry):
    """Money, or a stake, that somebody means to put into a company."""

    investor: ReferenceField
    company: ReferenceField
    amount: MoneyField | None = None
    share: ShareField | None = None
    """The stake it buys, where that was stated."""
    history: Annotated[list[EventEntry], Field(min_length=1)]
    """Oldest first; the last event on or before a day gives the status."""
    note: ParagraphField | None = None


class ValuationEntry(Entry):
    """What a company was said to be worth on a day."""

    company: ReferenceField
    value: MoneyField
    date: WhenField
    basis: BasisField = Basis.UNSTATED
    sources: list[ReferenceField] = []
    note: ParagraphField | None = None


class ProjectEntry(Entry):
    """What partners do together without equity."""

    id: IdField
    title: LineField
    partners: Annotated[list[ReferenceField], Field(min_length=1)]
    where: LineField | None = None
    history: Annotated[list[EventEntry], Field(min_length=1)]
    note: ParagraphField | None = None


class HeadEntry(Entry):
    """What the file says of itself."""

    title: LineField
    as_of: WholeDateField
    """The day that every query looks at unless --as-of says another."""


class FileEntry(HeadEntry):
    """A dataset of `alliance`: who holds what in whom, dated and sourced."""

    sources: dict[IdField, SourceEntry] = {}
    companies: dict[IdField, CompanyEntry] = {}
    holders: dict[IdField, HolderEntry] = {}
    holdings: list[HoldingEntry] = []
    investments: list[InvestmentEntry] = []
    valuations: list[ValuationEntry] = []
    projects: list[ProjectEntry] = []
