"""A census of all citations in the real content: what a change of the grammar gains or loses.

After reading the difference, renew the file with `KB_UPDATE_GOLDEN=1 pytest tests/law`.
"""

import os
from collections import Counter
from datetime import date
from pathlib import Path

from kb.content.library import read_library
from kb.content.types import Article

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "census.txt"


def census():
    library = read_library(ROOT, date(2026, 11, 21))
    articles = [d for d in library.documents.values() if isinstance(d.fields, Article)]
    for document in articles:
        counts = Counter(map(_row, document.body.citations))
        yield from (f"{document.path}\t{row}\t{count}\n" for row, count in sorted(counts.items()))


def _row(cited):
    law = cited.resolution.law
    kinds = "+".join(verdict.kind for verdict in cited.resolution.verdicts)
    return f"{cited.resolution.citation.text}\t{law.id if law else '?'}\t{kinds}"


def test_the_census_of_citations_is_as_recorded():
    found = "".join(census())
    if os.environ.get("KB_UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    recorded = GOLDEN.read_text(encoding="utf-8")
    gained = sorted(set(found.splitlines()) - set(recorded.splitlines()))
    lost = sorted(set(recorded.splitlines()) - set(found.splitlines()))
    assert (gained, lost) == ([], [])
