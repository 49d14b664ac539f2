"""Names that people take for one another: the same shapes, in other letters.

These are skeletons as UTS #39 makes them, for the letters of other alphabets that look like Latin
ones. Accents, wide letters and the like are no matter: `bare` has made them plain before.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from alliance_cli.errors import DataPath, Problem, ProblemName, Related
from alliance_cli.model.names import bare, folded
from alliance_cli.model.records import Dataset, Party

_PAIRS: Final = """
    АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ҮY ХX ЬB ԌG ԚQ ԜW ѴV ӀI
    аa еe ѕs іi јj кk оo рp сc уy үy хx һh ԁd ԛq ԝw ѵv ѡw ҽe гr ӏl
    ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϺM ϜF
    αa γy ιi κk νv οo ρp σo υu ϳj
    ՍU ՏS ՕO սu հh ոn ցg գq օo քf
    ᎠD ᎡR ᎢT ᎩY ᎪA ᎫJ ᎬE ᎳW ᎷM ᎻH ᏀG ᏃZ ᏕS ᏙV ᏞL ᏟC ᏢP ᏦK ᏴB
    ıi ɩi ɪi ɑa ɡg ʋu ʏy ᴄc ᴏo ᴜu ᴠv ᴡw ᴢz ꜱs
"""
"""Letters of Cyrillic, Greek, Armenian, Cherokee and rare Latin ones, each with its look-alike."""
_LATIN: Final = {pair[0]: pair[1] for pair in _PAIRS.split()}
_TO_LATIN: Final = str.maketrans(_LATIN)
_TO_SHAPES: Final = str.maketrans(
    _LATIN | dict.fromkeys("IІΙӀ1|", "l") | dict.fromkeys("0", "O") | {"З": "3"}
)
"""Also one shape for 1, I and l, and one for 0 and O."""
_SHOWN: Final = 60


class _Named(NamedTuple):
    """A name or an alias, whose it is, and where it stands."""

    text: str
    plain: str
    """Without accents and the like."""
    party: Party
    section: str
    field: DataPath

    @property
    def path(self) -> DataPath:
        """Where it stands."""
        return (self.section, self.party.id, *self.field)


def look_alike_names(dataset: Dataset) -> Iterator[Problem]:
    """Names and aliases of two parties that look alike and are not the same."""
    named = list(_named(dataset))
    # Only where a name is written in letters like Latin ones need the others be compared with it.
    disguised = {_in_latin(one) for one in named if _odd_letter(one)}
    by_look: dict[str, _Named] = {}
    by_shape: dict[str, _Named] = {}
    for one in named:
        known = [by_shape.setdefault(one.plain.translate(_TO_SHAPES), one)]
        if disguised and (look := _in_latin(one)) in disguised:
            known.append(by_look.setdefault(look, one))
        other = next((other for other in known if _are_two(other, one)), None)
        if other is not None:
            yield _alike(one, other)


def _named(dataset: Dataset) -> Iterator[_Named]:
    for section, parties in (("companies", dataset.companies), ("holders", dataset.holders)):
        for party in parties.values():
            yield _Named(party.name, _plain(party.name), party, section, ("name",))
            for index, alias in enumerate(party.aliases):
                yield _Named(alias, _plain(alias), party, section, ("aliases", index))


def _plain(name: str) -> str:
    return name if name.isascii() else bare(name)


def _in_latin(one: _Named) -> str:
    """The name as people type it, in the Latin letters that it looks like."""
    return folded(one.plain if one.plain.isascii() else one.plain.translate(_TO_LATIN))


def _odd_letter(one: _Named) -> str:
    """The first letter that looks like a Latin one, if there is any."""
    return "" if one.plain.isascii() else next((c for c in one.plain if c in _LATIN), "")


def _are_two(one: _Named, other: _Named) -> bool:
    """Whether two names are of two parties; one name for both is another problem."""
    return one.party is not other.party and folded(one.text) != folded(other.text)


def _alike(one: _Named, other: _Named) -> Problem:
    odd = _odd_letter(one) or _odd_letter(other)
    letter = (
        f"'{odd}' is {unicodedata.name(odd)}" if odd else "1, I and l, like 0 and O, look alike"
    )
    return Problem(
        ProblemName.LOOK_ALIKE_NAMES,
        f"'{_cut(one.text)}' looks like '{_cut(other.text)}', a name of {other.party.id}",
        one.path,
        way_out=f"{letter}: correct it, or make the two names easier to tell apart",
        related=(Related(other.path, f"{other.party.id} ({_cut(other.party.name)})"),),
    )


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
