"""Runs of characters that a text shares with a source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.registry.originals import BARRIER, RUN, counted, index, read_originals
from kb.source.file import from_text

ORIGINAL = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"
INDEX = index([from_text("a.txt", ORIGINAL)])


def shared(text):
    return [text[start:end] for start, end, _ in INDEX.shared(text)]


def test_one_character_less_than_a_run_is_no_run():
    assert shared(ORIGINAL[: RUN - 1]) == []
    assert shared(ORIGINAL[:RUN]) == [ORIGINAL[:RUN]]


def test_a_run_is_reported_whole_and_once():
    assert shared(f"前面{ORIGINAL}后面") == [ORIGINAL]


def test_marks_spaces_and_line_ends_do_not_count():
    text = "，".join(ORIGINAL[:10]) + "\n  " + " ".join(ORIGINAL[10:])

    assert shared(f"“{text}。”") == [text]


def test_digits_count_and_may_be_full_width():
    sources = index(
        [from_text("a.txt", "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸２０２４年共３０７条")]
    )
    text = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸2024年共308条"

    assert [end - start for start, end, _ in sources.shared(text)] == [28]


def test_no_run_reaches_across_a_wall():
    half = RUN - 1

    assert shared(ORIGINAL[:half] + BARRIER + ORIGINAL[half:]) == []


def test_runs_apart_are_reported_apart():
    assert shared(f"{ORIGINAL}隔开{ORIGINAL}") == [ORIGINAL, ORIGINAL]


def test_the_source_is_named_in_which_the_run_stands_first():
    both = index([from_text("a.txt", ORIGINAL), from_text("b.txt", f"{ORIGINAL}日月盈昃")])

    assert [name for _, _, name in both.shared(ORIGINAL)] == ["a.txt"]


def test_a_text_of_one_character_is_one_stretch():
    sources = index([from_text("a.txt", "工" * 10_000)])

    assert [(start, end) for start, end, _ in sources.shared("工" * 20_000)] == [(0, 20_000)]


def test_texts_are_read_from_a_folder_and_what_cannot_be_read_is_a_fault(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below/a.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(ORIGINAL.encode("gb18030"))
    (tmp_path / "c.md").write_text("不是原文", encoding="utf-8")

    found = read_originals(tmp_path)

    assert found.files == 2
    assert set(found.runs.values()) == {"below/a.txt"}
    assert [fault.check for fault in found.faults] == ["file-encoding"]


@given(st.text(alphabet="甲乙，\n 1２"), st.text(alphabet="甲乙，\n 1２"))
def test_every_shared_run_is_found_and_no_other(source, text):
    """Against the definition, which takes the square of the time."""
    sources = index([from_text("a.txt", source)])
    ours, theirs = counted(text), counted(source)
    copied = {
        at + step
        for at in range(len(ours) - RUN + 1)
        if ours[at : at + RUN] in theirs
        for step in range(RUN)
    }

    assert sum(len(counted(text[a:b])) for a, b, _ in sources.shared(text)) == len(copied)
