"""Texts for GitHub Markdown."""

from html import escape

import pytest
from markdown_it import MarkdownIt  # Rich brings it

from alliance_cli.outgoing.markdown import for_markdown, paragraph_for_markdown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("AT&amp;T <b>", "AT&amp;amp;T &lt;b&gt;"),
        ("[a](javascript:b) ![c](d)", "\\[a\\](javascript:b) !\\[c\\](d)"),
        ("a\nb\x1b\u202e", "a<br>b��"),
        ("see (https://e.org/a_b?x=1&y=2).", "see (<https://e.org/a_b?x=1&amp;y=2>)."),
        ("HTTPS://E.ORG", "<HTTPS://E.ORG>"),
        ("http://x<img/src=x/onerror=alert(1)>", "http\\://x&lt;img/src=x/onerror=alert(1)&gt;"),
        ("https://e.org/'q'x", "https\\://e.org/'q'x"),
        ("https://e.org/a|b", "https\\://e.org/a\\|b"),
        ("www.e.org ftp://x", "www\\.e.org ftp\\://x"),
        ("שלום 5", "\u2068שלום\u2069 5"),
    ],
)
def test_nothing_in_a_text_acts(text: str, written: str) -> None:
    """Marks are shown as they are; only a plain address is a link."""
    assert for_markdown(text) == written


@pytest.mark.parametrize(
    "begins", ["- ", "+ ", "# ", "= ", "1. ", "23) ", "> ", "* ", "---", "    "]
)
def test_a_paragraph_stays_one(begins: str) -> None:
    """Whatever it begins with, it is no list, heading, rule, quotation or code."""
    html = MarkdownIt().render(paragraph_for_markdown(f"{begins}x"))

    assert html.strip() == f"<p>{escape(f'{begins}x'.strip())}</p>"
