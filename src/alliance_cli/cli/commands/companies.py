"""`alliance companies`."""

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
from alliance_cli.views.companies import companies_report
from alliance_cli.views.formats import Format


def companies(
    *,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """List the companies and holders.

    With how many owners and holdings each has on the day.

    Example: alliance companies -f csv
    """
    show(
        companies_report(open_snapshot(data, as_of, assume, share_unit)),
        format,
        json=json,
        sources=sources,
    )
