"""`alliance sources`."""

from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    DataOption,
    FormatOption,
    JsonOption,
    ShareUnitOption,
    SourceArgument,
)
from alliance_cli.cli.session import open_snapshot, show
from alliance_cli.model.directory import source_named
from alliance_cli.views.formats import Format
from alliance_cli.views.sources import sources_report


def sources(
    source: SourceArgument = None,
    *,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> None:
    """List the sources, or show what rests on one.

    Example: alliance sources article-2023-12-06
    """
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    chosen = None if source is None else source_named(snapshot.dataset, source)
    show(sources_report(snapshot, chosen), format, json=json)
