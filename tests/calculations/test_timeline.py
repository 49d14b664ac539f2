"""Every dated event, oldest first."""

from dataclasses import replace
from datetime import date

import pytest

from alliance_cli.calculations.assumptions import with_assumption
from alliance_cli.calculations.diff import StakeChange, StakeEvent
from alliance_cli.calculations.timeline import (
    InvestmentStep,
    Moment,
    PartyNote,
    ProjectStep,
    about,
    dated_stake_changes,
    timeline,
)
from alliance_cli.model.assumption import CLOSE, CommitmentsClose
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import (
    Company,
    Dataset,
    Event,
    Holding,
    Investment,
    Note,
    Project,
    Status,
    Valuation,
)
from alliance_cli.model.share import parse_share
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import Period, When, parse_when


def line(share: str, since: str | None = None, until: str | None = None) -> Holding:
    """What a holds of x, and when."""
    period = Period(*(None if day is None else parse_when(day) for day in (since, until)))
    return Holding("a", "x", parse_share(share), parse_share(share), period)


def told(*lines: Holding) -> list[tuple[str, str, str | None, str | None]]:
    """Day, event, and the shares before and after."""
    return [
        (
            str(day),
            change.event.value,
            None if change.before is None else change.before.capital.stated,
            None if change.after is None else change.after.capital.stated,
        )
        for day, change in dated_stake_changes(lines)
    ]


def test_the_old_and_the_new_line_of_a_pair_are_one_change() -> None:
    """Where one line ends on the day on which the next begins."""
    assert told(line("43.4%", "2010", "2023-11-08"), line("15%", "2023-11-08")) == [
        ("2010", "stake-taken", None, "43.4%"),
        ("2023-11-08", "stake-changed", "43.4%", "15%"),
    ]


def test_a_gap_is_an_end_and_a_beginning() -> None:
    """What is sold and bought again later is told twice."""
    assert told(line("5%", "2010", "2012"), line("5%", "2015", "2016")) == [
        ("2010", "stake-taken", None, "5%"),
        ("2012", "stake-ended", "5%", None),
        ("2015", "stake-taken", None, "5%"),
        ("2016", "stake-ended", "5%", None),
    ]


def test_a_line_that_says_the_same_confirms() -> None:
    """Nothing dated is left out."""
    assert told(line("5%", None, "2012"), line("5%", "2012")) == [
        ("2012", "stake-confirmed", "5%", "5%")
    ]


def test_what_has_no_day_is_no_event() -> None:
    """A stake as far back as the file goes was taken on no known day."""
    assert told(line("5%")) == []


def test_the_order_of_the_lines_does_not_matter() -> None:
    """Lines are told in the order of their days, whatever that of the file."""
    lines = [line("5%", None, "2011"), line("6%", "2011", "2012"), line("7%", "2012")]

    assert told(*lines) == told(*reversed(lines))


X = Company("x", "X", notes=(Note(When(2015), "A note."),))
WORLD = Dataset(
    "A world",
    date(2020, 6, 1),
    companies={"x": X, "a": Company("a", "A"), "b": Company("b", "B")},
    holdings=(line("50%", "2010", "2021"), line("60%", "2021")),
    investments=(
        Investment(
            "b",
            "x",
            (Event(When(2016), Status.COMMITTED), Event(When(2022), Status.COMPLETED)),
            share=parse_share("10%"),
        ),
        Investment("a", "x", (Event(When(2017), Status.CONSIDERED),)),
    ),
    valuations=(Valuation("x", parse_money("EUR 1B"), When(2014)),),
    projects=(Project("p", "P", ("a", "b"), (Event(When(2013), Status.ANNOUNCED),)),),
)


@pytest.fixture
def world() -> Snapshot:
    """A world with one of each."""
    return snapshot(WORLD, WORLD.as_of)


def days(moments: tuple[Moment, ...]) -> list[str]:
    """When what of each happens."""
    return [f"{moment.date} {type(moment.happening).__name__}" for moment in moments]


ALL = [
    "2010 StakeChange",
    "2013 ProjectStep",
    "2014 Valuation",
    "2015 PartyNote",
    "2016 InvestmentStep",
    "2017 InvestmentStep",
    "2021 StakeChange",
    "2022 InvestmentStep",
]


def test_everything_dated_is_told_oldest_first(world: Snapshot) -> None:
    """Stakes, statuses, valuations, projects and notes, on whatever day."""
    assert days(timeline(world, None, Period(), later=True)) == ALL


def test_what_is_later_than_the_day_can_be_left_out(world: Snapshot) -> None:
    """What happens on the day itself is known on it."""
    assert days(timeline(world, None, Period(), later=False)) == ALL[:6]
    on_the_day = replace(world, on=date(2021, 1, 1))
    assert days(timeline(on_the_day, None, Period(), later=False)) == ALL[:7]


def test_a_period_is_half_open(world: Snapshot) -> None:
    """As everywhere: with its first day, without the day `until`."""
    period = Period(When(2013), When(2016))

    assert days(timeline(world, None, period, later=True)) == ALL[1:4]


@pytest.mark.parametrize(
    ("id_", "places"), [("x", [0, 2, 3, 4, 5, 6, 7]), ("a", [0, 1, 5, 6]), ("b", [1, 4, 7])]
)
def test_one_company_has_what_is_about_it(world: Snapshot, id_: str, places: list[int]) -> None:
    """As owner or owned, investor or partner, valued or noted."""
    moments = timeline(world, WORLD.companies[id_], Period(), later=True)

    assert days(moments) == [ALL[place] for place in places]
    assert all(id_ in about(moment.happening) for moment in moments)


def test_what_is_assumed_happens_on_the_day(world: Snapshot) -> None:
    """A commitment that closes takes a stake, dilutes another, and is completed."""
    changed = with_assumption(world, CommitmentsClose(), CLOSE)
    assumed = [m for m in timeline(changed, None, Period(), later=True) if m.is_assumed]

    assert {str(moment.date) for moment in assumed} == {"2020-06-01"}
    events = [m.happening.event for m in assumed if isinstance(m.happening, StakeChange)]
    assert events == [StakeEvent.CHANGED, StakeEvent.TAKEN]
    (step,) = (m.happening for m in assumed if isinstance(m.happening, InvestmentStep))
    assert step.event.status is Status.COMPLETED


def test_each_happening_says_whom_it_is_about() -> None:
    """The ids of all whom it names."""
    event = Event(When(2020), Status.ANNOUNCED)
    investment, (project,), (valuation,) = WORLD.investments[0], WORLD.projects, WORLD.valuations

    assert about(InvestmentStep(investment, event)) == ("b", "x")
    assert about(ProjectStep(project, event)) == ("a", "b")
    assert about(valuation) == ("x",)
    assert about(PartyNote(X, X.notes[0])) == ("x",)
