"""Any call to the system fails, and the program is ended at any: old or new, nothing else."""

import errno
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alliance_cli.cli.signals import Ended, ending_in_order
from alliance_cli.errors import AllianceError, CannotWriteError
from tests.cli.faults import CALLS, QUICK, SCENES, Folder, Scene, failing, usual_rights, watched

every_scene = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
ERRORS = (errno.ENOSPC, errno.EIO, errno.EPERM)


@pytest.fixture(autouse=True)
def _usual_rights() -> Iterator[None]:
    with usual_rights():
        yield


def steps(scene: Scene, folder: Path) -> int:
    """How many calls it takes if nothing fails."""
    disk, made = failing(0, range(0), scene.disk)
    scene.made(folder).write(disk)
    return len(made)


def outcome(folder: Folder, act: Callable[[], None]) -> AllianceError | None:
    """The error in which writing ends, if it does."""
    failed = None
    try:
        act()
    except AllianceError as error:
        failed = error
    names = [str(folder.path / name) for name in folder.scene.paths]
    assert failed is None or any(name in failed.message for name in names)
    return failed


def test_every_call_is_made_somewhere(tmp_path: Path) -> None:
    """The scenes below leave no call of the disk out, access lists and owners apart."""
    made = set()
    for scene in SCENES:
        disk, calls = failing(0, range(0), scene.disk)
        scene.made(tmp_path / scene.name).write(disk)
        made |= set(calls)

    assert set(CALLS) - made == {"change_owner", "set_attribute", "remove_attribute"}


@every_scene
def test_without_faults_all_is_written(scene: Scene, tmp_path: Path) -> None:
    """And nothing beside it."""
    folder = scene.made(tmp_path / "folder")
    folder.write()

    assert folder.now() == folder.states()[-1]


@pytest.mark.parametrize("is_done", [False, True], ids=["not-done", "done"])
@pytest.mark.parametrize("wrong", ERRORS, ids=errno.errorcode.get)
@every_scene
def test_any_call_may_fail_once(
    scene: Scene,
    wrong: int,
    is_done: bool,  # noqa: FBT001  # as pytest gives it
    tmp_path: Path,
) -> None:
    """An error leaves the folder as it was; without one all is written; no hidden file is left."""
    for number in range(1, steps(scene, tmp_path / "whole") + 1):
        folder = scene.made(tmp_path / str(number))
        disk, made = failing(wrong, range(number, number + 1), scene.disk, is_done=is_done)
        error = outcome(folder, lambda f=folder, d=disk: f.write(d))  # type: ignore[misc]

        assert len(made) >= number
        assert folder.now() == folder.states()[0 if error else -1], made


@pytest.mark.parametrize("wrong", ERRORS, ids=errno.errorcode.get)
@every_scene
def test_all_calls_may_fail_from_one_on(
    scene: Scene, wrong: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then hidden files are left, and are named; each other file is as it was, or whole.

    Where a file could not be taken back the error says so.
    """
    for number in range(1, steps(scene, tmp_path / "whole") + 1):
        folder = scene.made(tmp_path / str(number))
        disk, made = failing(wrong, range(number, 10_000), scene.disk)
        error = outcome(folder, lambda f=folder, d=disk: f.write(d))  # type: ignore[misc]

        shown = folder.shown()
        if error and "an empty file was left there" in error.message:
            shown = {name: file for name, file in shown.items() if file[0]}
        at = folder.states().index(shown)
        if error is None:
            assert at == len(folder.states()) - 1, made
        else:
            assert at == 0 or "by then" in error.message, made
        hidden = folder.now().keys() - folder.shown().keys()
        remarks = capsys.readouterr().err
        assert all(name in remarks for name in hidden)


@every_scene
def test_calls_may_write_less_than_they_are_given(scene: Scene, tmp_path: Path) -> None:
    """A disk may take a thousand bytes at a time."""

    def short(name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401
        if name == "write":
            return call(arguments[0], arguments[1][:1000])
        return call(*arguments)

    folder = scene.made(tmp_path / "folder")
    folder.write(watched(short, scene.disk))

    assert folder.now() == folder.states()[-1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@every_scene
def test_a_signal_at_any_call_leaves_all_or_nothing(
    scene: Scene, number: int, tmp_path: Path
) -> None:
    """SIGTERM, SIGHUP and Ctrl-C clean up, with the exit code of the signal."""
    for at in range(1, steps(scene, tmp_path / "whole") + 1):
        folder = scene.made(tmp_path / str(at))
        calls: list[str] = []

        def signalled(
            name: str,
            call: Callable[..., Any],
            arguments: tuple[Any, ...],
            at: int = at,
            calls: list[str] = calls,
        ) -> Any:  # noqa: ANN401
            calls.append(name)
            if len(calls) == at:
                signal.raise_signal(number)
            return call(*arguments)

        with pytest.raises((Ended, KeyboardInterrupt)) as end, ending_in_order():
            folder.write(watched(signalled, scene.disk))

        assert getattr(end.value, "code", 130) == 128 + number
        assert folder.now() in (folder.states()[0], folder.states()[-1]), calls


@every_scene
def test_a_kill_at_any_call_leaves_no_half_of_a_file(scene: Scene, tmp_path: Path) -> None:
    """After SIGKILL hidden files may be left; the others are as they were, or whole.

    Of several files the first may be there already. Where there are no hard links, an empty
    file may have taken the place of a new one.
    """
    for at in range(1, steps(scene, tmp_path / "whole") + 2):
        folder = scene.made(tmp_path / str(at))
        killed_at(folder, at)

        hidden = folder.now().keys() - folder.shown().keys()
        assert all(name.startswith(".alliance-") and name.endswith(".tmp") for name in hidden)
        shown = folder.shown()
        if scene.disk is not QUICK and not scene.force:
            shown = {name: file for name, file in shown.items() if file[0]}
        assert shown in folder.states()
        # What is left does not hinder the next run.
        if scene.force:
            folder.write()
            assert folder.shown() == folder.states()[-1]


def killed_at(folder: Folder, at: int) -> None:
    """Write in another process, which is killed at a call."""
    child = os.fork()
    if not child:
        calls = 0

        def killed(_: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401
            nonlocal calls
            calls += 1
            if calls == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments)

        folder.write(watched(killed, folder.scene.disk))
        os._exit(0)
    os.waitpid(child, 0)


def test_a_file_that_was_not_taken_back_is_named(tmp_path: Path) -> None:
    """Where there are no hard links, what was replaced cannot come back; the error says so."""
    scene = Scene("forced", {"first": "old", "second": "old"}, force=True, disk=SCENES[2].disk)
    folder = scene.made(tmp_path / "folder")
    calls: list[str] = []

    def second_fails(name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401
        calls.append(name)
        if calls.count("replace") > 1 and name == "replace":
            raise OSError(errno.EIO, "broken")
        return call(*arguments)

    with pytest.raises(CannotWriteError) as error:
        folder.write(watched(second_fails, scene.disk))

    first, second = (folder.path / name for name in ("first", "second"))
    assert error.value.message == f"{second} cannot be written: broken; by then {first} was written"
    assert folder.now() == folder.states()[1]
