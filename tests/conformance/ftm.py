"""What `write_ftm` writes, judged by the followthemoney package: `make conformance`.

In an environment of its own, since the package brings forty others. It is a normaliser and no
judge: what it does not like vanishes without a word. So each value is compared before and after.
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypeAlias

from hypothesis import HealthCheck, Phase, given, settings

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.ftm.writer import write_ftm
from alliance_cli.loading.packaged import packaged_dataset
from alliance_cli.loading.reader import load_dataset
from alliance_cli.model.records import Dataset
from tests.laws.strategies import datasets

Entities: TypeAlias = list[Any]

HARD: Final = Path(__file__).parent
"""Its folders have small datasets in which something is hard to say."""
_SHOWN: Final = 20
_RANDOM: Final = 500


def main() -> int:
    """How many texts the package found fault with, and broken ones in which it found none."""
    judge, failed = Judge(), 0
    for name, text in _written():
        findings = list(judge.findings(text))
        failed += bool(findings)
        _tell("FAULTY" if findings else "clean", name, *findings[:_SHOWN])
    for name, text in _broken():
        missed = not list(judge.findings(text))
        failed += missed
        _tell("MISSED" if missed else "found", name)
    return failed


def _tell(verdict: str, name: str, *findings: str) -> None:
    sys.stdout.write("\n    ".join((f"{verdict:6} {name}", *findings)) + "\n")


class Judge:
    """The model of FollowTheMoney, asked about every entity and value of a text."""

    def __init__(self) -> None:
        """Load the model."""
        package = import_module("followthemoney")
        self._model, self._entity = package.model, package.ValueEntity

    def findings(self, text: str) -> Iterator[str]:
        """Everything that the package would change, drop or refuse."""
        # A dataset with nothing in it is an empty array, since a text without a line says nothing.
        entities = [] if text == "[]\n" else [json.loads(line) for line in text.splitlines()]
        schemata = {entity["id"]: entity["schema"] for entity in entities}
        if len(schemata) < len(entities):
            yield "two entities have one id"
        for entity in entities:
            for finding in self._of_entity(entity, schemata):
                yield f"{entity['id']}: {finding}"

    def _of_entity(self, entity: Any, schemata: dict[str, str]) -> Iterator[str]:  # noqa: ANN401  # any JSON
        schema = self._model.get(entity["schema"])
        if schema is None:
            yield f"there is no schema {entity['schema']}"
            return
        try:
            schema.validate(entity)
            read = self._entity.from_dict(entity, cleaned=False).to_dict()["properties"]
        except import_module("followthemoney.exc").InvalidData as error:
            yield f"{error}: {getattr(error, 'errors', '')}"
            return
        for name, values in entity["properties"].items():
            if sorted(values) != sorted(read.get(name, [])):
                yield f"{name} is {values!r} before and {read.get(name)!r} after"
            yield from self._of_references(schema.get(name), values, schemata)

    def _of_references(
        self,
        property_: Any,  # noqa: ANN401  # a class of the package
        values: list[str],
        schemata: dict[str, str],
    ) -> Iterator[str]:
        """What an entity names must be in the file, and of a schema that can stand there."""
        if property_ is None or property_.range is None:
            return
        for value in values:
            schema = self._model.get(schemata.get(value, ""))
            if schema is None or not schema.is_a(property_.range):
                yield f"{property_.name} is {value}, which is no {property_.range.name} of the file"


def _written() -> Iterator[tuple[str, str]]:
    """Every dataset as FollowTheMoney."""
    yield "packaged", _text(load_dataset(packaged_dataset()))
    for path in sorted(HARD.glob("*/*.yaml")):
        yield f"{path.parent.name}/{path.stem}", _text(load_dataset(path))
    drawn: list[Dataset] = []

    @settings(
        max_examples=_RANDOM,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(datasets())
    def draw(dataset: Dataset) -> None:
        drawn.append(dataset)

    draw()
    for number, dataset in enumerate(drawn, start=1):
        yield f"random {number}", _text(dataset)


def _text(dataset: Dataset) -> str:
    return "".join(write_ftm(dataset, Account()))


def _broken() -> Iterator[tuple[str, str]]:
    """Texts with one fault each, so that a judge who sees nothing is seen."""
    company = {"id": "acme", "schema": "Company", "properties": {"name": ["Acme"]}}
    owner = {"id": "anna", "schema": "Person", "properties": {"name": ["Anna"]}}
    stake = {"owner": ["anna"], "asset": ["acme"], "percentage": ["50"]}
    whole = [company, owner, {"id": "stake", "schema": "Ownership", "properties": stake}]
    faults: dict[str, tuple[int, dict[str, Any]]] = {
        "a date that no calendar has": (2, {"startDate": ["2023-02-30"]}),
        "a property that there is not": (2, {"votes": ["50"]}),
        "an owner who is not in the file": (2, {"owner": ["nobody"]}),
        "an asset that is none": (2, {"asset": ["anna"]}),
        "no asset": (2, {"asset": []}),
        "a wrong check digit": (0, {"leiCode": ["969500F7JLTX36OUI694"]}),
        "a name with two blanks": (0, {"name": ["Acme  Ltd"]}),
        "no name": (0, {"name": []}),
    }
    for name, (number, values) in faults.items():
        entities: Entities = [dict(entity) for entity in whole]
        entities[number]["properties"] = entities[number]["properties"] | values
        yield name, "\n".join(map(json.dumps, entities))
    doubled: Entities = [*whole, company]
    yield "two entities with one id", "\n".join(map(json.dumps, doubled))


if __name__ == "__main__":
    sys.exit(main() > 0)
