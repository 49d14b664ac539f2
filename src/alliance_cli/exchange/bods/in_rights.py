"""What contracts grant if a condition is met: commitments, which are investments here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from alliance_cli.exchange.bods.in_interests import Interest, Kind
from alliance_cli.exchange.bods.in_relationships import Relationship
from alliance_cli.exchange.bods.in_shares import said
from alliance_cli.exchange.bods.in_stretches import Lose
from alliance_cli.model.records import Event, Investment, Status
from alliance_cli.model.share import UNKNOWN
from alliance_cli.model.when import When, whole_date


@dataclass(slots=True)
class _Right:
    """A right under a condition, as it was told last."""

    since: When
    interest: Interest
    relationship: Relationship
    over: str = ""
    """How it is over, if it is."""


def investments_of(
    told: Iterable[Relationship], pair: tuple[str, str], as_of: date, lose: Lose
) -> Iterator[Investment]:
    """The commitments of one party in another that are not over on the day of the dataset.

    A commitment that is over was carried out or cancelled, and BODS does not say which.
    """
    for right in _rights(told, as_of):
        share, until = right.interest.share, right.interest.period.until
        words = f"right of {said(share)} under a condition since {right.since}"
        if right.over:
            lose("conditional right", " in ".join(pair), f"{words}, {right.over}: left out")
            continue
        if until is not None:
            what = f"{words}: that it ends on {until} is left out"
            lose("conditional right", " in ".join(pair), what)
        event = Event(right.since, Status.COMMITTED, right.relationship.sources)
        stated = None if share == UNKNOWN else share
        yield Investment(*pair, (event,), share=stated, note=right.interest.note or None)


def _rights(told: Iterable[Relationship], as_of: date) -> Iterable[_Right]:
    """Each right that was told, by its start: the newest statement of it counts."""
    rights: dict[When | None, _Right] = {}
    for relationship in told:
        now = {i.period.since: i for i in relationship.interests if i.kind is Kind.CONDITIONAL}
        for since, right in rights.items():
            if since not in now and relationship.day <= as_of:
                right.over = f"no longer told on {relationship.day}"
        for since, interest in now.items():
            first = (
                rights[since].since if since in rights else since or whole_date(relationship.day)
            )
            over = _over(interest, relationship, as_of)
            rights[since] = _Right(first, interest, relationship, over)
    return rights.values()


def _over(interest: Interest, relationship: Relationship, as_of: date) -> str:
    end = interest.period.end
    is_past = end is not None and end <= max(as_of, relationship.day)
    is_closed = relationship.is_closed and relationship.day <= as_of
    return (
        f"over from {interest.period.until or relationship.day} on" if is_past or is_closed else ""
    )
