"""A report: the answer to one question, before any format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from alliance_cli.model.records import Source
from alliance_cli.model.standing import Setting, Unclosed
from alliance_cli.report.blocks import Block, Layout, Section
from alliance_cli.report.kinds import SOURCE_IDS


@dataclass(frozen=True, slots=True)
class Report:
    """An answer, its day and its sources."""

    layout: Layout
    title: str
    setting: Setting | None
    """The day asked and the assumptions; none only where a question has no day."""
    sections: tuple[Section, ...]
    """The rows of each block; a block without a section has none."""
    explanations: tuple[str, ...] = ()
    """Sentences below the tables."""
    subject: str = ""
    """The id of the company asked, which no column needs to repeat."""
    sources: tuple[Source, ...] = ()
    """Those that the rows cite, in the order in which they do."""
    lists_sources: bool = False
    """Whether people see the sources below the answer."""
    lists_notes: bool = False
    """Whether people see the notes on the rows below the answer."""

    @property
    def on(self) -> date | None:
        """The day asked."""
        return None if self.setting is None else self.setting.on

    @property
    def assumed(self) -> tuple[str, ...]:
        """The assumptions, in their order."""
        return () if self.setting is None else self.setting.assumed

    @property
    def unclosed(self) -> tuple[Unclosed, ...]:
        """The commitments that could not be carried out."""
        return () if self.setting is None else self.setting.unclosed

    def section(self, block: Block) -> Section:
        """The rows of a block."""
        return next((s for s in self.sections if s.block.key == block.key), Section(block))


def cited_sources(sources: Mapping[str, Source], sections: Iterable[Section]) -> tuple[Source, ...]:
    """The sources that the rows name, in the order in which they do."""
    cited = [
        (not column.title, id_)
        for section in sections
        for row in section.rows
        for column in section.block.columns
        if column.kind is SOURCE_IDS
        for id_ in column.value(row) or ()
    ]
    # Those that people see in a column come first, so that their numbers are consecutive.
    used = dict.fromkeys(id_ for _, id_ in sorted(cited, key=lambda pair: pair[0]))
    return tuple(sources[id_] for id_ in used)
