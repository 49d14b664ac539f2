"""The values of a JSON array or of JSON Lines, one at a time, each with its place."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from json import JSONDecodeError, JSONDecoder
from typing import Any, Final, TypeAlias

from alliance_cli.errors import Location, Problem, ProblemName, UnreadableTextError
from alliance_cli.exchange.passage import LONGEST, Passage, too_long
from alliance_cli.outgoing.characters import harmless

Placed: TypeAlias = tuple[Any, Location]
"""A value and where it begins."""

_WHITE: Final = re.compile(r"[ \t\r\n]*")
_CUT: Final = "the file may have been cut off; get it whole"
_LONGEST_WORD: Final = 16
"""Characters; no word or escape of JSON is longer, only texts and numbers are."""
_LONGEST_OPENING: Final = 200
_LONGEST_SIGN: Final = 3
"""A number that ends with no more than `e+` behind it may go on."""


def json_values(
    portions: Iterable[str], file: str, lists: Collection[str] = ()
) -> Iterator[Placed]:
    """Each value of an array, or of values one after the other, and the place where it begins.

    An object that begins with one of `lists` is taken for the values of the lists so named.
    Numbers with a point or an exponent are `Decimal`s, so that shares stay exact.

    Raises:
        UnreadableTextError: `not-json`, where the text is cut off or is no JSON; `cannot-read`,
            where one value is too long.
    """
    text = _Json(Passage(portions, file))
    if text.takes("["):
        yield from text.elements()
        text.check_end("the list")
    elif lists and text.opens(lists):
        yield from text.listed(lists)
        text.check_end("the object")
    else:
        while not text.is_over():
            yield text.value()


class _Json:
    """JSON as far as it has been read."""

    def __init__(self, passage: Passage) -> None:
        self._passage, self._at = passage, 0
        self._decoder = JSONDecoder(
            object_pairs_hook=_object, parse_float=Decimal, parse_constant=_no_number
        )

    def is_over(self) -> bool:
        """Whether nothing but white space is left; it is passed over."""
        while True:
            match = _WHITE.match(self._passage.text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._passage.text):
                return False
            if not self._grow():
                return True

    def takes(self, mark: str) -> bool:
        """Whether a mark comes next; it is passed over."""
        is_next = not self.is_over() and self._passage.text[self._at] == mark
        self._at += is_next
        return is_next

    def opens(self, lists: Collection[str]) -> bool:
        """Whether an object comes next that begins with one of these lists."""
        opening = re.compile(rf'\{{\s*"({"|".join(lists)})"\s*:\s*\[')
        if self.is_over():
            return False
        while len(self._passage.text) - self._at < _LONGEST_OPENING and self._grow():
            pass
        return opening.match(self._passage.text, self._at) is not None

    def elements(self) -> Iterator[Placed]:
        """The values of an array that has been opened."""
        while not self.takes("]"):
            if self.is_over():
                raise self._not_json("the list does not end")
            yield self.value()
            if not self.takes(",") and not self.is_over() and not self._comes("]"):
                raise self._not_json("Expecting ',' or ']'")

    def listed(self, lists: Collection[str]) -> Iterator[Placed]:
        """The values of the lists so named of an object; its other values are passed over."""
        self.takes("{")
        while True:
            name, _ = self.value()
            if not self.takes(":"):
                raise self._not_json("Expecting ':'")
            if name in lists and self.takes("["):
                yield from self.elements()
            else:
                self.value()
            if self.takes("}"):
                return
            if not self.takes(","):
                raise self._not_json("Expecting ',' or '}'")

    def value(self) -> Placed:
        """The value that comes next."""
        self.is_over()
        while True:
            text = self._passage.text
            try:
                value, end = self._decoder.raw_decode(text, self._at)
            except JSONDecodeError as error:
                if not (_may_go_on(error, text) and self._grow()):
                    raise self._not_json(error.msg, at=error.pos) from None
                continue
            except (ValueError, ArithmeticError, RecursionError) as error:
                raise self._not_json(*_reason(error)) from None
            if end <= len(text) - _LONGEST_SIGN or not self._grow():
                location = self._passage.place(self._at)
                self._at = end
                return value, location

    def check_end(self, what: str) -> None:
        """Refuse anything behind it."""
        if not self.is_over():
            raise self._not_json(f"something stands behind {what}")

    def _comes(self, mark: str) -> bool:
        return self._passage.text[self._at] == mark

    def _grow(self) -> bool:
        """Hold more of the text; whether there was more."""
        if len(self._passage.text) - self._at > LONGEST:
            raise too_long("value", self._passage.place(self._at))
        moved = self._passage.grow(self._at)
        self._at = self._at if moved is None else moved
        return moved is not None

    def _not_json(
        self, reason: str, way_out: str = _CUT, at: int | None = None
    ) -> UnreadableTextError:
        problem = Problem(
            ProblemName.NOT_JSON,
            f"this is not JSON: {reason[:1].lower()}{reason[1:]}",
            way_out=way_out,
            location=self._passage.place(self._at if at is None else at),
        )
        return UnreadableTextError(problem)


def _may_go_on(error: JSONDecodeError, text: str) -> bool:
    """Whether only the end of what is held may be to blame."""
    is_in_text = error.msg.startswith("Unterminated string")
    return is_in_text or error.pos > len(text) - _LONGEST_WORD


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        message = f"an object has the key '{harmless(twice)[:40]}' twice"
        raise ValueError(message)
    return found


def _no_number(word: str) -> None:
    message = f"the word {word} is no number"
    raise ValueError(message)


def _reason(error: ValueError | ArithmeticError | RecursionError) -> tuple[str, str]:
    """What is wrong with a value, and a way out."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply", "no format nests so deeply; see where brackets should end"
    if isinstance(error, ArithmeticError):
        return "a number is too large", "correct the number"
    if "digits" in str(error):
        return "a number has too many digits", "correct the number"
    return str(error), "correct what stands there"
