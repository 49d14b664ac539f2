"""Companies and holders out of the records of entities and persons."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from alliance_cli.errors import Location
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.in_details import Portrait, portrait_of
from alliance_cli.exchange.bods.in_entry import few, shown
from alliance_cli.exchange.bods.in_identifiers import Identities
from alliance_cli.exchange.bods.in_records import PartyRecord
from alliance_cli.exchange.bods.record_ids import is_readable
from alliance_cli.exchange.ids import LONGEST_BASE, Ids, slug
from alliance_cli.model.names import folded
from alliance_cli.model.records import Company, CompanyKind, Holder, HolderKind, Note, Party


@dataclass(slots=True)
class Parties:
    """Everybody in the file under one id each, although several records may tell of one."""

    account: Account
    ids: dict[str, str] = field(default_factory=dict)
    """By record."""
    places: dict[str, Location] = field(default_factory=dict)
    notes: dict[str, dict[str, Note]] = field(default_factory=dict)
    """What is worth knowing of each, by its text."""
    ends: dict[str, date] = field(default_factory=dict)
    """By id: the first day on which somebody is no more, or no longer told of."""
    _told: dict[str, list[Portrait]] = field(default_factory=dict)
    """By id: what each record says, that of the newest statement first."""
    _names: dict[str, str] = field(default_factory=dict)
    """By id."""
    _spelt: dict[str, str] = field(default_factory=dict)
    """By what is taken, folded: the id that answers to it."""
    _numbers: dict[str, int] = field(default_factory=dict)
    """By name and record, folded: how many names have been made of them."""

    def add_all(self, records: Mapping[str, PartyRecord]) -> None:
        """Give everybody an id and a name of their own."""
        told = {
            record: portrait_of(record, party, self.account) for record, party in records.items()
        }
        identities = Identities()
        for record, one in told.items():
            identities.add(record, one.identifiers, is_person=one.is_person)
        ids = Ids()
        for group in identities.groups():
            in_time = sorted(group, key=lambda r: records[r].newest.moment, reverse=True)
            newest = told[in_time[0]]
            name = self._free_name(newest.name, in_time[0])
            id_ = ids.id_for(in_time[0], self._readable(in_time[0]) or name)
            self._names[id_] = name
            if folded(slug(name)) == folded(name):
                # An id that is made later must not be this name.
                ids.keep_free(slug(name))
            self._spelt[folded(name)] = id_
            self._spelt.setdefault(folded(id_), id_)
            self._told[id_] = [told[record] for record in in_time]
            self.places[id_] = records[in_time[0]].newest.location
            self.ids.update(dict.fromkeys(group, id_))
            self._note_end(id_, [records[record] for record in group])
            self._note_merging(id_, in_time)

    def _note_end(self, id_: str, records: Sequence[PartyRecord]) -> None:
        """Note when a party ends: with one record it does not, while another of it goes on."""
        over = [day for record in records if (day := record.over)]
        closed = [day for record in records if (day := record.closed)]
        if len(closed) == len(records):
            over.append(max(closed))
        elif closed:
            what = f"a record of it is closed on {min(closed)}, another one goes on: so does it"
            self.account.lost("closed record", id_, what)
        if over:
            self.ends[id_] = min(over)

    def _note_merging(self, id_: str, records: Sequence[str]) -> None:
        """Account for what the older of several records say otherwise."""
        if len(records) == 1:
            return
        newest, *others = self._told[id_]
        what = f"{few(map(shown, records), len(records))} share an identifier: they are one party"
        self.account.lost("merged records", id_, what)
        country = self._country(id_)
        for other in others:
            if other.country not in (None, country):
                what = f"{other.country} of an older record; {country} stands"
                self.account.lost("country", id_, what)
            if other.kinds != newest.kinds:
                what = f"{other.kinds.words} of an older record; {newest.kinds.words} stands"
                self.account.lost("entity type", id_, what)

    def _country(self, id_: str) -> str | None:
        return next((told.country for told in self._told[id_] if told.country), None)

    def is_person(self, id_: str) -> bool:
        """Whether nobody can own it."""
        return self._told[id_][0].is_person

    def sections(self, owned: Collection[str]) -> tuple[dict[str, Company], dict[str, Holder]]:
        """The companies, and those that only own and are of a kind that cannot be owned."""
        companies: dict[str, Company] = {}
        holders: dict[str, Holder] = {}
        for id_, records in self._told.items():
            party = self._party(id_, records, is_owned=id_ in owned)
            if isinstance(party, Company):
                companies[id_] = party
            else:
                holders[id_] = party
        return companies, holders

    def _party(self, id_: str, records: list[Portrait], *, is_owned: bool) -> Party:
        kind = _kind(records[0], self.account, id_, is_owned=is_owned)
        name = self._names[id_]
        country = self._country(id_)
        aliases = tuple(self._aliases(id_, records))
        identifiers = tuple(self._identifiers(id_, records))
        notes = [note for told in records for note in told.notes]
        notes.extend(self.notes.get(id_, {}).values())
        told_once = tuple({(note.date, note.text): note for note in notes}.values())
        if isinstance(kind, HolderKind):
            return Holder(id_, name, kind, country, aliases, identifiers, told_once)
        return Company(id_, name, kind, country, aliases, identifiers, notes=told_once)

    def _free_name(self, name: str, record: str) -> str:
        """The name, with its record behind it where another party answers to the name already."""
        if folded(name) not in self._spelt:
            return name
        base = f"{name[:LONGEST_BASE]} ({shown(record)}"
        key = folded(base)
        while True:
            number = self._numbers[key] = self._numbers.get(key, 0) + 1
            found = f"{base})" if number == 1 else f"{base}, {number})"
            if folded(found) not in self._spelt:
                return found

    def _readable(self, record: str) -> str:
        """The id of a record where it can be that of its party, and of no other."""
        return record if is_readable(record) and folded(record) not in self._spelt else ""

    def _aliases(self, id_: str, records: Sequence[Portrait]) -> Iterator[str]:
        names = dict.fromkeys(name for told in records for name in (told.name, *told.aliases))
        seen = {self._names[id_]}
        for name in names:
            if name in seen or name == records[0].name:
                continue
            seen.add(name)
            if self._spelt.setdefault(folded(name), id_) == id_:
                yield name
            else:
                what = f"'{shown(name)}' is a name of {self._spelt[folded(name)]} already"
                self.account.lost("alternate name", id_, what)

    def _identifiers(self, id_: str, records: Sequence[Portrait]) -> Iterator[tuple[str, str]]:
        pairs = dict.fromkeys(pair for told in records for pair in told.identifiers.pairs)
        known: dict[str, str] = {}
        for scheme, value in pairs:
            if scheme in known:
                what = f"{scheme} {shown(value)}; {shown(known[scheme])} stands alone"
            elif self._spelt.setdefault(folded(value), id_) != id_:
                what = f"{scheme} {shown(value)} is one of {self._spelt[folded(value)]} already"
            else:
                known[scheme] = value
                yield scheme, value
                continue
            self.account.lost("identifier", id_, what)


def _kind(
    told: Portrait, account: Account, id_: str, *, is_owned: bool
) -> CompanyKind | HolderKind:
    """The kind of a party: that of one that can be owned where it is, or where it must be."""
    kinds = told.kinds
    if kinds.holder is not None and not is_owned:
        return kinds.holder
    if kinds.company is None:
        account.lost("entity type", id_, f"{kinds.words} that is owned stands as a company")
        return CompanyKind.COMPANY
    return kinds.company
