"""GLEIF's files in XML, record by record, with nothing read that such a file has no need of."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from alliance_cli.errors import Location, Problem, ProblemName, UnreadableTextError
from alliance_cli.exchange.gleif.tree import Entry, Tree
from alliance_cli.exchange.passage import LONGEST, Passage, too_long

_ROOTS: Final = ("RelationshipData", "ReportingExceptionData", "LEIData")
_ENTRIES: Final = frozenset({"Header", "LEIHeader", "RelationshipRecord", "Exception", "LEIRecord"})
_DEEPEST: Final = 64
_LONGEST_TAG: Final = 2**21
_CUT: Final = "the file may have been cut off; get it whole"


def xml_entries(portions: Iterable[str], file: str) -> Iterator[Entry]:
    """The header and the records of a file, one at a time.

    Raises:
        UnreadableTextError: `not-xml`, for a document type too: it could name other files and
            entities that grow without end, and GLEIF's files have none. `bad-statement` for XML
            that is not of GLEIF. The text cannot be had.
    """
    gathering = _Gathering(Passage(portions, file))
    while gathering.goes_on():
        yield from gathering.finished()


class _Gathering:
    """The records that the parser has come past, as trees."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._hear
        self._parser.StartDoctypeDeclHandler = self._refuse_document_type
        self._depth = 0
        self._open: list[dict[str, Tree]] = []
        self._heard: list[str] = []
        self._in_hand = 0
        """Where in the passage the record begins that is open."""
        self._place = passage.place(0)
        self._finished: list[Entry] = []
        self._understood, self._not_understood = 0, 0

    def goes_on(self) -> bool:
        """Parse some more of the text; whether there was more."""
        passage = self._passage
        kept = self._in_hand if self._open else self._now()
        if len(passage.text) - kept > LONGEST:
            raise too_long("record", passage.place(kept))
        known = len(passage.text)
        moved = passage.grow(kept)
        if moved is None:
            self._parse("", is_last=True)
            return False
        self._in_hand = moved
        self._parse(passage.text[known - kept + moved :], is_last=False)
        return True

    def _parse(self, more: str, *, is_last: bool) -> None:
        try:
            self._parser.Parse(more, is_last)
        except expat.ExpatError as error:
            place = self._passage.place(self._passage.find(error.lineno, error.offset + 1))
            raise _not_xml(expat.ErrorString(error.code), _CUT, place) from None
        # What is not yet understood is read again every time.
        is_stuck = self._parser.CurrentByteIndex == self._understood
        self._not_understood = self._not_understood + len(more) if is_stuck else 0
        self._understood = self._parser.CurrentByteIndex
        if self._not_understood > _LONGEST_TAG:
            raise _not_xml("a tag or comment does not end", _CUT, self._here())

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
            self._in_hand = self._now()
            self._place = self._passage.place(self._in_hand)
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
        return self._passage.place(self._now())

    def _now(self) -> int:
        """Where in the passage the parser is."""
        parser = self._parser
        return self._passage.find(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)


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
