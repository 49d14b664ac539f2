"""What companies and holders are called in BODS, where our kinds and its types meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from alliance_cli.model.records import CompanyKind, HolderKind


@dataclass(frozen=True, slots=True)
class EntityType:
    """The type of an entity, as it stands in a statement."""

    type: str
    subtype: str = ""
    details: str = ""
    """Our word, where BODS has no type for it."""


COMPANIES: Final[Mapping[CompanyKind, EntityType]] = {
    CompanyKind.COMPANY: EntityType("registeredEntity"),
    CompanyKind.JOINT_VENTURE: EntityType("registeredEntity", "", "joint-venture"),
    CompanyKind.TRUST: EntityType("arrangement", "trust"),
    CompanyKind.FUND: EntityType("arrangement", "other", "fund"),
    CompanyKind.GROUP: EntityType("arrangement", "other", "group"),
}
HOLDERS: Final[Mapping[HolderKind, EntityType]] = {
    HolderKind.COMPANY: EntityType("registeredEntity", "", "holder-company"),
    HolderKind.FUND: EntityType("arrangement", "other", "holder-fund"),
    HolderKind.EMPLOYEES: EntityType("arrangement", "other", "employees"),
    HolderKind.PUBLIC: EntityType("unknownEntity", "", "public"),
    HolderKind.STATE: EntityType("state"),
}
"""Of all but persons, who are no entities."""
