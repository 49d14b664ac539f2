"""Which owners come after an open end, where every share can have its end at once."""

from collections.abc import Iterator, Mapping

from alliance_cli.calculations.choice import End
from alliance_cli.model.share import NOTHING
from alliance_cli.network.graph import reachable
from alliance_cli.network.shareholders import ShareholderList


def after_an_open_end(
    company: str, lists: Mapping[str, ShareholderList], end: End
) -> frozenset[str]:
    """Those to whom a walk that cannot be avoided leads from `company` through an open end.

    What they have grows with that share, so that their own end is never attained either.
    """
    if not any(_opens(owners, holder, end) for owners in lists.values() for holder in owners):
        return frozenset()

    def steps(place: tuple[str, bool]) -> Iterator[tuple[str, bool]]:
        member, was_open = place
        owners = lists.get(member, {})
        for holder, share in owners.items():
            if share.low > NOTHING or share.low_open or end is End.MOST:
                yield holder, was_open or _opens(owners, holder, end)

    places = reachable([(company, False)], steps)
    return frozenset(holder for holder, is_open in places if is_open)


def _opens(owners: ShareholderList, holder: str, end: End) -> bool:
    return owners[holder].low_open if end is End.LEAST else owners[holder].high_open
