import copy

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.loading.assembly import assembled
from alliance_cli.loading.values import Value

_FIELDS = st.sampled_from(["name", "date", "status", "share", "votes", "sources", "sourcs", "ids"])
_WORDS = st.sampled_from(["a", "5%", "2023", "state", "announced", "EUR 5", "", "2023-02-30"])
_SCALARS: st.SearchStrategy[Value] = st.none() | st.booleans() | st.integers(0, 2024) | _WORDS
_EVENTS = st.fixed_dictionaries(
    {"date": st.sampled_from([2023, "early"]), "status": _WORDS, "text": _WORDS},
    optional={"sources": _SCALARS, "share": _SCALARS, "sourcs": _SCALARS},
)
_VALUES = st.recursive(
    _SCALARS | st.lists(_EVENTS, max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_FIELDS, inner, max_size=5),
    max_leaves=10,
)
_ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(["name", "owner", "investor", "company"], st.just("a") | _VALUES),
        **dict.fromkeys(["kind", "capital", "votes", "share", "since", "sources"], _VALUES),
        **dict.fromkeys(["ids", "notes", "history", "sourcs"], _VALUES),
    },
)


@given(
    st.dictionaries(
        st.sampled_from(["companies", "holders"]), st.fixed_dictionaries({"a": _ENTRIES})
    ),
    st.dictionaries(st.sampled_from(["holdings", "investments"]), st.lists(_ENTRIES, max_size=2)),
)
def test_whatever_is_wrong_with_an_entry_the_file_is_read(
    keyed: dict[str, Value], listed: dict[str, Value]
) -> None:
    """No entry, however many slips it has, stops the reading or is changed by it."""
    file: dict[str, Value] = {"title": "T", **keyed, **listed}
    before = copy.deepcopy(file)
    assembled(file)

    assert file == before
