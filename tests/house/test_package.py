"""What users install: the built wheel, in an environment with nothing else in it, or zipped."""

import json
import os
import subprocess
import sys
import sysconfig
import zipapp
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LIBRARIES = Path(sysconfig.get_path("purelib"))
RESOURCES = """
from importlib.metadata import version
from alliance_cli.loading.packaged import packaged_dataset, starter_text
from alliance_cli.loading.rules import beneficial_rules
print(packaged_dataset(), "title:" in starter_text(), bool(beneficial_rules()), sep="\\n")
print(version("alliance-cli"))
"""
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")


def run(*command: str | Path, cwd: Path, path: str = "") -> str:
    """The output of a program that must succeed, run outside the checkout and its settings.

    `path` is where its Python looks for modules first.
    """
    outside = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV", "VIRTUAL"))
    }
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**outside, "PYTHONPATH": path} if path else outside,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def needed_by(name: str) -> Iterator[Distribution]:
    """The installed distributions that one of them asks for, and that those ask for."""
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield distribution(requirement.name)
            yield from needed_by(requirement.name)


def link_into(folder: Path, needed: Distribution) -> None:
    """Show one installed distribution in another environment too."""
    for top in {file.parts[0] for file in needed.files or () if ".." not in file.parts}:
        if top != "__pycache__" and not (folder / top).exists():
            (folder / top).symlink_to(Path(str(needed.locate_file(top))))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run(*PIP, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def archive(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as one file that Python runs."""
    folder = tmp_path_factory.mktemp("archive")
    zipfile.ZipFile(wheel).extractall(folder / "program")
    target = folder / "alliance.pyz"
    zipapp.create_archive(folder / "program", target, main="alliance_cli.__main__:main")
    return target


def test_the_wheel_carries_what_it_needs(wheel: Path) -> None:
    """Dataset, type marker and licence are in the wheel; tests and tools are not."""
    names = zipfile.ZipFile(wheel).namelist()

    assert "alliance_cli/data/alliance.yaml" in names
    assert "alliance_cli/py.typed" in names
    assert "alliance_cli/loading/starter.yaml" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert all(name.startswith(("alliance_cli/", "alliance_cli-")) for name in names)


def test_the_wheel_runs_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """Installed with what its four dependencies bring alone, the program answers anywhere."""
    environment = tmp_path / "environment"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=tmp_path)
    python, program = environment / "bin" / "python", environment / "bin" / "alliance"
    run(*PIP, "--python", python, "install", "-q", "--no-deps", wheel, cwd=tmp_path)
    for needed in needed_by("alliance-cli"):
        link_into(next(environment.glob("lib/python*/site-packages")), needed)

    table = run(program, "stakes", "ampere", cwd=elsewhere)
    answer = run(program, "stakes", "ampere", "--json", cwd=elsewhere)
    same = run(python, "-m", "alliance_cli", "stakes", "ampere", "--json", cwd=elsewhere)

    assert "up to EUR 600M" in table
    amounts = {i["investor"]: i["amount"] for i in json.loads(answer)["investments"]}
    assert amounts["nissan"] == 600_000_000
    assert same == answer


def test_the_wheel_answers_without_being_unpacked(wheel: Path, tmp_path: Path) -> None:
    """On Python's path as it is, the wheel finds its dataset, its starter, rules and version."""
    # Without `site`, this checkout is not on the path: all of the program comes from the wheel.
    python, path = (sys.executable, "-S"), f"{wheel}{os.pathsep}{LIBRARIES}"

    dataset, *others = run(*python, "-c", RESOURCES, cwd=tmp_path, path=path).splitlines()
    answer = run(*python, "-m", "alliance_cli", "stakes", "ampere", cwd=tmp_path, path=path)

    assert dataset == f"{wheel}/alliance_cli/data/alliance.yaml"
    assert others == ["True", "True", distribution("alliance-cli").version]
    assert "up to EUR 600M" in answer


def test_the_program_as_one_file_answers(archive: Path, tmp_path: Path) -> None:
    """A zipapp of the wheel reads its packaged dataset, and says where it lies."""
    checked = run(sys.executable, "-S", archive, "check", cwd=tmp_path, path=str(LIBRARIES))

    assert f"{archive}/alliance_cli/data/alliance.yaml" in checked.replace("\n", "")
