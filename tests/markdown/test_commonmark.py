"""The dialect is CommonMark 0.31.2, but for the examples listed here with their reasons."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from kb.content.body import read_body
from kb.content.markdown.render import fill
from kb.source.file import SourceFile

FILE = Path(__file__).with_name("commonmark-0.31.2.json")
EXAMPLES = dict(enumerate(json.loads(FILE.read_text(encoding="utf-8")), start=1))

# By the name of the difference in docs/contributing/dialect.md.
DIFFERENT = {
    "html-as-text": [
        *(21, 31, *range(148, 179), 180, 181, 182, *range(184, 192), 201, 344, 475, 476, 477),
        *(491, 494, 524, 536, *range(613, 618), 623, *range(626, 632), 642, 643),
    ],
    "comments": [179, 183, 308, 309, 625],
    "blanks": [50, 426, 435, 451, 457, 459, 465, 468],
}
LISTED = {number: reason for reason, numbers in DIFFERENT.items() for number in numbers}


def rendered(markdown):
    body = read_body(SourceFile("a.md", markdown), 0, {})
    return fill(body.html, lambda number: body.links[number].href)


def normal(html):
    """HTML without what says the same in other letters, or what every page adds."""
    html = html.replace(" />", ">").replace(
        "<blockquote>\n</blockquote>", "<blockquote></blockquote>"
    )
    html = html.replace(' class="alone"', "")
    html = re.sub(r' (?:rel="external noopener noreferrer"|loading="lazy")', "", html)
    return re.sub(r'(<h[1-6]) id="[^"]*"', r"\1", html)


def test_there_are_652_examples():
    assert len(EXAMPLES) == 652


@pytest.mark.parametrize("number", sorted(EXAMPLES.keys() - LISTED.keys()))
def test_an_example_of_the_specification_renders_as_it_says(number):
    markdown, html = EXAMPLES[number]

    assert normal(rendered(markdown)) == normal(html)


@pytest.mark.parametrize("number", sorted(LISTED))
def test_an_example_listed_as_different_still_differs(number):
    markdown, html = EXAMPLES[number]

    assert normal(rendered(markdown)) != normal(html)


@pytest.mark.parametrize("number", DIFFERENT["html-as-text"] + DIFFERENT["comments"])
def test_raw_html_differs_only_in_being_text(number):
    markdown, html = EXAMPLES[number]

    assert _words(rendered(markdown)) == _words(html)


def _words(html):
    """What is left when escapes, comments, paragraphs and spaces do not count."""
    html = unescape(unescape(html.replace(" />", ">")))
    return re.sub(r"<!--(?!-?>).*?-->|</?p>|\s+|/(?=>)", "", html, flags=re.DOTALL)
