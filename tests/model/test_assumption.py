from decimal import Decimal
from fractions import Fraction

import pytest

from alliance_cli.errors import AssumptionError, UnknownCompanyError
from alliance_cli.model.assumption import (
    CLOSE,
    FORMS,
    Assumption,
    CommitmentsClose,
    Holds,
    MoneySubscription,
    Subscription,
    Transfer,
    one_sentence,
    parse_assumption,
)
from alliance_cli.model.money import Money, parse_money
from alliance_cli.model.records import (
    Basis,
    Company,
    Dataset,
    Holder,
    HolderKind,
    Party,
    Valuation,
)
from alliance_cli.model.share import parse_share
from alliance_cli.model.when import When
from tests.notation import DAY

NISSAN = Company("nissan", "Nissan", aliases=("Nissan Motor Co., Ltd.",))
RENAULT = Company("renault", "Renault Group", identifiers=(("isin", "FR0000131906"),))
AMPERE = Company("ampere", "Ampère")
GEELY = Company("geely", "Zhejiang Geely Holding", aliases=("吉利",))
BANK = Company("boc", "Bank of Cars")
GO = Company("go", "Wheels to Go from Home")
WHEELS = Company("wheels", "Wheels")
STATE = Holder("state", "French State", HolderKind.STATE)
WORLD = Dataset(
    "named",
    DAY,
    companies={c.id: c for c in (NISSAN, RENAULT, AMPERE, GEELY, BANK, GO, WHEELS)},
    holders={STATE.id: STATE},
)


def read(sentence: str) -> Assumption:
    """What a sentence assumes of the world above."""
    return parse_assumption(sentence, WORLD, DAY)


def refusal(sentence: str) -> AssumptionError:
    """What is said of a sentence that assumes nothing."""
    with pytest.raises(AssumptionError) as refused:
        read(sentence)
    assert refused.value.code == "bad-assumption"
    return refused.value


def priced(value: str, basis: Basis) -> Valuation:
    """A valuation of Ampère on the day."""
    return Valuation("ampere", parse_money(value), When(2024, 1, 1), basis)


@pytest.mark.parametrize(
    ("sentence", "assumption"),
    [
        ("nissan holds 7.5% of ampere", Holds(NISSAN, AMPERE, parse_share("7.5%"))),
        (
            "nissan buys 5% of ampere from renault",
            Transfer(RENAULT, NISSAN, AMPERE, Fraction(1, 20)),
        ),
        ("nissan buys 5% of ampere", Transfer(None, NISSAN, AMPERE, Fraction(1, 20))),
        (
            "renault sells 5% of nissan to geely",
            Transfer(RENAULT, GEELY, NISSAN, Fraction(1, 20)),
        ),
        ("renault sells 5% of nissan", Transfer(RENAULT, None, NISSAN, Fraction(1, 20))),
        (
            "nissan subscribes 7.5% of ampere",
            Subscription(NISSAN, AMPERE, parse_share("7.5%")),
        ),
        (
            "nissan subscribes EUR 600M of ampere",
            MoneySubscription(NISSAN, AMPERE, parse_money("EUR 600M"), None),
        ),
        (
            "nissan subscribes EUR 600M of ampere at EUR 8B to 10B post-money",
            MoneySubscription(
                NISSAN,
                AMPERE,
                parse_money("EUR 600M"),
                priced("EUR 8B to 10B", Basis.POST_MONEY),
            ),
        ),
        ("commitments close", CommitmentsClose()),
    ],
)
def test_each_form_is_read(sentence: str, assumption: Assumption) -> None:
    """Five forms, with and without what may be left out."""
    assert read(sentence) == assumption


@pytest.mark.parametrize("sentence", [*FORMS.values(), CLOSE])
def test_the_forms_that_are_shown_are_right(sentence: str) -> None:
    """What help and refusals show as an example is read."""
    assert read(sentence)


@pytest.mark.parametrize("sentence", [*FORMS.values(), CLOSE])
def test_case_and_blanks_mean_nothing(sentence: str) -> None:
    """Keywords and names may be in any case, with any blanks between and around them."""
    # Within money and shares the file's own words count, as everywhere: 8B to 10B.
    loud = sentence.upper().replace(" TO ", " to ").replace(" ", "   ")

    assert read(f"\t{loud}\n") == read(sentence)


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("nissan", NISSAN),
        ("NISSAN", NISSAN),
        ("nissan motor co ltd", NISSAN),
        ("Nissan Motor Co., Ltd.", NISSAN),
        ("renault  group", RENAULT),
        ("fr0000131906", RENAULT),
        ("Ampère", AMPERE),
        ("ampe\u0300re", AMPERE),
        ("AMPERE", AMPERE),
        ("吉利", GEELY),
        ("Bank of Cars", BANK),
        ("wheels to go FROM home", GO),
        ("french state", STATE),
    ],
)
def test_a_party_answers_to_all_its_names(name: str, party: Party) -> None:
    """Id, name, alias and identifier, with or without accents, name whoever holds, buys, sells."""
    other = NISSAN if party is not NISSAN else RENAULT

    assert read(f"{name} holds 5% of wheels") == Holds(party, WHEELS, parse_share("5%"))
    assert read(f"{other.id} buys 5% of wheels from {name}") == Transfer(
        party, other, WHEELS, Fraction(1, 20)
    )
    assert read(f"{other.id} sells 5% of wheels to {name}") == Transfer(
        other, party, WHEELS, Fraction(1, 20)
    )
    if isinstance(party, Company):
        assert read(f"{other.id} subscribes 5% of {name}") == Subscription(
            other, party, parse_share("5%")
        )


@pytest.mark.parametrize(
    ("sentence", "assumption"),
    [
        ("Bank of Cars holds 5% of Bank of Cars", Holds(BANK, BANK, parse_share("5%"))),
        (
            "nissan sells 5% of Wheels to Go from Home to Bank of Cars",
            Transfer(NISSAN, BANK, GO, Fraction(1, 20)),
        ),
        (
            "nissan buys 5% of Wheels to Go from Home from Wheels",
            Transfer(WHEELS, NISSAN, GO, Fraction(1, 20)),
        ),
        ("nissan sells 5% of wheels to go", Transfer(NISSAN, GO, WHEELS, Fraction(1, 20))),
        (
            "nissan buys 5% of wheels from wheels to go from home",
            Transfer(GO, NISSAN, WHEELS, Fraction(1, 20)),
        ),
        (
            "nissan sells 5% of wheels to go from home",
            Transfer(NISSAN, None, GO, Fraction(1, 20)),
        ),
    ],
)
def test_small_words_may_stand_in_a_name(sentence: str, assumption: Assumption) -> None:
    """The company is the longest name that is known, whatever words are in it."""
    assert read(sentence) == assumption


@pytest.mark.parametrize(
    "words",
    [
        "7.5%",
        "0%",
        "100%",
        "1/3",
        "44358343/295722284",
        "25% to 50%",
        "over 50%",
        "over 25% to 50%",
        "at least 75%",
        "under 5%",
        "up to 10%",
        "unknown",
    ],
)
def test_a_stake_may_be_in_all_words_of_the_file(words: str) -> None:
    """What is held or subscribed is a share in any of its forms, and keeps its words."""
    held, bought = read(f"nissan holds {words} of ampere"), read(f"go subscribes {words} of ampere")

    assert isinstance(held, Holds)
    assert isinstance(bought, Subscription)
    assert held.share == bought.stake == parse_share(words)
    assert held.share.stated == bought.stake.stated == words


@pytest.mark.parametrize(
    ("words", "part"), [("5%", Fraction(1, 20)), ("1/3", Fraction(1, 3)), ("0%", Fraction(0))]
)
def test_what_is_sold_is_one_part(words: str, part: Fraction) -> None:
    """A trade is of a part that is exactly known."""
    assert read(f"nissan buys {words} of ampere") == Transfer(None, NISSAN, AMPERE, part)
    assert read(f"nissan sells {words} of ampere") == Transfer(NISSAN, None, AMPERE, part)


@pytest.mark.parametrize(
    ("words", "money"),
    [
        ("EUR 600M", Money(Decimal(600_000_000), Decimal(600_000_000), "EUR")),
        ("up to EUR 600M", Money(Decimal(0), Decimal(600_000_000), "EUR", up_to=True)),
        ("JPY 30B to 40B", Money(Decimal(30 * 10**9), Decimal(40 * 10**9), "JPY")),
        ("USD 12.5", Money(Decimal("12.5"), Decimal("12.5"), "USD")),
    ],
)
def test_money_is_read_as_in_the_file(words: str, money: Money) -> None:
    """An amount, a ceiling or a range."""
    assert read(f"nissan subscribes {words} of ampere") == MoneySubscription(
        NISSAN, AMPERE, money, None
    )


@pytest.mark.parametrize(
    ("price", "value", "basis"),
    [
        ("EUR 8B post-money", "EUR 8B", Basis.POST_MONEY),
        ("EUR 8B pre-money", "EUR 8B", Basis.PRE_MONEY),
        ("EUR 8B Pre-Money", "EUR 8B", Basis.PRE_MONEY),
        ("EUR 8B", "EUR 8B", Basis.UNSTATED),
        ("EUR 8B to 10B", "EUR 8B to 10B", Basis.UNSTATED),
        ("EUR 8B to 10B pre-money", "EUR 8B to 10B", Basis.PRE_MONEY),
        ("up to USD 8B post-money", "up to USD 8B", Basis.POST_MONEY),
    ],
)
def test_a_price_is_a_valuation_on_the_day(price: str, value: str, basis: Basis) -> None:
    """Before or after the new money; where that is not said, it is not stated."""
    found = read(f"nissan subscribes EUR 600M of ampere at {price}")

    assert isinstance(found, MoneySubscription)
    assert found.valuation == priced(value, basis)


@pytest.mark.parametrize(
    ("sentence", "known", "next_"),
    [
        ("nissan hold", "understood 'nissan', stopped at 'hold'", "a verb comes next"),
        (
            "nissan by 5% of ampere",
            "understood 'nissan', stopped at 'by 5% of ampere'",
            "a verb comes next, as in 'nissan buys 5% of ampere from renault'",
        ),
        (
            "nissan buys 5%",
            "understood 'nissan buys', stopped at '5%'",
            "how much of which company comes next, as in 'nissan buys 5% of ampere from renault'",
        ),
        (
            "nissan holds of ampere",
            "understood 'nissan holds', stopped at 'of ampere'",
            "how much of which company comes next, as in 'nissan holds 7.5% of ampere'",
        ),
        (
            "Nissan SELLS  ampere to geely",
            "understood 'Nissan SELLS', stopped at 'ampere to geely'",
            "how much of which company comes next, as in 'renault sells 5% of nissan to geely'",
        ),
        (
            "nissan holds 5% of ampere from renault",
            "understood 'nissan holds 5% of ampere', stopped at 'from renault'",
            "that is all, as in 'nissan holds 7.5% of ampere'",
        ),
        (
            "nissan buys 5% of ampere to renault",
            "understood 'nissan buys 5% of ampere', stopped at 'to renault'",
            "'from' comes next, as in 'nissan buys 5% of ampere from renault'",
        ),
        (
            "renault sells 5% of nissan from geely",
            "understood 'renault sells 5% of nissan', stopped at 'from geely'",
            "'to' comes next, as in 'renault sells 5% of nissan to geely'",
        ),
        (
            "nissan subscribes 5% of wheels to nobody",
            "understood 'nissan subscribes 5% of wheels', stopped at 'to nobody'",
            "'at' comes next, as in 'nissan subscribes EUR 600M of ampere at",
        ),
        (
            "nissan subscribes EUR 5M of ampere pre-money",
            "understood 'nissan subscribes EUR 5M of ampere', stopped at 'pre-money'",
            "'at' comes next",
        ),
        ("ampere", "not understood", "it takes holds, buys, sells, subscribes or"),
        ("buys 5% of ampere", "not understood", "'commitments close', as in 'nissan buys 5% of"),
        ("xyzzy plugh", "not understood", "it takes holds, buys, sells, subscribes or"),
    ],
)
def test_a_refusal_says_where_it_stops(sentence: str, known: str, next_: str) -> None:
    """What was understood, where that ends, what comes next, and a sentence that is right."""
    message = refusal(sentence).message

    assert message.startswith(f"'{' '.join(sentence.split())}' is no assumption: {known}; ")
    assert next_ in message


@pytest.mark.parametrize("sentence", ["", " ", "\n"])
def test_an_empty_sentence_assumes_nothing(sentence: str) -> None:
    """It is answered with the verbs there are."""
    assert "it takes holds, buys, sells, subscribes or 'commitments close'" in (
        refusal(sentence).message
    )


@pytest.mark.parametrize(
    ("sentence", "suggestions"),
    [
        ("nissan hold 7.5% of ampere", ("nissan holds 7.5% of ampere",)),
        ("nissan BUY 5% of ampere from renault", ("nissan buys 5% of ampere from renault",)),
        ("renault  sell 5% of nissan", ("renault sells 5% of nissan",)),
        ("renault group subscribed 5% of nissan", ("renault group subscribes 5% of nissan",)),
        ("nissan hold", ()),
        ("commitment closes", (CLOSE,)),
        ("commitments closed", (CLOSE,)),
        ("Commitments clos", (CLOSE,)),
        ("nissan buys 5%", ()),
        ("xyzzy plugh", ()),
        ("nissan buys 5% of ampere form renault", ("nissan buys 5% of ampere from renault",)),
        ("renault sells 5% of nissan too geely", ("renault sells 5% of nissan to geely",)),
        ("renault sells 5% of nissan from geely", ()),
        ("nissan holds 5% of ampere from renault", ()),
        (
            "nissan subscribes 7.5% of ampere at EUR 8B post-money",
            ("nissan subscribes 7.5% of ampere",),
        ),
    ],
)
def test_the_nearest_right_sentence_is_suggested(
    sentence: str, suggestions: tuple[str, ...]
) -> None:
    """Where one word makes it right, the whole sentence is given; else nothing is guessed."""
    assert refusal(sentence).suggestions == suggestions


@pytest.mark.parametrize(
    "sentence", ["commitments close", "COMMITMENTS  close.", "commitments-close"]
)
def test_commitments_close_in_any_dress(sentence: str) -> None:
    """Case, blanks and punctuation do not count."""
    assert read(sentence) == CommitmentsClose()


@pytest.mark.parametrize(
    ("sentence", "name", "near"),
    [
        ("nisan holds 5% of ampere", "nisan", ("nissan",)),
        ("nissan holds 5% of amper", "amper", ("ampere",)),
        ("nissan holds 5% of ampere2", "ampere2", ("ampere",)),
        ("nissan buys 5% of amper from renault", "amper", ("ampere",)),
        ("nissan sells 5% of amper TO renault", "amper", ("ampere",)),
        ("nissan subscribes EUR 5M of amper at EUR 8B", "amper", ("ampere",)),
        ("nissan buys 5% of ampere from renalt", "renalt", ("renault",)),
        ("nissan sells 5% of ampere to geelly", "geelly", ("geely",)),
        ("nissan holds 5% of xyzzy", "xyzzy", ()),
        ("xyzzy holds 5% of nissan", "xyzzy", ()),
    ],
)
def test_who_is_unknown_is_named_with_near_names(
    sentence: str, name: str, near: tuple[str, ...]
) -> None:
    """The name alone, without the words round it, and whose it may be."""
    with pytest.raises(UnknownCompanyError) as refused:
        read(sentence)

    assert refused.value.message == f"no company or holder is called '{name}'"
    assert refused.value.suggestions == near


@pytest.mark.parametrize(
    "sentence",
    [
        "nissan holds 5% of french state",
        "nissan buys 5% of state from renault",
        "nissan sells 5% of state to renault",
        "nissan subscribes 5% of state",
    ],
)
def test_nobody_owns_a_holder(sentence: str) -> None:
    """A state is no company."""
    assert refusal(sentence).message == (
        f"in '{sentence}': French State is a holder, which nobody can own"
    )


@pytest.mark.parametrize(
    "sentence",
    ["nissan buys 5% of ampere from nissan", "nissan sells 5% of ampere to Nissan Motor Co. Ltd"],
)
def test_nobody_trades_with_oneself(sentence: str) -> None:
    """Buyer and seller are two, under whatever names."""
    assert refusal(sentence).message == f"in '{sentence}': Nissan cannot be on both sides"


@pytest.mark.parametrize("words", ["5% to 10%", "over 5%", "up to 10%", "unknown", "under 5%"])
@pytest.mark.parametrize("verb", ["buys", "sells"])
def test_a_range_is_not_traded(verb: str, words: str) -> None:
    """What changes hands is exactly known."""
    sentence = f"nissan {verb} {words} of ampere"

    assert refusal(sentence).message == (
        f"in '{sentence}': what is sold is exactly known, so '{words}' cannot be"
    )


@pytest.mark.parametrize("price", ["EUR 8B", "EUR 8B to 10B pre-money", "whatever"])
def test_a_share_has_no_price(price: str) -> None:
    """A valuation beside a share says nothing, so it is refused, and left out in the suggestion."""
    refused = refusal(f"nissan subscribes 7.5% of ampere at {price}")

    assert refused.message.endswith(": only money is subscribed at a valuation")
    assert refused.suggestions == ("nissan subscribes 7.5% of ampere",)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("nissan holds 7.5 of ampere", "7.5 is not a share; write 7.5%: a bare number"),
        ("nissan buys 5 of ampere", "5 is not a share; write 5%: a bare number"),
        ("nissan subscribes 104 of ampere", "104 is not a share; a share lies between"),
        ("nissan holds 7,5% of ampere", "'7,5%' is not a share; write 7.5%"),
        ("nissan holds 104% of ampere", "'104%' is over 100%; a share lies between 0% and 100%"),
        ("nissan buys 5 % of ampere", "'5 %' is not a share; write 5%"),
        ("nissan sells half of ampere", "'half' is not a share; write a share like"),
        ("nissan subscribes -5% of ampere", "'-5%' is not a share; a share lies between"),
        ("nissan subscribes 600M of ampere", "'600M' is not money; write money like EUR 600M"),
        ("nissan holds EUR 600M of ampere", "'EUR 600M' is not a share; write a share like"),
        ("nissan subscribes €600M of ampere", "'€600M' is not money; write EUR 600M"),
        ("nissan subscribes EUR of ampere", "'EUR' is not money; write money like EUR 600M"),
        ("nissan subscribes XXQ 5M of ampere", "XXQ is not a currency; write the ISO 4217 code"),
        ("nissan subscribes EUR 9M to 5M of ampere", "the smaller figure comes first"),
        ("nissan subscribes EUR 5M of ampere at 8B", "'8B' is not money; write money like"),
        ("nissan subscribes EUR 5M of ampere at pre-money", "'pre-money' is not money; write"),
        (
            "nissan subscribes EUR 5M of ampere at EUR 8B enterprise",
            "'EUR 8B enterprise' is not money; write money like",
        ),
        ("nissan subscribes EUR 5M of ampere at 5%", "'5%' is not money; write money like"),
    ],
)
def test_what_is_no_share_and_no_money_is_refused_with_a_way_out(sentence: str, why: str) -> None:
    """The sentence is repeated, with what is wrong in it and how that is written."""
    refused = refusal(sentence)

    assert refused.message.startswith(f"in '{sentence}': ")
    assert why in refused.message
    assert refused.suggestions == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("nissan buys", "how much of which company comes next"),
        ("nissan buys 5% of ampere from", "who or what comes after 'from'"),
        ("nissan subscribes EUR 6M of ampere at", "who or what comes after 'at'"),
    ],
)
def test_a_sentence_that_ends_too_soon_is_told_what_comes_next(
    sentence: str, expected: str
) -> None:
    """Not that something is wrong with its last word."""
    with pytest.raises(AssumptionError) as caught:
        read(sentence)

    assert caught.value.message.startswith(
        f"'{sentence}' is no assumption: it ends too soon; {expected}, as in "
    )
    assert caught.value.suggestions == ()


def test_a_sentence_is_one_line_without_controls() -> None:
    """Since the answer repeats it; a mark that joins letters of a name may stand in it."""
    assert one_sentence(" a \v holds\n5% ") == "a holds 5%"
    assert one_sentence(" \t") == ""
    assert one_sentence("\u0645\u06cc\u200c\u062e") == "\u0645\u06cc\u200c\u062e"
    with pytest.raises(AssumptionError, match="in 'a�b': the text has a line break or control"):
        one_sentence("a\x9bb")
