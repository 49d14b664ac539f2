"""What changed between two days: direct stakes and investments."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from alliance_cli.model.figures import Difference
from alliance_cli.model.records import Holding, Investment, Party
from alliance_cli.model.share import Share
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.model.standing import StandingInvestment


class StakeEvent(StrEnum):
    """What becomes of a stake."""

    TAKEN = "stake-taken"
    CHANGED = "stake-changed"
    ENDED = "stake-ended"
    CONFIRMED = "stake-confirmed"
    """Another line says the same."""


@dataclass(frozen=True, slots=True)
class StakeChange:
    """What becomes of one direct stake: the line before, and the line after, or none."""

    line: Holding
    """The newer of the two."""
    before: Holding | None
    after: Holding | None

    @property
    def owner(self) -> str:
        """Whose stake it is."""
        return self.line.owner

    @property
    def company(self) -> str:
        """In what."""
        return self.line.company

    @property
    def event(self) -> StakeEvent:
        """What becomes of the stake."""
        if self.before is None:
            return StakeEvent.TAKEN
        if self.after is None:
            return StakeEvent.ENDED
        same = (self.before.capital, self.before.votes) == (self.after.capital, self.after.votes)
        return StakeEvent.CONFIRMED if same else StakeEvent.CHANGED


@dataclass(frozen=True, slots=True)
class InvestmentChange:
    """One investment whose status differs; no event where it was not known yet."""

    investment: Investment
    before: StandingInvestment | None
    after: StandingInvestment | None


def difference(before: Share, after: Share) -> Difference:
    """How far it is from one share to the other."""
    return Difference(after.low - before.low, after.high - before.high)


def stake_changes(before: Iterable[Holding], after: Iterable[Holding]) -> tuple[StakeChange, ...]:
    """The direct stakes that differ between the lines of two days, by company, then by owner."""
    old, new = ({(h.company, h.owner): h for h in lines} for lines in (before, after))
    changes = (
        StakeChange(new.get(pair) or old[pair], old.get(pair), new.get(pair))
        for pair in sorted(old.keys() | new.keys())
    )
    return tuple(change for change in changes if change.event is not StakeEvent.CONFIRMED)


def investment_changes(
    before: Snapshot, after: Snapshot, party: Party | None
) -> tuple[InvestmentChange, ...]:
    """The investments whose status differs between two days, in the order of the file."""
    old, new = (
        {standing.investment: standing for standing in world.investments_of(party)}
        for world in (before, after)
    )
    changes = (InvestmentChange(i, old.get(i), new.get(i)) for i in new | old)
    return tuple(c for c in changes if _status(c.before) != _status(c.after))


def _status(standing: StandingInvestment | None) -> str:
    return "" if standing is None else standing.event.status.value
