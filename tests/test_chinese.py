"""Click's own words in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from kb.chinese import WORDS


@pytest.mark.parametrize("words", WORDS)
def test_click_still_says_these_words(words):
    sources = "".join(p.read_text("utf-8") for p in Path(click.__file__).parent.glob("*.py"))
    wanted = words.lower().replace("\n\t", "\\n\\t")

    assert f'"{wanted}"' in sources.lower()


@pytest.mark.parametrize("words", WORDS)
def test_nothing_is_filled_in_that_click_does_not_give(words):
    blanks = re.compile(r"\{(\w+)")

    assert set(blanks.findall(WORDS[words])) <= set(blanks.findall(words))
