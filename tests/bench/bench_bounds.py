"""What the hardest small files cost: CPU seconds of the whole program, each case on its own.

`python -m tests.bench.bench_bounds [WORD …]` asks the cases whose names have all the words.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.bench.hard_cases import HARD_CASES, HardCase

SECONDS: Final = 120
"""Of CPU time, after which a case is stopped."""


def answered(case: HardCase, file: Path) -> tuple[float, str]:
    """The CPU seconds of a case, and how it ended."""
    file.write_text(case.text(), encoding="utf-8")
    before = _spent()
    run = subprocess.run(  # the program itself
        [sys.executable, "-m", "alliance_cli", *case.question, "--data", file, "--json"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        preexec_fn=_stop_late,  # this program has no threads
    )
    ends = {0: "answered", 1: "refused", -24: "stopped"}
    return _spent() - before, ends.get(run.returncode, f"exit {run.returncode}")


def _stop_late() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print a line for each case."""
    words = sys.argv[1:]
    with TemporaryDirectory() as folder:
        for case in HARD_CASES:
            if all(word in case.name for word in words):
                seconds, end = answered(case, Path(folder) / "hard.yaml")
                sys.stdout.write(f"{seconds:8.2f}  {end:<9} {case.name}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
