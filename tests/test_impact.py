"""`kb impact` and `kb due`: what a change of law touches, what falls due."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import main
from kb.content.library import read_library
from kb.impact import changed_articles, citing_places
from kb.law import Law

ROOT = Path(__file__).parents[1]
RECORD = {"id": "x", "title": "某法", "rank": "法律", "status": "in-force"}


@pytest.fixture(scope="module")
def library():
    return read_library(ROOT, date(2026, 11, 21))


def test_the_places_are_those_that_cite_the_article_or_the_whole_law(library):
    law = library.registry.laws.register.find("劳动合同法")
    places = list(citing_places(library, law, ["38"]))
    assert places
    for place in places:
        assert "三十八" in place.words or place.words in {"《劳动合同法》", "劳动合同法"}
        assert library.documents[place.span.path].source.cut(place.span) == place.words


def test_without_an_article_every_citation_of_the_law_is_listed(library):
    law = library.registry.laws.register.find("劳动合同法")
    everything = list(citing_places(library, law))
    assert len(everything) > len(list(citing_places(library, law, ["38"])))


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ({"1..3": "1款"}, {"1..3": "1款"}, []),
        ({"1..3": "1款"}, {"1": "1款", "2": "2款", "3": "1款"}, ["2"]),
        ({"1..3": "1款"}, {"1..4": "1款"}, ["4"]),
        ({"1": "1款"}, {"1": "1款", "1-1": "1款"}, ["1-1"]),
        ({"2": "1款3项"}, {"2": "1款4项"}, ["2"]),
    ],
)
def test_changed_articles_are_those_whose_counts_differ(old, new, changed):
    laws = [Law.from_facts(RECORD | {"articles": articles}) for articles in (old, new)]
    assert changed_articles(*laws) == changed


def test_impact_prints_file_and_line():
    result = CliRunner().invoke(main, ["impact", "劳动合同法", "38", "--root", str(ROOT)])
    assert result.exit_code == 0
    assert "docs/law/contract-and-leaving.md:" in result.output


def test_impact_of_two_records_lists_what_the_change_touches(tmp_path):
    record = (ROOT / "data/laws/labor-contract-law.yml").read_text(encoding="utf-8")
    (tmp_path / "old.yml").write_text(record, encoding="utf-8")
    (tmp_path / "new.yml").write_text(record.replace("  85: ", "  85: 9款 #"), encoding="utf-8")
    command = ["impact", "--from", str(tmp_path / "old.yml"), "--to", str(tmp_path / "new.yml")]
    result = CliRunner().invoke(main, [*command, "--root", str(ROOT)])
    assert result.exit_code == 0, result.output
    assert "条款结构有变化的：85" in result.output
    assert "第八十五条" in result.output


def test_due_lists_what_falls_due_and_what_is_late():
    command = ["due", "--root", str(ROOT), "--as-of", "2027-05-22", "--days", "1"]
    result = CliRunner().invoke(main, command)
    assert "已过期  docs/law/wages-and-arrears.md" in result.output


def test_an_unknown_law_is_wrong_usage_with_a_guess():
    result = CliRunner().invoke(main, ["impact", "劳动合同发", "--root", str(ROOT)])
    assert result.exit_code == 2
    assert "是不是《劳动合同法》？" in result.output
