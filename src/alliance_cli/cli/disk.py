"""The calls to the system that write a file, as one object: a test lets each of them fail."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

Name: TypeAlias = str | Path


@dataclass(frozen=True, slots=True)
class Disk:
    """Each call as `os` has it; handles stand for files that are open."""

    open: Callable[[Name, int, int], int]
    write: Callable[[int, memoryview], int]
    sync: Callable[[int], None]
    close: Callable[[int], None]
    state: Callable[[Name | int], os.stat_result]
    """What a name leads to, or what is open."""
    change_owner: Callable[[int, int, int], None]
    change_mode: Callable[[int, int], None]
    attributes: Callable[[Name | int], dict[str, bytes]]
    """The access list and the user's own attributes."""
    set_attribute: Callable[[int, str, bytes], None]
    remove_attribute: Callable[[int, str], None]
    link: Callable[[Name, Name], None]
    replace: Callable[[Name, Name], None]
    remove: Callable[[Name], None]


def _attributes(file: Name | int) -> dict[str, bytes]:
    """None where the system or the file system has none."""
    try:
        names = getattr(os, "listxattr", _no_attributes)(file)
    except OSError as error:
        if error.errno != errno.ENOTSUP:
            raise
        return {}
    return {name: os.getxattr(file, name) for name in names if _is_kept(name)}


def _no_attributes(_: Name | int) -> list[str]:
    return []


def _is_kept(name: str) -> bool:
    """Others belong to the system, which sets them on every new file."""
    return name == "system.posix_acl_access" or name.startswith("user.")


def _later(name: str) -> Callable[..., Any]:
    """A call that is looked up when it is made: Windows has neither owners nor attributes."""

    def call(*arguments: Any) -> Any:  # noqa: ANN401  # as the call has it
        return getattr(os, name)(*arguments)

    return call


SYSTEM: Final = Disk(
    open=lambda path, flags, mode: os.open(path, flags | getattr(os, "O_BINARY", 0), mode),
    write=os.write,
    sync=os.fsync,
    close=os.close,
    state=os.stat,
    change_owner=_later("fchown"),
    change_mode=_later("fchmod"),
    attributes=_attributes,
    set_attribute=_later("setxattr"),
    remove_attribute=_later("removexattr"),
    link=os.link,
    replace=os.replace,
    remove=os.unlink,
)
"""The calls of the system itself."""
