"""`alliance convert`, and other formats under --data."""

import json
from pathlib import Path

import pytest

from alliance_cli.loading.packaged import packaged_dataset
from alliance_cli.loading.reader import load_dataset
from tests.cli.running import SMALL, run

TABLE = "owner,company,capital,colour\nAcme Ltd,Bolt,60%,red\nJane,Acme Ltd,51%,\n"


@pytest.fixture
def table(tmp_path: Path) -> str:
    """A table of holdings."""
    path = tmp_path / "holdings.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_a_table_becomes_a_dataset(table: str, tmp_path: Path) -> None:
    """Of our own form, that passes its checks."""
    out = tmp_path / "mine.yaml"
    result = run("convert", table, "--to", "alliance", "-o", str(out))

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "alliance: not carried over: column 1; --losses FILE lists each\n"
        "alliance: no day is told, 0001-01-01 stands for it; --as-of names one\n"
    )
    found = load_dataset(out)
    assert [(h.owner, h.company) for h in found.holdings] == [
        ("acme-ltd", "bolt"),
        ("jane", "acme-ltd"),
    ]


def test_a_dataset_becomes_a_table_on_standard_output() -> None:
    """What the table cannot hold is counted on standard error."""
    result = run("convert", str(SMALL), "--to", "csv")

    assert result.exit_code == 0
    assert result.stdout.startswith("owner,company,capital,votes,")
    assert result.stderr.startswith("alliance: not carried over: day 1, source 3, ")


def test_formulas_stay_unless_a_spreadsheet_is_to_be_safe(tmp_path: Path) -> None:
    """The `'` before one is read back as part of it, so it is a loss; other texts are the same."""
    path, losses = tmp_path / "a.csv", tmp_path / "losses.json"
    path.write_text('owner,company,capital,owner_name,note\na,b,10%,=1+1,-3\nc,b,5%,C,"@x,"\n')
    words = ("convert", str(path), "--to", "csv", "--losses", str(losses))

    plain = run(*words)
    assert ",=1+1," in plain.stdout
    assert "formula" not in plain.stderr
    losses.unlink()
    safe = run(*words, "--safe-csv")
    assert safe.exit_code == 0
    assert safe.stdout == plain.stdout.replace(",=1+1,", ",'=1+1,").replace("@x", "'@x")
    assert safe.stderr == "alliance: not carried over: formula 2\n"
    assert json.loads(losses.read_text())["losses"][0] == {
        "kind": "formula",
        "where": "owner_name",
        "what": "it is read back with ' before it: =1+1",
    }
    assert run(*words, "--safe-csv", "--strict", "--force").exit_code == 1


def test_only_csv_is_for_spreadsheets() -> None:
    """Elsewhere a formula is a text."""
    result = run("convert", str(SMALL), "--to", "bods", "--safe-csv")

    assert result.exit_code == 2
    assert "it is for --to csv" in result.stderr


def test_standard_input_is_read() -> None:
    """And recognised by what it says."""
    result = run("convert", "-", "--to", "csv", stdin=TABLE)

    assert result.exit_code == 0
    assert "acme-ltd,bolt,60%" in result.stdout


def test_the_format_can_be_said(tmp_path: Path) -> None:
    """Where the beginning of a file does not tell."""
    path = tmp_path / "odd"
    path.write_text("firm,owner\nx,a\n", encoding="utf-8")
    result = run("convert", str(path), "--to", "csv", "--from", "csv")

    assert result.exit_code == 3
    assert "bad-table: the table has no column company" in result.stderr


def test_losses_are_written_in_full(table: str, tmp_path: Path) -> None:
    """Each of them, as JSON."""
    losses = tmp_path / "losses.json"
    result = run("convert", table, "--to", "csv", "--losses", str(losses))

    assert json.loads(losses.read_text(encoding="utf-8")) == {
        "losses": [
            {
                "kind": "column",
                "where": "colour",
                "what": "a column of this name is not understood",
            }
        ]
    }
    assert result.stderr == "alliance: not carried over: column 1\n"


def test_losses_and_the_dataset_do_not_go_to_one_place(table: str, tmp_path: Path) -> None:
    """One would destroy the other."""
    out = str(tmp_path / "out.csv")
    for words in (("-o", out, "--losses", out), ("-o", "-", "--losses", "-")):
        result = run("convert", table, "--to", "csv", *words)
        assert result.exit_code == 2
        assert "Invalid value for --losses: it is where the dataset goes" in result.stderr
        assert result.stdout == ""
    assert list(tmp_path.iterdir()) == [Path(table)]


def test_the_dataset_and_its_losses_are_written_together(table: str, tmp_path: Path) -> None:
    """Where one cannot be written the other is not there either."""
    out, losses = tmp_path / "out.csv", tmp_path / "no" / "losses.json"
    result = run("convert", table, "--to", "csv", "-o", str(out), "--losses", str(losses))

    assert result.exit_code == 2
    assert "losses.json cannot be written" in result.stderr
    assert list(tmp_path.iterdir()) == [Path(table)]


def test_strict_lists_what_is_lost_too(table: str, tmp_path: Path) -> None:
    """Though it writes no dataset."""
    losses = tmp_path / "losses.json"
    result = run("convert", table, "--to", "csv", "--strict", "--losses", str(losses))

    assert (result.exit_code, result.stdout) == (1, "")
    assert len(json.loads(losses.read_text(encoding="utf-8"))["losses"]) == 1


def test_strict_writes_nothing_that_is_not_whole(table: str, tmp_path: Path) -> None:
    """Exit 1 where anything was lost; 0, and the file, where nothing was."""
    out = tmp_path / "out.csv"
    assert run("convert", table, "--to", "csv", "-o", str(out), "--strict").exit_code == 1
    assert not out.exists()

    assert run("convert", table, "--to", "csv", "-o", str(out)).exit_code == 0
    again = tmp_path / "again.csv"
    result = run("convert", str(out), "--to", "csv", "-o", str(again), "--strict")
    assert (result.exit_code, result.stderr) == (0, "")
    assert again.read_bytes() == out.read_bytes()


def test_nothing_is_overwritten_without_force(table: str) -> None:
    """Not even the input."""
    refused = run("convert", table, "--to", "csv", "-o", table)
    assert refused.exit_code == 2
    assert "is there already; --force overwrites it" in refused.stderr

    assert run("convert", table, "--to", "csv", "-o", table, "--force").exit_code == 0
    assert Path(table).read_text(encoding="utf-8").startswith("owner,company,capital,votes")
    losses = run("convert", table, "--to", "csv", "--losses", table)
    assert losses.exit_code == 2


def test_one_day_can_be_written() -> None:
    """The stakes in force then, without the ends that nobody knew."""
    result = run("convert", str(SMALL), "--to", "csv", "--as-of", "2023-11-07")

    lines = result.stdout.splitlines()
    assert "jidosha,moteurs,15%,0%,2002-05-28,," in "\n".join(lines)
    assert "2023-11-08" not in result.stdout


def test_a_day_can_be_given_to_what_has_none(table: str) -> None:
    """Where nothing is dated, one day is as another."""
    result = run("convert", table, "--to", "alliance", "--as-of", "2024-12-31")

    assert "as_of: 2024-12-31\n" in result.stdout
    assert "no day is told" not in result.stderr


def test_a_bare_number_needs_its_unit(tmp_path: Path) -> None:
    """For queries and checks as for conversions."""
    path = tmp_path / "bare.csv"
    path.write_text("owner,company,capital\na,x,60\n", encoding="utf-8")
    for words in (
        ("convert", str(path), "--to", "alliance"),
        ("owners", "x", "-d", str(path)),
        ("check", str(path)),
        ("diff", "2020", "2021", "x", "-d", str(path)),
    ):
        assert run(*words).exit_code == 3
        assert run(*words, "--share-unit", "percent").exit_code == 0


def test_gleif_is_only_read(table: str) -> None:
    """It has no stakes."""
    result = run("convert", table, "--to", "gleif")

    assert result.exit_code == 2
    assert "gleif is only read" in result.stderr


def test_a_file_with_problems_is_not_converted(tmp_path: Path) -> None:
    """They are told with their places, and nothing is written."""
    path, out = tmp_path / "bad.csv", tmp_path / "out.yaml"
    path.write_text("owner,company,capital\na,x,60%\nb,x,60%\n", encoding="utf-8")
    result = run("convert", str(path), "--to", "alliance", "-o", str(out))

    assert result.exit_code == 3
    assert f"{path}:2:1: more-than-whole: " in result.stderr
    assert result.stderr.endswith("alliance: 1 error; nothing is converted\n")
    assert not out.exists()


def test_queries_read_a_table(table: str) -> None:
    """And say on standard error what they left out."""
    result = run("owners", "bolt", "-d", table, "--json")

    assert result.exit_code == 0
    assert [o["owner"] for o in json.loads(result.stdout)["owners"]] == ["acme-ltd", "jane"]
    assert result.stderr == (
        "alliance: not read: column 1 (alliance convert --losses lists them)\n"
    )


def test_a_table_of_the_packaged_holdings_gives_equal_answers(tmp_path: Path) -> None:
    """Every calculation, on several days."""
    path = str(tmp_path / "alliance.csv")
    assert run("convert", str(packaged_dataset()), "--to", "csv", "-o", path).exit_code == 0
    for day in ("2010-12-31", "2020-12-31", "2023-12-06", "2024-12-31"):
        for words in (
            ("owners", "nissan"),
            ("owners", "renault"),
            ("portfolio", "french-state"),
            ("chains", "french-state", "ampere"),
            ("loops",),
            ("controllers", "renault-korea"),
            ("group", "renault"),
            ("power", "horse"),
            ("ubo", "renault"),
            ("sanctions", "--listed", "renault"),
        ):
            same, other = (
                run(*words, "--as-of", day, "--json", "-d", file)
                for file in (str(packaged_dataset()), path)
            )
            assert other.exit_code == same.exit_code
            if same.exit_code:
                continue
            told, told_too = (json.loads(result.stdout) for result in (same, other))
            assert {k: v for k, v in told.items() if k != "sources"} == {
                k: v for k, v in told_too.items() if k != "sources"
            }


@pytest.mark.parametrize(
    ("begins", "what", "line"),
    [
        ('[{"statementId": "', "value", 1),
        ('{"id": "a", "schema": "Company"}\n{"id": "', "value", 2),
        ("owner,company\nA,B\nA,", "line", 3),
        ("<RelationshipData>\n<RelationshipRecord><a>", "record", 2),
    ],
)
def test_a_line_without_end_is_refused(begins: str, what: str, line: int, tmp_path: Path) -> None:
    """With its place, and without reading on; a gigabyte is refused as these are."""
    path = tmp_path / "long"
    path.write_text(begins + "x" * (18 * 2**20), encoding="utf-8")
    result = run("convert", str(path), "--to", "csv")

    assert (result.exit_code, result.stdout) == (3, "")
    assert f"{path}:{line}:" in result.stderr
    assert f"cannot-read: this {what} is longer than 16 million characters" in result.stderr
    assert len(result.stderr) < 1000
