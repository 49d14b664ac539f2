"""From the path of a file in any format to a dataset."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date

from alliance_cli.cli.streams import is_watched, say
from alliance_cli.errors import UnreadableTextError
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.passage import with_beginning
from alliance_cli.exchange.recognition import Exchange, ShareUnit, recognised
from alliance_cli.model.examination import Examination, answerable
from alliance_cli.model.records import Dataset


def open_dataset(data: str | None, unit: ShareUnit | None = None) -> Dataset:
    """The dataset in the file named, in whatever format, or the packaged one.

    What cannot be taken over from another format is counted on standard error.

    Raises:
        InvalidDataError: the file has errors.
    """
    account = Account()
    dataset = answerable(examine(data, unit, account))
    if account.losses:
        told = losses_text(account)
        say(f"alliance: not read: {told} (alliance convert --losses lists them)")
    return dataset


def today() -> date:
    """The day on the user's own calendar: the only clock there is."""
    return date.today()  # noqa: DTZ011  # their own is meant


def losses_text(account: Account) -> str:
    """How many of each kind."""
    return ", ".join(f"{kind} {count:,}" for kind, count in account.counts().items())


def examine(
    data: str | None,
    unit: ShareUnit | None = None,
    account: Account | None = None,
    told: Exchange | None = None,
    progress: Callable[[float], None] | None = None,
) -> Examination:
    """Everything right and wrong with the file named, or with the packaged dataset.

    `told` is its format; without it, it is recognised by what it says. `progress` is called with
    the part read; without it, a terminal shows how far the reading is.
    """
    # Only to read a file.
    from alliance_cli.loading.files import name_of, text_portions  # noqa: PLC0415
    from alliance_cli.loading.packaged import packaged_dataset  # noqa: PLC0415

    path = packaged_dataset() if data is None else data
    name = name_of(path)
    with nullcontext(progress) if progress else reading_progress(name) as advance:
        try:
            begun, portions = with_beginning(text_portions(path, advance))
            format_ = told or recognised(begun)
            if format_ is Exchange.ALLIANCE:
                return _ours(portions, name, advance)
            return _foreign(portions, name, format_, unit, account or Account())
        except UnreadableTextError as error:
            return Examination(name, None, (error.problem,))


def _ours(portions: Iterator[str], name: str, progress: Callable[[float], None]) -> Examination:
    from alliance_cli.loading.files import whole_text  # noqa: PLC0415
    from alliance_cli.loading.reader import examine_text  # noqa: PLC0415  # pydantic

    return examine_text(whole_text(portions, name), name, progress)


def _foreign(
    portions: Iterator[str],
    name: str,
    format_: Exchange,
    unit: ShareUnit | None,
    account: Account,
) -> Examination:
    from alliance_cli.exchange.examining import examined, no_later_than  # noqa: PLC0415
    from alliance_cli.exchange.formats import reader_of  # noqa: PLC0415

    return examined(portions, name, no_later_than(today(), reader_of(format_, unit)), account)


@contextmanager
def reading_progress(path: str) -> Iterator[Callable[[float], None]]:
    """What shows how far the reading is: a bar on a terminal, once it takes over a second."""
    if not is_watched():
        yield lambda done: None  # noqa: ARG005  # nobody is looking
        return
    from alliance_cli.cli.progress import ReadingBar  # noqa: PLC0415  # only on a terminal

    with ReadingBar(path) as bar:
        yield bar.show
