from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.law import Kind, find_citations

NAMES = {
    "劳动法",
    "劳动合同法",
    "合同法",
    "刑法",
    "集体合同规定",
    "天津市实施《中华人民共和国工会法》办法",
}


def written(place):
    """A place in short: 38.1.2 is article, paragraph, item; 276-1 has a suffix."""
    article = f"{place.article}-{place.suffix}" if place.suffix else str(place.article)
    parts = [article, str(place.paragraph or "-"), str(place.item or "-")]
    return ".".join(parts).removesuffix(".-").removesuffix(".-")


def places(citation):
    return " ".join(
        written(each.first)
        if each.first == each.last
        else f"{written(each.first)}..{written(each.last)}"
        for each in citation.references
    )


def found(text):
    return [(each.kind, each.name.text, places(each)) for each in find_citations(text, NAMES)]


LISTS = [
    ("第三十八条", "38"),
    ("第 38 条", "38"),
    ("第３８条", "38"),
    ("38条", "38"),
    ("第一〇七条", "107"),
    ("第三十八条第一款第（二）项", "38.1.2"),
    ("第三十八条第一款第(二)项", "38.1.2"),
    ("第三十八条第一款第二项", "38.1.2"),
    ("第38条第1款第2项", "38.1.2"),
    ("第 38 条第 ( 2 ) 项", "38.-.2"),
    ("第四十六条（一）项", "46.-.1"),
    ("第三十九条第二项", "39.-.2"),
    ("第四十七条第一、二款", "47.1 47.2"),
    ("第四十七条第一款和第二款", "47.1 47.2"),
    ("第四十六条第（一）、（二）项", "46.-.1 46.-.2"),
    ("第四十六条第（一）项、（二）项", "46.-.1 46.-.2"),
    ("第三十八条第一款第（一）项、第（三）项、第二款", "38.1.1 38.1.3 38.2"),
    ("第三十六至三十八条", "36..38"),
    ("第三十六条至第三十八条", "36..38"),
    ("第五十一条-第五十六条", "51..56"),
    ("第五十一条～五十六条", "51..56"),
    ("第十九条第（十一）至（十四）项", "19.-.11..19.-.14"),
    ("第三十八条第一款至第三款", "38.1..38.3"),
    ("第三十八条第二款至第四十条第一款", "38.2..40.1"),
    ("第五百七十七条、五百七十八条", "577 578"),
    ("第三十六、三十八、四十条", "36 38 40"),
    ("第三十六条，第三十八条；第四十条以及第四十一条", "36 38 40 41"),
    ("第二百七十六条之一第一款", "276-1.1"),
    ("第 120 条之 1", "120-1"),
    ("第七十二条第一款、第三款、第七十三条第二款", "72.1 72.3 73.2"),
]

NOT_PART_OF_IT = [
    ("第三十九条和三项条件", "39"),
    ("第三十九条和三条建议", "39"),
    ("第四十条，三个月内", "40"),
    ("第四十条、三十日", "40"),
    ("第三十八条第一，要书面", "38"),
    ("第三十八条之一般规定", "38"),
    ("第三十八条第二章", "38"),
    ("第三十八条、第三条款", "38"),
    ("第三十八条、第三条件", "38"),
    ("第三十八条、第二项目", "38"),
    ("第三十八条例外", "38"),
    ("第三十八条、第十十条", "38"),
    ("第三十八条第一次", "38"),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_of_places_is_read_to_its_end(text, expected):
    (citation,) = find_citations(f"《劳动合同法》{text}规定")
    assert places(citation) == expected
    assert citation.place.text == text


@pytest.mark.parametrize(("text", "expected"), NOT_PART_OF_IT)
def test_what_follows_is_not_taken_for_a_place(text, expected):
    (citation,) = find_citations(f"《劳动合同法》{text}规定")
    assert places(citation) == expected


@pytest.mark.parametrize("text", ["第三条件", "第三条款", "第二款", "第一章", "第零条", "条", ""])
def test_a_title_without_an_article_is_only_a_title(text):
    (citation,) = find_citations(f"《劳动合同法》{text}")
    assert (citation.references, citation.text) == ((), "《劳动合同法》")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("《劳动合同法》第三条", "劳动合同法"),
        ("〈劳动合同法〉第三条", "劳动合同法"),
        ("《 劳动合同法 》 第三条", " 劳动合同法 "),
        ("《劳动合同法》的第三条", "劳动合同法"),
        ("《劳动合同法》中第三条", "劳动合同法"),
        ("《劳动合同法》（2012年修正）第三条", "劳动合同法"),
        ("《某规定》（劳部发〔1994〕489 号）（节选）第三条", "某规定"),
        ("《实施〈社会保险法〉若干规定》第三条", "实施〈社会保险法〉若干规定"),
        ("《实施《社会保险法》若干规定》第三条", "实施《社会保险法》若干规定"),
        ("《解释（一）》第三条", "解释（一）"),
        ("《劳动合同法》实施条例第三条", "劳动合同法》实施条例"),
        ("《《《劳动合同法》第三条", "劳动合同法"),
        ("《“〈劳动合同法》第三条", "“〈劳动合同法"),
    ],
)
def test_titles(text, name):
    (citation,) = find_citations(text)
    assert (citation.kind, citation.name.text, places(citation)) == (Kind.FULL, name, "3")


def test_a_title_ends_with_its_line():
    assert find_citations("《劳动\n合同法》第三条") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("根据劳动合同法第三条", "劳动合同法"),
        ("劳动合同法第三条", "劳动合同法"),
        ("（合同法第三条）", "合同法"),
        ("天津市实施《中华人民共和国工会法》办法第三条", "天津市实施《中华人民共和国工会法》办法"),
        ("《劳动合同法第三条", "劳动合同法"),
    ],
)
def test_known_names_need_no_marks(text, name):
    assert found(text) == [(Kind.SHORT, name, "3")]


@pytest.mark.parametrize(
    "text", ["集体合同法第三条", "本市集体合同规定第三条", "劳动合同第三条", "第三条"]
)
def test_a_part_of_a_longer_name_is_not_that_name(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "pointer", ["本法", "该法", "同法", "本条例", "该规定", "上述办法", "本解释"]
)
def test_pointers_to_a_law(pointer):
    assert found(f"依照{pointer}第三条第二款的") == [(Kind.LAW_ANAPHORA, pointer, "3.2")]


@pytest.mark.parametrize("pointer", ["该条", "本条", "同条", "前款", "该款"])
def test_pointers_to_a_place(pointer):
    assert found(f"{pointer}第（二）项") == [(Kind.PLACE_ANAPHORA, pointer, "0.-.2")]


@pytest.mark.parametrize(
    "text", ["基本法第三条", "日本法第三条", "该法第二款", "该条第三条", "合同条第一款"]
)
def test_what_only_looks_like_a_pointer(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("definition", "alias"),
    [
        ("（以下简称《合同法》）", "合同法"),
        ("（以下简称“合同法”）", "合同法"),
        ("（以下简称合同法）", "合同法"),
        ("(以下称「合同法」)", "合同法"),
        ("（下称：合同法）", "合同法"),
        ("（主席令第15号，以下简称《合同法》）", "合同法"),
        ("（1999年）（以下简称《合同法》）", "合同法"),
        ("（以下简称《解释（二）》）", "解释（二）"),
        ("，以下简称《合同法》，", "合同法"),
    ],
)
def test_definitions(definition, alias):
    text = f"《中华人民共和国合同法》{definition}很重要。《{alias}》第三条，{alias}第四条"
    first, *others = find_citations(text)
    assert first.alias.text == alias
    assert [(each.name.text, places(each)) for each in others] == [(alias, "3"), (alias, "4")]


def test_an_article_may_follow_the_definition():
    (citation,) = find_citations("《中华人民共和国合同法》（以下简称《合同法》）第186条")
    assert (citation.alias.text, places(citation)) == ("合同法", "186")


def test_an_appendix_has_articles_too():
    (citation,) = find_citations("《女职工劳动保护特别规定》附录第四条第（一）项")
    assert citation.in_appendix
    assert places(citation) == "4.-.1"


def test_titles_of_other_things_are_not_citations():
    assert find_citations("《工人日报》说，《集体合同》和《离职证明》") == []


def test_citations_do_not_overlap():
    text = "《关于适用〈劳动法〉第三条的通知》（据劳动法第三条、第五条）第二条"
    (citation,) = find_citations(text, NAMES)
    assert citation.text == text


def test_offsets_of_a_reference_are_its_own_words():
    text = "见《劳动合同法》第四十六条第（一）、（八）项、第四十七条。"
    (citation,) = find_citations(text)
    cut = [text[each.start : each.end] for each in citation.references]
    assert cut == ["第四十六条第（一）", "（八）项", "第四十七条"]


PIECES = [
    *"《》〈〉（）()第条款项之一二三十百千〇零0１、，；至-和 \n法x",
    *(
        "劳动法",
        "本法",
        "该条",
        "前款",
        "附录",
        "以下简称",
        "（以下简称《",
        "《劳动合同法》",
        "第三条",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text())
def test_every_stretch_is_cut_from_the_text(text):
    citations = find_citations(text, NAMES)
    for each in citations:
        for part in (each, each.name, each.place, each.alias):
            assert part is None or text[part.start : part.end] == part.text
        assert all(each.start <= part.start < part.end <= each.end for part in each.references)
    assert all(one.end <= two.start for one, two in pairwise(citations))
