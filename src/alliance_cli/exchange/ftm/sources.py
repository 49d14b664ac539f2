"""What FollowTheMoney's facts rest on: documents that prove them, addresses, publishers."""

from collections.abc import Iterable, Mapping
from typing import Final

from alliance_cli.errors import MalformedError
from alliance_cli.exchange.addresses import address_in
from alliance_cli.exchange.ftm.entities import Entity, Findings, shown
from alliance_cli.exchange.ftm.text import readable_line
from alliance_cli.exchange.ids import Ids
from alliance_cli.model.records import Source
from alliance_cli.model.when import When, parse_when

PREFIX: Final = "source."
"""Before the id of a source, so that it is nobody else's."""
_USED: Final = frozenset(
    {
        *("title", "name", "fileName", "publisher", "sourceUrl", "publishedAt", "date"),
        *("modifiedAt", "retrievedAt"),
    }
)


class Sources:
    """The sources of a file: its documents, and those that its entities name by address."""

    def __init__(self, documents: Iterable[Entity], findings: Findings) -> None:
        """Make a source of each document."""
        self._findings, self._ids = findings, Ids()
        self._by_document: dict[str, str] = {}
        self._found: dict[str, Source] = {}
        for document in documents:
            self._by_document[document.id] = self._add(document)

    @property
    def found(self) -> Mapping[str, Source]:
        """All sources so far."""
        return self._found

    def with_id(self, id_: str) -> str | None:
        """The source that was written out with this id, if any was."""
        return self._by_document.get(f"{PREFIX}{id_}")

    def of(self, entity: Entity) -> tuple[str, ...]:
        """The ids of what an entity rests on.

        Its documents tell their own addresses and publishers; only what they leave is a source.
        """
        ids = []
        for proof in entity.all("proof"):
            if proof in self._by_document:
                ids.append(self._by_document[proof])
            else:
                self._findings.lost("proof", entity, f"there is no document '{shown(proof)}'")
        told = {self._found[id_].url for id_ in ids}
        publisher = readable_line(entity.first("publisher") or "") or None
        urls = map(str.strip, entity.all("sourceUrl", "publisherUrl"))
        ids += [self._named(url, publisher, url) for url in urls if url and url not in told]
        if publisher and not ids:
            ids.append(self._named(publisher, publisher, ""))
        return tuple(dict.fromkeys(ids))

    def _named(self, words: str, publisher: str | None, url: str) -> str:
        id_ = self._ids.id_for(f"text {words}", publisher or words)
        if id_ not in self._found:
            title = readable_line(words) or id_
            self._found[id_] = Source(id_, title, publisher, url=self._address(url, id_))
        return id_

    def _address(self, text: str, id_: str) -> str | None:
        return address_in(text, f"source {id_}", self._findings.account)

    def _add(self, document: Entity) -> str:
        title = readable_line(document.first("title", "name", "fileName") or "") or document.id
        ours = document.id.removeprefix(PREFIX)
        name = ours if ours != document.id else title
        id_ = self._ids.id_for(f"document {document.id}", name)
        publisher = readable_line(document.first("publisher") or "") or None
        url = self._address(document.first("sourceUrl") or "", id_)
        self._found[id_] = Source(
            id_, readable_line(title) or id_, publisher, self._day(document), url
        )
        self._findings.lost_properties(document, _USED)
        return id_

    def _day(self, document: Entity) -> When | None:
        text = document.first("publishedAt", "date")
        try:
            return None if text is None else parse_when(text[:10])
        except MalformedError as error:
            self._findings.malformed(error, document.location)
            return None
