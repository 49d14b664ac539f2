from dataclasses import replace
from datetime import date

import pytest

from alliance_cli.model.money import parse_money
from alliance_cli.model.records import (
    Company,
    Dataset,
    Event,
    Holder,
    HolderKind,
    Holding,
    Investment,
    Party,
    Project,
    Source,
    Status,
    Valuation,
)
from alliance_cli.model.share import UNKNOWN
from alliance_cli.model.snapshot import Snapshot, last_event, snapshot
from alliance_cli.model.standing import Setting, Unclosed
from alliance_cli.model.when import Period, When
from alliance_cli.model.world import World
from tests.notation import DAY

HISTORY = (
    Event(When(2023, 7, 26), Status.COMMITTED),
    Event(When(2024), Status.COMPLETED),
    Event(When(2024, 1, 1), Status.CANCELLED),
)
DATASET = Dataset("days", DAY)
X, Y, A = Company("x", "X"), Company("y", "Y"), Holder("a", "A", HolderKind.STATE)


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2023, 7, 26), Status.COMMITTED),
        (date(2023, 12, 31), Status.COMMITTED),
        (date(2024, 1, 1), Status.CANCELLED),
        (date(2030, 1, 1), Status.CANCELLED),
    ],
)
def test_the_last_event_gives_the_status(on: date, status: Status) -> None:
    """An event counts from its first day; of two on one day the lower one counts."""
    event = last_event(HISTORY, on)

    assert event is not None
    assert event.status is status


def test_before_the_first_event_there_is_no_status() -> None:
    """An investment or project does not stand before anything was said of it."""
    data = replace(
        DATASET,
        investments=(Investment("a", "x", HISTORY),),
        projects=(Project("p", "P", ("a",), HISTORY),),
    )
    before, after = (snapshot(data, date(2023, 7, day)) for day in (25, 26))

    assert last_event(HISTORY, date(2023, 7, 25)) is None
    assert (before.investments, before.projects) == ((), ())
    assert [standing.event for standing in after.investments] == [HISTORY[0]]
    assert [standing.event for standing in after.projects] == [HISTORY[0]]


def test_only_lines_in_force_are_held() -> None:
    """A line is there from its first day, gone on its last, and always there without dates."""
    early, always, late = (
        Holding(owner, "x", UNKNOWN, UNKNOWN, period)
        for owner, period in (
            ("a", Period(None, When(2023, 5, 3))),
            ("b", Period()),
            ("c", Period(When(2023, 5, 3))),
        )
    )
    data = replace(DATASET, holdings=(early, always, late))

    assert snapshot(data, date(2023, 5, 2)).holdings == (early, always)
    assert snapshot(data, date(2023, 5, 3)).holdings == (always, late)


def test_the_latest_valuation_on_or_before_the_day_counts() -> None:
    """Of the valuations known on a day each company has its last; later ones do not count."""
    late, early, other = (
        Valuation(company, parse_money("EUR 5"), when)
        for company, when in (
            ("x", When(2023, 11)),
            ("x", When(2020)),
            ("y", When(2023)),
        )
    )
    data = replace(DATASET, valuations=(late, early, other))

    before, between, after = (
        snapshot(data, on) for on in (date(2019, 12, 31), date(2023, 10, 31), date(2023, 11, 1))
    )

    assert [before.latest_valuation(company) for company in "xyz"] == [None, None, None]
    assert [between.latest_valuation(company) for company in "xyz"] == [early, other, None]
    assert [after.latest_valuation(company) for company in "xyz"] == [late, other, None]
    assert [after.valuations_of(company) for company in "xyz"] == [(early, late), (other,), ()]


def _standing_on_the_day() -> Snapshot:
    return snapshot(
        replace(
            DATASET,
            companies={"x": X, "y": Y},
            holders={"a": A},
            investments=(
                Investment("a", "x", HISTORY),
                Investment("x", "y", HISTORY),
                Investment("a", "y", HISTORY),
                Investment("x", "x", HISTORY),
            ),
            projects=(
                Project("wheel", "Wheel", ("x", "y"), HISTORY),
                Project("brake", "Brake", ("y",), HISTORY),
                Project("axle", "Axle", ("x",), HISTORY),
            ),
        ),
        DAY,
    )


@pytest.mark.parametrize(
    ("party", "sides"),
    [
        (None, [("a", "x"), ("x", "y"), ("a", "y"), ("x", "x")]),
        (X, [("a", "x"), ("x", "y"), ("x", "x")]),
        (Y, [("x", "y"), ("a", "y")]),
        (A, [("a", "x"), ("a", "y")]),
        (Company("z", "Z"), []),
    ],
)
def test_investments_are_those_in_and_by_a_party(
    party: Party | None, sides: list[tuple[str, str]]
) -> None:
    """Whoever invests and whoever is invested in has the investment, once; nobody asked: all."""
    found = _standing_on_the_day().investments_of(party)

    assert [(one.investment.investor, one.investment.company) for one in found] == sides
    assert all(one.event == HISTORY[2] for one in found)


@pytest.mark.parametrize(
    ("party", "ids"),
    [(None, ["axle", "brake", "wheel"]), (X, ["axle", "wheel"]), (Y, ["brake", "wheel"]), (A, [])],
)
def test_projects_are_those_of_a_partner(party: Party | None, ids: list[str]) -> None:
    """Each partner has the project; they come by id, whatever their order in the file."""
    assert [one.project.id for one in _standing_on_the_day().projects_of(party)] == ids


def test_a_snapshot_remembers_its_day() -> None:
    """Every answer can say which day it is about."""
    assert (snapshot(DATASET, DAY).on, snapshot(DATASET, DAY).dataset) == (DAY, DATASET)


def test_the_stakes_in_and_of_one_party() -> None:
    """As owner or as owned; without a party all."""
    lines = (Holding("a", "x", UNKNOWN, UNKNOWN), Holding("x", "y", UNKNOWN, UNKNOWN))
    world = snapshot(replace(DATASET, holdings=lines), DAY)

    assert world.lines_about(X) == lines
    assert world.lines_about(Y) == lines[1:]
    assert world.lines_about(None) == lines


LINES = tuple(
    Holding(owner, company, UNKNOWN, UNKNOWN, period)
    for owner, company, period in (
        ("a", "x", Period()),
        ("x", "y", Period(None, When(2023))),
        ("x", "y", Period()),
        ("a", "y", Period()),
        ("y", "z", Period(When(2025))),
    )
)


def test_the_lines_of_a_company_and_by_an_owner_are_those_in_force() -> None:
    """In the order of the file; none where the file has none on the day."""
    world = snapshot(replace(DATASET, holdings=LINES), DAY)

    assert [world.lines_of(id_) for id_ in "axyz"] == [(), LINES[:1], LINES[2:4], ()]
    assert [world.lines_by(id_) for id_ in "axyz"] == [
        (LINES[0], LINES[3]),
        (LINES[2],),
        (),
        (),
    ]


def test_a_company_has_owners_where_a_line_in_force_is_of_it() -> None:
    """One whose only line begins later, or has ended, has none yet, or no more."""
    world = snapshot(replace(DATASET, holdings=LINES), DAY)

    assert [world.has_owners(id_) for id_ in "axyz"] == [False, True, True, False]
    assert list(world.owned_companies) == ["x", "y"]


def test_the_history_of_a_party_has_lines_of_any_day() -> None:
    """In and of it, in the order of the file; without a party all."""
    world = snapshot(replace(DATASET, holdings=LINES), DAY)

    assert list(world.history_of(Y)) == list(LINES[1:])
    assert list(world.history_of(A)) == [LINES[0], LINES[3]]
    assert list(world.history_of(None)) == list(LINES)


def test_what_is_recorded_does_not_look_at_the_day() -> None:
    """Investments, projects and valuations of the file, also those after the day."""
    late = When(2999)
    investment = Investment("a", "x", (Event(late, Status.ANNOUNCED),))
    project = Project("p", "P", ("a",), (Event(late, Status.ANNOUNCED),))
    valuation = Valuation("x", parse_money("EUR 5"), late)
    data = replace(DATASET, investments=(investment,), projects=(project,), valuations=(valuation,))
    world = snapshot(data, DAY)

    assert list(world.recorded_investments) == [investment]
    assert list(world.recorded_projects) == [project]
    assert list(world.recorded_valuations) == [valuation]
    assert (world.investments_of(None), world.projects_of(None)) == ((), ())
    assert world.valuations_of("x") == ()


def test_a_snapshot_is_a_world() -> None:
    """Whatever a question may ask, a snapshot answers; the types are checked with the code."""
    sources = {"s": Source("s", "Source")}
    data = replace(DATASET, companies={"x": X}, holders={"a": A}, sources=sources)
    world: World = snapshot(data, DAY)

    assert (world.title, world.on, list(world.parties)) == ("days", DAY, [X, A])
    assert (world.party("x"), world.party("a"), world.sources) == (X, A, sources)


def test_a_setting_is_the_day_and_what_is_assumed() -> None:
    """What an answer says of itself."""
    world = replace(snapshot(DATASET, DAY), assumed=("it",), unclosed=(Unclosed(X, Y, "why"),))

    assert world.setting == Setting(DAY, ("it",), (Unclosed(X, Y, "why"),))


def test_the_day_in_words_is_any_where_nothing_is_dated() -> None:
    """A question about the first of all days is still one about that day."""
    undated = Dataset("A", date.min)

    assert snapshot(undated, date.min).when == "on any day"
    assert snapshot(undated, date(2024, 1, 1)).when == "on 2024-01-01"
    assert snapshot(Dataset("A", date(2024, 1, 1)), date.min).when == "on 0001-01-01"
