"""The shell of every page: its weight, its policy, its head, and the copies that servers send."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from pathlib import Path

import brotli
import pytest

from kb.content.library import Library
from kb.content.types import Article
from kb.content.types.course import Course
from kb.content.types.explainer import Explainer
from kb.site.articles import article_page
from kb.site.compress import TEXT, bare_script, compressed
from kb.site.policy import content_policy, inlined
from kb.site.qr import qr_files, qr_uri
from kb.site.title import document_title
from kb.site.words import words

from .markup import Markup

ROOT = Path(__file__).resolve().parents[2]
KB = 1024
FIRST_VIEW, STYLE, SCRIPT, LONG = 14 * KB, 5 * KB, 2 * KB, 24 * KB
"""Budgets in bytes, gzipped; ten questions or a course have the text of three or four articles."""
SEARCH_SCRIPT, SEARCH_SCRIPTS = 3.25 * KB, 6.75 * KB
"""The largest script of search, and all that the box or the page of results needs together."""
FINDER, FINDER_SCRIPTS, SKETCH = "stations/find/", 6.75 * KB, 1.5 * KB
"""The page that finds stations, its scripts together, and the one that is fetched with the map."""


def _gz(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def _inside(html: str, tag: str) -> str:
    """The one style sheet or script that stands in a page."""
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def _pages(site: Path) -> list[Path]:
    """What is read on the site; a pack is a file to carry away."""
    return [path for path in site.rglob("*.html") if path.parent.name != "pack"]


def _allowed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_first_view_of_every_page_is_light(site: Path, library: Library) -> None:
    script = _gz((site / "assets/js/site.js").read_bytes())
    long = {
        page.uri
        for document in library.documents.values()
        if isinstance(document.fields, (Explainer, Course))
        for page in [article_page(library, document)]
    }
    heavy = {}
    for path in _pages(site):
        uri = path.relative_to(site).as_posix().removesuffix("index.html")
        weight = _gz(path.read_bytes()) + script
        if weight > (LONG if uri in long else FIRST_VIEW):
            heavy[uri] = weight
    assert heavy == {}


def test_style_and_script_keep_to_their_budgets(site: Path) -> None:
    """Of every page the style for the screen and for paper together: a browser fetches both."""
    texts = (path.read_text(encoding="utf-8") for path in _pages(site))
    styles = {_inside(text, "style") for text in texts}
    paper = _gz((site / "assets/css/print.css").read_bytes())
    assert len(styles) == 7
    assert max(_gz(style.encode()) for style in styles) + paper <= STYLE
    assert _gz((site / "assets/js/site.js").read_bytes()) <= SCRIPT


@pytest.mark.parametrize("view", ["box", "page"])
def test_the_scripts_of_search_keep_to_their_budgets(site: Path, view: str) -> None:
    names = ("search", "search-results", f"search-{view}")
    sizes = [_gz((site / f"assets/js/{name}.js").read_bytes()) for name in names]
    assert max(sizes) <= SEARCH_SCRIPT
    assert sum(sizes) <= SEARCH_SCRIPTS


def test_the_scripts_of_the_finder_keep_to_their_budgets(site: Path) -> None:
    names = ("finder-time", "finder-search", "finder")
    assert (
        sum(_gz((site / f"assets/js/{name}.js").read_bytes()) for name in names) <= FINDER_SCRIPTS
    )
    assert _gz((site / "assets/js/finder-map.js").read_bytes()) <= SKETCH


def test_a_script_is_served_without_comments_and_otherwise_as_it_is_written(site: Path) -> None:
    for source in sorted((ROOT / "overrides/assets/js").glob("*.js")):
        served = (site / "assets/js" / source.name).read_text(encoding="utf-8")
        assert served == bare_script(source.read_text(encoding="utf-8"))
        assert not re.search(r"^\s*//|^\s", served, re.MULTILINE), source


def test_a_style_sheet_is_served_as_pages_carry_it(site: Path) -> None:
    for source in sorted((ROOT / "overrides/assets/css").glob("*.css")):
        served = (site / "assets/css" / source.name).read_text(encoding="utf-8")
        assert served == inlined(source.read_text(encoding="utf-8")), source


def test_a_shorter_script_keeps_its_texts_and_patterns() -> None:
    source = "let a = `// ${ b } \\` /* c`; // d\nlet e = /[/*] \"/u; /* f */\nlet g = '// h';\n"
    assert bare_script(source) == "let a=`// ${ b } \\` /* c`;let e=/[/*] \"/u;let g='// h';"


def test_a_page_loads_one_script_and_nothing_that_holds_up_its_first_line(
    pages: dict[str, Markup],
) -> None:
    for uri, markup in pages.items():
        scripts = [script for script in markup.of("script") if "src" in script]
        assert all("defer" in script for script in scripts), uri
        assert len(scripts) <= (4 if uri == FINDER else 2), uri
        sheets = [link for link in markup.of("link") if link["rel"] == "stylesheet"]
        is_carried_away = uri.startswith("pack/")
        on_paper = [sheet for sheet in sheets if sheet.get("media") == "print"]
        assert len(on_paper) == (not is_carried_away), uri
        assert len(sheets) == len(on_paper), uri


def test_the_menu_does_not_grow_with_the_library(site: Path) -> None:
    for path in _pages(site):
        html = path.read_text(encoding="utf-8")
        menu = html.split('<details class="menu">')[1].split("</details>")[0]
        assert 3 < menu.count("<a ") <= 8, path
        assert _gz(menu.encode()) <= KB, path


def test_the_policy_allows_what_stands_in_the_page_and_no_other(site: Path) -> None:
    headers = (site / "_headers").read_text(encoding="utf-8")
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        policy = html.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
        policy = policy.replace("&#39;", "'")
        itself = "" if path.parent.name == "pack" else "'self' "
        for name in ("style", "script"):
            allowed = _allowed(_inside(html, name))
            assert f"{name}-src {itself}{allowed};" in policy, path
            assert allowed in headers, path
        assert "unsafe" not in policy + headers
    assert "; frame-ancestors 'none'" in headers


def test_the_policy_follows_what_stands_in_the_page() -> None:
    texts = [("a{}", "b"), ("a{}", "c"), ("", "b")]
    assert len({content_policy([style], [script]) for style, script in texts}) == 3


def test_inlined_text_loses_its_comments_and_line_ends_only() -> None:
    sheet = '/* why\n so */\na{b:c}\n\n  d::after{content:"/ *"} /* e */\n'
    assert inlined(sheet) == 'a{b:c}d::after{content:"/ *"}'


def test_every_text_file_has_smaller_copies_that_say_the_same(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    texts = [path for path in files if path.suffix in TEXT]
    unpack = {".gz": gzip.decompress, ".br": brotli.decompress}
    for path in texts:
        content = path.read_bytes()
        copies = {ending: path.with_name(path.name + ending) for ending in unpack}
        for ending, copy in copies.items():
            if copy.exists():
                assert len(copy.read_bytes()) < len(content), copy
                assert unpack[ending](copy.read_bytes()) == content, copy
            else:
                assert len(dict(compressed(content)).get(ending, content)) >= len(content)
    page = site / "law/bargaining/index.html.br"
    assert page.exists()
    originals = {path.with_suffix("") for path in files if path.suffix in unpack}
    assert originals <= set(texts)


def test_what_would_grow_is_not_compressed_and_no_time_stands_in_a_copy() -> None:
    assert dict(compressed(b"a")) == {}
    assert dict(compressed(b"a" * 999))[".gz"][4:8] == bytes(4)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("工资与欠薪十问", "工资与欠薪十问 · 工友知识库"),
        ("工友知识库", "工友知识库"),
        ("工" * 17, "工" * 17 + " · 工友知识库"),
        ("工" * 18, "工" * 18),
    ],
)
def test_the_title_comes_first_and_the_site_where_there_is_room(title: str, shown: str) -> None:
    assert document_title(title, "工友知识库") == shown


def test_a_shared_card_begins_with_the_title_of_the_article(site: Path, library: Library) -> None:
    for document in library.documents.values():
        if isinstance(document.fields, Article):
            uri = article_page(library, document).uri
            html = (site / uri / "index.html").read_text(encoding="utf-8")
            title = html.split("<title>")[1].split("</title>")[0]
            assert title.startswith(document.title.replace('"', "&#34;")), uri


def test_links_to_other_sites_are_marked_and_keep_the_readers_page_to_themselves(
    pages: dict[str, Markup],
) -> None:
    for uri, markup in pages.items():
        outside = [a for a in markup.of("a") if a.get("href", "").startswith("http")]
        assert all(a["rel"] == "external noopener noreferrer" for a in outside), uri
        marks = [span for span in markup.of("span") if span.get("class") == "out"]
        # The finder's script gives those of a template their address.
        waiting = [a for a in markup.of("a") if "data-to" in a]
        assert len(marks) == len(outside) + len(waiting), uri
        assert all(mark["role"] == "img" and mark["aria-label"] for mark in marks), uri


def test_the_page_for_a_missing_address_is_chinese_with_a_way_for_english_readers(
    pages: dict[str, Markup],
) -> None:
    markup = pages["404.html"]
    text = "".join(markup.text)
    assert "没有这一页" in text
    assert "There is no such page" in text
    assert {"name": "robots", "content": "noindex"} in markup.of("meta")
    assert "/law/" in markup.addresses
    assert not [link for link in markup.of("link") if link.get("rel") == "canonical"]
    # It is shown at any depth: nothing in it may depend on where.
    assert not [found for found in markup.addresses if found.startswith(".")]


def test_every_article_has_a_code_for_paper_once_the_site_has_an_address(library: Library) -> None:
    codes = dict(qr_files(library, "https://gongyou.test/"))
    articles = [
        article_page(library, document).uri
        for document in library.documents.values()
        if isinstance(document.fields, Article)
    ]
    assert list(codes) == [qr_uri(uri) for uri in articles]
    assert all(code.decode().rstrip().endswith("</svg>") for code in codes.values())


def test_no_code_and_no_printed_address_leads_to_a_placeholder(
    site: Path, pages: dict[str, Markup], library: Library
) -> None:
    assert not (site / "qr").exists()
    for document in library.documents.values():
        if isinstance(document.fields, Article):
            uri = article_page(library, document).uri
            html = (site / uri / "index.html").read_text(encoding="utf-8")
            (paper,) = re.findall(r'<p class="paper">(.*?)</p>', html, re.DOTALL)
            assert paper == words(document.language).on_paper_only
            assert "gongyou.example" not in "".join(pages[uri].text), uri


def test_the_questions_of_a_set_are_open_on_the_first_screen(site: Path, library: Library) -> None:
    for document in library.documents.values():
        if isinstance(document.fields, Explainer):
            uri = article_page(library, document).uri
            html = (site / uri / "index.html").read_text(encoding="utf-8")
            assert '<details class="toc" open>' in html, uri
