"""Another world: a snapshot in which an assumption holds.

Trades move capital, and votes in proportion to it; new shares dilute everybody else, unrecorded
holders included. Nothing is written to the file.
"""

from dataclasses import replace
from typing import assert_never

from alliance_cli.calculations.listed_stakes import (
    NO_STAKE,
    Stake,
    Stakes,
    are_more_than_whole,
    listed_stakes,
    with_stakes,
)
from alliance_cli.calculations.subscriptions import (
    stake_bought,
    subscribed,
    with_commitments_closed,
)
from alliance_cli.errors import AssumptionError
from alliance_cli.model.arithmetic import product, rest, total
from alliance_cli.model.assumption import (
    Assumption,
    CommitmentsClose,
    Holds,
    MoneySubscription,
    Subscription,
    Transfer,
)
from alliance_cli.model.share import NOTHING, Share, exactly, percent_text
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.shareholders import UNRECORDED, shareholder_list


def with_assumption(snapshot: Snapshot, assumption: Assumption, text: str) -> Snapshot:
    """The snapshot in which the assumption holds, and which says so in the words of `text`.

    Raises:
        AssumptionError: it cannot be: selling what is not held, more than the whole, no price.
    """
    match assumption:
        case Holds():
            changed = _held(snapshot, assumption, text)
        case Transfer():
            changed = _transferred(snapshot, assumption, text)
        case Subscription(investor, company, stake):
            changed = subscribed(snapshot, company, {investor.id: stake}, text)
        case MoneySubscription(investor, company, money, valuation):
            stake = stake_bought(snapshot, company, money, valuation)
            changed = subscribed(snapshot, company, {investor.id: stake}, text)
        case CommitmentsClose():
            changed = with_commitments_closed(snapshot, text)
        case _:
            assert_never(assumption)
    return replace(changed, assumed=(*snapshot.assumed, text))


def _held(snapshot: Snapshot, assumption: Holds, text: str) -> Snapshot:
    owner, company, share = assumption.owner, assumption.company, assumption.share
    stakes = listed_stakes(snapshot, company) | {owner.id: Stake(share, share)}
    measures = {
        "capital": [stake.capital for stake in stakes.values()],
        "votes": [stake.votes for stake in stakes.values()],
    }
    for measure, shares in measures.items():
        if are_more_than_whole(shares):
            least = percent_text(sum((part.low for part in shares), NOTHING))
            message = f"the owners of {company.name} would hold at least {least} of its {measure}"
            instead = f"{owner.id} subscribes {share.stated} of {company.id}"
            raise AssumptionError(f"'{text}' cannot be: {message}", (instead,))
    return with_stakes(snapshot, company, stakes, text)


def _transferred(snapshot: Snapshot, assumption: Transfer, text: str) -> Snapshot:
    company, part = assumption.company, assumption.part
    stakes = listed_stakes(snapshot, company)
    given = _given(snapshot, assumption, stakes, text)
    if not part:
        return snapshot
    if assumption.buyer is None and company.complete:
        message = f"the list of {company.name} is complete, and nobody unrecorded can have a part"
        raise AssumptionError(f"'{text}' cannot be: {message}; say who buys")
    # Whoever sells so much has it.
    least = max(given.capital.low, part)
    is_open = given.capital.low_open and given.capital.low == least
    sold = Share(part / given.capital.high, part / least, given.capital.high_open, is_open)
    left = Share(least - part, given.capital.high - part, is_open, given.capital.high_open)
    votes_left, votes_sold = (product((given.votes, parts)) for parts in (rest(sold), sold))
    if given.votes == given.capital:
        # Votes that are as the capital go with it, whatever it is within its range.
        votes_left, votes_sold = left, exactly(part)
    if assumption.seller is not None:
        stakes[assumption.seller.id] = Stake(left, votes_left)
    if assumption.buyer is not None:
        own = stakes.get(assumption.buyer.id, NO_STAKE)
        stakes[assumption.buyer.id] = Stake(
            total((own.capital, exactly(part))), total((own.votes, votes_sold))
        )
    return with_stakes(snapshot, company, stakes, text)


def _given(snapshot: Snapshot, assumption: Transfer, stakes: Stakes, text: str) -> Stake:
    """The stake of which a part is sold."""
    company, part = assumption.company, assumption.part
    seller = UNRECORDED if assumption.seller is None else assumption.seller.id
    # As narrow as the others' shares make it, so that nobody can end with more than the whole.
    capital, votes = (
        shareholder_list(listed, complete=company.complete).get(seller, exactly(NOTHING))
        for listed in (
            {owner: stake.capital for owner, stake in stakes.items()},
            {owner: stake.votes for owner, stake in stakes.items()},
        )
    )
    if (capital.high, not capital.high_open) < (part, True):
        most = percent_text(capital.high) if capital.high else "nothing"
        bound = "under " if capital.high_open else "" if capital.exact is not None else "at most "
        who = f"{assumption.seller.name} holds" if assumption.seller else "unrecorded holders have"
        message = f"{who} {bound}{most} of {company.name} on {snapshot.on}"
        raise AssumptionError(f"'{text}' cannot be: {message}")
    return Stake(capital, votes)
