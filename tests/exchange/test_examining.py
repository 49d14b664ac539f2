"""A text in another format, examined as our own is."""

from datetime import date

from alliance_cli.errors import Location, ProblemName
from alliance_cli.exchange.account import Account, Loss, Reading
from alliance_cli.exchange.examining import examined, no_later_than
from alliance_cli.exchange.table.reader import read_csv
from alliance_cli.model.examination import Examination, answerable
from alliance_cli.model.records import Dataset

TODAY = date(2026, 1, 1)


def checked(text: str) -> Examination:
    """What is right and wrong with a table."""
    return examined([text], "t.csv", no_later_than(TODAY, read_csv), Account())


def test_a_sound_text_is_a_dataset() -> None:
    """Warnings of our own file are none of another's."""
    found = checked("owner,company,capital\na,x,60%\n")

    assert found.problems == ()
    assert found.dataset is not None
    assert found.file == "t.csv"


def test_checks_tell_the_lines_that_they_mean() -> None:
    """More than the whole, with each line that adds to it."""
    (problem,) = checked("owner,company,capital\na,x,60%\nb,x,50%\n").problems

    assert problem.name is ProblemName.MORE_THAN_WHOLE
    assert problem.location is not None
    assert (problem.location.file, problem.location.line) == ("t.csv", 2)
    assert [other.line for other in problem.related] == [2, 3]


def test_problems_of_both_kinds_come_in_the_order_of_the_lines() -> None:
    """Those of cells and those of checks in one run."""
    found = checked(
        "owner,company,capital,since,until\na,x,60%,,\nb,y,5%,2021,2020\nc,x,six,,\na,x,1%,,\n"
    )

    assert found.dataset is None
    assert [(p.name, p.location and p.location.line) for p in found.problems] == [
        ("period-backwards", 3),
        ("bad-share", 4),
        ("overlapping-holdings", 5),
    ]


def test_what_cannot_be_read_is_one_problem() -> None:
    """With nothing behind it."""
    (problem,) = checked("owner,firm\n").problems

    assert problem.name is ProblemName.BAD_TABLE


def test_a_file_of_a_day_that_has_not_come_is_of_that_day() -> None:
    """Where the file says so; a table does not, and may tell of later days."""
    place = Location("f", 7, 3, 1, "")

    def reader(*_: object) -> Reading:
        return Reading(Dataset("f", date(2026, 1, 2)), [], {("as_of",): place})

    def losses(today: date) -> list[Loss]:
        account = Account()
        dataset = answerable(examined([], "f", no_later_than(today, reader), account))
        assert dataset.as_of == date(2026, 1, 2)
        return account.losses

    what = "the file says that it is of 2026-01-02, which has not come yet; so it stands"
    assert losses(TODAY) == [Loss("day to come", "line 7", what)]
    assert losses(date(2026, 1, 2)) == []
    table = checked("owner,company,until\na,x,2099\n")
    assert answerable(table).as_of == date.min


def test_names_that_look_alike_are_a_warning_that_leaves_a_dataset() -> None:
    """With the row in which the second of them stands, and that of the first."""
    found = checked("owner,company\nApple,x\n\u0410pple,x\n")

    (problem,) = found.problems
    assert problem.name is ProblemName.LOOK_ALIKE_NAMES
    assert problem.location is not None
    assert (problem.location.line, problem.related[0].line) == (3, 2)
    assert found.dataset is not None
