"""Without a network: what was read, the home, the helplines, and a province that was kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .host import Host, hosting

ARTICLE = "/law/wages-and-arrears/"
HEADING = "工资与欠薪十问"
CASES = "/cases/jiangsu/ganyu-employer-first/"
PROVINCE = "320000"
NEW = '<!doctype html><html><meta charset="utf-8"><title>x</title><h1>新的</h1>'.encode()

KEYS = """async () => {
  const found = {};
  for (const name of await caches.keys())
    found[name] = (await (await caches.open(name)).keys()).map(r => new URL(r.url).pathname);
  return found;
}"""


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    with hosting(site) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 720})
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def _visit(page: Page, address: str) -> None:
    """Open a page and wait until the worker stands behind it and has saved it."""
    page.goto(address)
    _until(
        page,
        f"""async () => !!navigator.serviceWorker.controller
        && !!(await caches.match({address!r}.split("#")[0]))""",
    )


def _until(page: Page, condition: str) -> None:
    page.evaluate(
        """async condition => {
          const met = eval(condition);
          for (let i = 0; i < 200; i++) {
            if (await met()) return;
            await new Promise(later => setTimeout(later, 50));
          }
          throw new Error("never: " + condition);
        }""",
        condition,
    )


def _saved(page: Page, part: str) -> list[str]:
    caches: dict[str, list[str]] = page.evaluate(KEYS)
    return [path for name, paths in caches.items() if part in name for path in paths]


def test_one_visit_is_enough_to_read_the_page_the_home_and_the_helplines(
    page: Page, context: BrowserContext, host: Host
) -> None:
    _visit(page, host.address + ARTICLE)
    _until(page, "async () => !!(await caches.match(new URL('/help/hotlines/', location)))")
    context.set_offline(True)

    page.reload()
    expect(page.locator("h1")).to_have_text(HEADING)
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    page.goto(f"{host.address}/")
    expect(page.locator("h1")).to_have_count(1)
    page.goto(f"{host.address}/help/hotlines/")
    expect(page.locator('main a[href="tel:12351"]')).to_be_visible()


def test_a_saved_copy_says_when_it_was_saved_and_that_the_law_may_have_changed(
    page: Page, context: BrowserContext, host: Host
) -> None:
    _visit(page, host.address + ARTICLE)
    expect(page.locator("#saved")).to_be_hidden()
    context.set_offline(True)
    page.reload()

    notice = page.locator("#saved")
    expect(notice).to_be_visible()
    day = date.today()  # noqa: DTZ011 — the reader's own day
    written = f"{day.year}年{day.month}月{day.day}日"
    assert f"这是 {written} 保存的版本。" in notice.inner_text()
    assert "法律可能已经改了" in notice.inner_text()


def test_a_page_that_is_no_law_does_not_speak_of_law(
    page: Page, context: BrowserContext, host: Host
) -> None:
    _visit(page, f"{host.address}/help/hotlines/")
    context.set_offline(True)
    page.reload()

    expect(page.locator("#saved")).to_be_visible()
    assert "法律可能" not in page.locator("#saved").inner_text()


def test_while_there_is_a_network_the_newest_text_is_shown(page: Page, host: Host) -> None:
    _visit(page, host.address + ARTICLE)
    host.instead[ARTICLE] = NEW
    page.reload()

    expect(page.locator("h1")).to_have_text("新的")
    assert page.evaluate("document.documentElement.dataset.saved") is None


def test_a_network_that_does_not_answer_gives_way_to_the_copy_and_renews_it(
    page: Page, context: BrowserContext, host: Host
) -> None:
    _visit(page, host.address + ARTICLE)
    host.instead[ARTICLE] = NEW
    host.seconds[ARTICLE] = 5
    page.reload()
    expect(page.locator("h1")).to_have_text(HEADING)
    expect(page.locator("#saved")).to_be_visible()

    _until(page, "async () => (await (await caches.match(location.href)).text()).includes('新的')")
    context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_have_text("新的")


def test_a_host_that_fails_gives_way_to_the_copy(page: Page, host: Host) -> None:
    _visit(page, host.address + ARTICLE)
    host.broken.add(ARTICLE)
    page.reload()

    expect(page.locator("h1")).to_have_text(HEADING)


def test_a_page_that_was_never_read_is_not_replaced_by_another(
    page: Page, context: BrowserContext, host: Host
) -> None:
    _visit(page, host.address + ARTICLE)
    context.set_offline(True)
    response = page.goto(host.address + CASES)

    assert response
    assert response.status == 503
    expect(page.locator("h1")).to_have_text("没有网络，这一页没有存下来")
    expect(page.locator('a[href="tel:12351"]')).to_be_visible()
    page.get_by_role("link", name="首页").click()
    expect(page.locator("h1")).not_to_have_text("没有网络，这一页没有存下来")


def test_every_saved_page_comes_back_as_itself(
    page: Page, context: BrowserContext, host: Host
) -> None:
    addresses = [ARTICLE, "/law/", "/en/", "/law/bargaining/", "/en/law/bargaining/", "/", CASES]
    titles = {}
    for address in addresses:
        _visit(page, host.address + address)
        titles[address] = page.title()
    assert len(set(titles.values())) == len(addresses)
    context.set_offline(True)
    for address in addresses:
        page.goto(f"{host.address}{address}?from=chat#x")
        assert page.title() == titles[address]


def test_a_redirected_address_is_not_saved_under_its_own_name(page: Page, host: Host) -> None:
    _visit(page, f"{host.address}/")
    page.goto(host.address + ARTICLE.rstrip("/"))
    expect(page.locator("h1")).to_have_text(HEADING)

    assert not [path for path in _saved(page, "gongyou") if path == ARTICLE.rstrip("/")]


def test_a_new_deploy_replaces_the_shell(page: Page, host: Host, site: Path) -> None:
    _visit(page, f"{host.address}/")
    _until(page, "async () => (await caches.keys()).some(n => n.includes('shell'))")
    before = [name for name in page.evaluate(KEYS) if "shell" in name]
    worker = (site / "sw.js").read_text(encoding="utf-8")
    version = re.search(r'"version":"(\w+)"', worker)
    assert version
    host.instead["/sw.js"] = worker.replace(version[1], "next").encode()
    page.reload()

    _until(
        page,
        """async () => {
        const names = (await caches.keys()).filter(n => n.includes("shell"));
        return names.join() === "gongyou-shell-next"
          && (await (await caches.open(names[0])).keys()).length > 3;
    }""",
    )
    assert before == [f"gongyou-shell-{version[1]}"]


def test_the_kill_switch_removes_the_worker_and_everything_it_saved(
    page: Page, host: Host, site: Path
) -> None:
    _visit(page, host.address + ARTICLE)
    host.instead["/sw.js"] = (site / "assets/js/worker-off.js").read_bytes()
    page.reload()

    _until(
        page,
        """async () => (await caches.keys()).length === 0
        && !(await navigator.serviceWorker.getRegistration("/"))""",
    )


def test_a_reader_who_saves_data_keeps_only_what_was_read(
    page: Page, context: BrowserContext, host: Host, site: Path
) -> None:
    saver = b'Object.defineProperty(navigator, "connection", {value: {saveData: true}});\n'
    host.instead["/sw.js"] = saver + (site / "sw.js").read_bytes()
    _visit(page, host.address + ARTICLE)
    context.set_offline(True)

    page.reload()
    expect(page.locator("h1")).to_have_text(HEADING)
    assert _saved(page, "shell") == []
    assert "/help/hotlines/" not in host.asked
    response = page.goto(f"{host.address}/help/hotlines/")
    assert response
    assert response.status == 503


FULL = b"""Cache.prototype.put = function () {
  return Promise.reject(new DOMException("full", "QuotaExceededError"));
};
"""


def test_a_full_phone_reads_as_if_there_were_no_worker(page: Page, host: Host, site: Path) -> None:
    host.instead["/sw.js"] = FULL + (site / "sw.js").read_bytes()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(host.address + ARTICLE)
    _until(page, "async () => !!navigator.serviceWorker.controller")
    page.goto(f"{host.address}/law/bargaining/")

    expect(page.locator("h1")).to_have_text("集体协商十问")
    assert _saved(page, "gongyou") == []
    assert errors == []


def test_a_phone_that_refuses_storage_reads_as_if_there_were_no_worker(
    page: Page, host: Host, site: Path
) -> None:
    refusing = b"""for (const name of ["open", "keys", "delete", "match"])
  CacheStorage.prototype[name] = () => Promise.reject(new DOMException("no", "SecurityError"));
"""
    host.instead["/sw.js"] = refusing + (site / "sw.js").read_bytes()
    page.goto(host.address + ARTICLE)
    _until(page, "async () => !!navigator.serviceWorker.controller")
    page.goto(f"{host.address}/law/bargaining/")
    expect(page.locator("h1")).to_have_text("集体协商十问")


def test_what_is_saved_by_itself_is_bounded(page: Page, host: Host) -> None:
    _visit(page, f"{host.address}/")
    page.evaluate("""async () => {
      const cache = await caches.open("gongyou-visited");
      for (let i = 0; i < 120; i++) await cache.put("/old/" + i + "/", new Response("x"));
    }""")
    _visit(page, host.address + ARTICLE)
    _until(
        page,
        """async () =>
        (await (await caches.open("gongyou-visited")).keys()).length <= 90""",
    )

    assert ARTICLE in _saved(page, "visited")
    assert "/old/0/" not in _saved(page, "visited")


def test_files_to_download_are_left_to_the_browser(page: Page, host: Host) -> None:
    _visit(page, f"{host.address}/")
    page.evaluate("fetch('/data/cases.json').then(r => r.text())")
    page.goto(f"{host.address}/law/")
    assert not [path for path in _saved(page, "gongyou") if path.endswith(".json")]


# A province that is kept.


def _open_offline_page(page: Page, host: Host) -> None:
    _visit(page, f"{host.address}/offline/")
    expect(page.locator("#keep")).to_be_visible()


def _choose(page: Page, code: str = PROVINCE) -> None:
    page.locator("#province").select_option(code)


def test_the_size_is_shown_before_and_is_what_gzip_sends(
    page: Page, host: Host, site: Path
) -> None:
    _open_offline_page(page, host)
    expect(page.locator("#start")).to_be_disabled()
    _choose(page)

    files = json.loads((site / f"offline/{PROVINCE}.json").read_bytes())
    total = sum(size for _, size, _ in files)
    pages = sum(not uri or uri.endswith("/") for uri, _, _ in files)
    expect(page.locator("#size")).to_have_text(
        f"一共 {pages} 页，最多下载 {total / 1e6:.{1 if total >= 1e6 else 2}f} MB。"
    )
    expect(page.locator("#start")).to_be_enabled()
    assert _saved(page, "region") == []


def test_a_kept_province_can_be_read_without_a_network(
    page: Page, context: BrowserContext, host: Host, site: Path
) -> None:
    _open_offline_page(page, host)
    _choose(page)
    page.locator("#start").click()
    expect(page.locator("#state")).to_contain_text("已经存好")

    files = json.loads((site / f"offline/{PROVINCE}.json").read_bytes())
    assert sorted(_saved(page, "region")) == sorted(f"/{uri}" for uri, _, _ in files)
    context.set_offline(True)
    page.goto(host.address + CASES)
    expect(page.locator("h1")).to_contain_text("赣榆")
    expect(page.locator("#saved")).to_be_visible()
    page.goto(f"{host.address}/law/women-workers/")
    expect(page.locator("h1")).to_contain_text("女职工")
    page.goto(f"{host.address}/offline/")
    expect(page.locator("#province")).to_have_value(PROVINCE)
    expect(page.locator("#state")).to_contain_text("已经存好")


def test_a_download_shows_how_far_it_is_stops_and_goes_on(
    page: Page, host: Host, site: Path
) -> None:
    _open_offline_page(page, host)
    files = json.loads((site / f"offline/{PROVINCE}.json").read_bytes())
    slow = f"/{files[len(files) // 2][0]}"
    host.seconds[slow] = 60
    _choose(page)
    page.locator("#start").click()
    progress = page.locator("#progress")
    expect(page.locator("#stop")).to_be_visible()
    _until(page, "() => document.querySelector('progress').value > 0.3")
    assert 0.3 < float(progress.evaluate("e => e.value")) < 1
    expect(page.locator("#state")).to_contain_text("正在下载")
    page.locator("#stop").click()
    expect(page.locator("#state")).to_contain_text("停下了")
    expect(page.locator("#start")).to_be_visible()
    half = set(_saved(page, "region"))
    assert 0 < len(half) < len(files)

    host.seconds.clear()
    host.asked.clear()
    page.locator("#start").click()
    expect(page.locator("#state")).to_contain_text("已经存好")
    assert not half & set(host.asked) - {"/", "/offline/"}
    assert len(_saved(page, "region")) == len(files)


def test_a_download_that_fails_says_so_and_goes_on_later(page: Page, host: Host) -> None:
    _open_offline_page(page, host)
    host.broken.add("/law/women-workers/")
    _choose(page)
    page.locator("#start").click()
    expect(page.locator("#state")).to_contain_text("网络断了")
    expect(page.locator("#start")).to_be_visible()

    host.broken.clear()
    page.locator("#start").click()
    expect(page.locator("#state")).to_contain_text("已经存好")
    assert "/law/women-workers/" in _saved(page, "region")


def test_a_phone_without_room_says_so(page: Page, host: Host, site: Path) -> None:
    host.instead["/sw.js"] = FULL + (site / "sw.js").read_bytes()
    page.goto(f"{host.address}/offline/")
    expect(page.locator("#keep")).to_be_visible()
    _choose(page)
    page.locator("#start").click()
    expect(page.locator("#state")).to_contain_text("存储空间不够")


def test_what_is_kept_can_be_removed(page: Page, host: Host) -> None:
    _open_offline_page(page, host)
    _choose(page)
    page.locator("#start").click()
    expect(page.locator("#state")).to_contain_text("已经存好")
    page.locator("#remove").click()
    expect(page.locator("#state")).to_contain_text("删掉了")

    assert [name for name in page.evaluate(KEYS) if "region" in name] == []
    expect(page.locator("#remove")).to_be_hidden()


def test_only_what_changed_is_loaded_again(page: Page, host: Host, site: Path) -> None:
    _open_offline_page(page, host)
    _choose(page)
    page.locator("#start").click()
    expect(page.locator("#state")).to_contain_text("已经存好")
    files = json.loads((site / f"offline/{PROVINCE}.json").read_bytes())
    changed = [
        [uri, size, "abcdefabcdef" if uri == "law/women-workers/" else hash_]
        for uri, size, hash_ in files
        if uri != "law/bargaining/"
    ]
    host.instead[f"/offline/{PROVINCE}.json"] = json.dumps(changed).encode()
    page.reload()
    expect(page.locator("#state")).to_contain_text("有 1 个文件更新过")
    host.asked.clear()
    page.locator("#start").click()
    expect(page.locator("#state")).to_have_text(re.compile("已经存好，存于"))

    assert [path for path in host.asked if path.startswith("/law/")] == ["/law/women-workers/"]
    assert "/law/bargaining/" not in _saved(page, "region")


def test_the_numbers_of_the_chosen_place_come_first(page: Page, host: Host, site: Path) -> None:
    regions = json.loads((site / "offline/regions.json").read_bytes())
    regions[PROVINCE]["lines"] = [["051212345678", "0512-12345678 江苏省窗口"]]
    host.instead["/offline/regions.json"] = json.dumps(regions).encode()
    _open_offline_page(page, host)
    expect(page.locator("#start")).to_be_disabled()
    _choose(page)
    page.goto(host.address + ARTICLE)

    first = page.locator("footer .hotlines a").first
    expect(first).to_have_attribute("href", "tel:051212345678")
    expect(first).to_have_text("0512-12345678 江苏省窗口")


def test_a_browser_without_workers_is_told_and_led_to_the_single_file(
    browser: Browser, host: Host
) -> None:
    page = browser.new_page()
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(f"{host.address}/offline/")

    expect(page.locator("#cannot")).to_be_visible()
    expect(page.locator("#keep")).to_be_hidden()
    expect(page.locator(f'a[href$="pack/{PROVINCE}.html"]')).to_be_visible()
    page.close()


def test_a_folder_that_is_opened_as_files_has_no_worker_and_no_errors(
    browser: Browser, site: Path
) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    for uri in ("", "offline/", "law/wages-and-arrears/"):
        page.goto((site / uri / "index.html").as_uri())
    page.goto((site / "offline/index.html").as_uri())

    expect(page.locator("#cannot")).to_be_visible()
    assert errors == []
    page.close()


# Search.

SEARCH = "/search/?q=老板拖着工资不给"


def _titles(page: Page) -> list[str]:
    expect(page.locator("#hits li").first).to_be_visible()
    return page.locator("#hits li h2").all_inner_texts()


def test_a_question_that_was_asked_can_be_asked_again_without_a_network(
    page: Page, context: BrowserContext, host: Host
) -> None:
    page.goto(host.address + SEARCH)
    before = _titles(page)
    _until(page, "async () => !!navigator.serviceWorker.controller")
    _until(
        page,
        """async () => {
        const asked = performance.getEntriesByType("resource").map(e => e.name);
        const shards = asked.filter(name => /search\\/.*\\.js/.test(name));
        const found = await Promise.all(shards.map(name => caches.match(name)));
        return shards.length > 5 && found.every(Boolean);
    }""",
    )
    context.set_offline(True)
    page.goto(host.address + SEARCH)

    assert _titles(page) == before


def test_a_kept_province_is_searched_without_a_network(
    page: Page, context: BrowserContext, host: Host
) -> None:
    _open_offline_page(page, host)
    _choose(page)
    page.locator("#start").click()
    expect(page.locator("#state")).to_contain_text("已经存好")
    context.set_offline(True)
    page.goto(host.address + SEARCH)

    assert "工资与欠薪十问" in _titles(page)[:3]
    expect(page.locator("#found")).to_contain_text("没有网络：只在存下来的")
    page.goto(f"{host.address}/search/?q=赣榆 服装")
    assert any("赣榆" in title for title in _titles(page)[:3])
    page.locator("#hits li h2 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("h1").inner_text() != "没有网络，这一页没有存下来"


def test_a_host_that_fails_has_the_kept_province_searched(page: Page, host: Host) -> None:
    _open_offline_page(page, host)
    _choose(page)
    page.locator("#start").click()
    expect(page.locator("#state")).to_contain_text("已经存好")
    host.broken.update(f"/search/zh/{name}" for name in ("base.js",))
    page.evaluate("caches.delete('gongyou-search')")
    page.evaluate("""async () => {
      for (const name of await caches.keys())
        await (await caches.open(name)).delete("/search/zh/base.js");
    }""")
    page.goto(host.address + SEARCH)

    assert "工资与欠薪十问" in _titles(page)[:3]
