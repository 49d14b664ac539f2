"""`alliance loops`."""

from alliance_cli.calculations.loops import ownership_loops
from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    DataOption,
    FormatOption,
    JsonOption,
    ShareUnitOption,
    SourcesOption,
)
from alliance_cli.cli.session import open_snapshot, show
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.views.formats import Format
from alliance_cli.views.loops import loops_report


def loops(
    *,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """Show companies that own one another.

    Cross-shareholdings, treasury shares and closed rings, with what each owns of itself in the end.

    Example: alliance loops --as-of 2010-12-31
    """
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    found = ownership_loops(ownership_network(snapshot, capital))
    show(loops_report(snapshot, found), format, json=json, sources=sources)
