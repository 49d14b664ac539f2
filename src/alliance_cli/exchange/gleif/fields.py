"""The fields that records of GLEIF have, and what becomes of others."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.exchange.gleif.tree import LEAF, Tree

Fields: TypeAlias = Mapping[str, "Fields | None"]
"""By name, what stands below each field; nothing for one that is left out with all below it."""

_TEXT: Final[Fields] = MappingProxyType({LEAF: None})
_NODE: Final[Fields] = MappingProxyType({"NodeID": _TEXT, "NodeIDType": _TEXT})
_DELETION: Final[Fields] = MappingProxyType(
    {LEAF: None, "DeletedAt": _TEXT, "gleif:DeletedAt": _TEXT}
)
_EXTENSION: Final[Fields] = MappingProxyType({"Deletion": _DELETION, "gleif:Deletion": _DELETION})


def _members(name: str, *texts: str) -> Fields:
    return MappingProxyType({name: MappingProxyType(dict.fromkeys(texts, _TEXT))})


RELATIONSHIP: Final[Fields] = MappingProxyType(
    {
        "Relationship": MappingProxyType(
            {
                "StartNode": _NODE,
                "EndNode": _NODE,
                "RelationshipType": _TEXT,
                "RelationshipStatus": _TEXT,
                "RelationshipPeriods": _members(
                    "RelationshipPeriod", "StartDate", "EndDate", "PeriodType"
                ),
                "RelationshipQualifiers": _members(
                    "RelationshipQualifier", "QualifierDimension", "QualifierCategory"
                ),
                "RelationshipQuantifiers": _members(
                    "RelationshipQuantifier",
                    *("MeasurementMethod", "QuantifierAmount", "QuantifierUnits"),
                ),
            }
        ),
        "Registration": MappingProxyType(
            {
                "RegistrationStatus": _TEXT,
                "ValidationSources": _TEXT,
                "ValidationDocuments": _TEXT,
                "ValidationReference": _TEXT,
                "InitialRegistrationDate": None,
                "LastUpdateDate": None,
                "NextRenewalDate": None,
                "ManagingLOU": None,
            }
        ),
        "Extension": _EXTENSION,
    }
)
"""Of a record of level 2."""
EXCEPTION: Final[Fields] = MappingProxyType(
    {
        "LEI": _TEXT,
        "ExceptionCategory": _TEXT,
        "ExceptionReason": _TEXT,
        "ExceptionReference": _TEXT,
        "Extension": _EXTENSION,
    }
)
"""Of a record of why no parent is named."""
ENTITY: Final[Fields] = MappingProxyType(
    {
        "LEI": _TEXT,
        "Entity": MappingProxyType(
            {
                "LegalName": _TEXT,
                "OtherEntityNames": MappingProxyType({"OtherEntityName": _TEXT}),
                "LegalJurisdiction": _TEXT,
                "EntityCategory": _TEXT,
                "EntityStatus": _TEXT,
                "LegalAddress": None,
                "HeadquartersAddress": None,
                "OtherAddresses": None,
                "TransliteratedOtherAddresses": None,
                "TransliteratedOtherEntityNames": None,
                "RegistrationAuthority": None,
                "BusinessRegisterEntityID": None,
                "EntitySubCategory": None,
                "LegalForm": None,
                "AssociatedEntity": None,
                "SuccessorEntity": None,
                "EntityCreationDate": None,
                "EntityExpirationDate": None,
                "EntityExpirationReason": None,
                "LegalEntityEvents": None,
            }
        ),
        "Registration": MappingProxyType(
            {
                "RegistrationStatus": _TEXT,
                "InitialRegistrationDate": None,
                "LastUpdateDate": None,
                "NextRenewalDate": None,
                "ManagingLOU": None,
                "ValidationSources": None,
                "ValidationAuthority": None,
                "OtherValidationAuthorities": None,
            }
        ),
        "Extension": MappingProxyType(
            {
                **_EXTENSION,
                **dict.fromkeys(
                    ("Geocoding", "ConformityFlag", "gleif:Geocoding", "gleif:ConformityFlag")
                ),
            }
        ),
    }
)
"""Of a record of level 1."""
_REPEATED: Final = frozenset(
    {"RelationshipPeriod", "RelationshipQualifier", "RelationshipQuantifier"}
    | {"ExceptionReason", "ExceptionReference", "OtherEntityName"}
)


def unknown_fields(tree: Tree, fields: Fields, path: str = "") -> Iterator[str]:
    """The paths of whatever stands in a record and is no field of it.

    Raises:
        MalformedError: `bad-statement` for a field that stands in a record more than once and
            must not: nobody knows which is meant.
    """
    for name, below in tree.items():
        if name not in fields:
            # In JSON the attributes of XML begin so; none of them is read.
            if not name.startswith("@"):
                yield path + name
            continue
        known = fields[name]
        if known is None:
            continue
        is_list = isinstance(below, list)
        if is_list and len(below) > 1 and name not in _REPEATED:
            raise more_than_one(name)
        for member in below if is_list else (below,):
            if isinstance(member, dict):
                yield from unknown_fields(member, known, f"{path}{name}.")
            elif LEAF not in known and isinstance(member, str) and member.strip():
                yield f"{path}{name}"


def has_left_out(tree: Tree, fields: Fields) -> bool:
    """Whether a record has one of the fields that are left out."""
    for name, below in tree.items():
        known = fields.get(name, _TEXT)
        if known is None:
            if below:
                return True
        elif isinstance(below, dict) and LEAF not in known and has_left_out(below, known):
            return True
    return False


def more_than_one(name: str) -> MalformedError:
    """The problem of a record that has a field twice."""
    message = f"this record of GLEIF has more than one {name}"
    return MalformedError(ProblemName.BAD_STATEMENT, message, "keep the one that is right")
