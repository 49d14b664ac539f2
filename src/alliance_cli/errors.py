"""What can go wrong, as values: a problem has a name, a place, a sentence and a way out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, TypeAlias

DataPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the file: `("holdings", 3, "capital")`."""


class ProblemName(StrEnum):
    """Every problem that a dataset can have, by the name that scripts and documents use."""

    CANNOT_READ = "cannot-read"
    NOT_TEXT = "not-text"
    NOT_YAML = "not-yaml"
    NOT_JSON = "not-json"
    NOT_XML = "not-xml"
    BAD_TABLE = "bad-table"
    BAD_STATEMENT = "bad-statement"
    DUPLICATE_STATEMENT = "duplicate-statement"
    DUPLICATE_KEY = "duplicate-key"
    WRONG_TYPE = "wrong-type"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    BAD_SHARE = "bad-share"
    BAD_MONEY = "bad-money"
    BAD_DATE = "bad-date"
    BAD_ID = "bad-id"
    BAD_TEXT = "bad-text"
    UNSAFE_URL = "unsafe-url"
    BAD_COUNTRY = "bad-country"
    BAD_KIND = "bad-kind"
    BAD_STATUS = "bad-status"
    BAD_BASIS = "bad-basis"
    UNKNOWN_COMPANY = "unknown-company"
    UNKNOWN_SOURCE = "unknown-source"
    HOLDER_OWNED = "holder-owned"
    DUPLICATE_NAME = "duplicate-name"
    PERIOD_BACKWARDS = "period-backwards"
    OVERLAPPING_HOLDINGS = "overlapping-holdings"
    HISTORY_OUT_OF_ORDER = "history-out-of-order"
    MORE_THAN_WHOLE = "more-than-whole"
    COMPLETE_FALLS_SHORT = "complete-falls-short"
    NO_SOURCE = "no-source"
    UNUSED_SOURCE = "unused-source"
    UNUSED_COMPANY = "unused-company"
    LOOK_ALIKE_NAMES = "look-alike-names"


WARNINGS: Final = frozenset(
    {
        ProblemName.NO_SOURCE,
        ProblemName.UNUSED_SOURCE,
        ProblemName.UNUSED_COMPANY,
        ProblemName.LOOK_ALIKE_NAMES,
    }
)
"""Problems that leave every answer right; only `check --strict` refuses a file for them."""


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of one line of a file."""

    file: str
    line: int
    """Counted from 1; 0 where the file as a whole is meant."""
    column: int
    """Counted from 1, in characters."""
    length: int
    """Characters concerned, at least 1."""
    excerpt: str
    """The whole line, or what stands around the place in a long one."""
    excerpt_column: int = 1
    """The column at which the excerpt begins."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another line that has its part in a problem."""

    path: DataPath
    text: str
    line: int = 0
    """Counted from 1; 0 until the reader has looked it up."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a dataset."""

    name: ProblemName
    message: str
    path: DataPath = ()
    on_key: bool = False
    """Whether the key at `path` is meant rather than its value."""
    way_out: str = ""
    related: tuple[Related, ...] = ()
    location: Location | None = None
    """Attached by the reader; checks know paths, never lines."""

    @property
    def is_warning(self) -> bool:
        """Whether a file with this problem may still be asked."""
        return self.name in WARNINGS


class UnreadableTextError(Exception):
    """The one problem after which nothing more of a file can be read."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem, which knows its location."""
        super().__init__(problem.message)
        self.problem = problem


class AllianceError(Exception):
    """What this program says no to; `code` is its name in JSON errors."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        """Keep the sentence to print and the nearest right names, best first."""
        super().__init__(message)
        self.message = message
        self.suggestions = suggestions


class MalformedError(AllianceError):
    """A text that is not the share, money, date or id it should be."""

    code = "malformed"

    def __init__(self, name: ProblemName, message: str, way_out: str = "") -> None:
        """Name the problem and say how the text should look."""
        super().__init__(message)
        self.name = name
        self.way_out = way_out


class UnknownCompanyError(AllianceError):
    """No company or holder answers to a name."""

    code = "unknown-company"


class UnknownSourceError(AllianceError):
    """No source has an id."""

    code = "unknown-source"


class NoAnswerError(AllianceError):
    """A question that the data leaves without an answer."""

    code = "no-answer"


class TooMuchError(NoAnswerError):
    """A question whose answer would take too long; the message says what can be asked instead."""

    code = "too-much"


class AssumptionError(AllianceError):
    """A sentence that assumes nothing that can be."""

    code = "bad-assumption"


class FileExistsAlreadyError(AllianceError):
    """A file that would be overwritten."""

    code = "file-exists"


class CannotWriteError(AllianceError):
    """A file that cannot be written."""

    code = "cannot-write"


class InvalidDataError(AllianceError):
    """A dataset with problems; it answers nothing until they are mended."""

    code = "invalid-data"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep every problem of the file, sorted by place."""
        count = len(problems)
        super().__init__(f"the data has {count} {'problem' if count == 1 else 'problems'}")
        self.problems = problems
