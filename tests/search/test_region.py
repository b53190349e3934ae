"""The index of a kept province finds what an index of the same pages would find."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.library import read_library
from kb.search.entries import library_entries
from kb.search.files import index_files
from kb.search.query import Searcher
from kb.search.region import _steps, joined, region_search_files
from kb.site.build import site_pages
from kb.site.offline import kept_pages, provinces, region_file
from kb.site.script import read_script
from tests.conftest import AS_OF, REPOSITORY

PROVINCE = "320000"
QUERIES = (
    "老板拖着工资不给",
    "赣榆 服装",
    "加班费怎么算",
    "快递员 超时罚款",
    "工会",
    "gongzi",
    "集体协商 涨工资 农忙",
    "职工",
    "没有这样的词 zzz",
)


@pytest.fixture(scope="module")
def library():
    return read_library(REPOSITORY, AS_OF)


@pytest.fixture(scope="module")
def kept(library):
    return kept_pages(site_pages(library), provinces(library))


@pytest.fixture(scope="module")
def files(library, kept):
    return dict(region_search_files(library, kept))


def _searcher(content):
    scripts = [line + b"\n" for line in content.split(b"\n") if line]
    return Searcher({f"{read_script(line)[0]}.js": line for line in scripts}, "")


@pytest.fixture(scope="module")
def plain(library, kept):
    """An index of the same pages, made in one go."""
    wanted = set(kept[PROVINCE])
    entries = [entry for entry in library_entries(library, "zh") if entry.uri in wanted]
    return Searcher(dict(index_files(entries, "", library.registry.lexicon)), "")


def _scores(searcher, query):
    found = searcher.search(query)
    return {searcher.row(each.slot)[0]: round(each.score, 9) for each in found}


@pytest.mark.parametrize("query", QUERIES)
def test_it_finds_the_same_pages_with_the_same_scores(files, plain, query):
    region = _searcher(files[region_file(PROVINCE)])

    assert _scores(region, query) == _scores(plain, query)


def test_words_of_any_page_find_what_an_index_of_the_same_pages_finds(files, plain, library, kept):
    region = _searcher(files[region_file(PROVINCE)])
    chance = random.Random(6)  # noqa: S311 — a sample, no secret
    entries = [e for e in library_entries(library, "zh") if e.uri in set(kept[PROVINCE])]
    for _ in range(60):
        text = chance.choice(entries).body_text.replace("\n", " ")
        start = chance.randrange(max(1, len(text) - 12))
        query = text[start : start + 12]
        assert _scores(region, query) == _scores(plain, query), query


def test_every_province_that_keeps_pages_of_its_own_has_an_index_of_exactly_its_pages(
    library, files, kept
):
    articles = {entry.uri for entry in library_entries(library, "zh")}

    assert set(files) == {region_file(code) for code in kept}
    for code, uris in kept.items():
        searcher = _searcher(files[region_file(code)])
        rows = [searcher.row(slot) for slot in range(searcher.base["slots"])]
        assert {row[0] for row in rows if row} == set(uris) & articles
        assert searcher.base["n"] == len(set(uris) & articles)


def test_the_same_library_gives_the_same_bytes(library, files, kept):
    assert dict(region_search_files(library, kept)) == files


def test_no_province_no_index(library):
    assert list(region_search_files(library, {})) == []


def _posting(pairs):
    """Slots and frequencies as they are written."""
    numbers, before = [], 0
    for slot, count in pairs:
        numbers += [(slot - before) * 8 + min(count, 8) - 1, *([count] if count >= 8 else [])]
        before = slot
    return numbers or 0


PAIRS = st.dictionaries(st.integers(0, 63), st.integers(1, 30), max_size=8).map(
    lambda counts: sorted(counts.items())
)


@given(PAIRS, PAIRS)
def test_postings_are_joined_as_if_they_had_been_written_together(first, second):
    both = [*first, *((slot + 64, count) for slot, count in second)]

    found = joined([_posting(first), 0, 0], [_posting(second), 0, 0], 64)

    assert found == [_posting(both), 0, 0]


def test_pages_that_have_to_be_named_keep_their_slots():
    assert _steps([2, 3], [1, 4], 32) == [2, 3, 28, 4]
    assert _steps([], [0, 4], 32) == [32, 4]
    assert _steps([2], [], 32) == [2]


@given(PAIRS, PAIRS, st.integers(100, 2000))
def test_what_was_cut_still_counts(first, second, df):
    posting = _posting(second)

    assert joined([0, 0, _posting(first), df], [0, 0, posting], 64)[3] == df + len(second)
    assert joined([0, 0, posting], [0, 0, _posting(first), df], 64)[3] == df + len(second)
