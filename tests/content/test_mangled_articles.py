"""Thousands of mangled articles: reading never raises, and every place is true."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.checks.run import run_checks
from kb.content.document import read_document
from kb.content.library import Library, container_labels, read_registry
from kb.registry.lexicon import Lexicon
from kb.registry.stations import Stations
from kb.registry.systems import Coverage
from kb.source.file import from_text
from tests.content.claims import assert_claims_hold, assert_inside
from tests.content.elements import ALLOWED, elements

ROOT = Path(__file__).parents[2]
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("tests/articles/*.md"))]
EXAMPLES = int(os.environ.get("KB_MANGLED_ARTICLES", "1500"))

CONTROLS = ["\x00", "\x1a", "\x1b", "\x0b", "\x0c", "\x85", "\ufeff", "\u200b", "\u2028", "\u202e"]
SPACES = ["\u3000", "\r", "\r\n", "\n", "\t", "\xa0"]
YAML = [
    "---\n",
    "\n---\n",
    "...\n",
    "&a ",
    "*a ",
    "!!str ",
    "- ",
    "? ",
    ": ",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    "|\n  ",
    ">-\n  ",
    "<<: ",
    "#",
    "%",
    "@",
    "date: 2026-13-45\n",
    "a: 1\n",
]
BLOCKS = [
    "\n",
    "# ",
    "## ",
    "> ",
    "> > ",
    "1. ",
    "    ",
    "```\n",
    "~~~",
    "\n===\n",
    "{.x}\n",
    "{#a}\n",
    "::: ",
    "\n::: note\n",
    "\n:::\n",
    "\n:::: x y\n",
    "|",
    "[r]: /x\n",
    "[^1]: x\n",
    "\n| a | b |\n| - | :-: |\n| c \\| d | [x](y\\|z) |\n",
    "- [x] ",
    "<div>\n",
    "　　",
]
INLINE = ["*", "**", "_", "__", "____", "`", "``", "\\", "&amp;", "&#10;", "&#0;", "<b>", "<!-- ",
          "-->", "<!-- kb: allow html-raw 试 -->", "<https://a.b>", "<a@b.c>", "[x](y)", "![x](y)",
          "![a [b](c)](d)", "[a ![b](c) d](e)", "[x\ny](z\n'w')", "[a](<b c>)", "[a](b '](c')",
          "[a](b](c)", "[r]", "[r][]", "[x][r]", "[^1]", "{#a .b}", "(", ")", "  \n", "\\\n",
          "“", "”", "，", "（", "）", "e\u0301", "👨‍👩‍👧", "java&Tab;script:x"]  # fmt: skip
PREFIXES = ["> ", ">\t", "- ", "1. ", "  ", "    ", "\t", "| ", "　"]


ACCIDENT_LISTS = st.tuples(st.integers(0, 2**32), st.integers(1, 12))
"""A seed and a number: what fails is printed as these two, and shrinks to few accidents."""


def mangled(seed, number):
    chance = random.Random(seed)  # noqa: S311 — no secret
    text = chance.choice(ARTICLES)
    for _ in range(number):
        text = chance.choice(ACCIDENTS)(text, chance)
    return text


def insert(text, chance):
    at = chance.randint(0, len(text))
    piece = chance.choice(chance.choice([CONTROLS, SPACES, YAML, BLOCKS, INLINE]))
    return text[:at] + piece * chance.choice([1, 1, 1, 2, 5]) + text[at:]


def insert_anything(text, chance):
    at = chance.randint(0, len(text))
    planes = [(0, 0x2FF), (0x2000, 0x20FF), (0x3000, 0x30FF), (0x4E00, 0x4EFF), (0x1F300, 0x1F64F)]
    return (
        text[:at]
        + "".join(chr(chance.randint(*chance.choice(planes))) for _ in "12345")
        + text[at:]
    )


def delete(text, chance):
    start, end = _slice(text, chance)
    return text[:start] + text[end:]


def repeat(text, chance):
    start, end = _slice(text, chance)
    at = chance.randint(0, len(text))
    return text[:at] + text[start:end] + text[at:]


def swap(text, chance):
    start, end = _slice(text, chance)
    return text[:start] + text[end : end + 50] + text[start:end] + text[end + 50 :]


def prefix_lines(text, chance):
    lines = text.split("\n")
    start = chance.randint(0, len(lines))
    end = start + chance.randint(1, 8)
    prefix = chance.choice(PREFIXES) * chance.choice([1, 1, 2, 4])
    return "\n".join([*lines[:start], *(prefix + line for line in lines[start:end]), *lines[end:]])


def other_line_ends(text, chance):
    return text.replace("\n", chance.choice(["\r\n", "\r", "\n\n"]), chance.randint(1, 20))


def _slice(text, chance):
    start = chance.randint(0, len(text))
    return start, min(len(text), start + chance.choice([1, 2, 5, 20, 100, 400]))


ACCIDENTS = [insert, insert, insert, insert_anything, delete, repeat, swap, prefix_lines,
             other_line_ends]  # fmt: skip


@cache
def registry():
    # The lists of what the sources name, the lexicon and the stations point to the real
    # articles, which are not here.
    known = read_registry(ROOT, date(2026, 11, 21))
    return replace(known, coverage=Coverage(), lexicon=Lexicon(), stations=Stations())


@settings(max_examples=EXAMPLES)
@given(accidents=ACCIDENT_LISTS)
def test_a_mangled_article_is_read_without_raising_and_all_its_places_are_true(accidents):
    document = read_document(
        from_text("docs/law/a.md", mangled(*accidents)), container_labels(registry())
    )

    assert_claims_hold(document)
    assert elements(document.body.html) <= ALLOWED


@settings(max_examples=EXAMPLES)
@given(accidents=ACCIDENT_LISTS)
def test_no_check_crashes_on_a_mangled_article_or_points_outside_it(accidents):
    document = read_document(
        from_text("docs/law/a.md", mangled(*accidents)), container_labels(registry())
    )
    library = Library(ROOT, date(2026, 11, 21), registry(), {document.path: document})

    found = run_checks(library)

    assert_inside(document.source, [each.span for each in found])
    assert "check-crashed" not in {each.check for each in found}
    assert all(each.message and each.help for each in found)


@given(text=st.text())
def test_any_text_at_all_is_an_article_or_has_faults(text):
    document = read_document(from_text("docs/a.md", text), {})

    assert document.fields or document.faults
    assert_claims_hold(document)


@given(left=st.sampled_from(["", *INLINE]), right=st.sampled_from(INLINE))
def test_what_stands_before_a_link_does_not_move_its_place(left, right):
    text = f"---\ntype: page\n---\n字{left}字[甲](b.md#c)字{right}字\n"
    document = read_document(from_text("docs/a.md", text), {})

    spans = [link.span for link in document.body.links if link.href == "b.md#c"]

    assert all(document.source.cut(span) == "b.md#c" for span in spans)
