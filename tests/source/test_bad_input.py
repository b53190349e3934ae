"""Broken and hostile files: a finding with a place and a remedy, exit 1, no traceback."""

from __future__ import annotations

import os

import pytest

HEAD = "---\ntype: page\ntitle: 示例页面\nsummary: 一张什么写法都有的页面。\n---\n"
TEXT = f"{HEAD}\n工资按月发。\n"

# name: the bytes, the check, line and column, and words of the message or the remedy.
BAD_BYTES = {
    # The first two bytes happen to be UTF-8 as well.
    "gb18030": (TEXT.encode("gb18030"), "file-encoding", (3, 9), "iconv -f GB18030 -t UTF-8"),
    "utf-16": (TEXT.encode("utf-16"), "file-encoding", (1, 1), "iconv -f UTF-16 -t UTF-8"),
    "utf-16-be": (b"\xfe\xff" + TEXT.encode("utf-16-be"), "file-encoding", (1, 1), "UTF-16"),
    "big5": ("---\ntitle: 勞動薪資協商\n".encode("big5"), "file-encoding", (2, 8), "0x"),
    "cut in a character": (TEXT.encode()[:-3], "file-encoding", (7, 6), "不是 UTF-8"),
    "bom": (b"\xef\xbb\xbf" + TEXT.encode(), "file-encoding", (1, 1), "BOM"),
    "crlf": (TEXT.replace("\n", "\r\n").encode(), "file-line-endings", (1, 4), "CRLF"),
    "old mac": (TEXT.replace("\n", "\r").encode(), "file-line-endings", (1, 4), "LF"),
    "one cr": (TEXT.encode() + b"\r", "file-line-endings", (8, 1), "LF"),
    "nul in the text": (TEXT.encode() + b"a\0b", "text-control-character", (8, 2), "U+0000"),
    "nul in a field": (TEXT.replace("示例", "示\0例").encode(), "meta-syntax", (3, 9), "U+0000"),
    "escape": (TEXT.encode() + b"\x1b[31m", "text-control-character", (8, 1), "U+001B"),
    "three megabytes": (TEXT.encode() + b"\n" * 3_000_000, "file-too-large", (1, 1), "3.0 MB"),
    "empty": (b"", "meta-syntax", (1, 1), "没有字段"),
    "only zeros": (b"\0" * 100, "meta-syntax", (1, 1), "没有字段"),
}


@pytest.mark.parametrize("name", BAD_BYTES)
def test_bad_bytes_are_named_placed_and_remedied(shelf, name):
    data, check, place, words = BAD_BYTES[name]
    shelf.write("docs/a.md", data)

    found = _the_finding(shelf, check)

    assert (found.span.path, found.span.line, found.span.column) == ("docs/a.md", *place)
    assert words in f"{found.message} {found.help}"
    _fails_without_a_traceback(shelf, "docs/a.md:{}:{}".format(*place))


def test_a_file_of_exactly_the_largest_size_is_read(shelf):
    shelf.write("docs/a.md", TEXT.encode().ljust(2_000_000, b"-"))

    assert shelf.findings() == []


@pytest.mark.parametrize("target", ["a.md", "b.md", "/etc/hostname", "nowhere.md", ".", "../docs"])
def test_a_link_in_place_of_an_article_is_not_followed(shelf, target):
    shelf.write("docs/b.md", TEXT)
    (shelf.root / "docs/a.md").symlink_to(target)

    assert _the_finding(shelf, "file-symlink").span.path == "docs/a.md"
    _fails_without_a_traceback(shelf, "docs/a.md:1:1")


def test_a_loop_of_folders_is_walked_once(shelf):
    shelf.write("docs/b.md", TEXT)
    (shelf.root / "docs/loop").symlink_to(".", target_is_directory=True)

    assert [str(found.span) for found in shelf.findings()] == ["docs/loop:1:1"]


def test_a_linked_picture_would_publish_a_strangers_file_and_is_refused(shelf):
    shelf.write("docs/a.md", f"{TEXT}\n![图](a.png)\n")
    (shelf.root / "docs/a.png").symlink_to("/etc/hostname")

    assert _the_finding(shelf, "file-symlink").span.path == "docs/a.png"


def test_a_pipe_is_not_waited_for(shelf):
    shelf.write("docs/b.md", TEXT)
    os.mkfifo(shelf.root / "docs/a.md")

    assert "不是普通文件" in _the_finding(shelf, "file-unreadable").message
    _fails_without_a_traceback(shelf, "docs/a.md:1:1")


def test_a_folder_named_like_an_article_is_a_folder(shelf):
    shelf.write("docs/a.md/b.md", TEXT)

    assert [found.check for found in shelf.findings()] == ["file-name"]


def test_a_file_that_may_not_be_read_says_why(shelf, monkeypatch):
    file = shelf.write("docs/a.md", TEXT)

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(type(file), "read_bytes", refuse)

    assert "Permission denied" in _the_finding(shelf, "file-unreadable", "docs/a.md").message


@pytest.mark.parametrize(
    ("data", "check"),
    [
        ("- {id: 甲}\n".encode("gb18030"), "file-encoding"),
        ("# 换行\r\n[]\r\n".encode(), "file-line-endings"),
        ("# \u200b\n[]\n".encode(), "text-control-character"),
        (b" " * 3_000_000, "file-too-large"),
    ],
)
def test_data_files_are_judged_like_articles(shelf, data, check):
    shelf.write("data/exceptions.yml", data)

    assert [found.check for found in shelf.findings()] == [check]
    _fails_without_a_traceback(shelf, "data/exceptions.yml:")


@pytest.mark.parametrize("name", ["vocabulary.yml", "regions.csv", "sources.yml", "exceptions.yml"])
def test_a_data_file_that_is_not_there_is_missed(shelf, name):
    (shelf.root / "data" / name).unlink()

    assert _the_finding(shelf, "file-unreadable").span.path == f"data/{name}"


CRAZY_NAMES = [
    "a\nb.md",
    "a\rb.md",
    "a\x1b[31mb.md",
    '"quoted".md',
    "it's.md",
    "<b>.md",
    "::error file=x::y.md",
    "中文.md",
    "with space.md",
    "-rf.en.en.md",
    "a\u202eb.md",
    "%2e%2e%2fetc.md",
    "a\\b.md",
    os.fsdecode(b"\xff\xfe.md"),
    "😀.MD",
    "x" * 200 + ".markdown",
]


@pytest.mark.parametrize("name", CRAZY_NAMES, ids=ascii)
@pytest.mark.parametrize("style", ["plain", "github", "json"])
def test_a_crazy_file_name_is_a_finding_and_breaks_no_report(shelf, name, style):
    shelf.write(f"docs/{name}", TEXT)

    result = shelf.kb("check", "--format", style)

    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "file-name" in result.stdout
    assert style != "plain" or not set("\x1b\r\u202e") & set(result.stdout)


def _the_finding(shelf, check, path=None):
    found = [each for each in shelf.findings() if each.check == check]
    wanted = [each for each in found if path in (None, each.span.path)]
    assert len(wanted) == 1, found
    assert wanted[0].severity == "error"
    assert wanted[0].help
    return wanted[0]


def _fails_without_a_traceback(shelf, place):
    result = shelf.kb("check")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert place in result.stdout
