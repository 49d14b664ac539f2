import pytest

from alliance_cli.errors import InvalidDataError, Problem, ProblemName
from alliance_cli.model.examination import Examination, answerable
from alliance_cli.model.records import Dataset
from tests.notation import DAY

DATASET = Dataset("examined", DAY)
ERROR = Problem(ProblemName.BAD_SHARE, "15 is not a share")
WARNING = Problem(ProblemName.UNUSED_SOURCE, "nothing in the file uses 'press'")


@pytest.mark.parametrize("problems", [(), (WARNING,)])
def test_a_file_without_errors_answers(problems: tuple[Problem, ...]) -> None:
    """Warnings leave every answer right."""
    assert answerable(Examination("mine", DATASET, problems)) is DATASET


def test_a_file_with_errors_is_refused_with_all_of_them() -> None:
    """Whoever asks is told every error, and is not bothered with warnings."""
    other = Problem(ProblemName.BAD_DATE, "there is no date 2023-02-30")

    with pytest.raises(InvalidDataError, match=r"^the data has 2 problems$") as refusal:
        answerable(Examination("mine", None, (ERROR, WARNING, other)))

    assert refusal.value.problems == (ERROR, other)
