"""What `write_bods` writes, judged by libcovebods without a network: `make conformance`.

In an environment of its own: libcovebods is under the AGPL, and brings a package called `tests`.
That is also why this is one file: nothing beside it can be imported here.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from runpy import run_path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, settings

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.reader import read_bods
from alliance_cli.exchange.bods.writer import write_bods
from alliance_cli.exchange.one_day import on_day
from alliance_cli.loading.packaged import packaged_dataset
from alliance_cli.loading.reader import load_dataset
from alliance_cli.model.records import Dataset

Statements: TypeAlias = list[dict[str, Any]]

_REGISTERS: Final = ("FI-PRO", "FR-RCS", "GB-COH", "MX-RFC", "PA-PUB", "UA-EDR", "XI-LEI")
"""Codes of org-id.guide, whose list the judge would fetch every day; PA-PUB is the pack's own."""
_SHOWN: Final = 20
_RANDOM: Final = 300
_OTHER_DAYS: Final = (date(2005, 1, 1), date(2016, 11, 1), date(2025, 12, 31))

HARD: Final = Path(__file__).parent / "bods"
"""Small datasets that have what is hard to say in BODS."""
SAMPLES: Final = Path(__file__).parents[1] / "exchange" / "samples" / "bods"
"""The examples of the standard."""


def main() -> int:
    """How many texts the judge found fault with, and broken ones in which it found none."""
    refused = patch("socket.getaddrinfo", side_effect=OSError("the judge works offline"))
    with refused, TemporaryDirectory() as folder:
        judge, failed = _judge(Path(folder) / "statements.json"), 0
        for name, text in (*_written(), *_read()):
            findings = judge(text)
            failed += bool(findings)
            _tell("FAULTY" if findings else "clean", name, *findings[:_SHOWN])
        for name, text in _drawn():
            # A dataset may know of what is still to come; whether it does is no matter here.
            if findings := [finding for finding in judge(text) if "future_date" not in finding]:
                failed += 1
                _tell("FAULTY", name, *findings[:_SHOWN])
        _tell("judged", f"{_RANDOM} random datasets")
        for name, text in _broken():
            findings = judge(text)
            failed += not findings
            _tell("found" if findings else "MISSED", name)
    return failed


def _tell(verdict: str, name: str, *findings: str) -> None:
    sys.stdout.write("\n    ".join((f"{verdict:6} {name}", *findings)) + "\n")


def _written() -> Iterator[tuple[str, str]]:
    """Every dataset, whole and on one day, as BODS."""
    packaged = load_dataset(packaged_dataset())
    datasets = {path.stem: load_dataset(path) for path in sorted(HARD.glob("*.yaml"))}
    for name, dataset in {"packaged": packaged, **datasets}.items():
        yield f"{name}, the whole history", _text(dataset)
        for day in (dataset.as_of, *_OTHER_DAYS):
            yield f"{name} on {day}", _text(on_day(dataset, day))


def _text(dataset: Dataset) -> str:
    return "".join(write_bods(dataset, Account()))


def _read() -> Iterator[tuple[str, str]]:
    """Statements of others, read and written again: the standard's examples, and a pack."""
    pack = import_module("bods_fixtures")
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.rglob("*.json"))
    }
    texts |= {name: json.dumps(pack.load(name).statements) for name in pack.list_cases()}
    for name, text in texts.items():
        reading = read_bods([text], name, Account())
        yield f"{name}, read and written again", _text(reading.dataset)


def _drawn() -> Iterator[tuple[str, str]]:
    """Random datasets, those of the laws."""
    strategies = run_path(str(Path(__file__).parents[1] / "laws" / "strategies.py"))
    drawn: list[Dataset] = []

    @settings(
        max_examples=_RANDOM,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategies["datasets"]())
    def draw(dataset: Dataset) -> None:
        drawn.append(dataset)

    draw()
    for number, dataset in enumerate(drawn, start=1):
        yield f"random {number}", _text(dataset)


def _broken() -> Iterator[tuple[str, str]]:
    """Statements spoilt in one place each: a judge that lets them pass is asleep."""
    spoilings: Mapping[str, Callable[[Statements], object]] = {
        "a missing date": lambda them: them[0].pop("statementDate"),
        "an unknown field": lambda them: them[0].update({"shoeSize": "44"}),
        "a statement told twice": lambda them: them.append(them[-1]),
        "an exact share with an end": lambda them: _share(them).update({"exact": 1}),
        "a share of 101 %": lambda them: _share(them).update({"maximum": 101}),
        "a party after who it holds": lambda them: them.append(them.pop(0)),
        "a register that is none": lambda them: them[0]["recordDetails"].update(
            {"identifiers": [{"id": "1", "scheme": "ZZ-NONE"}]}
        ),
        "a remark on nothing": lambda them: them[0].update(
            {
                "annotations": [
                    {"statementPointerTarget": "/recordDetails/x", "motivation": "commenting"}
                ]
            }
        ),
    }
    for name, spoil in spoilings.items():
        statements: Statements = json.loads(_text(load_dataset(HARD / "ranges.yaml")))
        spoil(statements)
        yield name, json.dumps(statements)


def _share(statements: Statements) -> dict[str, Any]:
    relationship = next(it for it in statements if it["recordType"] == "relationship")
    share: dict[str, Any] = relationship["recordDetails"]["interests"][0]["share"]
    return share


def _judge(path: Path) -> Callable[[str], list[str]]:
    """What libcovebods finds in a text: against the schema, by its checks, and fields unknown."""
    with patch("libcove2.common.get_orgids_prefixes", return_value=_REGISTERS):
        checks = import_module("libcovebods.run_tasks")
    reading = import_module("libcovebods.data_reader")
    configuring = import_module("libcovebods.config")
    schemas = import_module("libcovebods.schema")
    validating = import_module("libcovebods.jsonschemavalidate")
    fields = import_module("libcovebods.additionalfields")

    def findings(text: str) -> list[str]:
        path.write_text(text, encoding="utf-8")
        reader, config = reading.DataReader(str(path)), configuring.LibCoveBODSConfig()
        schema = schemas.SchemaBODS(reader, config)
        errors = validating.JSONSchemaValidator(schema).validate(reader)
        checked = checks.process_additional_checks(reader, config, schema)
        return [
            *(f"schema: {error.json()['message']}" for error in errors),
            *(f"check: {finding}" for finding in checked["additional_checks"]),
            *(f"field: {field}" for field in fields.AdditionalFields(schema).process(reader)),
            *_pointers_astray(json.loads(text)),
        ]

    return findings


def _pointers_astray(statements: Statements) -> Iterator[str]:
    """Annotations on nothing; libcovebods looks at those of entities only."""
    pointing = import_module("jsonpointer")
    for statement in statements:
        for annotation in statement.get("annotations", ()):
            pointer = annotation["statementPointerTarget"]
            if pointing.resolve_pointer(statement, pointer, None) is None:
                yield f"pointer: {pointer} of {statement['statementId']}"


if __name__ == "__main__":
    sys.exit(min(main(), 1))
