"""The site of attacks in a real browser: parsed like the harmless one, and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from kb.content.types import MODELS
from tests.browser.conftest import serving
from tests.site.conftest import hostile_sites  # noqa: F401 — a fixture
from tests.site.hostile import FILE, pairs, structure

STRUCTURE = """html => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')]
  .map(each => [each.tagName, ...each.getAttributeNames()])"""
KINDS = [
    f"{model.kind.home.removeprefix('docs').lstrip('/')}/{name}-" for name, model in MODELS.items()
]
PAGES = [
    *(f"{kind.lstrip('/')}{number}/" for kind in KINDS for number in (1, 2)),
    *("", "en/", "cases/", "cases/compare/", "charts/", "laws/", "systems/", "freshness/", "data/"),
    *("regions/", "regions/320707/", "topics/", "topics/wages/", "404.html"),
    *(f"{quote(FILE)}/", f"law/{quote(FILE)}/page/"),
]


@pytest.fixture(scope="module")
def hostile(hostile_sites: tuple[Path, Path]) -> Iterator[str]:  # noqa: F811
    with serving(hostile_sites[0]) as local:
        yield local


def test_a_browser_parses_every_page_like_the_harmless_one(
    browser: Browser,
    hostile_sites: tuple[Path, Path],  # noqa: F811
) -> None:
    page = browser.new_page()
    for name, *both in pairs(hostile_sites, ".html"):
        found, meant = (
            structure([tuple(each) for each in page.evaluate(STRUCTURE, data.decode())])
            for data in both
        )
        assert found == meant, name
    page.close()


@pytest.mark.parametrize("has_policy", [True, False], ids=["with policy", "without policy"])
def test_nothing_runs_and_the_policy_is_never_needed(
    browser: Browser, hostile: str, has_policy: bool
) -> None:
    context = browser.new_context(bypass_csp=not has_policy)
    page = context.new_page()
    ran: list[str] = []
    page.on(
        "dialog", lambda dialog: (ran.append(f"{page.url}: {dialog.message}"), dialog.dismiss())
    )
    page.on("pageerror", lambda error: ran.append(f"{page.url}: {error}"))
    page.on("console", lambda message: ran.append(f"{page.url}: {message.text}"))
    for path in PAGES:
        response = page.goto(f"{hostile}/{path}")
        assert response
        assert response.ok, path
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        for button in page.locator("main button").filter(visible=True).all():
            button.click()
    context.close()
    # Pictures of the attack are where the harmless ones would be: they do not exist.
    assert [line for line in ran if "404" not in line] == []


def test_the_listener_hears_what_runs_and_what_the_policy_stops(browser: Browser) -> None:
    heard: list[str] = []
    page = browser.new_page()
    page.on("dialog", lambda dialog: (heard.append("ran"), dialog.dismiss()))
    page.on("console", lambda message: heard.append(message.text))
    page.set_content("<img src=x onerror=alert(1)>")
    page.wait_for_timeout(200)
    assert "ran" in heard
    heard.clear()
    policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">"
    page.set_content(f"{policy}<img src=x onerror=alert(1)>")
    page.wait_for_timeout(200)
    assert any("Content Security Policy" in text for text in heard)
    page.close()
