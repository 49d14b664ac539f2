"""Access lists and attributes of files that are replaced."""

import errno
import os
import struct
from pathlib import Path

import pytest

from alliance_cli.cli.disk import SYSTEM
from alliance_cli.cli.output import written_together

ACCESS_LIST = struct.pack("<I", 2) + b"".join(
    struct.pack("<HHI", *entry)
    for entry in (
        (0x01, 6, 0xFFFFFFFF),  # the owner reads and writes
        (0x02, 4, 1234),  # one more user reads
        (0x04, 0, 0xFFFFFFFF),  # the group may nothing
        (0x10, 4, 0xFFFFFFFF),  # at most this
        (0x20, 0, 0xFFFFFFFF),  # nor others
    )
)
KEPT = {"system.posix_acl_access": ACCESS_LIST, "user.origin": b"register"}


@pytest.fixture
def attributed(tmp_path: Path) -> Path:
    """A file with an access list."""
    path = tmp_path / "mine"
    path.write_text("old", encoding="utf-8")
    try:
        for name, value in KEPT.items():
            os.setxattr(path, name, value)
    except (AttributeError, OSError):
        pytest.skip("no access lists here")
    return path


def test_an_access_list_stays(attributed: Path) -> None:
    """Without it the group would have the rights that are those of the list."""
    mode = attributed.stat().st_mode
    with written_together(str(attributed), force=True) as [outlet]:
        outlet.write("new")

    assert SYSTEM.attributes(attributed) == KEPT
    assert attributed.stat().st_mode == mode
    assert attributed.read_text(encoding="utf-8") == "new"


def test_an_access_list_that_the_folder_gives_is_taken_off(attributed: Path) -> None:
    """The file that is replaced had none, so that no user gains rights."""
    for name in KEPT:
        os.removexattr(attributed, name)
    attributed.chmod(0o640)
    os.setxattr(attributed.parent, "system.posix_acl_default", ACCESS_LIST)
    with written_together(str(attributed), force=True) as [outlet]:
        outlet.write("new")

    assert SYSTEM.attributes(attributed) == {}
    assert attributed.stat().st_mode & 0o777 == 0o640


def test_a_file_system_may_have_no_attributes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor may a system; any other error is one."""

    def listed(error: int) -> None:
        def refuse(_: object) -> None:
            raise OSError(error, os.strerror(error))

        monkeypatch.setattr(os, "listxattr", refuse, raising=False)

    listed(errno.ENOTSUP)
    assert SYSTEM.attributes(tmp_path) == {}
    listed(errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        SYSTEM.attributes(tmp_path)
    monkeypatch.delattr(os, "listxattr")
    assert SYSTEM.attributes(tmp_path) == {}
