"""The packaged dataset: what it must tell, and that it holds on every day."""

import csv
import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from alliance_cli.calculations.direct import direct_stakes
from alliance_cli.loading.packaged import packaged_dataset
from alliance_cli.loading.reader import examine_file
from alliance_cli.loading.schema import dataset_schema
from alliance_cli.model.records import Company, CompanyKind, Dataset, Status
from alliance_cli.model.snapshot import last_event, snapshot

ARTICLE = "article-2023-12-06"
ROWS = [
    tuple(row)
    for row in csv.reader(
        Path(__file__).with_name("article.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
    )
]
SCRIPTED_IDS = """
    renault nissan mitsubishi-motors french-state ampere horse the-future-is-neutral flexis
    renault-korea renault-do-brasil rnaipl alpine-racing geely-auto geely-holding aramco
    volvo-group cma-cgm nissan-trust
""".split()  # noqa: SIM905  # a paragraph of ids, not of quotes


def owners(dataset: Dataset, company: str, on: str) -> dict[str, tuple[float, float]]:
    """Capital and votes of each owner in per cent, two decimals, where they are exact."""
    party = dataset.party(company)
    stakes = direct_stakes(snapshot(dataset, date.fromisoformat(on)), party)
    return {
        h.owner: (round(float(h.capital.low * 100), 2), round(float(h.votes.low * 100), 2))
        for h in stakes.owners
        if h.capital.exact is not None and h.votes.exact is not None
    }


def days_of_change(dataset: Dataset) -> list[date]:
    """Every day on which a holding begins or ends, and the day before it."""
    days = {day for h in dataset.holdings for day in (h.period.start, h.period.end) if day}
    return sorted(days | {day - timedelta(days=1) for day in days if day > date.min})


def test_not_even_a_warning() -> None:
    """The packaged file is clean under `check --strict`."""
    assert examine_file(packaged_dataset()).problems == ()


def test_its_day_is_that_of_the_article(alliance: Dataset) -> None:
    """A query without a day sees 6 December 2023."""
    assert alliance.as_of == date(2023, 12, 6)


@pytest.mark.parametrize("id_", SCRIPTED_IDS)
def test_ids_that_scripts_rely_on(alliance: Dataset, id_: str) -> None:
    """The ids of the contract are there."""
    assert alliance.party(id_).id == id_


def test_on_every_day_of_change_the_whole_file_holds(alliance: Dataset) -> None:
    """On each day on which anything changes, no pair has two lines and no sum is over the whole."""
    for day in days_of_change(alliance):
        now = snapshot(alliance, day)
        pairs = [(h.owner, h.company) for h in now.holdings]
        assert len(pairs) == len(set(pairs)), day
        for company in {h.company for h in now.holdings}:
            lines = [h for h in now.holdings if h.company == company]
            assert sum((h.capital.low for h in lines), Fraction(0)) <= 1, (company, day)
            assert sum((h.votes.low for h in lines), Fraction(0)) <= 1, (company, day)


def test_every_fact_says_its_source_and_every_line_its_base(alliance: Dataset) -> None:
    """No line without a source, and none without a note that says what it is a percentage of."""
    for holding in alliance.holdings:
        assert holding.sources
        assert holding.note


def test_every_source_says_where_it_is(alliance: Dataset) -> None:
    """A source has a title, a publisher and an address."""
    for source in alliance.sources.values():
        assert source.publisher, source.id
        assert source.url, source.id


@pytest.mark.parametrize(("row", "kind", "needle"), ROWS, ids=[row[0] for row in ROWS])
def test_every_fact_of_the_article_is_in(
    alliance: Dataset, row: str, kind: str, needle: str
) -> None:
    """Each of the 35 facts of the article is a line, a project, a note or the source itself."""
    match kind:
        case "source":
            found = [alliance.sources[ARTICLE].title]
        case "note":
            notes = (note for party in alliance.parties for note in party.notes)
            found = [note.text for note in notes if ARTICLE in note.sources]
        case "holding":
            lines = (h for h in alliance.holdings if ARTICLE in h.sources)
            found = [f"{h.owner}>{h.company}" for h in lines]
        case "investment":
            money = alliance.investments
            found = [
                f"{i.investor}>{i.company}"
                for i in money
                if any(ARTICLE in event.sources for event in i.history)
            ]
        case _:
            found = [
                project.id
                for project in alliance.projects
                if any(ARTICLE in event.sources for event in project.history)
            ]

    assert any(needle in text for text in found), row


def test_all_rows_of_the_article() -> None:
    """The list has the rows A01 to A35."""
    assert [row[0] for row in ROWS] == [f"A{n:02}" for n in range(1, 36)]


def test_ampere_is_renaults_alone(alliance: Dataset) -> None:
    """Nobody but Renault ever held a share of Ampere."""
    assert owners(alliance, "ampere", "2023-12-06") == {"renault": (100.0, 100.0)}
    assert {h.owner for h in alliance.holdings if h.company == "ampere"} == {"renault"}


@pytest.mark.parametrize(
    ("investor", "ceiling", "cancelled"),
    [("nissan", 600_000_000, "2025-03-31"), ("mitsubishi-motors", 200_000_000, "2025-05-19")],
)
def test_promises_to_ampere_stay_ceilings_and_end(
    alliance: Dataset, investor: str, ceiling: int, cancelled: str
) -> None:
    """Both promises were ceilings, committed in 2023 and cancelled in 2025."""
    (promise,) = (
        i for i in alliance.investments if (i.investor, i.company) == (investor, "ampere")
    )
    then = last_event(promise.history, date(2023, 12, 6))
    later = last_event(promise.history, date(2025, 12, 31))

    assert promise.amount is not None
    assert promise.amount.up_to
    assert promise.amount.high == ceiling
    assert then is not None
    assert then.status is Status.COMMITTED
    assert later is not None
    assert (later.status, str(later.date)) == (Status.CANCELLED, cancelled)


@pytest.mark.parametrize(
    ("company", "on", "expected"),
    [
        ("nissan", "2010-12-31", {"renault": (43.4, 43.4), "mercedes-benz": (3.1, 3.1)}),
        ("nissan", "2023-11-07", {"renault": (43.4, 43.7), "mercedes-pension-trust": (3.32, 3.32)}),
        (
            "nissan",
            "2023-12-06",
            {
                "renault": (15.0, 15.0),
                "nissan-trust": (28.4, 0.0),
                "mercedes-pension-trust": (3.32, 3.32),
            },
        ),
        (
            "nissan",
            "2024-12-31",
            {
                "nissan-trust": (18.66, 0.0),
                "renault": (17.05, 15.0),
                "mercedes-pension-trust": (3.8, 3.8),
            },
        ),
        (
            "renault",
            "2020-12-31",
            {
                "french-state": (15.01, 28.61),
                "nissan": (15.0, 0.0),
                "renault-employees": (4.86, 7.86),
                "mercedes-pension-trust": (3.1, 5.07),
                "renault": (1.53, 0.0),
            },
        ),
        (
            "renault-korea",
            "2023-12-06",
            {"renault": (52.85, 52.85), "geely-auto": (34.02, 34.02), "samsung-card": (13.13,) * 2},
        ),
        (
            "horse",
            "2024-06-01",
            {"renault": (50.0,) * 2, "geely-auto": (33.0,) * 2, "geely-holding": (17.0,) * 2},
        ),
        (
            "horse",
            "2024-12-31",
            {
                "renault": (45.0,) * 2,
                "geely-auto": (29.7,) * 2,
                "geely-holding": (15.3,) * 2,
                "aramco": (10.0,) * 2,
            },
        ),
        (
            "flexis",
            "2024-12-31",
            {"renault": (45.0,) * 2, "volvo-group": (45.0,) * 2, "cma-cgm": (10.0,) * 2},
        ),
        ("nmkv", "2023-12-06", {"nissan": (50.0,) * 2, "mitsubishi-motors": (50.0,) * 2}),
    ],
)
def test_owners_on_days_that_are_published(
    alliance: Dataset, company: str, on: str, expected: dict[str, tuple[float, float]]
) -> None:
    """Capital and votes are those that the sources print for the day."""
    assert owners(alliance, company, on) == expected


def test_the_trust_has_renaults_capital_and_nobodys_votes(alliance: Dataset) -> None:
    """Renault has all of the trust's capital and none of its votes; the trust is neutral."""
    trust = alliance.party("nissan-trust")
    assert isinstance(trust, Company)
    assert trust.kind is CompanyKind.TRUST
    assert owners(alliance, "nissan-trust", "2023-11-08") == {"renault": (100.0, 0.0)}
    in_nissan = [h for h in alliance.holdings if h.owner == "nissan-trust"]
    assert {h.votes.exact for h in in_nissan} == {Fraction(0)}
    assert all("neutral" in (h.note or "") for h in in_nissan)


def test_the_sales_of_the_trust_follow_one_another(alliance: Dataset) -> None:
    """From 8 November 2023 on there is no day without the trust, and no day with it before."""
    lines = sorted(
        (h.period for h in alliance.holdings if h.owner == "nissan-trust"), key=lambda p: p.start
    )

    assert lines[0].start == date(2023, 11, 8)
    assert [p.end for p in lines[:-1]] == [p.start for p in lines[1:]]
    assert lines[-1].end is None


def test_the_schema_beside_the_file_is_fresh() -> None:
    """Editors check the packaged file against the schema of today."""
    beside = Path(__file__).parents[2] / "data" / "alliance.schema.json"

    assert json.loads(beside.read_text(encoding="utf-8")) == dataset_schema()
