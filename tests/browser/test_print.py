"""A page printed from the browser: its text without the shell, whole rows, and its age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from kb.content.library import Library

EXPLAINER, STANDARD = "law/wages-and-arrears/", "stations/guangdong-station-guideline/"
COURSE, FORM = "courses/offer-to-contract/", "forms/offer-letter/"
A4 = (595, 842)
"""Width and height in points."""
BOTTOM = 17 / 25.4 * 72
"""The lower margin in points: only the page's number stands in it."""
SHELL = ("跳到正文", "菜单", "用自己的话问", "目录", "阅读工具", "改这一页", "参与编写", "核对日历")


class Paper:
    """The sheets that come out of the printer."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pypdfium2.PdfDocument(BytesIO(pdf))

    @property
    def sheets(self) -> list[str]:
        """The text of each, without spaces."""
        return ["".join(page.get_textpage().get_text_range().split()) for page in self.pdf]

    @property
    def text(self) -> str:
        return "".join(self.sheets)

    def below(self, title: str) -> Iterator[str]:
        """What stands on the same sheet under each line that is this title and no more."""
        for page in self.pdf:
            text = page.get_textpage()
            search = text.search(title)
            while found := search.get_next():
                start, end = found[0], found[0] + found[1]
                around = text.get_text_range(start - 1, 1) + text.get_text_range(end, 1)
                if not around.strip():
                    _, low, _, _ = text.get_charbox(end - 1)
                    yield text.get_text_bounded(bottom=BOTTOM, top=low - 1).strip()


def _print(page: Page) -> Paper:
    page.wait_for_load_state("networkidle")
    return Paper(page.pdf(prefer_css_page_size=True))


@pytest.fixture(scope="module")
def printed(browser: Browser, address: str) -> dict[str, Paper]:
    """The pages as they are printed when nobody has touched anything."""
    papers = {}
    page = browser.new_page(color_scheme="dark")
    for uri in (EXPLAINER, STANDARD, COURSE, FORM):
        page.goto(f"{address}/{uri}")
        papers[uri] = _print(page)
    page.close()
    return papers


def test_the_style_sheet_for_paper_holds_up_no_screen(site: Path) -> None:
    for path in site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        sheets = re.findall(r'<link rel="stylesheet"[^>]*print\.css"[^>]*>', html)
        assert sheets, path
        assert all('media="print"' in sheet for sheet in sheets), path


@pytest.mark.parametrize("uri", [EXPLAINER, STANDARD, COURSE, FORM])
def test_paper_is_a4_and_carries_nothing_of_the_shell(printed: dict[str, Paper], uri: str) -> None:
    paper = printed[uri]
    assert {tuple(map(round, page.get_size())) for page in paper.pdf} == {A4}
    assert [word for word in SHELL if word in paper.text] == []
    assert "12351" in paper.text, "whom to call is for paper too"


@pytest.mark.parametrize(("uri", "most"), [(EXPLAINER, 13), (STANDARD, 6), (COURSE, 14), (FORM, 4)])
def test_the_number_of_sheets_is_in_reason(printed: dict[str, Paper], uri: str, most: int) -> None:
    sheets = printed[uri].sheets
    assert len(sheets) <= most
    assert all(len(sheet) > 80 for sheet in sheets), "no sheet is all but empty"
    for number, sheet in enumerate(sheets, start=1):
        assert f"{number}/{len(sheets)}" in sheet


@pytest.mark.parametrize("uri", [EXPLAINER, STANDARD, COURSE, FORM])
def test_no_heading_is_left_alone_at_the_foot_of_a_sheet(
    printed: dict[str, Paper], uri: str, library: Library
) -> None:
    document = library.documents[f"docs/{uri.removesuffix('/')}.md"]
    titles = [heading.text for heading in document.body.headings if heading.level > 1]
    assert titles
    for title in titles:
        under = list(printed[uri].below(title))
        assert under, f"{title} is printed"
        assert all(under), f"{title} is followed by text"


@pytest.mark.parametrize("uri", [EXPLAINER, STANDARD, COURSE, FORM])
def test_paper_says_when_it_was_checked_and_when_again(
    printed: dict[str, Paper], library: Library, uri: str
) -> None:
    fields = library.documents[f"docs/{uri.removesuffix('/')}.md"].fields
    assert f"核对于{fields.reviewed}；下次核对{fields.review_by}" in printed[uri].text
    assert "请在工友知识库里搜它的标题" in printed[uri].text
    assert "gongyou.example" not in printed[uri].text, "a placeholder is no address"


def _answers(library: Library) -> list[str]:
    document = library.documents[f"docs/{COURSE.removesuffix('/')}.md"]
    boxes = [box for box in document.body.containers if box.name in ("answer", "facilitator")]
    return ["".join(box.text.split())[:12] for box in boxes]


def test_answers_that_nobody_opened_are_not_on_paper(
    printed: dict[str, Paper], library: Library
) -> None:
    answers = _answers(library)
    assert len(answers) > 3
    assert [answer for answer in answers if answer in printed[COURSE].text] == []


def test_an_answer_that_the_reader_opened_is_printed(
    browser: Browser, address: str, library: Library
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/{COURSE}")
    page.locator("details.answer summary").first.click()
    paper = _print(page)
    page.close()
    first = next(
        box
        for box in library.documents[f"docs/{COURSE.removesuffix('/')}.md"].body.containers
        if box.name == "answer"
    )
    assert "".join(first.text.split())[:12] in paper.text


def test_other_folded_text_is_printed(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/charts/")
    inside = page.locator("main details td").first.text_content() or ""
    paper = _print(page)
    page.close()
    assert inside
    assert "".join(inside.split()) in paper.text


def test_the_heads_of_a_table_stand_on_every_sheet_of_it(printed: dict[str, Paper]) -> None:
    rows = ("微波炉现场有微波炉", "特色优原文未说明")
    first, second = (
        next(sheet for sheet in printed[STANDARD].sheets if row in sheet) for row in rows
    )
    assert first != second, "the table is longer than a sheet"
    assert all("层级要求怎样算做到" in sheet for sheet in (first, second))


def _sheet(browser: Browser, address: str, uri: str, body: str) -> Page:
    """A page of the site, its text replaced, as the printer would draw it."""
    page = browser.new_page()
    page.goto(f"{address}/{uri}")
    page.evaluate("html => { document.querySelector('article').innerHTML = html }", body)
    page.emulate_media(media="print")
    return page


def test_chinese_is_not_slanted_and_outside_addresses_are_spelled_out(
    browser: Browser, address: str
) -> None:
    page = _sheet(
        browser,
        address,
        EXPLAINER,
        '<p><em>重点</em> <a rel="external noopener" href="https://flk.npc.gov.cn/">法规库</a></p>',
    )
    style = page.locator("em").evaluate("e => getComputedStyle(e).fontStyle")
    after = page.locator("article a").evaluate("e => getComputedStyle(e, '::after').content")
    page.close()
    assert style == "normal"
    assert "https://flk.npc.gov.cn/" in after or "attr(href)" in after


def test_a_blank_has_room_for_a_hand(browser: Browser, address: str) -> None:
    page = _sheet(browser, address, EXPLAINER, '<p>姓名<span class="blank">________</span></p>')
    box = page.locator(".blank").bounding_box()
    page.close()
    assert box
    assert box["width"] > 20 / 25.4 * 96, "20 mm in CSS pixels"


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_paper_is_black_on_white_whatever_the_screen_is(
    browser: Browser, address: str, scheme: str
) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{address}/{STANDARD}")
    page.emulate_media(media="print", color_scheme=scheme)
    colours = page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter(e => e.offsetParent).map(e => {
          const style = getComputedStyle(e); return [style.color, style.backgroundColor] })"""
    )
    page.close()
    assert {colour for colour, _ in colours} == {"rgb(0, 0, 0)"}
    assert {paper for _, paper in colours} <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}


def test_a_form_is_a_sheet_of_its_own(printed: dict[str, Paper]) -> None:
    start = next(sheet for sheet in printed[FORM].sheets if "收到日期" in sheet)
    assert "表格集体协商要约书致____" in start
    assert "怎么填" not in start
