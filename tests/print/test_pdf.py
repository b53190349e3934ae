"""What a PDF is: accessible, self-contained, in order, the same twice."""

from __future__ import annotations

import re
from ctypes import c_double
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from tests.print.conftest import ARTICLE, COURSE, Printed, PrintShelf

PLAIN = ["learner", "facilitator", "large"]
FAMILIES = {"NotoSerifSC", "NotoSansCJKsc", "GongyouKai"}
HEADINGS = [
    "试印课程从要约到签约",
    "课前准备",
    "练习",
    "角色卡",
    "讨论",
    "反馈表",
    "试印文章什么写法都有",
    "目的",
    "组成",
    "小标题",
    "步骤",
    "证据",
    "局限与未知",
    "试印要约书",
    "怎么填",
    "表格",
    "交出去以后",
    "附录",
    "用到的词",
    "引用的法律法规",
    "来源",
]


@pytest.mark.parametrize("edition", [*PLAIN, "learner-booklet"])
def test_the_file_is_sound(course, edition):
    with pikepdf.open(BytesIO(course[edition].pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("edition", PLAIN)
def test_it_says_that_it_is_accessible_and_carries_what_that_needs(course, edition):
    with pikepdf.open(BytesIO(course[edition].pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang).lower().startswith("zh")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        meta = pdf.open_metadata()
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == "试印课程从要约到签约"


@pytest.mark.parametrize("edition", PLAIN)
def test_the_bookmarks_are_the_headings(course, edition):
    assert _outline(course[edition].reader.outline) == HEADINGS


def _outline(items):
    flat = []
    for item in items:
        flat += _outline(item) if isinstance(item, list) else [item.title]
    return flat


@pytest.mark.parametrize("edition", [*PLAIN, "learner-booklet"])
def test_every_font_is_ours_embedded_and_cut_to_what_is_used(course, edition):
    fonts = list(_fonts(course[edition].pdf))

    assert fonts
    for name, is_embedded in fonts:
        tag, _, family = name.partition("+")
        assert re.fullmatch("[A-Z]{6}", tag)
        assert family.partition("-")[0] in FAMILIES
        assert is_embedded


def _fonts(pdf):
    with pikepdf.open(BytesIO(pdf)) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                keys = ("/FontFile", "/FontFile2", "/FontFile3")
                yield str(thing.FontName)[1:], any(key in thing for key in keys)


def test_what_is_emphasised_and_what_is_strong_has_a_type_of_its_own(course):
    names = {name.partition("+")[2].partition("-")[0] for name, _ in _fonts(course["learner"].pdf)}
    faces = {name for name, _ in _fonts(course["learner"].pdf) if "NotoSans" in name}

    assert names == FAMILIES
    assert len(faces) >= 2, "regular and a real bold"


@pytest.mark.parametrize(
    ("edition", "fewest", "most"),
    [("learner", 7, 10), ("facilitator", 7, 10), ("large", 9, 14), ("learner-booklet", 4, 8)],
)
def test_the_number_of_pages_is_in_reason(course, edition, fewest, most):
    assert fewest <= len(course[edition].pages) <= most


@pytest.mark.parametrize("edition", PLAIN)
def test_every_page_says_which_of_how_many_it_is_and_until_when_it_holds(course, edition):
    pages = ["".join(page.split()) for page in course[edition].pages]

    for number, page in enumerate(pages, start=1):
        assert f"第{number}页/共{len(pages)}页" in page
        assert "核对于2026-11-01" in page
        assert "请勿在2027-05-01之后使用" in page


@pytest.mark.parametrize("edition", PLAIN)
def test_the_contents_name_the_page_on_which_an_article_begins(course, edition):
    pages = ["".join(page.split()) for page in course[edition].pages]
    contents = next(page for page in pages if "目录" in page and "试印要约书." in page)
    number = int(re.search(r"试印要约书\.+(\d+)", contents)[1])

    assert "试印要约书" in pages[number - 1]
    assert "一份虚构的要约书" in pages[number - 1]


def test_the_text_comes_out_in_its_order(course):
    text = course["learner"].text
    marks = [
        "上完能做到",
        "每人一支笔",
        "谁可以先提出协商",
        "职工方首席代表",
        "最有用的一节",
        "上班时间是9:30—18:00",
        "按约定的日子发",
        "带上工资条",
        "一线职工平均工资增长",
        "有急救药箱",
        "引用一段话",
        "先写单位全名",
        "我们提出就下面的事协商",
        "正当理由，把该给你的工资少给一部分",
        "《劳动合同法》现行有效",
        "本站编写",
    ]
    places = [text.rfind(mark) for mark in marks]

    assert -1 not in places
    assert places == sorted(places)


def test_a_footnote_stands_at_the_foot_of_the_page_that_calls_it(course):
    page = next("".join(p.split()) for p in course["learner"].pages if "9:30" in p)

    assert page.index("没有讲到") < page.index("第一个脚注，写在页脚")
    assert "外面的网页（https://flk.npc.gov.cn/）" in page


def test_footnotes_are_numbered_anew_in_every_article(course):
    text = course["facilitator"].text

    assert "1答案密语四" in text
    assert "1第一个脚注" in text
    assert "2第二个脚注" in text


def test_a_link_within_the_handout_says_the_page(course):
    page = next(p for p in map("".join, map(str.split, course["learner"].pages)) if "9:30" in p)
    number = int(re.search(r"见要约书（见第(\d+)页）", page)[1])

    assert "先写单位全名" in "".join(course["learner"].pages[number - 1].split())


@pytest.mark.parametrize(("edition", "resolution"), [("learner", 150), ("learner-booklet", 200)])
def test_the_codes_lead_to_the_pages(course, edition, resolution):
    found = set()
    document = pypdfium2.PdfDocument(course[edition].pdf)
    for page in document:
        image = page.render(scale=resolution / 72).to_pil()
        found |= {code.text for code in zxingcpp.read_barcodes(image)}
    document.close()

    assert found == {
        "https://gongyou.test/courses/offer/",
        "https://gongyou.test/programmes/everything/",
        "https://gongyou.test/forms/offer/",
    }


@pytest.mark.parametrize("url", ["", "https://gongyou.example/", "https://gongyou.example"])
def test_no_code_leads_to_an_address_that_is_a_placeholder(print_shelf, url):
    result = print_shelf.handout(COURSE, "--edition", "learner", site_url=url)
    assert result.exit_code == 0, result.output
    document = pypdfium2.PdfDocument(print_shelf.pdf("offer-learner.pdf"))
    codes = [
        code for page in document for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    ]
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()

    assert codes == []
    assert "网站还没有正式网址" in text
    assert "gongyou.example" not in text


NOT_FIRST = "，。；：、！？）》」』”’…·～％%"
NOT_LAST = "（《「『“‘"


@pytest.mark.parametrize("edition", ["learner", "large"])
def test_no_line_begins_or_ends_with_a_mark_that_may_not(course, edition):
    bad = [
        line
        for line in _lines(course[edition].pdf)
        if len(line) > 1 and (line[0] in NOT_FIRST or line[-1] in NOT_LAST)
    ]

    assert bad == []


def _lines(pdf):
    """The lines as they stand on the page: characters put together by their baseline."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        rows = {}
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if character.strip(" \r\n\u2060\u3000"):
                x, y = c_double(), c_double()
                pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
                rows.setdefault(round(y.value), []).append((x.value, character))
        for _, row in sorted(rows.items(), reverse=True):
            yield "".join(character for _, character in sorted(row))
    document.close()


def test_the_head_of_a_table_stands_again_on_every_page_that_it_reaches(print_shelf):
    rows = "".join(f"| 第{number}行 | 内容 |\n" for number in range(80))
    table = f"| 列头甲 | 列头乙 |\n| --- | --- |\n{rows}"
    print_shelf.edit(ARTICLE, "都是虚构的。", f"表：\n\n{table}\n")
    assert print_shelf.handout(ARTICLE, "--edition", "learner").exit_code == 0

    pages = Printed(print_shelf.pdf("everything-learner.pdf")).pages
    reached = [page for page in pages if re.search(r"第\s*\d+\s*行", page)]
    assert len(reached) >= 2
    assert all("列头甲" in page for page in reached)
    assert sum(len(re.findall(r"第\s*\d+\s*行", page)) for page in reached) == 80


def test_the_day_of_the_file_is_the_day_that_it_was_asked_for(print_shelf):
    print_shelf.handout(ARTICLE, "--edition", "learner", "--as-of", "2026-12-24")

    made = Printed(print_shelf.pdf("everything-learner.pdf")).reader.metadata.creation_date
    assert made.date().isoformat() == "2026-12-24"


def test_two_runs_give_the_same_bytes(course, tmp_path):
    shelf = PrintShelf(tmp_path)
    shelf.handout(COURSE)

    for edition, printed in course.items():
        assert shelf.pdf(f"offer-{edition}.pdf") == printed.pdf, edition


def test_the_booklet_is_laid_out_on_landscape_sheets(course):
    page = course["learner-booklet"].reader.pages[0]
    width, height = (float(size) for size in page.mediabox[2:])

    assert width > height
    assert (round(width), round(height)) == (839, 595) or (round(width), round(height)) == (
        842,
        595,
    )
