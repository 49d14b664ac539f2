import pytest

from alliance_cli.errors import ProblemName
from alliance_cli.loading.reader import examine_text
from tests.loading.minimal import HEAD, errors, warnings


def names(body: str) -> list[str]:
    """The names of the errors of a file that goes on with `body`, in the order of the alphabet."""
    return sorted(problem.name for problem in errors(body))


def unsourced(body: str) -> list[tuple[str | int, ...]]:
    """Where a file that goes on with `body` is said to name no source."""
    return [p.path for p in warnings(body) if p.name is ProblemName.NO_SOURCE]


@pytest.mark.parametrize(
    ("fields", "slip"),
    [
        ("capital: 60%, votes: 15", ProblemName.BAD_SHARE),
        ("capital: 60%, votes: [15]", ProblemName.BAD_SHARE),
        ("capital: 60%, sources: press", ProblemName.WRONG_TYPE),
        ("capital: 60%, sources: [press, 5]", ProblemName.WRONG_TYPE),
        ("capital: 60%, sources: {press: {votes: 1}}", ProblemName.WRONG_TYPE),
        ("capital: 60%, sourcs: [press]", ProblemName.UNKNOWN_FIELD),
        ("capital: 60%, vots: 10%, sourcs: [press]", ProblemName.UNKNOWN_FIELD),
        ("capital: 60%, note: 5", ProblemName.WRONG_TYPE),
        ("capital: 60%, note: ''", ProblemName.BAD_TEXT),
        ("capital: 15, votes: 60%", ProblemName.BAD_SHARE),
        ("votes: 60%", ProblemName.MISSING_FIELD),
    ],
)
def test_a_slip_in_a_line_does_not_hide_that_its_company_is_over_the_whole(
    fields: str, slip: ProblemName
) -> None:
    """What the line says well is added up with the others."""
    told = names(
        f"holdings:\n- {{owner: acme, company: gizmo, {fields}}}\n"
        "- {owner: gizmo, company: gizmo, capital: 60%, sources: [press]}\n"
    )

    assert ProblemName.MORE_THAN_WHOLE in told
    assert {*told} == {slip, ProblemName.MORE_THAN_WHOLE}


@pytest.mark.parametrize("fields", ["capital: 15", "capital: 15, votes: 20", "votes: 0%"])
def test_an_unread_share_adds_nothing(fields: str) -> None:
    """What cannot be read is unknown, which is nothing at the least and everything at the most."""
    complete = HEAD.replace("gizmo: {", "gizmo: {complete: true, ")
    found = examine_text(
        f"{complete}holdings:\n- {{owner: acme, company: gizmo, {fields}}}\n"
        "- {owner: gizmo, company: gizmo, capital: 100%}\n",
        "mine",
    )

    assert found.dataset is None
    assert {p.name for p in found.problems if not p.is_warning} <= {
        ProblemName.BAD_SHARE,
        ProblemName.MISSING_FIELD,
    }


@pytest.mark.parametrize("day", ["since: early", "until: 2020-02-30", "since: 2020-13, votes: 5"])
def test_a_line_with_a_day_that_cannot_be_read_stands_on_no_day(day: str) -> None:
    """Nobody said that it stands on every day, so it adds nothing and overlaps with nothing."""
    told = names(
        f"holdings:\n- {{owner: acme, company: gizmo, capital: 60%, {day}}}\n"
        "- {owner: acme, company: gizmo, capital: 60%}\n"
    )

    assert {*told} <= {ProblemName.BAD_DATE, ProblemName.BAD_SHARE}


def test_two_lines_of_one_owner_overlap_whatever_their_shares() -> None:
    """A bad share does not hide that one of the lines is too many."""
    told = names(
        "holdings:\n- {owner: acme, company: gizmo, capital: 15}\n"
        "- {owner: acme, company: gizmo, capital: 20%}\n"
    )

    assert told == [ProblemName.BAD_SHARE, ProblemName.OVERLAPPING_HOLDINGS]


def _history(*events: str) -> str:
    return f"history: [{', '.join(f'{{{event}}}' for event in events)}]"


def _invested(*events: str, fields: str = "") -> str:
    return f"investments: [{{investor: acme, company: gizmo{fields}, {_history(*events)}}}]\n"


def _noted(*notes: str, fields: str = "") -> str:
    listed = ", ".join(f"{{{note}}}" for note in notes)
    return f"holders: {{h: {{name: H, kind: state{fields}, notes: [{listed}]}}}}\n"


LATE = "date: 2024, status: announced, sources: [press]"
EARLY = "date: 2023, status: announced, sources: [press]"


@pytest.mark.parametrize(
    ("body", "slip"),
    [
        (_invested(LATE, "date: 2023, status: done"), ProblemName.BAD_STATUS),
        (_invested(LATE, "date: 2023"), ProblemName.MISSING_FIELD),
        (_invested("date: 2024, status: 5", "date: 2023, status: 6"), ProblemName.BAD_STATUS),
        (_invested(LATE, "date: 2023, status: announced, sources: 5"), ProblemName.WRONG_TYPE),
        (_invested(LATE, EARLY, fields=", share: 15"), ProblemName.BAD_SHARE),
        (_invested(LATE, EARLY, fields=", amount: 15"), ProblemName.BAD_MONEY),
        (_invested(LATE, EARLY, fields=", amont: EUR 5"), ProblemName.UNKNOWN_FIELD),
        (_invested(LATE, EARLY, fields=", since: 2020"), ProblemName.UNKNOWN_FIELD),
        (_invested(LATE, f"{EARLY}, sourcs: [press]"), ProblemName.UNKNOWN_FIELD),
        (_invested(f"{LATE}, share: 5%", EARLY), ProblemName.UNKNOWN_FIELD),
        (_invested(f"{LATE}, stats: 5", f"{EARLY}, stats: 5"), ProblemName.UNKNOWN_FIELD),
        (
            f"projects: [{{id: p, title: P, partners: [acme], where: 5, {_history(LATE, EARLY)}}}]",
            ProblemName.WRONG_TYPE,
        ),
    ],
)
def test_a_slip_in_a_history_does_not_hide_its_order(body: str, slip: ProblemName) -> None:
    """Events are compared by their days, whatever else is wrong with them."""
    assert {*names(body)} == {slip, ProblemName.HISTORY_OUT_OF_ORDER}


def test_an_unknown_field_in_an_event_that_stands_twice_is_taken_out_of_both() -> None:
    """An alias repeats the very event, and with it its slip."""
    body = (
        "investments:\n"
        f"- {{investor: acme, company: gizmo, history: [&e {{{LATE}, stats: 5}}, *e]}}\n"
    )

    assert names(body) == [ProblemName.UNKNOWN_FIELD, ProblemName.UNKNOWN_FIELD]


@pytest.mark.parametrize(
    ("body", "slips"),
    [
        (
            _invested("date: early, status: announced", "date: 2023, status: done"),
            [ProblemName.BAD_DATE, ProblemName.BAD_STATUS],
        ),
        (
            "holders: {h: {name: H, kind: state, ids: {lei: 5, share: 5}}}\n",
            [ProblemName.WRONG_TYPE, ProblemName.WRONG_TYPE],
        ),
        (
            _noted("date: early, text: Word.", "date: 2023, text: Word., sources: 5, sourcs: 6"),
            [ProblemName.BAD_DATE, ProblemName.UNKNOWN_FIELD, ProblemName.WRONG_TYPE],
        ),
    ],
)
def test_many_slips_in_one_field_are_all_told(body: str, slips: list[ProblemName]) -> None:
    """A field that has been taken out for one slip is not looked at for the next."""
    assert names(body) == slips


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ("holdings: [{owner: acme, company: gizmo, capital: 15}]", ("holdings", 0)),
        (_invested("date: 2023, status: done"), ("investments", 0, "history", 0)),
        (_invested(EARLY, "date: 2024, status: done"), ("investments", 0, "history", 1)),
        ("valuations: [{company: acme, value: EUR 5, date: 2023, basis: x}]", ("valuations", 0)),
        (
            _noted("date: 2023, text: Word.", fields=", country: 5"),
            ("holders", "h", "notes", 0),
        ),
        (
            _noted("date: 2023, text: Word., sourcs: [a]"),
            ("holders", "h", "notes", 0),
        ),
    ],
)
def test_a_slip_does_not_hide_a_missing_source(body: str, path: tuple[str | int, ...]) -> None:
    """That a fact names no source is told beside what else is wrong with it."""
    assert unsourced(body) == [path]
    assert len(names(body)) == 1


@pytest.mark.parametrize("sources", ["press", "5", "[5]", "[press, []]", "{a: b}", ""])
def test_a_source_that_cannot_be_read_is_not_said_to_be_missing(sources: str) -> None:
    """Whoever meant to name one is told how, not that there is none."""
    body = f"holdings: [{{owner: acme, company: gizmo, capital: 5%, sources: {sources}}}]"

    assert unsourced(body) == []
    assert names(body) == [ProblemName.WRONG_TYPE]


@pytest.mark.parametrize("slip", ["country: UK", "aliases: Gizmo", "knd: group", "kind: firm"])
def test_a_slip_in_a_company_does_not_hide_its_name(slip: str) -> None:
    """A name that stands for another already is told beside it."""
    text = HEAD.replace("{name: Gizmo}", f"{{name: ACME, {slip}}}")
    told = [p.name for p in examine_text(text, "mine").problems if not p.is_warning]

    assert ProblemName.DUPLICATE_NAME in told
    assert len(told) == 2


@pytest.mark.parametrize(
    "body",
    [
        "holdings: [text, 5, [a], null]",
        "holdings: [{owner: acme, capital: 5%}]",
        "holdings: [{owner: acme, company: [gizmo], capital: 5%}]",
        "investments: [{investor: acme, company: gizmo, history: []}]",
        "investments: [{investor: acme, company: gizmo, history: [text]}]",
        "investments: [{investor: acme, company: gizmo}]",
        "valuations: [{company: acme, value: 5, date: 2023}]",
        "projects: [{id: P, title: P, partners: [acme], history: [{date: 2023, status: x}]}]",
    ],
)
def test_what_says_too_little_is_in_no_check(body: str) -> None:
    """An entry without what it is about is told for that, and for nothing else."""
    assert unsourced(body) == []
    assert names(body)


def test_a_mended_file_answers_nothing() -> None:
    """What stands in for a slip is never shown: the file has an error."""
    body = "holdings: [{owner: acme, company: gizmo, capital: 15, sources: 5}]"
    found = examine_text(HEAD + body, "mine")

    assert found.dataset is None
    assert not any("unread" in problem.message for problem in found.problems)


def test_what_the_file_says_is_not_changed_by_mending() -> None:
    """References are looked up in the words of the file, those of bad fields too."""
    body = "holdings: [{owner: acme, company: gizmo, capital: 15, sources: [pres, 5]}]"

    assert names(body) == [
        ProblemName.BAD_SHARE,
        ProblemName.UNKNOWN_SOURCE,
        ProblemName.WRONG_TYPE,
    ]


def test_the_head_may_have_a_slip() -> None:
    """An unknown field beside title and day hides nothing of the rest."""
    body = "votes: {a: 5}\nholdings: [{owner: acme, company: gizmo, capital: 101%}]"

    assert names(body) == [ProblemName.BAD_SHARE, ProblemName.UNKNOWN_FIELD]
