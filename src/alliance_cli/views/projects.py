"""Joint projects: what partners do together without equity."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from alliance_cli.model.records import Event, Party, Project
from alliance_cli.model.standing import StandingProject
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Layout, Table
from alliance_cli.report.columns import Column, column, sources_column
from alliance_cli.report.kinds import DAY, TEXT, parties
from alliance_cli.report.report import Report, cited_sources


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project, its partners and its last event."""

    project: Project
    partners: tuple[Party, ...]
    event: Event


PROJECT_COLUMNS: Final[tuple[Column[ProjectLine], ...]] = (
    column("id", TEXT, lambda line: line.project.id),
    column("title", TEXT, lambda line: line.project.title, "Project", flows=True),
    column(
        "partners",
        parties("partner_names"),
        lambda line: line.partners,
        "Partners",
        rank=2,
        flows=True,
    ),
    column("where", TEXT, lambda line: line.project.where, "Where", rank=4, flows=True),
    column("status", TEXT, lambda line: line.event.status.value, "Status"),
    column("status_since", DAY, lambda line: line.event.date, "Since", rank=3),
    column("note", TEXT, lambda line: line.project.note),
    sources_column(lambda line: line.event.sources),
)
_PROJECTS: Final = Table("projects", PROJECT_COLUMNS)
PROJECTS: Final[Layout] = (_PROJECTS,)


def projects_report(world: World, party: Party | None) -> Report:
    """All projects known on the day, or those that one company is a partner of."""
    whose = "" if party is None else f" of {party.name}"
    projects = _PROJECTS.of(
        project_lines(world, world.projects_of(party)),
        empty=f"No joint project{whose} is known {world.when}.",
    )
    return Report(
        PROJECTS,
        f"Joint projects{whose} {world.when}",
        world.setting,
        (projects,),
        sources=cited_sources(world.sources, [projects]),
    )


def project_lines(world: World, projects: Iterable[StandingProject]) -> list[ProjectLine]:
    """Projects with their partners."""
    return [
        ProjectLine(
            standing.project,
            tuple(world.party(partner) for partner in standing.project.partners),
            standing.event,
        )
        for standing in projects
    ]
