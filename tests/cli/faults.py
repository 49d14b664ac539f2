"""A disk whose nth call fails, and folders before and after."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from alliance_cli.cli.disk import SYSTEM, Disk
from alliance_cli.cli.output import written_together

CALLS = tuple(field.name for field in fields(Disk))
TEXTS = ("the first\n" * 7_000, "the second\n")
"""The first takes several calls to be written."""
Happening = Callable[[str, Callable[..., Any], tuple[Any, ...]], Any]
"""What takes the place of a call; it has the name of the call, the call, and its arguments."""


QUICK = replace(SYSTEM, sync=lambda _: None)
"""Without waiting for a disk that turns: many files are written here."""


def watched(happening: Happening, disk: Disk = QUICK) -> Disk:
    """A disk that hands every call over."""

    def call(name: str) -> Callable[..., Any]:
        inner = getattr(disk, name)
        return lambda *arguments: happening(name, inner, arguments)

    return Disk(**{name: call(name) for name in CALLS})


def failing(
    wrong: int, numbers: range, disk: Disk = QUICK, *, is_done: bool = False
) -> tuple[Disk, list[str]]:
    """A disk whose calls of these numbers fail, and the names of the calls made.

    With `is_done` the system does what it is asked to, and says that it could not.
    """
    made: list[str] = []

    def happening(name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401
        made.append(name)
        if len(made) not in numbers:
            return call(*arguments)
        # Linux closes a file even where it says that it could not.
        if name == "close" or (is_done and name != "open"):
            call(*arguments)
        raise OSError(wrong, os.strerror(wrong))

    return watched(happening, disk), made


def without_links(wrong: int, disk: Disk = QUICK) -> Disk:
    """A disk that knows no hard links."""

    def link(_: object, __: object) -> None:
        raise OSError(wrong, os.strerror(wrong))

    return replace(disk, link=link)


@dataclass(frozen=True)
class Scene:
    """A folder, and two files that are written together into it."""

    name: str
    before: Mapping[str, str]
    force: bool = False
    disk: Disk = QUICK
    paths: tuple[str, ...] = ("first", "second")

    def made(self, folder: Path) -> "Folder":
        """The folder as it is before."""
        folder.mkdir()
        for name, text in self.before.items():
            (folder / name).write_text(text, encoding="utf-8")
            (folder / name).chmod(0o640)
        return Folder(folder, self)


@dataclass(frozen=True)
class Folder:
    """A folder that is written to."""

    path: Path
    scene: Scene

    def write(self, disk: Disk | None = None) -> None:
        """Write the files of the scene."""
        paths = [str(self.path / name) for name in self.scene.paths]
        with written_together(
            *paths, force=self.scene.force, disk=disk or self.scene.disk
        ) as outlets:
            for outlet, text in zip(outlets, TEXTS, strict=False):
                outlet.write(text)

    def now(self) -> dict[str, tuple[str, int]]:
        """The texts and rights of all files that are there."""
        return {
            path.name: (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777)
            for path in self.path.iterdir()
        }

    def shown(self) -> dict[str, tuple[str, int]]:
        """The same without hidden files."""
        return {name: file for name, file in self.now().items() if not name.startswith(".")}

    def states(self) -> list[dict[str, tuple[str, int]]]:
        """The folder before, and with each file more that is written."""
        states = [{name: (text, 0o640) for name, text in self.scene.before.items()}]
        for name, text in zip(self.scene.paths, TEXTS, strict=False):
            mode = 0o640 if name in self.scene.before else 0o644
            states.append(states[-1] | {name: (text, mode)})
        return states


SCENES = (
    Scene("new", {"other": "other"}),
    Scene("one", {"other": "other"}, paths=("first",)),
    Scene("without-links", {"other": "other"}, disk=without_links(errno.EPERM)),
    Scene("forced-new", {"other": "other"}, force=True),
    Scene("forced-one", {"first": "old"}, force=True, paths=("first",)),
    Scene("forced", {"first": "old", "second": "older"}, force=True),
    Scene("forced-first", {"first": "old"}, force=True),
    Scene("forced-second", {"second": "old"}, force=True),
    Scene(
        "forced-without-links", {"second": "old"}, force=True, disk=without_links(errno.EOPNOTSUPP)
    ),
)


@contextmanager
def usual_rights() -> Iterator[None]:
    """New files are 0644."""
    former = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(former)
