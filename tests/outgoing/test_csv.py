"""Lines of CSV, and formulas in them."""

import pytest

from alliance_cli.outgoing.csv import for_csv, is_formula, without_formulas


def test_a_line_is_quoted_where_it_must_be() -> None:
    """Controls, which only the name of a file may have, are boxes; line breaks stay."""
    assert for_csv(["a", 'b "c"', "d,e", "f\ng", "\x1b[31m\r\x9b"]) == (
        'a,"b ""c""","d,e","f\ng",�[31m��\r\n'
    )


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        " =1",
        "-",
        "-x",
    ],
)
def test_what_a_spreadsheet_would_calculate_is_a_formula(cell: str) -> None:
    """Also after blanks, and in the wide forms of its signs."""
    assert is_formula(cell)
    assert without_formulas([cell]) == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["", "a=b", "-3.5", "+3", "-.5", "-1e-05", "3", "—", "'=1", "a@b"])
def test_figures_and_other_texts_are_none(cell: str) -> None:
    """A figure below nothing is one all the same."""
    assert not is_formula(cell)
    assert without_formulas([cell]) == [cell]
