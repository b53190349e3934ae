"""Whatever stands in a table: every row is accepted or rejected, and the file can be read."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.intake.page import IntakeError
from kb.intake.stations.report import render
from kb.intake.stations.take_in import rejects_file
from kb.registry.stations import read_stations
from kb.source.file import from_text

from .tables import PATH, REGIONS, VOCABULARY, csv_file, excel_file, take_in

HEADINGS = ["名称", "区县", "地址", "经度", "纬度", "坐标系", "开放时间", "自建/共建", "微波炉",
            "设施", "核实日期", "备注", "站长", "没人懂", "id", "来源", ""]  # fmt: skip
LIKELY = ["石牌驿站", "珠江驿站", "天河区", "越秀", "鼓楼区", "石牌西路1号", "113.3", "23.1",
          "百度", "GCJ-02", "8:00-18:00", "全天", "有", "×", "维修中", "饮水机、太空舱", "46082",
          "2026年3月1日", "=1+1", "-", "合计", "13800138000", 'a,"b"', "甲\n乙", "shi-pai-yi-zhan",
          "2", "；", "'", "\u200b", "\u2028"]  # fmt: skip
WRITTEN = st.characters(exclude_categories=("Cc", "Cs"))
CELLS = st.one_of(st.sampled_from(LIKELY), st.text(WRITTEN, max_size=6))
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=len(HEADINGS)), max_size=12)


def as_file(rows):
    return csv_file(HEADINGS, *rows)


@settings(max_examples=150)
@given(TABLES)
def test_every_row_is_accepted_or_rejected_or_empty(rows):
    made = take_in(as_file(rows))
    accepted = {each.row.number for each in made.accepted}
    rejected = {each.row.number for each in made.rejected}
    merged = made.merged
    placed = [*(row for row, _ in merged.added), *merged.updated, *merged.unchanged]

    assert accepted | rejected == {row.number for row in made.sheet.rows if row.number > 1}
    assert accepted & rejected == set()
    assert sorted(placed) == sorted(accepted)
    assert len(accepted) + len(rejected) == made.rows


@settings(max_examples=150)
@given(TABLES)
def test_what_is_written_is_read_without_a_fault_and_again_changes_nothing(rows):
    data = as_file(rows)
    made = take_in(data)
    found = read_stations([from_text(PATH, made.text)], REGIONS, VOCABULARY)
    again = take_in(data, existing=made.text) if made.text else made

    assert (found.faults, len(found.rows)) == ((), len(made.merged.added))
    assert again.text == made.text


@settings(max_examples=100)
@given(TABLES)
def test_the_rejected_rows_can_be_read_and_each_has_a_reason(rows):
    made = take_in(as_file(rows))
    if made.rejected:
        text = rejects_file(made).decode("utf-8-sig")
        head, *found = csv.reader(io.StringIO(text, newline=""))

        assert head[-1] == "退回原因"
        assert [row[-1] for row in found] == [
            f"第 {each.row.number} 行：{each.reason}" for each in made.rejected
        ]
    assert render(made, "440000", {})


@settings(max_examples=60)
@given(TABLES, st.binary(max_size=40), st.integers(0, 3000))
def test_a_damaged_file_is_a_sentence_or_a_table(rows, noise, at):
    for whole in (as_file(rows), excel_file(HEADINGS, ["石牌驿站"])):
        data = whole[:at] + noise + whole[at + len(noise) :]
        with suppress(IntakeError):
            take_in(data)
