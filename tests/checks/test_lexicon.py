"""What the example files of the lexicon's checks cannot say: shares of pages, and the real data."""

from __future__ import annotations

import re

import pytest

from kb.checks.lexicon_too_broad import FEWEST_PAGES, MOST_PAGES
from kb.content.library import read_library
from kb.content.searched import searched_documents, searched_text
from kb.registry.lexicon import fold
from tests.conftest import AS_OF, REPOSITORY

ROW = "wages:\n  - {say: 工钱, find: 工资}\n"


@pytest.fixture(scope="module")
def library():
    return read_library(REPOSITORY, AS_OF)


def broad(shelf, articles, pages, holding):
    """The findings about a word that stands in the first `holding` of so many pages."""
    head = articles["page"][: articles["page"].index("\n---\n") + 5]
    for number in range(pages):
        text = "工资" if number < holding else "别的"
        shelf.write(f"docs/page-{number:03}.md", f"{head}\n{text}\n")
    shelf.write("data/lexicon.yml", ROW)
    return [found for found in shelf.findings() if found.check == "lexicon-too-broad"]


def test_a_word_that_most_pages_have_is_too_broad(shelf, articles):
    (found,) = broad(shelf, articles, FEWEST_PAGES, int(MOST_PAGES * FEWEST_PAGES) + 1)

    assert str(found.span) == "data/lexicon.yml:2:21"
    assert "“工资”在 65% 的页面里都有" in found.message


def test_a_word_at_the_limit_is_not_too_broad(shelf, articles):
    assert broad(shelf, articles, FEWEST_PAGES, int(MOST_PAGES * FEWEST_PAGES)) == []


def test_a_share_of_few_pages_says_nothing(shelf, articles):
    assert broad(shelf, articles, FEWEST_PAGES - 1, FEWEST_PAGES - 1) == []


def test_searched_text_is_what_readers_see(library):
    text = searched_text(library.documents["docs/law/wages-and-arrears.md"])

    assert "老板拖着工资不给，怎么办？" in text
    assert "工资拖了两个月还不发" in text, "how workers put it"
    assert not re.search(r"</?\w+[^<>]*>|:::|&\w+;", text)


def test_pages_for_editors_and_translations_are_not_searched_for_chinese_words(library):
    paths = {document.path for document in searched_documents(library, "zh")}

    assert "docs/law/bargaining.md" in paths
    assert not [path for path in paths if path.endswith(".en.md") or "contributing" in path]


def test_the_lexicon_is_large_and_every_row_leads_somewhere(library):
    lexicon = library.registry.lexicon
    text = fold("\n".join(map(searched_text, searched_documents(library, "zh"))))

    assert lexicon.faults == ()
    assert len(lexicon.rows) >= 320
    assert all(fold(word) in text for words in lexicon.expand.values() for word in words)


def test_the_question_of_the_late_courier_is_understood(library):
    assert "欠薪" in library.registry.lexicon.expand["拖着工资"]
