"""A file in the making: a hidden one beside its place, put there when all has gone well."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from alliance_cli.cli.disk import Disk
from alliance_cli.cli.ink import Ink, naming, refusal
from alliance_cli.errors import FileExistsAlreadyError

_HIDDEN: Final = ".alliance-{}.tmp"
"""Nothing of the file's own name, which may be as long as a name can be."""
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_NO_LINKS: Final = {
    errno.EPERM,
    errno.EACCES,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EXDEV,
    errno.EMLINK,
}
"""How file systems without hard links, FAT for one, say so."""


class Draft:
    """One file: begun, written, finished, published; perhaps retracted; cleared in any case.

    Each step raises CannotWriteError, which names the file, if the system refuses it.
    """

    def __init__(self, path: str, disk: Disk, *, force: bool) -> None:
        """Nothing is done yet; with `force` what a link points to is written, not the link."""
        self.path = path
        self._disk, self._force = disk, force
        self._place = Path(os.path.realpath(path)) if force else Path(path)
        self._hidden, self._backup = self._beside(), self._beside()
        self._made: list[Path] = []
        self._is_published = False
        self._old: os.stat_result | None = None
        self._ours: os.stat_result | None = None
        self._ink = Ink(path, disk)

    def _beside(self) -> Path:
        return self._place.with_name(_HIDDEN.format(os.urandom(8).hex()))

    def begin(self) -> None:
        """Open the hidden file; refuse what could not be kept as it is."""
        with naming(self.path):
            self._old = self._replaceable() if self._force else None
            # A new file has the rights that the system gives to new files in this folder;
            # a replacement can be read by its owner alone until it has the rights of the old file.
            self._ink.open(self._hidden, _NEW, 0o666 if self._old is None else 0o600)
            self._made.append(self._hidden)
            self._ours = self._disk.state(self._ink.handle)

    def _replaceable(self) -> os.stat_result | None:
        """What is there and can be replaced."""
        try:
            # Asked by the name that was given: links in a circle lead to no place.
            old = self._disk.state(self.path)
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(old.st_mode):
            raise refusal(self.path, "it is not a regular file")
        names = old.st_nlink - (self._leftovers(old) if old.st_nlink > 1 else 0)
        if names > 1:
            reason = (
                f"it has {names} names (hard links), and the others would keep what it says now"
            )
            raise refusal(self.path, f"{reason}; remove this one first, or name another file")
        return old

    def _leftovers(self, old: os.stat_result) -> int:
        """How many names of a file are those of runs that were killed while they wrote it."""
        hidden = self._place.parent.glob(_HIDDEN.format("*"))
        return sum(os.path.samestat(self._disk.state(name), old) for name in hidden)

    def write(self, text: str) -> None:
        """Add to the hidden file."""
        self._ink.write(text)

    def finish(self) -> None:
        """All is written: it has the owner and rights of what it replaces, and is on the disk."""
        self._ink.flush()
        if self._old is not None:
            self._take_after(self._old)
        with naming(self.path):
            self._disk.sync(self._ink.handle)
            self._ink.close()

    def _take_after(self, old: os.stat_result) -> None:
        handle = self._ink.handle
        with naming(self.path):
            ours = self._disk.state(handle)
        if (ours.st_uid, ours.st_gid) != (old.st_uid, old.st_gid):
            with keeping(self.path, "owner and group"):
                self._disk.change_owner(handle, old.st_uid, old.st_gid)
        with keeping(self.path, "access list and attributes"):
            self._take_attributes(handle)
        with keeping(self.path, "rights"):
            # Last: owners and access lists change rights too.
            if self._disk.state(handle).st_mode != old.st_mode:
                self._disk.change_mode(handle, stat.S_IMODE(old.st_mode))

    def _take_attributes(self, handle: int) -> None:
        wanted, present = self._disk.attributes(self._place), self._disk.attributes(handle)
        # The folder may have given the new file an access list that the old one has not.
        for name in sorted(present.keys() - wanted.keys()):
            self._disk.remove_attribute(handle, name)
        for name, value in wanted.items():
            self._disk.set_attribute(handle, name, value)

    def publish(self, *, keep_old: bool) -> None:
        """Put the file in its place; with `keep_old` it can be retracted.

        Raises:
            FileExistsAlreadyError: something has appeared there, and may not be overwritten.
        """
        try:
            if self._force:
                self._replace(keep_old=keep_old)
            else:
                self._take_new_place()
        except OSError as error:
            # A server of files may do what it is asked to, and say that it could not.
            if not self._is_in_place():
                if isinstance(error, FileExistsError):
                    raise already_there(self.path) from None
                raise refusal(self.path, error.strerror) from None
        self._is_published = True

    def _replace(self, *, keep_old: bool) -> None:
        if keep_old:
            self._keep_old()
        self._disk.replace(self._hidden, self._place)

    def _take_new_place(self) -> None:
        """Unlike a rename, a link fails where anything is there, whenever it appeared."""
        try:
            self._disk.link(self._hidden, self._place)
        except OSError as error:
            if error.errno not in _NO_LINKS or self._is_in_place():
                raise
            self._take_place_without_links()

    def _take_place_without_links(self) -> None:
        """An empty file of our own, whose making fails where anything is there, is replaced.

        Only a process that is killed between the two leaves an empty file.
        """
        handle = self._disk.open(self._place, _NEW, 0o600)
        try:
            self._disk.close(handle)
            self._disk.replace(self._hidden, self._place)
        except OSError as error:
            if not self._is_in_place() and not self._is_removed(self._place):
                reason = f"{error.strerror}; an empty file was left there"
                raise refusal(self.path, reason) from None
            raise

    def _keep_old(self) -> None:
        """Give what is there a second, hidden name, where there are hard links."""
        try:
            self._disk.link(self._place, self._backup)
        except OSError as error:
            if error.errno not in _NO_LINKS | {errno.ENOENT}:
                raise
        else:
            self._made.append(self._backup)

    def retract(self) -> bool:
        """Take the file back; whether what was there before is there again."""
        try:
            # Not what another program may have put there since.
            if not self._is_published or not self._stands_there():
                return True
            if self._backup in self._made:
                self._disk.replace(self._backup, self._place)
            elif self._old is None:
                self._disk.remove(self._place)
            else:
                return False
        except OSError:
            return False
        return True

    def _is_in_place(self) -> bool:
        """Whether this very file stands there, for all that can be seen."""
        try:
            return self._stands_there()
        except OSError:
            return False

    def _stands_there(self) -> bool:
        try:
            there = self._disk.state(self._place)
        except FileNotFoundError:
            return False
        return self._ours is not None and os.path.samestat(there, self._ours)

    def settle(self) -> None:
        """Have the folder itself written, where it can be opened and the system does that.

        The file is whole and in its place; that its name outlives a power cut is all that
        could still fail, and nothing can be done about that.
        """
        with suppress(OSError):
            handle = self._disk.open(self._place.parent, os.O_RDONLY, 0)
            try:
                self._disk.sync(handle)
            finally:
                self._disk.close(handle)

    def clear(self) -> list[Path]:
        """Remove the hidden files; those that cannot be removed."""
        with suppress(OSError):
            self._ink.close()
        # Both in any case: a call may be interrupted, or fail, when it has made its file.
        left = [path for path in (self._hidden, self._backup) if not self._is_removed(path)]
        return [path for path in left if path in self._made]

    def _is_removed(self, path: Path) -> bool:
        # Twice: a disk may refuse at one moment what it does at the next.
        return self._is_gone(path) or self._is_gone(path)

    def _is_gone(self, path: Path) -> bool:
        try:
            self._disk.remove(path)
        except OSError as error:
            return isinstance(error, FileNotFoundError)
        return True


@contextmanager
def keeping(path: str, what: str) -> Iterator[None]:
    """Errors of the system inside say what of a file cannot be kept."""
    try:
        yield
    except OSError as error:
        reason = f"its {what} cannot be kept ({error.strerror})"
        raise refusal(path, f"{reason}; remove it first, or name another file") from None


def already_there(path: str) -> FileExistsAlreadyError:
    """The refusal to overwrite a file."""
    return FileExistsAlreadyError(f"{path} is there already; --force overwrites it")
