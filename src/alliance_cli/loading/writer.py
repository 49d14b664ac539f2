"""A dataset back to the file's own form, such that reading it gives an equal dataset."""

from datetime import date
from typing import Any

import yaml

from alliance_cli.model.money import money_words
from alliance_cli.model.records import (
    Basis,
    Company,
    CompanyKind,
    Dataset,
    Event,
    Holding,
    Investment,
    Note,
    Party,
    Project,
    Source,
    Valuation,
)
from alliance_cli.model.share import share_words
from alliance_cli.model.when import When


def dataset_text(dataset: Dataset) -> str:
    """The dataset as YAML, in its own order, without what would be read the same if left out."""
    file = _said(
        title=dataset.title,
        as_of=dataset.as_of,
        sources={source.id: _source(source) for source in dataset.sources.values()},
        companies={company.id: _company(company) for company in dataset.companies.values()},
        holders={
            holder.id: _said(**_party(holder), kind=holder.kind.value)
            for holder in dataset.holders.values()
        },
        holdings=[_holding(holding) for holding in dataset.holdings],
        investments=[_investment(investment) for investment in dataset.investments],
        valuations=[_valuation(valuation) for valuation in dataset.valuations],
        projects=[_project(project) for project in dataset.projects],
    )
    text = yaml.dump(file, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100)
    return str(text)


def _said(**fields: Any) -> dict[str, Any]:  # noqa: ANN401  # what YAML can hold
    return {key: value for key, value in fields.items() if value not in (None, [], {}, "")}


def _source(source: Source) -> dict[str, Any]:
    return _said(
        title=source.title, publisher=source.publisher, date=_when(source.date), url=source.url
    )


def _company(company: Company) -> dict[str, Any]:
    kind = None if company.kind is CompanyKind.COMPANY else company.kind.value
    return _said(**_party(company), kind=kind, complete=company.complete or None)


def _party(party: Party) -> dict[str, Any]:
    return {
        "name": party.name,
        "country": party.country,
        "aliases": list(party.aliases),
        "ids": dict(party.identifiers),
        "notes": [_note(note) for note in party.notes],
    }


def _note(note: Note) -> dict[str, Any]:
    return {"date": _when(note.date), "text": note.text, **_said(sources=list(note.sources))}


def _holding(holding: Holding) -> dict[str, Any]:
    votes = None if holding.votes == holding.capital else share_words(holding.votes)
    return _said(
        owner=holding.owner,
        company=holding.company,
        capital=share_words(holding.capital),
        votes=votes,
        since=_when(holding.period.since),
        until=_when(holding.period.until),
        sources=list(holding.sources),
        note=holding.note,
    )


def _event(event: Event) -> dict[str, Any]:
    return _said(date=_when(event.date), status=event.status.value, sources=list(event.sources))


def _investment(investment: Investment) -> dict[str, Any]:
    return _said(
        investor=investment.investor,
        company=investment.company,
        amount=None if investment.amount is None else money_words(investment.amount),
        share=None if investment.share is None else share_words(investment.share),
        history=[_event(event) for event in investment.history],
        note=investment.note,
    )


def _valuation(valuation: Valuation) -> dict[str, Any]:
    return _said(
        company=valuation.company,
        value=money_words(valuation.value),
        date=_when(valuation.date),
        basis=None if valuation.basis is Basis.UNSTATED else valuation.basis.value,
        sources=list(valuation.sources),
        note=valuation.note,
    )


def _project(project: Project) -> dict[str, Any]:
    return _said(
        id=project.id,
        title=project.title,
        partners=list(project.partners),
        where=project.where,
        history=[_event(event) for event in project.history],
        note=project.note,
    )


def _when(when: When | None) -> date | int | str | None:
    """The date as YAML writes it without quotes."""
    if when is None:
        return None
    if when.day is not None:
        return when.first_day
    # A year of three digits would not be read as one.
    return when.year if when.month is None and when.year > 999 else str(when)  # noqa: PLR2004
