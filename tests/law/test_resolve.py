from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.law import Place, find_citations, resolve_citations
from kb.law.verdict import (
    Ambiguous,
    DraftAsLaw,
    Moved,
    Redundant,
    Repealed,
    RepealedPlace,
    UnknownArticle,
    UnknownLaw,
    UnknownParagraph,
)


@pytest.fixture
def resolve(register, today):
    def resolve(text, as_of=today, about=None):
        citations = find_citations(text, register.names)
        return resolve_citations(citations, register, as_of, register.laws.get(about))

    return resolve


@pytest.fixture
def kinds(resolve):
    def kinds(text, **options):
        return [tuple(each.kind for each in one.verdicts) for one in resolve(text, **options)]

    return kinds


@pytest.fixture
def verdict(resolve):
    def verdict(text, **options):
        ((one,),) = [each.verdicts for each in resolve(text, **options)]
        return one

    return verdict


@pytest.mark.parametrize(
    "text",
    [
        "《劳动合同法》第九十八条",
        "《中华人民共和国劳动合同法》第三十八条第一款第（六）项",
        "《劳动合同法》实施条例第三十八条",
        "四川省《中华人民共和国工会法》实施办法第六十二条",
        "《天津市实施〈中华人民共和国工会法〉办法》第四十六条",
        "《最高人民法院关于审理劳动争议案件适用法律问题的解释(二)》第二十一条",
        "《刑法》第二百七十六条之一第三款",
        "《女职工劳动保护特别规定》附录第三条第（十）项",
        "《山东省企业工资集体协商条例》第十六条第九款",
        "《江苏省集体协商条例》",
        "《新就业形态劳动者权益保障办法（征求意见稿）》",
        "《劳动合同法》第九条至第九十八条",
    ],
)
def test_what_exists_is_ok(kinds, text):
    assert kinds(text) == [("ok",)]


def test_an_unknown_name_comes_with_guesses(verdict):
    told = verdict("《劳动合同发》第三十八条")
    assert (told.kind, told.law, told.name) == ("unknown-law", "", "劳动合同发")
    assert told.guesses[0] == "labor-contract-law"
    assert (told.start, told.end) == (1, 6)


def test_guesses_stay_in_the_region(verdict):
    guesses = verdict("《河北省集体协商条例》第三条").guesses
    assert guesses == ("hebei-bargaining", "repealed-hebei-collective-contract")
    assert verdict("《湖北省集体合同条例》第三条").guesses == ()


def test_a_law_that_does_not_exist_is_unknown_and_known_as_such(verdict):
    assert verdict("《集体协商法》第三条") == UnknownLaw(
        1, 6, "collective-bargaining-law", "集体协商法"
    )


def test_the_last_article_is_told(verdict):
    told = verdict("见《劳动合同法》第九十九条第五款")
    assert isinstance(told, UnknownArticle)
    assert (told.last, told.suffixes, told.place) == (98, 0, Place(99, paragraph=5))
    assert (told.start, told.end) == (8, 16)


def test_suffixes_are_told(verdict):
    told = verdict("《刑法》第二百七十六条之二")
    assert (told.last, told.suffixes) == (452, 1)


def test_a_range_that_runs_backwards(verdict):
    told = verdict("《劳动合同法》第五十六条至第五十一条")
    assert isinstance(told, UnknownArticle)
    assert told.reference.backwards


@pytest.mark.parametrize(
    ("place", "unit", "count"),
    [
        ("第三十八条第三款", "款", 2),
        ("第三十八条第三款第（一）项", "款", 2),
        ("第三十八条第一款第（七）项", "项", 6),
        ("第三十八条第二款第（一）项", "项", 0),
        ("第三十八条第（七）项", "项", 6),
        ("第九条第一项", "项", 0),
    ],
)
def test_paragraphs_and_items_are_counted(verdict, place, unit, count):
    told = verdict(f"《劳动合同法》{place}")
    assert isinstance(told, UnknownParagraph)
    assert (told.unit, told.count, told.soft) == (unit, count, False)


def test_counts_from_a_single_copy_are_soft(verdict):
    assert verdict("《集体合同规定》第八条第（十六）项").soft
    assert verdict("《刑法》第一百六十五条第九款").soft


def test_each_wrong_place_of_a_list_is_told_once(resolve):
    text = "《劳动合同法》第九十九条第一款、第三十八条、第四十六条第（八）、（九）项"
    ((one),) = resolve(text)
    words = [text[each.start : each.end] for each in one.verdicts]
    assert words == ["第九十九条第一款", "第四十六条第（八）", "（九）项"]


def test_items_in_several_paragraphs_need_the_paragraph(verdict, kinds):
    told = verdict("《海南省集体合同条例》第十三条第（一）项")
    assert isinstance(told, Ambiguous)
    assert told.paragraphs == (1, 2)
    assert kinds("《劳动合同法》第三十八条第（二）项") == [("ok",)]


def test_the_first_of_one_paragraph_is_redundant(verdict, kinds):
    assert isinstance(verdict("《劳动合同法》第三十九条第一款第（二）项"), Redundant)
    assert kinds("《劳动合同法》第三十八条第一款") == [("ok",)]


def test_a_repealed_law_is_told_once_for_all_places(verdict):
    told = verdict("《合同法》第六十条、第一百零七条、第五百条")
    assert told == Repealed(1, 4, "repealed-contract-law", date(2021, 1, 1), "civil-code")


def test_a_repeal_has_its_day(kinds):
    text = "《最高人民法院关于审理劳动争议案件适用法律若干问题的解释（三）》第九条"
    assert kinds(text, as_of=date(2020, 12, 31)) == [("ok",)]
    assert kinds(text, as_of=date(2021, 1, 1)) == [("repealed",)]


def test_a_repeal_without_a_known_day_holds(verdict):
    assert verdict("《河北省集体合同条例》第三条").since is None


def test_a_law_is_not_repealed_by_one_of_its_own_title(kinds):
    assert kinds("《集体合同规定》第五十七条、《工会法》第五十八条") == [("ok",), ("ok",)]
    assert kinds("《集体合同规定》（1994年）第八条") == [("repealed",)]
    assert kinds("《集体合同规定（1994年）》第八条") == [("repealed",)]


def test_a_part_may_be_repealed(verdict, kinds):
    text = "《劳动争议司法解释（一）》第三十二条第一款"
    told = verdict(text)
    assert isinstance(told, RepealedPlace)
    assert (told.since, told.by) == (date(2025, 9, 1), "spc-labor-dispute-interp-2")
    assert kinds(text, as_of=date(2025, 8, 31)) == [("ok",)]
    assert kinds("《劳动争议司法解释（一）》第三十二条第二款") == [("ok",)]
    assert kinds("《劳动争议司法解释（一）》第三十二条") == [("ok",)]


@pytest.mark.parametrize(
    "text",
    [
        "《新就业形态劳动者权益保障办法（征求意见稿）》第三条",
        "《新就业形态劳动者权益保障办法》第三条",
        "《新就业形态劳动者权益保障办法》",
    ],
)
def test_a_draft_is_not_a_law(verdict, text):
    told = verdict(text)
    assert isinstance(told, DraftAsLaw)
    assert told.comments_until == date(2026, 11, 8)


def test_articles_that_nobody_saw_are_unverified(verdict):
    assert verdict("《江苏省集体协商条例》第三条、第五条").counted is None
    assert verdict("《劳务派遣暂行规定》第二十九条第九款").counted == 29


def test_a_third_party_count_is_a_bound(verdict):
    assert verdict("《劳务派遣暂行规定》第三十条").last == 29


def test_an_opinion_without_articles_has_no_article(verdict):
    told = verdict("《关于维护新就业形态劳动者劳动保障权益的指导意见》第二条")
    assert (told.kind, told.last) == ("unknown-article", 0)


def test_a_missing_place_of_the_old_numbering_has_moved(verdict):
    told = verdict("《工会法》第四十二条第一款第（二）项")
    assert isinstance(told, Moved)
    assert (told.article, told.before) == (43, date(2022, 1, 1))


def test_what_is_missing_in_both_numberings_is_just_missing(kinds):
    assert kinds("《工会法》第五十四条第（五）项") == [("unknown-paragraph",)]


@pytest.mark.parametrize(
    "text", ["《公司法》（2018修正）第四十四条", "《公司法（2018年修正）》第四十四条"]
)
def test_a_citation_of_the_old_version_has_moved(verdict, text):
    told = verdict(text)
    assert (told.kind, told.article, told.likeness) == ("moved", 68, 57)


def test_an_old_article_without_a_successor_is_repealed(verdict):
    assert isinstance(verdict("《公司法》（2018修正）第五十八条"), RepealedPlace)


def test_an_old_article_that_kept_its_number_is_ok(kinds):
    assert kinds("《公司法》（2018修正）第二条") == [("ok",)]


def test_an_old_version_that_was_not_held_is_unverified(kinds):
    assert kinds("《公司法》（2005修订）第二条") == [("unverified",)]


def test_the_old_version_counts_on_its_days(kinds):
    assert kinds("《公司法》第二百六十六条") == [("ok",)]
    assert kinds("《公司法》第二百六十六条", as_of=date(2024, 6, 30)) == [("unknown-article",)]


def test_pronouns_take_the_last_law_of_their_kind(resolve):
    text = (
        "《工会法》第一条、《工伤保险条例》第一条。该法第二条，该条例第三条。"
        "《劳动法》第一条，同法第四条，本条例第五条"
    )
    laws = [each.law.id for each in resolve(text)]
    union, injury, labour = "trade-union-law", "work-injury-insurance-regulation", "labor-law"
    assert laws == [union, injury, union, injury, labour, labour, injury]


def test_a_text_about_a_law_calls_it_this_law(resolve):
    laws = [
        each.law.id
        for each in resolve("《工会法》第一条，本法第二条，该法第三条", about="labor-law")
    ]
    assert laws == ["trade-union-law", "labor-law", "trade-union-law"]
    assert resolve("该法第二条", about="labor-law")[0].law.id == "labor-law"


def test_a_pronoun_without_a_law_is_unknown(verdict):
    assert verdict("该法第四十七条") == UnknownLaw(0, 2, "", "该法")


def test_pronouns_continue_a_place(resolve):
    text = "《劳动合同法》第三十八条第一款、该条第二款。前款第（一）项。"
    _, second, third = resolve(text)
    assert second.references[0].first == Place(38, paragraph=2)
    assert third.references[0].first == Place(38, paragraph=2, item=1)
    assert third.verdicts[0].kind == "unknown-paragraph"


def test_short_names_defined_in_the_text(resolve):
    title = "《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》"
    name, cited = resolve(title + "（以下简称《解释（一）》）。《解释（一）》第五十五条")
    assert name.law is cited.law
    assert cited.verdicts[0].last == 54


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《某某法》第一条，该法第二条，该法第三条", [("unknown-law",), (), ()]),
        ("《合同法》第一条，该法第二条", [("repealed",), ()]),
        ("《江苏省集体协商条例》，该条例第三条，该条例第四条", [("ok",), ("unverified",), ()]),
        ("《劳动法》第二百条，该条第二款", [("unknown-article",), ()]),
        (
            "《劳动法》第二百条，该条第二款，该法第二百零一条",
            [("unknown-article",), (), ("unknown-article",)],
        ),
        ("《劳动法》第一条，该法第二条", [("ok",), ("ok",)]),
    ],
)
def test_pronouns_do_not_repeat_a_mistake(kinds, text, expected):
    assert kinds(text) == expected


PIECES = [
    *(
        "《劳动法》",
        "《合同法》",
        "《某某法》",
        "工会法",
        "该法",
        "本条例",
        "该条",
        "前款",
        "附录",
        "，",
        "\n",
    ),
    *(
        "第三条",
        "第九百条",
        "第二款",
        "第（一）项",
        "之一",
        "、",
        "至",
        "（2018修正）",
        "《公司法》",
    ),
    *("（以下简称《劳动法》）", "《江苏省集体协商条例》", "《海南省集体合同条例》第十三条"),
]


@given(parts=st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_text_gets_one_verdict_a_place_at_most(parts, register, today):
    text = "".join(parts)
    for each in resolve_citations(find_citations(text, register.names), register, today):
        cited = each.citation
        assert len(each.verdicts) <= max(1, len(cited.references))
        assert len({(one.start, one.end) for one in each.verdicts}) == len(each.verdicts)
        assert all(cited.start <= one.start < one.end <= cited.end for one in each.verdicts)
