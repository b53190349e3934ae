"""Reading the questions, and reckoning what search makes of them."""

from __future__ import annotations

import pytest

from kb.search.entry import Section
from kb.search.evaluate import examine, score
from kb.search.examination import Examined, read_questions
from kb.source.file import SourceFile
from tests.search.pages import page, searcher

SOUND = "- {q: 老板不给钱, group: colloquial, held_out: false, expect: [a/#b, c/]}\n"


def read(text):
    return read_questions(SourceFile("queries.yml", text))


def test_a_question_is_read_with_its_expected_pages():
    questions, faults = read(SOUND)

    assert faults == ()
    assert questions == [Examined("老板不给钱", "colloquial", False, ("a/#b", "c/"))]
    assert questions[0].pages == {"a/", "c/"}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("- {q: 工资, group: colloquial, held_out: false}", "四项"),
        ("- {q: 工资, group: 口语, held_out: false, expect: []}", "'口语'"),
        ("- {q: 工资, group: typo, held_out: maybe, expect: []}", "'maybe'"),
        ("- {q: 工资, group: typo, held_out: true, expect: a/}", "'a/'"),
        ("- 工资", "四项"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_others_are_read(wrong, told):
    questions, faults = read(f"{SOUND}{wrong}\n{SOUND.replace('老板', '包工头')}")

    assert [question.query for question in questions] == ["老板不给钱", "包工头不给钱"]
    assert [fault.span.line for fault in faults] == [2]
    assert told in faults[0].message
    assert faults[0].help


@pytest.mark.parametrize("text", ["", "q: 工资\n", "- {q: [\n", "\x00"])
def test_a_file_that_is_no_list_is_one_fault(text):
    questions, faults = read(text)

    assert questions == []
    assert len(faults) == 1


def asked(query, *expected):
    return Examined(query, "colloquial", is_held_out=False, expected=expected)


@pytest.fixture(scope="module")
def found():
    wages = page(
        "wages/", "工资", "", Section("late", "拖欠工资", ""), Section("low", "最低工资", "")
    )
    return searcher([wages, *(page(f"{n}/", f"工伤{n}", "") for n in range(6))])


def test_the_figures_are_what_can_be_reckoned_by_hand(found):
    hit = asked("拖欠工资", "wages/#late")
    other_section = asked("最低工资", "wages/#late")
    last = found.row(found.search("工伤")[5].slot)[0]
    sixth, nothing, unanswerable = asked("工伤", last), asked("鳄鱼", "wages/"), asked("鳄鱼")

    figures = score(examine(found, [hit, other_section, sixth, nothing, unanswerable]))

    assert (figures.count, figures.answerable) == (5, 4)
    assert figures.recall == 2 / 4
    assert figures.section_recall == 1 / 2
    assert figures.reciprocal_rank == pytest.approx((1 + 1 + 1 / 6 + 0) / 4)
    assert figures.empty == 2 / 5


def test_no_questions_give_no_figures(found):
    assert score(examine(found, [])).recall == 0


def test_the_command_reports_by_group_and_lists_what_was_missed(shelf, articles):
    shelf.write("docs/law/a.md", articles["explainer"])
    shelf.write("queries.yml", SOUND.replace("a/#b, c/", "law/b/"))

    result = shelf.kb("search-eval", "--queries", str(shelf.root / "queries.yml"))

    assert result.exit_code == 0
    assert "有词典" in result.output
    assert "没有词典" in result.output
    assert "口语" in result.output
    assert "拼音" not in result.output
    assert "老板不给钱  应当有 law/b/" in result.output


def test_the_command_tells_mistakes_in_the_questions(shelf, articles):
    shelf.write("docs/law/a.md", articles["explainer"])
    shelf.write("queries.yml", "- 工资\n")

    result = shelf.kb("search-eval", "--queries", str(shelf.root / "queries.yml"))

    assert result.exit_code == 2
    assert "queries.yml:1:3" in result.output


def test_the_command_says_when_there_are_no_questions(shelf):
    result = shelf.kb("search-eval")

    assert result.exit_code == 2
    assert "没有考题" in result.output
    assert "Traceback" not in result.output


def test_a_library_without_pages_is_examined_without_a_crash(shelf):
    shelf.write("queries.yml", SOUND)

    result = shelf.kb("search-eval", "--queries", str(shelf.root / "queries.yml"))

    assert result.exit_code == 2
    assert "没有文章" in result.output
