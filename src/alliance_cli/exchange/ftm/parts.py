"""What an Ownership of FollowTheMoney gives parts of, and how large each part is.

Its roles say of what, its percentage, or else the roles themselves, how much. Whatever of that a
dataset has no place for is a loss.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from alliance_cli.errors import MalformedError
from alliance_cli.exchange.ftm.entities import Entity, Findings, shown
from alliance_cli.exchange.ftm.percentages import around, is_too_fine, share_in
from alliance_cli.exchange.ftm.roles import NO_ROLE, Right, Role, role_of
from alliance_cli.exchange.ftm.words import KNOWN_STATUSES, KNOWN_TYPES, NOT_YET
from alliance_cli.model.records import Status
from alliance_cli.model.share import UNKNOWN, Share

_SAYING: Final = frozenset({Right.CAPITAL, Right.VOTES, Right.OTHER})
"""Rights beside which a role that says none is no right of its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of something."""

    right: Right
    """Capital or votes, or an intention."""
    share: Share
    roles: tuple[Role, ...]
    status: Status = Status.COMPLETED
    """How far it has come: what is held is completed."""
    is_beneficial: bool = False


def parts_of(entity: Entity, findings: Findings) -> list[Part]:
    """The parts that an Ownership gives; none where it is no stake beside others."""
    roles = tuple(map(role_of, entity.all("role"))) or (NO_ROLE,)
    types = tuple(map(role_of, entity.all("ownershipType")))
    if _is_set_aside(entity, (*roles, *types, *map(role_of, entity.all("status"))), findings):
        return []
    _lose_unknown(entity, findings)
    stated = dict(_stated(entity, findings))
    told = _Told(entity, stated, any(type_.is_beneficial for type_ in types), findings)
    _lose_strays(told, roles)
    status = _status(entity, roles, findings)
    return list(_held(told, roles)) if status is None else [_meant(told, roles, status)]


def _is_set_aside(entity: Entity, said: tuple[Role, ...], findings: Findings) -> bool:
    """Whether an Ownership is none that counts beside the others; what it says is a loss."""
    if any(word.is_indirect for word in said):
        what = "held through others; only the chain itself is counted"
        findings.lost("indirect ownership", entity, what)
    elif any(word.is_former for word in said) and not entity.all("endDate"):
        what = "held no longer, and it does not say until when"
        findings.lost("former ownership", entity, what)
    else:
        return False
    return True


def _lose_unknown(entity: Entity, findings: Findings) -> None:
    for property_, known in (("status", KNOWN_STATUSES), ("ownershipType", KNOWN_TYPES)):
        for word in entity.all(property_):
            if word.casefold() not in known:
                findings.lost(property_, entity, shown(word))


def _stated(entity: Entity, findings: Findings) -> Iterator[tuple[str, Share]]:
    """Each percentage, and the share that it means."""
    for text in entity.all("percentage"):
        if is_too_fine(text):
            findings.lost("digits", entity, f"{shown(text)} is cut after 15 decimals")
        try:
            share = share_in(text)
        except MalformedError as error:
            findings.malformed(error, entity.location)
            continue
        if share is None:
            findings.lost("percentage", entity, f"'{shown(text)}' is not read as a share")
        else:
            yield text, share


def _status(entity: Entity, roles: tuple[Role, ...], findings: Findings) -> Status | None:
    """How far the stake has come where it is only meant; none where it is held."""
    words = map(str.casefold, entity.all("status"))
    statuses = [Status(word) for word in dict.fromkeys(words) if word in frozenset(Status)]
    is_called_so = any(role.right is Right.INTENTION for role in roles)
    is_meant = is_called_so or not NOT_YET.isdisjoint(statuses)
    if not (statuses and is_meant) or all(role.right is Right.OTHER for role in roles):
        return None
    for status in statuses[1:]:
        findings.lost("status", entity, f"{status}: {statuses[0]} stands")
    return statuses[0]


@dataclass(frozen=True, slots=True)
class _Told:
    """What an Ownership says beside its roles."""

    entity: Entity
    stated: Mapping[str, Share]
    """The share that each percentage means."""
    is_beneficial: bool
    findings: Findings

    def share(self, roles: tuple[Role, ...]) -> Share:
        """How large the part is that these roles name.

        The percentages of several rights may stand side by side: only those within what the roles
        say themselves are theirs.
        """
        said = {role.text: role.share for role in roles if role.share is not None}
        if not said:
            return self._all_between(self.stated)
        own = self._all_between(said)
        fitting = {text: share for text, share in self.stated.items() if _lies_in(share, own)}
        if not self.stated:
            return own
        if fitting and all(_lies_in(own, share) for share in fitting.values()):
            # The words of the role may say more: whether an end is open.
            return own
        return self._all_between(fitting or self.stated)

    def agrees(self, role: Role) -> bool:
        """Whether a percentage lies within what the role says, where both say something."""
        share = role.share
        if share is None or not self.stated:
            return True
        return any(_lies_in(stated, share) for stated in self.stated.values())

    def _all_between(self, shares: Mapping[str, Share]) -> Share:
        """The share, or where several are told, all that lies between them."""
        told = list(shares.values())
        if len(set(told)) > 1:
            what = f"{shown('; '.join(shares))}: all between them stands instead"
            self.findings.lost("several percentages", self.entity, what)
        return around(told) if told else UNKNOWN

    def lose(self, role: Role) -> None:
        """Note that what a role says finds no place."""
        self.findings.lost("role", self.entity, shown(role.text))


def _lose_strays(told: _Told, roles: tuple[Role, ...]) -> None:
    """Note each percentage that is none of those which the roles say, where another is."""
    said = [role.share for role in roles if role.share is not None]
    strays = [
        text
        for text, stated in told.stated.items()
        if not any(_lies_in(stated, share) for share in said)
    ]
    for text in strays if said and len(strays) < len(told.stated) else ():
        told.findings.lost("percentage", told.entity, f"{shown(text)} is not what the roles say")


def _meant(told: _Told, roles: tuple[Role, ...], status: Status) -> Part:
    said = tuple(role for role in roles if role.right is not Right.INTENTION)
    for role in said:
        if role.right not in {Right.CAPITAL, Right.UNSAID} or not role.is_plain:
            told.lose(role)
    if told.is_beneficial or any(role.is_beneficial for role in said):
        what = "that the investor is a beneficial owner is not said"
        told.findings.lost("beneficial ownership", told.entity, what)
    return Part(Right.INTENTION, told.share(said), roles, status)


def _held(told: _Told, roles: tuple[Role, ...]) -> Iterator[Part]:
    by_right: dict[Right, tuple[Role, ...]] = {}
    says = any(role.right in _SAYING for role in roles)
    for role in roles:
        right = _counted(role.right, says=says, is_stated=bool(told.stated))
        if right is Right.OTHER:
            what = f"{shown(role.text)} is no part of the capital"
            told.findings.lost("other right", told.entity, what)
        elif right is Right.UNSAID:
            told.lose(role)
        else:
            by_right[right] = (*by_right.get(right, ()), role)
    for right, named in by_right.items():
        yield _part(told, right, named)


def _counted(right: Right, *, says: bool, is_stated: bool) -> Right:
    """What a role counts as: capital where it says nothing else and no other role does."""
    if right in _SAYING:
        return right
    if says:
        return Right.UNSAID
    return Right.OTHER if right is Right.OFFICE and not is_stated else Right.CAPITAL


def _part(told: _Told, right: Right, roles: tuple[Role, ...]) -> Part:
    is_beneficial = told.is_beneficial or all(role.is_beneficial for role in roles)
    for role in roles:
        is_lost = role.is_beneficial and not is_beneficial
        if is_lost or not role.is_plain or not told.agrees(role):
            told.lose(role)
    return Part(right, told.share(roles), roles, is_beneficial=is_beneficial)


def _lies_in(inner: Share, outer: Share) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high
