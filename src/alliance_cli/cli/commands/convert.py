"""`alliance convert`."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from alliance_cli.cli.arguments import day_for
from alliance_cli.cli.exits import NO_ANSWER
from alliance_cli.cli.intake import examine, losses_text
from alliance_cli.cli.options import SafeCsvOption, ShareUnitOption
from alliance_cli.cli.output import Outlet, is_same, refuse_existing, written_together
from alliance_cli.cli.streams import say
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.one_day import on_day
from alliance_cli.exchange.recognition import Exchange
from alliance_cli.exchange.sayable import sayable
from alliance_cli.model.examination import answerable
from alliance_cli.model.records import Dataset
from alliance_cli.outgoing.json import for_json


def convert(
    file: Annotated[str, typer.Argument(metavar="IN", help="The file; - is standard input.")],
    *,
    to: Annotated[Exchange, typer.Option("--to", help="The format to write; gleif is only read.")],
    from_: Annotated[
        Exchange | None,
        typer.Option("--from", help="The format of IN.  [default: what it looks like]"),
    ] = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="OUT", help="Where to; - is standard output."),
    ] = "-",
    as_of: Annotated[
        date | None,
        typer.Option(
            "--as-of",
            parser=day_for("--as-of"),
            metavar="DATE",
            help="Write this day alone, not all history.",
        ),
    ] = None,
    share_unit: ShareUnitOption = None,
    safe_csv: SafeCsvOption = False,
    losses: Annotated[
        str | None,
        typer.Option("--losses", metavar="FILE", help="Write there, as JSON, all that is lost."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing, and exit with 1, if anything is lost.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there.")] = False,
) -> None:
    """Convert a dataset from one format to another.

    Says on standard error what the target could not hold, and how much of it.

    Example: alliance convert holdings.csv --to alliance -o mine.yaml
    """
    if to is Exchange.GLEIF:
        raise typer.BadParameter("gleif is only read", param_hint="--to")
    if safe_csv and to is not Exchange.CSV:
        raise typer.BadParameter("it is for --to csv", param_hint="--safe-csv")
    _check_places(output, losses, force=force)
    account = Account()
    dataset = answerable(examine(file, share_unit, account, from_))
    if as_of is not None:
        dataset = on_day(dataset, as_of)
    chunks = _chunks(dataset, to, account, safe_csv=safe_csv)
    is_written = _write(chunks, account, output, losses, strict=strict, force=force)
    if account.losses:
        more = "" if losses else "; --losses FILE lists each"
        say(f"alliance: not carried over: {losses_text(account)}{more}")
    if dataset.as_of == date.min and to is not Exchange.CSV:
        say(f"alliance: no day is told, {date.min} stands for it; --as-of names one")
    if not is_written:
        raise typer.Exit(NO_ANSWER)


def _check_places(output: str, losses: str | None, *, force: bool) -> None:
    """Refuse to write over what is there, or over one another."""
    if losses is not None and is_same(losses, output):
        raise typer.BadParameter("it is where the dataset goes", param_hint="--losses")
    refuse_existing(output, force=force)
    if losses is not None:
        refuse_existing(losses, force=force)


def _chunks(dataset: Dataset, to: Exchange, account: Account, *, safe_csv: bool) -> Iterable[str]:
    if to is Exchange.ALLIANCE:
        from alliance_cli.loading.writer import dataset_text  # noqa: PLC0415  # YAML

        return [dataset_text(sayable(dataset, account))]
    from alliance_cli.exchange.formats import writer_of  # noqa: PLC0415  # all formats

    return writer_of(to, for_spreadsheets=safe_csv)(dataset, account)


def _write(
    chunks: Iterable[str],
    account: Account,
    output: str,
    losses: str | None,
    *,
    strict: bool,
    force: bool,
) -> bool:
    """Write the dataset and the losses; whether the dataset may be written."""
    if strict:
        # Only when all is made is known what is lost.
        chunks = list(chunks)
    is_refused = strict and bool(account.losses)
    # The account first: a dataset is never there without it.
    paths = [path for path in (losses, None if is_refused else output) if path is not None]
    with written_together(*paths, force=force) as outlets:
        if not is_refused:
            for chunk in chunks:
                outlets[-1].write(chunk)
        if losses is not None:
            _write_losses(account, outlets[0])
    return not is_refused


def _write_losses(account: Account, outlet: Outlet) -> None:
    told = [{"kind": one.kind, "where": one.where, "what": one.what} for one in account.losses]
    outlet.write(for_json({"losses": told}))
    outlet.write("\n")
