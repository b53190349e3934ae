"""What falls due, for people, for an issue and for scripts."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from kb.report.due import RENDERERS
from kb.site.freshness import Due

DAY = date(2026, 11, 21)


def due(days, title="某文"):
    day = DAY + timedelta(days=days)
    return Due(title, "law/a/", "docs/law/a.md", day - timedelta(days=180), day)


@pytest.mark.parametrize(
    ("days", "part"),
    [
        (-1, "到期或已过期"),
        (0, "到期或已过期"),
        (1, "14 天以内"),
        (14, "14 天以内"),
        (15, "30 天以内"),
        (30, "30 天以内"),
        (31, "60 天以内"),
        (60, "60 天以内"),
    ],
)
def test_an_article_stands_in_the_part_of_its_day(days, part):
    text = RENDERERS["markdown"]([due(days)], DAY, 60)

    assert [line for line in text.splitlines() if line.startswith("## ")] == [f"## {part}：1 篇"]


def test_no_article_stands_twice_where_the_range_is_short():
    text = RENDERERS["markdown"]([due(-1), due(0), due(14)], DAY, 14)

    assert text.count("docs/law/a.md") == 3


def test_a_title_of_strangers_is_text_in_the_issue():
    text = RENDERERS["markdown"]([due(0, "@all ![x](y) | z")], DAY, 60)

    assert "@all" not in text
    assert "![" not in text


def test_scripts_read_how_many_days_are_left():
    (row,) = json.loads(RENDERERS["json"]([due(-3)], DAY, 60))

    assert (row["path"], row["days_left"]) == ("docs/law/a.md", -3)


@pytest.mark.parametrize(("as_of", "code"), [("2027-08-19", 0), ("2027-08-20", 1)])
def test_what_is_late_for_longer_than_the_limit_fails(shelf, articles, as_of, code):
    text = articles["news"]
    day = text.partition("review_by: ")[2].splitlines()[0]
    shelf.write("docs/news/a.md", text.replace(f"review_by: {day}", "review_by: 2027-05-21"))

    result = shelf.kb("due", "--overdue-limit", "90", "--as-of", as_of)

    assert (result.exit_code, "docs/news/a.md" in result.output) == (code, True)
