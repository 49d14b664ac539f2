from datetime import date
from decimal import Decimal
from fractions import Fraction

from alliance_cli.errors import ProblemName
from alliance_cli.loading.assembly import assembled
from alliance_cli.loading.lines import Lines
from alliance_cli.loading.reader import read_dataset
from alliance_cli.loading.values import plain_values
from alliance_cli.model.money import Money
from alliance_cli.model.records import (
    Basis,
    Company,
    CompanyKind,
    Dataset,
    Event,
    Holder,
    HolderKind,
    Holding,
    Investment,
    Note,
    Project,
    Source,
    Status,
    Valuation,
)
from alliance_cli.model.share import UNKNOWN, exactly
from alliance_cli.model.when import Period, When

WHOLE = """\
title: Everything
as_of: 2024-01-01
sources:
  press: {title: Press, publisher: Daily, date: 2023-11, url: "https://example.org"}
companies:
  acme:
    name: Acme
    country: NO
    kind: trust
    aliases: [The Acme]
    ids: {lei: "123"}
    complete: true
    notes: [{date: 2023, text: Founded., sources: [press]}]
holders:
  state:
    name: State
    kind: state
    country: FR
    aliases: [The State]
    ids: {register: "9"}
    notes: [{date: 2022, text: Voted.}]
holdings:
  - {owner: state, company: acme, capital: 100%, since: 2020, until: 2023-05-03}
  - owner: state
    company: acme
    capital: 100%
    votes: 1/1
    since: 2023-05-03
    sources: [press]
    note: all of it
investments:
  - investor: state
    company: acme
    amount: up to EUR 5M
    share: 10%
    history: [{date: 2023, status: committed, sources: [press]}]
    note: new shares
valuations:
  - company: acme
    value: EUR 50M
    date: 2023-06
    basis: post-money
    sources: [press]
    note: by a bank
projects:
  - id: wheel
    title: The wheel
    partners: [state, acme]
    where: Lyon
    history: [{date: 2023-01-01, status: announced}]
    note: round
"""


def test_every_field_of_the_file_finds_its_record() -> None:
    """What the file can say is in the dataset, each thing in its place."""
    everything = exactly(Fraction(1))

    assert read_dataset(WHOLE) == Dataset(
        "Everything",
        date(2024, 1, 1),
        {"press": Source("press", "Press", "Daily", When(2023, 11), "https://example.org")},
        {
            "acme": Company(
                "acme",
                "Acme",
                CompanyKind.TRUST,
                "NO",
                ("The Acme",),
                (("lei", "123"),),
                complete=True,
                notes=(Note(When(2023), "Founded.", ("press",)),),
            )
        },
        {
            "state": Holder(
                "state",
                "State",
                HolderKind.STATE,
                "FR",
                ("The State",),
                (("register", "9"),),
                (Note(When(2022), "Voted."),),
            )
        },
        (
            Holding("state", "acme", everything, everything, Period(When(2020), When(2023, 5, 3))),
            Holding(
                "state",
                "acme",
                everything,
                everything,
                Period(When(2023, 5, 3)),
                ("press",),
                "all of it",
            ),
        ),
        (
            Investment(
                "state",
                "acme",
                (Event(When(2023), Status.COMMITTED, ("press",)),),
                Money(Decimal(0), Decimal(5_000_000), "EUR", up_to=True),
                exactly(Fraction(1, 10)),
                "new shares",
            ),
        ),
        (
            Valuation(
                "acme",
                Money(Decimal(50_000_000), Decimal(50_000_000), "EUR"),
                When(2023, 6),
                Basis.POST_MONEY,
                ("press",),
                "by a bank",
            ),
        ),
        (
            Project(
                "wheel",
                "The wheel",
                ("state", "acme"),
                (Event(When(2023, 1, 1), Status.ANNOUNCED),),
                "Lyon",
                "round",
            ),
        ),
    )


def test_what_is_left_out_is_filled_in() -> None:
    """Votes are as the capital, a company is a company, a valuation has no basis."""
    data = read_dataset(
        "title: Least\nas_of: 2024-01-01\ncompanies: {a: {name: A}}\n"
        "holdings: [{owner: a, company: a, capital: 5%}]\n"
        "valuations: [{company: a, value: EUR 5, date: 2023}]\n"
        "projects:\ninvestments: []\n"
    )

    assert data.companies["a"] == Company("a", "A", CompanyKind.COMPANY)
    assert data.holdings[0].votes == data.holdings[0].capital
    assert (data.holdings[0].capital.stated, data.holdings[0].votes.stated) == ("5%", "")
    assert data.holdings[0].period == Period(None, None)
    assert data.valuations[0].basis is Basis.UNSTATED
    assert (data.holders, data.sources, data.investments, data.projects) == ({}, {}, (), ())


def test_sound_entries_are_kept_beside_broken_ones() -> None:
    """A line with a bad share still stands there; others are left out, and none moves."""
    values = plain_values(
        Lines(
            "mine",
            "title: 5\nas_of: 2024\n"
            "companies: {A b: {name: Bad id}, c: {name: 5}}\n"
            "holdings:\n"
            "- {owner: 5, company: w, capital: 15%}\n"
            "- {owner: a, company: x, capital: 15}\n"
            "- {owner: a, company: y, capital: 15%}\n"
            "- {owner: a, company: [z], capital: 15%}\n"
            "- text\n",
        )
    ).value
    assert isinstance(values, dict)
    assembly = assembled(values)

    assert (assembly.dataset.title, assembly.dataset.as_of) == ("", date.min)
    assert list(assembly.dataset.companies) == ["A b"]
    assert [holding.company for holding in assembly.dataset.holdings] == ["x", "y"]
    assert assembly.dataset.holdings[0].capital == UNKNOWN
    assert assembly.kept["holdings"] == [1, 2]
    assert assembly.broken_lines_of == {"w"}
    assert sorted(problem.name for problem in assembly.problems) == [
        ProblemName.BAD_DATE,
        ProblemName.BAD_ID,
        ProblemName.BAD_SHARE,
        ProblemName.WRONG_TYPE,
        ProblemName.WRONG_TYPE,
        ProblemName.WRONG_TYPE,
        ProblemName.WRONG_TYPE,
        ProblemName.WRONG_TYPE,
    ]
