"""Pocket cards, leaflets and sheets to fill in: complete, in their place, refused when too long."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from kb.print.layouts import LAYOUTS
from tests.print.conftest import ARTICLE, COURSE, FORM, SITE_URL, Printed, PrintShelf

EXPLAINER, STANDARD, PROGRAMME = (
    "docs/law/pay.md",
    "docs/stations/example.md",
    "docs/programmes/grades.md",
)
QUESTIONS = [f"第{number}件事，怎么办？" for number in "一二三四五六七八九十"]
PLACES = [
    f"{ten}{one}" for ten in ("", "十", "二十", "三十", "四十") for one in "一二三四五六七八九"
]
LONG = "这件事先要问清楚是谁定的，再写下日期，最后打电话问。"
MM = 72 / 25.4
GRADING = """grading:
  criteria:
    - {name: 有没有制度, look_for: 合同和记录}
    - {name: 程序对不对, look_for: 要约和答复}
    - {name: 效果好不好, look_for: 职工怎么说}
  unnamed: 6
  grades:
    - {name: A类, measure: 做示范}
    - {name: B类, measure: 提质量}
    - {name: C类, measure: 督促整改}
  threshold: null
aim:"""


def _question(title, number):
    return f"""## {title} {{#q{number}}}

::: ask
- 这样问行不行
:::

::: short
答案{number}：要用书面提出，先打12351问工会。{LONG * 3}
:::

说明{number}。

::: basis
- 《集体合同规定》第三十二条第一款：双方里任何一方都能书面要求协商
- 《集体合同规定》第三十二条第二款：二十日内答复
- 《工会法》第六条：维护权益{number}
:::

::: next
1. 打12351问。
:::

::: not-covered
别的没有讲。
:::
"""


class SheetShelf(PrintShelf):
    """The library to print, with a page for each layout."""

    def __init__(self, root, articles):
        super().__init__(root)
        head = articles["explainer"].split("\n---\n")[0].replace("示例两问", "示例十问")
        body = "\n".join(map(_question, QUESTIONS, range(1, 11)))
        self.write(EXPLAINER, _published(f"{head}\n---\n\n这是一般信息。\n\n{body}"))
        self.write(STANDARD, _published(articles["standard"]))
        self.write(PROGRAMME, _published(articles["programme"].replace("aim:", GRADING)))

    def sheet(self, layout, path, *arguments, **options):
        return self.handout(path, "--layout", layout, *arguments, **options)


def _published(text):
    return text.replace("status: draft", "status: published")


@pytest.fixture
def sheets(tmp_path, articles):
    return SheetShelf(tmp_path, articles)


@pytest.fixture(scope="module")
def made(tmp_path_factory, articles):
    """Every layout, by its name."""
    shelf = SheetShelf(tmp_path_factory.mktemp("sheets"), articles)
    pages = {"cards": EXPLAINER, "leaflet": EXPLAINER, "audit": STANDARD, "grading": PROGRAMME}
    for layout, path in pages.items():
        result = shelf.sheet(layout, path)
        assert result.exit_code == 0, result.output
    return {
        path.stem.rpartition("-")[2]: Printed(path.read_bytes()) for path in shelf.out.iterdir()
    }


def _characters(pdf, number):
    """Characters of a page with their boxes in mm from the sheet's left upper corner."""
    page = pypdfium2.PdfDocument(BytesIO(pdf))[number]
    height, text = page.get_height(), page.get_textpage()
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            left, bottom, right, top = text.get_charbox(index)
            yield character, left / MM, right / MM, (height - top) / MM, (height - bottom) / MM


def _codes(pdf, number):
    picture = pypdfium2.PdfDocument(BytesIO(pdf))[number].render(scale=200 / 72, grayscale=True)
    return [code.text for code in zxingcpp.read_barcodes(picture.to_numpy())]


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_file_is_sound_accessible_and_carries_its_fonts(made, layout):
    with pikepdf.open(BytesIO(made[layout].pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang).lower().startswith("zh")
        fonts = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
    assert fonts
    assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_page_gives_the_same_bytes(sheets, made, layout):
    path = {"audit": STANDARD, "grading": PROGRAMME}.get(layout, EXPLAINER)

    assert sheets.sheet(layout, path).exit_code == 0
    [file] = sheets.out.iterdir()
    assert file.read_bytes() == made[layout].pdf


@pytest.mark.parametrize("layout", LAYOUTS)
def test_paper_says_how_old_it_is_and_that_it_is_no_advice_or_whom_it_is_from(made, layout):
    for page in made[layout].pages:
        text = "".join(page.split())
        assert "核对于2026-11-21" in text
        assert re.search("请勿在202[67]-[0-9-]{5}之后使用", text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_overdue_page_is_refused_and_marked_where_it_is_allowed(sheets, layout):
    path = {"audit": STANDARD, "grading": PROGRAMME}.get(layout, EXPLAINER)
    late = ("--as-of", "2028-01-01")

    refused = sheets.sheet(layout, path, *late)
    assert refused.exit_code == 1
    assert "age-review-overdue" in refused.output
    assert not sheets.out.exists()
    allowed = sheets.sheet(layout, path, *late, "--allow-overdue")
    assert allowed.exit_code == 0, allowed.output
    [file] = sheets.out.iterdir()
    pages = ["".join(page.split()) for page in Printed(file.read_bytes()).pages]
    assert all("待核对" in page for page in pages)
    if layout == "cards":
        assert [page.count("待核对") for page in pages] == [8, 2]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_code_is_printed_to_an_address_that_leads_nowhere(sheets, layout):
    path = {"audit": STANDARD, "grading": PROGRAMME}.get(layout, EXPLAINER)

    result = sheets.sheet(layout, path, site_url="https://gongyou.example/")
    assert result.exit_code == 0, result.output
    [file] = sheets.out.iterdir()
    pdf = file.read_bytes()
    assert [code for number in range(len(Printed(pdf).pages)) for code in _codes(pdf, number)] == []
    assert "gongyou.example" not in Printed(pdf).text


@pytest.mark.parametrize(
    ("layout", "path", "needs"),
    [
        ("cards", STANDARD, "法律十问"),
        ("leaflet", COURSE, "课程和表格除外"),
        ("leaflet", FORM, "课程和表格除外"),
        ("audit", EXPLAINER, "驿站标准"),
        ("grading", ARTICLE, "grading"),
    ],
)
def test_a_page_of_another_kind_is_wrong_usage(sheets, layout, path, needs):
    result = sheets.sheet(layout, path)

    assert result.exit_code == 2
    assert needs in result.output


@pytest.mark.parametrize("other", [("--edition", "large"), ("--booklet",)])
def test_a_layout_is_not_an_edition(sheets, other):
    assert sheets.sheet("cards", EXPLAINER, *other).exit_code == 2


def test_a_draft_is_not_printed(sheets):
    sheets.edit(EXPLAINER, "status: published", "status: draft")

    result = sheets.sheet("cards", EXPLAINER)
    assert result.exit_code == 1
    assert "print-draft" in result.output


def test_without_paths_every_page_of_the_kind_gets_its_sheet(sheets):
    result = sheets.handout("--layout", "audit")

    assert result.exit_code == 0, result.output
    assert [path.name for path in sheets.out.iterdir()] == ["example-audit.pdf"]


def test_a_character_without_a_glyph_is_named_with_its_line(sheets):
    sheets.edit(EXPLAINER, QUESTIONS[2], "第三件😀事，怎么办？")

    result = sheets.sheet("cards", EXPLAINER)
    lines = (sheets.root / EXPLAINER).read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(lines, start=1) if "😀" in text)
    assert result.exit_code == 1
    assert f"{EXPLAINER}:{line}:" in result.output


# ---------------------------------------------------------------- cards


def test_every_question_is_on_one_card_with_its_number_answer_and_basis(made):
    cards = made["cards"]

    assert [page.count("/10") for page in cards.pages] == [8, 2]
    for number, question in enumerate(QUESTIONS, start=1):
        assert cards.text.count(question) == 1
        assert cards.text.count(f"答案{number}：") == 1
        assert len(re.findall(rf"(?<!\d){number}/10", cards.text)) == 1
    assert (
        cards.text.count("《集体合同规定》第三十二条第一款、第三十二条第二款；《工会法》第六条")
        == 10
    )
    assert "任何一方都能" not in cards.text, "explanations stay on the page"
    assert cards.text.count("12351工会") == cards.text.count("不是法律意见") == 10
    assert [item.title for item in cards.reader.outline] == QUESTIONS


def test_every_card_has_a_code_that_leads_to_the_page(made):
    assert _codes(made["cards"].pdf, 0) == [f"{SITE_URL}law/pay/"] * 8
    assert _codes(made["cards"].pdf, 1) == [f"{SITE_URL}law/pay/"] * 2


def test_no_text_comes_near_a_line_where_cards_are_cut(made):
    side, upper, width, height = 8, 8.5, 97, 70
    for number in range(2):
        for character, left, right, top, bottom in _characters(made["cards"].pdf, number):
            inside = (left - side) % width, (right - side) % width
            down = (top - upper) % height, (bottom - upper) % height
            assert 3.5 < inside[0] <= inside[1] < width - 3.5, character
            assert 3.5 < down[0] <= down[1] < height - 3, character


def test_a_card_that_is_too_long_is_named_and_earlier_files_stay(sheets):
    result = sheets.sheet("cards", EXPLAINER)
    assert result.exit_code == 0, result.output
    before = sheets.pdf("pay-cards.pdf")
    basis = "\n".join(f"- 《劳动争议调解仲裁法》第{place}条：一条" for place in PLACES)
    sheets.edit(EXPLAINER, "- 《工会法》第六条：维护权益3", basis)
    asked = f"{'又' * 40}，怎么办？"
    sheets.edit(EXPLAINER, QUESTIONS[2], asked)

    result = sheets.sheet("cards", EXPLAINER)
    lines = (sheets.root / EXPLAINER).read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(lines, start=1) if asked in text)
    assert result.exit_code == 1
    assert result.output.count("错误[print-overflow]") == 1
    assert f"口袋卡放不下“{asked}”：多出 " in result.output
    assert f"{EXPLAINER}:{line}:1" in result.output
    assert sheets.pdf("pay-cards.pdf") == before


# ---------------------------------------------------------------- the leaflet


def _column(page, text):
    """In which third of the sheet a text begins."""
    characters = list(page)
    whole = "".join(character for character, *_ in characters)
    start = whole.index(text)
    return int(characters[start][1] // 99)


def test_the_leaflet_is_two_sides_with_the_cover_on_the_right_of_the_outside(made):
    leaflet = made["leaflet"]
    outside = list(_characters(leaflet.pdf, 0))

    assert len(leaflet.pages) == 2
    assert [round(page.mediabox.width / MM) for page in leaflet.reader.pages] == [297, 297]
    assert _column(outside, "示例十问") == 2
    assert _column(outside, "求助电话") == 1
    assert _codes(leaflet.pdf, 0) == [f"{SITE_URL}law/pay/"]


def test_questions_go_through_the_panels_in_their_order_and_once_each(made):
    leaflet = made["leaflet"]
    inside = "".join(leaflet.pages[1].split())
    outside = "".join(leaflet.pages[0].split())
    placed = [question for question in QUESTIONS if question in inside]

    assert placed == QUESTIONS[: len(placed)]
    assert len(placed) > 5
    assert all(outside.count(question) == 1 for question in QUESTIONS[len(placed) :])
    page = list(_characters(leaflet.pdf, 1))
    columns = [_column(page, question) for question in placed]
    assert columns == sorted(columns)
    assert set(columns) == {0, 1, 2}


@pytest.mark.parametrize(("number", "folds"), [(0, (97, 197)), (1, (100, 200))])
def test_no_text_comes_near_a_fold(made, number, folds):
    foot = 210 - 8
    for character, left, right, _, bottom in _characters(made["leaflet"].pdf, number):
        if bottom < foot:
            assert all(right < fold - 5 or left > fold + 5 for fold in folds), character


def test_a_page_with_sections_becomes_a_leaflet_too(sheets):
    result = sheets.sheet("leaflet", PROGRAMME)

    assert result.exit_code == 0, result.output
    text = Printed(sheets.pdf("grades-leaflet.pdf")).text
    for words in ("让骑手说的事有人管", "先收集，再答复", "原文没有列出两项制度的名字"):
        assert words in text


def test_what_finds_no_panel_is_named_block_by_block(sheets):
    text = "\n\n".join(f"第{number}段。{LONG * 8}" for number in range(40))
    sheets.edit(PROGRAMME, "先收集，再答复。", text)

    result = sheets.sheet("leaflet", PROGRAMME)
    lines = (sheets.root / PROGRAMME).read_text(encoding="utf-8").split("\n")
    last = next(number for number, line in enumerate(lines, start=1) if "第39段" in line)
    first = next(number for number, line in enumerate(lines, start=1) if "第0段" in line)
    assert result.exit_code == 1
    assert "错误[print-overflow]：六折页放不下" in result.output
    assert f"{PROGRAMME}:{last}:" in result.output
    assert f"{PROGRAMME}:{first}:" not in result.output, "the first panels have room"


# ---------------------------------------------------------------- sheets to fill in


def test_every_requirement_has_its_level_its_test_and_boxes(made):
    text = made["audit"].text

    assert text.count("饮水看得到能用的饮水机") == text.count("必须饮水") == 1
    assert "桌椅（任选其一：桌子、椅子）至少四个座位" in text
    assert "序层级要求怎样算做到有无备注" in text
    assert "必须临街站点每天开放不少于八小时" in text
    assert text.count("管理员开门") == text.count("管理员登记") == 1
    assert "版本：原文未说明" in text
    assert "发布单位：示例省总工会" in text


def test_the_audit_sheet_tells_what_the_source_leaves_open(made):
    text = made["audit"].text

    assert "没有列完：鼓励" in text
    assert text.index("原文没有说清的") < text.index("原文没有写版本。") < text.index("签字或盖章")
    assert text.count("职务：") >= 3


def test_the_audit_sheet_has_two_boxes_a_row(made):
    """Drawn as squares: as many as rows times two."""
    page = pypdfium2.PdfDocument(BytesIO(made["audit"].pdf))[0]
    paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
    sizes = [_size(path) for path in paths]

    rows = 2 + 1 + 2
    assert len([s for s in sizes if 2 < s[0] < 3.4 and abs(s[0] - s[1]) < 0.1]) == rows * 2


def _size(thing):
    left, bottom, right, top = thing.get_bounds()
    return (right - left) / MM, (top - bottom) / MM


def test_the_grading_sheet_has_what_is_known_and_leaves_the_rest_open(made):
    text = made["grading"].text

    assert "原文说有9项" in text
    for name in ("有没有制度", "程序对不对", "效果好不好"):
        assert text.count(name) == 1
    assert text.count("原文未列出；自己定的：") == 6
    assert "看什么材料（本站加的）" in text
    assert "三档是本站加的，原文没有" in text
    assert "怎样算哪一类：原文未说明" in text
    for grade in ("A类", "B类", "C类"):
        assert grade in text
