"""The words of FollowTheMoney: schemata, properties, statuses, and what of ours each of them is."""

from collections.abc import Mapping
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

NOTE_SOURCES: Final = r" \[([a-z0-9-]+(?:; [a-z0-9-]+)*|)\]"
"""Behind the text of a note: the ids of its sources, or nothing that the text ends otherwise."""

VOTES_SUMMARY: Final = "a part of the votes, not of the capital: not to be added to a shareholding"
"""Said with each Ownership of votes, for those who add up without looking at the role."""

NOT_YET: Final = frozenset(status.value for status in Status if status is not Status.COMPLETED)
"""What `status` says of a stake that is not held: one that is only meant, or was given up."""
FORMER: Final = frozenset(
    {
        *("former", "formerly", "previous", "previously", "past", "ex", "historical", "historic"),
        *("ended", "ceased", "inactive", "terminated", "expired", "closed", "resigned"),
        *("dissolved", "liquidated", "sold", "divested", "withdrawn", "removed"),
    }
)
"""What `status` or `role` says of a stake that is held no longer."""
INDIRECT: Final = frozenset({"indirect", "indirectly", "ultimate", "ultimately"})
"""What `ownershipType`, `status` or `role` says of a stake held through others."""
KNOWN_STATUSES: Final = (
    NOT_YET | FORMER | INDIRECT | {"active", "current", "direct", "unknown", "completed"}
)
KNOWN_TYPES: Final = FORMER | INDIRECT | {"beneficial", "direct"}
"""What `ownershipType` says that is understood."""
