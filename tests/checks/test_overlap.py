"""Copying: only where sources are given, and the published content copies none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kb.checks.run import run_checks
from kb.content.library import read_library
from kb.registry.originals import index
from kb.source.file import from_text, read_source
from tests.conftest import NEWSPAPER_PAGES, REPOSITORY

HEAD = "---\ntype: page\ntitle: 示例页面\nsummary: 一张什么写法都有的页面。\n---\n"
OWN = Path(__file__).parent / "overlap-with-source/source.txt"
COPIED = "把小板凳议事会开到工地，一共开了24场，听来意见307条，办好了其中的"


@pytest.fixture(scope="module")
def library():
    return read_library(REPOSITORY, date(2026, 11, 21))


@pytest.mark.parametrize("path", [OWN, *NEWSPAPER_PAGES], ids=lambda path: path.stem)
def test_the_published_content_copies_no_source(library, path):
    sources = index([read_source(path.parent, path.name)])
    assert sources.runs

    found = run_checks(replace(library, originals=sources))

    assert [each for each in found if each.check == "overlap-with-source"] == []


def test_a_copied_run_in_published_content_would_be_found(library):
    """The test above can fail: a published sentence is a source for once."""
    document = library.documents["docs/law/bargaining.md"]
    text = document.source.text[document.body_start :]
    sources = index([from_text("copied.txt", text)])

    found = run_checks(replace(library, originals=sources))

    assert {each.span.path for each in found if each.check == "overlap-with-source"} >= {
        "docs/law/bargaining.md"
    }


@pytest.fixture
def texts(shelf):
    shelf.write("docs/a.md", f"{HEAD}\n我们{COPIED}大半。\n")
    folder = shelf.root.parent / f"{shelf.root.name}-texts"
    folder.mkdir()
    (folder / "页面.txt").write_text(OWN.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_without_sources_nothing_is_compared(shelf, texts):
    assert texts.is_dir()
    assert shelf.kb("check").exit_code == 0


def test_a_finding_points_at_the_run_and_names_the_source(shelf, texts):
    result = shelf.kb("check", "--sources", str(texts), "--format", "json")

    [row] = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (row["check"], row["line"], row["column"]) == ("overlap-with-source", 7, 3)
    assert "页面.txt" in row["message"]
    assert f"“{COPIED[:20]}……”" in row["message"]


def test_the_folder_may_be_named_by_the_environment(shelf, texts, monkeypatch):
    monkeypatch.setenv("KB_SOURCES", str(texts))

    assert shelf.kb("check").exit_code == 1


@pytest.mark.parametrize("spoil", ["empty", "encoding"])
def test_sources_that_cannot_be_read_are_wrong_usage(shelf, texts, spoil):
    (texts / "页面.txt").unlink()
    if spoil == "encoding":
        (texts / "b.txt").write_bytes("原文".encode("gb18030"))

    result = shelf.kb("check", "--sources", str(texts))

    assert result.exit_code == 2
    assert ("没有 .txt" if spoil == "empty" else "b.txt") in result.stderr


def test_an_allowance_is_judged_only_where_sources_are_given(shelf, texts):
    shelf.write("docs/a.md", f"{HEAD}\n<!-- kb: allow overlap-with-source 机关全名 -->\n{COPIED}\n")
    shelf.write("docs/b.md", f"{HEAD}\n<!-- kb: allow overlap-with-source 没抄 -->\n自己的话。\n")

    assert shelf.kb("check").exit_code == 0
    result = shelf.kb("check", "--sources", str(texts), "--format", "json")
    assert [(row["check"], row["path"]) for row in json.loads(result.stdout)] == [
        ("useless-exception", "docs/b.md")
    ]
