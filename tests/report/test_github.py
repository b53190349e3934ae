"""Annotations for pull requests, in the form that GitHub reads."""

from __future__ import annotations

import pytest

from kb.checks.finding import Finding
from kb.report.github import render
from kb.source.span import Span


def finding(path="docs/a.md", place=(8, 4, 8, 9), severity="error", message="没有", remedy="改成"):
    return Finding("link-broken", severity, Span(path, *place), message, remedy, "标签")


def test_an_annotation_stands_on_its_line_and_carries_the_remedy():
    assert render([finding()]) == (
        "::error file=docs/a.md,line=8,endLine=8,col=4,endColumn=9,title=link-broken::没有%0A改成\n"
    )


def test_columns_count_characters_and_an_empty_stretch_is_one_wide():
    assert ",col=4,endColumn=5," in render([finding(place=(8, 4, 8, 4))])


def test_columns_end_only_where_the_stretch_ends_on_its_first_line():
    text = render([finding(place=(8, 4, 10, 2))])

    assert "line=8,endLine=10,col=4,title=" in text


def test_errors_come_first_because_only_ten_of_a_kind_are_shown():
    found = [finding(severity="warning"), finding("b.md"), finding("c.md")]

    lines = render(found).splitlines()

    assert [line.split(" file=")[0] for line in lines] == ["::error", "::error", "::warning"]
    assert [line.split("file=")[1].split(",")[0] for line in lines] == ["b.md", "c.md", "docs/a.md"]


@pytest.mark.parametrize(
    ("written", "in_a_property", "in_the_text"),
    [
        ("100%", "100%25", "100%25"),
        ("%0A", "%250A", "%250A"),
        ("a\nb", "a%0Ab", "a%0Ab"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("a,b", "a%2Cb", "a,b"),
        ("a:b", "a%3Ab", "a:b"),
        ("::error::x", "%3A%3Aerror%3A%3Ax", "::error::x"),
        ("\n::error::x", "%0A%3A%3Aerror%3A%3Ax", "%0A::error::x"),
        ("，：", "，：", "，："),
    ],
)
def test_what_would_break_the_form_is_escaped(written, in_a_property, in_the_text):
    text = render([finding(path=written, message=written, remedy=written)])

    assert text.count("\n") == 1
    assert text.startswith(f"::error file={in_a_property},line=")
    assert text.endswith(f",title=link-broken::{in_the_text}%0A{in_the_text}\n")


def test_nothing_found_prints_nothing():
    assert render([]) == ""
