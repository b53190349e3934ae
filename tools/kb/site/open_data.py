"""The library as open data: cases with their facts, all facts as a table, regions with counts.

The models below are the format: `kb docs` prints their JSON Schema, and a test reads the
written file back through them.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from kb.content.types import Article
from kb.content.types.case import Case, Clause
from kb.content.types.shared import Fact
from kb.site.addresses import article_uri
from kb.site.facets import region_uri, year_of
from kb.site.feeds import NAME as FEED
from kb.site.feeds import province_feeds
from kb.site.pages import Crumb, SitePage
from kb.site.stations_export import station_uris
from kb.site.words import words
from kb.source.spreadsheet import csv_bytes, harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.registry.regions import Region
    from kb.site.pages import Uri

URI, HELP = "data/", "help/open-data/"
CASES, FACTS, REGIONS = "data/cases.json", "data/facts.csv", "data/regions.json"
LICENCE = "CC-BY-4.0"
VERSION = 1
"""Of the format; it grows when a field changes its meaning or goes."""


class _Open(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(_Open):
    """An administrative division."""

    code: str = Field(description="六位行政区划代码；000000 是全国")
    name: str = Field(description="从省写起的全名")


class Origin(_Open):
    """Where a case comes from; unknown is null."""

    id: str = Field(description="来源编号")
    name: str = Field(description="来源的名称")
    date: str | None = Field(description="刊出日期；可能只有年或年月；不详为 null")
    date_precision: str = Field(description="日期的准确程度；inferred 是由内容推断")
    byline: str | None = Field(description="署名；不详为 null")


class OpenCase(_Open):
    """One bargaining case."""

    id: str = Field(description="在代码仓库里的路径，不带 .md；不会变")
    url: str = Field(description="网页地址")
    title: str
    summary: str
    status: str = Field(description="draft 是草稿，还没有审校")
    region: Place = Field(description="地区")
    industries: list[str]
    worker_groups: list[str]
    topics: list[str]
    level: str = Field(description="层级")
    initiator: str = Field(description="谁提出")
    mode: str = Field(description="怎么谈")
    steps: list[str]
    outcomes: list[str]
    agreed: list[Clause] = Field(description="谈成的条款")
    facts: list[Fact] = Field(description="数字和它的口径；population、period 为 null 是原文未说明")
    flags: list[str] = Field(description="要留意的地方")
    source: Origin = Field(description="来源")
    year: str | None = Field(description="来源的年份；不详为 null")
    reviewed: date
    review_by: date


class OpenCases(_Open):
    """The whole file."""

    version: int = Field(description="格式的版本；字段改了意思或者删掉时加一")
    licence: str
    count: int
    cases: list[OpenCase]


class OpenRegion(_Open):
    """A division with articles."""

    code: str
    name: str
    full_name: str
    level: str = Field(description="nation、province、city 或 county")
    parent: str | None = Field(description="上级的代码")
    url: str
    articles: int = Field(description="本地和下级的文章数")
    cases: int = Field(description="其中的协商案例数")


class OpenRegions(_Open):
    """The whole file."""

    version: int
    licence: str
    regions: list[OpenRegion]


def data_page(library: Library) -> SitePage:
    """What there is to download and to follow."""
    t = words("zh")
    return SitePage(
        uri=URI,
        language="zh",
        template="data.html",
        title=t.open_data,
        description=t.open_data_intro,
        breadcrumbs=(Crumb(t.home, ""),),
        context={
            "files": [(CASES, t.data_cases), (FACTS, t.data_facts), (REGIONS, t.data_regions)],
            "stations": _station_files(library),
            "feeds": [Crumb(t.feed_all, FEED), *province_feeds(library)],
            "help": HELP,
        },
    )


def _station_files(library: Library) -> dict[str, list[Crumb]]:
    """The files of the directory of stations by the names of their provinces."""
    t = words("zh")
    names = {"csv": t.data_table, "geojson": "GeoJSON", "jsonld": "JSON-LD"}
    found: dict[str, list[Crumb]] = {}
    for uri, code, style in station_uris(library):
        name = library.registry.regions.full_name(code)
        found.setdefault(name, []).append(Crumb(names[style], uri))
    return found


def data_files(library: Library, site_url: str) -> Iterator[tuple[Uri, bytes]]:
    """Every file: its address and its bytes, the same for the same library."""
    documents = [
        document
        for _, document in sorted(library.documents.items())
        if document.language == "zh" and isinstance(document.fields, Article)
    ]
    yield CASES, _cases(library, documents, site_url)
    yield FACTS, _facts(library, documents, site_url)
    yield REGIONS, _regions(library, documents, site_url)


def _cases(library: Library, documents: list[Document], site_url: str) -> bytes:
    found = [
        _case(library, document, document.fields, site_url).model_dump_json()
        for document in documents
        if isinstance(document.fields, Case)
    ]
    head = f'{{"version": {VERSION}, "licence": "{LICENCE}", "count": {len(found)}, "cases": ['
    # A case a line: the file can be compared and searched with plain tools.
    return "\n".join([head, ",\n".join(found), "]}\n"]).encode()


def _case(library: Library, document: Document, fields: Case, site_url: str) -> OpenCase:
    origin = library.registry.sources.by_id.get(fields.source.id)
    shared = fields.model_dump(include=set(OpenCase.model_fields) - {"region", "source"})
    return OpenCase(
        id=document.path.removesuffix(".md"),
        url=f"{site_url}{article_uri(document.path)}",
        region=_place(library, fields.region),
        source=Origin(
            id=fields.source.id,
            name=origin.zh if origin else "",
            date=str(fields.source.date) if fields.source.date else None,
            date_precision=fields.source.date_precision,
            byline=fields.source.byline,
        ),
        year=year_of(fields) or None,
        **shared,
    )


def _place(library: Library, code: str) -> Place:
    return Place(code=code, name=library.registry.regions.full_name(code))


ABOUT = ("url", "title", "type", "region", "region_name", "source", "source_date", "row")
COLUMNS = (*ABOUT, *Fact.model_fields)
"""The columns of the table of facts."""


def _facts(library: Library, documents: list[Document], site_url: str) -> bytes:
    rows = (row for document in documents for row in _rows(library, document, site_url))
    return csv_bytes([COLUMNS, *rows])


def _rows(library: Library, document: Document, site_url: str) -> Iterator[list[object]]:
    fields, address = document.fields, f"{site_url}{article_uri(document.path)}"
    assert isinstance(fields, Article)  # noqa: S101 — `data_files` chose them
    place, source = _place(library, fields.region), fields.source
    origin = (source.id, source.date) if source else (None, None)
    for number, fact in enumerate(getattr(fields, "facts", ()), start=1):
        about = (f"{address}#fact-{number}", document.title, fields.kind.name)
        cells = (*about, place.code, place.name, *origin, number, *fact.model_dump().values())
        yield [_harmless(cell) for cell in cells]


def _harmless(cell: object) -> object:
    """A cell that no spreadsheet runs; numbers stay numbers: `-3` is a value, not a command."""
    text = "" if cell is None else str(cell)
    return text if isinstance(cell, int | float) else harmless(text)


def _regions(library: Library, documents: list[Document], site_url: str) -> bytes:
    articles: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    known: dict[str, Region] = {}
    for document in documents:
        assert isinstance(document.fields, Article)  # noqa: S101 — `data_files` chose them
        for region in library.registry.regions.lineage(document.fields.region):
            known[region.code] = region
            articles[region.code] += 1
            cases[region.code] += isinstance(document.fields, Case)
    found = OpenRegions(
        version=VERSION,
        licence=LICENCE,
        regions=[
            OpenRegion(
                code=code,
                name=region.name,
                full_name=library.registry.regions.full_name(code),
                level=region.level,
                parent=region.parent or None,
                url=f"{site_url}{region_uri('zh', code)}",
                articles=articles[code],
                cases=cases[code],
            )
            for code, region in sorted(known.items())
        ],
    )
    text = json.dumps(found.model_dump(), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()
