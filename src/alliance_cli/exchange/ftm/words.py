"""The words of FollowTheMoney: schemata, properties, roles, and what of ours each of them is."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final

from alliance_cli.model.records import Status

COMPANY: Final = "Company"
PERSON: Final = "Person"
PUBLIC_BODY: Final = "PublicBody"
ORGANIZATION: Final = "Organization"
ARTICLE: Final = "Article"
OWNERSHIP: Final = "Ownership"

COMPANIES: Final = frozenset({COMPANY, "Asset"})
"""Schemata of what can be owned and is a company of ours even where nobody owns it."""
PARTIES: Final = COMPANIES | {PERSON, PUBLIC_BODY, ORGANIZATION, "LegalEntity"}
DOCUMENTS: Final = frozenset(
    {
        *(ARTICLE, "Document", "Audio", "Email", "Folder", "HyperText", "Image", "Message"),
        *("Package", "Pages", "PlainText", "Table", "Video", "Workbook"),
    }
)
"""Schemata of what a `proof` can be."""

IDENTIFIERS: Final[Mapping[str, str]] = {
    "lei": "leiCode",
    "registration-number": "registrationNumber",
    "isin": "isinCode",
    "tax-number": "taxNumber",
    "id-number": "idNumber",
    "license-number": "licenseNumber",
    "vat": "vatCode",
    "duns": "dunsCode",
    "cik": "cikCode",
    "irs": "irsCode",
    "permid": "permId",
    "ticker": "ticker",
    "ric": "ricCode",
    "okpo": "okpoCode",
    "kpp": "kppCode",
    "bvd": "bvdId",
    "inn": "innCode",
    "ogrn": "ogrnCode",
    "usc": "uscCode",
    "npi": "npiCode",
    "uei": "uniqueEntityId",
    "bic": "swiftBic",
    "imo": "imoNumber",
    "passport": "passportNumber",
    "wikidata": "wikidataId",
}
"""Scheme of ours and property of theirs; `lei` and `registrationNumber` come first."""
COMPANY_IDENTIFIERS: Final = frozenset({"isin", "cik", "irs", "ticker", "ric", "kpp", "permid"})
"""Those that only a company has."""
CHECKED_IDENTIFIERS: Final = frozenset(
    {"inn", "ogrn", "usc", "npi", "uei", "bic", "imo", "passport", "wikidata"}
)
"""Those that are read and not written: FollowTheMoney drops one whose check digits are wrong."""


class Right(Enum):
    """What an Ownership gives a part of."""

    CAPITAL = "shareholding"
    VOTES = "voting rights"
    BENEFIT = "beneficial ownership"
    INTENTION = "investment"
    OTHER = "other"


VOTES_SUMMARY: Final = "a part of the votes, not of the capital: not to be added to a shareholding"
"""Said with each Ownership of votes, for those who add up without looking at the role."""

NOT_YET: Final = frozenset(status.value for status in Status if status is not Status.COMPLETED)
"""What `status` says of a stake that is not held: one that is only meant, or was given up."""
FORMER: Final = frozenset({"former", "ended", "ceased", "inactive", "terminated", "expired"})
"""What `status` says of a stake that is held no longer."""
INDIRECT: Final = frozenset({"indirect", "ultimate"})
"""What `ownershipType` or `status` says of a stake held through others."""
_UNREMARKABLE: Final = frozenset({"active", "current", "direct", "unknown", "completed"})
KNOWN_STATUSES: Final = NOT_YET | FORMER | INDIRECT | _UNREMARKABLE

_VOTES: Final = re.compile(r"(?<![a-z])vot(?:e|ing)|stimmrecht|droits? de vote")
_CAPITAL: Final = re.compile(r"(?<!to )share|stock|capital|equity|actionnaire|aktion|accionista")
_BENEFIT: Final = re.compile(r"beneficial|(?<![a-z])ubo(?![a-z])")
_OTHER: Final = re.compile(
    r"otherinfluence|significantinfluence|settlor|trustee|protector|beneficiary|surplusassets"
    r"|profitorincome|grantedbycontract|companyrules|legalframework|enjoymentanduse|nominee"
    r"|nominator|appoint|unknowninterest|unpublishedinterest|board"
)
"""Rights that are no part of the capital; the interests of BODS among them."""


def right_of(roles: tuple[str, ...]) -> Right:
    """What an Ownership with these roles gives a part of; of the capital where they do not say."""
    words = " ".join(roles).casefold()
    if words == Right.INTENTION.value:
        return Right.INTENTION
    if _VOTES.search(words):
        # A role that names both tells one part of both.
        return Right.CAPITAL if _CAPITAL.search(_VOTES.sub("", words)) else Right.VOTES
    if _CAPITAL.search(words):
        return Right.CAPITAL
    if _OTHER.search(re.sub("[^a-z]", "", words)):
        return Right.OTHER
    return Right.BENEFIT if _BENEFIT.search(words) else Right.CAPITAL
