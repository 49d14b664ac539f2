"""`alliance convert`."""

import sys
from collections.abc import Iterable
from datetime import date
from json import dumps
from typing import Annotated

import typer

from alliance_cli.cli.exits import NO_ANSWER
from alliance_cli.cli.intake import examine, losses_text
from alliance_cli.cli.options import ShareUnitOption
from alliance_cli.cli.output import is_same, refuse_existing, whole_file
from alliance_cli.cli.session import day
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.one_day import on_day
from alliance_cli.exchange.recognition import Exchange
from alliance_cli.exchange.sayable import sayable
from alliance_cli.model.examination import answerable
from alliance_cli.model.records import Dataset


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
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Write this day alone, not all history."),
    ] = None,
    share_unit: ShareUnitOption = None,
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
    _check_places(output, losses, force=force)
    asked = None if as_of is None else day(as_of)
    account = Account()
    dataset = answerable(examine(file, share_unit, account, from_))
    if asked is not None:
        dataset = on_day(dataset, asked)
    chunks = _chunks(dataset, to, account)
    is_written = _write(chunks, account, output, losses, strict=strict)
    if account.losses:
        more = "" if losses else "; --losses FILE lists each"
        sys.stderr.write(f"alliance: not carried over: {losses_text(account)}{more}\n")
    if dataset.as_of == date.min and to is not Exchange.CSV:
        sys.stderr.write(f"alliance: no day is told, {date.min} stands for it; --as-of names one\n")
    if not is_written:
        raise typer.Exit(NO_ANSWER)


def _check_places(output: str, losses: str | None, *, force: bool) -> None:
    """Refuse to write over what is there, or over one another."""
    if losses is not None and is_same(losses, output):
        raise typer.BadParameter("it is where the dataset goes", param_hint="--losses")
    refuse_existing(output, force=force)
    if losses is not None:
        refuse_existing(losses, force=force)


def _chunks(dataset: Dataset, to: Exchange, account: Account) -> Iterable[str]:
    if to is Exchange.ALLIANCE:
        from alliance_cli.loading.writer import dataset_text  # noqa: PLC0415  # YAML

        return [dataset_text(sayable(dataset, account))]
    from alliance_cli.exchange.formats import WRITERS  # noqa: PLC0415  # all formats

    return WRITERS[to](dataset, account)


def _write(
    chunks: Iterable[str], account: Account, output: str, losses: str | None, *, strict: bool
) -> bool:
    """Write the dataset and the losses; whether the dataset may be written."""
    if strict:
        # Only when all is made is known what is lost.
        chunks = list(chunks)
        if account.losses:
            _write_losses(account, losses)
            return False
    with whole_file(output) as out:
        out.writelines(chunks)
        # Both are there in the end, or neither.
        _write_losses(account, losses)
    return True


def _write_losses(account: Account, path: str | None) -> None:
    if path is None:
        return
    told = [{"kind": one.kind, "where": one.where, "what": one.what} for one in account.losses]
    with whole_file(path) as file:
        file.write(dumps({"losses": told}, indent=2, ensure_ascii=False))
        file.write("\n")
