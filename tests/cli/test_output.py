"""Files that are written."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from alliance_cli.cli.disk import SYSTEM, Disk
from alliance_cli.cli.output import is_same, refuse_existing, written_together
from alliance_cli.errors import CannotWriteError, FileExistsAlreadyError
from tests.cli.faults import watched


def write(path: str, chunks: Iterable[str], *, force: bool = False, disk: Disk = SYSTEM) -> None:
    """Write chunks to a file."""
    with written_together(path, force=force, disk=disk) as [outlet]:
        for chunk in chunks:
            outlet.write(chunk)


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


def test_what_appears_while_a_file_is_written_is_refused_too(tmp_path: Path) -> None:
    """A file, a folder or a link that leads nowhere is not replaced, whenever it came."""
    appearing: tuple[tuple[str, Callable[[Path], object]], ...] = (
        ("file", lambda path: path.write_text("kept", encoding="utf-8")),
        ("folder", lambda path: path.mkdir()),
        ("link", lambda path: path.symlink_to(tmp_path / "nowhere")),
    )
    for name, appear in appearing:
        path = tmp_path / name
        message = f"^{path} is there already; --force overwrites it$"
        with pytest.raises(FileExistsAlreadyError, match=message):
            write(str(path), (str(appear(path)) for _ in range(1)))

    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder", "link"]


def test_files_are_written_together(tmp_path: Path) -> None:
    """Where one cannot be put in its place the others are taken back."""
    paths = [tmp_path / name for name in ("one", "two", "three")]
    texts = [f"old {path.name}" for path in paths[:2]]
    for force in (False, True):
        with pytest.raises((FileExistsAlreadyError, CannotWriteError), match="three"):
            write_all(paths, force=force)
        if force:
            assert [path.read_text(encoding="utf-8") for path in paths[:2]] == texts
        else:
            assert list(tmp_path.iterdir()) == [paths[2]]
        for path, text in zip(paths, texts, strict=False):
            path.write_text(text, encoding="utf-8")

    assert len(list(tmp_path.iterdir())) == 3


def write_all(paths: list[Path], *, force: bool) -> None:
    """Write to all of them; before that is done the last is a folder."""
    with written_together(*map(str, paths), force=force) as outlets:
        for outlet in outlets:
            outlet.write("new")
        paths[-1].mkdir(exist_ok=True)


def test_what_another_program_has_put_there_since_is_not_taken_back(tmp_path: Path) -> None:
    """That file is theirs."""
    one, two = tmp_path / "one", tmp_path / "two"

    def happening(name: str, call: Any, arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401
        if name == "link" and arguments[1] == two:
            one.unlink()
            one.write_text("theirs", encoding="utf-8")
            two.write_text("theirs", encoding="utf-8")
        return call(*arguments)

    with (
        pytest.raises(FileExistsAlreadyError),
        written_together(str(one), str(two), disk=watched(happening)),
    ):
        pass

    assert [path.read_text(encoding="utf-8") for path in (one, two)] == ["theirs", "theirs"]


def test_a_link_that_leads_nowhere_is_there_already(tmp_path: Path) -> None:
    """With force what it points to is written, not the link."""
    link, target = tmp_path / "link", tmp_path / "target"
    link.symlink_to(target)
    with pytest.raises(FileExistsAlreadyError):
        refuse_existing(str(link), force=False)
    write(str(link), ["x"], force=True)

    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "x"


def test_links_in_a_circle_are_no_file(tmp_path: Path) -> None:
    """With force there is nothing to write to."""
    link = tmp_path / "link"
    link.symlink_to(link)
    with pytest.raises(FileExistsAlreadyError):
        refuse_existing(str(link), force=False)
    with pytest.raises(CannotWriteError, match="Too many levels of symbolic links"):
        write(str(link), ["x"], force=True)

    assert is_same(str(link), str(link))
    assert link.is_symlink()


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
    """A file that only its owner may read stays one, and is one while it is written."""
    path = tmp_path / "mine"
    path.write_text("old", encoding="utf-8")
    for mode in (0o600, 0o644, 0o444, 0o664):
        path.chmod(mode)
        write(str(path), [seen_rights(tmp_path)], force=True)

        assert stat.S_IMODE(path.stat().st_mode) == mode


def seen_rights(folder: Path) -> str:
    """The rights of what is being written."""
    return "".join(oct(path.stat().st_mode) for path in folder.glob(".alliance-*"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_what_is_there_keeps_its_owner(tmp_path: Path) -> None:
    """And its group."""
    path = tmp_path / "theirs"
    path.write_text("old", encoding="utf-8")
    os.chown(path, 1234, 4321)
    path.chmod(0o640)
    write(str(path), ["new"], force=True)

    state = path.stat()
    assert (state.st_uid, state.st_gid, stat.S_IMODE(state.st_mode)) == (1234, 4321, 0o640)


@pytest.mark.parametrize(
    ("call", "what"),
    [
        ("change_owner", "owner and group"),
        ("change_mode", "rights"),
        ("attributes", "access list and attributes"),
    ],
)
def test_what_cannot_be_kept_is_said(call: str, what: str, tmp_path: Path) -> None:
    """Who may not give a file to its owner does not write it."""
    path = tmp_path / "theirs"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)

    def refuse(*_: object) -> Any:  # noqa: ANN401
        raise PermissionError(1, "Operation not permitted")

    def of_another(file: Any) -> os.stat_result:  # noqa: ANN401
        state = SYSTEM.state(file)
        fields = list(state)
        fields[stat.ST_UID] += file == str(path)
        return os.stat_result(fields)

    state = of_another if call == "change_owner" else SYSTEM.state
    refusing: dict[str, Any] = {call: refuse}
    disk = replace(SYSTEM, state=state, **refusing)
    with pytest.raises(CannotWriteError) as error:
        write(str(path), ["new"], force=True, disk=disk)

    assert error.value.message == (
        f"{path} cannot be written: its {what} cannot be kept (Operation not permitted); "
        "remove it first, or name another file"
    )
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_access_lists_and_attributes_are_kept(tmp_path: Path) -> None:
    """Those of the old file are given to the new one; what the folder gave it goes."""
    path = tmp_path / "mine"
    path.write_text("old", encoding="utf-8")
    given: dict[str, bytes] = {"system.posix_acl_access": b"of the folder", "user.same": b"new"}
    disk = replace(
        SYSTEM,
        attributes=lambda file: dict(given) if isinstance(file, int) else {"user.same": b"old"},
        set_attribute=lambda _, name, value: given.update({name: value}),
        remove_attribute=lambda _, name: given.__delitem__(name),
    )
    write(str(path), ["new"], force=True, disk=disk)

    assert given == {"user.same": b"old"}


def test_a_file_with_several_names_is_refused(tmp_path: Path) -> None:
    """A hard link would be cut, and the other name would keep the old text."""
    path, other = tmp_path / "mine", tmp_path / "other"
    path.write_text("old", encoding="utf-8")
    other.hardlink_to(path)
    with pytest.raises(CannotWriteError, match=r"mine cannot be written: it has 2 names \(hard"):
        write(str(path), ["new"], force=True)

    assert path.samefile(other)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_name_that_a_killed_run_has_left_does_not_count(tmp_path: Path) -> None:
    """It is hidden and belongs to no program that runs; it is left alone."""
    path, left = tmp_path / "mine", tmp_path / ".alliance-0123456789abcdef.tmp"
    path.write_text("old", encoding="utf-8")
    left.hardlink_to(path)
    write(str(path), ["new"], force=True)

    assert path.read_text(encoding="utf-8") == "new"
    assert left.read_text(encoding="utf-8") == "old"


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    """The hidden file has a name of its own."""
    path = tmp_path / ("x" * 255)
    write(str(path), ["long"])

    assert path.read_text(encoding="utf-8") == "long"


def test_what_fails_on_the_way_leaves_what_was(tmp_path: Path) -> None:
    """No half of a file, and no rest of the attempt."""
    path = tmp_path / "mine"
    path.write_text("old", encoding="utf-8")

    def chunks() -> Iterator[str]:
        yield "half" * 100_000
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(str(path), chunks(), force=True)
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]


def test_what_is_no_text_is_written_as_on_standard_output(tmp_path: Path) -> None:
    """Half of a pair of codes becomes a question mark."""
    write(str(tmp_path / "new"), ["a\ud800b"])

    assert (tmp_path / "new").read_bytes() == b"a?b"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """With the reason of the system."""
    for force in (False, True):
        with pytest.raises(CannotWriteError, match="cannot be written: No such file or directory"):
            write(str(tmp_path / "no" / "folder"), ["x"], force=force)
    with pytest.raises(CannotWriteError, match="cannot be written: it is not a regular file"):
        write(str(tmp_path), ["x"], force=True)
    with pytest.raises(CannotWriteError, match="cannot be written: it is a folder"):
        refuse_existing(str(tmp_path / "new") + os.sep, force=False)
    for refused in (write, lambda path, _: refuse_existing(path, force=False)):
        with pytest.raises(CannotWriteError, match="xxx cannot be written: File name too long"):
            refused(str(tmp_path / ("x" * 256)), ["x"])


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


def test_a_file_in_the_place_of_a_device_is_not_written_to(tmp_path: Path) -> None:
    """If it comes between the look and the writing."""
    path = tmp_path / "device"
    path.symlink_to(os.devnull)

    def opened(name: Any, flags: int, mode: int) -> int:  # noqa: ANN401
        path.unlink()
        path.write_text("precious", encoding="utf-8")
        return os.open(name, flags, mode)

    with pytest.raises(FileExistsAlreadyError):
        write(str(path), ["x"], disk=replace(SYSTEM, open=opened))
    assert path.read_text(encoding="utf-8") == "precious"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_a_stream_that_is_full_takes_the_files_with_it(tmp_path: Path) -> None:
    """Nothing is put in its place before all that can fail is done; the error names the device."""

    def write_both() -> None:
        with written_together(str(tmp_path / "new"), "/dev/full") as (file, full):
            file.write("x")
            full.write("x")

    with pytest.raises(CannotWriteError, match=r"^/dev/full cannot be written: No space left"):
        write_both()

    assert not list(tmp_path.iterdir())
