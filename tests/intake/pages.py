"""Pages for the tests of the intake: the five of the newspapers, and invented ones."""

from __future__ import annotations

import re
from functools import cache

from kb.intake.decode import read_page
from kb.intake.take_in import take_in
from kb.registry.regions import PATH, read_regions
from kb.source.file import read_source
from tests.conftest import REPOSITORY, newspaper_page

COLUMNS = ["主席之声", "履职手记", "基层办公室", "他山之石"]

_FENCE = re.compile(r"^(`{3,})原文\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)


@cache
def regions():
    return read_regions(read_source(REPOSITORY, PATH))


def intake(text, name="page.txt"):
    data = text if isinstance(text, bytes) else text.encode()
    return take_in(read_page(name, data), regions(), COLUMNS)


@cache
def seed(number):
    page = newspaper_page(number)
    return intake(page.read_bytes(), page.name)


def originals(text):
    """The stretches of a written file that say they are the source's words."""
    return [match[2] for match in _FENCE.finditer(text)]


def articles(text):
    """What an invented page was divided into: the words of each article's blocks."""
    return [[block.text for block in each.blocks] for each in intake(text).split.articles]
