from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from alliance_cli.errors import DataPath, Problem, ProblemName
from alliance_cli.model.checks import (
    CHECKS,
    duplicate_names,
    duplicate_projects,
    facts_without_source,
    histories_out_of_order,
    overlapping_holdings,
    periods_backwards,
)
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import (
    Company,
    Dataset,
    Event,
    Holder,
    HolderKind,
    Holding,
    Investment,
    Note,
    Project,
    Status,
    Valuation,
)
from alliance_cli.model.share import UNKNOWN
from alliance_cli.model.when import Period, When, parse_when
from tests.notation import DAY, dataset

EMPTY = Dataset("empty", DAY)


def paths(problems: Iterator[Problem]) -> list[DataPath]:
    """Where the problems stand."""
    return [problem.path for problem in problems]


def held(*periods: str) -> Dataset:
    """Lines of one owner in one firm, each written `since..until`."""
    lines = []
    for period in periods:
        since, until = (parse_when(end) if end else None for end in period.split(".."))
        lines.append(Holding("owner", "firm", UNKNOWN, UNKNOWN, Period(since, until)))
    return replace(EMPTY, holdings=tuple(lines))


def named(*companies: Company, holders: tuple[Holder, ...] = ()) -> Dataset:
    """These companies and holders, and nothing else."""
    return replace(
        EMPTY,
        companies={company.id: company for company in companies},
        holders={holder.id: holder for holder in holders},
    )


@pytest.mark.parametrize(
    ("second", "path", "on_key"),
    [
        (Company("b", "Ampère"), ("companies", "b", "name"), False),
        (Company("ampere", "B"), ("companies", "ampere"), True),
        (Company("b", "B", aliases=("Bee", "AMPERE")), ("companies", "b", "aliases", 1), False),
        (
            Company("b", "B", identifiers=(("lei", "ampere"),)),
            ("companies", "b", "ids", "lei"),
            False,
        ),
    ],
)
def test_two_that_answer_to_one_name_are_told(
    second: Company,
    path: DataPath,
    on_key: bool,  # noqa: FBT001  # a column of the table
) -> None:
    """A name, id, alias or identifier that another has already, in any dress, is a duplicate."""
    (problem,) = duplicate_names(named(Company("a", "Ampere"), second))

    assert (problem.name, problem.path, problem.on_key) == (
        ProblemName.DUPLICATE_NAME,
        path,
        on_key,
    )
    assert problem.message.endswith("stands for a already")
    assert [(r.path, r.text) for r in problem.related] == [
        (("companies", "a", "name"), "a (Ampere)")
    ]


def test_a_company_and_a_holder_share_one_namespace() -> None:
    """A holder may not have the name of a company either."""
    holder = Holder("b", "A", HolderKind.STATE)

    assert paths(duplicate_names(named(Company("a", "Firm"), holders=(holder,)))) == [
        ("holders", "b", "name")
    ]


def test_one_id_in_both_sections_is_told_as_such() -> None:
    """An id of a company that is also one of a holder belongs in one section."""
    problems = list(
        duplicate_names(named(Company("a", "A"), holders=(Holder("a", "A", HolderKind.STATE),)))
    )

    assert problems[0].message == "the id 'a' is that of a company already"
    assert problems[0].path == ("holders", "a")
    assert problems[0].on_key


def test_one_company_may_say_its_name_twice() -> None:
    """An id, a name and an alias that fold to one text are no duplicate within one company."""
    assert not paths(
        duplicate_names(named(Company("renault", "Renault", aliases=("RENAULT", "Rénault"))))
    )


def test_two_projects_with_one_id_are_told() -> None:
    """The second project is the duplicate, and the first is named."""
    projects = tuple(Project("micra", title, ("a",), ()) for title in ("Micra", "Other"))
    (problem,) = duplicate_projects(replace(EMPTY, projects=projects))

    assert (problem.name, problem.path) == (ProblemName.DUPLICATE_NAME, ("projects", 1, "id"))
    assert problem.related[0].text == "Micra"
    assert not paths(duplicate_projects(replace(EMPTY, projects=projects[:1])))


@pytest.mark.parametrize(
    ("period", "backwards"),
    [
        ("2020..2019", True),
        ("2020..2020", True),
        ("2020-01-01..2020", True),
        ("..0001", True),
        ("2020-01-01..2020-01-02", False),
        ("2020..", False),
        ("..2020", False),
        ("..", False),
    ],
)
def test_a_period_that_holds_no_day_is_backwards(period: str, backwards: bool) -> None:  # noqa: FBT001  # a column of the table
    """A line must be held for at least a day."""
    expected = [("holdings", 0, "until")] if backwards else []

    assert paths(periods_backwards(held(period))) == expected


@pytest.mark.parametrize(
    ("periods", "overlaps"),
    [
        (["..", ".."], ["from the beginning"]),
        (["..2020", "..2010"], ["from the beginning"]),
        (["2010..", "2015.."], ["on 2015-01-01"]),
        (["2015..", "2010.."], ["on 2015-01-01"]),
        (["2010..2015-01-02", "2015.."], ["on 2015-01-01"]),
        (["2010..2020", "2012..2013", "2014..2015"], ["on 2012-01-01", "on 2014-01-01"]),
        (["2010..2015", "2015..", "..2010"], []),
        (["2010..", "2020..2002"], []),
        (["2020..2002", "2010.."], []),
    ],
)
def test_one_owner_has_one_line_on_a_day(periods: list[str], overlaps: list[str]) -> None:
    """Two lines that share a day are told with the first such day; lines held on no day are not."""
    problems = overlapping_holdings(held(*periods))

    assert [problem.message for problem in problems] == [
        f"owner has two lines in firm {day}" for day in overlaps
    ]


def test_an_overlap_stands_at_the_later_line() -> None:
    """The place is the line lower in the file, and the other is named."""
    (problem,) = overlapping_holdings(held("2015..", "2010.."))

    assert problem.path == ("holdings", 1)
    assert [other.path for other in problem.related] == [("holdings", 0)]


def test_lines_of_two_owners_may_share_days() -> None:
    """Only lines of the same owner in the same company can overlap."""
    assert not paths(overlapping_holdings(dataset("a 10% x, b 10% x, a 10% y")))


def _history(*days: str) -> tuple[Event, ...]:
    return tuple(Event(parse_when(day), Status.ANNOUNCED, ("press",)) for day in days)


def test_events_stand_oldest_first() -> None:
    """An event below a later one is told, in investments and in projects; equal days are not."""
    data = replace(
        EMPTY,
        investments=(
            Investment("a", "x", _history("2020", "2020-01-01", "2021")),
            Investment("a", "x", _history("2020", "2019-12", "2021")),
        ),
        projects=(Project("p", "P", ("a",), _history("2021", "2022", "2020-05-05")),),
    )
    problems = list(histories_out_of_order(data))

    assert [problem.path for problem in problems] == [
        ("investments", 1, "history", 1, "date"),
        ("projects", 0, "history", 2, "date"),
    ]
    assert problems[0].message == "2019-12 comes before 2020, the event above it"


def _facts(sources: tuple[str, ...]) -> Dataset:
    note = Note(When(2020), "text", sources)
    history = (Event(When(2020), Status.ANNOUNCED, sources),)
    return replace(
        EMPTY,
        companies={"x": Company("x", "X", notes=(note,))},
        holders={"a": Holder("a", "A", HolderKind.STATE, notes=(note,))},
        holdings=(Holding("a", "x", UNKNOWN, UNKNOWN, sources=sources),),
        investments=(Investment("a", "x", history),),
        valuations=(Valuation("x", parse_money("EUR 5"), When(2020), sources=sources),),
        projects=(Project("p", "P", ("a",), history),),
    )


def test_every_fact_needs_a_source() -> None:
    """A note, line, event or valuation without a source is a warning at its place."""
    problems = list(facts_without_source(_facts(())))

    assert [problem.path for problem in problems] == [
        ("companies", "x", "notes", 0),
        ("holders", "a", "notes", 0),
        ("holdings", 0),
        ("investments", 0, "history", 0),
        ("projects", 0, "history", 0),
        ("valuations", 0),
    ]
    assert all(problem.is_warning for problem in problems)


def test_facts_with_a_source_need_no_other() -> None:
    """One source is enough."""
    assert not paths(facts_without_source(_facts(("press",))))


@pytest.mark.parametrize("check", CHECKS)
def test_an_empty_dataset_has_nothing_wrong(check: Callable[[Dataset], Iterator[Problem]]) -> None:
    """Every check passes a file without records."""
    assert not paths(check(EMPTY))
