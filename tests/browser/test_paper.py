"""A printed article carries a code that leads back to the page, at no cost on a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Browser

URI = "/law/wages-and-arrears/"


def _codes(pdf: Path) -> list[str]:
    """What the codes on the sheets say."""
    subprocess.run(["pdftoppm", "-gray", "-r", "150", pdf, pdf.with_suffix("")], check=True)
    return [
        code.text
        for sheet in sorted(pdf.parent.glob("*.pgm"))
        for code in zxingcpp.read_barcodes(_picture(sheet.read_bytes()))
    ]


def _picture(pgm: bytes) -> memoryview:
    """Grey values, by row and column."""
    _, size, _, pixels = pgm.split(b"\n", 3)
    width, height = map(int, size.split())
    return memoryview(pixels).cast("B", (height, width))


def test_the_code_is_fetched_for_paper_only_and_leads_to_the_page(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    if not shutil.which("pdftoppm"):
        message = "没有找到 pdftoppm（poppler-utils），打印页上的二维码没有查"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address + URI, wait_until="networkidle")
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    assert not [url for url in fetched if "/qr/" in url]
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    assert [url for url in fetched if "/qr/" in url] == [f"{address}/qr/law/wages-and-arrears.svg"]
    assert _codes(tmp_path / "page.pdf") == [f"https://gongyou.example{URI}"]
    page.close()
