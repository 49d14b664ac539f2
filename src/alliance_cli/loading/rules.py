"""The rules of beneficial ownership that come with the program."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from alliance_cli.model.rules import BeneficialRule, Measure, Reading
from alliance_cli.model.share import parse_share


def beneficial_rules() -> Mapping[str, BeneficialRule]:
    """Each rule by its id, in the order of the file."""
    text = (files("alliance_cli.loading") / "rules.toml").read_text(encoding="utf-8")
    return {
        id_: BeneficialRule(
            id_,
            entry["name"],
            parse_share(entry["threshold"]).low,
            entry["at-least"],
            Reading(entry["reading"]),
            tuple(Measure(measure) for measure in entry["measures"]),
            entry["by-control"],
            entry["source"],
            entry.get("since"),
        )
        for id_, entry in tomllib.loads(text).items()
    }
