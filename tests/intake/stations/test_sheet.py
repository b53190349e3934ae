"""Files as Excel writes them: every encoding, merged cells, formulas; and what is no table."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from kb.intake import archive
from kb.intake.page import IntakeError
from kb.intake.stations import sheet as sheets
from kb.intake.stations.sheet import read_sheet

from .tables import csv_file, excel_file, saved

ROWS = (["驿站名称", "地址"], ["石牌驿站", "石牌西路，1号"])


def cells(data, wanted=""):
    return [list(row.cells) for row in read_sheet(data, wanted).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_text_file_is_read_in_the_encodings_that_excel_writes(encoding, delimiter):
    assert cells(csv_file(*ROWS, encoding=encoding, delimiter=delimiter)) == list(ROWS)


def test_the_line_that_names_the_delimiter_is_no_row():
    found = read_sheet(b"sep=;\r\n" + csv_file(*ROWS, encoding="utf-8", delimiter=";"))

    assert [(row.number, list(row.cells)) for row in found.rows] == [(2, ROWS[0]), (3, ROWS[1])]


def test_a_cell_with_a_line_end_stays_one_cell():
    assert cells(csv_file(["名称", "地址"], ["甲\n站", "乙"])) == [
        ["名称", "地址"],
        ["甲 站", "乙"],
    ]


def test_rows_keep_the_numbers_that_excel_shows():
    numbers = [row.number for row in read_sheet(excel_file([], ["名称"], [], ["甲"], [])).rows]

    assert numbers == [2, 4]


def test_values_of_excel_become_text():
    row = [1, 2.0, 113.3245, date(2026, 3, 1), datetime(2026, 3, 1, 8, 30), time(8, 0), True, None, "x"]  # fmt: skip  # noqa: DTZ001, E501

    assert cells(excel_file(row)) == [
        ["1", "2", "113.3245", "2026-03-01", "2026-03-01 08:30", "08:00", "True", "", "x"]
    ]


def test_characters_that_are_not_seen_are_left_out():
    assert cells(excel_file(["甲\u200b站\u202e", "\u3000乙 \xa0丙\t"])) == [["甲站", "乙 丙"]]


def test_what_was_merged_stands_in_each_of_its_cells():
    data = excel_file(
        ["区", "名称"], ["天河区", "甲"], [None, "乙"], [None, "丙"], merged=["A2:A4"]
    )

    assert [row[0] for row in cells(data)] == ["区", "天河区", "天河区", "天河区"]


def test_the_first_sheet_with_content_is_read_and_the_others_are_named():
    data = excel_file(
        title="封面", more=[("天河", [["名称"], ["甲"]]), ("越秀", [["名称"], ["乙"]])]
    )

    assert cells(data) == [["名称"], ["甲"]]
    assert cells(data, "越秀") == [["名称"], ["乙"]]
    assert "越秀" in read_sheet(data).notes[0]
    with pytest.raises(IntakeError, match="没有名叫“海珠”的表；有：封面、天河、越秀"):
        read_sheet(data, "海珠")


def test_a_hidden_sheet_is_not_read_by_itself():
    book = openpyxl.Workbook()
    book.active.append(["旧的"])
    book.active.sheet_state = "hidden"
    book.create_sheet("新").append(["名称"])
    book.active = 1

    assert cells(saved(book)) == [["名称"]]


def test_a_formula_without_a_result_is_shown_rather_than_lost():
    assert cells(excel_file(["名称"], ['=HYPERLINK("x","甲")'])) == [
        ["名称"],
        ['=HYPERLINK("x","甲")'],
    ]


def with_result(data, result):
    """The file as Excel saves it, with the result of its formula."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                assert part.count(b"</f><v></v>") == 1
                part = part.replace(b"<v></v>", result)
            new.writestr(name, part)
    return stream.getvalue()


def test_a_formula_with_a_result_is_its_result():
    data = with_result(excel_file(["数"], ["=1+1"]), b"<v>2</v>")

    assert cells(data) == [["数"], ["2"]]


def bomb():
    stream = io.BytesIO(excel_file(["名称"]))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/a.xml", b"0" * (archive.MAX_UNPACKED + 1))
    return stream.getvalue()


def declaring():
    stream = io.BytesIO(excel_file(["名称"]))
    with zipfile.ZipFile(stream, "a") as book:
        book.writestr("xl/a.xml", b'<!DOCTYPE a [<!ENTITY b "b">]><a/>')
    return stream.getvalue()


def only_named_so():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr("xl/workbook.xml", b"<workbook")
    return stream.getvalue()


def zipped():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr("a.txt", b"a")
    return stream.getvalue()


BAD = {
    "nothing": (b"", "表是空的"),
    "white space": (b"\n \n,,\n", "表是空的"),
    "an empty Excel file": (excel_file(), "表是空的"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "图片"),
    "an old Excel file": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "旧的 .xls"),
    "noise": (bytes(range(256)) * 20, "读不成文字"),
    "control characters": (b"\x00\x01\x02abc" * 50, "控制字符"),
    "a bomb": (bomb(), "压缩炸弹"),
    "entities": (declaring(), "DOCTYPE"),
    "another archive": (zipped(), "不是 Excel"),
    "a broken Excel file": (only_named_so(), "坏了"),
    "half an Excel file": (excel_file(["名称"])[:900], "坏了"),
    "a cell without an end": (b'a,"' + b"b" * 200_000, "双引号"),
    "too much": (b"a" * 20_000_001, "20 MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_table_is_a_sentence(name):
    data, said = BAD[name]

    with pytest.raises(IntakeError, match=said):
        read_sheet(data)


def test_a_table_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MAX_ROWS", 5)
    rows = [["名称"]] * 6

    for data in (csv_file(*rows), excel_file(*rows)):
        with pytest.raises(IntakeError, match="超过 5 行"):
            read_sheet(data)


def test_cells_merged_over_and_over_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MAX_ROWS", 5)
    monkeypatch.setattr(sheets, "MAX_COLUMNS", 2)
    data = excel_file(*[["a", "b"]] * 5, merged=["A1:B5"] * 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            cell = b'<mergeCell ref="A1:B5"/>'
            part = old.read(name).replace(b'<mergeCell ref="A1:B5" />', cell)
            new.writestr(name, part.replace(cell, cell * 9))

    with pytest.raises(IntakeError, match="合并的单元格多得不正常"):
        read_sheet(stream.getvalue())


def test_columns_far_to_the_right_are_said_not_to_be_read():
    wide = [["名称", *[""] * 250, "远"]]

    assert "只读了前 200 列" in read_sheet(csv_file(*wide)).notes
    assert "只读了前 200 列" in read_sheet(excel_file(*wide)).notes
