"""Small files that ask much: name to text, each under 100 kB, without loops.

Every one is a shape in which some answer could grow with the square of the file, or faster.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import isqrt
from typing import Final

MOST_BYTES: Final = 100_000
_FIRST_DAY: Final = date(2000, 1, 1)


def _text(
    companies: Iterable[str], holders: Iterable[str], holdings: Iterable[str], more: str = ""
) -> str:
    parts = ["title: t\nas_of: 2020-01-01\n"]
    for section, parties in (("companies", companies), ("holders", holders)):
        fields = ", kind: person" if section == "holders" else ""
        lines = "".join(f"  {id_}: {{name: {id_}{fields}}}\n" for id_ in parties)
        parts.append(f"{section}:\n{lines}" if lines else "")
    listed = "".join(f"- {{{line}}}\n" for line in holdings)
    return "".join((*parts, f"holdings:\n{listed}" if listed else "", more))


def _line(owner: str, company: str, capital: str, more: str = "") -> str:
    return f"owner: {owner}, company: {company}, capital: {capital}{more}"


def _layers(count: int, width: int, share: Callable[[int], str]) -> str:
    """Every company of a layer is held by every one of the layer above; p holds the first."""
    layers = [[f"c{n}-{m}" for m in range(width)] for n in range(count)]
    links = [
        (owner, company)
        for above, below in pairwise(layers)
        for company in below
        for owner in above
    ]
    lines = [_line(owner, company, share(n)) for n, (owner, company) in enumerate(links)]
    tops = [_line("p", company, "60%") for company in layers[0]]
    last = [_line(owner, "t", share(n)) for n, owner in enumerate(layers[-1])]
    return _text([c for layer in layers for c in layer] + ["t"], ["p"], [*tops, *lines, *last])


def _star(count: int, share: Callable[[int], str]) -> str:
    people = [f"p{n}" if n else "p" for n in range(count)]
    return _text(["t"], people, [_line(p, "t", share(n)) for n, p in enumerate(people)])


def _chain(count: int, share: Callable[[int], str]) -> str:
    chain = ["p", *(f"c{n}" for n in range(count)), "t"]
    lines = [_line(owner, company, share(n)) for n, (owner, company) in enumerate(pairwise(chain))]
    return _text(chain[1:], ["p"], lines)


def _ladder(rungs: int, share: str) -> str:
    pairs = [("p", "p"), *((f"a{n}", f"b{n}") for n in range(rungs))]
    lines = [
        _line(owner, company, share)
        for above, below in pairwise(pairs)
        for company in below
        for owner in dict.fromkeys(above)
    ]
    ends = [_line(owner, "t", share) for owner in pairs[-1]]
    return _text([c for pair in pairs[1:] for c in pair] + ["t"], ["p"], [*lines, *ends])


def _parallel(count: int, share: Callable[[int], str]) -> str:
    middle = [f"m{n}" for n in range(count)]
    lines = [
        line
        for n, m in enumerate(middle)
        for line in (_line("p", m, "51%"), _line(m, "t", share(n)))
    ]
    return _text([*middle, "t"], ["p"], lines)


def _joint(people: int, companies: int, share: str) -> str:
    """Many persons who hold many companies, which hold the company asked."""
    persons = ["p", *(f"p{n}" for n in range(1, people))]
    middle = [f"m{n}" for n in range(companies)]
    lines = [_line(person, m, share) for m in middle for person in persons]
    return _text([*middle, "t"], persons, [*lines, *(_line(m, "t", share) for m in middle)])


def _periods(count: int, pairs: int) -> str:
    """Stakes that change again and again, above one company."""
    owners = ["p", *(f"p{n}" for n in range(1, pairs))]
    lines = []
    for n in range(count):
        since, until = (_FIRST_DAY + timedelta(days=4 * (n + more) // pairs) for more in (0, pairs))
        share = f"{1 + n % 7}/{20 * pairs}"
        lines.append(_line(owners[n % pairs], "t", share, f", since: {since}, until: {until}"))
    return _text(["t"], owners, lines)


def _dated_layers(count: int) -> str:
    """A chain in which every link changes once."""
    chain = ["p", *(f"c{n}" for n in range(count)), "t"]
    lines = []
    for n, (owner, company) in enumerate(pairwise(chain)):
        day = _FIRST_DAY + timedelta(days=n)
        lines += [
            _line(owner, company, "70%", f", until: {day}"),
            _line(owner, company, "60%", f", since: {day}"),
        ]
    return _text(chain[1:], ["p"], lines)


def _sources(count: int) -> str:
    ids = [f"s{n}" for n in range(count)]
    line = _line("p", "t", "50%", f", sources: [{', '.join(ids)}]")
    listed = "".join(f"  {id_}: {{title: t}}\n" for id_ in ids)
    return _text(["t"], ["p"], [line], f"sources:\n{listed}")


def _investments(count: int, companies: int, share: str) -> str:
    ids = [f"c{n}" for n in range(companies)]
    history = "history: [{date: 2019-01-01, status: committed}]"
    lines = (
        f"- {{investor: p{n}, company: {ids[n % companies]}, share: {share}, {history}}}\n"
        for n in range(count)
    )
    people = ["p", *(f"p{n}" for n in range(count))]
    holdings = [_line("p", id_, "51%") for id_ in ids] + [_line(id_, "t", "1/999") for id_ in ids]
    return _text([*ids, "t"], people, holdings, "investments:\n" + "".join(lines))


def _odd(seed: int) -> Callable[[int], str]:
    """Shares of about 1/2000 with denominators of their own, of 15 digits."""
    draw = random.Random(seed)  # noqa: S311  # a benchmark, no secret
    return lambda _: f"{draw.randrange(2 * 10**11, 6 * 10**11)}/{draw.randrange(6, 9) * 10**14 + 1}"


def _odd_tenths(seed: int) -> Callable[[int], str]:
    draw = random.Random(seed)  # noqa: S311  # a benchmark, no secret
    return lambda _: f"{draw.randrange(10**13, 2 * 10**13)}/{2 * 10**14 + draw.randrange(10**14)}"


def _odd_majority(seed: int) -> Callable[[int], str]:
    draw = random.Random(seed)  # noqa: S311  # a benchmark, no secret
    return lambda _: f"{draw.randrange(6 * 10**14, 9 * 10**14)}/{10**15 - draw.randrange(10**13)}"


def _counts(holders: int) -> str:
    """Exact counts of shares: every coalition has a sum of its own."""
    draw = random.Random(holders)  # noqa: S311  # a benchmark, no secret
    total = 295_722_284
    counts = [draw.randrange(total // (2 * holders), total // holders) for _ in range(holders)]
    people = [f"p{n}" if n else "p" for n in range(holders)]
    lines = [_line(p, "t", f"{c}/{total}") for p, c in zip(people, counts, strict=True)]
    return _text(["t"], people, lines)


def _rounded(holders: int, unit: int) -> str:
    """Shares in whole units, all of them different, nearly the whole together."""
    step = max(1, 2 * unit // (holders * (holders + 1)))
    people = [f"p{n}" if n else "p" for n in range(holders)]
    lines = [_line(p, "t", f"{(n + 1) * step}/{unit}") for n, p in enumerate(people)]
    return _text(["t"], people, lines)


def _many_problems(word: str, count: int) -> str:
    return f"title: t\nas_of: 2020-01-01\nholdings: [{', '.join([word] * count)}]\n"


def _same_day(count: int) -> str:
    """One pair, and every line says something of every day."""
    return _text(["t"], ["p"], [_line("p", "t", "1%")] * count)


def _too_much(count: int) -> str:
    """On every day the owners have more than the whole, and every day others."""
    lines = []
    for n in range(count):
        since, until = _FIRST_DAY + timedelta(n), _FIRST_DAY + timedelta(n + count // 2)
        lines.append(_line(f"p{n}", "t", "51%", f", since: {since}, until: {until}"))
    return _text(["t"], [f"p{n}" for n in range(count)], lines)


def _dated_notes(count: int) -> str:
    notes = ", ".join(["{date: 2019-01-01, text: x}"] * count)
    return (
        "title: t\nas_of: 2020-01-01\ncompanies:\n"
        f"  t: {{name: t, notes: [{notes}]}}\n"
        "holders:\n  p: {name: p}\nholdings:\n- {owner: p, company: t, capital: 5%}\n"
    )


def shapes() -> dict[str, str]:
    """Every shape, made anew; who is asked about is p, and of what is t."""
    return {
        "layers-tenths": _layers(18, 10, lambda _: "10%"),
        "layers-ranges": _layers(16, 10, lambda _: "5% to 15%"),
        "layers-open": _layers(16, 10, lambda _: "over 5%"),
        "layers-odd": _layers(12, 10, _odd_tenths(3)),
        "layers-wide": _layers(3, isqrt(850), lambda _: "1/30"),
        "star": _star(1_450, lambda _: "0.05%"),
        "star-ranges": _star(1_350, lambda _: "up to 0.1%"),
        "star-room": _star(1_350, lambda _: "0.01% to 5%"),
        "star-odd": _star(1_000, _odd(1)),
        "chain": _chain(1_600, lambda _: "60%"),
        "chain-odd": _chain(1_000, _odd_majority(2)),
        "chain-ranges": _chain(1_400, lambda _: "over 50% to 90%"),
        "chain-unknown": _chain(1_400, lambda _: "unknown"),
        "ladder": _ladder(460, "50%"),
        "ladder-ranges": _ladder(400, "30% to 70%"),
        "parallel": _parallel(800, lambda _: "1/900"),
        "parallel-ranges": _parallel(700, lambda _: "0.1% to 1%"),
        "joint": _joint(48, 40, "2%"),
        "joint-ranges": _joint(44, 36, "1% to 3%"),
        "joint-open": _joint(44, 36, "over 1%"),
        "periods-pair": _periods(1_000, 1),
        "periods-many": _periods(1_000, 20),
        "dated-chain": _dated_layers(580),
        "sources": _sources(4_200),
        "notes": _dated_notes(3_000),
        "investments-one": _investments(700, 1, "0.1%"),
        "investments-many": _investments(600, 100, "1% to 2%"),
        "counts-24": _counts(24),
        "counts-36": _counts(36),
        "counts-40": _counts(40),
        "counts-80": _counts(80),
        "rounded-100": _rounded(100, 10_000),
        "rounded-200": _rounded(200, 20_200),
        "rounded-200-fine": _rounded(200, 100_000),
        "rounded-60-fine": _rounded(60, 1_000_000),
        "empty-holdings": _many_problems("{}", 24_000),
        "wrong-holdings": _many_problems("x", 30_000),
        "null-holdings": _many_problems("{owner: }", 9_000),
        "same-day": _same_day(2_000),
        "too-much": _too_much(1_000),
        "unknown-keys": "title: t\nas_of: 2020-01-01\n"
        + "".join(f"x{n}: 1\n" for n in range(10_000)),
        "duplicate-keys": "title: t\nas_of: 2020-01-01\n" + "title: t\n" * 10_000,
        "one-line-keys": "{title: t, as_of: 2020-01-01, "
        + ", ".join(f"x{n}: 1" for n in range(9_000))
        + "}",
        "duplicate-names": "title: t\nas_of: 2020-01-01\ncompanies:\n"
        + "".join(f"  c{n}: {{name: n}}\n" for n in range(4_500)),
        "brackets": "title: " + "[" * 90_000,
        "long-share": _text(["t"], ["p"], [_line("p", "t", f"0.{'3' * 90_000}%")]),
        "long-number": f"title: t\nas_of: 2020-01-01\nx: {'9' * 90_000}\n",
        "long-id": _text(["t"], ["p"], [_line("x" * 45_000, "y" * 45_000, "1%")]),
    }


QUESTIONS: Final[Sequence[tuple[str, ...]]] = (
    ("companies",),
    ("show", "t"),
    ("stakes", "t"),
    ("stakes", "p"),
    ("owners", "t"),
    ("portfolio", "p"),
    ("chains", "p", "t"),
    ("loops",),
    ("controllers", "t"),
    ("controllers", "t", "--single-link"),
    ("group", "p"),
    ("group", "p", "--standard", "fr", "--suspend-upstream"),
    ("power", "t"),
    ("power", "t", "--float", "absent"),
    ("ubo", "t", "--rule", "amlr"),
    ("ubo", "t", "--rule", "psc"),
    ("sanctions", "--listed", "p"),
    ("investments",),
    ("projects",),
    ("timeline",),
    ("diff", "1999-01-01", "2020-01-01"),
    ("diff", "1999-01-01", "2020-01-01", "t"),
    ("sources",),
    ("owners", "t", "--json", "--assume", "commitments close"),
    ("check",),
    ("check", "--json"),
)
"""What is asked of every shape."""
