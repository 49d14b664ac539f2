"""What every query answers under assumptions, and what it says of them."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from alliance_cli.loading.packaged import packaged_dataset
from tests.cli.running import QUERIES, SMALL, run

SALE = "moteurs sells 10% of wheels to idle"
CLOSE = "commitments close"


def told(*words: str) -> dict[str, Any]:
    """The answer as a program reads it."""
    result = run(*words, "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def assuming(*sentences: str) -> tuple[str, ...]:
    """The options that assume these, one after the other."""
    return tuple(word for sentence in sentences for word in ("--assume", sentence))


def capitals(answer: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """By owner, between what and what its capital lies, to the hundredth of a per cent."""
    return {
        row["owner"]: (round(row["capital_min_pct"], 2), round(row["capital_max_pct"], 2))
        for row in answer["owners"]
    }


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_every_query_answers_an_assumption(words: tuple[str, ...]) -> None:
    """JSON lists what was assumed, in the words and the order given."""
    assert told(*words, *assuming(SALE, "Sara  holds 5% of QUIET"))["assumed"] == [
        SALE,
        "Sara  holds 5% of QUIET",
    ]


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_without_an_assumption_nothing_is_assumed(words: tuple[str, ...]) -> None:
    """The list is there and empty; people read nothing of it, nor of what was not carried out."""
    answer = told(*words)

    assert answer["assumed"] == []
    assert "unclosed" not in answer
    assert "Assumed" not in run(*words).stdout


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_people_read_what_was_assumed(words: tuple[str, ...], format_: str) -> None:
    """A line below the title says it, in a table of the terminal and in Markdown."""
    result = run(*words, *assuming(SALE, "sara holds 5% of quiet"), "-f", format_)

    assert result.exit_code == 0, result.stderr
    title, line, below = result.stdout.partition("\nAssumed: ")
    assert title
    assert "\n\n" not in title.strip()
    assert line
    assert " ".join(below.split()).startswith(f"{SALE}; sara holds 5% of quiet")


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_csv_is_a_file_without_comments(words: tuple[str, ...]) -> None:
    """The columns are those of any answer; of the assumption there is nothing beside the figures.

    The note of a changed line is a figure's own, and is told.
    """
    plain = run(*words, "-f", "csv")
    result = run(*words, *assuming(SALE), "-f", "csv")

    assert result.exit_code == 0, result.stderr
    assert "Assumed" not in result.stdout
    rows = list(csv.DictReader(StringIO(result.stdout)))
    assert all(
        "assumed: " not in value for row in rows for key, value in row.items() if key != "note"
    )
    assert result.stdout.splitlines()[0] == plain.stdout.splitlines()[0]


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_assuming_nothing_new_answers_the_same(words: tuple[str, ...]) -> None:
    """A trade of nothing leaves every answer as it was, but for what it says was assumed."""
    nothing = "idle buys 0% of wheels"
    # Without a day a timeline goes on after the day of the file; an assumption is of that day.
    day = ("--as-of", "2024-06-30") if words[0] == "timeline" else ()

    assert told(*words, *assuming(nothing)) == {**told(*words, *day), "assumed": [nothing]}


def test_several_apply_in_order() -> None:
    """Each changes the world of the next: a part of the enlarged company, or one diluted after."""
    subscribes, sells = "idle subscribes 50% of wheels", "moteurs sells 20% of wheels to idle"
    first = told("stakes", "wheels", *assuming(subscribes, sells))
    then = told("stakes", "wheels", *assuming(sells, subscribes))

    assert capitals(first) == {"moteurs": (5, 5), "idle": (70, 70), "jidosha": (12.5, 25)}
    assert capitals(then) == {"moteurs": (15, 15), "idle": (60, 60), "jidosha": (12.5, 25)}
    assert first["assumed"] == [subscribes, sells]
    assert then["assumed"] == [sells, subscribes]


def test_what_one_makes_the_next_can_need() -> None:
    """What is bought can be sold on, and not before."""
    buys, sells = "idle buys 5% of wheels from moteurs", "idle sells 5% of wheels to sara"

    assert "sara" in capitals(told("stakes", "wheels", *assuming(buys, sells)))
    refused = run("stakes", "wheels", *assuming(sells, buys))
    assert refused.exit_code == 2
    assert "Idle Fund holds nothing of Wheels & Tyres Joint Venture" in refused.stderr


def test_the_world_is_that_of_the_day() -> None:
    """An assumption is of the day asked: before it owned anything, a company sells nothing."""
    sale = assuming("moteurs sells 5% of ampere to idle")

    assert run("stakes", "ampere", *sale, "--as-of", "2023-11-01").exit_code in (0, 2)
    refused = run("stakes", "ampere", *sale, "--as-of", "2023-10-31")
    assert refused.exit_code == 2
    assert "holds nothing of Ampère on 2023-10-31" in " ".join(refused.stderr.split())


@pytest.mark.parametrize(
    ("words", "key", "party", "before", "after"),
    [
        (("owners", "wheels"), "owners", "idle", None, 10),
        (("portfolio", "idle"), "holdings", "wheels", None, 10),
    ],
)
def test_answers_through_others_follow(
    words: tuple[str, ...], key: str, party: str, before: float | None, after: float
) -> None:
    """What belongs to whom in the end is computed from the world assumed."""
    other = "owner" if key == "owners" else "company"

    def found(*more: str) -> float | None:
        rows = {row[other]: row["integrated_pct"] for row in told(*words, *more)[key]}
        value = rows.get(party)
        return None if value is None else float(value)

    assert found() == before
    assert found(*assuming(SALE)) == after


def test_control_follows() -> None:
    """Who gets the majority of the votes controls."""
    controllers = told("controllers", "wheels", *assuming("idle holds 50.1% of quiet"))
    quiet = told("controllers", "quiet", *assuming("idle holds 50.1% of quiet"))

    assert "idle" not in json.dumps(controllers["controllers"])
    assert "idle" in json.dumps(quiet["controllers"])


@pytest.mark.parametrize(
    ("sentence", "code", "message", "suggestions"),
    [
        ("nonsense", "bad-assumption", "'nonsense' is no assumption", []),
        ("commitment close", "bad-assumption", "is no assumption", [CLOSE]),
        (
            "moteurs hold 5% of quiet",
            "bad-assumption",
            "understood 'moteurs', stopped at 'hold 5% of quiet'",
            ["moteurs holds 5% of quiet"],
        ),
        ("moteurs holds 5% of quite", "unknown-company", "called 'quite'", ["quiet"]),
        ("moteurs holds 5% of idle", "bad-assumption", "Idle Fund is a holder", []),
        ("moteurs holds 5 of quiet", "bad-assumption", "5 is not a share; write 5%", []),
        ("moteurs sells 51% of wheels", "bad-assumption", "holds 50% of Wheels", []),
        (
            "jidosha holds 60% of ampere",
            "bad-assumption",
            "would hold at least 160% of its capital",
            ["jidosha subscribes 60% of ampere"],
        ),
        ("moteurs sells 5% of ampere", "bad-assumption", "the list of Ampère is complete", []),
        ("idle subscribes EUR 5M of quiet", "bad-assumption", "no valuation is known", []),
        ("idle subscribes USD 5M of ampere", "bad-assumption", "money is USD, the valuation", []),
        ("idle subscribes EUR 5M of moteurs", "bad-assumption", "only its enterprise value", []),
    ],
)
def test_what_cannot_be_assumed_is_wrong_usage(
    sentence: str, code: str, message: str, suggestions: list[str]
) -> None:
    """It exits with 2 and says why; under --json as one object; and nothing is answered."""
    result = run("stakes", "ampere", *assuming(sentence))
    as_json = run("stakes", "ampere", *assuming(sentence), "--json")

    assert (result.exit_code, result.stdout) == (as_json.exit_code, as_json.stdout) == (2, "")
    error = json.loads(as_json.stderr)["error"]
    assert (error["code"], error["suggestions"]) == (code, suggestions)
    assert message in error["message"]
    assert message in " ".join(result.stderr.split())
    assert all(suggestion in result.stderr for suggestion in suggestions)


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_every_query_refuses_what_cannot_be(words: tuple[str, ...]) -> None:
    """Whatever is asked, the world has to be one that can be."""
    result = run(*words, *assuming("moteurs sells 51% of wheels"))

    assert (result.exit_code, result.stdout) == (2, "")


def test_the_first_that_cannot_be_is_told() -> None:
    """What comes after it is not looked at."""
    result = run("companies", *assuming(SALE, "idle sells 11% of wheels", "nonsense"))

    assert result.exit_code == 2
    assert "Idle Fund holds 10% of Wheels" in result.stderr
    assert "nonsense" not in result.stderr


def test_commitments_of_the_small_world() -> None:
    """Up to EUR 600M and EUR 200M at EUR 8B to 10B; who owned all of it is diluted."""
    answer = told("stakes", "ampere", *assuming(CLOSE))

    assert capitals(answer) == {
        "moteurs": (90, 92.38),
        "jidosha": (5.66, 7.5),
        "sara": (1.96, 2.5),
    }
    assert [(i["investor"], i["status"], i["status_since"]) for i in answer["investments"]] == [
        ("state", "cancelled", "2024-03-31"),
        ("jidosha", "completed", "2024-06-30"),
        ("sara", "completed", "2024-06-30"),
    ]
    assert answer["unrecorded"]["capital_pct"] == 0
    assert "unclosed" not in answer


@pytest.fixture
def packaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dataset that comes with the program is asked."""
    monkeypatch.delenv("ALLIANCE_DATA")


@pytest.mark.usefixtures("packaged")
def test_commitments_in_ampere() -> None:
    """Nissan and Mitsubishi hold what their money would buy, and Renault is diluted."""
    answer = told("stakes", "ampere", *assuming(CLOSE))

    assert answer["assumed"] == [CLOSE]
    assert capitals(answer) == {
        "renault": (90, 92.38),
        "nissan": (5.66, 7.5),
        "mitsubishi-motors": (1.96, 2.5),
    }
    for row in answer["owners"]:
        assert row["note"] == "assumed: commitments close"
        assert row["votes_min_pct"] == row["capital_min_pct"]
        assert row["votes_max_pct"] == row["capital_max_pct"]


@pytest.mark.usefixtures("packaged")
def test_all_commitments() -> None:
    """What was carried out is completed on the day; what could not be is named, with the reason."""
    answer = told("investments", *assuming(CLOSE))
    before = told("investments")

    def having(found: dict[str, Any], status: str) -> set[tuple[str, str]]:
        rows = (row for row in found["investments"] if row["status"] == status)
        return {(row["investor"], row["company"]) for row in rows}

    left = {(one["investor"], one["company"]) for one in answer["unclosed"]}
    closed = {("nissan", "ampere"), ("mitsubishi-motors", "ampere")}
    assert left == having(answer, "committed")
    assert left | closed <= having(before, "committed")
    assert having(before, "committed") - left <= having(answer, "completed")
    assert ("renault", "flexis") in left
    assert {one["why"] for one in answer["unclosed"]} == {"no valuation is known"}
    implied = {
        (row["investor"], row["company"]): (
            round(row["implied_min_pct"], 2),
            round(row["implied_max_pct"], 2),
        )
        for row in before["investments"]
        if (row["investor"], row["company"]) in closed
    }
    assert implied == {
        ("nissan", "ampere"): (5.66, 7.5),
        ("mitsubishi-motors", "ampere"): (1.96, 2.5),
    }
    since = {
        (row["status_since"], row["implied_max_pct"])
        for row in answer["investments"]
        if (row["investor"], row["company"]) in closed
    }
    assert since == {(answer["as_of"], None)}


@pytest.mark.usefixtures("packaged")
@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_people_read_what_was_not_carried_out(format_: str) -> None:
    """Below the answer stands whose commitment in what did not close, and why."""
    text = " ".join(run("stakes", "ampere", *assuming(CLOSE), "-f", format_).stdout.split())

    assert "Not carried out" in text
    assert "Renault Group in Flexis" in text
    assert "no valuation is known" in text


@pytest.mark.parametrize("path", [SMALL, packaged_dataset()], ids=["small", "packaged"])
def test_nothing_is_written_to_the_file(path: Path, dataset_file: Callable[[str], Path]) -> None:
    """The dataset is byte for byte what it was, and answers as before."""
    mine = dataset_file(path.read_text(encoding="utf-8"))
    bytes_before, day = mine.read_bytes(), mine.stat().st_mtime_ns
    before = told("investments", "-d", str(mine))

    assert told("investments", "-d", str(mine), *assuming(CLOSE)) != before
    assert (mine.read_bytes(), mine.stat().st_mtime_ns) == (bytes_before, day)
    assert list(mine.parent.iterdir()) == [mine]
    assert told("investments", "-d", str(mine)) == before


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_help_shows_the_sentences(words: tuple[str, ...]) -> None:
    """The five forms stand in the help of every query."""
    text = " ".join(run(words[0], "--help").stdout.replace("│", " ").split())

    for form in (
        "nissan holds 7.5% of ampere",
        "nissan buys 5% of ampere from renault",
        "renault sells 5% of nissan to geely",
        "nissan subscribes EUR 600M of ampere at EUR 8B to 10B post-money",
        CLOSE,
    ):
        assert f"'{form}'" in text


@pytest.mark.parametrize("sentence", ["commitments\x9bclose", "commitments \u202eclose"])
def test_what_an_answer_repeats_steers_no_terminal(sentence: str) -> None:
    """A sentence with a control character in it is refused; blanks of any kind are one blank."""
    refused = run("stakes", "ampere", "--data", str(SMALL), "--assume", sentence)
    plain = run("stakes", "ampere", "--data", str(SMALL), "--assume", "commitments\v close\n")

    assert refused.exit_code == 2
    assert "in 'commitments" in refused.stderr
    assert "write it in plain characters" in refused.stderr
    assert not {"\x9b", "\u202e"} & set(refused.stderr)
    assert "Assumed: commitments close\n" in plain.stdout
