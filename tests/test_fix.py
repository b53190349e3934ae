"""`kb fix`: certain repairs, nothing else, and the same result a second time."""

from __future__ import annotations

import stat
from difflib import SequenceMatcher

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.checks.run import run_checks
from kb.content.library import read_library
from kb.content.slips import meant
from kb.fixes import fixed
from kb.source.edit import Edit, apply_repairs
from kb.source.file import from_text
from tests.conftest import AS_OF, Shelf

HEAD = "---\ntype: page\ntitle: 示例页面\nsummary: 一张什么写法都有的页面。\n---\n"
PATH = "docs/a.md"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("fix"))
    shelf.write("docs/law/bargaining.md", f"{HEAD}\n## 答复 {{#reply-deadline}}\n\n内容。\n")
    shelf.write(PATH, f"{HEAD}\n正文。\n")
    return read_library(shelf.root, AS_OF)


def fix(library, text):
    return fixed(library.with_text(from_text(PATH, text)), PATH)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("依据《劳动合同发》第四十七条。", "依据《劳动合同法》第四十七条。"),
        ("::: shrot\n\n短答。\n\n:::", "::: short\n\n短答。\n\n:::"),
        ("[甲](docs/law/bargaining.md)", "[甲](law/bargaining.md)"),
        ("[甲](law/barganing.md)", "[甲](law/bargaining.md)"),
        ("[甲](law/bargaining)", "[甲](law/bargaining.md)"),
        ("[甲](../bargaining.md#reply-deadline)", "[甲](law/bargaining.md#reply-deadline)"),
        ("[甲](law/bargaining.md#replydeadline)", "[甲](law/bargaining.md#reply-deadline)"),
        ("拖了两个月,怎么办?", "拖了两个月，怎么办？"),
        ("看不见的\u200b字。", "看不见的字。"),
    ],
)
def test_a_slip_that_leaves_no_doubt_is_repaired(library, wrong, right):
    found = fix(library, f"{HEAD}\n{wrong}\n")

    assert found.text == f"{HEAD}\n{right}\n"
    assert found.left == ()


@pytest.mark.parametrize(
    "doubtful",
    [
        "依据《社会保障法》第一条。",
        "依据《工伤法》第一条。",
        "依据《劳动合同法》第一百零九条。",
        "[甲](law/other.md)",
        "早上8:30开门，写1,000元和第1,2条。",
        "`代码,代码?` 和 https://example.org/路,径?甲",
    ],
)
def test_where_there_is_doubt_nothing_is_touched(library, doubtful):
    text = f"{HEAD}\n{doubtful}\n"

    assert fix(library, text).text == text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("sumary: 一张", "summary: 一张"),
        ("type: pgae", "type: page"),
    ],
)
def test_a_misspelt_field_or_type_is_repaired(library, wrong, right):
    field = wrong.split(":")[0]
    sound = f"{HEAD}\n正文。\n"

    assert fix(library, sound.replace(right, wrong)).text == sound, field


@pytest.mark.parametrize(
    "day", ["2026/11/5", "2026.11.05", "2026年11月5日", "２０２６－１１－０５"]
)
def test_a_day_in_another_writing_is_repaired(library, articles, day):
    text = articles["case"]
    line = next(line for line in text.splitlines() if line.startswith("reviewed: "))

    found = fix(library, text.replace(line, f"reviewed: {day}"))

    assert "\nreviewed: 2026-11-05\n" in found.text


def test_line_ends_and_the_mark_at_the_start_are_repaired(library):
    text = f"{HEAD}\n正文。\n"

    assert fix(library, "\ufeff" + text.replace("\n", "\r\n")).text == text


def test_words_that_a_fact_quotes_are_not_touched(library, articles):
    text = articles["case"]
    where = next(line.partition("where: ")[2] for line in text.splitlines() if "where: " in line)
    quoted = f"{where.strip(chr(39))},怎么"
    changed = text.replace(where.strip("'"), quoted)

    assert quoted in fix(library, changed).text


SNIPPETS = st.sampled_from(
    [
        "依据《劳动合同发》第四十七条,",
        "对吗?",
        "[甲](docs/law/bargaining.md)",
        "::: shrot\n",
        ":::\n",
        "\n\n",
        "`a,b`",
        "**好**,",
        "https://example.org/a,b ",
        "8:30",
        "《工会法》",
        "\u200b",
        "\r\n",
        "<!-- 注 -->",
        "| 甲,乙 |\n|---|\n",
        "> 引,用\n",
        "# 题,目\n",
        "[乙](law/bargaining.md#replydeadline)",
        "正文",
        "😀",
        "&amp;",
        "![图,](x.png)",
        "```\n代码,甲\n```\n",
    ]
)
HEADS = st.sampled_from([HEAD, HEAD.replace("summary", "sumary"), HEAD.replace("page", "pgae"), ""])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=HEADS, parts=st.lists(SNIPPETS, max_size=12))
def test_fixing_twice_is_fixing_once_and_brings_no_new_finding(library, head, parts):
    text = f"{head}\n{''.join(parts)}\n"
    once = fix(library, text)
    twice = fix(library, once.text)

    assert twice.text == once.text
    assert twice.done == ()
    if library.with_text(from_text(PATH, text)).documents[PATH].fields:
        before = run_checks(library.with_text(from_text(PATH, text)), [PATH])
        assert {(f.check, f.message) for f in once.left} <= {(f.check, f.message) for f in before}


@settings(max_examples=60)
@given(text=st.text("甲乙,\n\r", max_size=30), data=st.data())
def test_text_outside_the_edits_is_kept(text, data):
    source = from_text(PATH, text)
    cuts = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    repairs = [
        (Edit(source.span(start, end), "新"),)
        for start, end in data.draw(st.lists(cuts, max_size=5))
    ]

    changed, applied = apply_repairs(source, repairs)

    removed = sum(len(source.cut(edit.span)) for repair in applied for edit in repair)
    assert len(changed) == len(text) - removed + len(applied)
    kept = sum(
        block.size for block in SequenceMatcher(None, text, changed, False).get_matching_blocks()
    )
    assert kept <= len(text)
    assert changed.replace("新", "") == _without(text, source, applied)


def _without(text, source, applied):
    for repair in sorted(applied, key=lambda repair: repair[0].span, reverse=True):
        span = repair[0].span
        start = source.offset(span.line, span.column)
        text = text[:start] + text[source.offset(span.end_line, span.end_column) :]
    return text


def test_of_two_repairs_at_one_place_the_second_waits():
    source = from_text(PATH, "甲乙丙")
    first, second = (Edit(source.span(0, 2), "子"),), (Edit(source.span(1, 3), "丑"),)

    assert apply_repairs(source, [first, second]) == ("子丙", [first])


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("summray", ["summary"], "summary"),
        ("lawz", ["laws", "lawn"], ""),
        ("320706", ["320707"], ""),
        ("快递物留", ["快递物流"], "快递物流"),
        ("社会保障法", ["社会保险法"], ""),
        ("abc", ["abd"], ""),
    ],
)
def test_a_word_is_a_slip_only_when_one_word_can_be_meant(word, known, found):
    assert meant(word, known) == found


def test_the_command_writes_the_file_keeps_its_mode_and_says_what_is_left(shelf_with_laws):
    file = shelf_with_laws.write(PATH, f"{HEAD}\n可以吗?\n\n#### 跳级\n")
    file.chmod(0o640)

    shown = shelf_with_laws.kb("fix", "--diff", PATH)
    assert "-可以吗?\n+可以吗？\n" in shown.stdout
    assert file.read_text(encoding="utf-8").count("?") == 1

    done = shelf_with_laws.kb("fix", PATH)
    assert (done.exit_code, stat.S_IMODE(file.stat().st_mode)) == (1, 0o640)
    assert "可以吗？\n" in file.read_text(encoding="utf-8")
    assert "改好了 1 处，在 1 个文件里。还有 1 处要您自己改。" in done.stdout
    assert list(file.parent.iterdir()) == [file]


def test_a_table_that_excel_saved_is_as_it_was(shelf):
    table = "id,name,region,source\nnanhu-bridge,南湖桥头驿站,450100,s4\n"
    file = shelf.write("data/stations/guangxi.csv", f"\ufeff{table}".replace("\n", "\r\n"))

    done = shelf.kb("fix", "data/stations/guangxi.csv")

    assert file.read_bytes() == table.encode()
    assert "改好了 2 处，在 1 个文件里。" in done.stdout
    assert "改好了 0 处" in shelf.kb("fix", "data/stations/guangxi.csv").stdout


def test_only_the_files_that_are_named_are_changed(shelf):
    shelf.write(PATH, f"{HEAD}\n可以吗?\n")
    other = shelf.write("docs/b.md", f"{HEAD}\n可以吗?\n")

    shelf.kb("fix", PATH)

    assert "可以吗?" in other.read_text(encoding="utf-8")
