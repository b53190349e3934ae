"""Each difference from CommonMark, by its name in docs/contributing/dialect.md."""

from __future__ import annotations

import re

import pytest

from kb.content.body import read_body
from kb.content.markdown.render import fill
from kb.source.file import SourceFile


def read(text, **labels):
    return read_body(SourceFile("a.md", text), 0, labels)


def html(text, **labels):
    body = read(text, **labels)
    return fill(body.html, lambda number: body.links[number].href).rstrip("\n")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<div>\n*字*\n</div>", "<p>&lt;div&gt;\n*字*\n&lt;/div&gt;</p>"),
        ("字<script>alert(1)</script>", "<p>字&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<!DOCTYPE html>", "<p>&lt;!DOCTYPE html&gt;</p>"),
        ("<?php x ?>", "<p>&lt;?php x ?&gt;</p>"),
        ("<!-- 不是全部 -->*字*", "<p>&lt;!-- 不是全部 --&gt;*字*</p>"),
    ],
)
def test_html_as_text__tags_are_shown_and_do_nothing(written, shown):
    assert html(written).replace("\n</p>", "</p>") == shown


def test_comments__are_dropped_alone_inside_and_over_several_lines():
    text = "前<!-- 一 -->后\n\n<!-- 二\n\n三 -->\n\n> <!-- 四\n> 五 -->\n\n- <!-- 六 -->\n"

    assert "<!--" not in html(text)
    assert not re.search("[一二三四五六]", html(text))
    assert "前后" in html(text)


def test_comments__do_not_join_what_they_part():
    assert html("- 甲\n\n<!-- -->\n\n- 乙").count("<ul>") == 2


@pytest.mark.parametrize("shown", ["____", "_____", "________________"])
def test_blanks__are_four_or_more_underscores(shown):
    blank = f'<span class="blank">{shown}</span>'

    assert html(shown) == f"<p>{blank}</p>"
    assert html(f"姓名：{shown}，日期") == f"<p>姓名：{blank}，日期</p>"
    assert html(f"字\n{shown}\n字") == f"<p>字{blank}字</p>"
    assert html(f"- {shown}") == f"<ul>\n<li>{blank}</li>\n</ul>"
    assert html(f"## 甲{shown}").endswith(f"甲{blank}</h2>")
    assert html(f"| {shown} |\n| - |").count(blank) == 1


def test_blanks__leave_shorter_runs_and_code_and_addresses_alone():
    assert html("___") == "<hr>"
    assert html("__字__") == "<p><strong>字</strong></p>"
    assert html("`____`") == "<p><code>____</code></p>"
    assert html("见[甲](a____b)") == '<p>见<a href="a____b">甲</a></p>'
    assert html("\\____") == "<p>____</p>"
    assert html("_ _ _ _") == "<hr>"


@pytest.mark.parametrize(
    "text",
    [
        "**真，**她",
        "**真。**她",
        "**真？**她",
        "**真：**她",
        "她**（真**",
        "她**《真》**吗",
        "**“真”**她",
        "她**‘真’**吗",
        "她**“真”**吗",
        "**真……**她",
        "**真——**她",
        "**真·**她",
        "**真～**她",
        "**（一）可以吗？**可以",
        "她说**「真」**。",
        "她说**『真』**吗",
        "**真!**她",
        "她**(真)**吗",
        "她**[真](x)**吗",
        "**`真`**她",
        "她**100%**吗",
        "她**¥100**吗",
        "**C++**和**C#**是语言",
        "**真的**她",
        "**カッコ（注意）**が",
        "**안녕(hello)**하세요",
        "她**𰻞𰻞(面)**吗",
        "**很好👍**她",
    ],
)
def test_cjk_emphasis__opens_and_closes_beside_chinese(text):
    assert html(text).count("<strong>") == text.count("**") // 2
    assert "**" not in html(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*真，*她", "<em>真，</em>她"),
        ("_真，_她", "_真，_她"),
        ("__真__：她", "<strong>真</strong>：她"),
        ("她：__真__", "她：<strong>真</strong>"),
        ("她，_真_。", "她，<em>真</em>。"),
        ("她_真_吗", "她_真_吗"),
        ("她__真__吗", "她__真__吗"),
        ("她。__真。__", "她。<strong>真。</strong>"),
        ("***真，***她", "<em><strong>真，</strong></em>她"),
        ("**真，*很真，*她**吗", "<strong>真，<em>很真，</em>她</strong>吗"),
        ("** 真**她", "** 真**她"),
        ("**真 **她", "**真 **她"),
        ("**真　**她", "**真　**她"),
    ],
)
def test_cjk_emphasis__keeps_the_other_rules(written, shown):
    assert html(written) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    "text",
    ["a**b,**c", "a**“b”**c", "a**(b**", "**a.**b", "a**😀b**c", "a**b😀**c", "snake_case_name"],
)
def test_cjk_emphasis__is_plain_commonmark_where_no_chinese_stands_by(text):
    assert html(text) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("甲\n乙", "甲乙"),
        ("甲，\n乙", "甲，乙"),
        ("甲\nb", "甲b"),
        ("a\n乙", "a乙"),
        ("a\nb", "a\nb"),
        ("“甲。”\n“乙。”", "“甲。”“乙。”"),
        ("“a.”\n“b.”", "“a.”\n“b.”"),
        ("the workers’\nright", "the workers’\nright"),
        ("a —\nb", "a —\nb"),
        ("**甲**\n**乙**", "<strong>甲</strong><strong>乙</strong>"),
        ("*a*\n`b`", "<em>a</em>\n<code>b</code>"),
        ("good 😀\nnext", "good 😀\nnext"),
        ("甲  \n乙", "甲<br>\n乙"),
        ("甲\\\n乙", "甲<br>\n乙"),
        ("カナ\n한글", "カナ한글"),
    ],
)
def test_joined_lines__have_no_space_beside_chinese_and_one_between_words(written, shown):
    assert html(written) == f"<p>{shown}</p>"


def test_tables__stand_in_a_labelled_region_that_can_be_focused_and_scrolls():
    shown = html("| a |\n| - |\n| b |", table="表格")

    region = '<div class="table" role="group" aria-label="表格" tabindex="0">\n<table>'
    assert shown.startswith(region)
    assert shown.endswith("</table>\n</div>")


def test_tables__say_how_to_see_the_rest_of_them():
    assert ' data-hint="左右滑动" tabindex="0"' in html("| a |\n| - |", scrolls="左右滑动")


def test_tables__name_column_heads_and_align_by_class_without_style():
    shown = html("| a | b | c |\n| :- | -: | :-: |\n| d | e | f |")

    assert '<th scope="col" class="left">a</th>' in shown
    assert '<td class="right">e</td>\n<td class="center">f</td>' in shown
    assert "style" not in shown


def test_tables__take_escaped_bars_and_no_others():
    shown = html("| a | b |\n| - | - |\n| c \\| d | `e \\| f` | 多出来的 |")

    assert "<td>c | d</td>\n<td><code>e | f</code></td>\n</tr>" in shown


def test_footnotes__lead_there_and_back():
    shown = html("字[^注]。\n\n[^注]: 内容。")

    assert '<a href="#fn1" id="fnref1">[1]</a>' in shown
    assert '<li id="fn1" class="footnote-item"><p>内容。 <a href="#fnref1"' in shown


def test_footnotes__without_a_definition_are_text_and_without_a_reference_are_not_shown():
    assert html("字[^注]") == "<p>字[^注]</p>"
    assert html("字\n\n[^注]: 内容") == "<p>字</p>"


def test_footnotes__are_not_written_inside_the_sentence():
    assert html("字^[内容]") == "<p>字^[内容]</p>"


def test_task_lists__show_boxes_as_characters_and_no_controls():
    shown = html("- [ ] 甲\n- [x] 乙\n- [X] 丙\n- 丁\n1. [ ] 戊")

    assert re.findall(r">([☐☑]? ?)[甲乙丙丁戊]", shown) == ["☐ ", "☑ ", "☑ ", "", "☐ "]
    assert "input" not in shown


def test_containers__have_their_name_as_a_class_and_a_title():
    assert html("::: note\n字\n:::", note="说明") == (
        '<div class="box note">\n<p class="box-title">说明</p>\n<p>字</p>\n</div>'
    )
    assert '<p class="box-title">自己的 标题</p>' in html("::: note 自己的 标题\n:::", note="说明")
    assert '<p class="box-title">unheard-of</p>' in html("::: unheard-of\n:::")


def test_containers__nest_when_the_outer_one_has_more_colons():
    shown = html(":::: note\n甲\n\n::: terms\n乙\n:::\n\n丙\n::::")

    assert re.findall(r"box \w+|[甲乙丙]|</div>", shown) == [
        "box note", "甲", "box terms", "乙", "</div>", "丙", "</div>",
    ]  # fmt: skip


def test_containers__interrupt_a_paragraph_and_stand_in_lists_and_quotes():
    assert '<p>字</p>\n<div class="box note">' in html("字\n::: note\n:::")
    assert '<li><div class="box note">' in html("- ::: note\n  字\n  :::").replace("\n", "")
    assert '<blockquote>\n<div class="box note">' in html("> ::: note\n> 字\n> :::")


def test_containers__escape_their_names_and_titles():
    shown = html('::: <b> "题" <script>\n:::')

    assert "&lt;script&gt;" in shown
    assert "<b>" not in shown


def test_containers__without_a_name_are_text():
    assert html("字\n:::") == "<p>字:::</p>"


@pytest.mark.parametrize("name", ["answer", "facilitator"])
def test_folded_boxes__are_closed_and_keep_their_title_and_class(name):
    assert html(f"::: {name}\n字\n:::", **{name: "题"}).split("\n") == [
        f'<details class="box {name}">',
        '<summary class="box-title">题</summary>',
        "<p>字</p>",
        "</details>",
    ]


def test_folded_boxes__end_where_they_began_among_others():
    shown = html(":::: note\n甲\n\n::: answer\n乙\n:::\n\n丙\n::::\n\n::: note\n丁\n:::")

    assert re.findall(r"</?(?:div|details)|[甲乙丙丁]", shown) == [
        "<div", "甲", "<details", "乙", "</details", "丙", "</div", "<div", "丁", "</div",
    ]  # fmt: skip


def test_blank_labels__stand_on_the_blanks_of_a_form_and_nowhere_else():
    label = ' data-label="日期 年"'

    assert f'<span class="blank"{label}>____</span>年' in html("::: form\n日期：____年\n:::")
    assert label not in html("::: note\n日期：____年\n:::\n\n日期：____年")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## 甲 {#a .b .c}", '<h2 id="a" class="b c">甲</h2>'),
        ("甲 {#a}\n---", '<h2 id="a">甲</h2>'),
        ("`甲`{#a .b}", '<p><code id="a" class="b">甲</code></p>'),
        ("见[甲](x){.b}", '<p>见<a href="x" class="b">甲</a></p>'),
        ("![甲](x){#a}", '<p><img src="x" alt="甲" id="a" loading="lazy"></p>'),
        ("{.b}\n甲", '<p class="b">甲</p>'),
        ("{#a}\n> 甲", '<blockquote id="a">\n<p>甲</p>\n</blockquote>'),
        ("`甲`{onclick=x style=y href=z .b}", '<p><code class="b">甲</code></p>'),
        ("{onclick=x}\n甲", "<p>甲</p>"),
    ],
)
def test_attributes__are_ids_and_classes_and_nothing_else(written, shown):
    assert html(written) == shown


def test_attributes__of_a_heading_that_hold_anything_else_are_text():
    assert "{#a onclick=x}" in html("## 甲 {#a onclick=x}")


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("## 谁可以先提出？", "谁可以先提出"),
        ("## Who may ask first?", "who-may-ask-first"),
        ("## “第一条” 与《工会法》", "第一条-与-工会法"),
        ("## The workers' side", "the-workers-side"),
        ("## **甲** `乙` [丙](x)", "甲-乙-丙"),
        ("## Ｆｕｌｌ　ｗｉｄｔｈ １２", "full-width-12"),
        ("## 甲 {#b}", "b"),
    ],
)
def test_heading_ids__come_from_the_words(written, id_):
    assert read(written).headings[0].id == id_
    assert f'id="{id_}"' in html(written)


def test_heading_ids__are_not_counted_so_inserting_a_section_moves_none():
    ids = [heading.id for heading in read("## 依据\n\n## 依据\n").headings]

    assert ids == ["依据", "依据"]


def test_heading_ids__are_left_out_where_no_word_is():
    assert html("## ？！") == "<h2>？！</h2>"


def test_link_addresses__are_holes_that_the_site_fills_in_the_order_of_the_links():
    body = read(
        "[甲](a.md) ![乙](b.svg) [![丙](c.svg)](d.md)[^1] <https://example.org>\n\n[^1]: [丁](e.md)"
    )

    addresses = [link.href for link in body.links]
    assert addresses == ["a.md", "b.svg", "d.md", "c.svg", "https://example.org", "e.md"]
    filled = fill(body.html, lambda number: f"/{number}/")
    assert re.findall(r'(?:href|src)="/(\d)/"', filled) == ["0", "1", "2", "3", "4", "5"]


def test_link_addresses__are_escaped_when_they_are_filled_in():
    body = read("见[甲](a)")

    assert fill(body.html, lambda _: '"><script>') == (
        '<p>见<a href="&quot;&gt;&lt;script&gt;">甲</a></p>\n'
    )


def test_link_addresses__cannot_be_forged_by_the_text():
    body = read("\x1a0\x1a [甲](a)")

    assert fill(body.html, lambda _: "x").count("x") == 1


def test_outside_links__say_that_they_leave_and_tell_no_one_where_from():
    rel = 'rel="external noopener noreferrer"'

    assert rel in html("[甲](https://example.org)")
    assert rel in html("<HTTP://example.org>")
    assert rel not in html("[甲](tel:12351) [乙](a.md) [丙](mailto:a@example.org)")


def test_outside_links__are_marked_for_the_eye_and_the_ear():
    mark = '<span class="out" role="img" aria-label="（外部网站）"></span></a>'

    assert mark in html("[甲](https://example.org)", outside="（外部网站）")
    assert mark not in html("[甲](tel:12351) [乙](a.md) [丙](geo:0,0)", outside="（外部网站）")
    both = html("[甲](https://example.org)[乙](a.md)", outside="（外部网站）")
    assert both.index(mark) < both.index("乙")
    assert both.count(mark) == 1


def test_lone_links__are_told_from_those_in_a_sentence():
    assert html("- [甲](a)") == '<ul>\n<li><a href="a" class="alone">甲</a></li>\n</ul>'
    assert "alone" not in html("见[甲](a)\n\n[甲](a)、[乙](b)\n\n![甲](a.svg)\n\n[甲](a)。")


def test_lazy_images__are_loaded_when_they_come_into_view():
    assert html("![甲](a.svg)") == '<p><img src="a.svg" alt="甲" loading="lazy"></p>'
