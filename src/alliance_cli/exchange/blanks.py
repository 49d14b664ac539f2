"""Blanks that other formats do not keep: those around a text, and several in a row."""

from dataclasses import replace

from alliance_cli.exchange.account import Account
from alliance_cli.model.records import Company, Dataset, Holder, Source


def in_single_blanks(text: str, where: str, account: Account) -> str:
    """A line without blanks around it, and with one between its words; else it is a loss."""
    return _accounted(text, " ".join(text.split()), where, account)


def without_blanks_around(text: str, where: str, account: Account) -> str:
    """A text of one line or more without blanks around it; else they are a loss."""
    return _accounted(text, text.strip(), where, account)


def _accounted(text: str, kept: str, where: str, account: Account) -> str:
    if kept != text:
        account.lost("blanks", where, f"{text!r} is written as {kept!r}")
    return kept


def with_few_blanks(dataset: Dataset, account: Account) -> Dataset:
    """The dataset, its lines in single blanks and its notes without blanks around them."""
    return replace(
        dataset,
        title=in_single_blanks(dataset.title, "title", account),
        sources={id_: _source(source, account) for id_, source in dataset.sources.items()},
        companies={id_: _company(company, account) for id_, company in dataset.companies.items()},
        holders={id_: _holder(holder, account) for id_, holder in dataset.holders.items()},
        holdings=tuple(
            replace(line, note=_note(line.note, line.owner, line.company, account))
            for line in dataset.holdings
        ),
        investments=tuple(
            replace(one, note=_note(one.note, one.investor, one.company, account))
            for one in dataset.investments
        ),
    )


def _note(note: str | None, owner: str, company: str, account: Account) -> str | None:
    where = f"{owner} in {company}"
    return None if note is None else without_blanks_around(note, where, account)


def _source(source: Source, account: Account) -> Source:
    def line(text: str | None) -> str | None:
        return None if text is None else in_single_blanks(text, source.id, account)

    return replace(
        source,
        title=in_single_blanks(source.title, source.id, account),
        publisher=line(source.publisher),
        url=line(source.url),
    )


def _company(company: Company, account: Account) -> Company:
    name, aliases, identifiers = _called(company, account)
    return replace(company, name=name, aliases=aliases, identifiers=identifiers)


def _holder(holder: Holder, account: Account) -> Holder:
    name, aliases, identifiers = _called(holder, account)
    return replace(holder, name=name, aliases=aliases, identifiers=identifiers)


def _called(
    party: Company | Holder, account: Account
) -> tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Name, aliases and identifiers of a party."""
    name, *aliases = (
        in_single_blanks(text, party.id, account) for text in (party.name, *party.aliases)
    )
    identifiers = tuple(
        (scheme, in_single_blanks(value, party.id, account)) for scheme, value in party.identifiers
    )
    return name, tuple(aliases), identifiers
