"""What is told of a pair on a day, as a BODS statement about a relationship."""

from collections.abc import Iterator, Mapping

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.out_pairs import Pair, Telling
from alliance_cli.exchange.bods.out_sources import further_source, source_object, source_remarks
from alliance_cli.exchange.bods.out_statements import Json, Record, claim, commented
from alliance_cli.exchange.bods.out_ties import Tie
from alliance_cli.model.records import Source


def relationship_claim(pair: Pair, told: Telling, sources: Mapping[str, Source]) -> dict[str, Json]:
    """The relationship of a pair as it is from a day on.

    No id has a point in it, so the record's own is no party's.
    """
    record = Record(f"{pair.owner}.{pair.company}", "relationship", pair.company, told.status)
    interests: list[Json] = [dict(i.said) for tie in told.ties for i in tie.interests]
    details: dict[str, Json] = {
        "isComponent": False,
        "subject": pair.company,
        "interestedParty": pair.owner,
        "interests": interests,
    }
    own = next((sources[id_] for id_ in told.news.sources), None)
    return claim(
        record,
        told.on,
        details,
        [*_remarks(told, own, sources)],
        None if own is None else source_object(own),
    )


def note_further_sources(tie: Tie, pair: Pair, account: Account) -> None:
    """Account for the sources of a tie beyond the one that a statement has."""
    for id_ in tie.sources[1:]:
        what = f"a statement has one source; {id_} stands in an annotation"
        account.lost("further source", f"{pair.owner} in {pair.company}", what)


def _remarks(
    told: Telling, own: Source | None, sources: Mapping[str, Source]
) -> Iterator[dict[str, Json]]:
    if own is not None:
        yield from source_remarks(own)
    place = 0
    for tie in told.ties:
        target = f"/recordDetails/interests/{place}"
        for id_ in tie.sources:
            if sources[id_] is not own:
                yield further_source(sources[id_], target)
        for interest in tie.interests:
            for field, words in interest.remarks:
                yield commented(f"/recordDetails/interests/{place}{field}", words)
            place += 1
