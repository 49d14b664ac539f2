"""The records of a dataset, as the file tells them: frozen, without their place in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from alliance_cli.model.money import Money
from alliance_cli.model.share import Share
from alliance_cli.model.when import Period, When


class CompanyKind(StrEnum):
    """What a company is."""

    COMPANY = "company"
    TRUST = "trust"
    FUND = "fund"
    JOINT_VENTURE = "joint-venture"
    GROUP = "group"


class HolderKind(StrEnum):
    """What a holder is: something that owns and cannot be owned."""

    STATE = "state"
    PERSON = "person"
    PUBLIC = "public"
    EMPLOYEES = "employees"
    FUND = "fund"
    COMPANY = "company"

    @property
    def is_person_or_state(self) -> bool:
        """Whether rules of beneficial ownership can name it."""
        return self in (HolderKind.PERSON, HolderKind.STATE)


class Status(StrEnum):
    """How far an investment or a project has come."""

    CONSIDERED = "considered"
    ANNOUNCED = "announced"
    COMMITTED = "committed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether it may still be carried out."""
        return self not in (Status.COMPLETED, Status.CANCELLED)


class Basis(StrEnum):
    """What a valuation values: the equity before or after new money, or the whole enterprise."""

    PRE_MONEY = "pre-money"
    POST_MONEY = "post-money"
    ENTERPRISE = "enterprise"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read."""

    id: str
    title: str
    publisher: str | None = None
    date: When | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing that is no stake and no money."""

    date: When
    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """Whatever can be owned."""

    id: str
    name: str
    kind: CompanyKind = CompanyKind.COMPANY
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    """Scheme and value: `lei`, `isin`, a national register."""
    complete: bool = False
    """Whether the owners listed hold everything, on every day on which any is listed."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """Whatever only owns: a state, a person, the public."""

    id: str
    name: str
    kind: HolderKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()


Party: TypeAlias = Company | Holder
"""Whatever can own: companies and holders share one namespace."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One line: who holds what part of a company, and when.

    A holding is not an edge: two lines may tell one stake at two dates.
    """

    owner: str
    company: str
    capital: Share
    """Economic share."""
    votes: Share
    """Voting rights; the same as the capital where the file does not say."""
    period: Period = field(default_factory=Period)
    sources: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A status reached on a day."""

    date: When
    status: Status
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Investment:
    """Money, or a stake, that somebody means to put into a company, and how far that came."""

    investor: str
    company: str
    history: tuple[Event, ...]
    amount: Money | None = None
    share: Share | None = None
    """The stake it buys, where that was stated."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Valuation:
    """What a company was said to be worth on a day."""

    company: str
    value: Money
    date: When
    basis: Basis = Basis.UNSTATED
    sources: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """What partners do together without equity."""

    id: str
    title: str
    partners: tuple[str, ...]
    history: tuple[Event, ...]
    where: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything that one file says."""

    title: str
    as_of: date
    """The day that every query looks at unless it names another."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    companies: Mapping[str, Company] = field(default_factory=dict)
    holders: Mapping[str, Holder] = field(default_factory=dict)
    holdings: tuple[Holding, ...] = ()
    investments: tuple[Investment, ...] = ()
    valuations: tuple[Valuation, ...] = ()
    projects: tuple[Project, ...] = ()

    def party(self, id_: str) -> Party:
        """The company or holder with this id."""
        return self.companies.get(id_) or self.holders[id_]

    @property
    def parties(self) -> tuple[Party, ...]:
        """Companies and holders, in the order of the file."""
        return (*self.companies.values(), *self.holders.values())
