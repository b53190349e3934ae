"""Old addresses lead on, with and without a server that reads the list."""

from __future__ import annotations

import re

import pytest

from kb.site.redirects import LIST, redirect_files

ROWS = """
- {from: docs/law/old.md, to: "docs/target.md#here", since: 2026-11-25}
- {from: docs/law/older.md, to: docs/law/old.md, since: 2026-11-25}
- {from: docs/law/gone.en.md, to: docs/law/, since: 2026-11-25}
- {from: docs/a.md, to: docs/a.md, since: 2026-11-25}
"""
HEAD = "---\ntype: page\ntitle: '工资 & <b>'\nsummary: 十个字以上的一段概要文字\n---\n\n"


@pytest.fixture
def files(shelf):
    shelf.write("data/redirects.yml", ROWS)
    shelf.write("docs/target.md", HEAD + "## 一节 {#here}\n\n文字。\n")
    return {
        uri: data.decode() for uri, data in redirect_files(shelf.library(), "https://x.example/")
    }


def test_every_old_address_has_a_page_but_a_loop_has_none(files):
    pages = ["law/old/index.html", "law/older/index.html", "en/law/gone/index.html"]

    assert list(files) == [*pages, LIST]


def test_the_page_leads_to_the_heading_by_a_relative_address_and_names_the_full_one(files):
    page = files["law/old/index.html"]

    assert 'http-equiv="refresh" content="0; url=../../target/#here"' in page
    assert '<link rel="canonical" href="https://x.example/target/#here">' in page
    assert '<a href="../../target/#here">' in page


def test_an_article_renamed_twice_leads_straight_to_where_it_is_now(files):
    assert "url=../../target/#here" in files["law/older/index.html"]


def test_an_english_page_speaks_english_and_leads_to_the_english_collection(files):
    page = files["en/law/gone/index.html"]

    assert '<html lang="en">' in page
    assert 'url=../../../en/law/"' in page
    assert "This page has moved to: <a" in page


def test_the_page_holds_no_script_no_style_and_nothing_unescaped(files):
    for page in files.values():
        assert not re.search(r"<(?:script|style|b)\b|\son\w+=", page)
    assert "default-src &#x27;none&#x27;" in files["law/old/index.html"]


def test_the_list_for_servers_says_the_same(files):
    assert files[LIST].splitlines() == [
        "/law/old/ /target/#here 301",
        "/law/older/ /target/#here 301",
        "/en/law/gone/ /en/law/ 301",
    ]


def test_where_nothing_moved_there_is_no_list(shelf):
    assert list(redirect_files(shelf.library(), "https://x.example/")) == []


def test_the_old_address_is_free_of_words_that_keep_search_engines_from_the_new_one(files):
    assert all("noindex" not in page for page in files.values())
