"""The text of a file is the same however it is stored, and the report says how it was."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kb.intake.decode import read_page

CHINESE = "近日，某某区总工会办了一次集体协商，谈成了三件事。\n工会主席说：“好。”\n"


@pytest.mark.parametrize(
    ("encoding", "how"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8（去掉了开头的 BOM 标记）"),
        ("gb18030", "GB18030（文件不是 UTF-8）"),
        ("gbk", "GB18030（文件不是 UTF-8）"),
        ("utf-16", "UTF-16"),
    ],
)
def test_every_usual_encoding_gives_the_same_text(encoding, how):
    page = read_page("a.txt", CHINESE.encode(encoding))

    assert (page.text, page.how) == (CHINESE, how)


def test_characters_beyond_gbk_are_read():
    assert read_page("a.txt", f"{CHINESE}𠮷㐂".encode("gb18030")).text.endswith("𠮷㐂")


def stored(document):
    stream = io.BytesIO()
    document.save(stream)
    return read_page("a.docx", stream.getvalue())


def test_paragraphs_and_headings_of_a_word_file_are_lines_with_levels():
    document = docx.Document()
    document.add_heading("标题", level=0)
    document.add_heading("小标题", level=2)
    document.add_paragraph("正文。")

    page = stored(document)

    assert page.text == "标题\n小标题\n正文。"
    assert page.levels == {1: 1, 2: 2}


def test_tables_breaks_headers_and_footers_of_a_word_file_are_read():
    document = docx.Document()
    run = document.add_paragraph().add_run("前")
    run.add_break(WD_BREAK.LINE)
    run.add_text("后")
    document.add_table(1, 2).cell(0, 1).text = "格子"
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"

    lines = stored(document).text.split("\n")

    assert lines[:2] == ["前", "后"]
    assert {"格子", "页眉", "页脚"} <= set(lines)


BOX = """<w:r {space}><mc:AlternateContent
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">
<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>
<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></mc:Fallback>
</mc:AlternateContent></w:r>"""


def test_a_text_box_that_is_written_twice_is_read_once():
    document = docx.Document()
    paragraph = document.add_paragraph("框外")
    paragraph._p.append(parse_xml(BOX.format(space=nsdecls("w"))))  # noqa: SLF001 — no other way

    assert stored(document).text == "框外\n框里"


def test_what_of_a_word_file_is_not_taken_is_said():
    document = docx.Document()
    paragraph = document.add_paragraph("正文。")
    deleted = f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText></w:r></w:del>"
    paragraph._p.append(parse_xml(deleted))  # noqa: SLF001 — no other way

    page = stored(document)

    assert page.text == "正文。"
    assert page.notes == ("修订中删去的文字 1 处，没有取",)
