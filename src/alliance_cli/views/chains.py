"""The chains from an owner to a company."""

from itertools import pairwise
from typing import Final

from alliance_cli.calculations.chains import Chain, OwnershipChains
from alliance_cli.model.records import Company, Party
from alliance_cli.model.share import NOTHING, Share
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.numbers import part_text
from alliance_cli.views.report import (
    Column,
    Facts,
    Kind,
    LastRow,
    Layout,
    Report,
    Row,
    Shown,
    Table,
    cited_sources,
)

_MOST_COUNTED: Final = 10**15

CHAINS: Final[Layout] = (
    Facts(
        "",
        (
            Column("owner", Kind.PARTY),
            Column("company", Kind.PARTY),
            Column("direct", Kind.STATED_SHARE),
            Column("integrated", Kind.SHARE),
            Column("chain_sum", Kind.SHARE),
            Column("chain_sum_sharp", Kind.FLAG),
            Column("loops", Kind.SHARE),
            Column("loops_sharp", Kind.FLAG),
            Column("control", Kind.SHARE),
        ),
        Shown.NOT,
    ),
    Table(
        "chains",
        (
            Column("path", Kind.PATH, "Chain", flows=True, names="path_names"),
            Column("product", Kind.SHARE, "Product"),
            Column("weakest_link", Kind.SHARE, "Weakest link", rank=2),
        ),
    ),
    Facts(
        "omitted",
        (
            Column("chains", Kind.COUNT),
            Column("product", Kind.SHARE),
            Column("sharp", Kind.FLAG),
        ),
        Shown.NOT,
    ),
    Table(
        "links",
        (
            Column("owner", Kind.PARTY, "Owner", flows=True),
            Column("company", Kind.PARTY, "Company", flows=True),
            Column("capital", Kind.STATED_SHARE, "Capital"),
            Column("since", Kind.DAY, "Since", rank=4),
            Column("until", Kind.DAY),
            Column("note", Kind.TEXT),
            Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
        ),
        "Links",
    ),
)


def chains_report(
    snapshot: Snapshot, owner: Party, company: Party, answer: OwnershipChains, control: Share
) -> Report:
    """The largest chains, what is left out, what loops add, and the lines that they rest on."""
    figures = (
        answer.direct,
        answer.integrated,
        answer.chain_sum,
        answer.is_chain_sum_sharp,
        answer.loops,
        answer.is_loops_sharp,
        control,
    )
    content: dict[str, tuple[Row, ...]] = {
        "": ((owner, company, *figures),),
        "chains": tuple(_chain_row(snapshot, chain) for chain in answer.chains),
        "omitted": ((_count(answer), answer.omitted.product, answer.omitted.is_sharp),),
        "links": _link_rows(snapshot, answer),
    }
    return Report(
        CHAINS,
        f"{owner.name} to {company.name}: chains {snapshot.when}",
        snapshot.setting,
        content,
        empty={"chains": _no_chain_sentence(snapshot, owner, company)},
        last_rows={"chains": _last_rows(answer)},
        explanations=(*_loose_sentences(answer), *_control_sentences(owner, company, control)),
        sources=cited_sources(snapshot.dataset, CHAINS, content),
    )


def _chain_row(snapshot: Snapshot, chain: Chain) -> Row:
    path = tuple(snapshot.dataset.party(id_) for id_ in chain.path)
    return (path, chain.product, chain.weakest_link)


def _link_rows(snapshot: Snapshot, answer: OwnershipChains) -> tuple[Row, ...]:
    """Each line of the chains listed, once, in the order in which they come."""
    evidence = Evidence(snapshot)
    links = dict.fromkeys(link for chain in answer.chains for link in pairwise(chain.path))
    return tuple(
        (
            snapshot.dataset.party(line.owner),
            snapshot.dataset.party(line.company),
            line.capital,
            line.period.since,
            line.period.until,
            line.note,
            line.sources,
        )
        for link in links
        for line in evidence.lines(*link)
    )


def _last_rows(answer: OwnershipChains) -> tuple[LastRow, ...]:
    count = _count(answer)
    label = "more than can be counted" if count is None else f"{count:,} more"
    rows = [] if count == 0 else [LastRow(label, {"product": answer.omitted.product})]
    if answer.loops.exact != NOTHING:
        rows.append(LastRow("Loops add", {"product": answer.loops}))
    return (*rows, LastRow("In the end", {"product": answer.integrated}))


def _count(answer: OwnershipChains) -> int | None:
    """The chains left out; a number that nobody reads, and no machine exactly, is none."""
    count = answer.omitted.count
    return None if count is None or count > _MOST_COUNTED else count


def _no_chain_sentence(snapshot: Snapshot, owner: Party, company: Party) -> str:
    whose = "itself" if owner.id == company.id else company.name
    return f"No chain leads from {owner.name} to {whose} {snapshot.when}."


def _loose_sentences(answer: OwnershipChains) -> tuple[str, ...]:
    """What is said of the sums that people see, where their ends are perhaps not attained."""
    sums = (("Chains left out", answer.omitted.is_sharp), ("Loops add", answer.is_loops_sharp))
    return tuple(
        f"{label}: the range contains the true figure; its ends need not be attained."
        for label, is_sharp in sums
        if not is_sharp
    )


def _control_sentences(owner: Party, company: Party, control: Share) -> tuple[str, ...]:
    if not isinstance(company, Company):
        return ()
    said = (
        f"Control: {owner.name} and the companies it controls by majority have "
        f"{part_text(control)} of the votes in {company.name}."
    )
    return (said,)
