"""`kb stations`: a report first, writing only when told, and nothing half written."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import main

from .tables import csv_file, excel_file

HEAD = ["名称", "所在区", "微波炉", "开放时间", "联系电话"]
GOOD = ["石牌驿站", "天河区", "有", "24小时", "13800138000"]
BAD = ["", "天河区", "有", "", ""]


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "名单" / "广州.csv"
    file.parent.mkdir()
    file.write_bytes(csv_file(HEAD, GOOD, BAD, encoding="gbk"))
    return file


@pytest.fixture
def take_in(shelf_with_stations):
    root = shelf_with_stations.root
    (root / "data/stations/guangdong.csv").unlink()

    def run(file, *options):
        words = ["stations", "import", str(file), "--root", str(root), "--as-of", "2026-11-21"]
        return CliRunner().invoke(main, [*words, "--province", "guangdong", *options])

    run.target = root / "data/stations/guangdong.csv"
    return run


def beside(file):
    return sorted(path.name for path in file.parent.iterdir())


def test_without_the_word_nothing_is_written(take_in, table):
    result = take_in(table)

    assert result.exit_code == 1
    assert "读了 2 行：收下 1 行，退回 1 行；另有空行 0 行。" in result.output
    assert "什么都没有改" in result.output
    assert not take_in.target.exists()
    assert beside(table) == ["广州.csv"]


def test_the_report_names_rows_columns_and_reasons(take_in, table):
    result = take_in(table)

    assert "CSV，GB18030（文件不是 UTF-8），标题在第 1 行。" in result.output
    assert "所在区 → 地区" in result.output
    assert "不收（个人信息，不进名录）：联系电话" in result.output
    assert "24小时 → 24/7（1 行）" in result.output
    assert "第 3 行：没有名称" in result.output


def test_writing_puts_both_files_in_place(take_in, table):
    result = take_in(table, "--write")
    rejects = table.with_name("广州.rejects.csv").read_text("utf-8-sig")

    assert result.exit_code == 1
    assert "石牌驿站,440106" in take_in.target.read_text("utf-8")
    assert rejects.splitlines() == [
        "名称,所在区,微波炉,开放时间,联系电话,退回原因",
        ",天河区,有,,,第 3 行：没有名称",
    ]
    assert "13800138000" not in take_in.target.read_text("utf-8")


def test_the_directory_is_sound_after_writing(take_in, table, shelf_with_stations):
    take_in(table, "--write", "--source", "s3")

    assert [
        found
        for found in shelf_with_stations.findings()
        if found.severity == "error" and found.span.path.startswith("data/")
    ] == []


def test_the_rejected_rows_once_mended_are_taken_in(take_in, table):
    take_in(table, "--write")
    rejects = table.with_name("广州.rejects.csv")
    rejects.write_text(rejects.read_text("utf-8").replace("\n,", "\n珠江驿站,"), "utf-8")
    result = take_in(rejects, "--write")

    assert result.exit_code == 0
    assert [line.split(",")[1] for line in take_in.target.read_text("utf-8").splitlines()] == [
        "name", "石牌驿站", "珠江驿站",
    ]  # fmt: skip


def test_rejected_rows_that_somebody_mends_are_left_alone(take_in, table):
    take_in(table, "--write")
    take_in(table, "--write")
    mended = table.with_name("广州.rejects.csv")
    mended.write_text("改到一半", "utf-8")
    take_in(table, "--write")

    assert mended.read_text("utf-8") == "改到一半"
    assert beside(table) == ["广州.csv", "广州.rejects-2.csv", "广州.rejects.csv"]


def test_without_an_accepted_row_no_file_of_a_province_is_made(take_in, tmp_path):
    file = tmp_path / "空.csv"
    file.write_bytes(csv_file(HEAD, BAD))

    assert take_in(file, "--write").exit_code == 1
    assert not take_in.target.exists()


def test_an_excel_file_of_a_union_is_taken_in(take_in, tmp_path):
    file = tmp_path / "名单.xlsx"
    rows = (["某市工会驿站名单"], HEAD, GOOD, [], ["珠江驿站", None, "无", "周一至周五 8:00-18:00"])
    file.write_bytes(excel_file(*rows, merged=["A1:E1", "B3:B5"]))
    result = take_in(file, "--write", "--region", "440100")

    assert (result.exit_code, "另有空行 1 行" in result.output) == (0, True)
    assert "zhu-jiang-yi-zhan,珠江驿站,440106" in take_in.target.read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--province", "guandong"], "没有 `guandong` 这个省"),
        (["--region", "320100"], "guangdong 里没有 `320100` 这个地区代码"),
        (["--system", "CGCS2000"], "可以写"),
        (["--standard", "省标"], "--standard 写得不对"),
        (["--sheet", "某表"], ""),
    ],
)
def test_wrong_options_are_wrong_usage(take_in, table, options, said):
    result = take_in(table, *options)

    assert said in result.output
    assert result.exit_code == (2 if said else 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "表是空的"),
        (b"PK\x03\x04half", "坏了"),
        ("地址,电话\n甲,乙\n".encode(), "没有“驿站名称”这样的一列"),
    ],
)
def test_a_bad_file_is_a_sentence_and_writes_nothing(take_in, tmp_path, content, said):
    file = tmp_path / "坏.xlsx"
    file.write_bytes(content)
    result = take_in(file, "--write")

    assert (result.exit_code, said in result.output) == (2, True)
    assert (take_in.target.exists(), file.with_name("坏.rejects.csv").exists()) == (False, False)


def test_a_file_that_is_not_there_and_a_folder_are_sentences(take_in, tmp_path):
    for path in (tmp_path / "没有.csv", tmp_path):
        assert take_in(path).exit_code == 2


def test_a_folder_that_cannot_be_written_to_loses_nothing(take_in, table):
    take_in.target.mkdir()
    result = take_in(table, "--write")

    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)


def test_a_folder_that_is_no_library_is_wrong_usage(tmp_path, table):
    words = ["stations", "import", str(table), "--province", "guangdong", "--root", str(tmp_path)]

    assert "不是知识库" in CliRunner().invoke(main, words).output


def export(shelf, *options):
    return CliRunner().invoke(main, ["stations", "export", "--root", str(shelf.root), *options])


def test_the_directory_is_exported_whole_or_by_province(shelf_with_stations):
    whole = json.loads(export(shelf_with_stations, "--format", "geojson").stdout)
    part = json.loads(
        export(shelf_with_stations, "--format", "geojson", "--province", "jiangsu").stdout
    )

    assert {each["properties"]["region"][:2] for each in part["features"]} == {"32"}
    assert len(part["features"]) < len(whole["features"])


def test_an_export_goes_into_a_file_and_comes_back_the_same(shelf_with_stations, tmp_path):
    file, target = tmp_path / "a.csv", shelf_with_stations.root / "data/stations/guangdong.csv"
    before = target.read_text("utf-8")
    export(shelf_with_stations, "--province", "guangdong", "--output", str(file))
    words = ["stations", "import", str(file), "--province", "guangdong", "--write"]
    words += ["--root", str(shelf_with_stations.root), "--as-of", "2026-11-21"]
    result = CliRunner().invoke(main, words)

    assert (result.exit_code, "新的 0 个，更新 0 个" in result.output) == (0, True)
    assert list(csv.reader(target.read_text("utf-8").splitlines())) == list(
        csv.reader(before.splitlines())
    )


def test_what_cannot_be_read_is_not_left_out_in_silence(shelf_with_stations):
    shelf_with_stations.write("data/stations/hunan.csv", "id,name,region,source\n,,,\n")

    assert "处读不了" in export(shelf_with_stations).stderr


def test_an_export_to_nowhere_is_a_sentence(shelf_with_stations):
    result = export(shelf_with_stations, "--output", str(Path("/没有/这里.csv")))

    assert (result.exit_code, "写不了" in result.output) == (2, True)
