"""The real articles and data: what is published passes its own checks."""

from __future__ import annotations

import re
from functools import cache

from kb.checks.run import run_checks
from kb.content.library import read_library
from kb.content.types import Article
from tests.conftest import AS_OF, REPOSITORY


@cache
def library():
    return read_library(REPOSITORY, AS_OF)


def test_the_articles_have_no_errors_and_only_the_warnings_that_their_sources_earn():
    """The sources hold figures that do not add up and stations that nobody has verified."""
    findings = run_checks(library())
    assert [f"{f.span}: {f.check}: {f.message}" for f in findings if f.severity == "error"] == []
    assert {found.check for found in findings} <= {"fact-sum", "station-stale"}


def test_no_article_and_no_data_file_has_a_fault():
    faults = [fault for document in library().documents.values() for fault in document.faults]

    assert faults == []
    assert library().registry.faults == ()
    assert library().faults == ()


def test_every_article_was_understood():
    assert [path for path, document in library().documents.items() if not document.fields] == []
    assert any(isinstance(each.fields, Article) for each in library().documents.values())


def test_every_region_of_the_country_is_in_the_tree_once():
    regions = library().registry.regions
    levels = [region.level for region in regions.by_code.values()]

    assert levels.count("nation") == 1
    assert levels.count("province") == 34
    assert regions.full_name("320707") == "江苏省连云港市赣榆区"
    assert regions.full_name("110101") == "北京市东城区"
    assert all(regions.lineage(code)[0].code == "000000" for code in regions.by_code)


def test_every_word_of_the_vocabulary_has_an_address_of_its_own():
    for terms in library().registry.vocabulary.lists.values():
        slugs = [term.slug for term in terms.values()]

        assert len(slugs) == len(set(slugs))
        assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in slugs)
        assert all(term.zh and term.en for term in terms.values())
