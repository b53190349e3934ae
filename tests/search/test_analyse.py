from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.analyse import body_terms, compact, heading_terms, normalise
from kb.search.postings import TermCounter
from kb.search.traditional import simplified, variants
from tests.conftest import REPOSITORY

VECTORS = json.loads((REPOSITORY / "tests/search/analyser.json").read_text(encoding="utf-8"))
TEXTS = st.text(st.sampled_from("工资劳动〇𠀀𠮷aZ09 ，。\n😀\u0301") | st.characters())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["text"]))
def test_the_analyser_does_what_the_golden_vectors_say(vector):
    normal = normalise(vector["text"])

    assert normal == vector["normal"]
    assert body_terms(normal) == vector["body"]
    assert heading_terms(normal) == vector["heading"]


def test_no_golden_vector_stands_twice():
    texts = [vector["text"] for vector in VECTORS]

    assert len(texts) == len(set(texts)) >= 60


@given(TEXTS)
def test_every_term_stands_in_the_normalised_text(text):
    normal = normalise(text)

    assert all(term in normal for term in heading_terms(normal))
    assert all(0 < len(term) <= 2 or term.isascii() for term in body_terms(normal))


@given(TEXTS)
def test_compact_text_has_the_characters_of_the_terms_and_no_others(text):
    normal = normalise(text)

    assert set(compact(normal)) == {
        character for term in heading_terms(normal) for character in term
    }


@given(st.lists(TEXTS, max_size=5))
def test_counting_all_pages_at_once_gives_what_the_analyser_gives_for_each(texts):
    normal = {slot: normalise(text) for slot, text in enumerate(texts)}
    for with_single, terms_of in ((False, body_terms), (True, heading_terms)):
        counter = TermCounter(32)
        postings = counter.count(normal, with_single=with_single)
        spelled = counter.spelling(postings.terms)
        counted: dict[int, list[str]] = {}
        for term, slot, often in zip(
            spelled, postings.slots.tolist(), postings.frequencies.tolist(), strict=True
        ):
            counted.setdefault(slot, []).extend([term] * often)

        expected = {slot: sorted(terms_of(text)) for slot, text in normal.items()}
        assert {slot: sorted(terms) for slot, terms in counted.items()} == {
            slot: terms for slot, terms in expected.items() if terms
        }
        assert postings.lengths.tolist() == [len(expected.get(slot, ())) for slot in range(32)]
        assert bool(np.all(np.diff(postings.keys) > 0))


def test_a_query_of_gb2312_characters_never_needs_the_large_map():
    for character in simplified():
        with pytest.raises(UnicodeEncodeError):
            character.encode("gb2312")
    for character in variants():
        assert character.encode("gb2312")


def test_simplified_characters_stay_what_they_are():
    targets = {*simplified().values(), *variants().values()}

    assert not targets & {*simplified(), *variants()}
    assert normalise("".join(sorted(targets))) == "".join(sorted(targets))
    assert len(simplified()) > 2000


def test_the_map_works_with_one_index_per_character_in_a_browser():
    assert all(ord(a) < 0x10000 and ord(b) < 0x10000 for a, b in simplified().items())
