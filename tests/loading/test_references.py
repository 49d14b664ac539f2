import pytest

from alliance_cli.errors import DataPath, ProblemName
from alliance_cli.loading.references import reference_problems
from alliance_cli.loading.values import Value

DEFINED: dict[str, Value] = {
    "companies": {"renault": {"name": "Renault Group"}, "nissan": {"name": "Nissan Motor"}},
    "holders": {"french-state": {"name": "French State"}},
    "sources": {"press": {"title": "Press"}},
}
USED: dict[str, Value] = {
    "holdings": [
        {"owner": "french-state", "company": "renault", "sources": ["press"]},
        {"owner": "nissan", "company": "renault"},
    ]
}


def told(file: dict[str, Value]) -> list[tuple[ProblemName, DataPath]]:
    """The names and paths of what is wrong, warnings left out."""
    problems = reference_problems({**DEFINED, **USED, **file})
    return [(problem.name, problem.path) for problem in problems if not problem.is_warning]


def test_ids_that_are_defined_and_used_are_right() -> None:
    """Companies, holders and sources that are used where they may be are no problem."""
    assert list(reference_problems({**DEFINED, **USED})) == []


@pytest.mark.parametrize(
    ("section", "entry", "field"),
    [
        ("holdings", {"owner": "nobody", "company": "renault"}, "owner"),
        ("holdings", {"owner": "nissan", "company": "nobody"}, "company"),
        ("investments", {"investor": "nobody", "company": "renault"}, "investor"),
        ("investments", {"investor": "nissan", "company": "nobody"}, "company"),
        ("valuations", {"company": "nobody"}, "company"),
    ],
)
def test_an_id_of_nobody_is_told(section: str, entry: dict[str, Value], field: str) -> None:
    """Every place that names a company or holder is looked up."""
    assert told({section: [entry]}) == [(ProblemName.UNKNOWN_COMPANY, (section, 0, field))]


def test_a_partner_of_nobody_is_told() -> None:
    """Each partner of a project is looked up."""
    assert told({"projects": [{"partners": ["nissan", "nobody", 5]}]}) == [
        (ProblemName.UNKNOWN_COMPANY, ("projects", 0, "partners", 1))
    ]


def test_a_source_of_nothing_is_told_wherever_it_stands() -> None:
    """Sources are looked up in notes and events too."""
    file: dict[str, Value] = {
        "holders": {"state": {"notes": [{"sources": ["press", "nothing"]}]}},
        "investments": [{"investor": "state", "history": [{"sources": ["nothing"]}]}],
    }

    assert [(name, path) for name, path in told(file) if path[0] != "holdings"] == [
        (ProblemName.UNKNOWN_SOURCE, ("holders", "state", "notes", 0, "sources", 1)),
        (ProblemName.UNKNOWN_SOURCE, ("investments", 0, "history", 0, "sources", 0)),
    ]


@pytest.mark.parametrize(
    ("wrong", "way_out"),
    [
        ("nisan", "did you mean 'nissan'?"),
        ("Renault Group", "did you mean 'renault'?"),
        ("frenchstate", "did you mean 'french-state'?"),
        ("zzz", "define it, or use another"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(wrong: str, way_out: str) -> None:
    """An id or a name near to a right one leads to its id, each time that it is used."""
    lines: list[Value] = [{"owner": wrong, "company": "renault"}] * 2
    file: dict[str, Value] = {**DEFINED, "holdings": lines}
    problems = [p for p in reference_problems(file) if p.name is ProblemName.UNKNOWN_COMPANY]

    assert [problem.way_out for problem in problems] == [way_out, way_out]


@pytest.mark.parametrize("section", ["holdings", "investments", "valuations"])
def test_a_holder_is_never_owned(section: str) -> None:
    """A holder only owns, so it is no company of a line."""
    entry: Value = {"owner": "nissan", "investor": "nissan", "company": "french-state"}

    assert (ProblemName.HOLDER_OWNED, (section, 0, "company")) in told({section: [entry]})


@pytest.mark.parametrize(
    "file",
    [
        {"companies": "text", "holders": ["list"], "sources": None, "holdings": None},
        {"holdings": ["text", None, 5], "projects": {"a": "map"}},
        {"companies": {"renault": None, "nissan": {"name": 5}}},
        {"notes": [{"sources": 5}]},
        {"projects": [{"partners": "nissan, nobody"}]},
    ],
)
def test_what_has_the_wrong_shape_is_left_to_others(file: dict[str, Value]) -> None:
    """A file of the wrong shape is looked through as far as it goes."""
    assert told(file) == []


def test_what_nothing_uses_is_a_warning() -> None:
    """Sources, companies and holders that no line uses are told at their ids."""
    problems = list(reference_problems(DEFINED))

    assert [(problem.name, problem.path) for problem in problems] == [
        (ProblemName.UNUSED_SOURCE, ("sources", "press")),
        (ProblemName.UNUSED_COMPANY, ("companies", "renault")),
        (ProblemName.UNUSED_COMPANY, ("companies", "nissan")),
        (ProblemName.UNUSED_COMPANY, ("holders", "french-state")),
    ]
    assert all(problem.on_key for problem in problems)
