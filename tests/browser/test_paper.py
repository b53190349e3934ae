"""A printed article carries a code that leads back to the page, at no cost on a screen."""

from __future__ import annotations

import pypdfium2
import zxingcpp
from playwright.sync_api import Browser

URI = "/law/wages-and-arrears/"


def _codes(pdf: bytes) -> list[str]:
    """What the codes on the sheets say."""
    sheets = [page.render(scale=200 / 72, grayscale=True) for page in pypdfium2.PdfDocument(pdf)]
    return [c.text for sheet in sheets for c in zxingcpp.read_barcodes(sheet.to_numpy())]


def test_the_code_is_fetched_for_paper_only_and_leads_to_the_page(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(service_workers="block")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address + URI, wait_until="networkidle")
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    assert not [url for url in fetched if "/qr/" in url]
    pdf = page.pdf(format="A4")
    assert [url for url in fetched if "/qr/" in url] == [f"{address}/qr/law/wages-and-arrears.svg"]
    assert _codes(pdf) == [f"https://gongyou.example{URI}"]
    page.close()
