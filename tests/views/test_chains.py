"""The chains from an owner to a company, as a report."""

from dataclasses import replace
from typing import Any

import pytest

from alliance_cli.calculations.chains import ownership_chains
from alliance_cli.calculations.control import percentage_of_control
from alliance_cli.formats.json import json_object
from alliance_cli.model.share import NOTHING, exactly
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, note_lines, sheets
from alliance_cli.views.chains import chains_report
from tests.notation import drawn
from tests.views.citing import citing

DIAMOND = "a 60% b, b 50% d, a 100% c, c 10% d"
LOOP = "a 50% b, b 50% c, c 20% b"


def report(world: Snapshot, owner: str, company: str, limit: int = 20) -> Report:
    """The largest chains from one to the other."""
    top, bottom = (world.dataset.party(id_) for id_ in (owner, company))
    answer = ownership_chains(ownership_network(world, capital), owner, company, limit)
    control = percentage_of_control(ownership_network(world, votes), owner, company)
    return chains_report(world, top, bottom, answer, control)


def told(world: Snapshot, owner: str, company: str, limit: int = 20) -> dict[str, Any]:
    """The same as a program reads it."""
    return json_object(report(world, owner, company, limit))


def tables(report: Report) -> list[Sheet]:
    """The tables that people see."""
    return [sheet for sheet in sheets(report) if isinstance(sheet, Sheet)]


def seen(world: Snapshot, owner: str, company: str, limit: int = 20) -> tuple[tuple[str, ...], ...]:
    """The rows of the chains as people see them."""
    return tables(report(world, owner, company, limit))[0].rows


def test_an_answer_has_all_that_the_contract_names() -> None:
    """The figures between the two, each chain with its ids, what is left out, and every link."""
    assert told(citing(DIAMOND), "a", "d", 1) == {
        "as_of": "2024-01-01",
        "assumed": [],
        "owner": "a",
        "owner_name": "A",
        "company": "d",
        "company_name": "D",
        "direct_pct": 0,
        "direct_min_pct": 0,
        "direct_max_pct": 0,
        "direct_stated": None,
        "integrated_pct": 40,
        "integrated_min_pct": 40,
        "integrated_max_pct": 40,
        "chain_sum_pct": 40,
        "chain_sum_min_pct": 40,
        "chain_sum_max_pct": 40,
        "chain_sum_sharp": True,
        "loops_pct": 0,
        "loops_min_pct": 0,
        "loops_max_pct": 0,
        "loops_sharp": True,
        "control_pct": 60,
        "control_min_pct": 60,
        "control_max_pct": 60,
        "chains": [
            {
                "path": ["a", "b", "d"],
                "path_names": ["A", "B", "D"],
                "product_pct": 30,
                "product_min_pct": 30,
                "product_max_pct": 30,
                "weakest_link_pct": 50,
                "weakest_link_min_pct": 50,
                "weakest_link_max_pct": 50,
            }
        ],
        "omitted": {
            "chains": 1,
            "product_pct": 10,
            "product_min_pct": 10,
            "product_max_pct": 10,
            "sharp": True,
        },
        "links": [
            {
                "owner": "a",
                "owner_name": "A",
                "company": "b",
                "company_name": "B",
                "capital_pct": 60,
                "capital_min_pct": 60,
                "capital_max_pct": 60,
                "capital_stated": "60%",
                "since": None,
                "until": None,
                "note": None,
                "sources": ["a-b"],
            },
            {
                "owner": "b",
                "owner_name": "B",
                "company": "d",
                "company_name": "D",
                "capital_pct": 50,
                "capital_min_pct": 50,
                "capital_max_pct": 50,
                "capital_stated": "50%",
                "since": None,
                "until": None,
                "note": None,
                "sources": ["b-d"],
            },
        ],
        "sources": {
            "a-b": {"title": "A-B", "publisher": None, "date": None, "url": None},
            "b-d": {"title": "B-D", "publisher": None, "date": None, "url": None},
        },
    }


def test_people_read_a_chain_from_the_top_down() -> None:
    """Names are joined by arrows; below the chains stands what they come to in the end."""
    assert seen(drawn(DIAMOND), "a", "d") == (
        ("A → B → D", "30.00%", "50.00%"),
        ("A → C → D", "10.00%", "10.00%"),
        ("Look-through", "40.00%", ""),
    )


def test_what_loops_add_has_a_row() -> None:
    """One chain of 25 %, and 25 %/(1 - 10 %) in the end: the rest goes round."""
    answer = told(drawn(LOOP), "a", "c")

    assert (answer["chain_sum_pct"], answer["integrated_pct"]) == (25, pytest.approx(25 / 0.9))
    assert answer["loops_pct"] == pytest.approx(25 / 0.9 - 25)
    assert seen(drawn(LOOP), "a", "c") == (
        ("A → B → C", "25.00%", "50.00%"),
        ("Loops add", "2.78%", ""),
        ("Look-through", "27.78%", ""),
    )


def test_chains_over_the_limit_are_counted_and_added_up() -> None:
    """Of 32 equal chains twenty are listed; the others are twelve more, with their sum."""
    fan = ", ".join(f"p 100% m{n}, m{n} 3% x" for n in range(32))
    answer = told(drawn(fan), "p", "x")

    assert len(answer["chains"]) == 20
    assert (answer["omitted"]["chains"], answer["omitted"]["product_pct"]) == (12, 36)
    assert seen(drawn(fan), "p", "x")[20:] == (
        ("12 more", "36.00%", ""),
        ("Look-through", "96.00%", ""),
    )


@pytest.mark.parametrize(
    ("count", "machine", "people"),
    [
        (1, 1, "1 more"),
        (1023, 1023, "1,023 more"),
        (10**15, 10**15, "1,000,000,000,000,000 more"),
        (10**15 + 1, None, "more than can be counted"),
        (2**1000, None, "more than can be counted"),
        (None, None, "more than can be counted"),
    ],
)
def test_a_number_of_chains_is_told_as_far_as_anybody_reads_it(
    count: int | None, machine: int | None, people: str
) -> None:
    """Thousands have commas; what was not counted, or by nobody could be, has no number."""
    world = drawn(DIAMOND)
    found = ownership_chains(ownership_network(world, capital), "a", "d", 1)
    many = replace(found, omitted=replace(found.omitted, count=count))
    a, d = world.dataset.party("a"), world.dataset.party("d")

    answer = chains_report(world, a, d, many, exactly(NOTHING))

    assert json_object(answer)["omitted"]["chains"] == machine
    assert tables(answer)[0].rows[1] == (people, "10.00%", "")


def test_nothing_left_out_has_no_row() -> None:
    """Where every chain is listed, none is omitted, and people do not read of it."""
    answer = told(drawn(DIAMOND), "a", "d", 2)

    assert (answer["omitted"]["chains"], answer["omitted"]["product_pct"]) == (0, 0)
    assert not any("more" in row[0] for row in seen(drawn(DIAMOND), "a", "d", 2))


def test_a_range_is_told_by_its_ends() -> None:
    """Products, weakest links and sums are ranges where shares are."""
    answer = told(drawn("a 50% to 60% b, b 50% c"), "a", "c")
    (chain,) = answer["chains"]

    assert (chain["product_pct"], chain["product_min_pct"], chain["product_max_pct"]) == (
        None,
        25,
        30,
    )
    assert (chain["weakest_link_pct"], answer["chain_sum_pct"]) == (50, None)
    assert (answer["integrated_min_pct"], answer["integrated_max_pct"]) == (25, 30)


def test_a_direct_stake_is_a_chain_of_one_link() -> None:
    """A link has the words of the file, and so has the direct stake."""
    answer = told(drawn("a 1/3 b"), "a", "b")

    assert answer["direct_stated"] == answer["links"][0]["capital_stated"] == "1/3"
    assert [chain["path"] for chain in answer["chains"]] == [["a", "b"]]


def test_each_link_is_told_once() -> None:
    """A line that several chains run through stands once, where the first of them has it."""
    world = citing("z 10% a, a 60% b, b 50% c, b 40% d, c 50% e, d 50% e, a 1% x")
    answer = report(world, "a", "e")

    links = [(row["owner"], row["company"]) for row in json_object(answer)["links"]]
    assert links == [("a", "b"), ("b", "c"), ("c", "e"), ("b", "d"), ("d", "e")]
    assert [source.id for source in answer.sources] == ["a-b", "b-c", "c-e", "b-d", "d-e"]


def test_two_lines_of_one_stake_are_two_links() -> None:
    """Each line of the file that a chain rests on is told as it stands there."""
    drawing = drawn("a 20% b")
    world = replace(drawing, holdings=(*drawing.holdings, *drawn("a 5% b").holdings))

    answer = told(world, "a", "b")

    assert [row["capital_stated"] for row in answer["links"]] == ["20%", "5%"]
    assert (answer["chains"][0]["product_pct"], answer["direct_pct"]) == (25, 25)


def test_links_carry_the_notes_of_their_lines(world: Snapshot) -> None:
    """A note is told after the two companies of its link."""
    told_notes = list(note_lines(report(world, "state", "ampere")))

    assert told_notes == [
        ("French State, Société des Moteurs", "double votes since the Florange act")
    ]


def test_the_control_stands_beside_the_interest() -> None:
    """Votes of controlled companies count in full: 10 % and 50 % of d, not the product."""
    world = drawn(DIAMOND)

    assert told(world, "a", "d")["control_pct"] == 60
    (sentence,) = report(world, "a", "d").explanations
    assert sentence == (
        "Control: A and the companies it controls by majority have 60.00% of the votes in D."
    )


def test_unknown_control_is_a_part_in_words() -> None:
    """A sentence does not say that somebody has unknown of the votes."""
    (sentence,) = report(drawn("a unknown b"), "a", "b").explanations

    assert sentence.endswith(" by majority have an unknown part of the votes in B.")


def test_a_holder_has_no_votes_to_speak_of(world: Snapshot) -> None:
    """Nothing leads to a holder, and nobody controls it."""
    answer = report(world, "moteurs", "state")

    assert answer.explanations == ()
    assert (json_object(answer)["control_pct"], json_object(answer)["integrated_pct"]) == (0, 0)


@pytest.mark.parametrize(
    ("are_sharp", "labels"),
    [
        ((True, True), []),
        ((True, False), ["Loops add"]),
        ((False, True), ["Chains left out"]),
        ((False, False), ["Chains left out", "Loops add"]),
    ],
)
def test_ends_that_need_not_be_attained_are_said_to_be_so(
    are_sharp: tuple[bool, bool], labels: list[str]
) -> None:
    """Machines read it of each sum, people of those that they see."""
    world = drawn(LOOP)
    found = ownership_chains(ownership_network(world, capital), "a", "c", 0)
    omitted = replace(found.omitted, is_sharp=are_sharp[0])
    loose = replace(found, omitted=omitted, is_loops_sharp=are_sharp[1], is_chain_sum_sharp=False)
    a, c = world.dataset.party("a"), world.dataset.party("c")

    answer = chains_report(world, a, c, loose, exactly(NOTHING))
    read = json_object(answer)
    *said, _ = answer.explanations

    assert (read["omitted"]["sharp"], read["loops_sharp"]) == are_sharp
    assert read["chain_sum_sharp"] is False
    assert said == [
        f"{label}: the range contains the true figure; its ends need not be attained."
        for label in labels
    ]


def test_no_chain_is_a_sentence() -> None:
    """Where nothing leads from one to the other, all is nothing and the lists are empty."""
    world = citing("a 60% b, c 60% d")
    answer = told(world, "a", "d")

    assert answer["chains"] == answer["links"] == []
    assert answer["integrated_pct"] == answer["direct_pct"] == answer["chain_sum_pct"] == 0
    assert (answer["omitted"]["chains"], answer["sources"]) == (0, {})
    assert tables(report(world, "a", "d")) == [
        Sheet(sentence="No chain leads from A to D on 2024-01-01.")
    ]


def test_a_company_may_be_asked_about_itself() -> None:
    """Chains from a company to itself are those of its loops; without one there is none."""
    world = drawn("a 50% b, b 40% a, p 10% b")

    assert seen(world, "a", "a")[0] == ("A → B → A", "20.00%", "40.00%")
    assert tables(report(world, "p", "p")) == [
        Sheet(sentence="No chain leads from P to itself on 2024-01-01.")
    ]


def test_a_product_smaller_than_any_number_is_not_nothing() -> None:
    """Along 1,100 links of a half something arrives, for machines and for people."""
    world = drawn(", ".join(f"c{n} 50% c{n + 1}" for n in range(1100)))
    answer = told(world, "c0", "c1100")

    assert len(answer["chains"][0]["path"]) == 1101
    assert answer["chains"][0]["product_pct"] > 0
    assert answer["integrated_pct"] == answer["chain_sum_pct"] > 0
    assert seen(world, "c0", "c1100")[0][1:] == ("<0.01%", "50.00%")
