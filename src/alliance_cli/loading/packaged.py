"""Where the dataset that comes with the program is."""

from pathlib import Path
from typing import Final

_ROOM: Final = Path(__file__).parent


def packaged_dataset() -> Path:
    """The path of the packaged dataset: inside the wheel, or in the checkout it was built from."""
    in_wheel = _ROOM.parent / "data" / "alliance.yaml"
    in_checkout = _ROOM.parents[2] / "data" / "alliance.yaml"
    return in_wheel if in_wheel.is_file() else in_checkout


def starter_text() -> str:
    """A small commented dataset to begin with."""
    return (_ROOM / "starter.yaml").read_text(encoding="utf-8")
