from fractions import Fraction

from alliance_cli.engine.size import bits_of, common_bits, exact_work, rounded_work


def test_the_length_of_numbers_is_that_of_common_denominators() -> None:
    """Rows in halves and thirds have sixths in common: three bits each."""
    row = {0: Fraction(1, 2), 1: Fraction(1, 3)}

    assert common_bits(row.values()) == 3
    assert bits_of([row, row]) == 6
    assert common_bits([]) == 1


def test_work_grows_with_operations_and_digits() -> None:
    """And never falls: an estimate that did would decide twice differently."""
    assert exact_work(10, 5, 100) <= exact_work(11, 5, 100) <= exact_work(11, 5, 10_000)
    assert rounded_work(10, 50) == 10 < rounded_work(10, 1_000)
