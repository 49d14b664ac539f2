"""Sentences of --assume, right and nearly right."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Final

from alliance_cli.cli.session import assumed
from alliance_cli.errors import AllianceError
from alliance_cli.loading.reader import load_dataset
from alliance_cli.model.assumption import CLOSE, FORMS
from alliance_cli.model.checks import CHECKS
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import snapshot
from tests.cli.running import SMALL
from tests.fuzz import words
from tests.fuzz.oracles import unclean
from tests.fuzz.spoiling import slip, spoilt

_BETWEEN: Final = ("of", "from", "to", "at", "OF", "for", "in")


def assumption(random: Random) -> tuple[str, Iterator[str]]:
    """A sentence, and what is wrong with what becomes of it."""
    text = sentence(random)
    return text, _faults(text)


def sentence(random: Random) -> str:
    """A sentence about the companies of the small dataset."""
    names = [*_small().companies, *_small().holders, "Société des Moteurs", "nobody", "日本"]
    parts = [random.choice(names), random.choice(list(FORMS)), _quantity(random), "of"]
    parts.append(random.choice(names))
    if random.random() < 0.5:
        last = random.choice((random.choice(names), words.money(random), slip(random)))
        parts += [random.choice(_BETWEEN), last, random.choice(("", "", "pre-money", "post-money"))]
    text = " ".join(filter(None, parts)) if random.random() < 0.95 else CLOSE
    return spoilt(random, text) if random.random() < 0.3 else text


def _quantity(random: Random) -> str:
    return random.choice((words.share, words.share, words.money, slip))(random)


@cache
def _small() -> Dataset:
    return load_dataset(SMALL)


def _faults(text: str) -> Iterator[str]:
    dataset = _small()
    world = snapshot(dataset, dataset.as_of)
    try:
        changed = assumed(world, [text])
    except AllianceError as error:
        if not error.message:
            yield "refused without a word"
        return
    yield from unclean("".join(changed.assumed), "what is assumed")
    found = [problem for check in CHECKS for problem in check(changed.dataset)]
    yield from (f"{p.name}: {p.message}" for p in found if not p.is_warning)
