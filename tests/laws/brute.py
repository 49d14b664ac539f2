"""The same answers by brute force: every extreme choice, each solved by plain elimination."""

from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, pairwise, permutations, product
from typing import TypeAlias

from alliance_cli.model.share import NOTHING, UNKNOWN, WHOLE, Share
from alliance_cli.network.shareholders import UNRECORDED
from tests.laws.networks import Choices, Drawing

OWNERLESS = "(ownerless)"
Parts: TypeAlias = dict[tuple[str, str], Fraction]
"""What each has of each company in the end, its own return share; UNRECORDED, OWNERLESS too."""
Path: TypeAlias = tuple[str, ...]
Choice: TypeAlias = Mapping[str, Fraction]
Points: TypeAlias = Callable[[Mapping[str, Share]], list[Choice]]
_OFF = [Fraction(1, 10**digits) for digits in (4, 8, 12)]


def choices_of(drawing: Drawing, points: Points) -> Iterator[Choices]:
    """Every way to take one of the `points` of the list of each company."""
    lists = [points(list_of(drawing, company)) for company in drawing.stakes]
    for choice in product(*lists):
        yield dict(zip(drawing.stakes, choice, strict=True))


def list_of(drawing: Drawing, company: str) -> Mapping[str, Share]:
    """The stakes in a company, the unrecorded part among them."""
    owners = drawing.stakes[company]
    return owners if company in drawing.complete else {**owners, UNRECORDED: UNKNOWN}


def corners(shares: Mapping[str, Share]) -> list[Choice]:
    """The extreme choices: each holder has its least, then one after the other has its most."""
    vague = [holder for holder, share in shares.items() if share.low < share.high]
    found: dict[tuple[Fraction, ...], Choice] = {}
    for order in permutations(vague):
        choice = {holder: share.low for holder, share in shares.items()}
        rest = WHOLE - sum(choice.values(), NOTHING)
        for holder in order:
            more = min(shares[holder].high - shares[holder].low, rest)
            choice[holder] += more
            rest -= more
        assert rest == 0
        found[tuple(choice.values())] = choice
    return list(found.values())


def nearby(shares: Mapping[str, Share]) -> list[Choice]:
    """The extreme choices, or where open ends do not allow them choices near, and nearer, to them.

    How near is left to differ from list to list: what leads out of a ring can be small by degrees.
    """
    extremes = corners(shares)
    middle = {h: sum((c[h] for c in extremes), NOTHING) / len(extremes) for h in shares}
    return [
        {holder: part + off * (middle[holder] - part) for holder, part in choice.items()}
        for choice in extremes
        for off in ([NOTHING] if _allows(shares, choice) else _OFF)
    ]


def admissible(shares: Mapping[str, Share]) -> list[Choice]:
    """A point within each face of what can be chosen, as far as the open ends allow it.

    The best choices of a list are a face, so an end that no such point attains no choice attains.
    """
    extremes = corners(shares)
    middles = (
        {holder: sum((c[holder] for c in some), NOTHING) / len(some) for holder in shares}
        for number in range(1, len(extremes) + 1)
        for some in combinations(extremes, number)
    )
    fitting = (middle for middle in middles if _allows(shares, middle))
    return list({tuple(middle.values()): middle for middle in fitting}.values())


def _allows(shares: Mapping[str, Share], choice: Choice) -> bool:
    return all(within(share, choice[holder]) for holder, share in shares.items())


def within(share: Share, part: Fraction) -> bool:
    """Whether a share can be this part."""
    above = share.low < part if share.low_open else share.low <= part
    return above and (part < share.high if share.high_open else part <= share.high)


def answers(choices: Choices, parties: Collection[str]) -> Parts:
    """What each has of each company, where all shares are as chosen."""
    ultimate = [party for party in parties if party not in choices]
    unrecorded, owned = meeting(choices, [UNRECORDED]), meeting(choices, [UNRECORDED, *ultimate])
    found: Parts = {}
    for company in parties:
        has_owners = company in choices
        found[UNRECORDED, company] = unrecorded[company] if has_owners else WHOLE
        found[OWNERLESS, company] = WHOLE - owned[company] if has_owners else NOTHING
    for owner in parties:
        values = meeting(choices, [owner])
        for company in parties:
            found[owner, company] = values.get(company, NOTHING)
        found[owner, owner] = _stepped(choices.get(owner, {}), values)
    return found


def meeting(choices: Choices, goal: Collection[str]) -> dict[str, Fraction]:
    """How likely a walk up the lists from each company meets the goal."""
    leading = set(goal)
    while more := {
        c for c, choice in choices.items() if c not in leading and _leads(choice, leading)
    }:
        leading |= more
    live = [company for company in choices if company in leading and company not in goal]
    rows = [
        [
            *(Fraction(company == holder) - choices[company].get(holder, 0) for holder in live),
            sum((choices[company].get(holder, NOTHING) for holder in goal), NOTHING),
        ]
        for company in live
    ]
    solved = eliminated(rows) or []
    values = dict.fromkeys(choices, NOTHING) | dict.fromkeys(goal, WHOLE)
    return values | {company: row[-1] for company, row in zip(live, solved, strict=True)}


def _leads(choice: Choice, leading: Collection[str]) -> bool:
    return any(part and holder in leading for holder, part in choice.items())


def _stepped(choice: Choice, values: Mapping[str, Fraction]) -> Fraction:
    return sum((part * values.get(holder, NOTHING) for holder, part in choice.items()), NOTHING)


def eliminated(rows: list[list[Fraction]]) -> list[list[Fraction]] | None:
    """The rows solved for their first columns, as many as there are rows; none if singular."""
    rows = [list(row) for row in rows]
    for here in range(len(rows)):
        found = next((n for n in range(here, len(rows)) if rows[n][here]), None)
        if found is None:
            return None
        rows[here], rows[found] = rows[found], rows[here]
        rows[here] = [value / rows[here][here] for value in rows[here]]
        for n, row in enumerate(rows):
            if n != here and row[here]:
                rows[n] = [a - row[here] * b for a, b in zip(row, rows[here], strict=True)]
    return rows


def walks(choices: Choices, parties: Collection[str]) -> Parts | None:
    """V = (I - A)^-1 by owner and company; none where it does not exist."""
    rows = [
        [Fraction(one == other) - choices.get(other, {}).get(one, 0) for other in parties]
        + [Fraction(one == other) for other in parties]
        for one in parties
    ]
    solved = eliminated(rows)
    if solved is None:
        return None
    return {
        (one, other): row[len(parties) + n]
        for one, row in zip(parties, solved, strict=True)
        for n, other in enumerate(parties)
    }


def possible_holders(drawing: Drawing) -> dict[str, list[str]]:
    """By company, the owners to whom some choice gives something of it."""
    extremes = {company: corners(list_of(drawing, company)) for company in drawing.stakes}
    return {
        company: [h for h in owners if any(choice[h] for choice in extremes[company])]
        for company, owners in drawing.stakes.items()
    }


def simple_paths(holders: Mapping[str, list[str]], owner: str, company: str) -> list[Path]:
    """Every way up from a company to an owner that comes to no company twice, from the top down."""
    found: list[Path] = []
    beginnings: list[Path] = [(company,)]
    while beginnings:
        path = beginnings.pop()
        for holder in holders.get(path[0], ()):
            if holder == owner:
                found.append((holder, *path))
            elif holder not in path:
                beginnings.append((holder, *path))
    return found


def links_of(path: Path, choice: Choices) -> list[Fraction]:
    """The parts along a path."""
    return [choice[company][holder] for holder, company in pairwise(path)]
