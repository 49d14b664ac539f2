"""The exit codes of the program; 130, for an interruption, stands in `__main__`."""

from typing import Final

ANSWERED: Final = 0
NO_ANSWER: Final = 1
WRONG_USAGE: Final = 2
BAD_DATA: Final = 3
