"""The rules were made on five pages as they lie; here the same words lie differently.

How many of the 33 articles come out exactly as before is a measure of how much the rules
lean on the paper rather than on the words.  The numbers are what was reached: fewer is worse.
"""

from __future__ import annotations

import re

import pytest

from tests.intake.pages import intake, seed

HEADING = re.compile("^#+ ")
LONGEST_HEADING = 45


def wrapped(paragraphs, width, end):
    return [
        end.join(text[at : at + width] for at in range(0, len(text), width)) for text in paragraphs
    ]


def indented(paragraphs):
    """Lines of 27 characters, no blank lines, paragraphs known by their indents."""
    return [
        f"　　{wrapped([text], 27, chr(10))[0]}" if len(text) > LONGEST_HEADING else text
        for text in paragraphs
    ]


# How the page lies, and how many articles are told apart as before at least.
WRAPS = {
    "a paragraph a line": ("\n\n".join, 29),
    "a paragraph a line, no blank lines": ("\n".join, 29),
    "19 characters": (lambda texts: "\n\n".join(wrapped(texts, 19, "\n")), 28),
    "19 characters, blank lines everywhere": (
        lambda texts: "\n\n".join(wrapped(texts, 19, "\n\n")),
        27,
    ),
    "27 characters, indented": (lambda texts: "\n".join(indented(texts)), 25),
}


def words(article):
    return re.sub(r"[\s#]", "", "".join(block.text for block in article.blocks))


@pytest.mark.parametrize("wrap", WRAPS)
def test_most_articles_are_told_apart_however_the_page_lies_and_without_marks(wrap):
    lay, least = WRAPS[wrap]
    same = total = 0
    for number in range(5):
        known = {words(article) for article in seed(number).split.articles}
        texts = [HEADING.sub("", block.text) for block in seed(number).blocks]
        found = {words(article) for article in intake(lay(texts)).split.articles}
        same += len(known & found)
        total += len(known)

    assert total == 33
    assert same >= least
