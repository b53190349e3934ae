from datetime import date

import pytest

from kb.law import Law, Register, Status
from kb.law.structure import Articles, parse_chapter

PLAIN = {"id": "some-law", "title": "中华人民共和国某法", "rank": "法律", "status": "in-force"}


def law(**more):
    return Law.from_facts(PLAIN | more)


def test_short_counts_are_expanded():
    counts = {1: "1款", "2..4": "2款", "5": "1款6项", "6": "3款，第2款3项，第3款4项", "7": "?款"}
    articles = Articles.parse(counts | {"7-1..7-2": "1款"})
    built = {number: article.items for number, article in articles.by_number.items()}
    assert built == {
        (1, 0): (0,),
        (2, 0): (0, 0),
        (3, 0): (0, 0),
        (4, 0): (0, 0),
        (5, 0): (6,),
        (6, 0): (0, 3, 4),
        (7, 0): (),
        (7, 1): (0,),
        (7, 2): (0,),
    }
    assert (articles.last, articles.suffixes(7), articles.suffixes(1)) == (7, 2, 0)


@pytest.mark.parametrize(
    "text", ["", "2", "0款", "2款 第1款6项", "2款，第3款6项", "2款6项", "款", "2段"]
)
def test_malformed_counts_are_refused(text):
    with pytest.raises(ValueError, match="not a count"):
        Articles.parse({1: text})


def test_an_article_is_given_once():
    with pytest.raises(ValueError, match="given twice"):
        Articles.parse({"1..3": "1款", "3": "1款"})


@pytest.mark.parametrize("text", ["第一章 总则 1-9", "第一章", ""])
def test_malformed_chapters_are_refused(text):
    with pytest.raises(ValueError, match="not a chapter"):
        parse_chapter(text)


def test_names_are_found_in_any_spelling():
    register = Register([law(title="实施《某法》办法（一）", aliases=["某办法"])])
    for name in ("实施《某法》办法（一）", " 实施〈某法〉办法(一)", "某 办法"):
        assert register.find(name).id == "some-law"
    assert register.find("某法") is None


def test_the_name_of_the_state_may_be_left_out():
    assert law().names == ("中华人民共和国某法", "某法")


@pytest.mark.parametrize(
    "other",
    [{"id": "some-law", "title": "另一法"}, {"id": "other", "aliases": ["某法"], "title": "乙法"}],
)
def test_ids_and_names_are_given_once(other):
    with pytest.raises(ValueError, match="some-law"):
        Register([law(), law(**other)])


def test_unknown_keys_are_refused():
    with pytest.raises(TypeError, match="colour"):
        law(colour="red")


def test_every_file_is_a_law_named_as_its_file(register):
    assert len(register.laws) == 113
    assert sum(not each.verified for each in register.laws.values()) == 44


def test_laws_that_were_seen_say_how_well(register):
    for each in register.laws.values():
        assert bool(each.versions[0].articles.last) == each.verified == bool(each.confidence)
        if each.verified:
            assert each.as_known_at or each.status is Status.REPEALED


def test_chapters_lie_within_the_articles_and_follow_each_other(register):
    for each in register.laws.values():
        for version in each.versions:
            chapters = [chapter for chapter in version.chapters if chapter.label.endswith("章")]
            assert all(chapter.first <= chapter.last for chapter in version.chapters), each.id
            # A heading without articles of its own does not occur.
            ends = [end for chapter in chapters for end in (chapter.first, chapter.last)]
            assert ends == sorted(ends), each.id
            assert not ends or ends[-1] <= version.articles.last


def test_article_numbers_leave_no_gap(register):
    for each in register.laws.values():
        for version in each.versions:
            numbers = {number for number, _ in version.articles.by_number}
            assert numbers == set(range(1, version.articles.last + 1)), each.id


def test_third_party_counts_agree(register):
    for each in register.laws.values():
        if each.verified and each.counted_elsewhere:
            assert each.counted_elsewhere == len(each.versions[0].articles.by_number), each.id


def test_laws_refer_to_laws(register):
    for each in register.laws.values():
        others = [each.repealed_by, *(part.by for part in each.repealed_parts)]
        assert all(other in register.laws for other in others if other), each.id


def test_moved_articles_exist(register):
    for each in register.laws.values():
        for moved in each.moved:
            assert moved.before > moved.revised > date(2000, 1, 1)
            old = each.labelled(moved.version)
            assert bool(old) == bool(moved.articles)
            assert all(old.articles.get(number) for number in moved.articles)
            new = (number for number, _ in moved.articles.values())
            assert all(each.versions[0].articles.get(number) for number in new)
            if old:
                assert sorted([*moved.articles, *moved.unmatched]) == list(
                    range(1, old.articles.last + 1)
                )


def test_versions_follow_each_other(register):
    for each in register.laws.values():
        current, *earlier = each.versions
        assert all(old.until == current.since for old in earlier), each.id
