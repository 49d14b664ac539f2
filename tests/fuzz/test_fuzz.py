"""The fuzzer itself: a few cases of each target at every run, the same ones every time."""

import sys
from random import Random

import pytest

from tests.fuzz.__main__ import main
from tests.fuzz.running import case, failure, rounds
from tests.fuzz.targets import TARGETS, Case

_FEW = {"trip": 2, "tab": 2, "command": 4, "yaml": 4, "bods": 4, "ftm": 4, "csv": 4}


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_is_wrong_with_a_few_cases(target: str) -> None:
    """The whole run is `make fuzz`; this one shows that it runs, and keeps what it proved."""
    failures = [failure(target, "smoke", number) for number in range(_FEW.get(target, 8))]

    assert list(filter(None, failures)) == []


@pytest.mark.parametrize("target", TARGETS)
def test_a_seed_gives_the_same_case(target: str) -> None:
    """So that whatever fails can be seen again."""
    assert case(target, "s", 1).input == case(target, "s", 1).input
    inputs = {case(target, seed, number).input for seed in "st" for number in range(2)}
    assert len(inputs) > 1


def test_the_quick_targets_come_more_often() -> None:
    """A share takes no time, a command line takes a hundredth of a second."""
    turns = rounds(["tab", "share"])
    first = [next(turns) for _ in range(14)]

    assert first[:3] == [("tab", 0), ("share", 0), ("share", 1)]
    assert first[13] == ("tab", 1)


def _broken(_: Random) -> Case:
    return Case("input \x1b", (str(1 // nothing) for nothing in [0]))


def _wrong(_: Random) -> Case:
    return Case("input", iter(["it is wrong", "and this too"]))


def test_what_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception, or the first fault; with the way to see it again, and nothing raw."""
    monkeypatch.setitem(TARGETS, "broken", (_broken, 1))
    monkeypatch.setitem(TARGETS, "wrong", (_wrong, 1))
    broken, wrong = failure("broken", "s", 4), failure("wrong", "s", 5)

    assert broken is not None
    assert "ZeroDivisionError" in broken.kind
    assert "\x1b" not in str(broken)
    assert "again: python -m tests.fuzz --seed s --target broken --number 4" in str(broken)
    assert wrong is not None
    assert wrong.fault == "it is wrong"


def test_the_command_runs_so_many_cases(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says its seed, counts what it did, and exits with 0 where nothing is wrong."""

    def said(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["fuzz", "--seed", "a", "--target", "date", *words])
        return main(), capsys.readouterr().out

    assert said("--cases", "20") == (0, "seed a\n20 cases: date 20\n0 failures of 0 kinds\n")
    assert said("--number", "3") == (0, "nothing is wrong\n")
    monkeypatch.setitem(TARGETS, "date", (_broken, 1))
    code, told = said("--cases", "2")
    assert code == 1
    assert told.count("ZeroDivisionError") == 1
    assert told.endswith("2 failures of 1 kinds\n")
