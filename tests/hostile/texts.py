"""Texts that attack whoever prints them, and files of every format that have them everywhere."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any, Final, TypeAlias

from alliance_cli.cli.intake import examine
from tests.exchange.gleif_files import A, B, as_json, entity, relationship

Json: TypeAlias = dict[str, Any] | list[Any]
SAMPLES: Final = Path(__file__).parents[1] / "exchange" / "samples"

HOSTILE: Final[Mapping[str, str]] = {
    "markup": "x[/red]y [bold]z[/] :smile:",
    "html": '<script>alert(1)</script><img src=x onerror="alert(1)"> &lt;b&gt; AT&amp;T',
    "markdown": "**b** _i_ `c` | [l](javascript:alert(1)) ![i](http://x/y) ~~s~~ \\ $m$",
    "address": "http://x<img/src=x/onerror=alert(1)> see https://e.org/'q'",
    "command": "Acme \\$(touch PWNED) `touch PWNED` $(touch PWNED); touch PWNED",
    "quotes": "\"; touch PWNED; \" '; touch PWNED; '",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "other formula": "＝1+1",
    "at": "@SUM(A1)",
    "minus": "-2+3",
    "right to left": "שלום עולם 15",
    "joined": "می\u200cخواهم",
    "hangul filler": "m\u3164n",
    "soft hyphen": "k\u00adb\u200bc\ufeffd",
    "tag": "d\U000e0041e",
    "marks": "h\u200ei\u200fj",
    "private": "f\ue000g",
    "accents": "e" + "\u0316\u0301" * 5,
}
"""By what they try; those that no dataset may have in a name are left out where that is so."""


_HEAD: Final = "title: t\nas_of: 2024-01-01\n"
_FIRST: Final = {"companies": "  a: {name: Middle}\n"}
_PARTS: Final = {
    "sources": """\
  s{n}: {{title: {t}, publisher: {t}, date: 2023-01-01, url: "https://example.org/a?b=1&c={n}"}}
""",
    "companies": """\
  b{n}:
    name: {t}
    aliases: [{alias}]
    ids: {{other: {t}}}
    notes: [{{date: 2020, text: {t}, sources: [s{n}]}}]
""",
    "holders": """\
  h{n}: {{name: {b}, kind: person}}
""",
    "holdings": """\
  - {{owner: h{n}, company: a, capital: 5%, sources: [s{n}], note: {t}}}
  - {{owner: a, company: b{n}, capital: 55%, since: 2021-01-01, sources: [s{n}], note: {t}}}
  - {{owner: b{n}, company: a, capital: 0.1%, sources: [s{n}]}}
""",
    "investments": """\
  - investor: h{n}
    company: b{n}
    amount: EUR 5M
    history: [{{date: 2023-01-01, status: committed, sources: [s{n}]}}]
    note: {t}
""",
    "valuations": """\
  - {{company: b{n}, value: EUR 10M, date: 2022-01-01, sources: [s{n}], note: {t}}}
""",
    "projects": """\
  - id: p{n}
    title: {t}
    partners: [a, b{n}]
    where: {t}
    history: [{{date: 2022-01-01, status: announced, sources: [s{n}]}}]
    note: {t}
""",
}


def dataset_text(texts: Iterable[str]) -> str:
    """A dataset with each text in every field that takes any, all of them around company `a`."""
    parts: dict[str, str] = dict.fromkeys(_PARTS, "")
    for n, text in enumerate(texts):
        names = {"t": text, "alias": f"{text} alias", "b": f"{text} b"}
        quoted = {key: json.dumps(name, ensure_ascii=False) for key, name in names.items()}
        for part, lines in _PARTS.items():
            parts[part] += lines.format(n=n, **quoted)
    return _HEAD + "".join(
        f"{part}:\n{_FIRST.get(part, '')}{lines}" for part, lines in parts.items()
    )


def files(folder: Path) -> tuple[Path, ...]:
    """A file of each format that has all of the texts in it, wherever it is read with one."""
    names = {
        "all.yaml": dataset_text(read_in_names(folder)),
        "all.csv": _table(folder),
        "bods.json": _grown(_bods(), json.dumps, folder),
        "ftm.jsonl": _grown(_ftm(), lambda tree: "\n".join(map(json.dumps, tree)), folder),
        "gleif.json": _grown(_gleif(), json.dumps, folder),
    }
    for name, text in names.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(folder / name for name in names)


def _table(folder: Path) -> str:
    """A table with the texts in turn in each column that has words."""
    line = io.StringIO()
    table = csv.writer(line)
    table.writerow(
        ("owner", "company", "capital", "owner_name", "company_name", "source", "note", "colour")
    )
    texts = read_in_names(folder)
    for n, text in enumerate(texts):
        table.writerow((f"o{n}", f"c{n}", "60%", text, f"{text} {n}", text, text, text))
    return line.getvalue()


def read_in_names(folder: Path) -> list[str]:
    """The texts that a dataset may have in a name."""
    path = folder / "one"
    texts = []
    for text in HOSTILE.values():
        path.write_text(dataset_text([text]), encoding="utf-8")
        texts += [text] if _read(path) else []
    path.unlink()
    return texts


def _bods() -> list[Any]:
    path = SAMPLES / "bods" / "official" / "levent.json"
    statements: list[Any] = json.loads(path.read_text(encoding="utf-8"))
    return statements


def _ftm() -> list[Any]:
    path = SAMPLES / "ftm" / "sample_ftm.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _gleif() -> dict[str, Any]:
    records = as_json([entity(A, "Alpha"), entity(B, "Beta"), relationship(A, B)])
    file: dict[str, Any] = json.loads(records)
    return file


def _grown(tree: Json, written: Callable[[Json], str], folder: Path) -> str:
    """The file with the texts in turn in place of each text without which it can be read."""
    path = folder / "grown"
    path.write_text(written(tree), encoding="utf-8")
    texts, most = cycle(HOSTILE.values()), _read(path)
    for holder, key in list(_leaves(tree)):
        kept, holder[key] = holder[key], next(texts)
        path.write_text(written(tree), encoding="utf-8")
        if _read(path) < most:
            holder[key] = kept
    path.unlink()
    return written(tree)


def _read(path: Path) -> int:
    """How much is read of a file."""
    dataset = examine(str(path)).dataset
    return 0 if dataset is None else sum(map(len, (dataset.parties, dataset.holdings)))


def _leaves(tree: Json) -> Iterator[tuple[Any, Any]]:
    """What holds each text of a tree, and under which key."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in pairs:
        if isinstance(value, str):
            yield tree, key
        elif isinstance(value, dict | list):
            yield from _leaves(value)
