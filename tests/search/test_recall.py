"""The gate: what readers ask is found.  Raise a figure when search has become better."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kb.search.evaluate import examine, score
from kb.search.examination import GROUPS, PATH, read_questions
from kb.source.file import read_source
from tests.conftest import REPOSITORY
from tests.search.pages import searcher


@dataclass(frozen=True)
class Least:
    """What must be reached: recall at five, right section at five, reciprocal rank at ten."""

    recall: float
    section_recall: float
    reciprocal_rank: float


LEAST = {
    "all": Least(0.98, 0.90, 0.84),
    "held out": Least(0.95, 0.82, 0.81),
    "colloquial": Least(0.99, 0.93, 0.85),
    "editor": Least(0.99, 0.90, 0.87),
    "pinyin": Least(0.94, 0.82, 0.85),
    "traditional": Least(0.93, 0.86, 0.82),
    "typo": Least(0.93, 0.80, 0.79),
}
MOST_EMPTY = 0.02


@pytest.fixture(scope="module")
def questions():
    found, faults = read_questions(read_source(REPOSITORY, PATH))
    assert faults == ()
    return found


@pytest.fixture(scope="module")
def outcomes(questions, real_library, real_entries):
    return examine(searcher(real_entries, real_library.registry.lexicon), questions)


def test_there_are_enough_questions_of_every_kind(questions):
    assert len(questions) >= 150
    assert {question.group for question in questions} == set(GROUPS)
    held_out = sum(question.is_held_out for question in questions)
    assert 0.3 <= held_out / len(questions) <= 0.37
    assert len({question.query for question in questions}) == len(questions)


def test_every_expected_page_and_section_exists(questions, real_entries):
    places = {""}
    for entry in real_entries:
        places.add(entry.uri)
        places.update(f"{entry.uri}#{section.anchor}" for section in entry.sections)

    expected = {uri for question in questions for uri in question.expected}

    assert expected - places == set()


@pytest.mark.parametrize("name", LEAST)
def test_what_is_asked_is_found(outcomes, name):
    chosen = [
        each
        for each in outcomes
        if name in {"all", each.asked.group} or (name == "held out" and each.asked.is_held_out)
    ]
    found, least = score(chosen), LEAST[name]

    assert found.recall >= least.recall
    assert found.section_recall >= least.section_recall
    assert found.reciprocal_rank >= least.reciprocal_rank


def test_hardly_any_question_brings_nothing(outcomes):
    assert score(outcomes).empty <= MOST_EMPTY


def test_the_lexicon_makes_search_better(outcomes, questions, real_entries):
    without = score(examine(searcher(real_entries), questions))

    assert score(outcomes).reciprocal_rank > without.reciprocal_rank
    assert score(outcomes).section_recall > without.section_recall
