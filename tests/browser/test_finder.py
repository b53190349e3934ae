"""The finder on a phone: the nearest station that is open and has what is needed."""

from __future__ import annotations

import json
import math
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bench.stations.corpus import write_stations
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kb.content.library import Library, read_library
from kb.mkdocs_plugin import publish
from kb.registry.coordinates import placed
from kb.registry.stations import WGS_84
from kb.site.finder_data import YES, need_state
from tests.browser.axe import violations
from tests.browser.test_accessibility import OPEN, TARGETS
from tests.conftest import REPOSITORY

from .host import Host, hosting

PHONE = {"width": 360, "height": 740}
PAGE = "/stations/find/"
PARK = {"longitude": 113.325, "latitude": 23.125, "accuracy": 20}
"""In the district of four of the invented stations, all within 9 km."""
NOON = "2026-11-26T04:30:00Z"
"""Half past twelve in China, on an ordinary Thursday."""
HOME = """---
type: page
title: 样例
summary: 只给测试用的样例首页，没有别的内容。
---

样例。
"""
EMPTY = ("systems", "source-articles", "lexicon")
METRES_OFF = 3
"""Coordinates have five decimals on the phone: two that are as near may change places."""
HOSTILE = "</script><img src=x onerror=alert(1)>\"'><svg onload=alert(2)>{{7+7}}"


def _site(root: Path, directory: Callable[[str, str], str] = lambda _, text: text) -> Path:
    """A site of the invented stations alone; `directory` may change a file of them."""
    for name in ("data", "overrides"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    for name in EMPTY:
        (root / f"data/{name}.yml").write_text("[]\n", encoding="utf-8")
    shutil.copytree(REPOSITORY / "docs/stations", root / "docs/stations")
    for name in ("index.md", "index.en.md"):
        (root / "docs" / name).write_text(HOME, encoding="utf-8")
    shutil.rmtree(root / "data/stations", ignore_errors=True)
    (root / "data/stations").mkdir()
    for path in sorted((REPOSITORY / "tests/stations/library").glob("*.csv")):
        text = directory(path.stem, path.read_text(encoding="utf-8"))
        (root / "data/stations" / path.name).write_text(text, encoding="utf-8")
    publish(read_library(root, date(2026, 11, 25)), root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(tmp_path_factory.mktemp("stations"))


@pytest.fixture
def host(stations: Path) -> Iterator[Host]:
    with hosting(stations) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        geolocation=PARK,  # type: ignore[arg-type]
        permissions=["geolocation"],
        timezone_id="America/New_York",
    )
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: (errors.append(dialog.message), dialog.dismiss()))
    yield page
    assert errors == []


@pytest.fixture
def find(page: Page, host: Host) -> Callable[..., Page]:
    """Open the page at a moment, and wait until it has answered."""

    def find(state: str = "", moment: str = NOON) -> Page:
        page.clock.set_fixed_time(moment)
        page.goto(f"{host.address}{PAGE}{state}")
        _answered(page)
        return page

    return find


def _answered(page: Page) -> None:
    expect(page.locator("#count")).not_to_be_empty()


def _near(page: Page) -> None:
    page.locator("#near").click()
    expect(page.locator("#where")).to_contain_text("按离你的远近排")
    expect(page.locator("#stations .now").first).to_contain_text("约")


def _names(page: Page) -> list[str]:
    texts = page.locator("#stations h2").all_inner_texts()
    return [re.sub(r"^\d+\. 例子|（虚构）$", "", text) for text in texts]


def _row(page: Page, name: str) -> str:
    return page.locator("#stations > li", has_text=name).inner_text()


def _now(page: Page, name: str) -> str:
    return page.locator("#stations > li", has_text=name).locator(".now").inner_text()


def _state(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).fragment)


# --- Distance ---


def test_the_nearest_comes_first_and_says_how_far_it_is(find: Callable[..., Page]) -> None:
    page = find()
    _near(page)
    assert _names(page)[:3] == ["驿站·缺雨衣", "驿站·夏天开得长", "驿站·样样有"]
    far = [_now(page, name).split(" · ")[0] for name in ("缺雨衣", "夏天开得长", "药箱没看")]
    assert far == ["约 730 米", "约 1.5 公里", "约 8.8 公里"]


def test_what_is_beyond_fifty_kilometres_is_left_out(find: Callable[..., Page]) -> None:
    page = find()
    _near(page)
    names = _names(page)
    assert "驿站·开得短" in names  # Dongguan, 45 km
    assert "驿站·母婴室" not in names  # another province
    assert "驿站·只有电扇" not in names  # Shenzhen, 90 km
    expect(page.locator("#unplaced")).to_contain_text("另有 3 个驿站没有登记坐标")


def test_only_the_parts_around_the_reader_are_fetched(
    find: Callable[..., Page], host: Host
) -> None:
    _near(find())
    data = [path.rsplit("/", 1)[1] for path in host.asked if "/find/data/" in path]
    assert sorted(data) == ["440000.js", "440100-1.js", "441900-1.js", "base.js"]


def test_nothing_is_asked_of_the_phone_before_the_button(
    find: Callable[..., Page], context: BrowserContext
) -> None:
    context.add_init_script(
        "window.asked = 0; navigator.geolocation.getCurrentPosition = () => { window.asked += 1; }"
    )
    page = find("#region=440100")
    assert page.evaluate("window.asked") == 0
    page.locator("#near").click()
    assert page.evaluate("window.asked") == 1


def test_no_request_carries_the_position_nor_does_the_address_or_the_memory(
    find: Callable[..., Page], page: Page, host: Host
) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.all_headers()}"))
    find()
    _near(page)
    page.locator("[value=water]").check()
    page.locator("#map summary").click()
    expect(page.locator("#map circle").first).to_be_visible()
    page.locator("#stations h2 a").first.click()
    page.wait_for_url("**/stations/at/**")
    assert len(sent) > 8
    assert all(line.startswith((host.address, "data:")) for line in sent)
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    for digits in ("113.3", "1133", "23.12", "2312"):
        assert digits not in "".join([*sent, page.url, kept, *host.asked])


@pytest.mark.parametrize(("code", "said"), [(1, "没有允许"), (2, "给不出位置"), (3, "等了很久")])
def test_a_position_that_does_not_come_is_said_plainly_and_regions_still_work(
    find: Callable[..., Page], context: BrowserContext, code: int, said: str
) -> None:
    context.add_init_script(
        f"navigator.geolocation.getCurrentPosition = (_, failed) => failed({{code: {code}}})"
    )
    page = find()
    page.locator("#near").click()
    expect(page.locator("#where")).to_contain_text(said)
    page.select_option("#province", "440000")
    expect(page.locator("#stations > li").first).to_be_visible()


def test_a_browser_that_denies_is_told_about(browser: Browser, host: Host) -> None:
    """The browser's own refusal, not one of the test's."""
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(host.address + PAGE)
    _answered(page)
    page.locator("#near").click()
    expect(page.locator("#where")).to_contain_text("没有允许")
    context.close()


def test_a_rough_position_is_called_rough(
    find: Callable[..., Page], context: BrowserContext
) -> None:
    context.set_geolocation({**PARK, "accuracy": 3000})  # type: ignore[typeddict-item]
    page = find()
    page.locator("#near").click()
    expect(page.locator("#where")).to_contain_text("可能差 约 3.0 公里")


def test_where_there_is_none_it_says_so(find: Callable[..., Page], context: BrowserContext) -> None:
    context.set_geolocation({"longitude": 91.1, "latitude": 29.6})
    page = find()
    page.locator("#near").click()
    expect(page.locator("#count")).to_contain_text("50 公里以内没有找到合适的")


def test_where_no_station_has_coordinates_the_phone_is_not_asked(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def without(_: str, text: str) -> str:
        return re.sub(r",[0-9.]+,[0-9.]+,(GCJ-02|WGS-84),", ",,,,", text)

    page = browser.new_page()
    with hosting(_site(tmp_path_factory.mktemp("unplaced"), without)) as host:
        page.goto(f"{host.address}{PAGE}#region=440100")
        expect(page.locator("#stations > li")).to_have_count(5)
        assert page.locator("#near").is_hidden()
        assert "还没有登记" in page.locator("#where").inner_text()
        assert page.locator("#map").is_hidden()
    page.close()


# --- Needs ---


def test_a_filter_never_counts_unknown_as_yes_but_offers_it(find: Callable[..., Page]) -> None:
    page = find("#region=440100")
    assert len(_names(page)) == 5
    page.locator("[value=microwave]").check()
    expect(page.locator("#stations > li")).to_have_count(3)
    assert "驿站·夏天开得长" not in _names(page)
    assert "驿站·工作日不开" not in _names(page)  # it has none
    page.get_by_role("button", name="也看没核实的（1 个）").click()
    expect(page.locator("#stations > li")).to_have_count(4)
    assert "未核实 热饭" in _row(page, "夏天开得长")
    page.get_by_role("button", name="只看核实了的").click()
    expect(page.locator("#stations > li")).to_have_count(3)


def test_several_needs_must_all_be_met(find: Callable[..., Page]) -> None:
    page = find("#region=440100&need=microwave,toilet")
    assert _names(page) == ["驿站·样样有"]
    expect(page.locator("#also")).to_have_text("也看没核实的（2 个）")


def test_either_of_two_facilities_is_enough(find: Callable[..., Page]) -> None:
    page = find("#region=440305&need=cool-or-warm")
    assert "驿站·只有电扇" in _names(page)


def test_around_the_clock_means_holidays_too(find: Callable[..., Page]) -> None:
    page = find("#region=440000&need=all-day")
    assert _names(page) == ["驿站·样样有"]


def test_a_station_of_which_only_the_name_is_known_says_so(find: Callable[..., Page]) -> None:
    page = find("#region=320100")
    row = _row(page, "什么都没核实")
    assert "开放时间未核实" in row
    assert "未核实 热饭、喝水" in row
    assert "没有人核实过" in row
    assert page.locator("#stations .go").is_hidden()


def test_what_was_verified_long_ago_is_called_old(find: Callable[..., Page]) -> None:
    page = find("#region=440106")
    assert "过了半年" in _row(page, "夏天开得长")
    assert "过了半年" not in _row(page, "样样有")
    page = find("#region=440106", "2027-06-01T04:00:00Z")
    assert "过了半年" in _row(page, "样样有")


# --- Time: of China, whatever the phone's zone ---


@pytest.mark.parametrize(
    ("moment", "region", "name", "said"),
    [
        ("2026-11-26T03:29:00Z", "440305", "中午关门", "现在开着，到 11:30"),
        ("2026-11-26T03:30:00Z", "440305", "中午关门", "现在关着，13:30 开"),
        ("2026-11-26T05:30:00Z", "440305", "中午关门", "现在开着，到 20:30"),
        ("2026-11-26T13:00:00Z", "440305", "中午关门", "现在关着"),
        ("2026-11-28T04:00:00Z", "440305", "中午关门", "现在关着"),  # Saturday
        # Past midnight, by the night that began the day before.
        ("2026-11-26T15:59:00Z", "441900", "夜间驿站", "现在开着，到 次日 4:00"),
        ("2026-11-26T16:00:00Z", "441900", "夜间驿站", "现在开着，到 4:00"),
        ("2026-11-26T19:59:00Z", "441900", "夜间驿站", "现在开着，到 4:00"),
        ("2026-11-26T20:00:00Z", "441900", "夜间驿站", "现在关着，20:00 开"),
        # National Day: what is said of holidays counts, and silence is no answer.
        ("2026-10-01T04:00:00Z", "440103", "药箱没看", "现在开着，到 16:00"),
        ("2026-10-01T09:00:00Z", "440103", "药箱没看", "现在关着"),
        ("2026-10-01T04:00:00Z", "440106", "缺雨衣", "现在关着"),
        ("2026-10-01T04:00:00Z", "440305", "中午关门", "现在开没开不知道"),
        ("2026-10-01T04:00:00Z", "440106", "样样有", "现在开着"),
        # The night before the holidays runs into them; of their own nights nothing is said.
        ("2026-09-30T18:00:00Z", "441900", "夜间驿站", "现在开着，到 4:00"),
        ("2026-10-01T18:00:00Z", "441900", "夜间驿站", "现在开没开不知道"),
        ("2026-10-07T18:00:00Z", "441900", "夜间驿站", "现在开没开不知道"),
        ("2026-10-07T21:00:00Z", "441900", "夜间驿站", "现在关着，20:00 开"),
        ("2026-10-04T04:00:00Z", "440106", "缺雨衣", "现在关着"),  # a day off that is not statutory
        # Worked Saturdays have the hours of Monday to Friday.
        ("2026-10-10T03:00:00Z", "440305", "中午关门", "现在开着，到 11:30"),
        ("2026-10-10T09:30:00Z", "440106", "缺雨衣", "现在开着，到 18:00"),
        ("2026-10-17T03:00:00Z", "440305", "中午关门", "现在关着"),  # an ordinary Saturday
        # A year that is not registered: ordinary hours.
        ("2030-10-01T03:00:00Z", "440305", "中午关门", "现在开着，到 11:30"),
        ("2026-11-26T04:30:00Z", "440106", "夏天开得长", "现在开没开不知道"),
    ],
)
def test_open_now(
    find: Callable[..., Page], moment: str, region: str, name: str, said: str
) -> None:
    assert _now(find(f"#region={region}", moment), name) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-25T16:30:00Z", "今天是 11 月 26 日，星期四。"),
        ("2026-10-01T04:00:00Z", "今天是 10 月 1 日，星期四，法定节假日。"),
        ("2026-10-05T04:00:00Z", "今天是 10 月 5 日，星期一，节假日放假。"),
        ("2026-10-10T04:00:00Z", "今天是 10 月 10 日，星期六，调休上班。"),
        ("2030-10-01T04:00:00Z", "还没有登记"),
        ("2026-12-31T04:00:00Z", "还没有登记"),  # it may belong to the next year's arrangement
    ],
)
def test_the_day_is_said_where_it_decides(
    find: Callable[..., Page], moment: str, said: str
) -> None:
    expect(find("", moment).locator("#today")).to_contain_text(said)


def test_hours_of_today_are_those_of_the_day(find: Callable[..., Page]) -> None:
    page = find("#region=440305")
    assert "今天开放：8:00–11:30、13:30–20:30" in _row(page, "中午关门")
    assert "今天开放：不开" in _row(find("#region=440106"), "工作日不开")
    assert "开放时间随季节或日期变" in _row(page, "夏天开得长")
    page = find("#region=440305", "2026-10-01T04:00:00Z")
    assert "没有说明今天这样的日子开不开" in _row(page, "中午关门")
    assert "20:00–次日 4:00" in _row(find("#region=441900"), "夜间驿站")


def test_only_what_is_open_now_is_listed_when_asked(find: Callable[..., Page]) -> None:
    page = find("#region=440000&open=1")
    names = _names(page)
    assert "驿站·样样有" in names
    assert "驿站·中午关门" not in names
    assert "驿站·夏天开得长" not in names
    expect(page.locator("#also")).to_have_text("也看没核实的（2 个）")


def test_a_page_looked_at_again_asks_the_clock_again(find: Callable[..., Page]) -> None:
    page = find("#region=440305", "2026-11-26T03:29:00Z")
    assert "到 11:30" in _now(page, "中午关门")
    page.clock.set_fixed_time("2026-11-26T04:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#stations > li", has_text="中午关门").locator(".now")).to_have_text(
        "现在关着，13:30 开"
    )


# --- Many stations: the same as looking at all of them ---


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A province of 2,600 invented stations, in parts, with its site."""
    root = tmp_path_factory.mktemp("many")
    write_stations(2_600, root)
    library = read_library(root, date(2026, 11, 25))
    publish(library, root / "site")
    return library


def _distances(
    library: Library, longitude: float, latitude: float, *needs: str
) -> dict[str, float]:
    """How far all are that have what is needed, by name, the nearest first: the slow way."""
    found = []
    for station in library.registry.stations.rows:
        assert station.place
        if all(need_state(station, need) == YES for need in needs):
            there = placed(station.place, WGS_84)
            far = _metres(longitude, latitude, there.longitude, there.latitude)
            found.append((far, station.name))
    return {name: far for far, name in sorted(found) if far <= 50_000}


def _metres(x1: float, y1: float, x2: float, y2: float) -> float:
    """By the law of cosines, which is not how the page reckons."""
    a, b, turn = math.radians(y1), math.radians(y2), math.radians(x2 - x1)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return 6_371_000 * math.acos(min(1.0, cosine))


@pytest.mark.parametrize("spot", [(113.27, 23.13), (113.6, 24.8), (114.2, 23.0), (113.5, 22.9)])
@pytest.mark.parametrize("needs", [(), ("microwave", "toilet"), ("nursing-room",)])
def test_among_many_the_nearest_are_the_nearest(
    page: Page,
    context: BrowserContext,
    many: Library,
    spot: tuple[float, float],
    needs: tuple[str, ...],
) -> None:
    context.set_geolocation({"longitude": spot[0], "latitude": spot[1]})
    far = _distances(many, *spot, *needs)
    expected = list(far.values())
    with hosting(many.root / "site") as host:
        page.goto(f"{host.address}{PAGE}#need={','.join(needs)}")
        _answered(page)
        page.locator("#near").click()
        expect(page.locator("#where")).to_contain_text("按离你的远近排")
        expect(page.locator("#count")).not_to_contain_text("选一个地区")
        parts = [path for path in host.asked if re.search(r"/data/\d+-", path)]
        assert 0 < len(parts) <= 5
        shown = [far[name] for name in _titles(page)]
        assert shown == pytest.approx(expected[: len(shown)], abs=METRES_OFF)
        has_more = page.locator("#more").is_visible()
        assert has_more or len(shown) == len(expected)
        if len(parts) < 5:
            assert len(shown) == min(10, len(expected))
        if has_more:
            page.locator("#more").click()
            page.wait_for_function("() => document.activeElement.closest('#stations, #found')")
            more = [far[name] for name in _titles(page)]
            assert len(more) >= len(shown)
            assert more == pytest.approx(expected[: len(more)], abs=METRES_OFF)


def _titles(page: Page) -> list[str]:
    return [re.sub(r"^\d+\. ", "", text) for text in page.locator("#stations h2").all_inner_texts()]


def test_a_large_city_is_fetched_only_as_far_as_it_is_read(page: Page, many: Library) -> None:
    with hosting(many.root / "site") as host:
        page.goto(f"{host.address}{PAGE}#region=440100")
        expect(page.locator("#stations > li")).to_have_count(10)
        expect(page.locator("#count")).to_have_text("先列出 10 个，后面还有。")
        parts = [path for path in host.asked if re.search(r"/data/\d+-", path)]
        assert len(parts) == 1
        page.locator("#more").click()
        expect(page.locator("#stations > li")).to_have_count(20)
        expect(page.locator("#stations > li:nth-child(11) h2 a")).to_be_focused()


# --- Regions and the address ---


def test_a_region_is_chosen_in_steps_and_remembered_on_this_phone(
    find: Callable[..., Page], page: Page
) -> None:
    find()
    expect(page.locator("#count")).to_contain_text("选一个地区")
    assert page.locator("#city").is_hidden()
    page.select_option("#province", "440000")
    expect(page.locator("#count")).to_have_text("找到 10 个。")
    page.select_option("#city", "440100")
    expect(page.locator("#count")).to_have_text("找到 5 个。")
    page.select_option("#district", "440103")
    expect(page.locator("#stations > li")).to_have_count(1)
    assert _state(page) == {"region": ["440103"]}
    find()
    assert page.locator("#district").input_value() == "440103"
    assert _names(page) == ["驿站·药箱没看"]


def test_the_province_chosen_for_reading_offline_is_taken_over(
    find: Callable[..., Page], context: BrowserContext
) -> None:
    place = json.dumps(json.dumps({"code": "320000", "lines": []}))
    context.add_init_script(f"localStorage.setItem('gongyou-place', {place})")
    page = find()
    assert page.locator("#province").input_value() == "320000"
    assert sorted(_names(page)) == ["驿站·什么都没核实", "驿站·母婴室"]


def test_every_choice_stands_in_the_address_and_can_be_gone_back_from(
    find: Callable[..., Page],
) -> None:
    page = find("?region=440100&need=microwave")
    assert _state(page) == {"region": ["440100"], "need": ["microwave"]}
    assert "?" not in page.url
    page.locator("[name=open]").check()
    expect(page.locator("#stations > li")).to_have_count(3)
    assert _state(page)["open"] == ["1"]
    page.locator("#also").click()
    assert _state(page)["unverified"] == ["1"]
    page.go_back()
    page.go_back()
    expect(page.locator("[name=open]")).not_to_be_checked()
    expect(page.locator("[value=microwave]")).to_be_checked()
    page.reload()
    _answered(page)
    assert len(_names(page)) == 3


@pytest.mark.parametrize("state", ["#region=999999", "#region=abc&need=nothing", "#need=%", "#="])
def test_an_address_that_makes_no_sense_is_no_error(find: Callable[..., Page], state: str) -> None:
    expect(find(state).locator("#count")).to_contain_text("选一个地区")


# --- The map and the ways there ---


def test_the_sketch_shows_the_numbers_of_the_list_and_is_no_stop_for_a_reader_of_the_screen(
    find: Callable[..., Page],
) -> None:
    page = find()
    _near(page)
    page.locator("#map summary").click()
    svg = page.locator("#map svg")
    expect(svg.locator("circle").first).to_be_visible()
    assert svg.get_attribute("aria-hidden") == "true"
    numbers = set(svg.locator("text.dot").all_text_contents())
    assert {"1", "2", "3"} <= numbers
    assert len(numbers) == svg.locator("circle").count()
    assert svg.locator("text.here").text_content() == "我"
    text = svg.text_content() or ""
    assert "北" in text
    assert re.search(r"约 \d+ (米|公里)", text)
    assert "天河区" in text
    box = page.evaluate(
        "[...document.querySelectorAll('#map circle')].every(each =>"
        " each.cx.baseVal.value > 0 && each.cx.baseVal.value < 340 &&"
        " each.cy.baseVal.value > 0 && each.cy.baseVal.value < 300)"
    )
    assert box


def test_the_sketch_is_true_to_the_ground(find: Callable[..., Page]) -> None:
    """East is right, north is up, and the scale is that of the ruler."""
    page = find("#region=440100")
    page.locator("#map summary").click()
    expect(page.locator("#map circle").first).to_be_visible()
    names = _names(page)
    dots = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('#map text.dot')].map((text) =>
        [text.textContent, [+text.getAttribute('x'), +text.getAttribute('y')]]))"""
    )
    spot = {name: dots[str(i + 1)] for i, name in enumerate(names) if str(i + 1) in dots}
    west, east = spot["驿站·药箱没看"], spot["驿站·缺雨衣"]
    assert west[0] < east[0]
    assert spot["驿站·样样有"][1] > east[1]  # to the south
    ruler = page.locator("#map .ruler").get_attribute("d")
    assert ruler
    pixels = float(re.findall(r"h([\d.]+)", ruler)[0])
    told = page.locator("#map text", has_text="公里").text_content() or ""
    metres = float(re.findall(r"[\d.]+", told)[0]) * 1000
    across = ((east[0] - west[0]) ** 2 + (east[1] - west[1]) ** 2) ** 0.5
    assert across * metres / pixels == pytest.approx(8_805, rel=0.01)


def test_the_map_apps_get_their_own_coordinates_only_when_tapped(
    find: Callable[..., Page], page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    find("#region=440103")
    page.locator(".go summary").click()
    links = page.locator(".go a")
    own, amap, baidu, tencent = links.evaluate_all("all => all.map(each => each.href)")
    assert amap.startswith("https://uri.amap.com/marker?position=113.24420,23.12590&")
    assert "&coordinate=gaode&" in amap
    assert "location=23.12590,113.24420&" in baidu
    assert "coord_type=gcj02" in baidu
    assert "marker=coord:23.12590,113.24420;" in tencent
    longitude, latitude = (float(x) for x in re.findall(r"\d+\.\d+", own)[1::-1])
    assert (longitude, latitude) == pytest.approx((113.2388, 23.1286), abs=2e-4)
    for link in links.all():
        assert link.get_attribute("rel") == "external noopener noreferrer nofollow"
        assert link.get_attribute("referrerpolicy") == "no-referrer"
    assert not [url for url in asked if "map" in urlsplit(url).netloc]


# --- Without a network, a server or a script ---


def test_it_works_offline_after_a_visit(
    find: Callable[..., Page], page: Page, context: BrowserContext, host: Host
) -> None:
    find("#region=440100")
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    page.wait_for_function("navigator.serviceWorker.controller")
    page.reload()
    _answered(page)
    needed = f"{host.address}{PAGE}data/440100-1.js"
    page.wait_for_function("address => caches.match(address)", arg=needed)
    page.wait_for_function("address => caches.match(address)", arg=host.address + PAGE)
    context.set_offline(True)
    page.reload()
    expect(page.locator("#stations > li")).to_have_count(5)
    _near(page)
    assert _names(page)[0] == "驿站·缺雨衣"
    expect(page.locator("#count")).to_contain_text("没有取到")  # the next city was not visited


def test_a_part_that_does_not_come_is_said_and_asked_for_again(
    find: Callable[..., Page], host: Host
) -> None:
    host.broken.add(f"{PAGE}data/440100-1.js")
    page = find("#region=440100")
    expect(page.locator("#count")).to_contain_text("没有取到")
    host.broken.clear()
    page.locator("[value=water]").check()
    expect(page.locator("#stations > li").first).to_be_visible()
    expect(page.locator("#count")).not_to_contain_text("没有取到")


def test_without_the_directory_it_says_so(page: Page, host: Host) -> None:
    host.broken.add(f"{PAGE}data/base.js")
    page.goto(host.address + PAGE)
    expect(page.locator("#count")).to_contain_text("没有取到")
    assert page.locator("#finder").is_hidden()
    assert page.locator("main a[href$='stations/places/']").is_visible()


def test_it_works_from_a_folder(context: BrowserContext, stations: Path) -> None:
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    page.goto((stations / "stations/find/index.html").as_uri() + "#region=440100")
    expect(page.locator("#stations > li")).to_have_count(5)
    link = page.locator("#stations h2 a").first.evaluate("a => a.href")
    assert link.endswith("/stations/at/example-one-unknown/index.html")
    page.locator("#map summary").click()
    expect(page.locator("#map circle").first).to_be_visible()


def test_without_a_script_it_leads_to_the_lists(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PAGE)
    assert page.locator("#finder").is_hidden()
    assert "没有运行脚本" in page.locator("main").inner_text()
    assert page.locator("main a[href$='stations/places/']").is_visible()
    context.close()


# --- Strangers' words, and everybody ---


def test_what_strangers_write_is_text(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def spoil(_: str, text: str) -> str:
        return text.replace("例子驿站·药箱没看（虚构）", '"' + HOSTILE.replace('"', '""') + '"')

    ran: list[str] = []
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: ran.append(str(error)))
    with hosting(_site(tmp_path_factory.mktemp("hostile"), spoil)) as host:
        page.goto(f"{host.address}{PAGE}#region=440103")
        expect(page.locator("#stations h2")).to_have_text(f"1. {HOSTILE}")
        page.locator("#map summary").click()
        expect(page.locator("#map circle").first).to_be_visible()
        assert page.locator("#stations img, #stations svg").count() == 0
        for address in page.locator(".go a").evaluate_all("all => all.map(each => each.href)"):
            assert not set(address) & set("<>\"'"), address
    context.close()
    assert ran == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_list_with_its_sketch_open(
    find: Callable[..., Page], scheme: str
) -> None:
    page = find("#region=440000&need=microwave&unverified=1")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    expect(page.locator("#map circle").first).to_be_visible()
    assert violations(page) == []


def test_large_text_on_a_narrow_screen_needs_no_sideways_scroll(find: Callable[..., Page]) -> None:
    page = find("#region=440100")
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    expect(page.locator("#map circle").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_is_touched_is_large_enough_for_a_finger(find: Callable[..., Page]) -> None:
    page = find("#region=440100&need=microwave")
    page.evaluate(OPEN)
    assert page.evaluate(TARGETS) == []


def test_the_count_is_heard_and_the_keyboard_does_it_all(find: Callable[..., Page]) -> None:
    page = find()
    assert page.locator("#count").get_attribute("role") == "status"
    page.locator("[value=microwave]").focus()
    page.keyboard.press("Space")
    page.locator("#near").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("找到")
    expect(page.locator("#found")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#also")).to_be_focused()
