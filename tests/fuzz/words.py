"""Words that a dataset can hold and programs like to misread, and words that nothing can hold."""

from random import Random
from typing import Final

from alliance_cli.model.codes import CURRENCIES

_MARK: Final = "¦"

NAMES: Final = (
    *"Acme¦Acme & Co. KG¦Société Générale S.A.¦Ærø A/S¦Straße AG¦İstanbul A.Ş.¦日本製鉄".split(
        _MARK
    ),
    *"トヨタ自動車¦ﾄﾖﾀ¦현대¦\u05e9\u05de\u05e2\u05d5\u05df \u05d1\u05e2\u05f4\u05de".split(_MARK),
    *"\u0634\u0631\u0643\u0629 \u0623\u0631\u0627\u0645\u0643\u0648¦Газпром¦Ωμέγα".split(_MARK),
    *"ไทย¦NO¦yes¦010¦12:30¦1.5¦1e5¦~¦null¦True¦2023-11-08¦- a¦a: b¦#¦=¦=1+1¦@sum¦+1".split(_MARK),
    *'-1¦*a¦&b¦!c¦%d¦`e`¦{f}¦[g]¦| h¦> i¦"a"¦\'¦\'\'¦a "b" c¦a;b¦a; b¦a,b¦a\\b¦\\n'.split(_MARK),
    *"a/b¦a#b¦C++¦C#¦?¦none¦None¦N/A¦n/a¦-¦–¦nan¦unknown¦party¦***¦…¦50%¦25-50¦ a¦b ".split(_MARK),
    *"a  b¦x\xa0y¦x\u3000y¦e\u0301¦é¦가¦ガス¦カス¦ﬁ¦①¦𝔸¦http://x.org/a;b¦https://x.org".split(
        _MARK
    ),
    *"a in b¦a (2)¦Acme: a note¦investment¦[b]x[/b]¦<b>x</b>¦$(touch x)¦`id`¦a|b".split(_MARK),
    *"\u05d0\u05d1¦\U0001f469¦Z\u0335\u0336".split(_MARK),
    "x" * 300,
)
"""Names and titles, all of which a file may have."""
IDS: Final = (
    *"a¦acme¦acme-2¦b¦na¦none¦nan¦no¦y¦x1¦1x¦1e5¦0x1f¦party¦source¦a-b-c".split(_MARK),
    *"d41d8cd98f00b204e9800998ecf8427e¦lei-5493001k¦press¦investment¦holding¦votes".split(_MARK),
    *"acme-acme¦source-x¦e5¦null-a¦z9-9z".split(_MARK),
    "x" * 80,
    "deadbeef" * 8,
)
NOTES: Final = (
    *"a note¦two\nlines¦a\n\nb¦tab\there¦ leading¦trailing ¦ends\n¦\nbegins".split(_MARK),
    *"investment: completed 2012¦x\ninvestment of EUR 5M: committed 2020; y".split(_MARK),
    *"2020: a note [press]¦x [acme]¦y [a; b]¦z []¦w [ ]¦- a\n- b¦a: b¦# no comment¦'".split(_MARK),
    *'"¦…¦a;b¦=1+1¦日本\n語¦a  b¦x\n  y'.split(_MARK),
)
URLS: Final = (
    *"https://example.org¦https://example.org/a;b?c=d#e¦http://x.org/%41".split(_MARK),
    *"https://x.org/日本¦https://example.org/a,b¦http://example.org:8080/".split(_MARK),
    *"https://x.org/a;https://y.org".split(_MARK),
)
SCHEMES: Final = (*"lei¦isin¦gb-coh¦NO¦registration-number¦vat¦x y¦fra-taxid¦imo".split(_MARK),)
BAD_TEXTS: Final = (
    *"\x00¦\x07¦\x1b[31m¦\x1b]0;x\x07¦\x7f¦\x85¦\x9b¦\u2028¦\u2029¦\u202e¦\u2066".split(_MARK),
    *"\ud800¦\ufeff¦\ufffe¦\u200b¦\xad¦\x0d¦\t¦\x0b¦\x0c".split(_MARK),
)
"""What must never reach a terminal, or is no text at all."""
SLIPS: Final = (
    *"null¦true¦5¦0.15¦-5¦1e400¦[]¦{}¦- x¦~¦&a¦*a¦over 100%¦25-50%¦1/0¦0/0¦150¦34,02".split(_MARK),
    *"2023-00¦0000¦2023-02-30¦10000¦31/12/2021¦EUR¦RMB 3¦EUR 1e5¦٣%¦１%¦:¦?¦|¦>".split(_MARK),
    *"!!int 3¦<<¦\\u0000¦\\ud800¦\"¦'¦,¦;¦}¦]¦<¦&amp;¦&#0;¦<!--¦]]>".split(_MARK),
    "",
    "9" * 5000,
    "x" * 3000,
)
_SHARE_FORMS: Final = (
    *("", "", "", "", "", ""),
    *("unknown", "to ", "over to ", "over ", "at least ", "under ", "up to "),
)
_CODES: Final = sorted(CURRENCIES)


def name(random: Random) -> str:
    """A text of one line."""
    if random.random() < 0.7:
        return random.choice(NAMES)
    return " ".join(random.choice(NAMES) for _ in range(random.randint(2, 3)))


def note(random: Random) -> str:
    """A text of one or more lines."""
    return random.choice(NOTES) if random.random() < 0.8 else name(random)


def decimals(random: Random, most: int) -> str:
    """Digits behind a point, or none."""
    count = random.choice((0, 0, 1, 2, 3, most))
    return "." + "".join(random.choice("0123456789") for _ in range(count)) if count else ""


def per_cent(random: Random, most: int) -> str:
    """A part in per cent of at most `most` per cent, with up to fifteen decimals."""
    if most == 0 or random.random() < 0.1:
        return random.choice(("0%", "0.0%"))
    if random.random() < 0.1:
        return f"{most}%"
    if random.random() < 0.2:
        below = random.randint(2, random.choice((9, 1000, 10**15 - 1)))
        return f"{random.randint(0, below * most // 100)}/{below}"
    return f"{random.randint(0, most - 1)}{decimals(random, 15)}%"


def share(random: Random, most: int = 100) -> str:
    """A share in the words of the file, that can be at most `most` per cent."""
    end = per_cent(random, most)
    word = random.choice(_SHARE_FORMS)
    if word == "unknown":
        return word
    other = f" to {per_cent(random, 100)}" if word in {"to ", "over to "} else ""
    return f"{word.removesuffix('to ') if other else word}{end}{other}"


def money(random: Random) -> str:
    """Money in the words of the file: tiny, huge, a ceiling, a range."""
    digits = random.choice((1, 2, 3, 9, 15, 16, 19, 28, 29, 30))
    unit = random.choice(("", "", "", "k", "M", "B", "T"))
    figures = sorted(
        random.randint(0, 10 ** max(1, digits - 12 * (unit != "")) - 1) for _ in range(2)
    )
    low, high = (
        f"{figure}{decimals(random, 10) if random.random() < 0.3 else ''}" for figure in figures
    )
    form, code = random.choice(("", "", "up to ", "range")), random.choice(_CODES)
    if form == "range":
        return f"{code} {low.partition('.')[0]}{unit} to {high}{unit}"
    return f"{form}{code} {high}{unit}"


def when(random: Random, first: int = 1995, last: int = 2030) -> str:
    """A date, whole or partial; seldom of a year far away."""
    year = (
        random.randint(first, last)
        if random.random() < 0.95
        else random.choice((1, 999, 2999, 9999))
    )
    month, day = random.randint(1, 12), random.randint(1, 28)
    return random.choice((f"{year:04}", f"{year:04}-{month:02}", f"{year:04}-{month:02}-{day:02}"))
