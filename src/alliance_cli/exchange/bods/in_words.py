"""The codes of BODS as words: `appointmentOfBoard` is the appointment of board."""

import re
from typing import Final

_HUMP: Final = re.compile("(?<=[a-z])(?=[A-Z])")

INTEREST_TYPES: Final = frozenset(
    """
    shareholding votingRights appointmentOfBoard otherInfluenceOrControl seniorManagingOfficial
    settlor trustee protector beneficiaryOfLegalArrangement rightsToSurplusAssetsOnDissolution
    rightsToProfitOrIncome rightsGrantedByContract conditionalRightsGrantedByContract
    controlViaCompanyRulesOrArticles controlByLegalFramework boardMember boardChair
    unknownInterest unpublishedInterest enjoymentAndUseOfAssets rightToProfitOrIncomeFromAssets
    nominee nominator
    """.split()  # noqa: SIM905  # a page of codes, not of quotes
)
"""The closed codelist of what an interest can be."""


def words_of(code: str) -> str:
    """The code in small letters, with spaces between its words.

    >>> words_of("appointmentOfBoard")
    'appointment of board'
    """
    return _HUMP.sub(" ", code).lower()
