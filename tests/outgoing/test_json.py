"""JSON that steers no terminal."""

import json

from alliance_cli.outgoing.json import for_json


def test_json_is_the_same_data_and_steers_nothing() -> None:
    """What would move a cursor or turn a line around is an escape, all else stands as it is."""
    value = {"é日": "\x1b\x7f\x9b31m\u202e\u2068\u200f\u2028\udcff", "n": [1, None]}
    text = for_json(value, indent=None)

    assert json.loads(text) == value
    assert text == (
        '{"é日": "\\u001b\\u007f\\u009b31m\\u202e\\u2068\\u200f\\u2028\\udcff", "n": [1, null]}'
    )
