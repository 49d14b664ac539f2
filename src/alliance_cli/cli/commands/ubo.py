"""`alliance ubo`."""

from dataclasses import replace
from fractions import Fraction
from typing import Annotated, Final

import typer

from alliance_cli.calculations.beneficial import beneficial_owners
from alliance_cli.calculations.chains import ownership_chains
from alliance_cli.cli.arguments import part_for
from alliance_cli.cli.options import AtLeastOption, CompanyArgument
from alliance_cli.model.records import Holder
from alliance_cli.model.rules import BeneficialRule, Measure
from alliance_cli.model.world import World
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.report.report import Report
from alliance_cli.views.ubo import UBO, ubo_report

LAYOUT = UBO
_CHAINS: Final = 5
"""Chains shown for each owner."""


def rule_named(id_: str) -> BeneficialRule:
    """The rule of an id.

    Raises:
        typer.BadParameter: there is none.
    """
    from alliance_cli.loading.rules import beneficial_rules  # noqa: PLC0415  # reads a file

    rules = beneficial_rules()
    if id_ not in rules:
        message = f"there is no rule '{id_}'; there are {', '.join(rules)}"
        raise typer.BadParameter(message, param_hint="--rule")
    return rules[id_]


def ubo(
    world: World,
    company: CompanyArgument,
    *,
    rule: Annotated[
        BeneficialRule | None,
        typer.Option(
            "--rule",
            parser=rule_named,
            metavar="RULE",
            help="A rule, such as amlr; custom is your own.  [default: amlr]",
        ),
    ] = None,
    threshold: Annotated[
        Fraction | None,
        typer.Option(
            "--threshold",
            parser=part_for("--threshold"),
            metavar="SHARE",
            help="Another threshold: 15%, 1/3.",
        ),
    ] = None,
    at_least: AtLeastOption = False,
) -> Report:
    """Show the beneficial owners of a company by a rule.

    With the reason for each, and where owners could not be traced further. Not legal advice.

    Example: alliance ubo renault --rule custom --threshold 15% --at-least
    """
    chosen = _with_threshold(rule or rule_named("amlr"), threshold, at_least=at_least)
    party = world.party_named(company)
    networks = {
        Measure.CAPITAL: ownership_network(world, capital),
        Measure.VOTES: ownership_network(world, votes),
    }
    persons = {
        holder.id
        for holder in world.parties
        if isinstance(holder, Holder) and holder.kind.is_person_or_state
    }
    answer = beneficial_owners(networks, party.id, chosen, persons)
    chains = {
        owner.owner: ownership_chains(
            networks[Measure.CAPITAL], owner.owner, party.id, _CHAINS
        ).chains
        for owner in (*answer.owners, *answer.unresolved)
    }
    return ubo_report(world, party, chosen, answer, chains)


def _with_threshold(
    rule: BeneficialRule, threshold: Fraction | None, *, at_least: bool
) -> BeneficialRule:
    if threshold is None and not at_least:
        return rule
    if rule.id != "custom":
        message = f"{rule.id} has its own threshold; --rule custom takes another"
        option = "--at-least" if threshold is None else "--threshold"
        raise typer.BadParameter(message, param_hint=option)
    return replace(rule, threshold=threshold or rule.threshold, at_least=at_least)
