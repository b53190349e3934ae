"""The open data can be read back, matches the pages, and runs nothing in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.content.types import Article
from kb.content.types.case import Case
from kb.content.types.shared import Fact
from kb.site.open_data import CASES, COLUMNS, FACTS, REGIONS, OpenCases, OpenRegions, data_files
from tests.documents import with_fields

from .conftest import ROOT
from .markup import Markup

SITE = "https://gongyou.example/"


def _articles(library: Library) -> list[Article]:
    return [
        document.fields
        for document in library.documents.values()
        if document.language == "zh" and isinstance(document.fields, Article)
    ]


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_cases_read_back_as_what_they_were(library: Library, site: Path) -> None:
    found = OpenCases.model_validate_json((site / CASES).read_bytes())
    cases = [fields for fields in _articles(library) if isinstance(fields, Case)]
    assert found.count == len(found.cases) == len(cases)
    assert {case.title for case in found.cases} == {case.title for case in cases}
    by_title = {case.title: case for case in cases}
    for case in found.cases:
        assert case.facts == by_title[case.title].facts
        assert case.agreed == by_title[case.title].agreed


def test_every_address_in_the_data_leads_to_a_place(site: Path, pages: dict[str, Markup]) -> None:
    cases = json.loads((site / CASES).read_bytes())["cases"]
    regions = json.loads((site / REGIONS).read_bytes())["regions"]
    assert all(each["url"].removeprefix(SITE) in pages for each in (*cases, *regions))
    for row in _rows((site / FACTS).read_bytes()):
        uri, _, fragment = row["url"].removeprefix(SITE).partition("#")
        assert fragment in pages[uri].ids


def test_a_case_stands_on_a_line_of_its_own(site: Path) -> None:
    lines = (site / CASES).read_text(encoding="utf-8").splitlines()
    assert all(json.loads(line.rstrip(","))["id"].startswith("cases/") for line in lines[1:-1])


def test_the_schema_says_what_the_file_has(site: Path) -> None:
    schema = json.loads((ROOT / "docs/schema/open-cases.json").read_text(encoding="utf-8"))
    case = json.loads((site / CASES).read_bytes())["cases"][0]
    described = schema["$defs"]["OpenCase"]
    assert set(described["properties"]) == set(described["required"]) == set(case)
    assert (site / "schema/open-cases.json").is_file()


def test_the_table_of_facts_is_as_the_standard_and_excel_want_it(
    library: Library, site: Path
) -> None:
    data = (site / FACTS).read_bytes()
    assert data.startswith(b"\xef\xbb\xbfurl,")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    facts = [fact for fields in _articles(library) for fact in getattr(fields, "facts", ())]
    rows = _rows(data)
    assert len(rows) == len(facts)
    assert tuple(rows[0]) == COLUMNS
    assert {row["where"] for row in rows} == {fact.where for fact in facts}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_run_as_a_formula(library: Library, sign: str) -> None:
    model = next(d for d in library.documents.values() if isinstance(d.fields, Case))
    fact = Fact(
        value=-3,
        unit="%",
        counts=f"{sign}HYPERLINK(1)，“甲”",
        population=None,
        period=None,
        speaker=f"{sign}cmd",
        where=f"{sign}3%",
        check='写了", 引号',
    )
    fields = model.fields.model_copy(update={"facts": [fact]})  # type: ignore[union-attr]
    odd = replace(library, documents={model.path: with_fields(model, fields)})
    (row,) = _rows(dict(data_files(odd, SITE))[FACTS])
    assert row["counts"] == f"'{sign}HYPERLINK(1)，“甲”"
    assert row["speaker"] == f"'{sign}cmd"
    assert row["check"] == '写了", 引号'
    assert row["value"] == "-3"
    assert row["population"] == ""


def test_regions_count_what_is_in_them(library: Library, site: Path) -> None:
    found = OpenRegions.model_validate_json((site / REGIONS).read_bytes()).regions
    counts = {region.code: region.articles for region in found}
    assert counts["000000"] == len(_articles(library))
    below: Counter[str] = Counter()
    for region in found:
        assert region.articles >= region.cases
        below[region.parent or ""] += region.articles
    own = Counter(fields.region for fields in _articles(library))
    assert all(counts[code] == below[code] + own[code] for code in counts)
