"""Where the dataset that comes with the program is."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

_PROGRAM: Final = "alliance_cli"


def packaged_dataset() -> Traversable:
    """The packaged dataset: in the program, zipped or not, or in the checkout it is built from."""
    in_program = files(_PROGRAM) / "data" / "alliance.yaml"
    in_checkout = Path(__file__).parents[3] / "data" / "alliance.yaml"
    return in_program if in_program.is_file() else in_checkout


def starter_text() -> str:
    """A small commented dataset to begin with."""
    return (files(_PROGRAM) / "loading" / "starter.yaml").read_text(encoding="utf-8")
