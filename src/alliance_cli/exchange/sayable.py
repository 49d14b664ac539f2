"""A dataset all of whose shares have words in the grammar of the file."""

from dataclasses import replace

from alliance_cli.exchange.account import Account
from alliance_cli.model.records import Dataset, Holding, Investment
from alliance_cli.model.share import Share, share_words


def sayable(dataset: Dataset, account: Account) -> Dataset:
    """The dataset, where a range that is open above and begins over nothing is written closed.

    The grammar has no words for it; each is a loss.
    """
    return replace(
        dataset,
        holdings=tuple(_holding(holding, account) for holding in dataset.holdings),
        investments=tuple(_investment(one, account) for one in dataset.investments),
    )


def _holding(holding: Holding, account: Account) -> Holding:
    where = f"{holding.owner} in {holding.company}"
    capital = _closed(holding.capital, where, account)
    if holding.votes == holding.capital:
        return replace(holding, capital=capital, votes=capital)
    return replace(holding, capital=capital, votes=_closed(holding.votes, where, account))


def _investment(investment: Investment, account: Account) -> Investment:
    where = f"{investment.investor} in {investment.company}"
    share = investment.share
    return replace(investment, share=share and _closed(share, where, account))


def _closed(share: Share, where: str, account: Account) -> Share:
    try:
        share_words(share)
    except ValueError:
        account.lost("open end", where, "a range that is under its end is written up to it")
        return Share(share.low, share.high, share.low_open)
    return share
