"""A dataset on one day."""

from dataclasses import replace
from datetime import date

from alliance_cli.exchange.one_day import on_day
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import snapshot
from alliance_cli.model.when import Period

DAY = date(2023, 12, 6)


def test_what_is_in_force_stays_without_its_end(alliance: Dataset) -> None:
    """The stakes of the day; that they will end is not known."""
    found = on_day(alliance, DAY)

    assert found.as_of == DAY
    assert [
        replace(h, period=Period(h.period.since)) for h in snapshot(alliance, DAY).holdings
    ] == (list(found.holdings))
    assert all(holding.period.until is None for holding in found.holdings)


def test_what_was_known_stays(alliance: Dataset) -> None:
    """Of histories, valuations and notes nothing is later than the day."""
    found = on_day(alliance, DAY)

    days = [event.date for i in found.investments for event in i.history]
    days += [event.date for project in found.projects for event in project.history]
    days += [valuation.date for valuation in found.valuations]
    days += [note.date for party in found.parties for note in party.notes]
    assert days
    assert all(day.first_day <= DAY for day in days)
    assert len(found.investments) == len(snapshot(alliance, DAY).investments)


def test_the_day_is_told_as_before(alliance: Dataset) -> None:
    """The stakes and statuses on that day are those of the whole history."""
    before, after = snapshot(alliance, DAY), snapshot(on_day(alliance, DAY), DAY)

    assert [(s.event.status, s.investment.investor) for s in before.investments] == [
        (s.event.status, s.investment.investor) for s in after.investments
    ]
    assert after.dataset.companies.keys() == before.dataset.companies.keys()
