"""`alliance ubo`."""

from dataclasses import replace
from typing import Annotated

import typer

from alliance_cli.calculations.beneficial import beneficial_owners
from alliance_cli.calculations.chains import ownership_chains
from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    AtLeastOption,
    CompanyArgument,
    DataOption,
    FormatOption,
    JsonOption,
    ShareUnitOption,
    SourcesOption,
)
from alliance_cli.cli.session import open_snapshot, show, threshold_part
from alliance_cli.model.directory import party_named
from alliance_cli.model.records import Holder, HolderKind
from alliance_cli.model.rules import BeneficialRule, Measure
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.views.formats import Format
from alliance_cli.views.ubo import ubo_report

_CHAINS = 5
"""Chains shown for each owner."""


def ubo(
    company: CompanyArgument,
    *,
    rule: Annotated[
        str,
        typer.Option("--rule", metavar="RULE", help="A rule, such as amlr; custom is your own."),
    ] = "amlr",
    threshold: Annotated[
        str | None,
        typer.Option("--threshold", metavar="SHARE", help="Another threshold: 15%, 1/3."),
    ] = None,
    at_least: AtLeastOption = False,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """Show the beneficial owners of a company by a rule.

    With the reason for each, and where nobody could look further. No legal advice.

    Example: alliance ubo renault --rule custom --threshold 15% --at-least
    """
    chosen = _rule(rule, threshold, at_least=at_least)
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    party = party_named(snapshot.dataset, company)
    networks = {
        Measure.CAPITAL: ownership_network(snapshot, capital),
        Measure.VOTES: ownership_network(snapshot, votes),
    }
    persons = {holder.id for holder in snapshot.dataset.holders.values() if _is_person(holder)}
    found = beneficial_owners(networks, party.id, chosen, persons)
    chains = {
        owner.owner: ownership_chains(
            networks[Measure.CAPITAL], owner.owner, party.id, _CHAINS
        ).chains
        for owner in (*found.owners, *found.unresolved)
    }
    report = ubo_report(snapshot, party, chosen, found, chains)
    show(report, format, json=json, sources=sources)


def _is_person(holder: Holder) -> bool:
    return holder.kind in (HolderKind.PERSON, HolderKind.STATE)


def _rule(id_: str, threshold: str | None, *, at_least: bool) -> BeneficialRule:
    from alliance_cli.loading.rules import beneficial_rules  # noqa: PLC0415  # reads a file

    rules = beneficial_rules()
    if id_ not in rules:
        message = f"there is no rule '{id_}'; there are {', '.join(rules)}"
        raise typer.BadParameter(message, param_hint="--rule")
    found = rules[id_]
    if threshold is None and not at_least:
        return found
    if id_ != "custom":
        message = f"{id_} has its own threshold; --rule custom takes another"
        option = "--at-least" if threshold is None else "--threshold"
        raise typer.BadParameter(message, param_hint=option)
    part = found.threshold if threshold is None else threshold_part(threshold)
    return replace(found, threshold=part, at_least=at_least)
