"""What users install: the built wheel, in an environment with nothing else in it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    """The output of a program that must succeed, run outside the checkout and its settings."""
    outside = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV", "VIRTUAL"))
    }
    done = subprocess.run(
        command, cwd=cwd, env=outside, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_what_it_needs(wheel: Path) -> None:
    """Dataset, type marker and licence are in the wheel; tests and tools are not."""
    names = zipfile.ZipFile(wheel).namelist()

    assert "alliance_cli/data/alliance.yaml" in names
    assert "alliance_cli/py.typed" in names
    assert "alliance_cli/loading/starter.yaml" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert all(name.startswith(("alliance_cli/", "alliance_cli-")) for name in names)


def test_the_wheel_runs_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """Installed with its four dependencies alone, the program does its main job anywhere."""
    environment = tmp_path / "environment"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=tmp_path)
    python, program = environment / "bin" / "python", environment / "bin" / "alliance"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "-q", wheel, cwd=tmp_path)

    table = run(program, "stakes", "ampere", cwd=elsewhere)
    answer = run(program, "stakes", "ampere", "--json", cwd=elsewhere)
    same = run(python, "-m", "alliance_cli", "stakes", "ampere", "--json", cwd=elsewhere)

    assert "up to EUR 600M" in table
    amounts = {i["investor"]: i["amount"] for i in json.loads(answer)["investments"]}
    assert amounts["nissan"] == 600_000_000
    assert same == answer
