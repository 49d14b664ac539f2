"""Hostile texts in every field of every format, looked for in every output."""

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape
from io import StringIO
from pathlib import Path

import pytest
from markdown_it import MarkdownIt  # Rich brings it
from markdown_it.token import Token

from alliance_cli.outgoing.characters import harmless, is_visible
from alliance_cli.outgoing.csv import is_formula
from tests.cli.running import run
from tests.hostile.texts import HOSTILE, files, read_in_names

JOINERS = "\u200c\u200d"
ISOLATES = "\u2068\u2069"
UNISOLATED = dict.fromkeys(map(ord, ISOLATES))
QUESTIONS = (
    ("companies", "--sources"),
    ("stakes", "A", "--notes", "--sources"),
    ("owners", "A", "--sources"),
    ("portfolio", "A"),
    ("chains", "A", "B", "--sources"),
    ("loops", "--sources"),
    ("controllers", "A"),
    ("group", "A"),
    ("power", "A"),
    ("ubo", "A", "--rule", "psc"),
    ("sanctions", "--listed", "A"),
    ("investments", "--notes", "--sources"),
    ("projects", "--notes", "--sources"),
    ("timeline", "--sources"),
    ("diff", "2010", "2024"),
    ("sources",),
    ("check",),
)
"""Every command that answers; A and B are two companies of the file."""
BLOCKS = {"paragraph", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "ordered_list"}
INLINE = {"inline", "text", "strong", "text_special", "softbreak", "list_item"}
WAYS = ((), ("-f", "markdown"), ("-f", "csv"), ("--safe-csv",), ("--json",))


FORMATS = ("all.yaml", "all.csv", "bods.json", "ftm.jsonl", "gleif.json")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a hostile file of every format."""
    folder = tmp_path_factory.mktemp("hostile")
    assert {path.name for path in files(folder)} == set(FORMATS)
    return folder


def questions(path: Path) -> Iterator[tuple[str, ...]]:
    """Every command, asked about two companies of a file, and what each company is."""
    rows = csv.DictReader(StringIO(run("companies", "-d", str(path), "-f", "csv").stdout))
    ids = [row["id"] for row in rows]
    middle = "a" if "a" in ids else ids[0]
    named = {"A": middle, "B": ids[-1]}
    asked = (*QUESTIONS, *(("show", id_) for id_ in ids))
    return ((*(named.get(word, word) for word in words), "--data", str(path)) for words in asked)


def steering(text: str, *, more: str = "") -> list[str]:
    """The characters of an output that steer a terminal or hide."""
    allowed = JOINERS + "\n\u3000" + more
    selectors = re.compile("[\ufe0f\U000e0100-\U000e01ef]")
    return [c for c in text if not (is_visible(c) or c in allowed or selectors.match(c))]


def leaning(text: str) -> list[str]:
    """The characters written from the right that are not isolated."""
    outside = re.sub("\u2068[^\u2069\n]*\u2069", "", text)
    return [c for c in outside if unicodedata.bidirectional(c) in {"R", "AL"}]


def acting(tokens: Iterable[Token]) -> Iterator[str]:
    """What of a Markdown text is more than text: not tables, lists, titles in bold and links."""
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind == "link":
            address = str(token.attrs.get("href", "https://"))
            if not address.startswith(("http://", "https://")):
                yield address
        elif kind == "html_inline":
            yield from [] if token.content == "<br>" else [token.content]
        elif kind not in BLOCKS | INLINE:
            yield f"{kind}: {token.content}"
        yield from acting(token.children or ())


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_in_a_file_acts_in_an_answer(name: str, folder: Path) -> None:
    """No command in any format ends in a traceback, steers a terminal, or acts in a document."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for words in questions(folder / name):
        # Of each company alone only what people see is looked at: the rest is in other answers.
        for way in WAYS[:2] if words[0] == "show" else WAYS:
            result = run(*words, *way)
            asked = (words, way)
            assert result.exit_code in range(4), asked
            assert isinstance(result.exception, SystemExit | None), asked
            assert not steering(result.stderr), asked
            if not way:
                assert not steering(result.stdout, more=ISOLATES), asked
                assert words[0] == "check" or not leaning(result.stdout), asked
            elif way[-1] == "markdown":
                assert not steering(result.stdout, more=ISOLATES), asked
                assert not leaning(result.stdout), asked
                assert not list(acting(markdown.parse(result.stdout))), asked
            elif way == ("--json",) and result.stdout:
                assert json.loads(result.stdout), asked
                assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", result.stdout)
            elif way == ("--safe-csv",):
                cells = [cell for row in csv.reader(StringIO(result.stdout)) for cell in row]
                assert not [cell for cell in cells if is_formula(cell)], asked


def test_a_text_is_shown_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is harmless in a text is there for people, and all of it for programs."""
    monkeypatch.setenv("COLUMNS", "400")
    asked = ("sources", "--data", str(folder / "all.yaml"))
    texts = read_in_names(folder)
    assert len(texts) > len(HOSTILE) / 2

    table = run(*asked).stdout.translate(UNISOLATED)
    answer = json.loads(run(*asked, "--json").stdout)
    rows = list(csv.DictReader(StringIO(run(*asked, "-f", "csv").stdout)))
    html = MarkdownIt("commonmark").enable("table").render(run(*asked, "-f", "markdown").stdout)
    # That an address is a link is no change of the text.
    shown = re.sub("<a [^>]*>|</a>", "", html.translate(UNISOLATED))
    assert not [text for text in texts if harmless(text) not in table]
    assert {source["title"] for source in answer["sources"].values()} == set(texts)
    assert {row["title"] for row in rows if row["table"] == "sources"} == set(texts)
    assert not [
        text
        for text in texts
        if escape(harmless(text), quote=False) not in shown.replace("&quot;", '"')
    ]


@pytest.mark.parametrize("format_", ["alliance", "csv", "bods", "ftm"])
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_acts_in_what_convert_says(
    name: str, format_: str, folder: Path, tmp_path: Path
) -> None:
    """Its messages and its list of losses are as harmless as answers."""
    losses, out = tmp_path / "losses.json", tmp_path / "x\x1b[31m[bold]\u202e"
    words = ("convert", str(folder / name), "--to", format_, "-o", str(out))

    result, again = run(*words, "--losses", str(losses)), run(*words)
    assert (result.exit_code, again.exit_code) == (0, 2)
    assert not steering(result.stdout + result.stderr + again.stdout + again.stderr)
    assert not re.search("[\x7f-\x9f\u202a-\u202e]", losses.read_text(encoding="utf-8"))
    safe = run("convert", str(folder / name), "--to", "csv", "--safe-csv").stdout
    assert not [c for row in csv.reader(StringIO(safe)) for c in row if is_formula(c)]


@pytest.mark.parametrize("name", ["x[/bold].yaml", "a\x1b[31m\x9b\u202e.csv", "b\nc: d", "\udcff"])
def test_the_name_of_a_file_is_a_text(name: str, tmp_path: Path) -> None:
    """In problems, errors and answers, for a file that is bad, that is missing or is a folder."""
    (tmp_path / f"{name} folder").mkdir(parents=True)
    (tmp_path / name).write_bytes(b"title: [\n")
    for path in (tmp_path / name, tmp_path / f"{name} missing", tmp_path / f"{name} folder"):
        for words in (
            ("check", str(path)),
            ("check", str(path), "-f", "csv"),
            ("check", str(path), "-f", "markdown"),
            ("check", str(path), "--json"),
            ("stakes", "a", "-d", str(path)),
            ("stakes", "a", "-d", str(path), "--json"),
            ("convert", str(path), "--to", "csv"),
            ("convert", "-", "--to", "csv", "-o", str(path)),
            ("init", str(path)),
            ("init", str(path / "x")),
        ):
            result = run(*words, stdin="title: [\n")
            assert result.exit_code in range(4), words
            assert isinstance(result.exception, SystemExit | None), words
            quiet = result.stdout.replace("\r\n", "\n") + result.stderr
            assert not steering(quiet), words


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_typed_is_a_text(text: str) -> None:
    """Names, assumptions, days and options that are none come back harmless in the error."""
    for words in (
        ("stakes", text),
        ("stakes", "moteurs", "--assume", text),
        ("stakes", "moteurs", "--as-of", text),
        ("stakes", "moteurs", "-f", text),
        ("sources", text),
        ("schema", text),
        (text,),
        ("stakes", f"--{text}"),
    ):
        for way in ((), ("--json",)):
            result = run(*words, *way)
            assert result.exit_code == 2, words
            if way:
                assert json.loads(result.stderr)["error"]["message"], words
            else:
                assert not steering(result.stderr), words
