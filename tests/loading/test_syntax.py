import pytest

from alliance_cli.errors import UnreadableTextError
from alliance_cli.loading.lines import Lines
from alliance_cli.loading.values import plain_values


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", "close the bracket that opens in line 2"),
        ("a: {b: 1\n", "close the bracket that opens in line 1"),
        ("a: b: c\n", "put a text with any of"),
        ("- a\nb\n", "put a text with any of"),
        ("a: @b\n", "put a text with any of"),
        ("a:\n\tb: 1\n", "indent with spaces, not with tabs"),
        ('a: "\\q"\n', "write the character itself"),
        ('a: "\\xzz"\n', "write the character itself"),
        ("a: 'b\n", "close the quotes"),
        ("%YAML 3.0\n---\na: b\n", "take the line that begins with % out"),
        ("a: [}\n", "see the lines above too"),
    ],
)
def test_broken_yaml_is_told_with_a_way_out(text: str, way_out: str) -> None:
    """What the parser stumbles on is told with what may mend it."""
    with pytest.raises(UnreadableTextError) as caught:
        plain_values(Lines("mine", text))

    assert caught.value.problem.way_out.startswith(way_out)
