"""What cannot be printed is named with its place, and earlier files stay as they are."""

from __future__ import annotations

import pytest
from markdown_it.token import Token

from kb.print import handouts
from kb.print.editions import EDITIONS
from kb.print.typst import Walker
from tests.print.conftest import ARTICLE, COURSE, FORM, Printed

END = "都是虚构的。"


def refused(shelf, *arguments):
    """Run, and expect a refusal with findings."""
    result = shelf.handout(*(arguments or (COURSE, "--edition", "learner")))
    assert result.exit_code == 1, result.output
    assert "没有印；原来的文件没有动。" in result.output
    assert "Traceback" not in result.output
    return result.output


def line_of(shelf, path, text):
    lines = (shelf.root / path).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_an_overdue_page_is_not_printed(print_shelf):
    output = refused(print_shelf, COURSE, "--as-of", "2027-05-02")

    line = line_of(print_shelf, ARTICLE, "review_by")
    assert "错误[age-review-overdue]：应当在 2027-05-01 以前再核对" in output
    assert f"{ARTICLE}:{line}:" in output
    assert "--allow-overdue" in output
    assert COURSE not in output, "the course itself is not overdue yet"


def test_on_its_last_day_a_page_is_printed(print_shelf):
    result = print_shelf.handout(COURSE, "--edition", "learner", "--as-of", "2027-05-01")

    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("arguments", [("--edition", "learner"), ("--edition", "large")])
def test_an_overdue_page_that_is_allowed_says_so_on_every_page(print_shelf, arguments):
    result = print_shelf.handout(COURSE, *arguments, "--as-of", "2027-05-02", "--allow-overdue")

    assert result.exit_code == 0, result.output
    pages = Printed(print_shelf.pdf(f"offer-{arguments[1]}.pdf")).pages
    assert all("待核对" in "".join(page.split()) for page in pages)


def test_a_page_in_time_does_not_say_that_it_must_be_checked(course):
    assert "待核对" not in course["learner"].text


def test_a_draft_is_not_printed(print_shelf):
    print_shelf.edit(FORM, "status: published", "status: draft")

    assert f"{FORM}:{line_of(print_shelf, FORM, 'status')}:" in refused(print_shelf)


def test_a_document_that_the_course_names_and_the_library_lacks(print_shelf):
    print_shelf.edit(COURSE, "docs/forms/offer.md]", "docs/forms/gone.md]")

    output = refused(print_shelf)
    assert f"{COURSE}:{line_of(print_shelf, COURSE, 'gone.md')}:" in output
    assert "没有这篇文章：docs/forms/gone.md" in output


def test_a_page_that_is_not_there_is_wrong_usage(print_shelf):
    result = print_shelf.handout("docs/law/nothing.md")

    assert result.exit_code == 2
    assert "没有这个文件或文件夹：docs/law/nothing.md" in result.output


def test_what_is_no_article_is_wrong_usage(print_shelf):
    result = print_shelf.handout("docs/assets/levels.svg")

    assert result.exit_code == 2
    assert "不是文章" in result.output


def test_an_article_with_errors_of_its_own_is_not_printed(print_shelf):
    print_shelf.edit(ARTICLE, "第三十条第一款，要按时发", "第三百条，要按时发")

    output = refused(print_shelf)
    assert "cite-unknown-article" in output
    assert f"{ARTICLE}:{line_of(print_shelf, ARTICLE, '第三百条')}:" in output


def test_a_heading_that_skips_a_level(print_shelf):
    print_shelf.edit(ARTICLE, "### 小标题", "#### 小标题")

    assert "heading-order" in refused(print_shelf)


def test_an_image_without_words(print_shelf):
    print_shelf.edit(ARTICLE, "![三个等级的企业数量]", "![]")

    assert "image-missing-alt" in refused(print_shelf)


def test_an_image_that_is_not_there(print_shelf):
    print_shelf.edit(ARTICLE, "levels.svg", "gone.svg")

    output = refused(print_shelf)
    assert f"{ARTICLE}:{line_of(print_shelf, ARTICLE, 'gone.svg')}:" in output


@pytest.mark.parametrize(
    ("name", "content"),
    [("broken.png", b"\x89PNG\r\n\x1a\nnot an image"), ("broken.svg", b"<svg"), ("a.bmp", b"BM")],
)
def test_an_image_that_cannot_be_drawn_is_named(print_shelf, name, content):
    print_shelf.write(f"docs/assets/{name}", content)
    print_shelf.edit(ARTICLE, "levels.svg", name)

    output = refused(print_shelf)
    assert f"{ARTICLE}:{line_of(print_shelf, ARTICLE, name)}:" in output
    assert f"{name}` 画不出来" in output


@pytest.mark.parametrize("character", ["😀", "\U0002a700", "\ue000", "ᚠ"])
def test_a_character_without_a_glyph_is_named_with_its_place(print_shelf, character):
    print_shelf.edit(ARTICLE, END, f"都是{character}虚构的。")

    output = refused(print_shelf)
    assert f"字体里没有这个字：{character}" in output or "字体里没有这个字：\ufffd" in output
    assert f"{ARTICLE}:{line_of(print_shelf, ARTICLE, '虚构的。')}:3" in output


def test_a_character_without_a_glyph_in_the_front_matter_too(print_shelf):
    print_shelf.edit(COURSE, "audience: 刚当选", "audience: 😀当选")

    assert "字体里没有这个字：😀" in refused(print_shelf)


def test_a_rare_character_that_another_font_has_is_printed_with_a_warning(print_shelf):
    print_shelf.edit(ARTICLE, END, "都是*饕餮*，都是𠮷。")

    result = print_shelf.handout(COURSE, "--edition", "learner")
    assert result.exit_code == 0, result.output
    assert "警告[print-glyph]" in result.output
    assert "𠮷（U+20BB7）" in result.output
    assert "Gongyou Kai 里没有 饕" in result.output


def table(columns):
    return "\n".join(
        f"| {' | '.join([cell] * columns)} |" for cell in ("列的名字", "---", "很长的一格文字")
    )


def test_a_table_that_is_too_wide_is_named_for_the_edition_that_cannot_hold_it(print_shelf):
    print_shelf.edit(ARTICLE, END, f"表：\n\n{table(12)}\n")

    assert print_shelf.handout(COURSE, "--edition", "learner").exit_code == 0
    output = refused(print_shelf, COURSE, "--edition", "large")
    line = line_of(print_shelf, ARTICLE, "| 列的名字")
    assert f"{ARTICLE}:{line}:" in output
    assert "表格有 12 列" in output
    assert "大字版" in output


def test_a_wide_table_shrinks_before_it_is_refused(print_shelf):
    print_shelf.edit(ARTICLE, END, f"表：\n\n{table(8)}\n")

    assert print_shelf.handout(COURSE, "--edition", "large").exit_code == 0


def test_a_table_that_no_paper_holds(print_shelf):
    print_shelf.edit(ARTICLE, END, f"表：\n\n{table(30)}\n")

    assert "表格有 30 列" in refused(print_shelf)


def test_a_box_of_an_unknown_kind(print_shelf):
    print_shelf.edit(ARTICLE, "::: not-covered", "::: nonsense")

    output = refused(print_shelf)
    assert f"{ARTICLE}:{line_of(print_shelf, ARTICLE, 'nonsense')}:" in output


def test_an_english_page(print_shelf, articles):
    text = articles["page"]
    print_shelf.write("docs/law/a.md", text)
    print_shelf.write("docs/law/a.en.md", text)

    assert "docs/law/a.en.md:1:1" in refused(print_shelf, "docs/law/a.en.md")


def test_a_token_that_is_not_known_is_an_error_with_its_line(print_shelf):
    library = print_shelf.library()
    document = library.documents[ARTICLE]
    walker = Walker(library, document, EDITIONS["learner"], {ARTICLE: "a0"}, "")

    walker.write([Token("hologram", "", 0, map=[3, 4])])

    (found,) = walker.findings
    first = document.source.position(document.body_start)[0]
    assert (found.check, found.severity) == ("print-unknown-token", "error")
    assert (found.span.path, found.span.line) == (ARTICLE, first + 3)
    assert "hologram" in found.message


def test_what_typst_refuses_is_said_and_nothing_is_written(print_shelf, monkeypatch):
    monkeypatch.setattr(handouts, "TEMPLATE", "nothing")

    assert "排版没有成功" in refused(print_shelf)
    assert not print_shelf.out.exists()


def test_a_failed_run_leaves_the_earlier_files_untouched(print_shelf):
    assert print_shelf.handout(COURSE).exit_code == 0
    before = {path.name: path.read_bytes() for path in print_shelf.out.iterdir()}
    print_shelf.edit(ARTICLE, END, f"表：\n\n{table(12)}\n")

    refused(print_shelf, COURSE)

    assert {path.name: path.read_bytes() for path in print_shelf.out.iterdir()} == before
    assert len(before) == 4


def test_a_folder_that_cannot_be_written_to_is_wrong_usage(print_shelf):
    print_shelf.write("handouts/offer-learner.pdf/in-the-way", "")

    result = print_shelf.handout(COURSE, "--edition", "learner")

    assert result.exit_code == 2
    assert "写不进去" in result.output
    assert [path.name for path in print_shelf.out.iterdir()] == ["offer-learner.pdf"]


def test_without_a_course_there_is_nothing_to_do(shelf):
    result = shelf.kb("handout")

    assert result.exit_code == 0
    assert "没有要印的" in result.output
