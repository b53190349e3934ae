"""A query step by step, as docs/contributing/search-format.md tells it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.entry import Section
from kb.search.query import LONGEST_QUERY, MOST_TERMS, without_phrases
from tests.search.pages import Wordings, page, searcher, uris

PAGES = [
    page("wages/", "拖欠工资十问", "老板拖欠劳动报酬，可以打12333。"),
    page("injury/", "工伤十问", "上班受伤，申请工伤认定。"),
    page("contract/", "劳动合同十问", "没签书面劳动合同，可以要双倍工资。"),
    page("laws/contract/", "《劳动合同法》", "法律 现行有效", is_named_only=True),
    page("women/", "女职工十问", "产后哺乳期，律师可以帮忙。"),
]
LEXICON = Wordings(
    stop=("怎么", "怎么办", "吗"),
    expand={
        "不给钱": ("拖欠工资", "拖欠劳动报酬"),
        "老板不给钱": ("拖欠劳动报酬",),
        "钱要不回": ("拖欠工资",),
        "ABC 钱": ("工伤",),
    },
)


@pytest.fixture(scope="module")
def found():
    return searcher(PAGES, LEXICON)


def terms(found, query):
    return dict(found.understand(query).terms)


def test_terms_count_as_often_as_they_are_typed(found):
    assert terms(found, "工资 工资") == {"工资": 2}


def test_the_longest_stop_phrase_is_passed_over_and_parts_what_stands_around_it(found):
    assert terms(found, "工伤怎么办呢") == {"工伤": 1, "呢": 0.4}


def test_a_query_of_stop_phrases_alone_is_searched_as_it_is(found):
    assert terms(found, "怎么办") == {"怎么": 1, "么办": 1}


def test_an_expansion_adds_what_is_not_yet_there_at_a_lower_weight(found):
    question = found.understand("工资不给钱")

    assert question.expansions == ("拖欠工资", "拖欠劳动报酬")
    assert question.terms["工资"] == 1
    assert question.terms["拖欠"] == 0.6
    assert question.own == ("工资", "资不", "不给", "给钱")


def test_a_phrase_within_a_longer_one_does_not_count(found):
    assert found.understand("老板不给钱").expansions == ("拖欠劳动报酬",)


def test_phrases_that_overlap_both_count_and_say_a_thing_once(found):
    assert found.understand("不给钱要不回").expansions == ("拖欠工资", "拖欠劳动报酬")


def test_spaces_and_marks_do_not_hide_a_phrase(found):
    assert found.understand("老板，不给 钱！").expansions == ("拖欠劳动报酬",)


def test_phrases_of_the_lexicon_are_normalised_as_queries_are(found):
    assert found.understand("ａｂｃ钱").expansions == ("工伤",)


def test_traditional_characters_find_simplified_pages(found):
    assert uris(found, "產後")[:1] == ["women/"]
    assert uris(found, "勞動報酬")[:1] == ["wages/"]


def test_letters_are_heard_as_pinyin(found):
    assert terms(found, "gongshang") == {"gongshang": 1, "工伤": 1}
    assert uris(found, "gong shang")[:1] == ["injury/"]
    assert uris(found, "tuoqiangongzi")[:1] == ["wages/"]


def test_a_sound_with_v_is_found_by_u_too():
    found = searcher([page("a/", "律师"), page("b/", "工资")])

    assert uris(found, "lvshi") == ["a/"]
    assert uris(found, "lushi") == ["a/"]


def test_letters_beside_han_characters_are_no_pinyin(found):
    assert terms(found, "gongzi工伤") == {"gongzi": 1, "工伤": 1}


def test_words_of_one_sound_weigh_less_the_rarer_they_are():
    found = searcher([page("a/", "公资"), page("b/", "工资"), page("c/", "工资")])

    assert terms(found, "gongzi") == {"gongzi": 1, "工资": 1, "公资": 0.5}


def test_every_reading_of_the_letters_counts():
    found = searcher([page("a/", "方案"), page("b/", "反感")])

    assert terms(found, "fangan").keys() == {"fangan", "方案", "反感"}


def test_equal_scores_stand_in_the_order_of_slots():
    found = searcher([page(f"{n}/", "工资") for n in range(20)])

    hits = found.search("工资")

    assert len({each.score for each in hits}) == 1
    assert [each.slot for each in hits] == sorted(each.slot for each in hits)


def test_a_law_comes_first_for_those_who_name_it_and_last_for_others(found):
    assert uris(found, "劳动合同法")[0] == "laws/contract/"
    assert uris(found, "没签劳动合同")[0] == "contract/"
    assert uris(found, "没签劳动合同")[-1] == "laws/contract/"


def test_one_character_finds_titles_and_headings(found):
    assert uris(found, "女") == ["women/"]


def test_a_long_query_is_cut_and_its_terms_are_bounded(found):
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 10_000)))

    question = found.understand(text)

    assert len(question.own) == MOST_TERMS
    assert found.understand(text[:LONGEST_QUERY]) == question


@pytest.mark.parametrize(
    "query",
    ["", "   ", "。！？", "😀", "\ud800", "<b>", "a" * 10_000, "(.*+?[", "__proto__", "\x00"],
)
def test_whatever_is_typed_there_is_an_answer_if_only_an_empty_one(found, query):
    assert found.search(query) == []


@given(st.text(max_size=60))
def test_no_query_fails_and_every_result_has_a_row(query):
    for each in ANY.search(query):
        assert ANY.row(each.slot)
        assert each.score > 0


ANY = searcher(PAGES, LEXICON)


def test_phrases_are_passed_over_from_left_to_right():
    assert without_phrases("怎么怎么办办", ["怎么", "怎么办"]) == "  办"
    assert without_phrases("a.c abc", ["a.c"]) == "  abc"


def test_the_section_with_most_of_the_query_is_picked_and_headings_count_double():
    sections = (
        Section("a", "加班费怎么算", "平时一点五倍。"),
        Section("b", "工资拖着不发", "可以投诉。", short="打12333。"),
        Section("c", "别的", "加班费、工资、投诉。", ask="不发钱怎么投诉"),
    )
    found = searcher([page("a/", "十问", "", *sections), page("b/", "别的", "别的")])
    slot = found.search("工资")[0].slot

    def picked(query):
        section = found.best_section(found.understand(query), slot)
        return section and section[0]

    assert picked("工资不发") == "b"
    assert picked("加班费") == "a"
    assert picked("投诉") == "c"
    assert picked("12333") == "b"
    assert picked("没有的词") is None


def test_of_equally_good_sections_the_first_is_picked():
    sections = (Section("a", "工资", ""), Section("b", "工资", ""))
    found = searcher([page("a/", "", "", *sections), page("b/", "别的", "")])
    slot = found.search("工资")[0].slot

    assert found.best_section(found.understand("工资"), slot)[0] == "a"
