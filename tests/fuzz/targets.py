"""What is fuzzed: each target draws an input, and tells what is wrong with what becomes of it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any, Final, TypeAlias

from alliance_cli.errors import MalformedError
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.recognition import Exchange, recognised
from alliance_cli.model.money import Money, money_words, parse_money
from alliance_cli.model.names import folded, parse_id
from alliance_cli.model.records import Dataset
from alliance_cli.model.share import Share, parse_share, share_words
from alliance_cli.model.when import parse_when
from tests.exchange.gleif_files import (
    DIRECT,
    ULTIMATE,
    as_csv,
    as_json,
    as_xml,
    entity,
    exception,
    lei,
    per_cent,
    relationship,
)
from tests.fuzz import words
from tests.fuzz.command_lines import command_line, tab
from tests.fuzz.oracles import answer_faults, examination_faults, refusal_faults
from tests.fuzz.sentences import assumption
from tests.fuzz.spoiling import slip, spoilt, spoilt_json
from tests.fuzz.trips import WRITTEN, examine, faults, written
from tests.fuzz.worlds import world


@dataclass(frozen=True, slots=True)
class Case:
    """An input, and what is wrong with what the program makes of it."""

    input: str
    faults: Iterator[str]


Target: TypeAlias = Callable[[Random], Case]
_KNOWN_WORLDS: Final = 24
_ASKED: Final = 0.2
"""The part of sound files that a question is put to."""


def _trip(random: Random) -> Case:
    drawn = world(random)
    return Case(repr(drawn), (fault for one in WRITTEN for fault in faults(drawn, one)))


@cache
def _known(number: int, format_: Exchange) -> str:
    return written(world(Random(number)), format_, Account())  # noqa: S311  # no secret


def _some(random: Random, format_: Exchange) -> str:
    return _known(random.randrange(_KNOWN_WORLDS), format_)


def _yaml(random: Random) -> Case:
    text = spoilt(random, _some(random, Exchange.ALLIANCE))
    return Case(text, _read(random, text, Exchange.ALLIANCE))


def _csv(random: Random) -> Case:
    text = _some(random, Exchange.CSV)
    if random.random() < 0.2:
        text = text.replace(",", random.choice(";\t|"))
    text = spoilt(random, text)
    return Case(text, _read(random, text, Exchange.CSV))


def _bods(random: Random) -> Case:
    told = json.loads(_some(random, Exchange.BODS))
    return _json_case(random, told, Exchange.BODS, lines=random.random() < 0.2)


def _ftm(random: Random) -> Case:
    told = [json.loads(line) for line in _some(random, Exchange.FTM).splitlines()]
    return _json_case(random, told, Exchange.FTM, lines=random.random() < 0.8)


def _json_case(random: Random, told: Any, format_: Exchange, *, lines: bool) -> Case:  # noqa: ANN401
    spoilt_value = spoilt_json(random, told)
    are_lines = lines and isinstance(spoilt_value, list)
    text = "\n".join(map(json.dumps, spoilt_value)) if are_lines else json.dumps(spoilt_value)
    if random.random() < 0.2:
        text = spoilt(random, text)
    return Case(text, _read(random, text, format_))


def _gleif(random: Random) -> Case:
    records = [_gleif_record(random) for _ in range(random.randint(0, 4))]
    related = [record for record in records if "Relationship" in record]
    match random.choice(("csv", "json", "xml")):
        case "csv":
            text = spoilt(random, as_csv(related))
        case "json":
            text = json.dumps(spoilt_json(random, json.loads(as_json(records))))
        case _:
            text = spoilt(random, as_xml(records))
    return Case(text, _read(random, text, Exchange.GLEIF))


def _gleif_record(random: Random) -> Any:  # noqa: ANN401  # as the writer has it
    child, parent = (lei(random.randint(1, 4)) for _ in range(2))
    match random.choice(("relationship", "relationship", "exception", "entity")):
        case "relationship":
            share = (per_cent(random.choice(("50", "0.5", "", "150", slip(random)))),)
            kind = random.choice((DIRECT, ULTIMATE))
            return relationship(child, parent, kind, quantifiers=share)
        case "exception":
            return exception(child, random.choice(("NATURAL_PERSONS", slip(random))))
        case _:
            return entity(child, words.name(random))


def _read(random: Random, text: str, format_: Exchange) -> Iterator[str]:
    # No file has half a surrogate pair in it; escapes of JSON may.
    text = text.encode(errors="replace").decode()
    account = Account()
    found = examine(text, format_, account)
    yield from examination_faults(found, account)
    is_known = random.random() < _ASKED and recognised(text[:4096]) is format_
    if is_known and found.dataset is None:
        yield from refusal_faults(random, text)
    if found.dataset is not None:
        yield from _carried_on(random, found.dataset)
        if is_known:
            yield from answer_faults(random, found.dataset, text)


def _carried_on(random: Random, dataset: Dataset) -> Iterator[str]:
    """What was read can be written in another format, and read there."""
    yield from faults(dataset, random.choice(WRITTEN))


def _text(random: Random, drawn: Callable[[Random], str]) -> str:
    text = drawn(random)
    return spoilt(random, text) if random.random() < 0.5 else text


def _share(random: Random) -> Case:
    text: Any = _text(random, words.share)
    return Case(repr(text), _same(text, parse_share, share_words))


def _money(random: Random) -> Case:
    text: Any = _text(random, words.money)
    return Case(repr(text), _same(text, parse_money, money_words))


def _date(random: Random) -> Case:
    text: Any = _text(random, words.when)
    return Case(repr(text), _same(text, parse_when, str))


def _id(random: Random) -> Case:
    text = _text(random, lambda drawn: drawn.choice((*words.IDS, *words.NAMES)))
    return Case(repr(text), _same(text, parse_id, folded_id))


def folded_id(id_: str) -> str:
    """An id, of which nothing but hyphens is folded."""
    return folded(id_).replace(" ", "-")


def _same(text: str, parse: Callable[[Any], Any], told: Callable[[Any], str]) -> Iterator[str]:
    """Refused with a way out, or said in words that are read as the same."""
    try:
        value = parse(text)
    except MalformedError as error:
        if not error.message:
            yield "refused without a word"
        return
    plain = replace(value, stated="") if isinstance(value, Share | Money) else value
    for one in (value, plain):
        try:
            words_ = told(one)
        except ValueError:
            yield f"no words for {one}"
            continue
        if parse(words_) != value:
            yield f"{text!r} is written as {words_!r}, which is another"


def _assume(random: Random) -> Case:
    sentence, fault = assumption(random)
    return Case(repr(sentence), fault)


def _command(random: Random) -> Case:
    line, fault = command_line(random)
    return Case(repr(line), fault)


def _tab(random: Random) -> Case:
    line, fault = tab(random)
    return Case(repr(line), fault)


TARGETS: Final[dict[str, tuple[Target, int]]] = {
    "trip": (_trip, 1),
    "yaml": (_yaml, 3),
    "csv": (_csv, 4),
    "bods": (_bods, 3),
    "ftm": (_ftm, 3),
    "gleif": (_gleif, 6),
    "share": (_share, 12),
    "money": (_money, 12),
    "date": (_date, 6),
    "id": (_id, 4),
    "assume": (_assume, 10),
    "command": (_command, 2),
    "tab": (_tab, 1),
}
"""By name: how a case is drawn, and how many there are for each of the others."""
