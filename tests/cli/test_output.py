"""A file that is written."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from alliance_cli.cli.output import is_same, refuse_existing, whole_file
from alliance_cli.errors import CannotWriteError, FileExistsAlreadyError


def write(path: str, chunks: Iterable[str]) -> None:
    """Write chunks to a file."""
    with whole_file(path) as file:
        file.writelines(chunks)


def test_a_file_that_is_there_is_refused_unless_forced(tmp_path: Path) -> None:
    """Nothing is overwritten by accident."""
    path = tmp_path / "there"
    path.write_text("kept", encoding="utf-8")

    with pytest.raises(FileExistsAlreadyError, match="is there already; --force overwrites it"):
        refuse_existing(str(path), force=False)
    refuse_existing(str(path), force=True)
    refuse_existing(str(tmp_path / "new"), force=False)
    for stream in ("-", os.devnull):
        refuse_existing(stream, force=False)


def test_a_link_that_leads_nowhere_is_there_already(tmp_path: Path) -> None:
    """And what it points to is written, not the link."""
    link, target = tmp_path / "link", tmp_path / "target"
    link.symlink_to(target)
    with pytest.raises(FileExistsAlreadyError):
        refuse_existing(str(link), force=False)
    write(str(link), ["x"])

    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("force", [True, False])
def test_a_folder_is_no_file(tmp_path: Path, force: bool) -> None:  # noqa: FBT001  # as pytest gives it
    """Nor is nothing."""
    with pytest.raises(CannotWriteError, match="cannot be written: it is a folder"):
        refuse_existing(str(tmp_path), force=force)
    with pytest.raises(CannotWriteError, match="no file is named"):
        refuse_existing("", force=force)


def test_one_place_may_have_many_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path and the rest of it; standard output is only itself."""
    monkeypatch.chdir(tmp_path)

    assert is_same("a", str(tmp_path / "b" / ".." / "a"))
    assert is_same("-", "-")
    assert not is_same("-", "a")
    assert not is_same("a", "b")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """With the rights of any new file, and nothing beside it."""
    path = tmp_path / "new"
    write(str(path), ["a\r\n", "é"])

    assert path.read_bytes() == b"a\r\n\xc3\xa9"
    (tmp_path / "other").touch()
    assert path.stat().st_mode == (tmp_path / "other").stat().st_mode
    assert sorted(p.name for p in tmp_path.iterdir()) == ["new", "other"]


def test_what_is_there_keeps_its_rights(tmp_path: Path) -> None:
    """A file that only its owner may read stays one."""
    path = tmp_path / "mine"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o600)
    write(str(path), ["new"])

    assert path.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_fails_on_the_way_leaves_what_was(tmp_path: Path) -> None:
    """No half of a file, and no rest of the attempt."""
    path = tmp_path / "mine"
    path.write_text("old", encoding="utf-8")

    def chunks() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(str(path), chunks())
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """With the reason of the system."""
    with pytest.raises(CannotWriteError, match="cannot be written: No such file or directory"):
        write(str(tmp_path / "no" / "folder"), ["x"])


def test_a_pipe_behind_a_link_is_written_to(tmp_path: Path) -> None:
    """As /dev/stdout is one."""
    reads, writes = os.pipe()
    link = tmp_path / "link"
    link.symlink_to(f"/dev/fd/{writes}")
    write(str(link), ["x"])
    os.close(writes)

    assert os.read(reads, 10) == b"x"
    os.close(reads)
    assert link.is_symlink()


def test_a_device_is_written_to(capfd: pytest.CaptureFixture[str]) -> None:
    """It is not put in the place of; `-` is standard output."""
    write(os.devnull, ["x"])
    write("-", ["a", "b"])

    assert Path(os.devnull).is_char_device()
    assert capfd.readouterr().out == "ab"
