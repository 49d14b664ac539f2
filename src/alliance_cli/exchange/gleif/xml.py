"""GLEIF's files in XML, record by record, with nothing read that such a file has no need of."""

from collections.abc import Iterable, Iterator
from typing import Final
from xml.parsers import expat

from alliance_cli.errors import Location, Problem, ProblemName, UnreadableTextError
from alliance_cli.exchange.gleif.tree import Entry, Tree, Unknown
from alliance_cli.exchange.passage import LONGEST, Passage, too_long

_ROOTS: Final = ("RelationshipData", "ReportingExceptionData", "LEIData")
_HEADERS: Final = frozenset({"Header", "LEIHeader"})
_ENTRIES: Final = _HEADERS | {"RelationshipRecord", "Exception", "LEIRecord"}
_AROUND: Final = frozenset({*_ROOTS, "RelationshipRecords", "ReportingExceptions", "LEIRecords"})
_DEEPEST: Final = 64
_LONGEST_TAG: Final = 2**21
_CUT: Final = "the file may have been cut off; get it whole"
_SEE_END: Final = "see where it should end"
_WAYS_OUT: Final = {
    expat.errors.codes[message]: way_out
    for message, way_out in (
        (expat.errors.XML_ERROR_NO_ELEMENTS, _CUT),
        (expat.errors.XML_ERROR_UNCLOSED_TOKEN, _CUT),
        (expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION, _CUT),
        (
            expat.errors.XML_ERROR_UNDEFINED_ENTITY,
            "write the sign itself; XML knows no names but amp, lt, gt, quot and apos",
        ),
        (
            expat.errors.XML_ERROR_INVALID_TOKEN,
            "write & as &amp; and < as &lt;, and no control signs",
        ),
        (
            expat.errors.XML_ERROR_TAG_MISMATCH,
            "elements end in the order opposite to that in which they begin",
        ),
        (
            expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT,
            "a file is one element: take out what stands behind it, or put it into another file",
        ),
        (
            expat.errors.XML_ERROR_MISPLACED_XML_PI,
            "the declaration <?xml …?> comes first: take out what stands before it",
        ),
    )
}
_CORRECT: Final = "correct what stands there, or get the file again"
_UTF_16: Final = "it may be UTF-16 text: save the file as UTF-8"


def xml_entries(portions: Iterable[str], file: str) -> Iterator[Entry | Unknown]:
    """The header and the records of a file, one at a time, and elements that are not understood.

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
        self._open: list[dict[str, Tree]] = []
        self._heard: list[str] = []
        self._in_hand = 0
        """Where in the passage the record begins that is open."""
        self._place = passage.place(0)
        self._finished: list[Entry | Unknown] = []
        self._names: list[str] = []
        """Of the elements that are open, outermost first, without prefixes."""
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
        if "\0" in more:
            # The parser would take it for UTF-16 and read on, with places that are not right.
            at = len(self._passage.text) - len(more) + more.index("\0")
            raise _not_xml("a character has the number 0", _UTF_16, self._passage.place(at))
        try:
            # To XML a lone carriage return ends a line, to whoever looks for a place it does not.
            self._parser.Parse(more.replace("\r", " "), is_last)
        except expat.ExpatError as error:
            place = self._passage.place(self._passage.find(error.lineno, error.offset + 1))
            way_out = _WAYS_OUT.get(error.code, _CORRECT)
            raise _not_xml(expat.ErrorString(error.code), way_out, place) from None
        # What is not yet understood is read again every time.
        is_stuck = self._parser.CurrentByteIndex == self._understood
        self._not_understood = self._not_understood + len(more) if is_stuck else 0
        self._understood = self._parser.CurrentByteIndex
        if self._not_understood > _LONGEST_TAG:
            raise _not_xml("a tag or comment does not end", _SEE_END, self._here())

    def finished(self) -> list[Entry | Unknown]:
        """The entries that have ended since the last call."""
        finished, self._finished = self._finished, []
        return finished

    def _begin(self, name: str, _: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._names.append(local)
        if len(self._names) == 1 and local not in _ROOTS:
            raise self._not_of_gleif(name)
        if len(self._names) > _DEEPEST:
            way_out = f"no file of GLEIF nests so deeply; {_SEE_END}"
            raise _not_xml("it is nested too deeply", way_out, self._here())
        if not self._open:
            if local not in _ENTRIES:
                if local not in _AROUND:
                    self._finished.append(Unknown("field", local))
                return
            self._in_hand = self._now()
            self._place = self._passage.place(self._in_hand)
        self._open.append({})
        self._heard.clear()

    def _end(self, _: str) -> None:
        name = self._names.pop()
        if not self._open:
            return
        tree: Tree = self._open.pop() or "".join(self._heard)
        self._heard.clear()
        if self._open:
            _add(self._open[-1], name, tree)
        else:
            self._finished.append(Entry(tree, self._place, name in _HEADERS))

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
