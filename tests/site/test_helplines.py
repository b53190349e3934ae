"""The foot of every page comes from `data/services.yml`; a digest says that it is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kb.registry.services import Service, Services
from kb.site.articles import article_page
from kb.site.helplines import helplines

LOCAL = Service(
    "local", "0518-12345678", "窗口", "office", "问", "ask", "工作日", "320700", date(2026, 11, 1)
)


def _with_a_local_number(library):
    services = replace(library.registry.services, rows=(*library.registry.services.rows, LOCAL))
    return replace(library, registry=replace(library.registry, services=services))


def test_a_number_that_nobody_verified_says_so(library):
    chinese, english = helplines(library, "zh"), helplines(library, "en")

    assert {line.verified for line in chinese} == {"未核实"}
    assert {line.verified for line in english} == {"not verified"}
    assert [line.name for line in chinese] == ["工会", "人社", "法律援助", "政务"]


def test_an_article_shows_the_numbers_of_its_region_first(library):
    there = _with_a_local_number(library)
    document = there.documents["cases/jiangsu/ganyu-employer-first.md"]

    first, *others = article_page(there, document).context["helplines"]

    assert (first.dial, first.place, first.hours) == ("051812345678", "江苏省连云港市", "工作日")
    assert first.verified == "核实于 2026-11-01"
    assert [line.number for line in others] == ["12351", "12333", "12348", "12345"]
    assert LOCAL.number not in {line.number for line in helplines(there, "zh")}


def test_every_page_says_what_each_number_is_for(site):
    home = (site / "index.html").read_text(encoding="utf-8")
    foot = home[home.index("<footer>") :]

    assert '<a href="tel:12348">12348 法律援助</a>' in foot
    assert "问律师、申请法律援助" in foot
    assert foot.count(" · 未核实") == 4


def test_no_numbers_no_lines(library):
    none = replace(library, registry=replace(library.registry, services=Services()))

    assert helplines(none, "zh") == []


def test_a_digest_says_so_before_its_text_and_leads_to_its_source(site):
    text = (site / "columns/jiangdu-new-forms/index.html").read_text(encoding="utf-8")
    notice = text.index('<p class="digest"><strong>摘编</strong>')

    assert notice < text.index("<h2")
    assert "江苏某工会报刊（报名未见）·主席之声版" in text[notice : text.index("<h2")]
    assert '<a href="#about">' in text[notice : text.index("<h2")]
    assert 'id="about"' in text
