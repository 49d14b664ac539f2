"""The kinds of field that the file has: how each is read, and how its JSON Schema says so."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, TypeAlias, TypeVar

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.codes import COUNTRIES
from alliance_cli.model.money import MONEY_PATTERN, Money, parse_money
from alliance_cli.model.names import ID_PATTERN, parse_id
from alliance_cli.model.records import Basis, CompanyKind, HolderKind, Status
from alliance_cli.model.share import SHARE_PATTERN, Share, parse_share
from alliance_cli.model.texts import (
    ADDRESS_PATTERN,
    LONGEST_ADDRESS,
    LONGEST_LINE,
    LONGEST_PARAGRAPH,
    parse_address,
    parse_line,
    parse_paragraph,
)
from alliance_cli.model.when import WHEN_PATTERN, When, parse_when

Input = TypeVar("Input")
Result = TypeVar("Result")
Choice = TypeVar("Choice", bound=StrEnum)

_COUNTRY_SLIPS: Final = {"UK": "GB", "EN": "GB", "EL": "GR", "USA": "US"}
_NOWHERE: Final[Mapping[str, str]] = {}
_IN_HOLDERS: Final = {
    kind.value: f"a {kind.value} only owns: move it from companies to holders"
    for kind in (HolderKind.STATE, HolderKind.PERSON, HolderKind.PUBLIC)
}
_IN_COMPANIES: Final = {
    kind.value: f"a {kind.value} can be owned: move it from holders to companies"
    for kind in (CompanyKind.TRUST, CompanyKind.JOINT_VENTURE, CompanyKind.GROUP)
}


def _named(parse: Callable[[Input], Result]) -> Callable[[Input], Result]:
    """A reader whose complaint pydantic passes on with its name and its way out."""

    def read(value: Input) -> Result:
        try:
            return parse(value)
        except MalformedError as error:
            context = {"message": error.message, "way_out": error.way_out}
            raise PydanticCustomError(error.name.value, "{message}", context) from None

    return read


def _choice(
    kind: type[Choice], name: ProblemName, what: str, elsewhere: Mapping[str, str] = _NOWHERE
) -> Callable[[object], Choice]:
    words = [member.value for member in kind]

    def read(value: object) -> Choice:
        if isinstance(value, str) and value in words:
            return kind(value)
        text = value[:40] if isinstance(value, str) else ""
        near = [word for word in words if text and text.lower()[:4] == word[:4]]
        way_out = elsewhere.get(text) or (
            f"write {near[0]}" if near else f"write {', '.join(words[:-1])} or {words[-1]}"
        )
        message = f"{_quoted(text)} is not {what}"
        raise MalformedError(name, message, way_out)

    return read


_company_kind = _choice(CompanyKind, ProblemName.BAD_KIND, "a kind of company", _IN_HOLDERS)
_holder_kind = _choice(HolderKind, ProblemName.BAD_KIND, "a kind of holder", _IN_COMPANIES)


def _country(value: object) -> str:
    if isinstance(value, str) and value in COUNTRIES:
        return value
    text = value[:40] if isinstance(value, str) else ""
    right = _COUNTRY_SLIPS.get(text, text.upper())
    way_out = (
        f"write {right}"
        if right in COUNTRIES
        else "write the two letters of ISO 3166-1, such as FR, JP or NO"
    )
    raise MalformedError(ProblemName.BAD_COUNTRY, f"{_quoted(text)} is not a country code", way_out)


def _whole_date(value: object) -> date:
    when = parse_when(value)
    if when.day is None:
        raise MalformedError(
            ProblemName.BAD_DATE, f"'{when}' is not a whole date", "write a day like 2023-12-06"
        )
    return when.first_day


def _quoted(text: str) -> str:
    return f"'{text}'" if text else "this"


def _pattern(pattern: str, description: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^(?:{pattern})$",
            "description": description,
            "examples": list(examples),
        }
    )


def _words(kind: type[StrEnum], description: str) -> WithJsonSchema:
    return WithJsonSchema(
        {"type": "string", "enum": [member.value for member in kind], "description": description}
    )


_ID_SCHEMA = _pattern(
    ID_PATTERN, "an id: lower-case words joined by hyphens", "renault", "french-state"
)
IdField: TypeAlias = Annotated[str, AfterValidator(_named(parse_id)), _ID_SCHEMA]
ReferenceField: TypeAlias = Annotated[str, _ID_SCHEMA]
"""The id of something defined elsewhere; whether it is, is asked of the whole file."""
LineField: TypeAlias = Annotated[
    str,
    AfterValidator(_named(parse_line)),
    WithJsonSchema({"type": "string", "maxLength": LONGEST_LINE}),
]
ParagraphField: TypeAlias = Annotated[
    str,
    AfterValidator(_named(parse_paragraph)),
    WithJsonSchema({"type": "string", "maxLength": LONGEST_PARAGRAPH}),
]
AddressField: TypeAlias = Annotated[
    str,
    AfterValidator(_named(parse_address)),
    WithJsonSchema(
        {
            "type": "string",
            "maxLength": LONGEST_ADDRESS,
            "pattern": f"^{ADDRESS_PATTERN}$",
            "description": "the address of a page, with its https:// or http://",
            "examples": ["https://example.org/a"],
        }
    ),
]
CountryField: TypeAlias = Annotated[
    str, BeforeValidator(_named(_country)), _pattern("[A-Z]{2}", "ISO 3166-1 alpha-2", "FR", "JP")
]
ShareField: TypeAlias = Annotated[
    Share,
    PlainValidator(_named(parse_share)),
    _pattern(SHARE_PATTERN, "a share with its unit, or what is known of it", "34.02%", "over 50%"),
]
MoneyField: TypeAlias = Annotated[
    Money,
    PlainValidator(_named(parse_money)),
    _pattern(MONEY_PATTERN, "an amount, a ceiling or a range", "up to EUR 600M", "EUR 8B to 10B"),
]
WhenField: TypeAlias = Annotated[
    When,
    PlainValidator(_named(parse_when)),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{WHEN_PATTERN}$"},
                {"type": "integer", "minimum": 1, "maximum": 9999},
            ],
            "description": "a date, or the month or year that is known of it",
            "examples": ["2023-11-08", "2023-11", 2023],
        }
    ),
]
WholeDateField: TypeAlias = Annotated[
    date,
    PlainValidator(_named(_whole_date)),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "description": "a whole date",
            "examples": ["2023-12-06"],
        }
    ),
]
CompanyKindField: TypeAlias = Annotated[
    CompanyKind, PlainValidator(_named(_company_kind)), _words(CompanyKind, "what the company is")
]
HolderKindField: TypeAlias = Annotated[
    HolderKind, PlainValidator(_named(_holder_kind)), _words(HolderKind, "what the holder is")
]
StatusField: TypeAlias = Annotated[
    Status,
    PlainValidator(_named(_choice(Status, ProblemName.BAD_STATUS, "a status"))),
    _words(Status, "how far it has come"),
]
BasisField: TypeAlias = Annotated[
    Basis,
    PlainValidator(_named(_choice(Basis, ProblemName.BAD_BASIS, "a basis"))),
    _words(Basis, "what is valued: equity before or after new money, or the enterprise"),
]
