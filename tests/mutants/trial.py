"""A copy of the tree in which a mutant takes the place of its module and the tests are run."""

import compileall
import os
import re
import resource
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_PARTS: Final = ("src", "tests", "data", "docs", "pyproject.toml", "README.md")
_JUDGES: Final = ("calculations", "laws", "literature", "walks")
"""Folders of tests about what is calculated."""
_CPU_SECONDS: Final = 180
"""A mutant that takes longer has been noticed: it does not end."""


@dataclass(frozen=True)
class Trial:
    """A copy of the tree."""

    folder: Path

    @classmethod
    def in_folder(cls, folder: Path) -> "Trial":
        """A copy of this checkout in an empty folder."""
        for part in _PARTS:
            if (ROOT / part).is_dir():
                leave = shutil.ignore_patterns("__pycache__", "*.egg-info")
                shutil.copytree(ROOT / part, folder / part, ignore=leave)
            else:
                shutil.copy(ROOT / part, folder / part)
        compileall.compile_dir(folder / "src", quiet=2)
        return cls(folder)

    def passes(self, tests: tuple[str, ...], seconds: int = _CPU_SECONDS) -> bool:
        """Whether the tests pass in the copy as it is, within so many seconds of its processor."""
        command = ("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
        done = subprocess.run(
            [sys.executable, *command, "--hypothesis-profile", "quick", *tests],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder / "src")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds)),
            check=False,
        )
        return done.returncode == 0

    def notices(self, module: str, source: str) -> bool:
        """Whether a test fails when a module has another source."""
        path = self.folder / "src" / module
        original = path.read_text(encoding="utf-8")
        # What was compiled from the original could pass for the mutant, which may be as long.
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            compiled.unlink()
        try:
            path.write_text(source, encoding="utf-8")
            mirror, others = self.tests_of(module)
            return not (self.passes(mirror) if mirror else True) or not self.passes(others)
        finally:
            path.write_text(original, encoding="utf-8")
            for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
                compiled.unlink()

    def tests_of(self, module: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The test files that mirror a module, and the others that use it or what rests on it."""
        stem = Path(module).stem
        files = [
            path
            for folder in _JUDGES
            for path in sorted((self.folder / "tests" / folder).rglob("test_*.py"))
        ]
        mirror = [path for path in files if path.stem == f"test_{stem}"]
        using = self._using(_dotted(module))
        others = [p for p in files if p not in mirror and using & _imports(p)]
        return tuple(map(str, mirror)), tuple(map(str, others))

    def _using(self, module: str) -> frozenset[str]:
        """A module and all that import it, directly or not."""
        using = {module}
        while more := {name for name, needs in self._needs.items() if needs & using} - using:
            using |= more
        return frozenset(using)

    @cached_property
    def _needs(self) -> dict[str, frozenset[str]]:
        """What each calculation imports."""
        source = self.folder / "src"
        rooms = (source / "alliance_cli" / room for room in ("calculations", "walks"))
        return {
            _dotted(str(path.relative_to(source))): _imports(path)
            for room in rooms
            for path in room.rglob("*.py")
        }


def _dotted(module: str) -> str:
    return module.removesuffix(".py").replace("/", ".")


def _imports(path: Path) -> frozenset[str]:
    text = path.read_text(encoding="utf-8")
    return frozenset(re.findall(r"^\s*from (alliance_cli[\w.]+) import", text, re.MULTILINE))
