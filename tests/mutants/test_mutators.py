from tests.mutants.mutators import mutants

SOURCE = '''
def larger(a: int = 1, *, b: int) -> int | None:
    """No slip is put into 1 < 2."""
    if not a or b is not None:
        return a + b
    assert a > b
    return max(a, b) if a >= b > 0 else None
'''


def slips(source: str) -> list[tuple[int, str]]:
    """Line and text of each slip."""
    return [(mutant.line, mutant.now) for mutant in mutants(source)]


def test_each_slip_is_put_in_alone() -> None:
    """Operators, constants, extremes and returns change; annotations and docstrings do not."""
    assert slips(SOURCE) == [
        (2, "def larger(a: int = 2, *, b: int) -> int | None:"),
        (4, "if a or b is not None:"),
        (4, "if not a and b is not None:"),
        (4, "if not a or b is None:"),
        (5, "return None"),
        (5, "return a - b"),
        (7, "return min(a, b) if a >= b > 0 else None"),
        (7, "return None"),
        (7, "return max(a, b) if a > b > 0 else None"),
        (7, "return max(a, b) if a >= b >= 0 else None"),
        (7, "return max(a, b) if a >= b > 1 else None"),
    ]


def test_the_rest_of_the_source_stays() -> None:
    """A mutant is the source but for its line, also behind letters of several bytes."""
    source = "names = ['é', 'ß']; first = names[0] if len(names) > 1 else None\nrest = ()\n"

    for mutant in mutants(source):
        assert mutant.was == source.splitlines()[0]
        assert mutant.source == f"{mutant.now}\nrest = ()\n"
    assert [mutant.now.partition("; ")[2] for mutant in mutants(source)] == [
        "first = names[1] if len(names) > 1 else None",
        "first = names[0] if len(names) >= 1 else None",
        "first = names[0] if len(names) > 2 else None",
    ]


def test_words_are_not_operators() -> None:
    """`in` is looked for as a word, and across lines."""
    assert slips("x = (min_in\n     not  in inner)\n") == [(2, "in inner)")]
