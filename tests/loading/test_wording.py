import pytest

from alliance_cli.errors import DataPath, ProblemName
from alliance_cli.loading.reader import examine_text
from tests.loading.minimal import HEAD, errors

HOLDING = "holdings:\n- {owner: acme, company: gizmo, capital: 10%"
EVENT = "{date: 2023, status: announced"


@pytest.mark.parametrize(
    ("body", "path", "message"),
    [
        ("holders: {a: {kind: state}}", ("holders", "a"), "the field 'name' is missing"),
        ("holdings: [{owner: acme, company: gizmo}]", ("holdings", 0), "the field 'capital' is"),
    ],
)
def test_a_missing_field_is_told_at_its_entry(body: str, path: DataPath, message: str) -> None:
    """What is not there is told where it should stand."""
    (problem,) = errors(body)

    assert (problem.name, problem.path, problem.on_key) == (ProblemName.MISSING_FIELD, path, True)
    assert problem.message.startswith(message)


@pytest.mark.parametrize("field", ["partners", "history"])
def test_a_list_that_must_not_be_empty_is_told(field: str) -> None:
    """A project has a partner and a beginning."""
    fields = {"id": "p", "title": "P", "partners": "[acme]", "history": f"[{EVENT}}}]"} | {
        field: "[]"
    }
    (problem,) = errors(f"projects: [{{{', '.join(f'{k}: {v}' for k, v in fields.items())}}}]")

    assert problem.name is ProblemName.MISSING_FIELD
    assert (problem.message, problem.path) == (f"'{field}' is empty", ("projects", 0, field))


@pytest.mark.parametrize(
    ("body", "path", "way_out"),
    [
        (f"{HOLDING}, capitl: 5}}", ("holdings", 0, "capitl"), "did you mean 'capital'?"),
        ("holding: []", ("holding",), "did you mean 'holdings'?"),
        (
            f"investments: [{{investor: acme, company: gizmo, history: [{EVENT}, stats: x}}]}}]",
            ("investments", 0, "history", 0, "stats"),
            "did you mean 'status'?",
        ),
        (
            "holders: {a: {name: A, kind: state, notes: [{date: 2023, text: x, zzz: y}]}}",
            ("holders", "a", "notes", 0, "zzz"),
            "the fields here: date, text, sources",
        ),
    ],
)
def test_an_unknown_field_is_answered_with_the_known_ones(
    body: str, path: DataPath, way_out: str
) -> None:
    """A slip finds the field that was meant, anything else the fields of that very entry."""
    (problem,) = errors(body)

    assert (problem.name, problem.path, problem.on_key) == (ProblemName.UNKNOWN_FIELD, path, True)
    assert problem.way_out == way_out


@pytest.mark.parametrize(
    ("body", "message", "way_out"),
    [
        ("holders: {a: {name: 5, kind: state}}", "'name' is the number 5, not text", "put it in"),
        ("holders: {a: {name: 2.50, kind: state}}", "'name' is the number 2.50, not", "put it in"),
        ("holders: {a: {name: 2023-01-01, kind: state}}", "'name' is the date 2023", "put it in"),
        ("holders: {a: {name: true, kind: state}}", "'name' is true or false, not text", "put it"),
        ("holders: {a: {name: , kind: state}}", "'name' is empty, not text", "write one text"),
        ("holders: {a: {name: [A], kind: state}}", "'name' is a list, not text", "write one text"),
        ("holders: {a: {name: {b: c}, kind: state}}", "'name' is a map, not text", "write one"),
        ("holders: {a: text}", "'a' is text, not a map of fields", "write field: value"),
        ("holdings: [text]", "this is text, not a map of fields", "write field: value"),
        (
            "holders: {a: {name: A, kind: state, aliases: Bee}}",
            "'aliases' is text, not a list",
            "write [Bee]",
        ),
        (
            "holders: {a: {name: A, kind: state, aliases: 'B, C'}}",
            "'aliases' is text, not a list",
            "write [one, two]",
        ),
        (
            "holders: {a: {name: A, kind: state, ids: x}}",
            "'ids' is text, not a map of keys and values",
            "write key: value",
        ),
        ("holders: [a]", "'holders' is a list, not a map of ids", "write id: …"),
        ("holdings: {a: b}", "'holdings' is a map, not a list", "write a line for each"),
        ("holdings: text", "'holdings' is text, not a list", "write a line for each"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told(body: str, message: str, way_out: str) -> None:
    """What stands there and what should stand there are said in the words of the file."""
    (problem,) = errors(body)

    assert problem.name is ProblemName.WRONG_TYPE
    assert problem.message.startswith(message)
    assert problem.way_out.startswith(way_out)


def test_a_company_is_complete_or_not() -> None:
    """Yes is text here, so `complete` asks for true or false."""
    text = HEAD.replace("{name: Acme}", "{name: Acme, complete: yes}")
    wrong = [p.message for p in examine_text(text, "mine").problems if not p.is_warning]

    assert wrong == ["'complete' is text, not true or false"]


def test_a_key_is_told_at_the_key() -> None:
    """A wrong scheme of an identifier is told at the scheme, not at its value."""
    (problem,) = errors('holders: {a: {name: A, kind: state, ids: {"a\\e[31m": x}}}')

    assert (problem.name, problem.on_key) == (ProblemName.BAD_TEXT, True)
    assert problem.path == ("holders", "a", "ids", "a\x1b[31m")
