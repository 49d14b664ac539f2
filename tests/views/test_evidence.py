"""The lines that a figure rests on."""

from dataclasses import replace
from datetime import date

from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import snapshot
from alliance_cli.views.evidence import Evidence
from tests.notation import drawn
from tests.views.citing import citing

WORLD = citing("a 60% b, b 50% c, a 10% c, x 50% y")


def test_a_stake_rests_on_its_own_lines() -> None:
    """Of two companies only what one holds of the other is told, not the other way round."""
    evidence = Evidence(WORLD)

    assert [(line.owner, line.company) for line in evidence.lines("a", "b")] == [("a", "b")]
    assert evidence.cited("a", "b") == ("a-b",)
    assert evidence.lines("b", "a") == []
    assert evidence.cited("b", "a") == ()


def test_a_source_of_several_lines_is_cited_once() -> None:
    """Two lines for one stake cite their sources in the order of the file, each once."""
    once, again = citing("a 10% b").holdings[0], drawn("a 5% b").holdings[0]
    lines = (replace(once, sources=("t", "s")), replace(again, sources=("s", "r")))

    evidence = Evidence(replace(WORLD, holdings=lines))

    assert evidence.lines("a", "b") == list(lines)
    assert evidence.cited("a", "b") == ("t", "s", "r")


def test_only_lines_in_force_are_evidence(small: Dataset) -> None:
    """A line that begins later is no evidence for an earlier day."""
    before, after = (Evidence(snapshot(small, date(2023, 11, day))) for day in (7, 8))

    assert before.cited("moteurs", "jidosha") == ()
    assert after.cited("moteurs", "jidosha") == ("annual-2023",)


def test_the_sources_of_pairs_are_those_of_their_lines() -> None:
    """Each source is told once, by owner and company; a pair without a line has none."""
    pairs = [("b", "c"), ("a", "b"), ("b", "c"), ("c", "b")]

    assert [source.id for source in Evidence(WORLD).sources_of(pairs)] == ["a-b", "b-c"]


def test_the_sources_among_companies_are_those_of_their_lines() -> None:
    """Only lines of these owners in these companies count, in the order of the file."""
    sources = Evidence(WORLD).sources_among({"a", "b"}, {"b", "c"})

    assert [source.id for source in sources] == ["a-b", "b-c", "a-c"]
    assert not Evidence(WORLD).sources_among({"a"}, {"y"})


def test_sources_cited_already_come_first() -> None:
    """What the rows cite keeps its place, and is not told again."""
    sources = Evidence(WORLD).sources_among({"a", "b"}, {"b", "c"}, ["a-c", "b-c"])

    assert [source.id for source in sources] == ["a-c", "b-c", "a-b"]
