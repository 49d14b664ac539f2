import pytest

from alliance_cli.errors import ProblemName
from alliance_cli.loading.reader import examine_text
from tests.loading.minimal import errors

INVESTMENT = "investments: [{investor: acme, company: gizmo, history: [{date: 2023, status: %s}]}]"
VALUATION = "valuations: [{company: acme, value: EUR 5, date: 2023, basis: %s}]"
HOLDER = "holders: {a: {name: A, kind: %s}}"
COUNTRY = "holders: {a: {name: A, kind: state, country: %s}}"


@pytest.mark.parametrize(
    ("body", "word", "name", "way_out"),
    [
        (INVESTMENT, "Committed", ProblemName.BAD_STATUS, "write committed"),
        (INVESTMENT, "canceled", ProblemName.BAD_STATUS, "write cancelled"),
        (INVESTMENT, "done", ProblemName.BAD_STATUS, "write considered, announced, committed, "),
        (VALUATION, "pre", ProblemName.BAD_BASIS, "write pre-money, post-money, enterprise or"),
        (VALUATION, "post money", ProblemName.BAD_BASIS, "write post-money"),
        (HOLDER, "people", ProblemName.BAD_KIND, "write state, person, public, employees, fund"),
        (HOLDER, "trust", ProblemName.BAD_KIND, "a trust can be owned: move it from holders"),
        (HOLDER, "5", ProblemName.BAD_KIND, "write state, person"),
        (COUNTRY, "fr", ProblemName.BAD_COUNTRY, "write FR"),
        (COUNTRY, "UK", ProblemName.BAD_COUNTRY, "write GB"),
        (COUNTRY, "France", ProblemName.BAD_COUNTRY, "write the two letters of ISO 3166-1"),
        (COUNTRY, "false", ProblemName.BAD_COUNTRY, "write the two letters of ISO 3166-1"),
    ],
)
def test_a_word_that_is_none_of_the_choices_is_told(
    body: str, word: str, name: ProblemName, way_out: str
) -> None:
    """A status, basis, kind or country that is not one is answered with those there are."""
    (problem,) = errors(body % word)

    assert problem.name is name
    assert problem.way_out.startswith(way_out)


def test_a_choice_left_empty_is_told_in_the_words_of_the_file() -> None:
    """A field without a value is not called by a word of the programmer's."""
    (problem,) = errors(HOLDER % "")

    assert problem.name is ProblemName.BAD_KIND
    assert "None" not in problem.message


@pytest.mark.parametrize("country", ["NO", "FR", "JP"])
def test_norway_is_a_country(country: str) -> None:
    """Two letters are a country, even those that YAML would read as false."""
    assert errors(COUNTRY % country) == []


@pytest.mark.parametrize("day", ["2023", "2023-12"])
def test_the_day_of_the_file_is_a_whole_date(day: str) -> None:
    """Every query needs one day to look at."""
    (problem,) = examine_text(f"title: t\nas_of: {day}\n", "mine").problems

    assert problem.name is ProblemName.BAD_DATE
    assert problem.message == f"'{day}' is not a whole date"
    assert problem.way_out == "write a day like 2023-12-06"
