"""docs/contributing/dialect.md names every difference, and its examples are true."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from kb.content.body import read_body
from kb.content.library import container_labels, read_library
from kb.content.markdown.render import fill
from kb.site.addresses import link_address
from kb.source.file import SourceFile
from tests.conftest import AS_OF, REPOSITORY
from tests.markdown.test_commonmark import DIFFERENT

PATH = "docs/contributing/dialect.md"
PAGE = (REPOSITORY / PATH).read_text(encoding="utf-8")
_, *PARTS = re.split(r"^## [^\n]+ \{#([\w-]+)\}\n\n(?=是什么)", PAGE, flags=re.MULTILINE)
SECTIONS = dict(zip(PARTS[::2], PARTS[1::2], strict=True))
EXAMPLE = re.compile(r"^```markdown\n(.*?)^```\n\n```html\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@cache
def library():
    return read_library(REPOSITORY, AS_OF)


def published(markdown):
    """The HTML of an example as if it stood on the page."""
    found, page = library(), library().documents[PATH]
    body = read_body(SourceFile(PATH, markdown), 0, container_labels(found.registry)["zh"])
    uri = "contributing/dialect/"
    return fill(body.html, lambda n: link_address(found, page, body.links[n], uri))


@pytest.mark.parametrize("name", SECTIONS)
def test_the_example_of_a_difference_is_true(name):
    examples = EXAMPLE.findall(SECTIONS[name])

    assert examples
    for markdown, html in examples:
        assert published(markdown) == html


@pytest.mark.parametrize("name", SECTIONS)
def test_a_difference_says_what_and_why(name):
    assert re.search(r"^是什么：", SECTIONS[name], re.MULTILINE)
    assert re.search(r"^为什么：", SECTIONS[name], re.MULTILINE)


def test_the_table_lists_the_differences_in_the_order_of_the_page():
    assert re.findall(r"^\| \[.*?\]\(#([\w-]+)\)", PAGE, re.MULTILINE) == list(SECTIONS)


def test_every_difference_has_a_test_and_every_test_a_difference():
    tree = ast.parse(Path(__file__).with_name("test_dialect.py").read_text(encoding="utf-8"))
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    tests = _starting(names, "test_")
    prefixes = {name: f"test_{name.replace('-', '_')}__" for name in SECTIONS}

    untested = [name for name, start in prefixes.items() if not _starting(tests, start)]
    unnamed = [test for test in tests if not test.startswith(tuple(prefixes.values()))]

    assert (untested, unnamed) == ([], [])


def test_examples_of_the_specification_differ_only_for_reasons_on_the_page():
    assert set(DIFFERENT) <= set(SECTIONS)


def _starting(names, start):
    return [name for name in names if name.startswith(start)]
