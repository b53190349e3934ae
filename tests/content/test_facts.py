"""Facts are found in the text that the reader sees, and linked from it."""

from __future__ import annotations

import re

import pytest

FACT = """  - value: {value}
    unit: {unit}
    counts: 示例
    population: null
    period: 2024年
    speaker: 企业工会
    where: {where}
    base: 示例
"""


def case(articles, body, *facts):
    """The sample case with other facts and another text."""
    head, _, _ = articles["case"].partition("facts:\n")
    rows = "".join(FACT.format(value=v, unit=u, where=w) for v, u, w in facts)
    return f"{head}facts:\n{rows}---\n\n{body}\n"


@pytest.fixture
def read(shelf_with_laws, articles):
    def read(body, *facts):
        shelf_with_laws.write("cases/a.md", case(articles, body, *facts))
        return shelf_with_laws.library().documents["cases/a.md"]

    return read


def test_a_fact_knows_its_place_and_its_sentence(read):
    document = read("前一句。共**买**了9辆\n大巴，很快。后一句。", (9, "辆", "买了9辆大巴"))
    (placed,) = document.body.facts
    assert document.source.cut(placed.span) == "买**了9辆\n大巴"
    assert placed.sentence == "共买了9辆大巴，很快。"


@pytest.mark.parametrize(
    "body", ["`买9辆`", "```\n买9辆\n```", "买19辆", "买9.5辆", "<!-- 买9辆 -->", "买九辆"]
)
def test_what_the_reader_does_not_see_is_no_place(read, body):
    (placed,) = read(body, (9, "辆", "9辆")).body.facts
    assert placed.span is None


def test_the_first_use_is_linked_to_its_row(read):
    document = read("## 买9辆\n\n[买9辆](#x)，买9辆，又买9辆。", (9, "辆", "买9辆"))
    assert re.findall(r'<a class="figure" href="([^"]*)">([^<]*)</a>', document.body.html) == [
        ("#fact-1", "买9辆")
    ]
    assert document.body.html.count("，<a") == 1


def test_facts_link_in_their_order_and_never_overlap(read):
    document = read(
        "流失率从22%降到7%，买9辆。",
        (22, '"%"', "从22%降到7%"),
        (7, '"%"', "从22%降到7%"),
        (9, "辆", "买9辆"),
    )
    assert re.findall(r'href="#(fact-\d)"', document.body.html) == ["fact-1", "fact-3"]


def test_a_citation_keeps_its_link_where_a_fact_claims_the_same_words(read):
    document = read("按《劳动法》第三十八条，休1天。", (1, "天", "第三十八条，休1天"))
    assert 'class="cite"' in document.body.html
    assert 'class="figure"' not in document.body.html


def test_words_are_not_taken_for_a_pattern(read):
    (placed,) = read("共（9辆）.*", (9, "辆", "（9辆）.*")).body.facts
    assert placed.span
    (placed,) = read("共（9辆）好", (9, "辆", "（9辆）.*")).body.facts
    assert placed.span is None


@pytest.mark.parametrize("value", ["1e999", "-1e999"])
def test_a_value_that_is_no_number_is_named(shelf, articles, value):
    shelf.write("cases/a.md", case(articles, "正文。", (value, "辆", "9辆")))
    assert "meta-unknown-value" in [found.check for found in shelf.findings()]
