"""`alliance sources`."""

from alliance_cli.cli.options import SourceArgument
from alliance_cli.model.world import World
from alliance_cli.report.report import Report
from alliance_cli.views.sources import ALL_SOURCES, sources_report

LAYOUT = ALL_SOURCES


def sources(world: World, source: SourceArgument = None) -> Report:
    """List the sources, or show the lines that cite one.

    Example: alliance sources article-2023-12-06
    """
    return sources_report(world, None if source is None else world.source_named(source))
