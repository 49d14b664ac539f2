"""Whatever is written into a file, the reader answers with problems, never with an exception."""

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.loading.packaged import starter_text
from alliance_cli.loading.reader import examine_text

LINES = starter_text().splitlines()
SLIPS = st.sampled_from(
    [
        *("", "null", "true", "5", "0.15", "[]", "{}", "- x", "~", "&a", "*a", ": :", "%", "\t"),
        *("over 100%", "25-50%", "2023-00", "0000", "trst", "RMB 3", "share: 5", "since: x"),
        *("sources: 5", "ids: {share: 5}", "notes: [{date: x}]", "history: [{status: bad}]"),
        *("[{date: x, status: announced}, {date: 2023, status: bad, foo: 1}]", "\u202e", "é"),
    ]
)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """The starter file with some of its lines, or their values, replaced or moved."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        key, colon, _ = lines[at].partition(":")
        slip = draw(SLIPS)
        match draw(st.sampled_from(["value", "line", "insert", "move"])):
            case "value" if colon:
                lines[at] = f"{key}: {slip}"
            case "insert":
                lines.insert(at, " " * (len(key) - len(key.lstrip())) + slip)
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case _:
                lines[at] = slip
    return "\n".join(lines)


@given(spoilt())
def test_a_spoilt_file_has_problems_or_none(text: str) -> None:
    """There is a dataset, or there are errors in its way, and each problem has its place."""
    examination = examine_text(text, "spoilt.yaml")

    assert (examination.dataset is None) == any(not p.is_warning for p in examination.problems)
    assert all(problem.location is not None for problem in examination.problems)
