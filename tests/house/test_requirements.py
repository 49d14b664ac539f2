"""The lists of hashed packages: they say what pyproject.toml says, and every file by its hash."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CORE = PROJECT["project"]["dependencies"]
LISTS = {
    "dev": [*CORE, "group:dev"],
    "bench": [*CORE, "group:bench"],
    "conformance-bods": [*CORE, "group:conformance-bods"],
    "conformance-ftm": [*CORE, "group:conformance-ftm"],
    "lock": ["group:lock"],
    "lowest": [*CORE, "group:test"],
}
WAY_OUT = "run `make lock`"


def text_of(name: str) -> str:
    """One of the lists."""
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def group(name: str) -> Iterator[str]:
    """What a dependency group asks for, together with the groups that it includes."""
    items: list[Any] = PROJECT["dependency-groups"][name]
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield from group(item["include-group"])


def asked(name: str) -> Iterator[Requirement]:
    """What pyproject.toml asks of one of the lists."""
    for line in LISTS[name]:
        kind, _, rest = line.partition(":")
        yield from map(Requirement, group(rest) if kind == "group" else [line])


def pinned(name: str) -> dict[str, Version]:
    """The release of each package on one of the lists."""
    releases = re.findall(r"^(\S+)==(\S+)", text_of(name), re.MULTILINE)
    return {canonicalize_name(package): Version(version) for package, version in releases}


@pytest.mark.parametrize("name", LISTS)
def test_the_list_says_what_the_project_asks(name: str) -> None:
    """Each package that pyproject.toml asks for is listed, in a release that it allows."""
    releases = pinned(name)
    missing = [
        str(requirement)
        for requirement in asked(name)
        if (release := releases.get(canonicalize_name(requirement.name))) is None
        or not requirement.specifier.contains(release, prereleases=True)
    ]

    assert not missing, f"not in requirements/{name}.txt: {missing}; {WAY_OUT}"


@pytest.mark.parametrize("name", LISTS)
def test_the_list_says_no_more_than_the_project_asks(name: str) -> None:
    """What a list holds for the project's own sake is still asked for."""
    entries = re.split(r"\n(?=\S+==)", text_of(name))
    own = {entry.partition("==")[0] for entry in entries if "alliance-cli" in entry}

    assert own == {canonicalize_name(requirement.name) for requirement in asked(name)}, WAY_OUT


@pytest.mark.parametrize("name", LISTS)
def test_every_package_of_the_list_has_hashes(name: str) -> None:
    """A list holds packages with the hashes of their files, and no address of any index."""
    text = re.sub(r" *#.*\n", "", text_of(name))
    package = r"[a-z0-9._-]+==[\w.!+-]+( ; [^\n\\]+)?( \\\n +--hash=sha256:[0-9a-f]{64})+\n"

    assert re.fullmatch(rf"\s*({package})+\s*", text), f"in requirements/{name}.txt; {WAY_OUT}"


def test_every_list_is_one_of_these() -> None:
    """No list lies about that pyproject.toml knows nothing of."""
    assert {path.stem for path in (ROOT / "requirements").iterdir()} == set(LISTS)


def test_the_lowest_releases_are_the_lowest_allowed() -> None:
    """`make lowest` runs with the oldest release of each dependency that pyproject.toml allows."""
    releases = pinned("lowest")
    lower = {
        canonicalize_name(requirement.name): Version(bound.version)
        for requirement in map(Requirement, CORE)
        for bound in requirement.specifier
        if bound.operator == ">="
    }

    assert {name: releases[name] for name in lower} == lower, WAY_OUT
