"""Hostile names, addresses and long texts in every format, and typed on the command line.

Sizes are such that work that grows with their square would take hours.
"""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from alliance_cli.cli.app import app
from alliance_cli.cli.intake import examine
from alliance_cli.errors import ProblemName
from alliance_cli.exchange.account import Account
from alliance_cli.model.examination import Examination
from tests.exchange import bods_statements as bods
from tests.exchange import ftm_reading as ftm
from tests.exchange import gleif_files as gleif

CASES = Path(__file__).parent / "cases"
HEAP = "a" + "\u0316\u0301" * 24_000
HOSTILE = {
    "a heap of marks": HEAP,
    "a small heap of marks": "a" + "\u0316\u0301" * 400,
    "a heap of half-width marks": "a" + "\uff9e\u0301" * 400,
    "a text of no width": "\u200b\u2063",
    "a filler": "\u3164",
    "a filler in a name": "Acme\u3164",
    "a space of no width in a name": "Ac\u200bme",
    "a private-use letter": "Acme \ue000",
    "no character": "Acme \ufdd0",
    "a long name": "x" * 1001,
}
UNSAFE = {
    "a script": "javascript:alert(1)",
    "markup": "https://example.org/<script>alert(1)</script>",
    "a quote": 'https://example.org/"onload="x',
    "no host": "https:///a",
    "what has no width": "https://example.org/\u200ba",
    "a control": "https://example.org/\x1b[31m",
    "what is too long": "https://example.org/" + "a" * 5000,
}


def checked(path: Path, account: Account | None = None) -> Examination:
    """Everything right and wrong with a file."""
    return examine(str(path), account=account)


def names_of(found: Examination) -> Counter[ProblemName]:
    """How many problems of each name."""
    return Counter(problem.name for problem in found.problems)


def invoked(*words: str) -> Result:
    """What the program does with these words, in process."""
    return CliRunner().invoke(app, list(words))


def our_file(name: str, url: str) -> str:
    """A file of our own whose company has this name, and whose source this address."""
    source = {"title": "S", "url": url} if url else {"title": "S"}
    return json.dumps(
        {
            "title": "T",
            "as_of": "2024-01-01",
            "sources": {"s": source},
            "companies": {"a": {"name": name}, "b": {"name": "B"}},
            "holdings": [{"owner": "a", "company": "b", "capital": "5%", "sources": ["s"]}],
        },
        ensure_ascii=False,
    )


def table(name: str, url: str) -> str:
    """A table."""
    cells = ("a", "b", "5%", name, url)
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    return f"owner,company,capital,owner_name,source\n{quoted}\n"


def statements(name: str, url: str) -> str:
    """Statements of BODS."""
    described = {"source": {"description": "S", "url": url}} if url else {}
    return json.dumps(
        [
            bods.entity("a", name=name),
            bods.entity("b"),
            {**bods.holds("a", "b", bods.stake(5)), **described},
        ],
        ensure_ascii=False,
    )


def entities(name: str, url: str) -> str:
    """Entities of FollowTheMoney."""
    return "\n".join(
        (
            ftm.company("a", name=name),
            ftm.company("b"),
            ftm.stake("a", "b", "5", **({"sourceUrl": url} if url else {})),
        )
    )


def records(name: str, _: str) -> str:
    """Records of GLEIF, which have no addresses."""
    return gleif.as_json([gleif.entity(gleif.ID_A, name)])


FORMATS: dict[str, tuple[str, Callable[[str, str], str]]] = {
    "alliance": ("f.yaml", our_file),
    "csv": ("f.csv", table),
    "bods": ("f.json", statements),
    "ftm": ("f.jsonl", entities),
    "gleif": ("g.json", records),
}
MENDED = frozenset({"ftm", "gleif"})
"""Formats in which what is not seen is taken out or marked, as controls are."""


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_no_hostile_name_comes_in(name: str, format_: str, tmp_path: Path) -> None:
    """It is refused with its place, or mended where a format mends; it is never taken as it is."""
    file, written = FORMATS[format_]
    path = tmp_path / file
    path.write_text(written(name, ""), encoding="utf-8")
    found = checked(path)
    if format_ in MENDED:
        assert found.dataset is not None
        names = [party.name for party in found.dataset.parties]
        assert name not in names
        assert all(len(one) <= 1000 for one in names)
    else:
        assert names_of(found)[ProblemName.BAD_TEXT] == 1
        assert found.dataset is None


@pytest.mark.parametrize("url", UNSAFE.values(), ids=UNSAFE)
def test_an_unsafe_address_is_an_error_in_our_own_files(url: str, tmp_path: Path) -> None:
    """Whoever writes the file can mend it."""
    path = tmp_path / "f.yaml"
    path.write_text(json.dumps(json.loads(our_file("A", url))), encoding="utf-8")
    assert names_of(checked(path)) == {ProblemName.UNSAFE_URL: 1}


@pytest.mark.parametrize("format_", ["csv", "bods", "ftm"])
@pytest.mark.parametrize("url", UNSAFE.values(), ids=UNSAFE)
def test_an_unsafe_address_of_others_is_a_loss(url: str, format_: str, tmp_path: Path) -> None:
    """No file is refused for one address; none of them is an address of the dataset."""
    if format_ == "csv" and not url.startswith("http"):
        pytest.skip("a cell that does not begin like an address is a title")
    file, written = FORMATS[format_]
    path = tmp_path / file
    path.write_text(written("A", url), encoding="utf-8")
    account = Account()
    found = checked(path, account)
    assert found.dataset is not None
    assert [source.url for source in found.dataset.sources.values()] == [None]
    assert account.counts()["web address"] == 1


@pytest.mark.parametrize("format_", ["alliance", "csv", "bods", "ftm"])
def test_names_that_look_alike_are_a_warning_in_every_format(format_: str, tmp_path: Path) -> None:
    """A file may have them, unless it is checked strictly."""
    file, written = FORMATS[format_]
    path = tmp_path / file
    text = written("Аpple", "https://example.org/")
    for plain, named in (
        ('"name": "B"', '"name": "Apple"'),
        ('"name": "b"', '"name": "Apple"'),
        ("The b", "Apple"),
        (',"b",', ',"Apple",'),
    ):
        text = text.replace(plain, named)
    path.write_text(text, encoding="utf-8")
    found = checked(path)
    assert names_of(found)[ProblemName.LOOK_ALIKE_NAMES] == 1
    assert found.dataset is not None
    assert invoked("check", str(path)).exit_code == 0
    assert invoked("check", "--strict", str(path)).exit_code == 3


def test_names_that_cannot_be_seen() -> None:
    """Each is refused, and one that looks like another is a warning."""
    found = names_of(checked(CASES / "bidi-invisible-names.yaml"))
    assert found[ProblemName.BAD_TEXT] == 5
    assert found[ProblemName.LOOK_ALIKE_NAMES] == 1


@pytest.mark.parametrize("case", ["markdown-html", "unsafe-url"])
def test_addresses_that_run(case: str) -> None:
    """Markup in the place of an address, and a script; markup in other texts is text."""
    found = names_of(checked(CASES / f"{case}.yaml"))
    assert found == {ProblemName.UNSAFE_URL: 1}


def test_many_unknown_ids_of_many_letters_alike() -> None:
    """Every one is a problem; as many have a suggestion as can be looked for at once."""
    problems = checked(CASES / "slow-unknown-ids.yaml").problems
    unknown = [p for p in problems if p.name is ProblemName.UNKNOWN_COMPANY]
    assert len(unknown) == 500
    assert "did you mean 'company-number-0-of-" in unknown[0].way_out
    assert 20 < sum("did you mean" in problem.way_out for problem in unknown) <= 200


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("owner", HEAP),
        ("company", HEAP),
        ("sources", [HEAP]),
        ("capital", HEAP),
        ("capital", "1" * 100_000),
        ("capital", "1/" * 50_000),
        ("since", "-" * 100_000),
        ("note", HEAP),
        (HEAP, "1"),
    ],
)
def test_long_texts_in_any_field_are_refused_at_once(
    field: str, text: str | list[str], tmp_path: Path
) -> None:
    """With a problem of their field, and a way out."""
    file = json.loads(our_file("A", ""))
    file["holdings"][0][field] = text
    path = tmp_path / "f.yaml"
    path.write_text(json.dumps(file, ensure_ascii=False), encoding="utf-8")
    found = checked(path)
    assert found.dataset is None
    assert all(problem.way_out for problem in found.problems)


def test_a_heap_of_marks_as_an_id(tmp_path: Path) -> None:
    """An id is none, and the id that it would make is not looked for in all of it."""
    path = tmp_path / "f.yaml"
    heap = HOSTILE["a small heap of marks"]
    path.write_text(our_file("A", "").replace('"a"', f'"{heap}"'), encoding="utf-8")
    assert names_of(checked(path))[ProblemName.BAD_ID] == 1


@pytest.mark.parametrize(
    "words",
    [
        ("stakes", HEAP),
        ("show", HEAP),
        ("sources", HEAP),
        ("chains", HEAP, "nissan"),
        ("stakes", "x" * 100_000),
        ("controllers", "renault", "--together", ",".join(["zz"] * 30_000)),
        ("controllers", "renault", "--together", HEAP),
        ("stakes", "renault", "--as-of", "1-" * 50_000),
        ("owners", "renault", "--assume", HEAP),
        ("owners", "renault", "--assume", "a " * 50_000),
        ("owners", "renault", "--assume", "renault holds 5% of " + "nissan " * 15_000),
        ("owners", "renault", "--assume", "renault holds " + "1" * 100_000 + "% of nissan"),
        ("controllers", "renault", "--threshold", "9" * 100_000),
        ("controllers", "renault", "--threshold", "0." + "9" * 100_000),
        ("controllers", "renault", "--threshold", HEAP),
    ],
    ids=lambda words: " ".join(word[:20] for word in words),
)
def test_long_words_on_the_command_line_are_refused_at_once(words: tuple[str, ...]) -> None:
    """With wrong usage, and in a message that can be read."""
    result = invoked(*words)
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 2
    assert len(result.output) < 1500
