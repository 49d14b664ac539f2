"""What leads to what: reachable nodes, the links turned round, strongly connected components."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def reachable(roots: Iterable[Node], successors: Callable[[Node], Iterable[Node]]) -> set[Node]:
    """The roots and all that they lead to."""
    found = set(roots)
    waiting = list(found)
    while waiting:
        for other in successors(waiting.pop()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def inverse(links: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """For each node those that lead to it: from the holders of companies, what each holds."""
    turned: dict[str, list[str]] = {}
    for node, others in links.items():
        for other in others:
            turned.setdefault(other, []).append(node)
    return turned


def components(
    roots: Iterable[str], successors: Callable[[str], Iterable[str]]
) -> list[tuple[str, ...]]:
    """The components reached from `roots`, each after all that its members lead to.

    Members are sorted. Without recursion, in time that grows with the links reached (Tarjan 1972).
    """
    found: list[tuple[str, ...]] = []
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()
    path: list[tuple[str, Iterator[str]]] = []

    def enter(node: str) -> None:
        number[node] = lowest[node] = len(number)
        stack.append(node)
        waiting.add(node)
        path.append((node, iter(successors(node))))

    for root in roots:
        if root not in number:
            enter(root)
        while path:
            node, rest = path[-1]
            unseen = next(
                (other for other in rest if _is_new(node, other, number, lowest, waiting)), None
            )
            if unseen is not None:
                enter(unseen)
                continue
            path.pop()
            if path:
                above = path[-1][0]
                lowest[above] = min(lowest[above], lowest[node])
            if lowest[node] == number[node]:
                members = _popped(stack, node)
                waiting.difference_update(members)
                found.append(tuple(sorted(members)))
    return found


def _is_new(
    node: str, other: str, number: dict[str, int], lowest: dict[str, int], waiting: set[str]
) -> bool:
    """Whether `other` is seen for the first time; if not, what it tells of `node` is kept."""
    if other not in number:
        return True
    if other in waiting:
        lowest[node] = min(lowest[node], number[other])
    return False


def _popped(stack: list[str], last: str) -> list[str]:
    members = [stack.pop()]
    while members[-1] != last:
        members.append(stack.pop())
    return members
