"""Small FollowTheMoney files, written in a line, and what is read from them."""

import json
from dataclasses import dataclass
from zlib import crc32

from alliance_cli.errors import Problem
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.ftm.reader import read_ftm
from alliance_cli.model.records import Dataset


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a text."""

    reading: Reading
    account: Account

    @property
    def dataset(self) -> Dataset:
        """The dataset."""
        return self.reading.dataset

    @property
    def problems(self) -> list[Problem]:
        """The problems."""
        return self.reading.problems

    @property
    def told(self) -> list[tuple[str, int, str]]:
        """Name, line and sentence of each problem."""
        return [
            (p.name.value, p.location.line if p.location else -1, p.message) for p in self.problems
        ]

    @property
    def losses(self) -> dict[str, int]:
        """How many losses of each kind."""
        return self.account.counts()

    @property
    def holdings(self) -> list[tuple[str, str, str, str]]:
        """Owner, company, capital and votes of each holding."""
        return [
            (h.owner, h.company, h.capital.stated or "?", h.votes.stated or "?")
            for h in self.dataset.holdings
        ]


def entity(id_: str, schema: str, **properties: object) -> str:
    """One line of a file; a text is a list of one."""
    values = {name: [v] if isinstance(v, str) else v for name, v in properties.items()}
    return json.dumps({"id": id_, "schema": schema, "properties": values})


def company(id_: str, **properties: object) -> str:
    """A company, called as its id."""
    return entity(id_, "Company", **{"name": f"The {id_}", **properties})


def person(id_: str, **properties: object) -> str:
    """A person, called as its id."""
    return entity(id_, "Person", **{"name": f"The {id_}", **properties})


def stake(owner: str, asset: str, percentage: str = "", **properties: object) -> str:
    """An Ownership with an id of its own."""
    told = {"owner": owner, "asset": asset, "percentage": percentage, **properties}
    return entity(f"stake-{crc32(json.dumps(told).encode())}", "Ownership", **told)


def read(*lines: str) -> Read:
    """What is read from these lines."""
    account = Account()
    return Read(read_ftm(["\n".join(lines)], "file.jsonl", account), account)
