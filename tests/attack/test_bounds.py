"""Small hostile files are answered in seconds, or it is said at once what is too much.

The seconds are those of the processor, several times what an idle machine takes.
"""

import json
import time
from pathlib import Path

from tests.cli.running import run

ATTACK = Path(__file__).parent
EMPTY = "title: t\nas_of: 2020-01-01\nholdings: [{}]\n"


def test_two_hundred_holders_of_different_votes_have_their_power() -> None:
    """1 to 200 of 100,000 votes, against all others and among themselves: each has its part."""
    file = str(ATTACK / "slow-power200.yaml")
    against = run("power", "t", "--json", "--data", file)
    began = time.process_time()
    absent = run("power", "t", "--json", "--data", file, "--float", "absent")

    assert time.process_time() - began < 10
    assert (against.exit_code, absent.exit_code) == (0, 0)
    assert {row["shapley_shubik_pct"] for row in json.loads(against.stdout)["holders"]} == {0}
    powers = [row["shapley_shubik_pct"] for row in json.loads(absent.stdout)["holders"]]
    assert powers == sorted(powers, reverse=True)
    assert abs(sum(powers) - 100) < 1e-9


def test_every_word_of_a_line_may_be_a_problem() -> None:
    """10,000 empty holdings lack three fields each: all are counted, the first are printed."""
    began = time.process_time()
    checked = run("check", "-", stdin=EMPTY.replace("{}", ", ".join(["{}"] * 10_000)))

    assert time.process_time() - began < 10
    assert checked.exit_code == 3
    assert checked.stdout.count("<stdin>:3:") == 1_000
    assert checked.stdout.splitlines()[-2:] == [
        "… and 29,000 more, which --json lists",
        "<stdin>: 30000 errors",
    ]


def test_machines_get_every_problem() -> None:
    """The JSON of the same file, and of a question to it, leaves nothing out."""
    text = EMPTY.replace("{}", ", ".join(["{}"] * 400))
    checked = run("check", "-", "--json", stdin=text)
    asked = run("stakes", "t", "--json", "--data", "-", stdin=text)

    assert len(json.loads(checked.stdout)["problems"]) == 1_200
    assert len(json.loads(asked.stderr)["error"]["problems"]) == 1_200


def test_no_error_is_left_out_for_a_warning() -> None:
    """2,000 companies that nothing uses come first in the file, and one unknown one last."""
    companies = "".join(f"  c{n}: {{name: C{n}}}\n" for n in range(2_000))
    line = "- {owner: nobody, company: c0, capital: 5%}\n"
    text = f"title: t\nas_of: 2020-01-01\ncompanies:\n{companies}holdings:\n{line}"
    checked = run("check", "-", stdin=text)

    assert "unknown-company: no company or holder has the id 'nobody'" in checked.stdout
    assert checked.stdout.count("warning: ") == 999


def test_what_is_too_much_has_a_name() -> None:
    """A question that would take too long ends with 1, and its JSON error says so."""
    counts = ", ".join(
        f"{{owner: p{n}, company: t, capital: {2**n + 1}/{2**48}}}" for n in range(47)
    )
    people = "".join(f"  p{n}: {{name: p{n}, kind: person}}\n" for n in range(47))
    text = (
        "title: t\nas_of: 2020-01-01\ncompanies: {t: {name: t}}\n"
        f"holders:\n{people}holdings: [{counts}]\n"
    )
    asked = run("power", "t", "--json", "--float", "absent", "--data", "-", stdin=text)

    assert asked.exit_code == 1
    assert json.loads(asked.stderr)["error"]["code"] == "too-much"
