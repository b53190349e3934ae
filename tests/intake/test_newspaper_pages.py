"""The five newspaper pages against what a reader found in them, by the numbers of their lines."""

from __future__ import annotations

from datetime import date

import pytest

from kb.intake.take_in import draft_texts
from tests.intake.pages import seed

# Page: the lines of each item that a reader told apart, and the division it is about
# (empty: none is named for sure).  The last of page 1 is the imprint.
ITEMS = {
    0: [
        (["1-2", "257-330"], "320707"),
        (["4-178"], "321012"),
        (["180-256"], "500118"),
        (["332-424"], "320904"),
        (["425-430"], "321084"),
    ],
    1: [
        (["5-45"], "320922"),
        (["47-63"], "410100"),
        (["67-85", "93-93"], "321084"),
        (["87-91"], "652800"),
        (["95-97"], "320118"),
        (["99-103"], ""),
    ],
    2: [
        (["3-43"], "321202"),
        (["45-73"], "321084"),
        (["75-89"], "370000"),
        (["93-95"], "320614"),
        (["99-109"], "320000"),
        (["113-135"], "321281"),
    ],
    3: [
        (["3-47"], "370200"),
        (["49-59"], "520000"),
        (["61-67"], "320826"),
        (["71-107"], "460100"),
        (["109-119"], ""),
        (["121-129"], "440000"),
        (["131-135"], "630100"),
        (["137-147"], "341622"),
    ],
    4: [
        (["9-179"], "450000"),
        (["181-223"], ""),
        (["225-285"], "130300"),
        (["287-345"], "210000"),
        (["346-396"], "320400"),
        (["398-450"], "530000"),
        (["452-461"], "500000"),
        (["463-469"], ""),
        (["471-646"], "370000"),
    ],
}
NOT_RECOGNISED = {"652800", "341622"}
"""One is named by a desert and a company, one by a railway station; both are left open."""


def lines_of(part):
    return {line.number for block in part.blocks for line in block.lines}


def expected(stretches, number):
    printed = {line.number for block in seed(number).blocks for line in block.lines}
    wanted = set()
    for stretch in stretches:
        first, last = map(int, stretch.split("-"))
        wanted |= set(range(first, last + 1))
    return wanted & printed


def test_the_table_has_the_34_items():
    assert sum(map(len, ITEMS.values())) == 34


@pytest.mark.parametrize("number", ITEMS)
def test_every_item_is_told_apart(number):
    split = seed(number).split
    found = [lines_of(part) for part in (*split.articles, *split.leftovers)]

    missing = [lines for lines, _ in ITEMS[number] if expected(lines, number) not in found]
    assert missing == []


@pytest.mark.parametrize("number", ITEMS)
def test_no_region_is_wrong_and_few_are_left_open(number):
    regions = {frozenset(lines_of(d.article)): d.place.code for d in seed(number).drafts}

    for lines, region in ITEMS[number]:
        found = regions.get(frozenset(expected(lines, number)), "")
        assert found == ("" if region in NOT_RECOGNISED else region), lines


# Page: kind of noise, line, and how often; from the log that a reader kept.
NOISE = [
    (0, "标题丢失", 180, 1),
    (0, "标题丢失", 332, 1),
    (0, "文字重影", 1, 1),
    (0, "文字重影", 425, 2),
    (0, "标点重复", 425, 1),
    (1, "繁体或异体字", 43, 1),
    (1, "疑似认错的字", 51, 1),
    (1, "只有标题", 95, 1),
    (2, "夹着英文", 135, 1),
    (2, "半句开头", 105, 1),
    (3, "引号不成对", 81, 1),
    (3, "整句重复", 83, 1),
    (3, "整句重复", 85, 2),
    (4, "文字重影", 2, 3),
    (4, "标点重复", 2, 4),
]


@pytest.mark.parametrize(("number", "kind", "line", "times"), NOISE)
def test_the_noise_that_a_reader_found_is_found(number, kind, line, times):
    found = [each for each in seed(number).noises if (each.kind, each.line) == (kind, line)]

    assert len(found) == times


@pytest.mark.parametrize(("number", "commas"), [(0, 0), (1, 0), (2, 265), (3, 233), (4, 0)])
def test_every_ascii_comma_in_chinese_is_counted(number, commas):
    assert sum(each.kind == "半角逗号" for each in seed(number).noises) == commas


def test_noise_names_the_character_itself():
    odd = next(each for each in seed(1).noises if each.kind == "繁体或异体字")

    assert seed(1).page.text.splitlines()[odd.line - 1][odd.column - 1] == odd.shown == "規"


def test_the_printed_day_is_taken_and_no_other():
    assert [seed(number).printed for number in range(5)] == [None] * 4 + [date(2023, 2, 1)]


def test_headlines_below_their_articles_are_noticed():
    assert [seed(number).split.is_trailing for number in range(5)] == [False] * 4 + [True]


def test_figures_become_facts_to_be_completed():
    facts = [fact for draft in seed(0).drafts for fact in draft.facts]

    assert any('value: 8, unit: "%"' in fact and "base: }" in fact for fact in facts)
    assert any("value: 32000" in fact and "3.2万人" in fact for fact in facts)
    assert all("counts: ," in fact and "speaker: ," in fact for fact in facts)


def test_flags_say_what_the_source_leaves_in_doubt():
    flags = {draft.article.title: set(draft.flags) for draft in seed(0).drafts}

    assert flags["企业方主动要约效果好"] == {"byline-uncertain", "ocr-noise"}
    assert "headline-lost" in flags[""]
    assert "truncated" in {flag for draft in seed(3).drafts for flag in draft.flags}


@pytest.mark.parametrize("number", range(5))
def test_the_drafts_of_a_page_fail_the_check_and_nothing_breaks(number, shelf):
    for name, text in draft_texts(seed(number), date(2026, 11, 21)).items():
        kind = name.split("-")[1].removesuffix(".md")
        home = {"case": "cases", "column": "docs/columns", "standard": "docs/stations"}
        shelf.write(f"{home.get(kind, 'docs/news')}/{name}", text)

    found = shelf.findings()

    left = {each.span.path for each in found if each.check == "source-text-left"}
    assert left == set(shelf.library().documents)
    assert {each.check for each in found} <= BLANKS | PEOPLE


BLANKS = {"source-text-left", "meta-unknown-value", "text-missing-section"}
PEOPLE = {"privacy-named-worker", "privacy-health", "privacy-phone"}
"""The source names people and telephones; the checks say so before anything is published."""
