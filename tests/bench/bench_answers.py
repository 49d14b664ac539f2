"""Seconds of every question to every small hostile file: `python -m tests.bench.bench_answers`.

CPU seconds of the program itself, start-up included; what takes longer than a limit is stopped.
`--shapes A,B` and `--questions A,B` (first words) ask less; `--over S` prints what takes longer.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.shapes import MOST_BYTES, QUESTIONS, shapes

LIMIT: Final = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """How one question to one file went."""

    shape: str
    question: tuple[str, ...]
    seconds: float
    code: int | None
    """None: stopped."""
    said: str
    """The last line on standard error."""


def main() -> None:
    """Print every answer over a number of seconds, then the slowest of each question."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shapes", default="")
    parser.add_argument("--questions", default="")
    parser.add_argument("--over", type=float, default=2.0)
    asked = parser.parse_args()
    chosen = {n: t for n, t in shapes().items() if not asked.shapes or n in asked.shapes.split(",")}
    questions = [q for q in QUESTIONS if not asked.questions or q[0] in asked.questions.split(",")]
    for name, text in chosen.items():
        if len(text.encode()) > MOST_BYTES:
            sys.stdout.write(f"{name} has {len(text.encode())} bytes\n")
        for answer in _answers(name, text, questions):
            if answer.seconds > asked.over or answer.code not in (0, 1, 2, 3):
                code = "stopped" if answer.code is None else f"exit {answer.code}"
                words = " ".join(answer.question)
                sys.stdout.write(
                    f"{name:18} {words:50} {answer.seconds:6.1f} s  {code}  {answer.said}\n"
                )
                sys.stdout.flush()


def _answers(name: str, text: str, questions: Sequence[tuple[str, ...]]) -> Iterator[Answer]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        for question in questions:
            yield _answer(name, question, file)


def _answer(name: str, question: tuple[str, ...], file: Path) -> Answer:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "alliance_cli", *question, "--data", str(file)]
    limited = ["sh", "-c", f'ulimit -t {LIMIT}; exec "$@"', "sh", *command]
    run = subprocess.run(limited, capture_output=True, check=False)
    code = run.returncode if run.returncode >= 0 else None
    said = (run.stderr.decode().strip().splitlines() or [""])[-1][:100]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Answer(name, question, seconds, code, said)


if __name__ == "__main__":
    main()
