"""Collections gather every article, once, where it belongs."""

from __future__ import annotations

from kb.content.library import Library
from kb.content.types import MODELS, Article
from kb.content.types.case import Case
from kb.site.collections import PAGE_SIZE, collection_pages
from kb.site.facets import FACETS
from kb.site.pages import SitePage


def _entries(pages: list[SitePage], uri: str) -> list[str]:
    return [entry.uri for page in pages if page.uri == uri for entry in page.context["entries"]]


def _pages(library: Library) -> list[SitePage]:
    return list(collection_pages(library, "zh"))


def test_every_article_stands_in_the_collection_of_its_type(library: Library) -> None:
    pages = _pages(library)
    listed = {uri for page in pages for entry in page.context["entries"] for uri in [entry.uri]}
    articles = [
        document
        for document in library.documents.values()
        if isinstance(document.fields, Article) and document.language == "zh"
    ]
    assert len(listed) == len(articles)


def test_every_type_has_a_collection(library: Library) -> None:
    uris = {page.uri for page in _pages(library)}
    homes = {model.kind.home for model in MODELS.values() if issubclass(model, Article)}
    assert {f"{home.removeprefix('docs/')}/" for home in homes} <= uris


def test_the_region_tree_goes_from_the_nation_to_the_county(library: Library) -> None:
    pages = {page.uri: page for page in _pages(library)}
    for code, child in [("", "320000"), ("320000/", "320700"), ("320700/", "320707")]:
        branches = [branch.uri for branch in pages[f"regions/{code}"].context["branches"]]
        assert f"regions/{child}/" in branches
    county = pages["regions/320707/"]
    assert [crumb.uri for crumb in county.breadcrumbs] == [
        "",
        "regions/",
        "regions/320000/",
        "regions/320700/",
    ]
    assert "cases/jiangsu/ganyu-employer-first/" in _entries(
        list(pages.values()), "regions/320707/"
    )


def test_a_province_counts_everything_below_it(library: Library) -> None:
    pages = {page.uri: page for page in _pages(library)}
    counts = {b.uri: b.count for b in pages["regions/"].context["branches"]}
    for uri, count in counts.items():
        assert len(_entries(list(pages.values()), uri)) == min(count, PAGE_SIZE)


def test_regions_without_articles_have_no_page(library: Library) -> None:
    for page in _pages(library):
        if page.uri.startswith("regions/"):
            assert page.context["entries"] or page.context["branches"], page.uri


def test_a_long_collection_is_cut_into_pages_that_lead_to_each_other(library: Library) -> None:
    from dataclasses import replace

    article = next(d for d in library.documents.values() if d.path.startswith("cases/"))
    copies = {
        f"cases/x/c{n:03}.md": replace(
            article, source=replace(article.source, path=f"cases/x/c{n:03}.md")
        )
        for n in range(PAGE_SIZE + 1)
    }
    large = replace(library, documents=copies)
    pages = {page.uri: page for page in collection_pages(large, "zh")}
    first, second = pages["cases/"], pages["cases/page/2/"]
    assert (len(first.context["entries"]), len(second.context["entries"])) == (PAGE_SIZE, 1)
    assert (first.context["after"], second.context["before"]) == ("cases/page/2/", "cases/")


def _languages(library: Library) -> list[SitePage]:
    return [page for language in ("zh", "en") for page in collection_pages(library, language)]


def test_cases_are_gathered_by_level_initiator_and_year(library: Library) -> None:
    pages = {page.uri: page for page in _pages(library)}
    cases = [d for d in library.documents.values() if isinstance(d.fields, Case)]
    count = sum(case.language == "zh" for case in cases)
    for folder in ("levels/", "initiators/", "years/"):
        assert sum(branch.count for branch in pages[folder].context["branches"]) == count
    case = "cases/jiangsu/ganyu-employer-first/"
    for uri in ("levels/enterprise/", "initiators/employer/", "years/2025/"):
        assert case in _entries(list(pages.values()), uri)


def test_a_case_without_a_date_stands_under_year_not_known(library: Library) -> None:
    pages = {page.uri: page for page in _pages(library)}
    years = [branch.title for branch in pages["years/"].context["branches"]]
    assert years[-1] == "年份不详"
    assert years[:-1] == sorted(years[:-1], reverse=True)
    assert "cases/jiangsu/binhai-commuter-bus/" in _entries(list(pages.values()), "years/unknown/")


def test_no_collection_of_a_word_is_empty(library: Library) -> None:
    for page in _languages(library):
        folder = page.uri.removeprefix("en/").partition("/")[0]
        if folder in {facet.folder for facet in FACETS}:
            assert page.context["entries"] or page.context["branches"], page.uri
