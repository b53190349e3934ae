"""Where the checks that guard people look, and what they let pass."""

from __future__ import annotations

from datetime import date

import pytest

from kb.checks.privacy_id_number import is_id_number
from kb.checks.run import run_checks
from kb.content.library import read_library
from tests.conftest import REPOSITORY

HEAD = "---\ntype: page\ntitle: 示例页面\nsummary: 一张什么写法都有的页面。\n---\n"
TOLD = {
    "privacy-id-number": "320707199001010023",
    "privacy-phone": "138 1234 5678",
    "privacy-bank-card": "6222 0212 3456 7894",
    "privacy-plate": "苏A·12345",
    "privacy-named-worker": "司机张伟说",
    "privacy-health": "老张患尘肺",
}
SERVICE = (
    "- {id: a, number: '025-83279186', zh: 窗口, en: office, for_zh: 问, for_en: ask,"
    " hours: null, region: '320000', verified_on: null}\n"
)


def privacy(findings):
    return [found for found in findings if found.check.startswith("privacy-")]


@pytest.mark.parametrize("check", TOLD)
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/a.md", f"{HEAD}\n这里写了{{}}。\n"),
        ("docs/a.md", f"{HEAD}\n| 一 | {{}} |\n|---|---|\n"),
        ("docs/a.md", f"{HEAD}\n```\n{{}}\n```\n"),
        ("docs/a.md", f"{HEAD}\n<!-- {{}} -->\n"),
        ("docs/a.md", HEAD.replace("一张", "{}，一张") + "\n正文。\n"),
        ("docs/a.md", HEAD.replace("type: page", "type: page # {}") + "\n正文。\n"),
        ("docs/a.md", "没有头部，只有{}。"),
        ("data/stations/jiangsu.csv", "id,name,note\na,驿站,{}\n"),
        ("data/stations/notes.yml", "- {{id: a, note: '{}'}}\n"),
        ("data/glossary.yml", "terms:\n  - {{id: a, slug: a, en: A, plain: '{}'}}\n"),
    ],
)
def test_people_are_guarded_wherever_text_is_written(shelf, check, path, text):
    shelf.write(path, text.format(TOLD[check]))

    [found] = privacy(shelf.findings())

    assert (found.check, found.span.path) == (check, path)


@pytest.mark.parametrize("check", ["privacy-id-number", "privacy-phone", "privacy-bank-card"])
def test_a_report_does_not_repeat_the_number(shelf, check):
    shelf.write("docs/a.md", f"{HEAD}\n{TOLD[check]}\n")

    for style in ("github", "json"):
        assert TOLD[check].replace(" ", "")[4:12] not in shelf.kb("check", "--format", style).output


def test_a_number_of_the_register_may_be_written(shelf):
    shelf.write("docs/a.md", f"{HEAD}\n打025-83279186、（025）8327 9186。\n")
    assert [found.check for found in shelf.findings()] == ["privacy-phone"]

    shelf.write("data/services.yml", SERVICE)
    assert shelf.findings() == []


def test_money_in_a_fact_is_no_telephone(shelf, articles):
    fact = (
        "facts:\n  - value: 13800000000\n    unit: 元\n    counts: 产值\n    population: null\n"
        "    period: 2024年\n    speaker: 某公司\n    where: 138亿元\n"
    )
    case = articles["case"]
    before, _, after = case.partition("\nfacts:")
    rest = after.partition("\n---\n")[2] if after else ""
    text = f"{before}\n{fact}---\n{rest}" if after else case.replace("\n---\n", f"\n{fact}---\n", 1)
    shelf.write("cases/a.md", text)

    assert privacy(shelf.findings()) == []


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("11010519491231002X", True),
        ("320707199001010023", True),
        ("320707199001010024", False),
        ("11010519491231002", False),
    ],
)
def test_the_last_character_checks_the_others(number, is_one):
    assert (len(number) == 18 and is_id_number(number)) is is_one


def test_the_published_content_names_nobody():
    library = read_library(REPOSITORY, date(2026, 11, 21))

    assert privacy(run_checks(library)) == []
