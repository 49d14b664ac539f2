import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from alliance_cli.cli.app import app

HEAD = "title: T\nas_of: 2024-01-01\n"
TWO = f"{HEAD}companies: {{a: {{name: A}}, b: {{name: B}}}}\nsources: {{s: {{title: S}}}}\n"
BILLION_LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
QUADRATIC = f"a: &a [{'x, ' * 2000}]\nb: [{'*a, ' * 2000}]\n"
TEXT_BOMB = f'{HEAD}companies: {{a: {{name: &a "{"x" * 50_000}", aliases: [{"*a, " * 5000}]}}}}\n'
KEY_BOMB = (
    f"{HEAD}companies: {{a: {{name: A}}}}\nholdings:\n"
    f"  - &a\n    ? {'x' * 50_000}\n    : 1\n" + "  - *a\n" * 3000
)
NESTED_BLOCK = "".join(f"{' ' * depth}a:\n" for depth in range(10_000))
WIDEST = 300
"""Characters that a line of output may take, the path included, whatever the file holds."""


def holding(capital: str) -> str:
    """A file whose one holding has this share."""
    return f"{TWO}holdings: [{{owner: a, company: b, capital: {capital}, sources: [s]}}]\n"


def dated(date: str) -> str:
    """A file whose one source has this date."""
    return f"{HEAD}sources: {{s: {{title: S, date: {date}}}}}\n"


def named(name: str) -> str:
    """A file whose one company has this name."""
    return f"{HEAD}companies: {{a: {{name: {name}}}}}\n"


def owned_by(owner: str) -> str:
    """A file whose one holding has this owner."""
    return f"{TWO}holdings: [{{owner: {owner}, company: b, capital: 5%, sources: [s]}}]\n"


def invoked(*words: str | Path, given: bytes | None = None) -> Result:
    """What the program does with these words, in process."""
    return CliRunner().invoke(app, [str(word) for word in words], input=given)


def is_refused(result: Result, name: str) -> bool:
    """Whether a run ended with the problem `name` and exit code 3, without a traceback."""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert all(len(line) <= WIDEST for line in result.output.splitlines())
    return f" {name}: " in result.output and result.exit_code == 3


UNREAD = {
    "binary bytes": (bytes(range(256)), "not-text"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-text"),
    "UTF-16": (HEAD.encode("utf-16"), "not-text"),
    "UTF-16 without its mark": (HEAD.encode("utf-16-le"), "not-yaml"),
    "latin-1": ("title: Société".encode("latin-1"), "not-text"),
    "surrogates as bytes": (b"title: \xed\xa0\x80\n", "not-text"),
    "a NUL byte": (b"title: a\0b\n", "not-yaml"),
    "an escape byte": (b"title: a\x1b[31mb\n", "not-yaml"),
}
REFUSED = {
    "an empty file": ("", "wrong-type"),
    "a comment": ("# nothing\n", "wrong-type"),
    "a list at the top": ("- a\n- b\n", "wrong-type"),
    "a text at the top": ("hello", "wrong-type"),
    "a number at the top": ("42", "wrong-type"),
    "a null at the top": ("null", "wrong-type"),
    "a true at the top": ("true", "wrong-type"),
    "a list of companies": (f"{HEAD}companies: [a, b]\n", "wrong-type"),
    "a list as a company": (f"{HEAD}companies: {{a: [b]}}\n", "wrong-type"),
    "a list as a holding": (f"{HEAD}holdings: [[a, b, 5%]]\n", "wrong-type"),
    "a map of holdings": (f"{HEAD}holdings: {{a: b}}\n", "wrong-type"),
    "a text as an investment": (f"{HEAD}investments: [a in b]\n", "wrong-type"),
    "a null as a valuation": (f"{HEAD}valuations: [null]\n", "wrong-type"),
    "10,000 brackets": ("[" * 10_000, "not-yaml"),
    "10,000 closed brackets": ("[" * 10_000 + "]" * 10_000, "not-yaml"),
    "10,000 braces": ("{a: " * 10_000 + "}" * 10_000, "not-yaml"),
    "10,000 block maps": (NESTED_BLOCK, "not-yaml"),
    "10,000 block lists": ("- " * 10_000, "not-yaml"),
    "the billion laughs": (BILLION_LAUGHS, "not-yaml"),
    "a quadratic alias bomb": (QUADRATIC, "not-yaml"),
    "a text repeated by aliases": (TEXT_BOMB, "not-yaml"),
    "a key repeated by aliases": (KEY_BOMB, "not-yaml"),
    "an alias of itself in a list": ("a: &a [*a]\n", "not-yaml"),
    "an alias of itself in a map": ("&a {title: *a}\n", "not-yaml"),
    "an alias of nothing": ("title: *a\n", "not-yaml"),
    "an alias as a key": ("a: &a x\n*a : y\n", "not-yaml"),
    "a python object": ("title: !!python/object/apply:os.system [id]\n", "not-yaml"),
    "a python name": ("!!python/name:os.system title: T\n", "not-yaml"),
    "a tag of one's own": ("title: !mine T\n", "not-yaml"),
    "a merge key": (f"{HEAD}companies: {{a: &a {{name: A}}, b: {{<<: *a}}}}\n", "unknown-field"),
    "two documents": (f"{HEAD}---\n{HEAD}", "not-yaml"),
    "a list as a key": ("? [a, b]\n: c\n", "not-yaml"),
    "a tab before a key": ("title: T\n\tas_of: 2024-01-01\n", "not-yaml"),
    "a section twice": (f"{HEAD}companies: {{}}\ncompanies: {{}}\n", "duplicate-key"),
    "numbers as fields": (f"{HEAD}1: a\n2.5: b\n", "unknown-field"),
    "a number as the id of a company": (f"{HEAD}companies: {{7: {{name: Seven}}}}\n", "bad-id"),
    "a lone surrogate": (r'title: "\ud800"', "not-yaml"),
    "a character beyond Unicode": (r'title: "\U00110000"', "not-yaml"),
    "a YAML of the future": ("%YAML 9.9\n---\ntitle: T\n", "not-yaml"),
    "a percentage of 100 digits": (holding("9" * 100 + "%"), "bad-share"),
    "a fraction of 100 digits": (holding(f"1/{'9' * 100}"), "bad-share"),
    "nan%": (holding("nan%"), "bad-share"),
    "1e400%": (holding("1e400%"), "bad-share"),
    "inf": (holding("inf"), "bad-share"),
    "YAML's own infinity": (holding(".inf"), "bad-share"),
    "a huge integer as a share": (holding("9" * 5000), "bad-share"),
    "Arabic digits": (holding("١٥%"), "bad-share"),
    "the year 0": (dated("0000-01-01"), "bad-date"),
    "a 13th month": (dated("2023-13-01"), "bad-date"),
    "the 30th of February": (dated("2023-02-30"), "bad-date"),
    "a huge integer as a date": (dated("9" * 5000), "bad-date"),
    "a huge amount": (
        f"{TWO}valuations: [{{company: a, value: EUR {'9' * 5000}T, date: 2024}}]\n",
        "bad-money",
    ),
    "a name with a line break": (named(r'"A\nB"'), "bad-text"),
    "a name with an escape sequence": (named(r'"A\e[31mB"'), "bad-text"),
    "a name that turns the line around": (named(r'"A\u202eB"'), "bad-text"),
    "a name with a NUL": (named(r'"A\0B"'), "bad-text"),
    "a name of spaces": (named('"  "'), "bad-text"),
    "sources 40 lists deep": (
        f"{TWO}holdings: [{{owner: a, company: b, capital: 5%, sources: {'[' * 40}s{']' * 40}}}]\n",
        "wrong-type",
    ),
    "a line of a megabyte": (named(f"{'x' * 1_000_000}, nome: y"), "unknown-field"),
    "a key of a megabyte": (f"{HEAD}? {'x' * 1_000_000}\n: 1\n", "unknown-field"),
    "an id of a megabyte": (owned_by("x" * 1_000_000), "unknown-company"),
    "2,000 problems": (
        f"{TWO}holdings:\n" + "  - {owner: 5, company: b, capital: 1%}\n" * 2000,
        "wrong-type",
    ),
}
LEGITIMATE = {
    "CRLF line ends": HEAD.replace("\n", "\r\n").encode(),
    "CR line ends": HEAD.replace("\n", "\r").encode(),
    "a byte order mark": HEAD.encode("utf-8-sig"),
    "a name in Arabic": (
        f"{HEAD}companies: {{a: {{name: أرامكو السعودية}}, b: {{name: B}}}}\n"
        "sources: {s: {title: S}}\n"
        "holdings: [{owner: a, company: b, capital: 5%, sources: [s]}]\n"
    ).encode(),
    "an end of document": f"{HEAD}...\n".encode(),
    "a start of document": f"%YAML 1.1\n---\n{HEAD}".encode(),
    "tabs between words": b"title:\tT\t\nas_of:\t2024-01-01\n",
    "an empty company list": f"{HEAD}companies:\nholdings: []\n".encode(),
}
IN_A_PROCESS = ("the billion laughs", "10,000 brackets", "a python object", "a lone surrogate")


@pytest.mark.parametrize(("content", "name"), UNREAD.values(), ids=UNREAD)
def test_bytes_that_are_no_text_are_named(content: bytes, name: str, tmp_path: Path) -> None:
    """A file that is not UTF-8 text ends in a named problem."""
    path = tmp_path / "f.yaml"
    path.write_bytes(content)
    assert is_refused(invoked("check", path), name)


@pytest.mark.parametrize(("text", "name"), REFUSED.values(), ids=REFUSED)
def test_hostile_text_is_named(text: str, name: str, tmp_path: Path) -> None:
    """Whatever a file holds, `check` names the problem, and every line it prints stays short."""
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    assert is_refused(invoked("check", path), name)


@pytest.mark.parametrize(("text", "name"), REFUSED.values(), ids=REFUSED)
def test_hostile_standard_input_answers_nothing(text: str, name: str) -> None:
    """A query of hostile data on standard input is refused by the same name."""
    assert is_refused(invoked("companies", "--data", "-", given=text.encode()), name)


@pytest.mark.parametrize(("content", "name"), UNREAD.values(), ids=UNREAD)
def test_hostile_bytes_on_standard_input_answer_nothing(content: bytes, name: str) -> None:
    """Bytes that are no text are refused on standard input too."""
    assert is_refused(invoked("companies", "--data", "-", given=content), name)


@pytest.mark.parametrize("content", LEGITIMATE.values(), ids=LEGITIMATE)
def test_unusual_files_that_are_sound_are_read(content: bytes, tmp_path: Path) -> None:
    """What is merely unusual is no problem."""
    path = tmp_path / "f.yaml"
    path.write_bytes(content)
    assert invoked("check", path).exit_code == 0
    assert invoked("companies", "--data", "-", given=content).exit_code == 0


def test_a_name_in_another_script_is_printed(tmp_path: Path) -> None:
    """A company may be called what it is called at home."""
    path = tmp_path / "f.yaml"
    path.write_bytes(LEGITIMATE["a name in Arabic"])
    result = invoked("companies", "--data", path)
    assert "أرامكو السعودية" in result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize("owner", ["7", "1.5", "null", "true", "2024-01-01", "[a]", "{a: b}"])
def test_an_id_that_is_not_text_is_refused(owner: str) -> None:
    """Numbers, dates, lists and the like are nobody's id; no Python shows through."""
    result = invoked("check", "--data", "-", given=owned_by(owner).encode())
    assert is_refused(result, "wrong-type")
    assert not any(word in result.output for word in ("None", "True", "Decimal", "['", "{'"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no dataset."""
    assert is_refused(invoked("check", tmp_path), "cannot-read")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """A file without permission to read it is named as such."""
    path = tmp_path / "f.yaml"
    path.write_text(HEAD, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    assert is_refused(invoked("check", path), "cannot-read")


@pytest.mark.parametrize("path", ["a\0b", "x" * 256, "no/such/folder/f.yaml", ""])
def test_a_path_that_leads_nowhere_is_refused(path: str) -> None:
    """A path that no file can have is a file that cannot be read."""
    assert is_refused(invoked("check", path), "cannot-read")


@pytest.mark.parametrize("case", ["a NUL byte", "UTF-16", "an escape byte"])
def test_hostile_bytes_are_told_to_scripts(case: str) -> None:
    """With --json, bad data is one JSON object on standard error, and nothing is answered."""
    content, name = UNREAD[case]
    result = invoked("companies", "--data", "-", "--json", given=content)
    error = json.loads(result.stderr)["error"]
    assert [problem["name"] for problem in error["problems"]] == [name]
    assert (error["code"], result.stdout, result.exit_code) == ("invalid-data", "", 3)


def test_every_problem_of_a_long_file_is_told(tmp_path: Path) -> None:
    """Two thousand mistakes are two thousand reports."""
    path = tmp_path / "f.yaml"
    path.write_text(REFUSED["2,000 problems"][0], encoding="utf-8")
    assert "2000 errors" in invoked("check", path).stdout


def test_a_terminal_is_never_steered_by_a_file(tmp_path: Path) -> None:
    """What a file shows of itself in an excerpt has no control characters."""
    path = tmp_path / "f.yaml"
    path.write_text(f"{HEAD}bad\u200efield\u009b31m\u202e: 1\ncompanies: 7\n", encoding="utf-8")
    result = invoked("check", path)
    assert result.exit_code == 3
    assert all(line.isprintable() for line in result.stdout.splitlines())


def test_a_terminal_is_never_steered_by_the_name_of_a_file() -> None:
    """A path with an escape sequence in it is printed without it."""
    result = invoked("check", "no\x1b[31mfile.yaml")
    assert is_refused(result, "cannot-read")
    assert "\x1b" not in result.output


def test_many_slips_among_many_names_are_told_in_time() -> None:
    """Near names are looked for as long as that is quick; all slips are told."""
    companies = "".join(f"  company-{n}: {{name: Company {n}}}\n" for n in range(5000))
    holdings = "".join(
        f"  - {{owner: compnay-{n}, company: company-{n}, capital: 5%}}\n" for n in range(100)
    )
    text = f"{HEAD}companies:\n{companies}holdings:\n{holdings}"
    told = invoked("check", "-d", "-", given=text.encode()).stdout
    assert told.count("unknown-company: no company") == 100
    assert "did you mean 'company-0'?" in told


def test_many_overfull_days_of_one_company_stay_readable() -> None:
    """A thousand owners who overlap are told in less than a book."""
    holdings = "".join(
        f"  - {{owner: a, company: b, capital: {50 + n % 2}%, since: {1000 + n}}}\n"
        for n in range(1000)
    )
    result = invoked("check", "-d", "-", given=f"{TWO}holdings:\n{holdings}".encode())
    assert is_refused(result, "more-than-whole")
    assert len(result.stdout) < 2_000_000


@pytest.mark.parametrize("case", IN_A_PROCESS)
def test_the_program_itself_refuses_hostile_files(case: str, tmp_path: Path) -> None:
    """`python -m alliance_cli` ends with exit code 3 and a problem, never with a traceback."""
    text, name = REFUSED[case]
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "alliance_cli", "check", str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 3
    assert f" {name}: " in result.stdout
    assert result.stderr == ""


def close_standard_input() -> None:
    """Leave this process without standard input, as some services start programs."""
    os.close(0)


def test_no_standard_input_is_refused() -> None:
    """Where there is no standard input at all, `-` is a file that cannot be read."""
    result = subprocess.run(
        [sys.executable, "-m", "alliance_cli", "check", "-"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=close_standard_input,
    )
    assert " cannot-read: " in result.stdout
    assert (result.returncode, result.stderr) == (3, "")


def limit_memory() -> None:
    """Let this process have no more than 1.5 GB, so that reading on and on would fail."""
    resource.setrlimit(resource.RLIMIT_AS, (1536 * 2**20, 1536 * 2**20))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file on this system")
def test_an_endless_file_is_refused_by_its_size() -> None:
    """A file without end is given up at the size limit, in bounded memory."""
    result = subprocess.run(
        [sys.executable, "-m", "alliance_cli", "check", "/dev/zero"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limit_memory,  # no threads here
    )
    assert result.returncode == 3
    assert "/dev/zero: cannot-read: " in result.stdout
    assert "larger than 256 MiB" in result.stdout
