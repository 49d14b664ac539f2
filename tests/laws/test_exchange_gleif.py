"""Whatever GLEIF's records say: one line for a pair on a day, and no traceback."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.errors import UnreadableTextError
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.gleif.reader import read_gleif
from alliance_cli.exchange.gleif.shares import percentage
from alliance_cli.loading.reader import read_dataset
from alliance_cli.loading.writer import dataset_text
from alliance_cli.model.checks import overlapping_holdings
from alliance_cli.model.share import parse_share
from tests.exchange.gleif_files import (
    DIRECT,
    SAMPLES,
    ULTIMATE,
    A,
    B,
    C,
    D,
    Record,
    as_csv,
    as_json,
    as_xml,
    per_cent,
    relationship,
)
from tests.laws.effort import examples

_MANY = examples(150)
_DAYS = ("2010-01-01", "2012-06-01", "2015-03-04", "2020-01-01")


def _is_placed(text: str) -> bool:
    """Whether all that is wrong with a text has a place, be it what ends the reading."""
    try:
        problems = _read(text).problems
    except UnreadableTextError as error:
        problems = [error.problem]
    return all(problem.location is not None for problem in problems)


def _read(text: str, account: Account | None = None) -> Reading:
    return read_gleif([text], "20230605-0800-gleif-rr", account or Account())


@st.composite
def periods(draw: st.DrawFn) -> tuple[str, str, str]:
    """A period of either kind, never backwards."""
    since, until = sorted((draw(st.sampled_from(("", *_DAYS))), draw(st.sampled_from(_DAYS))))
    kind = draw(st.sampled_from(("RELATIONSHIP_PERIOD", "ACCOUNTING_PERIOD")))
    return since, draw(st.sampled_from((until, ""))), kind


def relationships() -> st.SearchStrategy[Record]:
    """Records among four entities, with percentages small enough to add up."""
    code = st.sampled_from((A, B, C, D))
    return st.builds(
        relationship,
        code,
        code,
        st.sampled_from((DIRECT, DIRECT, DIRECT, ULTIMATE, "IS_SUBFUND_OF")),
        status=st.sampled_from(("ACTIVE", "ACTIVE", "INACTIVE", "NULL")),
        registration=st.sampled_from(
            ("PUBLISHED", "PUBLISHED", "LAPSED", "RETIRED", "DUPLICATE", "ANNULLED")
        ),
        periods=st.lists(periods(), max_size=3),
        quantifiers=st.lists(st.sampled_from(("0.2", "5", "5.00", "12")), max_size=2).map(
            lambda amounts: [per_cent(amount) for amount in amounts]
        ),
        updated=st.sampled_from(_DAYS),
    )


@_MANY
@given(st.lists(relationships(), min_size=1, max_size=8))
def test_the_three_forms_say_the_same(records: list[Record]) -> None:
    """Dataset, problems and losses."""
    accounts = [Account(), Account(), Account()]
    texts = (as_xml(records), as_json(records), as_csv(records))
    xml, table_like, table = (
        _read(text, account) for text, account in zip(texts, accounts, strict=True)
    )

    assert xml.dataset == table_like.dataset == table.dataset
    assert xml.problems == table_like.problems == table.problems == []
    assert accounts[0].losses == accounts[1].losses == accounts[2].losses


@_MANY
@given(st.lists(relationships(), max_size=8))
def test_no_pair_has_two_lines_on_one_day(records: list[Record]) -> None:
    """And no pair has a line but by a direct consolidation."""
    dataset = _read(as_xml(records)).dataset
    direct = {
        (told["EndNode"]["NodeID"], told["StartNode"]["NodeID"])
        for told in (record["Relationship"] for record in records)
        if told["RelationshipType"] == DIRECT
    }

    assert list(overlapping_holdings(dataset)) == []
    assert {(_code(h.owner), _code(h.company)) for h in dataset.holdings} <= direct


@_MANY
@given(st.lists(relationships(), max_size=6), st.sampled_from(("ANNULLED", "RETIRED")))
def test_the_newest_word_is_the_last_one(records: list[Record], word: str) -> None:
    """Where it takes a relationship back for all days, no line of it is left."""
    newest = relationship(registration=word, periods=(), updated="2023-05-18")
    turned = [newest, *records], [*records, newest]

    for told in turned:
        pairs = {(h.owner, h.company) for h in _read(as_xml(told)).dataset.holdings}
        assert (f"lei-{B}", f"lei-{A}") not in pairs


@_MANY
@given(st.lists(relationships(), max_size=6), st.sampled_from(_DAYS))
def test_every_line_is_what_some_record_says(records: list[Record], day: str) -> None:
    """Lines are cut and joined, never made longer than what records tell."""
    on = date.fromisoformat(day)
    told = {
        (record["Relationship"]["EndNode"]["NodeID"], record["Relationship"]["StartNode"]["NodeID"])
        for record in records
        if any(h.period.covers(on) for h in _read(as_xml([record])).dataset.holdings)
    }
    held = _read(as_xml(records)).dataset.holdings

    assert {(_code(h.owner), _code(h.company)) for h in held if h.period.covers(on)} <= told


def _code(id_: str) -> str:
    return id_.removeprefix("lei-")


@_MANY
@given(relationships())
def test_no_record_vanishes(record: Record) -> None:
    """Each makes a line or a note, or is a loss."""
    account = Account()
    dataset = _read(as_xml([record]), account).dataset
    notes = [note for company in dataset.companies.values() for note in company.notes]
    kinds = set(account.counts()) - {"registration details", "quantifier"}

    assert dataset.holdings or notes or kinds


@_MANY
@given(st.lists(relationships(), max_size=6))
def test_what_was_read_can_be_written_as_our_own(records: list[Record]) -> None:
    """And is read from there as it was."""
    dataset = _read(as_xml(records)).dataset

    assert read_dataset(dataset_text(dataset)) == dataset


@_MANY
@given(st.decimals(0, 100, places=4))
def test_a_share_holds_what_the_amount_means_on_one_scale_or_the_other(amount: Decimal) -> None:
    """A range both; and a file of ours can say it."""
    share = percentage(str(amount))
    as_percent, as_part = Fraction(amount) / 100, Fraction(amount)

    assert parse_share(share.stated) == share
    if share.exact is None:
        assert (share.low, share.high) == (as_percent, as_part)
    else:
        assert share.exact in (as_percent, as_part)


WHOLE_FILES = tuple(
    (SAMPLES / name).read_text(encoding="utf-8")
    for name in (
        "rr-data.xml",
        "repex-data.xml",
        "lei-data.xml",
        "rr-updates-data2.json",
        "rr-updates-data2.csv",
        "rr-data-out.json",
    )
)
_BITS = st.sampled_from(
    (
        *("<", ">", "&", "</", "]]>", "<!--", "<![CDATA[", "<?x", "\x00", "\ud7ff", "�", "\r", '"'),
        *("{", "}", "[", "]", "null", "1e400", "-1", "\\ud800", ",", ";", "\n", "''", "rr:", "0"),
        *("IS_DIRECTLY_CONSOLIDATED_BY", "RELATIONSHIP_PERIOD", "2023-02-30", "9999-12-31", ""),
    )
)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A sample that was cut, or into which something else was written."""
    text = draw(st.sampled_from(WHOLE_FILES))
    for _ in range(draw(st.integers(1, 4))):
        begins = draw(st.integers(0, len(text)))
        ends = min(len(text), begins + draw(st.sampled_from((0, 0, 1, 7, 200, 10**6))))
        text = text[:begins] + draw(_BITS) + text[ends:]
    return text


@examples(400)
@given(spoilt() | st.text())
def test_a_spoilt_file_has_problems_or_none(text: str) -> None:
    """There is a reading whose problems have places, or one problem that ends it."""
    assert _is_placed(text)


_LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
)
_NAMES = st.sampled_from(
    (
        *("Relationship", "RelationshipRecord", "StartNode", "EndNode", "NodeID", "LEI", "Entity"),
        *("RelationshipType", "RelationshipPeriods", "RelationshipPeriod", "PeriodType", "$"),
        *("RelationshipQuantifiers", "RelationshipQuantifier", "ExceptionCategory", "LegalName"),
        *("ContentDate", "Registration", "relations", "Extension", "gleif:Deletion"),
    )
)
_TREES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=4)
)


@_MANY
@given(st.lists(_TREES, max_size=4), st.sampled_from(("%s", '{"relations": %s}', '{"records":%s}')))
def test_any_json_has_problems_or_none(trees: list[object], wrapper: str) -> None:
    """Whatever stands where a text or a map should."""
    assert _is_placed(wrapper % json.dumps(trees))
