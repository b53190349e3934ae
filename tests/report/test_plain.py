"""The report for people: every caret stands under the words it is about."""

from __future__ import annotations

import pytest

from kb.checks.finding import Finding
from kb.report.plain import render, width
from kb.source.file import SourceFile
from kb.source.span import Span

LINE = "依据《劳动合同发》第四十七条，按工作年限计算。"


def finding(span, *, severity="error", message="没有这部法", label=""):
    return Finding("cite-unknown-law", severity, span, message, "是不是《劳动合同法》？", label)


def report(text, start, end, **said):
    """The report of one finding about a stretch of a one-line file."""
    source = SourceFile("docs/a.md", text)
    found = finding(source.span(start, end), **said)
    return render([found], lambda _, line: source.line_text(line), "查了 1 篇")


def test_a_report_says_what_where_and_how_to_mend_it():
    about = LINE.index("《")

    assert report(LINE, about, about + 7, label="没有登记") == (
        "错误[cite-unknown-law]：没有这部法\n"
        " --> docs/a.md:1:3\n"
        "  |\n"
        "1 | 依据《劳动合同发》第四十七条，按工作年限计算。\n"
        "  |     ^^^^^^^^^^^^^^ 没有登记\n"
        "  = 怎么改：是不是《劳动合同法》？\n"
        "  = 说明：kb explain cite-unknown-law\n"
        "\n"
        "查了 1 篇：1 个错误，0 个警告。\n"
    )


def test_findings_are_parted_by_an_empty_line_and_counted_at_the_end():
    found = [
        finding(Span("a.md", 9, 1, 9, 3)),
        finding(Span("a.md", 10, 2, 10, 3), severity="warning", message="快到期"),
    ]

    assert render(found, lambda _, line: f"第{line}行", "查了 1 篇") == (
        "错误[cite-unknown-law]：没有这部法\n"
        " --> a.md:9:1\n"
        "  |\n"
        "9 | 第9行\n"
        "  | ^^^\n"
        "  = 怎么改：是不是《劳动合同法》？\n"
        "  = 说明：kb explain cite-unknown-law\n"
        "\n"
        "警告[cite-unknown-law]：快到期\n"
        "  --> a.md:10:2\n"
        "   |\n"
        "10 | 第10行\n"
        "   |   ^\n"
        "   = 怎么改：是不是《劳动合同法》？\n"
        "   = 说明：kb explain cite-unknown-law\n"
        "\n"
        "查了 1 篇：1 个错误，1 个警告。\n"
    )


def test_nothing_found_says_what_was_checked():
    assert render([], lambda *_: "", "查了 212 篇文章") == "查了 212 篇文章，没有发现问题。\n"


@pytest.mark.parametrize(
    "words",
    [
        "甲",
        "a",
        "甲a",
        "Ａ",
        "ｱ",
        "é",
        "e\u0301",
        "😀",
        "“甲”",
        "……",
        "한글",
        "カナ",
        "\t",
        "\u200b",
    ],
)
@pytest.mark.parametrize(
    "before", ["", "字", "ab", "字a", "\t", "e\u0301", "😀", "\x1b[31m", "\u200b"]
)
def test_carets_cover_the_cells_of_the_words_and_of_nothing_else(before, words):
    text = f"x{before}{words}字后面"
    start = len(before) + 1

    _, _, _, shown, carets, *_ = report(text, start, start + len(words)).split("\n")

    assert width(carets.rstrip("^")) == width(shown[: 4 + start])
    assert carets.count("^") == width(shown[4 + start : 4 + start + len(words)])


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("工资", 4), ("Ａ", 2), ("e\u0301", 1), ("“”", 2), ("😀", 2), ("ｱ", 1)],
)
def test_width_is_counted_in_cells(text, cells):
    assert width(text) == cells


@pytest.mark.parametrize("character", ["字", "a"])
@pytest.mark.parametrize("at", [0, 1, 59, 60, 61, 200, 290])
def test_a_long_line_is_cut_around_the_words(character, at):
    text = character * at + "《错》" + character * (300 - at)

    _, _, _, shown, carets, *_ = report(text, at, at + 3).split("\n")

    assert width(shown) <= 4 + 160
    begin = shown.index("《错》")
    assert carets == "  | " + " " * (width(shown[:begin]) - 4) + "^" * 6


def test_a_stretch_longer_than_the_screen_is_marked_as_far_as_it_is_shown():
    _, _, _, shown, carets, *_ = report("字" * 500, 0, 500).split("\n")

    assert width(carets) == width(shown)


def test_a_stretch_of_several_lines_is_marked_on_its_first():
    source = SourceFile("a.md", "字甲乙\n丙\n")
    found = finding(source.span(1, 5))

    text = render([found], lambda _, line: source.line_text(line), "")

    assert "1 | 字甲乙\n  |   ^^^^\n" in text
    assert "丙" not in text


def test_a_place_between_characters_has_one_caret():
    assert "1 | 字\n  |   ^\n" in report("字", 1, 1)


def test_a_file_as_a_whole_is_shown_without_a_line():
    assert report("", 0, 0).split("\n")[1:3] == [
        " --> docs/a.md:1:1",
        "  = 怎么改：是不是《劳动合同法》？",
    ]


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\r", "\n", "\x9b31m", "\u202e", "\x07", "\udcff"])
def test_nothing_in_a_message_a_path_or_a_line_commands_the_terminal(hostile):
    span = Span(f"docs/{hostile}.md", 1, 1, 1, 2)
    found = finding(span, message=f"`{hostile}` 没有登记", label=hostile)

    text = render([found], lambda *_: f"甲{hostile}乙", "查了 1 篇")

    assert hostile == "\n" or hostile not in text
    assert text.count("\n") == 9
    text.encode()


def test_a_finding_that_is_no_checks_names_no_manual():
    source = SourceFile("docs/a.md", LINE)
    found = Finding("print-glyph", "error", source.span(0, 1), "没有这个字", "换一个字")
    text = render([found], lambda _, line: source.line_text(line), "查了 1 篇")

    assert "换一个字" in text
    assert "kb explain" not in text
