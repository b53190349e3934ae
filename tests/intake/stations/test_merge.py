"""The same table again: nothing doubled, nothing known lost, ids for ever."""

from __future__ import annotations

import pytest

from kb.intake.page import IntakeError

from .tables import csv_file, only, stations, take_in

HEAD = ["名称", "区", "地址", "微波炉", "核实日期"]
ROW = ["石牌驿站", "天河区", "石牌西路1号", "有", "2026-03-01"]


def table(*rows):
    return csv_file(HEAD, *rows)


def again(first, *rows, **options):
    """A second table on top of the first."""
    return take_in(table(*rows), existing=take_in(table(*first)).text, **options)


def test_the_same_table_again_changes_nothing():
    first = take_in(table(ROW, ["珠江驿站", "天河区", "", "", ""]))
    second = take_in(table(ROW, ["珠江驿站", "天河区", "", "", ""]), existing=first.text)

    assert second.text == first.text
    assert second.merged.unchanged == [2, 3]


def test_what_the_table_does_not_know_stays_known():
    made = again([ROW], ["石牌驿站", "", "", "", ""])

    assert (only(made)["microwave"], only(made)["verified_on"]) == ("yes", "2026-03-01")
    assert only(made)["region"] == "440106"


def test_what_the_table_knows_newly_is_added_and_the_id_stays():
    made = again([["石牌驿站", "", "", "", ""]], ROW, source="新名单")

    assert only(made)["id"] == "shi-pai-yi-zhan"
    assert (only(made)["region"], only(made)["microwave"]) == ("440106", "yes")
    assert only(made)["source"] == "新名单"
    assert made.merged.updated == {2: "shi-pai-yi-zhan"}


@pytest.mark.parametrize(
    ("day", "microwave", "kept"),
    [("2026-04-01", "no", 0), ("2026-02-01", "yes", 2), ("", "yes", 1)],
)
def test_a_later_verification_wins_and_either_way_it_is_told(day, microwave, kept):
    made = again([ROW], ["石牌驿站", "天河区", "石牌西路1号", "无", day])

    assert only(made)["microwave"] == microwave
    assert len(made.merged.kept) == kept


@pytest.mark.parametrize(
    "row",
    [
        ["石牌驿站", "天河区", "天河区石牌西路1号", "有", ""],
        ["石牌驿站 ", "", "石牌西路１号", "", ""],
        ["石牌 驿站", "天河区", "", "", ""],
    ],
)
def test_the_same_station_written_otherwise_is_the_same(row):
    assert len(stations(again([ROW], row))) == 1


@pytest.mark.parametrize(
    "row",
    [
        ["石牌驿站", "天河区", "石牌东路9号", "", ""],
        ["石牌驿站", "越秀区", "", "", ""],
        ["石牌驿站", "天河区", "1号", "", ""],
        ["石牌二驿站", "天河区", "石牌西路1号", "", ""],
    ],
)
def test_another_station_is_another(row):
    made = again([ROW], row)
    ids = [line.split(",")[0] for line in made.text.splitlines()[1:]]

    assert len(set(ids)) == 2


def test_the_second_row_of_one_station_is_rejected_and_names_the_first():
    made = take_in(table(ROW, ROW))

    assert [each.row.number for each in made.rejected] == [3]
    assert "第 2 行" in made.rejected[0].reason


def test_a_row_that_fits_several_stations_is_rejected():
    two = [ROW, ["石牌驿站", "天河区", "石牌东路9号", "", ""]]

    made = again(two, ["石牌驿站", "天河区", "", "有", ""])

    assert "写上详细地址" in made.rejected[0].reason


def test_an_id_is_not_used_twice_in_the_whole_country():
    made = take_in(table(ROW), taken={"shi-pai-yi-zhan"})

    assert only(made)["id"] == "shi-pai-yi-zhan-440106"


def test_ids_are_short_and_never_mere_numbers():
    rows = [[f"{name}", "", "", "", ""] for name in ("1号站", "123", "。。。", "广州" * 40)]
    ids = [row["id"] for row in stations(take_in(table(*rows))).values()]

    assert ids[:3] == ["1-hao-zhan", "station-123", "station"]
    assert len(ids[3]) <= 48


def test_a_table_with_our_ids_finds_its_stations_and_may_rename_and_move_them():
    first = take_in(table(ROW))
    renamed = csv_file(
        ["id", "name", "region", "verified_on"],
        ["shi-pai-yi-zhan", "石牌西驿站", "440103", "2026-04-01"],
    )
    made = take_in(renamed, existing=first.text)

    assert (only(made)["name"], only(made)["region"]) == ("石牌西驿站", "440103")
    assert [change.column for change in made.merged.changes] == ["region", "name", "verified_on"]


@pytest.mark.parametrize("number", ["1", "GZ001", "001-2"])
def test_numbers_of_a_table_are_no_ids_and_that_is_told(number):
    made = take_in(csv_file(["ID", "name"], [number, "石牌驿站"]))

    assert (only(made)["id"], only(made)["note"]) == ("shi-pai-yi-zhan", "")
    assert "不是名录的编号" in made.accepted[0].remarks[0].why


def test_lines_that_nothing_was_said_of_stay_as_they_are():
    existing = (
        "id,name,region,source,microwave,note\n"
        'jiu-zhan,旧站,440103,s3,yes,"有逗号, 有""引号"""\n'
        "shi-pai-yi-zhan,石牌驿站,440106,s3,,\n"
    )
    made = take_in(table(ROW), existing=existing)
    head, old, _ = made.text.splitlines()

    assert head == "id,name,region,source,microwave,note,address,verified_on"
    assert old == 'jiu-zhan,旧站,440103,s3,yes,"有逗号, 有""引号""",,'


def test_a_file_with_faults_is_not_written_again():
    with pytest.raises(IntakeError, match=r"先改好 .*:2:1"):
        take_in(table(ROW), existing="id,name,region,source\nA B,旧站,440103,s3\n")
