"""Invented pages: each shows one convention by which articles are told apart."""

from __future__ import annotations

from datetime import date

import pytest

from kb.intake.lines import layout_of, read_lines
from tests.intake.pages import articles, intake, regions

LONG = "这一段话说的是工会怎样帮助大家坐下来谈一谈工资和休息的事情，谈了三次才谈成，大家都满意。"
MORE = "另一段话说的是第二件事情，这件事情和前面的完全不同，写在这里只是为了把它们分开来看一看。"


def page(*parts):
    return "\n\n".join(parts)


def test_a_column_name_begins_an_article():
    assert articles(page("【主席之声】", "甲事", LONG, "【履职手记】", "乙事", MORE)) == [
        ["【主席之声】", "甲事", LONG],
        ["【履职手记】", "乙事", MORE],
    ]


def test_a_subheading_begins_none():
    assert len(articles(page("甲事", LONG, "小标题", MORE))) == 1


@pytest.mark.parametrize(
    "end", ["来源：《某某日报》", "小编说：写得好，值得大家都来看一看，学一学。"]
)
def test_an_article_ends_with_its_origin_or_the_editors_word(end):
    assert articles(page("甲事", LONG, end, "乙事", MORE)) == [
        ["甲事", LONG, end],
        ["乙事", MORE],
    ]


def test_an_editors_word_before_the_text_ends_nothing():
    assert len(articles(page("甲事", "小编说：先看这一句。", LONG, MORE))) == 1


def test_a_report_begins_with_its_reporters():
    first, second = f"本报讯（记者王一）{LONG}", f"本报讯（通讯员李二）{MORE}"

    assert articles(page("甲事", first, "乙事", second)) == [["甲事", first], ["乙事", second]]


def test_a_photograph_in_the_middle_of_an_article_is_taken_out_and_the_article_goes_on():
    photo = ["照片的题目", "这是照片的说明。", "王一 李二 图/文"]

    assert articles(page("甲事", "某县总工会主席 王三", LONG, *photo, MORE)) == [
        ["甲事", "某县总工会主席 王三", LONG, MORE],
        photo,
    ]


def test_headings_of_the_same_level_begin_articles_and_those_below_do_not():
    assert articles(page("# 甲事", LONG, "## 小标题", MORE, "# 乙事", LONG)) == [
        ["# 甲事", LONG, "## 小标题", MORE],
        ["# 乙事", LONG],
    ]


def test_headlines_below_their_articles_are_put_above():
    first, second = f"本报讯（记者王一）{LONG}", f"本报讯（记者李二）{MORE}"

    assert articles(page(first, "甲事", second, "乙事")) == [["甲事", first], ["乙事", second]]


def test_a_sentence_that_breaks_off_at_the_end_is_no_headline_from_below():
    found = intake(page(LONG, f"本报讯（记者王一）{MORE}", "这件事，大家谈了三次也没有")).split

    assert not found.is_trailing


def test_a_headline_far_from_its_text_is_found_by_the_place_and_the_words():
    text = f"盐城市大丰区总工会主动要约。{LONG}"
    header = ["工会主动要约", "盐城市大丰区总工会 王一"]
    other = ["另一件事", "来源：《某某日报》"]
    found = intake(page(*header, "【主席之声】", other[0], MORE, other[1], text)).split

    assert [[block.text for block in each.blocks] for each in found.articles] == [
        ["【主席之声】", other[0], MORE, other[1]],
        [*header, text],
    ]
    assert found.articles[1].confidence < 0.85


def test_a_text_without_headline_is_cut_where_it_goes_over_to_another_place():
    first = f"连云港市赣榆区总工会做了一件事。{LONG}"
    second = f"盐城市大丰区总工会做了另一件事。{MORE}"
    found = intake(page("【", first, second, MORE)).split.articles

    assert [[block.text for block in each.body] for each in found] == [[first], [second, MORE]]
    assert found[1].confidence == 0.5


def test_a_text_about_several_places_of_one_province_is_one_text():
    first = f"江苏省各级工会做了一件事。连云港市赣榆区总工会先来。{LONG}"

    assert len(articles(page("【", first, f"盐城市大丰区总工会跟上。{MORE}"))) == 1


def test_the_papers_own_lines_are_left_over():
    found = intake(page("甲事", LONG, "邮政编码：210003", "定价：18元")).split

    assert [[block.text for block in part.blocks] for part in found.leftovers] == [
        ["邮政编码：210003", "定价：18元"]
    ]


def test_a_page_of_nothing_known_is_one_draft():
    assert articles("一二三") == [["一二三"]]


COLUMN = (
    "工会和企业坐下来谈了三次以后终于谈成了一件大家都很关心的事情，从下个月起每个人的工资都要涨。"
)


def columns(text, width, end):
    return end.join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("width", [9, 14, 20])
def test_lines_of_a_column_are_joined_whatever_stands_between_them(width, end):
    (article,) = articles(columns(COLUMN, width, end))

    assert article == [COLUMN]


def test_a_blank_line_before_a_quotation_mark_does_not_part_a_sentence():
    text = "各级工会都在想办法\n把大家请到一起来谈\n\n“工资怎么涨”这件事\n谈成了。\n"

    assert articles(text) == [["各级工会都在想办法把大家请到一起来谈“工资怎么涨”这件事谈成了。"]]


def test_whole_paragraphs_are_not_taken_for_wrapped():
    layout = layout_of(read_lines(intake(page("甲事", LONG, MORE)).page))

    assert (layout.is_wrapped, layout.is_spaced, layout.is_marked) == (False, False, False)


def place(*lines):
    return intake(page(*lines)).drafts[0].place.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("江苏省连云港市赣榆区总工会办了一件事。", "320707"),
        ("广西壮族自治区总工会办了一件事。南宁市和北海市都来了。", "450000"),
        ("重庆市总工会办了一件事。", "500000"),
        ("青岛工会办了一件事。", "370200"),
        ("南京市鼓楼区总工会办了一件事。", "320106"),
        ("鼓楼区总工会办了一件事。", ""),
        ("中山路口的驿站开门了。", ""),
        ("中铁武汉公司的职工来了。", ""),
        ("甘肃省和福建省的工会办了一件事。", ""),
        ("按照《江苏省集体协商条例》，高邮市总工会办了一件事。", "321084"),
        ("大家办了一件事。", ""),
    ],
)
def test_the_place_is_the_one_that_is_meant_or_left_open(text, code):
    assert place(text) == code
    assert not code or code in regions().by_code


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2023年2月1日 星期三", date(2023, 2, 1)),
        ("2023年2月1日 星期四", None),
        ("2023年2月30日 星期三", None),
        ("2023年2月1日", None),
    ],
)
def test_a_day_is_believed_only_with_its_right_weekday(line, day):
    assert intake(page(line, "甲事", LONG)).printed == day


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        (["【主席之声】", "甲事", LONG], "column"),
        (["甲事", LONG, "小编说：这一篇值得大家都来看一看。"], "column"),
        (["省总出台工会驿站工作指引", LONG], "standard"),
        (["甲事", "集体协商好。集体协商快。集体协商成。"], "case"),
        (["甲事", LONG], "news"),
    ],
)
def test_the_type_is_guessed_from_what_is_printed(parts, kind):
    assert intake(page(*parts)).drafts[0].type.name == kind
