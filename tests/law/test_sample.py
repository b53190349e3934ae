"""Two hundred citations, made up or as found in real writing, with what is to be made of them.

The sample grades what it expects: ok, warn, error, or unknown for a name that is not in the
register.  `GRADES` says which verdict is which grade, and `MISSES` lists each citation
that gets a verdict of another grade, with the reason.
"""

import json
from pathlib import Path

import pytest

from kb.law import Status, find_citations, resolve_citations

SAMPLE = [
    json.loads(line)
    for line in (Path(__file__).parent / "citations_sample.jsonl").read_text("utf-8").splitlines()
]
GRADES = {
    "ok": {"ok"},
    "warn": {"redundant", "ambiguous"},
    "error": {"unknown-article", "unknown-paragraph", "repealed", "draft-as-law"},
    "unknown": {"unknown-law"},
}
COUNTED = "the article exists by a third party's count only; what nobody saw is not called ok"
MISSES = {"r142": COUNTED, "r143": COUNTED, "r144": COUNTED, "r146": COUNTED}


def expected_places(row):
    """The ends of each reference as numbers: article, suffix, paragraph, item."""
    for ref in row["refs"]:
        first = [ref.get(key, 0) for key in ("article", "suffix", "paragraph", "item")]
        last = [
            ref.get(f"to_{key}", ref.get(key, 0))
            for key in ("article", "suffix", "paragraph", "item")
        ]
        yield first, last


def numbers(place):
    return [place.article, place.suffix, place.paragraph, place.item]


@pytest.fixture
def resolved(register, today):
    def resolved(row):
        citations = find_citations(row["text"], register.names)
        about = register.laws.get(row["context_law"])
        return resolve_citations(citations, register, today, about)

    return resolved


@pytest.mark.parametrize("row", SAMPLE, ids=lambda row: row["id"])
def test_parse(row, resolved):
    (one,) = resolved(row)
    cited = [(numbers(each.first), numbers(each.last)) for each in one.references]
    assert cited == list(expected_places(row))
    assert (one.law.id if one.law else None) == row["law"]


@pytest.mark.parametrize("row", SAMPLE, ids=lambda row: row["id"])
def test_verdict(row, resolved):
    (one,) = resolved(row)
    told = {each.kind for each in one.verdicts}
    if row["id"] in MISSES:
        assert told == {"unverified"}
        assert one.verdicts[0].counted >= one.references[0].last.article
    elif one.law and one.law.status is Status.NONEXISTENT:
        assert (row["severity"], told) == ("error", {"unknown-law"})
    else:
        assert len(told) == 1
        assert told <= GRADES[row["severity"]]


def test_numbers_in_the_reasons_are_told(resolved):
    for row in SAMPLE:
        (one,) = resolved(row)
        (told, *_) = one.verdicts
        if "last article is" in row["why"]:
            assert told.last == int(row["why"].split()[-1])
        if " has " in row["why"] and row["severity"] == "error":
            count = row["why"].split(" has ")[1].split()[0]
            assert told.count == (0 if count == "no" else int(count))
