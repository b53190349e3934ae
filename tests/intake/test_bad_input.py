"""What cannot be taken in: one clear sentence, exit code 2, and nothing written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from kb.cli import main
from kb.intake import archive, decode

CHINESE = "近日，某某区总工会办了一次集体协商，谈成了三件事。\n"


def kb(file, out, shelf, *more):
    words = ["intake", str(file), "--out", str(out), "--root", str(shelf.root), *more]
    return CliRunner().invoke(main, words)


def word_file(*paragraphs):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(data, **changed):
    """A Word file with some parts replaced, by the last words of their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            part = changed.get(Path(name).stem, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def encrypted():
    """A Word file whose parts say that they are encrypted."""
    data = bytearray(word_file(CHINESE))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


def lying():
    """A bomb whose directory says that it is small."""
    data = bytearray(repacked(word_file(CHINESE), styles=b"0" * (archive.MAX_UNPACKED + 1)))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        if data[at + 46 :].startswith(b"word/styles.xml"):
            data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


XML = b'<?xml version="1.0"?>'
ENTITIES = (
    b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><w:document>&c;</w:document>'
)
BAD = {
    "an empty file": (b"", "空的"),
    "white space": (" \n　\n".encode(), "空的"),
    "an empty Word file": (word_file(), "空的"),
    "noise of bytes": (bytes(range(256)) * 20, "读不成文字"),
    "control characters": (b"\x00\x01\x02abc" * 50, "不是文字文件"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "图片"),
    "a PDF": (b"%PDF-1.7\n" + b"\x00" * 50, "PDF"),
    "Big5": ("勞動者權益保護網，築牢工會組織建設，發揮橋樑紐帶作用".encode("big5"), "Big5"),
    "an old or encrypted Word file": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "密码"),
    "a Word file with encrypted parts": (encrypted(), "密码"),
    "a torn Word file": (word_file(CHINESE)[:-300], "坏了"),
    "a Word file with a torn part": (repacked(word_file(CHINESE), document=XML + b"<w:d"), "坏了"),
    "a Word file without its types": (
        repacked(word_file(CHINESE), **{"[Content_Types]": None}),
        "坏了",
    ),
    "an archive of something else": (repacked(word_file(CHINESE), document=None), "不是 Word"),
    "a bomb that says so": (
        repacked(word_file(CHINESE), styles=b"0" * (archive.MAX_UNPACKED + 1)),
        "炸弹",
    ),
    "a bomb that lies": (lying(), "坏了"),
    "a Word file with entities": (repacked(word_file(CHINESE), document=XML + ENTITIES), "ENTITY"),
    "a Word file with hidden entities": (
        repacked(word_file(CHINESE), document=(XML + ENTITIES).decode().encode("utf-16")),
        "ENTITY",
    ),
    "too much text": (b"a" * (decode.MAX_CHARACTERS + 1), "上限"),
    "too many bytes": (b"a" * (decode.MAX_BYTES + 1), "MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_message_and_nothing_is_written(name, shelf, tmp_path):
    data, message = BAD[name]
    file = tmp_path / "page.txt"
    file.write_bytes(data)

    result = kb(file, tmp_path / "new/out", shelf)

    assert result.exit_code == 2, result.output
    assert message in result.output
    assert f"{file}：" in result.output
    assert result.output.count("错误：") == 1
    assert isinstance(result.exception, SystemExit)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", [".", "nothing.txt"])
def test_a_file_that_is_none_is_named(name, shelf, tmp_path):
    result = kb(tmp_path / name, tmp_path / "out", shelf)

    assert (result.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "不是普通文件" in result.output


@pytest.mark.parametrize("folder", ["docs/drafts", "cases", "data/x", "docs/../cases/x"])
def test_drafts_never_go_where_they_would_be_published(folder, shelf, tmp_path):
    (tmp_path / "page.txt").write_text(CHINESE, encoding="utf-8")

    result = kb(tmp_path / "page.txt", shelf.root / folder, shelf)

    assert result.exit_code == 2
    assert "会被发布" in result.output
    assert list(shelf.root.rglob("report.md")) == []


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_there_already_is_left_alone(is_folder, shelf, tmp_path):
    (tmp_path / "page.txt").write_text(CHINESE, encoding="utf-8")
    kept = tmp_path / ("out/mine.md" if is_folder else "out")
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("我写的", encoding="utf-8")

    result = kb(tmp_path / "page.txt", tmp_path / "out", shelf)

    assert (result.exit_code, kept.read_text(encoding="utf-8")) == (2, "我写的")
    assert "已经有东西了" in result.output


def test_a_disk_that_fills_up_leaves_nothing_behind(shelf, tmp_path, monkeypatch):
    (tmp_path / "page.txt").write_text(f"【主席之声】\n{CHINESE}", encoding="utf-8")
    write = Path.write_bytes

    def fill_up(path, data):
        if path.name == "report.md":
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    result = kb(tmp_path / "page.txt", tmp_path / "new/out", shelf)

    assert result.exit_code == 2
    assert [path.name for path in (tmp_path / "new").iterdir()] == []


def test_a_folder_without_data_is_no_library(tmp_path):
    (tmp_path / "page.txt").write_text(CHINESE, encoding="utf-8")
    words = ["intake", str(tmp_path / "page.txt"), "--root", str(tmp_path)]

    result = CliRunner().invoke(main, words)

    assert (result.exit_code, "不是知识库" in result.output) == (2, True)
