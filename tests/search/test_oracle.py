"""lunr is the oracle: in the exact profile every score is its score."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from lunr.builder import Builder

from kb.search.analyse import body_terms, heading_terms, normalise
from kb.search.index import BOOSTS, EXACT
from tests.search.pages import Wordings, searcher, split_at_sections

LEXICON = Wordings(
    stop=("怎么办", "吗", "我"),
    expand={
        "拖着工资不给": ("拖欠工资", "拖欠劳动报酬"),
        "不给钱": ("欠薪",),
        "受伤": ("工伤", "劳动能力鉴定"),
        "被开除": ("解除劳动合同", "经济补偿"),
    },
)
BY_HAND = [
    "老板拖着工资不给，怎么办？",
    "不给钱",
    "上班受伤谁赔",
    "被开除了有没有补偿",
    "工资工资工资",
    "gongzi",
    "經濟補償怎麼算",
    "薪",
    "12333",
    "第三十八条",
    "2N 赔偿",
    "没有这样的词 xyzzy",
]
PAGES, QUERIES = 300, 70


@pytest.fixture(scope="module")
def some_pages(real_entries):
    pages = [*real_entries, *split_at_sections(real_entries)]
    chosen = random.Random(7).sample(pages, PAGES)  # noqa: S311 — no secret
    # lunr knows no pages that have to be named.
    return [replace(entry, is_named_only=False) for entry in chosen]


@pytest.fixture(scope="module")
def ours(some_pages):
    return searcher(some_pages, LEXICON, EXACT)


@pytest.fixture(scope="module")
def lunr_index(some_pages):
    builder = Builder()
    builder.ref("uri")
    for name, boost in zip(("title", "headings", "body"), BOOSTS, strict=True):
        builder.field(name, boost)
    for entry in some_pages:
        builder.add(
            {
                "uri": entry.uri,
                "title": heading_terms(normalise(entry.title)),
                "headings": heading_terms(normalise(entry.heading_text)),
                "body": body_terms(normalise(entry.body_text)),
            }
        )
    return builder.build()


def queries(pages):
    """Some by hand, the others cut out of the pages at random."""
    chance = random.Random(11)  # noqa: S311 — no secret
    yield from BY_HAND
    for _ in range(QUERIES - len(BY_HAND)):
        text = chance.choice(pages).body_text or "工资"
        start = chance.randrange(len(text))
        yield text[start : start + chance.randrange(1, 30)]


def test_every_score_is_lunrs_score(some_pages, ours, lunr_index):
    compared = 0
    for text in queries(some_pages):
        question = ours.understand(text)
        query = lunr_index.create_query()
        for term, weight in question.terms.items():
            query.clause(term, boost=weight, use_pipeline=False)
        expected = {each["ref"]: each["score"] for each in lunr_index.query(query)}

        found = {ours.row(each.slot)[0]: each.score for each in ours.rank(question)}

        assert found == pytest.approx(expected, rel=1e-9, abs=1e-9), text
        compared += len(found)
    assert compared > 2000
