"""Stations on the site: each once where it belongs, and what nobody knows is never a yes."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.content.types.standard import Standard
from kb.registry.stations import Station, Stations
from kb.site.build import site_pages
from kb.site.collections import PAGE_SIZE
from kb.site.pack import MOST_STATIONS, Packs
from kb.site.pages import SitePage
from kb.site.station_directory import Directory
from kb.site.station_lists import KEPT
from kb.site.station_rows import FOR_INSPECTORS, STALE_AFTER, station_row
from tests.nu_checker import JAVA, html_errors

from .conftest import AUDIT
from .markup import Markup
from .test_links import broken_links, lost_fragments

GUANGDONG = "stations/guangdong-station-guideline/"
HEAVIEST = 12_000
"""Bytes of a list, compressed."""


def _with(library: Library, rows: list[Station]) -> Library:
    return replace(library, registry=replace(library.registry, stations=Stations(tuple(rows))))


def _pages(library: Library) -> dict[str, SitePage]:
    return {page.uri: page for page in site_pages(library)}


def _listed(pages: dict[str, SitePage], code: str) -> list[str]:
    """The stations of a place's pages, in their order."""
    found: list[str] = []
    uri: str | None = f"stations/places/{code}/"
    while uri:
        found += [row.uri for row in pages[uri].context["rows"]]
        uri = pages[uri].context["after"]
    return found


def _many(library: Library, count: int) -> list[Station]:
    """Copies of the invented stations in the districts of one city, and in the city itself."""
    models = library.registry.stations.rows
    places = ["440100", "440103", "440104", "440105", "440106", "440300"]
    return [
        replace(models[number % len(models)], id=f"many-{number}", region=places[number % 6])
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def views(station_library: Library) -> dict[str, SitePage]:
    return _pages(station_library)


def test_a_place_lists_all_of_its_stations_while_they_fit_on_one_page(
    station_library: Library, views: dict[str, SitePage]
) -> None:
    for code in Directory(station_library).codes - {"000000"}:
        within = station_library.registry.stations.by_region(code)
        assert sorted(_listed(views, code)) == sorted(f"stations/at/{row.id}/" for row in within)


def test_the_order_of_the_file_does_not_decide_the_order_of_a_list(
    station_library: Library, views: dict[str, SitePage]
) -> None:
    rows = list(station_library.registry.stations.rows)
    random.Random(7).shuffle(rows)  # noqa: S311 — no secret
    shuffled = _pages(_with(station_library, rows))
    assert _listed(shuffled, "440000") == _listed(views, "440000")


def test_many_stations_are_divided_by_place_and_then_into_pages(station_library: Library) -> None:
    rows = _many(station_library, 6 * PAGE_SIZE + 6)
    pages = _pages(_with(station_library, rows))
    lists = [page for page in pages.values() if page.template == "stations-places.html"]
    assert max(len(page.context["rows"]) for page in lists) <= PAGE_SIZE
    assert _listed(pages, "440000") == []
    assert len(_listed(pages, "440100")) == PAGE_SIZE + 1, "those of no district"
    shown = [_listed(pages, row) for row in ("440100", "440103", "440104", "440105", "440106")]
    shown.append(_listed(pages, "440300"))
    everything = Counter(uri for part in shown for uri in part)
    assert everything == Counter(f"stations/at/{row.id}/" for row in rows)
    branches = pages["stations/places/440100/"].context["branches"]
    assert [branch.count for branch in branches] == [PAGE_SIZE + 1] * 4


def test_lists_stay_small(station_site: Path) -> None:
    for path in station_site.glob("stations/**/index.html"):
        assert len(gzip.compress(path.read_bytes())) < HEAVIEST, path


def test_every_station_is_counted_once_in_every_sum(station_library: Library) -> None:
    directory = Directory(station_library)
    for code in directory.codes:
        tally = directory.tally(code)
        assert sum(tally.states.values()) == tally.total == directory.count(code)
        for counts in tally.items.values():
            by_item = Counter[str]()
            for (item, _), number in counts.items():
                by_item[item] += number
            assert max(by_item.values()) <= tally.total


def test_what_nobody_knows_is_never_counted_as_there(station_library: Library) -> None:
    rows = [
        replace(row, facilities=dict.fromkeys(row.facilities), hours=None)
        for row in station_library.registry.stations.rows
    ]
    directory = Directory(_with(station_library, rows))
    tally = directory.tally("000000")
    assert tally.items
    assert {state for counts in tally.items.values() for _, state in counts} == {"unknown"}
    assert tally.states["meets"] == tally.states["gap"] == 0
    for row in rows:
        assert station_row(station_library, row, "zh").facilities == "没有核实有哪些设施"


def test_a_page_says_of_every_line_of_its_standard_how_it_stands(
    views: dict[str, SitePage], station_markup: dict[str, Markup]
) -> None:
    page = views["stations/at/example-one-missing/"]
    items = [item for _, level in page.context["levels"] for item in level]
    states = {item.uri.partition("#")[2]: item.state for item in items}
    assert states["raincoats"] == "no"
    assert states["water-dispenser"] == "yes"
    assert states["fridge"] == "unknown"
    assert states["sound-layout"] == "visit"
    assert page.context["conformance"].startswith("还缺：一次性雨衣。")
    assert set(states) <= set(station_markup[GUANGDONG].ids)
    assert page.context["levels"][0][0] == "必须"
    assert {"无", "有", "未核实", "要到现场看", "做到"} <= set(station_markup[page.uri].text)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("example-all", "必须有的，能查的都有。"),
        ("example-one-missing", "还缺：一次性雨衣。"),
        ("example-one-unknown", "还不知道：应急药箱。"),
        ("example-fan-only", "必须有的，能查的都有。"),
        ("example-no-noon", "开放时间没做到：工作日中午要开门，并且连续开放不少于8小时。"),
        ("example-nursing", "没有写明它按哪个标准建，所以不判断符不符合。"),
    ],
)
def test_a_page_says_in_a_sentence_what_its_station_comes_to(
    views: dict[str, SitePage], name: str, said: str
) -> None:
    assert views[f"stations/at/{name}/"].context["conformance"] == said


def test_a_standard_that_requires_nothing_is_met_by_nobody(station_library: Library) -> None:
    row = replace(
        station_library.registry.stations.rows[0], standard="guangxi-station-rule@unknown"
    )
    (page,) = [
        page
        for page in site_pages(_with(station_library, [row]))
        if page.uri == f"stations/at/{row.id}/"
    ]
    assert page.context["conformance"] == "这个标准没有写明哪些必须有，所以不判断符不符合。"
    assert {item.state for _, level in page.context["levels"] for item in level} == {"yes"}


def test_a_version_that_is_not_registered_is_measured_by_no_other(
    station_library: Library,
) -> None:
    first = station_library.registry.stations.rows[0]
    row = replace(first, standard="guangdong-station-guideline@2019")
    page = _pages(_with(station_library, [row]))[f"stations/at/{row.id}/"]
    assert page.context["conformance"] == "它写的标准本站没有登记，所以不判断符不符合。"
    assert page.context["levels"] == ()


@pytest.mark.parametrize(("days", "age"), [(0, "fresh"), (1, "stale"), (None, "never")])
def test_half_a_year_after_it_was_verified_it_is_to_be_verified_again(
    station_library: Library, days: int | None, age: str
) -> None:
    last = station_library.as_of - STALE_AFTER
    day = None if days is None else last - timedelta(days)
    row = replace(station_library.registry.stations.rows[0], verified_on=day)
    assert station_row(station_library, row, "zh").age == age


def test_a_fresh_copy_turns_stale_on_the_phone_and_a_stale_one_says_so_in_words(
    station_markup: dict[str, Markup],
) -> None:
    spans = station_markup["stations/places/440000/"].of("span")
    fresh = [span for span in spans if span.get("class") == "fresh"]
    assert {span["data-stale"] for span in fresh} == {"待核实"}
    assert all(date.fromisoformat(span["data-review-by"]) for span in fresh)
    assert "待核实（上次核实于 2025-06-01）" in station_markup["stations/places/440000/"].text


def test_lists_show_what_people_go_to_a_station_for(station_library: Library) -> None:
    known = set(station_library.registry.vocabulary.lists["station_facilities"])
    assert known > FOR_INSPECTORS
    row = station_library.registry.stations.by_id["example-all"]
    said = station_row(station_library, row, "zh").facilities
    assert "微波炉" in said
    assert "灭火器" not in said
    assert "未核实" not in said
    english = station_row(station_library, row, "en").facilities
    assert english.startswith("Has drinking water, microwave oven")
    assert "AED (defibrillator)" in english


def test_the_maps_get_each_the_coordinates_that_they_take(
    station_markup: dict[str, Markup],
) -> None:
    links = [a["href"] for a in station_markup["stations/at/example-all/"].of("a")]
    outside = [link for link in links if ":" in link and "tel:" not in link]
    assert [link.partition(":")[0] for link in outside[:4]] == ["geo", "https", "https", "https"]
    assert "113.3245" in outside[1]
    assert "113.3245" not in outside[0], "geo: takes WGS-84"
    assert not any(
        "geo:" in a.get("href", "") for a in station_markup["stations/at/example-bare/"].of("a")
    )


def test_machines_read_the_place_that_people_read(station_site: Path) -> None:
    html = (station_site / "stations/at/example-one-missing/index.html").read_text("utf-8")
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    place = json.loads(text)
    assert place["@context"] == "https://schema.org"
    assert place["@type"] == "Place"
    assert place["url"].endswith("/stations/at/example-one-missing/")
    amenities = {each["name"]: each["value"] for each in place["amenityFeature"]}
    assert amenities["一次性雨衣"] is False
    assert "冰箱" not in amenities, "what is not known is not said"


def test_standards_are_compared_without_filling_in(views: dict[str, SitePage]) -> None:
    page = views["stations/compare/"]
    assert [head.title for head in page.context["heads"]] == ["广东省", "广西壮族自治区"]
    lines = {line.item: line.cells for line in page.context["facilities"]}
    assert [cell and cell.says for cell in lines["冰箱"]] == ["推荐", "级别原文未说明"]
    assert [cell and cell.says for cell in lines["空调或电扇"]] == ["必须", None]
    medicine = lines["应急药箱"]
    assert medicine[1]
    assert medicine[1].item == "应急药品", "one thing under two names"


def test_every_line_of_every_standard_stands_in_the_comparison_once(
    station_library: Library, views: dict[str, SitePage]
) -> None:
    context = views["stations/compare/"].context
    cells = Counter(
        cell.uri
        for part in ("facilities", "demands", "hours")
        for line in context[part]
        for cell in line.cells
        if cell
    )
    meant = Counter(
        f"stations/{path.removeprefix('docs/stations/').removesuffix('.md')}/#{row.id}"
        for path, document in station_library.documents.items()
        if isinstance(fields := document.fields, Standard)
        for row in (*fields.requirements, *fields.hours)
    )
    assert cells == meant


def test_other_pages_lead_to_stations(
    station_markup: dict[str, Markup], views: dict[str, SitePage]
) -> None:
    home = [a["href"] for a in station_markup[""].of("a")]
    assert {"./stations/", "./stations/find/", "./stations/places/"} <= set(home)
    ways = views["stations/"].context["station_ways"]
    assert [way.uri for way in ways] == ["stations/find/", "stations/places/", "stations/compare/"]
    here = views["regions/440000/"].context["ways_on"]
    assert [(way.title, way.uri) for way in here] == [
        ("当地的工会驿站（10 个）", "stations/places/440000/")
    ]


def test_lists_are_there_in_english_too_and_know_each_other(views: dict[str, SitePage]) -> None:
    page = views["en/stations/places/440106/"]
    assert page.alternates == {"zh": "stations/places/440106/", "en": page.uri}
    assert "en/stations/at/example-all/" not in views


def test_a_station_offers_the_sheet_of_its_own_standard_and_no_other(
    station_markup: dict[str, Markup],
) -> None:
    offering = {
        uri
        for uri, markup in station_markup.items()
        if any(a.get("href", "").endswith(AUDIT) for a in markup.of("a"))
    }
    assert {GUANGDONG, "stations/at/example-all/", "stations/at/example-bare/"} <= offering
    assert "stations/at/example-nursing/" not in offering
    assert "stations/guangxi-station-rule/" not in offering


def test_every_link_and_every_fragment_leads_somewhere(
    station_markup: dict[str, Markup], station_site: Path
) -> None:
    """The standards themselves lead to articles that are not here."""
    ours = {
        uri: markup
        for uri, markup in station_markup.items()
        if uri.removeprefix("en/").startswith(
            ("stations/at/", "stations/places/", "stations/compare/")
        )
    }
    assert len(ours) > 30
    assert broken_links(ours, station_markup, station_site) == []
    assert lost_fragments(ours, station_markup) == []


@pytest.mark.skipif(JAVA is None, reason="没有找到 java，网页的写法没有查")
def test_every_page_of_stations_is_valid(station_site: Path) -> None:
    errors = html_errors(station_site / "stations") + html_errors(station_site / "en/stations")
    assert not errors, "\n".join(errors)


def test_a_pack_has_the_stations_of_its_place_and_says_how_many_it_left_out(
    station_library: Library,
) -> None:
    packs = Packs(station_library, site_pages(station_library), "")
    html = packs.pack("440100").decode()
    assert "例子驿站·样样有（虚构）" in html
    assert "例子驿站·只有电扇（虚构）" not in html, "it is in another city"
    many = _with(station_library, _many(station_library, MOST_STATIONS + 7))
    html = Packs(many, site_pages(many), "").pack("440000").decode()
    assert html.count("data-find") >= MOST_STATIONS
    assert "还有 7 个没有放进来" in html


def test_a_reader_of_a_province_keeps_its_lists_but_no_page_of_each_station(
    station_library: Library,
) -> None:
    few, many = (
        {page.uri for page in site_pages(library) if page.region[:2] == "44"}
        for library in (
            station_library,
            _with(station_library, _many(station_library, KEPT + 1)),
        )
    )
    assert "stations/places/440106/" in few
    assert not any(uri.startswith("stations/at/") for uri in few | many)
    assert "stations/places/440106/" in many
    assert "stations/places/440106/page/2/" not in many
