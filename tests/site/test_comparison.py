"""Cases side by side: every case once, small pages however many there are."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bench.corpus import write_corpus

from kb.content.document import Document
from kb.content.library import Library, read_library
from kb.content.types.case import Case
from kb.mkdocs_plugin import publish
from kb.site.comparison import ROWS, comparison_pages
from kb.site.pages import SitePage
from tests.documents import with_fields

from .markup import Markup

HEAVIEST = 20_000
"""Bytes of a page, compressed."""


def _cases(library: Library) -> list[Document]:
    return [
        document
        for document in library.documents.values()
        if isinstance(document.fields, Case) and document.language == "zh"
    ]


def _uris(pages: list[SitePage]) -> list[str]:
    return [row.uri for page in pages for row in page.context["rows"]]


def _many(library: Library) -> Library:
    """Copies of a case in three provinces and in the whole nation."""
    model = _cases(library)[0]
    places = ["000000", "320707", *["370200"] * (ROWS + 1), "440100"]
    copies = {}
    for number, place in enumerate(places):
        path = f"cases/x/c{number:03}.md"
        fields = model.fields.model_copy(update={"region": place})  # type: ignore[union-attr]
        copies[path] = with_fields(model, fields, path)
    return replace(library, documents=copies)


def test_every_case_stands_in_the_table_once(library: Library) -> None:
    (page,) = comparison_pages(library, "zh")
    assert page.uri == "cases/compare/"
    assert len(_uris([page])) == len(set(_uris([page]))) == len(_cases(library))


def test_one_case_is_not_compared(library: Library) -> None:
    first = _cases(library)[0]
    assert list(comparison_pages(replace(library, documents={first.path: first}), "zh")) == []


def test_what_is_not_known_is_said(library: Library, pages: dict[str, Markup]) -> None:
    (page,) = comparison_pages(library, "zh")
    years = {row.year for row in page.context["rows"]}
    assert "" in years
    text = "".join(pages[page.uri].text)
    assert "不详" in text
    assert "（推断）" in text
    assert "原文未说明" in text


def test_every_cell_says_what_it_is_so_that_it_can_be_read_as_a_card(
    pages: dict[str, Markup],
) -> None:
    markup = pages["cases/compare/"]
    assert len(markup.of("td")) == len(markup.of("tr")[1:]) * 6
    assert all(cell.get("data-label") for cell in markup.of("td"))


def test_many_cases_are_cut_by_province_and_then_into_pages(library: Library) -> None:
    large = _many(library)
    found = list(comparison_pages(large, "zh"))
    by_uri = {page.uri: page for page in found}
    index = by_uri["cases/compare/"]
    assert [(branch.uri, branch.count) for branch in index.context["branches"]] == [
        ("cases/compare/000000/", 1),
        ("cases/compare/320000/", 1),
        ("cases/compare/370000/", ROWS + 1),
        ("cases/compare/440000/", 1),
    ]
    assert index.context["rows"] == []
    assert by_uri["cases/compare/370000/"].context["after"] == "cases/compare/370000/page/2/"
    assert len(_uris(found)) == len(set(_uris(found))) == len(large.documents)


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    write_corpus(400, folder / "corpus")
    publish(read_library(folder / "corpus", date(2026, 11, 21)), folder / "site")
    return folder / "site"


@pytest.mark.parametrize("folder", ["cases/compare", "regions", "levels", "years", "charts"])
def test_a_page_of_a_large_site_is_small(large_site: Path, folder: str) -> None:
    weights = {
        path.relative_to(large_site): len(gzip.compress(path.read_bytes()))
        for path in (large_site / folder).rglob("index.html")
    }
    assert {path: weight for path, weight in weights.items() if weight > HEAVIEST} == {}


def test_a_large_site_has_full_tables(large_site: Path) -> None:
    table = (large_site / "cases/compare/320000/index.html").read_text(encoding="utf-8")
    assert table.count("<tr>") == ROWS + 1
