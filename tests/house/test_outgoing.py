"""Nothing prints a text of a file but through the room `outgoing`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "alliance_cli"
MODULES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
SETTLED = {
    "cli/streams.py",
    "cli/delivery.py",  # makes them UTF-8, and sees an answer to its last byte
}
STREAMS = {
    # It hands standard output to a writer of datasets; the program drops its rest at the end.
    "sys.stdout": SETTLED | {"cli/output.py", "__main__.py"},
    "sys.stderr": SETTLED,
    "sys.__stdout__": set(),
    "sys.__stderr__": set(),
}
"""Who may name standard output and standard error."""
RENDERED = {"answer_rendered": {"draw", "show", "schema"}, "say_rendered": {"_write_json"}}
"""Which functions write what a format has made, unchanged."""
ESCAPES = {"paragraph_for_terminal", "for_terminal"}


def names(tree: ast.AST) -> Iterator[str]:
    """Every dotted name in a tree, and every name imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            yield ast.unparse(node)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def calls(tree: ast.AST, called: str) -> Iterator[tuple[str, ast.Call]]:
    """Each call of a function or method, with the innermost function that it stands in."""

    def within(node: ast.AST, function: str) -> Iterator[tuple[str, ast.Call]]:
        for below in ast.iter_child_nodes(node):
            is_function = isinstance(below, ast.FunctionDef)
            inner = below.name if isinstance(below, ast.FunctionDef) and is_function else function
            if isinstance(below, ast.Call) and ast.unparse(below.func).split(".")[-1] == called:
                yield function, below
            yield from within(below, inner)

    return within(tree, "")


def using(*wanted: str) -> set[str]:
    """The modules that use one of these names."""
    return {name for name, tree in TREES.items() if set(wanted) & set(names(tree))}


@pytest.mark.parametrize("stream", STREAMS)
def test_one_file_writes_to_the_streams(stream: str) -> None:
    """What is said there has passed `for_terminal`, or was made by a format."""
    assert using(stream) == STREAMS[stream]
    module, name = stream.split(".")
    assert not [one for one, tree in TREES.items() if f"{module}.{name}" in imported(tree)]


def imported(tree: ast.AST) -> set[str]:
    """What a module imports by name."""
    return {
        f"{node.module}.{one.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }


@pytest.mark.parametrize("printer", ["print", "typer.echo", "typer.secho", "rich.print", "pprint"])
def test_nobody_prints_past_them(printer: str) -> None:
    """The usual ways to print are no ways here."""
    assert not using(printer)


@pytest.mark.parametrize("function", RENDERED)
def test_what_a_format_made_comes_from_a_format(function: str) -> None:
    """Only the functions that draw, render or dump may write a text unchanged."""
    callers = {
        caller
        for name, tree in TREES.items()
        if name != "cli/streams.py"
        for caller, _ in calls(tree, function)
    }

    assert callers == RENDERED[function]


def test_what_is_drawn_is_made_harmless() -> None:
    """Rich is given texts of one function, which makes them harmless, and no markup."""
    assert using("rich", "rich.text.Text", "rich.console.Console") == {
        "cli/terminal.py",
        "cli/progress.py",
    }
    texts = [(name, call) for name, tree in TREES.items() for _, call in calls(tree, "Text")]
    assert [name for name, _ in texts] == ["cli/terminal.py"]
    (made,) = (call.args[0] for _, call in texts)
    assert isinstance(made, ast.Call)
    assert ast.unparse(made.func) in ESCAPES
    for _, call in calls(TREES["cli/terminal.py"], "Console"):
        assert ast.unparse(call).count("markup=False") == 1
    for method in ("print", "add_row", "add_column"):
        for caller, call in calls(TREES["cli/terminal.py"], method):
            # A table, or what `_text` has made: never a text as it is.
            given = [ast.unparse(one.func) for one in call.args if isinstance(one, ast.Call)]
            plain = [one for one in call.args if isinstance(one, ast.Constant | ast.JoinedStr)]
            assert not plain, caller
            assert set(given) <= {"_text", "_facts", "_table", "_indented", "_bullet"}, caller
    for caller, call in calls(TREES["cli/progress.py"], "add_task"):
        assert ast.unparse(call.args[0]).startswith("for_terminal("), caller
    for caller, call in calls(TREES["cli/progress.py"], "TextColumn"):
        assert "markup=False" in ast.unparse(call), caller


@pytest.mark.parametrize(
    ("maker", "modules"),
    [
        ("csv.writer", {"outgoing/csv.py"}),
        ("csv.DictWriter", set()),
        # Datasets for programs; the reader has refused what steers a terminal.
        ("json.dumps", {"outgoing/json.py", "exchange/ftm/out_values.py"}),
        ("json.JSONEncoder", {"exchange/bods/out_statements.py"}),
    ],
)
def test_one_file_writes_a_format(maker: str, modules: set[str]) -> None:
    """CSV and JSON are made where their dangers are known."""
    assert using(maker) == modules


def test_markdown_is_made_of_escaped_texts() -> None:
    """Every text that the view of Markdown puts between its own marks is escaped."""
    escaped = {"for_markdown", "paragraph_for_markdown"}
    for node in ast.walk(TREES["formats/markdown.py"]):
        if isinstance(node, ast.FormattedValue):
            inner = node.value
            is_escaped = isinstance(inner, ast.Call) and ast.unparse(inner.func) in escaped
            assert is_escaped or ast.unparse(inner) in {"name", "number", "' | '.join(cells)"}


def test_completion_offers_what_is_plain() -> None:
    """Each value offered at a Tab comes from `for_shell` or from the program itself."""
    tree = TREES["cli/completion.py"]
    yields = [n for n in ast.walk(tree) if isinstance(n, ast.Yield | ast.YieldFrom)]
    offered = {ast.unparse(n.value).split("(")[0] for n in yields if n.value is not None}
    assert offered == {"_offered", "answerable"}
    assert [caller for caller, _ in calls(tree, "for_shell")] == ["_offered"]
    completing = {
        ast.unparse(keyword.value)
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in {"autocompletion", "shell_complete"}
    }
    assert completing == {"company_names", "source_names", "lambda: [DATASET, *ANSWERING]"}
