"""Which pages are found, and what of them."""

from __future__ import annotations

import pytest

from kb.search.entries import library_entries
from kb.search.entry import Section
from kb.search.files import search_files
from kb.search.sections import read_sections
from kb.site.build import site_pages


@pytest.fixture(scope="module")
def by_uri(real_entries):
    return {entry.uri: entry for entry in real_entries}


def test_every_article_is_found_but_the_home_page_and_the_manual(real_library, by_uri):
    """The finder stands for all stations: they are looked for there."""
    views = site_pages(real_library)
    pages = {page.uri for page in views if (page.edit_path or "").endswith(".md")}
    manual = {uri for uri in pages if uri.startswith("contributing/")}

    assert manual
    chinese = {uri for uri in pages - manual if not uri.startswith("en/")}
    found = {uri for uri in by_uri if not uri.startswith("laws/")}
    finder = {page.uri for page in views if page.template == "finder.html"}
    assert found == {*chinese - {""}, "help/hotlines/", *finder}


def test_a_law_is_found_by_all_its_names(by_uri):
    entry = by_uri["laws/labor-contract-law/"]

    assert entry.title == "《劳动合同法》"
    assert "中华人民共和国劳动合同法" in entry.heading_text
    assert entry.is_named_only


def test_a_question_has_its_short_answer_and_the_wordings_of_workers(by_uri):
    entry = by_uri["law/wages-and-arrears/"]
    section = next(section for section in entry.sections if section.anchor == "late-pay")

    assert section.heading == "老板拖着工资不给，怎么办？"
    assert section.short.startswith("工资必须付")
    assert "网点欠我工资，我该找谁" in section.ask.splitlines()
    assert section.short not in section.text
    assert "网点欠我工资" not in section.text
    assert "你有三条路：\n投诉：找人社部门" in section.text


def test_the_summary_is_part_of_the_text(by_uri, real_library):
    document = real_library.documents["docs/law/wages-and-arrears.md"]

    assert by_uri["law/wages-and-arrears/"].sections[0].text.startswith(document.fields.summary)


def test_a_form_is_found_by_when_to_use_it_and_by_its_legal_basis(by_uri, real_library):
    fields = real_library.documents["docs/forms/collective-contract-outline.md"].fields
    sections = by_uri["forms/collective-contract-outline/"].sections
    texts = {section.heading: section.text.splitlines() for section in sections}

    assert texts["什么时候用"] == fields.use_when
    assert texts["什么时候不要用"] == fields.not_when
    assert texts["依据"] == fields.legal_basis


def test_a_course_is_found_by_its_goals_and_whom_it_is_for(by_uri, real_library):
    fields = real_library.documents["docs/courses/station-keeper.md"].fields
    sections = {section.anchor: section for section in by_uri["courses/station-keeper/"].sections}

    assert sections["goals"].text.splitlines() == fields.goals
    assert fields.audience in sections["course"].text


def test_a_standard_is_found_by_what_it_requires(by_uri):
    sections = by_uri["stations/guangdong-station-guideline/"].sections
    text = next(section.text for section in sections if section.anchor == "requirements")

    assert "手机充电插排 现场有插排，能充电" in text.splitlines()
    assert "工作日中午要开门" in text


def test_words_of_facets_are_those_of_the_sites_addresses(by_uri, real_library):
    collections = {page.uri for page in site_pages(real_library)}

    for entry in by_uri.values():
        assert {f"industries/{word.id}/" for word in entry.industries} <= collections
        assert {f"groups/{word.id}/" for word in entry.groups} <= collections


def test_english_pages_have_an_index_of_their_own(real_library):
    entries = library_entries(real_library, "en")
    names = {name for name, _ in search_files(real_library)}

    assert {"en/law/bargaining/"} <= {entry.uri for entry in entries}
    assert {"search/en/base.js", "search/zh/base.js", "search/traditional.js"} <= names
    assert "search/en/pinyin.js" not in names


def test_a_page_that_cannot_be_read_is_found_by_its_name(shelf):
    shelf.write("docs/law/broken.md", "---\ntitle: [\n---\n\n## 工资 {#a}\n")

    entry = library_entries(shelf.library(), "zh")[0]

    assert entry.title == "broken.md"
    assert [section.heading for section in entry.sections] == ["工资"]


def test_tables_from_data_are_part_of_the_text(shelf_with_laws, articles):
    shelf_with_laws.write(
        "docs/law/a.md", articles["explainer"] + "\n::: regional reply-deadline\n:::\n"
    )

    entry = next(e for e in library_entries(shelf_with_laws.library(), "zh") if e.uri == "law/a/")

    assert "江苏省" in entry.body_text
    assert "\x1a" not in entry.body_text


@pytest.mark.parametrize(
    ("html", "sections"),
    [
        ("", []),
        ("<p>一</p>\n<p>二</p>", [Section("", "", "一\n二")]),
        ('<h2 id="a">甲<em>乙</em></h2>\n<p>丙</p>', [Section("a", "甲乙", "丙")]),
        ('<h2 id="a">甲</h2><h4 id="b">乙</h4><p>丙</p>', [Section("a", "甲", "乙\n丙")]),
        ("<p>&lt;script&gt; &amp;amp;</p>", [Section("", "", "<script> &amp;")]),
        (
            (
                '<h2 id="a">甲</h2><div class="box ask">\n<p class="box-title">问法</p>\n'
                "<ul><li>乙</li><li>丙</li></ul></div><p>丁</p>"
            ),
            [Section("a", "甲", "丁", ask="乙\n丙")],
        ),
        (
            (
                '<div class="box note"><p class="box-title">注意</p>'
                '<div class="box short"><p>短</p></div><p>长</p></div><p>外</p>'
            ),
            [Section("", "", "注意\n长\n外", short="短")],
        ),
        (
            '<div class="table"><table><tr><th scope="col">甲</th><td>乙</td></tr></table></div>',
            [Section("", "", "甲 乙")],
        ),
    ],
)
def test_a_page_is_cut_at_its_headings(html, sections):
    assert read_sections(html) == sections
