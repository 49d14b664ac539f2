"""GLEIF's files in XML, record by record, with nothing read that such a file has no need of."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from alliance_cli.errors import Location, Problem, ProblemName
from alliance_cli.exchange.gleif.places import LinePlaces
from alliance_cli.exchange.gleif.tree import Entry, Tree
from alliance_cli.exchange.json_stream import Progress, UnreadableTextError

_ROOTS: Final = ("RelationshipData", "ReportingExceptionData", "LEIData")
_ENTRIES: Final = frozenset({"Header", "LEIHeader", "RelationshipRecord", "Exception", "LEIRecord"})
_DEEPEST: Final = 64
_PORTION: Final = 2**18
_LONGEST_TAG: Final = 8 * _PORTION
_CUT: Final = "the file may have been cut off; get it whole"


def xml_entries(text: str, file: str, progress: Progress) -> Iterator[Entry]:
    """The header and the records of a file, one at a time.

    Raises:
        UnreadableTextError: `not-xml`, for a document type too: it could name other files and
            entities that grow without end, and GLEIF's files have none. `bad-statement` for XML
            that is not of GLEIF.
    """
    gathering = _Gathering(file, text.removeprefix("\ufeff"))
    for done in gathering.portions():
        yield from gathering.finished()
        progress(done)


class _Gathering:
    """The records that the parser has come past, as trees."""

    def __init__(self, file: str, text: str) -> None:
        self._text = text
        self._places = LinePlaces(file, text)
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._hear
        self._parser.StartDoctypeDeclHandler = self._refuse_document_type
        self._depth = 0
        self._open: list[dict[str, Tree]] = []
        self._heard: list[str] = []
        self._place: Location = self._places.at(1)
        self._finished: list[Entry] = []

    def portions(self) -> Iterator[float]:
        """Read the text portion by portion; yields the part that has been read."""
        understood, length = 0, 0
        for begins in range(0, len(self._text), _PORTION):
            ends = begins + _PORTION
            self._parse(self._text[begins:ends], is_last=ends >= len(self._text))
            # What is not yet understood is read again with every portion.
            length = length + _PORTION if self._parser.CurrentByteIndex == understood else 0
            understood = self._parser.CurrentByteIndex
            if length > _LONGEST_TAG:
                raise _not_xml("a tag or comment does not end", _CUT, self._here())
            yield min(1.0, ends / len(self._text))

    def _parse(self, portion: str, *, is_last: bool) -> None:
        try:
            self._parser.Parse(portion, is_last)
        except expat.ExpatError as error:
            place = self._places.at(error.lineno, error.offset + 1)
            raise _not_xml(expat.ErrorString(error.code), _CUT, place) from None

    def finished(self) -> list[Entry]:
        """The entries that have ended since the last call."""
        finished, self._finished = self._finished, []
        return finished

    def _begin(self, name: str, _: dict[str, str]) -> None:
        self._depth += 1
        local = _local(name)
        if self._depth == 1 and local not in _ROOTS:
            raise self._not_of_gleif(name)
        if self._depth > _DEEPEST:
            raise _not_xml("it is nested too deeply", _CUT, self._here())
        if not self._open:
            if local not in _ENTRIES:
                return
            self._place = self._here()
        self._open.append({})
        self._heard.clear()

    def _end(self, name: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        tree: Tree = self._open.pop() or "".join(self._heard)
        self._heard.clear()
        if self._open:
            _add(self._open[-1], _local(name), tree)
        else:
            self._finished.append(Entry(tree, self._place))

    def _hear(self, text: str) -> None:
        if self._open:
            self._heard.append(text)

    def _refuse_document_type(self, *_: object) -> None:
        way_out = "a file of GLEIF has none: take it out, or get the file again"
        raise _not_xml("it has a document type", way_out, self._here())

    def _not_of_gleif(self, name: str) -> UnreadableTextError:
        problem = Problem(
            ProblemName.BAD_STATEMENT,
            f"this is XML, but not of GLEIF: its outermost element is {name[:40]}",
            way_out=f"GLEIF's files begin with {', '.join(_ROOTS[:-1])} or {_ROOTS[-1]}",
            location=self._here(),
        )
        return UnreadableTextError(problem)

    def _here(self) -> Location:
        parser = self._parser
        return self._places.at(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    """A name without its prefix; there are few, and each comes a hundred thousand times."""
    return name.rpartition(":")[2]


def _add(branch: dict[str, Tree], name: str, tree: Tree) -> None:
    known = branch.get(name)
    if known is None:
        branch[name] = tree
    elif isinstance(known, list):
        known.append(tree)
    else:
        branch[name] = [known, tree]


def _not_xml(reason: str, way_out: str, location: Location) -> UnreadableTextError:
    problem = Problem(
        ProblemName.NOT_XML, f"this is not XML: {reason}", way_out=way_out, location=location
    )
    return UnreadableTextError(problem)
