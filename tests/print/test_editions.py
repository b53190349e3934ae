"""Who sees what: answers and the facilitator's notes never enter the learner's file."""

from __future__ import annotations

import pytest

from kb.content.markdown.dialect import parse
from kb.print.editions import ANSWER_LINES, EDITIONS, for_edition

SECRETS = ["答案密语一", "答案密语二", "答案密语三", "答案密语四", "带课密语一"]
OPEN = ["learner", "large", "learner-booklet"]


@pytest.mark.parametrize("edition", OPEN)
def test_no_answer_stands_in_a_file_for_learners(course, edition):
    assert [secret for secret in SECRETS if secret in course[edition].text] == []
    assert "密语" not in course[edition].text
    assert "劳动争议调解仲裁法" not in course[edition].text, "a law that only an answer names"


@pytest.mark.parametrize("edition", OPEN)
def test_no_answer_hides_in_the_bytes_of_a_file_for_learners(course, edition):
    reader = course[edition].reader
    streams = [obj.get_data() for obj in _streams(reader)]

    assert not any("密语".encode("utf-16-be") in data for data in streams)
    assert not any("密语".encode() in data for data in streams)


def _streams(reader):
    for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        if hasattr(found, "get_data"):
            yield found


def test_the_facilitator_has_every_answer_and_note(course):
    assert [secret for secret in SECRETS if secret not in course["facilitator"].text] == []
    assert "《劳动争议调解仲裁法》" in course["facilitator"].text


def test_minutes_methods_and_materials_are_the_facilitators(course):
    for words in ("60分钟", "40分钟", "怎么上", "计算器"):
        assert words in course["facilitator"].text
        assert words not in course["learner"].text


def test_the_questions_are_in_both(course):
    for edition in course.values():
        assert "谁可以先提出协商？" in edition.text
        assert "换成你，先谈哪一条？" in edition.text


def test_an_answer_becomes_lines_and_more_of_it_more_lines():
    def lines(answer):
        tokens = for_edition(parse(f"问？\n\n::: answer\n{answer}\n:::\n"), EDITIONS["learner"])
        return [token.meta["lines"] for token in tokens if token.type == ANSWER_LINES]

    assert lines("短") == [2]
    assert lines("长" * 100) == [5]
    assert lines("长" * 1000) == [8]


def test_a_table_to_fill_in_takes_the_place_of_lines():
    text = "| 谁 | 什么 |\n| --- | --- |\n| ____ | ____ |\n\n::: answer\n甲\n:::\n"
    tokens = for_edition(parse(text), EDITIONS["learner"])

    assert tokens[-1].type == "table_close"


def test_boxes_in_an_answer_go_with_it_and_what_follows_stays():
    text = ":::: answer\n甲\n\n::: note\n乙\n:::\n丙\n::::\n\n丁\n"
    tokens = for_edition(parse(text), EDITIONS["large"])
    shown = "".join(token.content for token in tokens)

    assert shown == "丁"


def test_a_box_around_an_answer_stays_closed():
    text = ":::: note\n甲\n\n::: answer\n乙\n:::\n::::\n"
    tokens = for_edition(parse(text), EDITIONS["learner"])

    assert sum(token.nesting for token in tokens) == 0
    assert "乙" not in "".join(token.content for token in tokens)


def test_the_facilitators_tokens_are_all_there():
    tokens = parse("::: answer\n甲\n:::\n")

    assert for_edition(tokens, EDITIONS["facilitator"]) == tokens
