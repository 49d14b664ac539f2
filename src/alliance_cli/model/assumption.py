"""What if: the sentences that change the world before a question is asked.

There are five forms; a company is named as everywhere, by id, name, alias or identifier:

    nissan holds 7.5% of ampere
    nissan buys 5% of ampere from renault
    renault sells 5% of nissan to geely
    nissan subscribes EUR 600M of ampere at EUR 8B to 10B post-money
    commitments close
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Final, NoReturn, TypeAlias

from alliance_cli.errors import AssumptionError, MalformedError
from alliance_cli.model.directory import Directory
from alliance_cli.model.money import Money, parse_money
from alliance_cli.model.names import folded
from alliance_cli.model.records import Basis, Company, Dataset, Party, Valuation
from alliance_cli.model.share import Share, parse_share
from alliance_cli.model.texts import LONGEST_LINE, parse_paragraph
from alliance_cli.model.when import whole_date
from alliance_cli.outgoing.characters import harmless


@dataclass(frozen=True, slots=True)
class Holds:
    """An owner has this stake, and the votes that go with it."""

    owner: Party
    company: Company
    share: Share


@dataclass(frozen=True, slots=True)
class Transfer:
    """A part of a company changes hands; no seller or no buyer: unrecorded holders."""

    seller: Party | None
    buyer: Party | None
    company: Company
    part: Fraction


@dataclass(frozen=True, slots=True)
class Subscription:
    """An investor takes new shares, a stake of the enlarged company."""

    investor: Party
    company: Company
    stake: Share


@dataclass(frozen=True, slots=True)
class MoneySubscription:
    """An investor pays for new shares."""

    investor: Party
    company: Company
    money: Money
    valuation: Valuation | None
    """At which they are priced; none: the latest known."""


@dataclass(frozen=True, slots=True)
class CommitmentsClose:
    """Every committed investment is carried out."""


Assumption: TypeAlias = Holds | Transfer | Subscription | MoneySubscription | CommitmentsClose

CLOSE: Final = "commitments close"
_LONGEST: Final = 4 * LONGEST_LINE
"""Characters of a sentence: it has three names at most, and money."""
FORMS: Final = {
    "holds": "nissan holds 7.5% of ampere",
    "buys": "nissan buys 5% of ampere from renault",
    "sells": "renault sells 5% of nissan to geely",
    "subscribes": "nissan subscribes EUR 600M of ampere at EUR 8B to 10B post-money",
}
"""A sentence for each verb."""
_LINKS: Final = {"holds": "", "buys": "from", "sells": "to", "subscribes": "at"}
"""The word after the company, before who or what comes last."""
_VERB: Final = re.compile(rf"(.+?) ({'|'.join(FORMS)})(?: (.+))?", re.IGNORECASE)
_OF: Final = re.compile(r"(.+?) of (.+)", re.IGNORECASE)
_PRICE: Final = re.compile(r"(.+?)(?: (pre-money|post-money))?", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")
_MONEY: Final = re.compile(
    r"[€$£¥]|\b[A-Z]{3}\b|\b[a-z]{3} ?[0-9]|[0-9][kMBT]\b|[0-9] ?[A-Za-z]{3}\b"
)
"""Whatever looks like an amount, right or wrong; what is over or at least has longer words."""


def one_sentence(text: str) -> str:
    """The sentence on one line, in single blanks.

    Raises:
        AssumptionError: it is too long, or something in it would steer the terminal on which the
            answer repeats it.
    """
    if len(text) > _LONGEST:
        message = f"the assumption has {len(text):,} characters, and may have {_LONGEST:,}"
        raise AssumptionError(message)
    sentence = " ".join(text.split())
    try:
        return parse_paragraph(sentence) if sentence else ""
    except MalformedError as error:
        raise _malformed(harmless(sentence), error) from None


def parse_assumption(text: str, dataset: Dataset, on: date) -> Assumption:
    """What a sentence assumes of the companies of `dataset` on a day.

    Raises:
        AssumptionError: it has none of the five forms; with what was understood, where it stops,
            and the nearest right form.
        UnknownCompanyError: it names nobody; with near names.
    """
    sentence = one_sentence(text)
    if folded(sentence) == CLOSE:
        return CommitmentsClose()
    match = _VERB.fullmatch(sentence)
    if match is None:
        _refuse_verb(sentence)
    directory = Directory(dataset)
    owner, verb = directory.party_named(match[1]), match[2].lower()
    parts = _OF.fullmatch(match[3] or "")
    if parts is None:
        _stop(sentence, f"{match[1]} {match[2]}", "how much of which company comes next", verb)
    quantity = parts[1]
    company, last = _company_and_last(sentence, directory, verb, parts[2])
    if verb == "holds":
        return Holds(owner, company, _share(sentence, quantity))
    if verb == "subscribes":
        if _MONEY.search(quantity):
            valuation = None if last is None else _valuation(sentence, company, last, on)
            return MoneySubscription(owner, company, _money(sentence, quantity), valuation)
        if last is not None:
            message = f"in '{sentence}': only money is subscribed at a valuation"
            raise AssumptionError(message, (sentence[: -len(f" at {last}")],))
        return Subscription(owner, company, _share(sentence, quantity))
    other = None if last is None else directory.party_named(last)
    if other is owner:
        message = f"in '{sentence}': {owner.name} cannot be on both sides"
        raise AssumptionError(message)
    seller, buyer = (other, owner) if verb == "buys" else (owner, other)
    return Transfer(seller, buyer, company, _part(sentence, quantity))


def _company_and_last(
    sentence: str, directory: Directory, verb: str, text: str
) -> tuple[Company, str | None]:
    """The company with which `text` begins, and what stands behind the link word, if anything."""
    link, words = _LINKS[verb], text.split()
    for end in range(len(words), 0, -1):
        party = directory.party_known_as(" ".join(words[:end]))
        if party is None:
            continue
        if not isinstance(party, Company):
            message = f"in '{sentence}': {party.name} is a holder, which nobody can own"
            raise AssumptionError(message)
        if end == len(words):
            return party, None
        if words[end].lower() == link and end + 1 < len(words):
            return party, " ".join(words[end + 1 :])
        understood = sentence.removesuffix(" " + " ".join(words[end:]))
        if words[end].lower() == link:
            _stop(sentence, sentence, f"who or what comes after '{link}'", verb)
        meant = get_close_matches(words[end].lower(), [link], cutoff=0.6)
        nearest = " ".join((understood, *meant, *words[end + 1 :])) if meant else ""
        expected = f"'{link}' comes next" if link else "that is all"
        _stop(sentence, understood, expected, verb, nearest)
    name = re.split(rf" {link} ", text, maxsplit=1, flags=re.IGNORECASE)[0] if link else text
    raise directory.unknown_company(name)


def _share(sentence: str, text: str) -> Share:
    try:
        # A bare number is told how to say its unit.
        return parse_share(Decimal(text) if _NUMBER.fullmatch(text) else text)
    except MalformedError as error:
        raise _malformed(sentence, error) from None


def _part(sentence: str, text: str) -> Fraction:
    part = _share(sentence, text).exact
    if part is None:
        message = f"in '{sentence}': what is sold is exactly known, so '{text}' cannot be"
        raise AssumptionError(message)
    return part


def _money(sentence: str, text: str) -> Money:
    try:
        return parse_money(text)
    except MalformedError as error:
        raise _malformed(sentence, error) from None


def _valuation(sentence: str, company: Company, text: str, on: date) -> Valuation:
    match = _PRICE.fullmatch(text)
    value = _money(sentence, match[1] if match else text)
    basis = Basis(match[2].lower()) if match and match[2] else Basis.UNSTATED
    return Valuation(company.id, value, whole_date(on), basis)


def _malformed(sentence: str, error: MalformedError) -> AssumptionError:
    return AssumptionError(f"in '{sentence}': {error.message}; {error.way_out}")


def _refuse_verb(sentence: str) -> NoReturn:
    if get_close_matches(folded(sentence), [CLOSE], cutoff=0.8):
        raise AssumptionError(f"'{sentence}' is no assumption", (CLOSE,))
    words = sentence.split(" ")
    for place, word in enumerate(words[1:], start=1):
        for verb in get_close_matches(word.lower(), FORMS, n=1, cutoff=0.6):
            meant = " ".join((*words[:place], verb, *words[place + 1 :]))
            complete = place + 1 < len(words)
            _stop(
                sentence,
                " ".join(words[:place]),
                "a verb comes next",
                verb,
                meant if complete else "",
            )
    _stop(sentence, "", f"it takes {', '.join(FORMS)} or '{CLOSE}'", "buys")


def _stop(sentence: str, understood: str, expected: str, verb: str, meant: str = "") -> NoReturn:
    """Refuse a sentence from where it is not understood.

    Raises:
        AssumptionError: always.
    """
    rest = sentence.removeprefix(understood).strip()
    if not understood:
        known = "not understood"
    elif rest:
        known = f"understood '{understood}', stopped at '{rest}'"
    else:
        known = "it ends too soon"
    message = f"'{sentence}' is no assumption: {known}; {expected}, as in '{FORMS[verb]}'"
    raise AssumptionError(message, (meant,) if meant else ())
