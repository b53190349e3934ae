"""What is written: posting codes, cuts, columns, and how little a small edit changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.columns import column, length_code, numbers_of, rough_lengths
from kb.search.files import index_files
from kb.search.index import EXACT, SHIPPED, Profile
from kb.search.query import Searcher
from kb.site.script import read_script, script
from tests.search.pages import FOLDER, Wordings, page, searcher

WORDS = st.sampled_from(["工资", "加班", "合同", "工", "a", "12333", "constructor"])
PAGES = st.lists(st.lists(WORDS, max_size=40), min_size=1, max_size=6)


@given(PAGES)
def test_postings_are_read_back_as_they_were_counted(pages):
    found = searcher(
        [page(f"{number}/", "页", " ".join(words)) for number, words in enumerate(pages)],
        profile=EXACT,
    )
    for word in {word for words in pages for word in words}:
        counted = {f"{n}/": words.count(word) for n, words in enumerate(pages) if word in words}

        posted = found.posted(word)

        assert {found.row(slot)[0]: tf for slot, tf in posted.fields[2]} == counted


def test_a_term_that_no_page_has_is_nowhere_even_when_objects_have_it():
    assert searcher([page("a/", "工资")]).posted("constructor") is None


def test_the_cut_keeps_the_best_and_the_true_count():
    entries = [page(f"{n:02}/", "页", "工资 " * (n + 1) + "别的 " * 5) for n in range(40)]
    cut = searcher(entries, profile=Profile(most_postings=10, has_exact_lengths=True))
    exact = searcher(entries, profile=EXACT)

    kept = {cut.row(slot)[0] for slot, _ in cut.posted("工资").fields[2]}

    assert kept == {f"{n:02}/" for n in range(30, 40)}
    assert cut.posted("工资").idf == exact.posted("工资").idf
    best = [each.score for each in exact.search("工资")[:10]]
    assert [each.score for each in cut.search("工资")] == best


def test_the_shipped_index_keeps_a_thousand_pages_of_a_term():
    entries = [page(f"{n}/", "页", "工资") for n in range(1100)]
    found = searcher(entries)

    assert len(found.posted("工资").fields[2]) == 1000
    assert len(searcher(entries, profile=EXACT).posted("工资").fields[2]) == 1100
    slots = sorted(slot for slot in range(found.base["slots"]) if found.row(slot))
    assert [slot for slot, _ in found.posted("工资").fields[2]] == slots[:1000]


def test_rough_lengths_are_near_and_scores_stay_near(real_entries):
    table = rough_lengths()
    for length in range(20_000):
        near = table[length_code(table, length)]
        assert abs(near - length) <= 0.06 * length

    rough, exact = searcher(real_entries), searcher(real_entries, profile=EXACT)
    for query in ("老板拖着工资不给", "上下班路上出车祸", "劳动合同法"):
        scores = {each.slot: each.score for each in exact.search(query)}
        for each in rough.search(query):
            assert each.score == pytest.approx(scores[each.slot], rel=0.06)


@given(st.lists(st.integers(0, 20_000)))
def test_columns_are_read_back(numbers):
    assert numbers_of(column(numbers)) == numbers


@given(st.text())
def test_a_script_is_one_harmless_line_with_its_value(text):
    content = script("k", {"t": text}).decode()

    assert content.startswith('S("k",')
    assert "</" not in content
    assert "\n" not in content[:-1]
    assert "\u2028" not in content
    assert read_script(content.encode()) == ("k", {"t": text})


def test_a_lone_surrogate_is_written_as_what_it_is_an_unknown_character():
    assert script("k", "工\ud800资") == 'S("k","工\ufffd资")\n'.encode()


def test_the_same_pages_in_another_order_give_the_same_bytes(real_entries):
    forwards = list(index_files(real_entries, FOLDER, Wordings()))
    backwards = list(index_files(real_entries[::-1], FOLDER, Wordings()))

    assert dict(forwards) == dict(backwards)
    assert len(dict(forwards)) == len(forwards)


def test_a_word_more_on_one_page_changes_few_files(real_entries):
    before = dict(index_files(real_entries, FOLDER, Wordings()))
    edited = next(entry for entry in real_entries if entry.uri == "law/wages-and-arrears/")
    sections = (
        *edited.sections[:-1],
        replace(edited.sections[-1], text=edited.sections[-1].text + "鳄鱼"),
    )
    after = dict(
        index_files(
            [replace(e, sections=sections) if e is edited else e for e in real_entries],
            FOLDER,
            Wordings(),
        )
    )

    changed = {name for name in before | after if before.get(name) != after.get(name)}

    # The page's text, the shards of the new pairs, and the average length.
    assert len(changed) <= 6
    assert len(before) > 200


def test_a_new_page_changes_its_own_shards_and_no_others(real_entries):
    before = dict(index_files(real_entries, FOLDER, Wordings()))
    new = page("news/new/", "一篇新的短讯", "鳄鱼在驿站里喝水。")
    after = dict(index_files([*real_entries, new], FOLDER, Wordings()))

    changed = {name for name in before | after if before.get(name) != after.get(name)}

    assert len([name for name in changed if "/t/" in name]) <= 30
    assert len([name for name in changed if "/f/" in name]) <= 4
    assert len([name for name in changed if "/d/" in name]) <= 3


def test_no_shard_is_large_and_there_is_one_for_every_hash(real_entries):
    files = dict(index_files(real_entries, FOLDER, Wordings()))
    found = Searcher(files, FOLDER)
    sizes = [len(content) for name, content in files.items() if "/t/" in name]

    assert len(sizes) == found.base["shards"]
    assert sum(sizes) / len(sizes) < 12_000
    assert max(sizes) < 20_000


def test_facets_say_of_every_page_what_the_page_says(real_entries):
    files = dict(index_files(real_entries, FOLDER, Wordings()))
    found = Searcher(files, FOLDER)
    facets = read_script(files[f"{FOLDER}facets.js"])[1]
    by_uri = {entry.uri: entry for entry in real_entries}

    for slot in range(found.base["slots"]):
        said = {
            name: [
                facet["values"][number]
                for number in facet["sets"][numbers_of(facet["column"][slot])[0]]
            ]
            for name, facet in facets.items()
        }
        if row := found.row(slot):
            entry = by_uri.pop(row[0])
            region = [[entry.region.id, entry.region.name]] if entry.region else []
            assert said["collection"] == [[entry.collection.id, entry.collection.name]]
            assert said["region"] == region
            assert said["industry"] == sorted([word.id, word.name] for word in entry.industries)
            assert said["group"] == sorted([word.id, word.name] for word in entry.groups)
            assert said["year"] == ([[entry.year, entry.year]] if entry.year else [])
        else:
            assert not any(said.values())
    assert not by_uri


def test_an_index_without_lexicon_says_so_and_has_no_file_of_it():
    files = dict(index_files([page("a/", "工资")], FOLDER))

    assert f"{FOLDER}lexicon.js" not in files
    assert Searcher(files, FOLDER).base["lexicon"] == 0
    assert [each.slot for each in Searcher(files, FOLDER).search("工资")]


def test_of_no_pages_nothing_is_written():
    assert list(index_files([], FOLDER)) == []


def test_some_of_the_pages_make_an_index_of_their_own(real_entries):
    jiangsu = [e for e in real_entries if e.region and e.region.id == "320000"]

    found = Searcher(dict(index_files(jiangsu, "search/zh/320000/")), "search/zh/320000/")

    assert 0 < found.base["n"] == len(jiangsu) < len(real_entries)
    assert {found.row(each.slot)[0] for each in found.search("工资")} <= {e.uri for e in jiangsu}


def test_the_shipped_profile_is_what_files_are_written_in():
    entries = [page("a/", "工资")]

    assert dict(index_files(entries, FOLDER)) == dict(index_files(entries, FOLDER, None, SHIPPED))
