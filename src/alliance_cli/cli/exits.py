"""The exit codes of the program: the only such list."""

from typing import Final

ANSWERED: Final = 0
WRONG_USAGE: Final = 2
BAD_DATA: Final = 3
