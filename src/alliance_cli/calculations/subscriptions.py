"""New shares: who subscribes them has a part of the enlarged company, everybody else less of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from alliance_cli.calculations.implied import implied_share
from alliance_cli.calculations.listed_stakes import (
    NO_STAKE,
    Stake,
    Stakes,
    are_more_than_whole,
    listed_stakes,
    with_stakes,
)
from alliance_cli.errors import AssumptionError
from alliance_cli.model.arithmetic import product, rest, total
from alliance_cli.model.money import Money
from alliance_cli.model.records import Basis, Company, Event, Investment, Status, Valuation
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.model.standing import StandingInvestment, Unclosed
from alliance_cli.model.when import whole_date


def subscribed(
    snapshot: Snapshot, company: Company, new: Mapping[str, Share], text: str
) -> Snapshot:
    """The snapshot after one round of new shares: by investor, its part of the enlarged company.

    New shares have votes as they have capital. Old ones are diluted alike, whoever holds them.

    Raises:
        AssumptionError: the new shares would be more than everything.
    """
    if are_more_than_whole(new.values()):
        message = f"the new shares would be more than the whole of {company.name}"
        raise AssumptionError(f"'{text}' cannot be: {message}")
    old = listed_stakes(snapshot, company)
    remaining = rest(total(new.values()))
    stakes = {
        owner: Stake(product((stake.capital, remaining)), product((stake.votes, remaining)))
        for owner, stake in old.items()
    }
    for investor, share in new.items():
        others = total(other for owner, other in new.items() if owner != investor)
        had = old.get(investor, NO_STAKE)
        capital, votes = (_enlarged(part, share, others) for part in (had.capital, had.votes))
        stakes[investor] = Stake(capital, votes)
    known = snapshot
    if _hold_all(old):
        # Ranges alone would leave something to unrecorded holders that there is not.
        known = _told_complete(snapshot, company)
    return with_stakes(known, company, stakes, text)


def _enlarged(old: Share, new: Share, others: Share) -> Share:
    """(1 - others - new) old + new: it grows with `old` and `new`, and falls with `others`."""
    least, most = WHOLE - others.high - new.low, WHOLE - others.low - new.high
    low = old.low * max(least, NOTHING) + new.low
    high = old.high * max(most, NOTHING) + min(new.high, WHOLE - others.low)
    # Whose factor is nothing at an end has no part in whether the end is attained.
    low_open = (
        (new.low_open and (old.low < WHOLE or least <= NOTHING))
        or (old.low_open and least > NOTHING)
        or (others.high_open and least >= NOTHING and (bool(old.low) or old.low_open))
    )
    high_open = (
        (new.high_open and most >= NOTHING and (old.high < WHOLE or old.high_open))
        or (old.high_open and most > NOTHING)
        or (others.low_open and (bool(old.high) or most <= NOTHING))
    )
    return Share(low, high, low < high and low_open, low < high and high_open)


def _hold_all(stakes: Stakes) -> bool:
    """Whether the listed owners hold exactly all capital and all votes."""
    capital = total(stake.capital for stake in stakes.values())
    return capital == total(stake.votes for stake in stakes.values()) == exactly(WHOLE)


def _told_complete(snapshot: Snapshot, company: Company) -> Snapshot:
    companies = {**snapshot.dataset.companies, company.id: replace(company, complete=True)}
    return replace(snapshot, dataset=replace(snapshot.dataset, companies=companies))


def stake_bought(
    snapshot: Snapshot, company: Company, money: Money, valuation: Valuation | None
) -> Share:
    """The stake of the enlarged company that money buys, at the latest valuation if at none.

    Raises:
        AssumptionError: no stake can be said.
    """
    at = valuation or snapshot.latest_valuation(company.id)
    bought = implied_share(money, at)
    if bought is None:
        why = _why_no_stake(money, at)
        message = f"what {money.stated} buys of {company.name} cannot be said: {why}"
        raise AssumptionError(f"{message}; name a value, as in 'at EUR 8B post-money'")
    return bought


def _why_no_stake(amount: Money | None, valuation: Valuation | None) -> str:
    if amount is None:
        return "neither a share nor an amount is stated"
    if valuation is None:
        return "no valuation is known"
    if valuation.basis is Basis.ENTERPRISE:
        return "only its enterprise value is known"
    if amount.currency != valuation.value.currency:
        return f"the money is {amount.currency}, the valuation {valuation.value.currency}"
    return "the money is nothing, or more than the whole is worth"


def with_commitments_closed(snapshot: Snapshot, text: str) -> Snapshot:
    """The snapshot in which every committed investment is carried out, as far as that can be.

    Those with a stated share or a usable valuation are, each as a subscription; the commitments in
    one company are one round, so that each buys what it would buy alone.
    """
    rounds: dict[str, dict[int, Share]] = {}
    unclosed: list[Unclosed] = []
    for number, standing in enumerate(snapshot.investments):
        if standing.event.status is not Status.COMMITTED:
            continue
        investment = standing.investment
        valuation = snapshot.latest_valuation(investment.company)
        stake = investment.share or implied_share(investment.amount, valuation)
        if stake is None:
            why = _why_no_stake(investment.amount, valuation)
            unclosed.append(_unclosed(snapshot, investment, why))
        else:
            rounds.setdefault(investment.company, {})[number] = stake
    changed = snapshot
    standings = list(snapshot.investments)
    for company, stakes in rounds.items():
        investments = [standings[number].investment for number in stakes]
        why = _why_no_round(changed, company, stakes.values())
        if why:
            unclosed += [_unclosed(snapshot, investment, why) for investment in investments]
            continue
        new: dict[str, Share] = {}
        for investment, stake in zip(investments, stakes.values(), strict=True):
            others = new.get(investment.investor, exactly(NOTHING))
            new[investment.investor] = total((others, stake))
        changed = subscribed(changed, changed.dataset.companies[company], new, text)
        for number in stakes:
            standings[number] = _completed(standings[number], snapshot)
    every = tuple(dict.fromkeys((*snapshot.unclosed, *unclosed)))
    return replace(changed, investments=tuple(standings), unclosed=every)


def _why_no_round(snapshot: Snapshot, company: str, stakes: Iterable[Share]) -> str:
    """Why commitments cannot be carried out together; empty where they can."""
    record = snapshot.dataset.companies[company]
    if are_more_than_whole(stakes):
        return "all commitments in it are more than the whole"
    if record.complete and not listed_stakes(snapshot, record):
        return "its list is complete, and names no owner"
    return ""


def _unclosed(snapshot: Snapshot, investment: Investment, why: str) -> Unclosed:
    party = snapshot.dataset.party
    return Unclosed(party(investment.investor), party(investment.company), why)


def _completed(standing: StandingInvestment, snapshot: Snapshot) -> StandingInvestment:
    event = Event(whole_date(snapshot.on), Status.COMPLETED, standing.event.sources)
    return replace(standing, event=event)
