"""Places: line, column and offset say the same thing in three ways."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kb.source.file import SourceFile, from_text
from kb.source.span import Span, file_start

texts = st.text(alphabet="字a \t\r\n\u2028\x85\x0b😀")


@given(texts)
def test_every_offset_survives_the_way_to_a_position_and_back(text):
    source = SourceFile("a.md", text)

    assert [source.offset(*source.position(i)) for i in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


@given(texts, st.data())
def test_a_cut_of_a_span_is_the_text_between_its_offsets(text, data):
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    source = SourceFile("a.md", text)

    assert source.cut(source.span(start, end)) == text[start:end]


@given(texts)
def test_lines_end_at_lf_crlf_and_cr_and_nowhere_else(text):
    source = SourceFile("a.md", text)

    lines = [source.line_text(number + 1) for number in range(len(source.line_starts))]

    assert lines == re.split(r"\r\n|\r|\n", text)


def test_columns_count_characters_and_not_cells_or_bytes():
    source = from_text("a.md", "甲\n工资😀x")

    assert source.position(source.text.index("x")) == (2, 4)


def test_a_span_prints_as_an_editor_can_open_it():
    assert str(Span("docs/a.md", 3, 7, 3, 9)) == "docs/a.md:3:7"


def test_spans_sort_by_file_line_and_column():
    spans = [Span("b", 1, 1, 1, 1), Span("a", 10, 1, 10, 1), Span("a", 9, 5, 9, 5), file_start("a")]

    assert [str(span) for span in sorted(spans)] == ["a:1:1", "a:9:5", "a:10:1", "b:1:1"]
