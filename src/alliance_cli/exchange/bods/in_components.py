"""Whether the components of relationships make sense: none is a component of itself."""

from collections.abc import Iterator, Mapping, Sequence

from alliance_cli.errors import ProblemName
from alliance_cli.exchange.bods.in_entry import Findings, few, shown
from alliance_cli.exchange.bods.in_relationships import Relationship


def check_components(
    histories: Sequence[tuple[Relationship, ...]], parties: Mapping[str, object], findings: Findings
) -> None:
    """Note relationships that are components of themselves, and components that are missing."""
    newest = {history[-1].record: history[-1] for history in histories}
    for relationship in newest.values():
        missing = [c for c in relationship.components if c not in newest and c not in parties]
        if missing:
            where = f"relationship {shown(relationship.record)}"
            words = few(map(shown, missing), len(missing))
            findings.account.lost("missing component", where, f"{words}: not in the file")
    for relationship, other in _returns(newest):
        itself = other is relationship
        through = "" if itself else f" by way of {shown(other.record)}"
        findings.wrong(
            relationship.location,
            ProblemName.BAD_STATEMENT,
            f"relationship {shown(relationship.record)} is a component of itself{through}",
            "components are parts of a relationship, and have none themselves",
        )


def _returns(newest: Mapping[str, Relationship]) -> Iterator[tuple[Relationship, Relationship]]:
    """Each relationship to which components lead back, and the one that leads there."""
    seen: set[str] = set()
    for start in newest:
        if start in seen:
            continue
        seen.add(start)
        on_path = {start}
        path = [(start, iter(newest[start].components))]
        while path:
            record, components = path[-1]
            component = next((c for c in components if c in newest), None)
            if component is None:
                on_path.discard(record)
                path.pop()
            elif component in on_path:
                yield newest[component], newest[record]
            elif component not in seen:
                seen.add(component)
                on_path.add(component)
                path.append((component, iter(newest[component].components)))
