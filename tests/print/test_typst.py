"""Tokens to Typst: every token is known, and content never becomes markup."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.content.document import read_document
from kb.content.library import container_labels
from kb.print.editions import EDITIONS
from kb.print.fonts import SERIF, lacking
from kb.print.literal import kept_together, string
from kb.print.press import press
from kb.print.typst import Walker
from kb.source.file import from_text
from tests.conftest import AS_OF, REPOSITORY
from tests.print.conftest import ARTICLE, Printed

PAGE = "---\ntype: page\ntitle: 试印\nsummary: 一页试印的文字，只用来测试。\n---\n\n"


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    from tests.print.conftest import PrintShelf

    return PrintShelf(tmp_path_factory.mktemp("walk")).library()


def walk(library, markdown, edition="learner"):
    """The markup of a body, and the findings."""
    source = from_text("docs/试印.md", PAGE + markdown)
    document = read_document(source, container_labels(library.registry))
    names = {"docs/试印.md": "a0", ARTICLE: "a1"}
    walker = Walker(library, document, EDITIONS[edition], names, "")
    return walker.write(document.tokens()), walker.findings


def text_of(markup, tmp_path):
    start = '#show: handout.with(title: "试印", dates: "")\n#article("a0", [试印])[\n'
    other = '#article("a1", [别的])[]\n'
    return Printed(press(f"{start}{markup}]\n{other}", "handout", tmp_path, AS_OF)).text


def test_every_token_of_every_article_is_known(library):
    paths = [p for folder in ("docs", "cases") for p in (REPOSITORY / folder).rglob("*.md")]
    unknown = set()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        _, findings = walk(library, text.split("\n---\n", 1)[-1])
        unknown |= {f.message for f in findings if f.check == "print-unknown-token"}

    assert len(paths) > 100
    assert unknown == set()


def test_the_whole_commonmark_specification_is_known_and_sets(library, tmp_path):
    spec = json.loads((REPOSITORY / "tests/markdown/commonmark-0.31.2.json").read_text("utf-8"))
    markups = []
    for markdown, _ in spec:
        markup, findings = walk(library, markdown)
        assert {found.check for found in findings} <= {
            "print-glyph",
            "link-broken",
            "image-missing-alt",
            "print-empty-heading",
        }
        if not any(found.check.startswith("print") for found in findings):
            # Examples skip levels, which accessible PDFs may not.
            markups.append(re.sub(r"heading\(level: \d", "heading(level: 2", markup))

    assert len(markups) > 600
    assert "aaa" in text_of("".join(markups), tmp_path)


def test_every_box_of_the_vocabulary_has_a_look(library, tmp_path):
    names = library.registry.vocabulary.labels("containers", "zh")
    markup = "".join(f"#callout({string(name)}, [{name}])[字]\n" for name in names)

    assert "facilitator" in text_of(markup, tmp_path)


HOSTILE = [
    '#panic("x")',
    "#set page(width: 1pt)",
    "$ x^2 $",
    "`#eval`",
    "@label <label>",
    "= 不是标题",
    "- + / //注释 /* 注释 */",
    '"; #panic("x"); "',
    "\\u{41} \\n \\\\",
    "*不粗* _不斜_ ~ -- ---",
    '#import "/etc/passwd": *',
    "] [ } { ) (",
    "https://a.test/#x",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_typst_code_in_content_is_text(library, tmp_path, text):
    escaped = "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+-.!|~$&\"'" else c for c in text)
    markup, findings = walk(library, f"开头 {escaped} 结尾")

    assert findings == []
    assert "".join(text.split()) in text_of(markup, tmp_path)


READABLE = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1)


@settings(max_examples=40)
@given(text=READABLE)
def test_any_string_is_a_literal(tmp_path_factory, text):
    if lacking(text, [SERIF]):
        text = "#" + "".join(sorted(set(text) - lacking(text, [SERIF]))) + '\\"'
    root = tmp_path_factory.getbasetemp()
    markup = f"#set document(title: {string(text)})\n#set text(font: serif)\n#{string(text)};"

    pdf = press(markup, "handout", root, AS_OF)

    assert Printed(pdf).reader.metadata.title == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("9:30—18:00", "9:30\u2060—18:00"),
        ("甲——乙", "甲——乙"),
        ("甲·乙", "甲\u2060·乙"),
        ("3～5天", "3\u2060～5天"),
    ],
)
def test_marks_that_may_not_begin_a_line_are_tied_to_what_stands_before(text, kept):
    assert kept_together(text) == kept


def test_lines_of_a_paragraph_are_joined_as_on_the_site(library, tmp_path):
    markup, _ = walk(library, "第一行\n第二行 and\nmore")

    assert "第一行第二行" in text_of(markup, tmp_path)
    assert 'and";#" ";#"more' in markup


def test_comments_are_not_printed(library):
    markup, _ = walk(library, "甲<!-- 给编辑看 -->乙\n\n<!-- 整段 -->\n")

    assert "编辑" not in markup
    assert "整段" not in markup


def test_raw_html_is_text(library, tmp_path):
    markup, _ = walk(library, "<b>粗</b>\n")

    assert "<b>粗</b>" in text_of(markup, tmp_path)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("javascript:alert(1)", "#["),
        ("tel:12333", '#link("tel:12333")['),
        ("https://flk.npc.gov.cn/", "#outside("),
        ("programmes/everything.md#tables", '#reference("a1-tables", "a1")['),
        ("nowhere.md", "#["),
    ],
)
def test_where_a_link_leads(library, href, expected):
    markup, _ = walk(library, f"[字]({href})")

    assert expected in markup


def test_a_link_to_a_place_that_was_left_out_leads_to_its_article(library, tmp_path):
    markup, _ = walk(library, "[字](programmes/everything.md#gone)")

    assert "字（见第2页）" in text_of(markup, tmp_path)


def test_a_footnote_that_calls_itself_ends(library):
    markup, _ = walk(library, "甲[^1]\n\n[^1]: 乙[^1]\n")

    assert markup.count("#footnote[") == 1


def test_nesting_of_any_depth_is_walked(library, tmp_path):
    deep = "\n".join("  " * depth + f"- 第{depth}层" for depth in range(9))
    markup, _ = walk(library, deep)

    assert "第8层" in text_of(markup, tmp_path)
