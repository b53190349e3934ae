"""A printed article carries a code that leads back to the page, at no cost on a screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser

from kb.mkdocs_plugin import publish
from tests.browser.conftest import serving
from tests.conftest import REPOSITORY, Shelf

HOME = "https://gongyou.test/"
SETTINGS = f"""\
site_name: 试印
site_url: {HOME}
theme: {{name: null, custom_dir: overrides, static_templates: [404.html, sitemap.xml]}}
nav: [{{首页: index.md}}]
plugins: [gongyou]
"""
INDEX = "---\ntype: page\ntitle: 首页\nsummary: 一个只用来试印的库。\n---\n\n一篇文章，一张表。\n"
EXPLAINER, FORM = "law/explainer/", "forms/form/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site that has a real address, on a local port."""
    shelf = Shelf(tmp_path_factory.mktemp("paper"))
    shutil.copytree(REPOSITORY / "overrides", shelf.root / "overrides")
    shelf.write("mkdocs.yml", SETTINGS)
    shelf.write("docs/index.md", INDEX)
    for uri in (EXPLAINER, FORM):
        path = uri.removesuffix("/") + ".md"
        article = REPOSITORY / "tests/articles" / Path(path).name
        shelf.write(f"docs/{path}", article.read_text(encoding="utf-8"))
    publish(shelf.library(), shelf.root / "site")
    with serving(shelf.root / "site") as local:
        yield local


def _read(pdf: bytes) -> tuple[str, list[str]]:
    """The text of all sheets without spaces, and what the codes on them say."""
    sheets = list(pypdfium2.PdfDocument(pdf))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in sheets)
    pictures = [sheet.render(scale=200 / 72, grayscale=True).to_numpy() for sheet in sheets]
    codes = [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]
    return "".join(text.split()), codes


def test_the_code_is_fetched_for_paper_only_and_leads_to_the_page(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(service_workers="block")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}/{EXPLAINER}", wait_until="networkidle")
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    assert not [url for url in fetched if "/qr/" in url]
    text, codes = _read(page.pdf(format="A4"))
    assert [url for url in fetched if "/qr/" in url] == [f"{address}/qr/law/explainer.svg"]
    assert codes == [f"{HOME}{EXPLAINER}"]
    assert f"{HOME}{EXPLAINER}" in text
    page.close()


def test_a_sheet_alone_says_where_its_page_is(browser: Browser, address: str) -> None:
    page = browser.new_page(service_workers="block")
    page.goto(f"{address}/{FORM}", wait_until="networkidle")
    page.evaluate("document.documentElement.classList.add('sheet-only')")
    text, codes = _read(page.pdf(format="A4"))
    assert codes == []
    assert text.count(f"{HOME}{FORM}") == 1
    page.close()
