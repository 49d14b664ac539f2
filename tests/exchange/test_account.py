"""What a conversion could not carry over."""

from alliance_cli.exchange.account import Account, Loss


def test_losses_are_kept_and_counted() -> None:
    """In the order in which they were met, by kind."""
    account = Account()
    account.lost("note", "a", "one")
    account.lost("alias", "a", "two")
    account.lost("note", "b", "three")

    assert account.losses[1] == Loss("alias", "a", "two")
    assert list(account.counts().items()) == [("note", 2), ("alias", 1)]
