"""Where a link leads: to a file, to a place in it, and to the version in the same language."""

from __future__ import annotations

import pytest

from kb.content.body import Link
from kb.content.links import Target, document_at, is_outside, target_of
from kb.source.span import file_start

HEAD = "---\ntype: page\ntitle: 示例页面\nsummary: 一张什么写法都有的页面。\n---\n"


@pytest.fixture
def library(shelf):
    for path in ("docs/law/a.md", "docs/law/a.en.md", "docs/law/b.md", "docs/law/c.en.md"):
        shelf.write(path, HEAD)
    return shelf.library()


@pytest.mark.parametrize(
    ("address", "path", "anchor"),
    [
        ("b.md", "docs/law/b.md", ""),
        ("./b.md#x", "docs/law/b.md", "x"),
        ("#x", "docs/law/a.md", "x"),
        ("", "docs/law/a.md", ""),
        ("?a=b", "docs/law/a.md", ""),
        ("../index.md?a=b#x", "docs/index.md", "x"),
        ("../../cases/a.md", "cases/a.md", ""),
        ("../../../x", "../x", ""),
        ("/docs/law/b.md", "/docs/law/b.md", ""),
        ("%62.md#%E6%9D%A1", "docs/law/b.md", "条"),
        ("b.md#x#y", "docs/law/b.md", "x#y"),
    ],
)
def test_an_address_is_counted_from_the_folder_of_its_article(library, address, path, anchor):
    document = library.documents["docs/law/a.md"]
    link = Link(address, "", False, file_start("docs/law/a.md"))

    assert not is_outside(address)
    assert target_of(library, document, link) == Target(path, anchor)


@pytest.mark.parametrize(
    ("reader", "address", "version"),
    [
        ("docs/law/a.md", "docs/law/b.md", "docs/law/b.md"),
        ("docs/law/c.en.md", "docs/law/a.md", "docs/law/a.en.md"),
        ("docs/law/c.en.md", "docs/law/b.md", "docs/law/b.md"),
        ("docs/law/b.md", "docs/law/a.en.md", "docs/law/a.md"),
        ("docs/law/b.md", "docs/law/nothing.md", None),
    ],
)
def test_a_link_leads_to_the_version_in_the_readers_language_if_there_is_one(
    library, reader, address, version
):
    found = document_at(library, library.documents[reader], address)

    assert (found.path if found else None) == version
