"""From the path of a file in any format to a dataset."""

from pathlib import Path

import pytest

from alliance_cli.cli.intake import examine, losses_text, open_dataset
from alliance_cli.errors import InvalidDataError, ProblemName
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.recognition import Exchange, ShareUnit
from alliance_cli.loading.packaged import packaged_dataset
from tests.cli.running import SMALL

TABLE = "owner,company,capital,colour\na,x,60,red\n"


@pytest.fixture
def table(tmp_path: Path) -> str:
    """A table with a bare number and a column that nobody knows."""
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_a_file_with_errors_is_not_opened() -> None:
    """Data that cannot be read raises its problems."""
    with pytest.raises(InvalidDataError):
        open_dataset("no-such.yaml")


def test_without_a_path_the_packaged_dataset_is_opened() -> None:
    """And our own form loses nothing."""
    assert open_dataset(None) == open_dataset(str(packaged_dataset()))


def test_what_is_left_out_is_told(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Once, by kind, on standard error."""
    assert open_dataset(table, ShareUnit.PERCENT).title == "table.csv"

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "alliance: not read: column 1 (alliance convert --losses lists them)\n"


def test_a_format_that_is_said_is_not_guessed(table: str) -> None:
    """A table that is read as our own form is none."""
    account = Account()

    assert examine(table, ShareUnit.PERCENT, account).problems == ()
    assert account.counts() == {"column": 1}
    (problem, *_) = examine(table, told=Exchange.ALLIANCE).problems
    assert problem.name is ProblemName.WRONG_TYPE
    (problem,) = examine(str(SMALL), told=Exchange.CSV).problems
    assert problem.name is ProblemName.BAD_TABLE


def test_losses_are_counted_in_words() -> None:
    """Thousands are parted, and nothing in a kind steers a terminal."""
    account = Account()
    for _ in range(1200):
        account.lost("note", "a", "b")
    account.lost("bad\x1b[1m", "a", "b")

    assert losses_text(account) == "note 1,200, bad�[1m 1"
