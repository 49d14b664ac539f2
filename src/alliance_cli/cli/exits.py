"""The exit codes of the program."""

from typing import Final

ANSWERED: Final = 0
NO_ANSWER: Final = 1
WRONG_USAGE: Final = 2
BAD_DATA: Final = 3
SIGNALLED: Final = 128
"""And the number of the signal: 129 for SIGHUP, 130 for Ctrl-C, 143 for SIGTERM."""
INTERRUPTED: Final = SIGNALLED + 2
