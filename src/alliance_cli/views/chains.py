"""The chains from an owner to a company."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from alliance_cli.calculations.chains import Chain, OwnershipChains
from alliance_cli.model.records import Company, Holding, Party
from alliance_cli.model.share import NOTHING, Share
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Facts, LastRow, Layout, Table
from alliance_cli.report.columns import column, sources_column
from alliance_cli.report.kinds import COUNT, DAY, FLAG, PARTY, SHARE, STATED_SHARE, TEXT, path
from alliance_cli.report.numbers import part_text
from alliance_cli.report.report import Report, cited_sources
from alliance_cli.views.evidence import Evidence

_MOST_COUNTED: Final = 10**15


@dataclass(frozen=True, slots=True)
class _Asked:
    """The two ends, and the figures of all chains."""

    owner: Party
    company: Party
    answer: OwnershipChains
    control: Share


@dataclass(frozen=True, slots=True)
class _ChainLine:
    """A chain and those on it."""

    path: tuple[Party, ...]
    chain: Chain


@dataclass(frozen=True, slots=True)
class _LinkLine:
    """A line that a chain rests on."""

    owner: Party
    company: Party
    holding: Holding


def _count(answer: OwnershipChains) -> int | None:
    """How many chains are left out; none where the number is beyond all use."""
    count = answer.omitted.count
    return None if count is None or count > _MOST_COUNTED else count


_ASKED: Final[Facts[_Asked]] = Facts(
    "",
    (
        column("owner", PARTY, lambda asked: asked.owner),
        column("company", PARTY, lambda asked: asked.company),
        column("direct", STATED_SHARE, lambda asked: asked.answer.direct),
        column("integrated", SHARE, lambda asked: asked.answer.integrated),
        column("chain_sum", SHARE, lambda asked: asked.answer.chain_sum),
        column("chain_sum_sharp", FLAG, lambda asked: asked.answer.is_chain_sum_sharp),
        column("loops", SHARE, lambda asked: asked.answer.loops),
        column("loops_sharp", FLAG, lambda asked: asked.answer.is_loops_sharp),
        column("control", SHARE, lambda asked: asked.control),
    ),
)
_CHAINS: Final[Table[_ChainLine]] = Table(
    "chains",
    (
        column("path", path("path_names"), lambda line: line.path, "Chain", flows=True),
        column("product", SHARE, lambda line: line.chain.product, "Product"),
        column("weakest_link", SHARE, lambda line: line.chain.weakest_link, "Weakest link", rank=2),
    ),
)
_OMITTED: Final[Facts[OwnershipChains]] = Facts(
    "omitted",
    (
        column("chains", COUNT, _count),
        column("product", SHARE, lambda answer: answer.omitted.product),
        column("sharp", FLAG, lambda answer: answer.omitted.is_sharp),
    ),
)
_LINKS: Final[Table[_LinkLine]] = Table(
    "links",
    (
        column("owner", PARTY, lambda line: line.owner, "Owner", flows=True),
        column("company", PARTY, lambda line: line.company, "Company", flows=True),
        column("capital", STATED_SHARE, lambda line: line.holding.capital, "Capital"),
        column("since", DAY, lambda line: line.holding.period.since, "Since", rank=4),
        column("until", DAY, lambda line: line.holding.period.until),
        column("note", TEXT, lambda line: line.holding.note),
        sources_column(lambda line: line.holding.sources),
    ),
    "Links",
)
CHAINS: Final[Layout] = (_ASKED, _CHAINS, _OMITTED, _LINKS)


def chains_report(
    world: World, owner: Party, company: Party, answer: OwnershipChains, control: Share
) -> Report:
    """The largest chains, what is left out, what loops add, and the lines that they rest on."""
    sections = (
        _ASKED.of(_Asked(owner, company, answer, control)),
        _CHAINS.of(
            (_ChainLine(tuple(map(world.party, chain.path)), chain) for chain in answer.chains),
            empty=_no_chain_sentence(world, owner, company),
            last_rows=_last_rows(answer),
        ),
        _OMITTED.of(answer),
        _LINKS.of(_link_lines(world, answer)),
    )
    return Report(
        CHAINS,
        f"{owner.name} to {company.name}: chains {world.when}",
        world.setting,
        sections,
        explanations=(*_loose_sentences(answer), *_control_sentences(owner, company, control)),
        sources=cited_sources(world.sources, sections),
    )


def _link_lines(world: World, answer: OwnershipChains) -> Iterator[_LinkLine]:
    """Each line of the chains listed, once, in the order in which they come."""
    evidence = Evidence(world)
    for link in dict.fromkeys(link for chain in answer.chains for link in pairwise(chain.path)):
        owner, company = map(world.party, link)
        for line in evidence.lines(*link):
            yield _LinkLine(owner, company, line)


def _last_rows(answer: OwnershipChains) -> tuple[LastRow, ...]:
    count = _count(answer)
    label = "more than can be counted" if count is None else f"{count:,} more"
    rows = [] if count == 0 else [(label, answer.omitted.product)]
    if answer.loops.exact != NOTHING:
        rows.append(("Loops add", answer.loops))
    rows.append(("Look-through", answer.integrated))
    return tuple(LastRow(label, {"product": SHARE.text(share)}) for label, share in rows)


def _no_chain_sentence(world: World, owner: Party, company: Party) -> str:
    whose = "itself" if owner.id == company.id else company.name
    return f"No chain leads from {owner.name} to {whose} {world.when}."


def _loose_sentences(answer: OwnershipChains) -> tuple[str, ...]:
    """The sums whose ends may not be attained."""
    sums = (("Chains left out", answer.omitted.is_sharp), ("Loops add", answer.is_loops_sharp))
    return tuple(
        f"{label}: the range contains the true figure; its ends need not be attained."
        for label, is_sharp in sums
        if not is_sharp
    )


def _control_sentences(owner: Party, company: Party, control: Share) -> tuple[str, ...]:
    if not isinstance(company, Company):
        return ()
    sentence = (
        f"Control: {owner.name} and the companies it controls by majority have "
        f"{part_text(control)} of the votes in {company.name}."
    )
    return (sentence,)
