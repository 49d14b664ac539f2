"""What becomes of a relationship: a holding, a note, or nothing but a loss."""

from dataclasses import dataclass
from typing import Final

from alliance_cli.exchange.gleif.records import CONSOLIDATIONS, Standing
from alliance_cli.model.when import Period

_NO_OWNERSHIP: Final = {
    "IS_INTERNATIONAL_BRANCH_OF": ("branch", "a branch is a part of its head office, no stake"),
    "IS_FUND-MANAGED_BY": ("fund relationship", "who manages a fund does not own it"),
    "IS_SUBFUND_OF": ("fund relationship", "a sub-fund is a part of its umbrella fund, no stake"),
    "IS_FEEDER_TO": ("fund relationship", "that a fund feeds another does not say who owns it"),
}
_ANNULLED: Final = "ANNULLED"
_REFUSED: Final = {
    _ANNULLED: "it was an error",
    "DUPLICATE": "another record tells the same relationship",
    "CANCELLED": "it was given up",
    "TRANSFERRED": "another issuer publishes it now",
    "PENDING_VALIDATION": "nobody has checked it yet",
}
_PUBLISHED: Final = "PUBLISHED"
_RETIRED: Final = "RETIRED"
_STANDING: Final = frozenset(
    {"", _PUBLISHED, _RETIRED, "LAPSED", "PENDING_TRANSFER", "PENDING_ARCHIVAL"}
)
"""An issuer's own affairs, and records not renewed: the last word on the relationship stands."""
_ACTIVE: Final = "ACTIVE"
_INACTIVE: Final = "INACTIVE"


@dataclass(frozen=True, slots=True)
class Fate:
    """Why something is left out: the kind of the loss, and a sentence."""

    kind: str
    why: str
    denies: bool = False
    """Whether it says that the relationship is not, or is no more: a word that counts, too."""


def left_out(told: Standing) -> Fate | None:
    """Why a record makes neither a holding nor a note, if it does not."""
    if told.type in _NO_OWNERSHIP:
        kind, why = _NO_OWNERSHIP[told.type]
        return Fate(kind, f"{told.type}: {why}")
    if told.type not in CONSOLIDATIONS:
        return Fate("unknown relationship", f"'{told.type}' is no type of relationship known here")
    if told.is_deleted:
        return Fate("deleted record", "GLEIF has deleted it", denies=_is_heard(told))
    if told.child == told.parent:
        return Fate("own parent", f"{told.type}: nobody is consolidated by itself")
    return _by_status(told)


def _by_status(told: Standing) -> Fate | None:
    if told.registration not in _STANDING:
        why = _REFUSED.get(told.registration, "that is no status known here")
        return Fate("registration status", f"{told.registration}: {why}", denies=_is_heard(told))
    if told.status not in (_ACTIVE, _INACTIVE):
        status = told.status or "none"
        why = f"whether it is active is not said: {status}"
        return Fate("relationship status", why, denies=True)
    return None


def _is_heard(told: Standing) -> bool:
    """Whether a record has a say: a duplicate, for one, says nothing against the original."""
    return told.registration in _STANDING or told.registration == _ANNULLED


def _is_over(told: Standing) -> bool:
    """Whether a record says that the relationship has ended."""
    return told.status == _INACTIVE or told.registration == _RETIRED


def period_left_out(told: Standing, period: Period) -> Fate | None:
    """Why a relationship does not make a holding for one of its periods, if it does not.

    A period that runs backwards is an error, which the checks find.
    """
    if _is_over(told) and period.until is None:
        return Fate("ended relationship", "it is over, but the record does not say since when")
    if period.start == period.end:
        return Fate("empty period", f"it ends on {period.until}, the day on which it begins")
    return None


def remarks(told: Standing) -> list[str]:
    """What a note must say of the standing of a record."""
    registration = told.registration
    return [
        *([f"relationship {told.status}"] if told.status != _ACTIVE else []),
        *([f"registration {registration}"] if registration not in ("", _PUBLISHED) else []),
    ]
