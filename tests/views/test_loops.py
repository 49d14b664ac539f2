"""Companies that own one another, as a report."""

from typing import Any

import pytest

from alliance_cli.calculations.loops import ownership_loops
from alliance_cli.formats.json import json_object
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.loops import loops_report
from tests.notation import drawn
from tests.views.citing import citing


def report(world: Snapshot) -> Report:
    """Every loop of a world."""
    return loops_report(world, ownership_loops(ownership_network(world, capital)))


def told(world: Snapshot) -> dict[str, Any]:
    """The same as a program reads it."""
    return json_object(report(world))


def test_an_answer_has_all_that_the_contract_names() -> None:
    """Each loop has its companies, whether it is closed, and what each owns of itself."""
    assert told(citing("p 10% a, a 50% b, b 40% a, x 30% y")) == {
        "as_of": "2024-01-01",
        "assumed": [],
        "loops": [
            {
                "companies": ["a", "b"],
                "company_names": ["A", "B"],
                "closed": False,
                "returns": {"a": 20, "b": 20},
                "returns_min": {"a": 20, "b": 20},
                "returns_max": {"a": 20, "b": 20},
            }
        ],
        "members": [
            {
                "loop": 1,
                "company": "a",
                "company_name": "A",
                "return_pct": 20,
                "return_min_pct": 20,
                "return_max_pct": 20,
                "kind": "loop",
                "sources": ["b-a"],
            },
            {
                "loop": 1,
                "company": "b",
                "company_name": "B",
                "return_pct": 20,
                "return_min_pct": 20,
                "return_max_pct": 20,
                "kind": "loop",
                "sources": ["a-b"],
            },
        ],
        "sources": {
            "a-b": {"title": "A-B", "publisher": None, "date": None, "url": None},
            "b-a": {"title": "B-A", "publisher": None, "date": None, "url": None},
        },
    }


@pytest.mark.parametrize(
    ("drawing", "kind", "closed"),
    [
        ("a 50% b, b 50% a", "loop", False),
        ("a 100% b, b 99% a", "loop", False),
        ("a 5% a", "treasury shares", False),
        ("a unknown a, p over 50% a", "treasury shares", False),
        ("a 100% b, b 100% a", "closed ring", True),
        ("a 100% a", "closed ring", True),
        ("a 40% c, b 60% c, c 100% a, c 100% b", "closed ring", True),
        ("a unknown b, b unknown a", "possibly a closed ring", None),
        ("a 100% b, b at least 50% a", "possibly a closed ring", None),
        ("a unknown a", "possibly a closed ring", None),
    ],
)
def test_a_loop_is_of_one_of_four_kinds(drawing: str, kind: str, *, closed: bool | None) -> None:
    """A ring is closed where nothing is left to others, and possibly where nothing need be."""
    answer = told(drawn(drawing))

    assert {row["kind"] for row in answer["members"]} == {kind}
    assert [loop["closed"] for loop in answer["loops"]] == [closed]


def test_a_range_returns_a_range() -> None:
    """Where a share is not exactly known the map has no figure, and those beside it the ends."""
    (loop,) = told(drawn("a 50% to 60% b, b 50% a"))["loops"]

    assert loop["returns"] == {"a": None, "b": None}
    assert loop["returns_min"] == {"a": 25, "b": 25}
    assert loop["returns_max"] == {"a": 30, "b": 30}


def test_people_see_a_row_for_each_member() -> None:
    """Loops are numbered, the largest first; the list of lists is for machines only."""
    (sheet,) = sheets(report(drawn("z 5% z, a 50% b, b 40% a, p 60% z")))

    assert isinstance(sheet, Sheet)
    assert [column.title for column in sheet.columns] == [
        "Loop",
        "Company",
        "Owns of itself",
        "Kind",
    ]
    assert sheet.rows == (
        ("1", "A", "20.00%", "loop"),
        ("1", "B", "20.00%", "loop"),
        ("2", "Z", "5.00%", "treasury shares"),
    )


def test_what_others_return_is_explained() -> None:
    """Where every loop is a company alone, there are no others of which to speak."""
    (said,) = report(drawn("z 5% z, a 50% b, b 40% a")).explanations

    assert said == "Owns of itself: through all the others."
    assert report(drawn("z 5% z")).explanations == ()


def test_a_member_rests_on_the_lines_of_the_loop_alone() -> None:
    """Every line of a member of the loop in another is cited; those of outsiders are not."""
    answer = report(citing("p 10% a, a 50% b, b 40% c, c 30% a, b 20% a"))

    cited = {row["company"]: row["sources"] for row in json_object(answer)["members"]}
    assert cited == {"a": ["b-a", "c-a"], "b": ["a-b"], "c": ["b-c"]}
    assert [source.id for source in answer.sources] == ["b-a", "c-a", "a-b", "b-c"]


def test_no_loop_is_a_sentence() -> None:
    """Where nobody owns anything of itself, there is nothing to explain."""
    world = citing("a 60% b, b 50% c")

    assert told(world) == {
        "as_of": "2024-01-01",
        "assumed": [],
        "loops": [],
        "members": [],
        "sources": {},
    }
    assert list(sheets(report(world))) == [
        Sheet(sentence="No company owns anything of itself on 2024-01-01.")
    ]
    assert report(world).explanations == ()


def test_a_return_smaller_than_any_number_is_not_nothing() -> None:
    """Round a ring of 30 links of a billionth something still comes back."""
    ring = ", ".join(f"c{n} 1/1000000000000 c{(n + 1) % 30}" for n in range(30))
    (loop,) = told(drawn(ring))["loops"]

    assert all(0 < part < 1e-300 for part in loop["returns"].values())
