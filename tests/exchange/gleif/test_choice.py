"""One line for a pair on a day."""

from datetime import date

from alliance_cli.errors import Location
from alliance_cli.exchange.gleif.choice import Line, chosen
from alliance_cli.model.records import Holding
from alliance_cli.model.share import UNKNOWN
from alliance_cli.model.when import Period, parse_when

PLACE = Location("f", 1, 1, 1, "")


def line(where: str, updated: str = "2020-01-01", since: str = "", until: str = "") -> Line:
    """A line of one pair, or of the pair that `where` names."""
    ends = (parse_when(day) if day else None for day in (since, until))
    holding = Holding(where[:1], "c", UNKNOWN, UNKNOWN, Period(*ends))
    return Line(holding, date.fromisoformat(updated), where, PLACE)


def told(*lines: Line) -> tuple[str, str]:
    """Those that stand, and those that give way."""
    kept, giving_way = chosen(lines)
    return " ".join(each.where for each in kept), " ".join(each.where for each in giving_way)


def test_the_record_updated_last_stands() -> None:
    """Wherever it stands in the file."""
    assert told(line("a1", "2021-01-01"), line("a2", "2022-01-01")) == ("a2", "a1")
    assert told(line("a1", "2022-01-01"), line("a2", "2021-01-01")) == ("a1", "a2")


def test_of_two_updated_on_one_day_the_first_stands() -> None:
    """The order of the file decides."""
    assert told(line("a1"), line("a2")) == ("a1", "a2")


def test_lines_that_meet_on_no_day_both_stand() -> None:
    """One ends on the day on which the other begins, or they are of two pairs."""
    assert told(line("a1", since="2020", until="2021"), line("a2", since="2021"), line("b1")) == (
        "a1 a2 b1",
        "",
    )


def test_a_line_between_two_gives_way_to_either() -> None:
    """It is enough that it meets one of them."""
    early = line("a1", "2022-01-01", until="2010")
    late = line("a2", "2022-01-01", since="2020")

    assert told(early, late, line("a3", since="2010", until="2020")) == ("a1 a2 a3", "")
    assert told(early, late, line("a3", since="2009", until="2020")) == ("a1 a2", "a3")
    assert told(early, late, line("a3", since="2010", until="2021")) == ("a1 a2", "a3")


def test_a_period_that_runs_backwards_is_left_for_the_checks() -> None:
    """It meets no other on any day."""
    assert told(line("a1"), line("a2", since="2020", until="2019")) == ("a1 a2", "")
