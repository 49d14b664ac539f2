"""Roles of FollowTheMoney, free texts: what each says that an Ownership is a part of."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from alliance_cli.exchange.ftm.percentages import plain_signs, share_within
from alliance_cli.exchange.ftm.words import FORMER, INDIRECT
from alliance_cli.model.share import Share


class Right(Enum):
    """What an Ownership gives a part of."""

    CAPITAL = "shareholding"
    VOTES = "voting rights"
    INTENTION = "investment"
    OTHER = "other"
    """Something that is neither capital nor votes."""
    OFFICE = "office"
    """Nothing: a seat, a post."""
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Role:
    """What one role says."""

    text: str
    right: Right
    share: Share | None = None
    """How large the part is, where the role itself says so: `ownership of shares 25 to 50 %`."""
    is_beneficial: bool = False
    is_indirect: bool = False
    is_former: bool = False
    is_plain: bool = True
    """Whether nothing else is said, so that nothing is lost."""


NO_ROLE: Final = Role("", Right.UNSAID)

_VOTES: Final = re.compile(r"(?<![a-z])vot(?:e|ing)|stimmrecht|droits? de vote")
_CAPITAL: Final = re.compile(r"(?<!to )share|stock|capital|equity|actionnaire|aktion|accionista")
_BENEFICIAL: Final = re.compile(r"beneficial|(?<![a-z])ubo(?![a-z])")
_OTHER: Final = re.compile(
    r"otherinfluence|significantinfluence|settlor|trustee|protector|beneficiary|surplusassets"
    r"|profitorincome|grantedbycontract|companyrules|legalframework|enjoymentanduse|nominee"
    r"|nominator|appoint|unknowninterest|unpublishedinterest"
)
"""Rights that are no part of the capital; the interests of BODS among them."""
_OFFICE: Final = re.compile(
    r"\b(?:director|officer|chair|president|secretary|manager|executive|board|auditor|liquidator"
    r"|administrator|representative|signator|employee)|\bc[efot]o\b"
)
_FORMER: Final = re.compile(rf"\b(?:{'|'.join(sorted(FORMER))})\b")
_INDIRECT: Final = re.compile(rf"\b(?:{'|'.join(sorted(INDIRECT))})\b")
_ULTIMATE_BENEFICIAL: Final = "ultimate beneficial"
"""Said of a beneficial owner, directly or not; an ultimate parent is one through others."""
_PLAIN_WORDS: Final = (
    FORMER
    | INDIRECT
    | {
        *("share", "shares", "shareholder", "shareholders", "shareholding", "shareholdings"),
        *("stock", "stocks", "stockholder", "stockholders", "stockholding", "capital", "equity"),
        *("actionnaire", "actionnaires", "aktionär", "aktionäre", "accionista", "accionistas"),
        *("vote", "votes", "voting", "right", "rights", "stimmrecht", "stimmrechte", "droit"),
        *("droits", "owner", "owners", "ownership", "owns", "owned", "hold", "holds", "holder"),
        *("holders", "holding", "held", "interest", "stake", "beneficial", "ubo", "direct"),
        *("directly", "investment", "registered", "limited", "as", "of", "in", "the", "a", "an"),
        *("and", "or", "to", "by", "with", "de"),
    }
)
"""Words that say no more than what an Ownership is a part of."""
_NEIGHBOURS: Final = (_PLAIN_WORDS - {"or", "to"}) | {"assets", ""}
"""What may stand beside a percentage: not `close to` it, `25% or so`."""
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HYPHEN: Final = re.compile(r"_|(?<=[a-z])\s*-|-(?=\s*[a-z])")
_WORD: Final = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def role_of(text: str) -> Role:
    """What a role says.

    >>> role_of("voting-rights-25-to-50-percent").right
    <Right.VOTES: 'voting rights'>
    >>> role_of("ownership-of-shares-25-to-50-percent").share.stated
    '25% to 50%'
    """
    words = " ".join(_HYPHEN.sub(" ", plain_signs(_CAMEL.sub(" ", text))).split())
    share, rest = _share(words)
    return Role(
        text,
        _right(words),
        share,
        is_beneficial=_BENEFICIAL.search(words) is not None,
        is_indirect=_INDIRECT.search(words.replace(_ULTIMATE_BENEFICIAL, "")) is not None,
        is_former=_FORMER.search(words) is not None,
        is_plain=_PLAIN_WORDS.issuperset(_WORD.findall(rest)),
    )


def _share(words: str) -> tuple[Share | None, str]:
    """The share that the words tell, and the other words.

    It is not read beside a word that may turn its meaning around: `not exceeding`, `or so`.
    """
    found = share_within(words)
    if found is None:
        return None, words
    share, before, behind = found
    beside = (*before.split()[-1:], *behind.split()[:1])
    if _NEIGHBOURS.issuperset(word.strip(",.:;()-") for word in beside):
        return share, f"{before} {behind}"
    return None, words


def _right(words: str) -> Right:
    if words == Right.INTENTION.value:
        return Right.INTENTION
    if _VOTES.search(words):
        # A role that names both tells one part of both.
        return Right.CAPITAL if _CAPITAL.search(_VOTES.sub("", words)) else Right.VOTES
    if _CAPITAL.search(words):
        return Right.CAPITAL
    if _OTHER.search(re.sub("[^a-z]", "", words)):
        return Right.OTHER
    return Right.OFFICE if _OFFICE.search(words) else Right.UNSAID
