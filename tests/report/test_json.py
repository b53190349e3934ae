"""The report for editors and scripts: a list of objects of one shape."""

from __future__ import annotations

import json

from kb.checks.finding import Finding
from kb.report.json import render
from kb.source.span import Span


def test_an_object_says_everything_about_one_finding():
    found = Finding("link-broken", "error", Span("docs/甲.md", 8, 4, 8, 9), "没有`b`", "改", "标签")

    assert render([found]) == (
        "[\n"
        "  {\n"
        '    "check": "link-broken",\n'
        '    "severity": "error",\n'
        '    "path": "docs/甲.md",\n'
        '    "line": 8,\n'
        '    "column": 4,\n'
        '    "end_line": 8,\n'
        '    "end_column": 9,\n'
        '    "message": "没有`b`",\n'
        '    "help": "改"\n'
        "  }\n"
        "]\n"
    )


def test_nothing_found_is_an_empty_list():
    assert render([]) == "[]\n"


def test_every_real_finding_has_the_same_shape(shelf):
    shelf.write("docs/A.md", "---\ntype: page\n---\n<b>\n\n[x](y)\n![](javascript:z)\n\n### a\n")
    shelf.write("docs/b.md", "---\n")

    rows = json.loads(shelf.kb("check", "--format", "json").stdout)

    assert len({row["check"] for row in rows}) >= 6
    for row in rows:
        kinds = {key: type(value) for key, value in row.items()}
        assert kinds == {
            **dict.fromkeys(("check", "severity", "path", "message", "help"), str),
            **dict.fromkeys(("line", "column", "end_line", "end_column"), int),
        }
        assert row["severity"] in ("error", "warning")
        assert row["line"] >= 1
        assert row["column"] >= 1
        assert (row["end_line"], row["end_column"]) >= (row["line"], row["column"])
