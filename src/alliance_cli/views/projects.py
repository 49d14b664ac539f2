"""Joint projects: what partners do together without equity."""

from typing import Final

from alliance_cli.model.records import Party
from alliance_cli.model.snapshot import Snapshot, StandingProject
from alliance_cli.views.report import Column, Kind, Layout, Report, Row, Table, cited_sources

PROJECT_COLUMNS: Final = (
    Column("id", Kind.TEXT),
    Column("title", Kind.TEXT, "Project", flows=True),
    Column("partners", Kind.PARTIES, "Partners", names="partner_names", rank=2, flows=True),
    Column("where", Kind.TEXT, "Where", rank=4, flows=True),
    Column("status", Kind.TEXT, "Status"),
    Column("status_since", Kind.DAY, "Since", rank=3),
    Column("note", Kind.TEXT),
    Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
)
PROJECTS: Final[Layout] = (Table("projects", PROJECT_COLUMNS),)


def projects_report(snapshot: Snapshot, party: Party | None) -> Report:
    """All projects known on the day, or those that one company is a partner of."""
    projects = snapshot.projects_of(party)
    content = {"projects": tuple(project_row(snapshot, standing) for standing in projects)}
    whose = "" if party is None else f" of {party.name}"
    return Report(
        PROJECTS,
        f"Joint projects{whose} {snapshot.when}",
        snapshot.setting,
        content,
        empty={"projects": f"No joint project{whose} is known {snapshot.when}."},
        sources=cited_sources(snapshot.dataset, PROJECTS, content),
    )


def project_row(snapshot: Snapshot, standing: StandingProject) -> Row:
    """A project under `PROJECT_COLUMNS`."""
    project, event = standing.project, standing.event
    return (
        project.id,
        project.title,
        tuple(snapshot.dataset.party(partner) for partner in project.partners),
        project.where,
        event.status.value,
        event.date,
        project.note,
        event.sources,
    )
