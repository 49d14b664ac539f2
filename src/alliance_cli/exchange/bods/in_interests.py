"""What somebody has in a company, as one statement tells it."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from alliance_cli.errors import ProblemName
from alliance_cli.exchange.bods.in_entry import Entry, shown, words_of
from alliance_cli.exchange.bods.in_shares import BOUNDS, said, share_of
from alliance_cli.model.share import UNKNOWN, Share
from alliance_cli.model.when import Period

Lost = tuple[str, str]
"""A kind of loss and what is lost."""

_KNOWN: Final = frozenset(
    {"type", "directOrIndirect", "beneficialOwnershipOrControl", "details", "share"}
    | {"startDate", "endDate"}
)
_TYPES: Final = frozenset(
    """
    shareholding votingRights appointmentOfBoard otherInfluenceOrControl seniorManagingOfficial
    settlor trustee protector beneficiaryOfLegalArrangement rightsToSurplusAssetsOnDissolution
    rightsToProfitOrIncome rightsGrantedByContract conditionalRightsGrantedByContract
    controlViaCompanyRulesOrArticles controlByLegalFramework boardMember boardChair
    unknownInterest unpublishedInterest enjoymentAndUseOfAssets rightToProfitOrIncomeFromAssets
    nominee nominator
    """.split()  # noqa: SIM905  # a page of codes, not of quotes
)
"""The closed codelist of what an interest can be."""
_DIRECTNESS: Final = frozenset({"", "direct", "indirect", "unknown"})


class Kind(Enum):
    """What an interest is an interest in, as far as the dataset has a place for it."""

    CAPITAL = auto()
    VOTES = auto()
    UNTOLD = auto()
    """Something is held, but it is not said what."""
    CONDITIONAL = auto()
    """What a contract grants if a condition is met: a commitment, not yet a stake."""


_KINDS: Final = {
    "shareholding": Kind.CAPITAL,
    "votingRights": Kind.VOTES,
    "conditionalRightsGrantedByContract": Kind.CONDITIONAL,
    "unknownInterest": Kind.UNTOLD,
    "unpublishedInterest": Kind.UNTOLD,
    "": Kind.UNTOLD,
}


@dataclass(frozen=True, slots=True)
class Interest:
    """A direct interest that the dataset has a place for."""

    kind: Kind
    share: Share
    period: Period
    note: str


@dataclass(slots=True)
class Interests:
    """The interests of a statement that the dataset has a place for, and what it has none for."""

    kept: list[Interest]
    lost: list[Lost]
    are_told: bool
    """Whether the statement tells any interest at all."""


def interests_of(relationship: Entry, components: Collection[str]) -> Interests:
    """The interests of a relationship; with components, it is indirect unless it says direct."""
    told = relationship.inners("interests")
    found = Interests([], [], bool(told))
    for entry in told:
        _add(found, entry, has_components=bool(components))
    return found


def _add(found: Interests, entry: Entry, *, has_components: bool) -> None:
    type_, share, period = entry.code("type"), share_of(entry), _period(entry)
    note = entry.paragraph("details")
    _note_what_is_lost(found, entry)
    is_direct = _is_direct(entry, has_components=has_components)
    if is_direct is False:
        how = "as indirect" if entry.code("directOrIndirect") == "indirect" else "with components"
        what = f"{_words(type_, share)}, told {how}: only what is direct is a holding"
        found.lost.append(("indirect relationship", what))
    elif type_ not in _KINDS:
        kind = words_of(type_) if type_ in _TYPES else "unknown interest type"
        words = f"{_words(type_, share)}: {shown(note)}" if note else _words(type_, share)
        found.lost.append((kind, f"no part of capital or votes is {words}"))
    elif period is not None:
        kept = Interest(_KINDS[type_], share, period, note)
        found.kept.append(kept)
        _note_what_is_not_said(found, kept, type_, is_direct=is_direct)


def _words(type_: str, share: Share) -> str:
    words = words_of(shown(type_)) or "interest"
    return words if share == UNKNOWN else f"{words} of {said(share)}"


def _is_direct(entry: Entry, *, has_components: bool) -> bool | None:
    """Whether the interest is held directly; none where that is not said."""
    code = entry.code("directOrIndirect")
    if code not in _DIRECTNESS:
        message = f"is '{shown(code)}', which is none of direct, indirect and unknown"
        entry.wrong(ProblemName.BAD_STATEMENT, "directOrIndirect", message)
    if code == "direct":
        return True
    return False if code == "indirect" or has_components else None


def _period(entry: Entry) -> Period | None:
    """The days of the interest; none where there are none."""
    period = Period(entry.when("startDate"), entry.when("endDate"))
    if not period.is_empty:
        return period
    if period.end == period.start:
        where = f"line {entry.location.line}"
        what = f"an interest from {period.since} until the same day is held on no day"
        entry.findings.account.lost("empty period", where, what)
        return None
    message = f"is {period.until}, before its startDate {period.since}"
    entry.wrong(ProblemName.PERIOD_BACKWARDS, "endDate", message, "endDate comes after startDate")
    return None


def _note_what_is_lost(found: Interests, entry: Entry) -> None:
    if entry.flag("beneficialOwnershipOrControl"):
        what = "declared to be a beneficial owner; the dataset reckons that by rules"
        found.lost.append(("beneficial owner", what))
    strangers = [f"{key} of an interest" for key in entry.strangers(_KNOWN)]
    if isinstance(entry.value("share"), dict):
        strangers += [f"{key} of a share" for key in entry.inner("share").strangers(BOUNDS)]
    found.lost.extend(("extra field", f"{key} is no field of BODS 0.4") for key in strangers)


def _note_what_is_not_said(
    found: Interests, kept: Interest, type_: str, *, is_direct: bool | None
) -> None:
    if kept.kind is Kind.UNTOLD:
        figure = "" if kept.share == UNKNOWN else f", and {said(kept.share)} of it is left out"
        what = f"what is held is not told: a holding of unknown share stands for it{figure}"
        found.lost.append(("unknown interest", what))
    elif is_direct is None:
        what = f"{_words(type_, kept.share)}, direct or indirect: it stands as a direct one"
        found.lost.append(("direct or indirect", what))
