"""Text made to hurt: it is read, judged and named, and nothing of it runs."""

from __future__ import annotations

import pytest

from kb.content.links import scheme_of
from tests.content.elements import ALLOWED, elements

HEAD = "---\ntype: page\ntitle: 示例页面\nsummary: 一张什么写法都有的页面。\n---\n"


def article(body="正文。\n", **fields):
    known = {"type": "page", "title": "示例页面", "summary": "一张什么写法都有的页面。", **fields}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in known.items()) + f"---\n{body}"


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(9)
)

# name: the article, and the check that names what is wrong.
HOSTILE = {
    "alias bomb": (f"---\n{BOMB}---\n", "meta-syntax"),
    "ten thousand brackets": (article(title="[" * 10_000), "meta-syntax"),
    "ten thousand braces": (article(title="{" * 10_000), "meta-syntax"),
    "ten thousand dashes": (article(title="\n" + "- " * 10_000), "meta-syntax"),
    "ten thousand question marks": (f"---\n{'? ' * 10_000}\n---\n", "meta-syntax"),
    "ten thousand indents": (
        "---\n" + "".join(f"{' ' * i}a:\n" for i in range(300)) + "---\n",
        "meta-syntax",
    ),
    "front matter without end": ("---\n" + "title: a\n" * 10_000, "meta-syntax"),
    "endless front matter": (
        "---\n" + "".join(f"a{i}: 1\n" for i in range(10_000)) + "---\n",
        "meta-syntax",
    ),
    "python object": (article(title="!!python/object/apply:os.system ['ls']"), "meta-syntax"),
    "merge key": (article(**{"<<": "{a: 1}"}), "meta-unknown-field"),
    "script in a title": (article(title="<script>alert(1)</script>"), "meta-unknown-value"),
    "entity in a title": (article(title="'&lt;script&gt;'"), "meta-unknown-value"),
    "attribute in a summary": (article(summary="'\" onload=alert(1) x=\"'"), "meta-unknown-value"),
    "line end in a title": (article(title='"标题\\n第二行"'), "meta-unknown-value"),
    "escape in a title": (article(title='"标题\\e[31m"'), "meta-unknown-value"),
    "a number as a title": (article(title="12"), "meta-unknown-value"),
    "a number as a type": (article(type="[12]"), "meta-unknown-value"),
    "a huge number": (article(title="9" * 5_000), "meta-unknown-value"),
    "script": (article("<script>alert(1)</script>\n"), "html-raw"),
    "image with a handler": (article("<img src=x onerror=alert(1)>\n"), "html-raw"),
    "unclosed comment": (article("<!-- <script>alert(1)</script>\n"), "html-raw"),
    "javascript": (article("[a](javascript:alert(1))\n"), "link-unsafe"),
    "javascript autolink": (article("<javascript:alert(1)>\n"), "link-unsafe"),
    "data": (article("[a](data:text/html;base64,PHNjcmlwdD4=)\n"), "link-unsafe"),
    "host without scheme": (article("[a](//example.org)\n"), "link-unsafe"),
    "way out of the tree": (article("[a](../../../../etc/passwd)\n"), "link-broken"),
    "way out through the site": (article("![a](../.git/config)\n"), "link-broken"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_named_with_a_place_and_a_remedy(shelf, name):
    text, check = HOSTILE[name]
    shelf.write("docs/a.md", text)

    found = shelf.findings()
    result = shelf.kb("check")

    assert [each.check for each in found] == [check] * len(found)
    assert all(each.help and each.span.path == "docs/a.md" for each in found)
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)


# Large and deep, and nothing wrong with it that a check would know.
HUGE = {
    "one line of 100 KB": "字" * 35_000,
    "one word of 100 KB": "a" * 100_000,
    "ten thousand [": "[" * 10_000,
    "ten thousand ![": "![" * 10_000,
    "ten thousand [a](": "[a](" * 10_000,
    "ten thousand >": ">" * 10_000,
    "ten thousand indents": "".join(f"{' ' * i}- a\n" for i in range(150)),
    "ten thousand list items": "- " * 10_000,
    "ten thousand stars": "*a" * 10_000,
    "ten thousand backticks": "".join("`" * i + "a" for i in range(140)),
    "ten thousand backslashes": "\\" * 10_000,
    "ten thousand <": "<" * 10_000,
    "ten thousand entities": "&#x41;" * 10_000,
    "ten thousand blanks": "____ " * 10_000,
    "ten thousand short lines": "字\n" * 10_000,
    "ten thousand cells": "|a" * 100 + "|\n" + "|-" * 100 + "|\n" + ("|b" * 100 + "|\n") * 100,
    "ten thousand references": "".join(f"[r{i}]: /u\n" for i in range(10_000)),
    "nested quotes": ("> " * 50 + "字\n") * 200,
}


@pytest.mark.parametrize("name", HUGE)
def test_large_and_deep_text_is_read_like_any_other(shelf, name):
    shelf.write("docs/a.md", article(HUGE[name]))

    assert shelf.findings() == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&#58;alert(1)",
        "java\\script:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#1;javascript:alert(1)",
        "<  javascript:alert(1)>",
        "vbscript:msgbox(1)",
        "data:text/html,x",
        "//example.org/x",
        "/\\example.org/x",
        "\\\\\\\\example.org/x",
        "blob:x",
        "file:///etc/passwd",
        "intent:x",
        "weixin:x",
    ],
)
@pytest.mark.parametrize("form", ["[a]({})", "![a]({})", "[a][r]\n\n[r]: {}", "> - [a]({})"])
def test_no_address_that_runs_or_leaves_passes_in_any_form(shelf, address, form):
    shelf.write("docs/a.md", article(form.format(address) + "\n"))

    names = {found.check for found in shelf.findings()}

    assert names & {"link-unsafe", "link-broken"}


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("https://example.org", "https"),
        ("TEL:12351", "tel"),
        (" javascript:x", "javascript"),
        ("\x01javascript:x", "javascript"),
        ("//example.org", "//"),
        ("\\\\example.org", "//"),
        ("a/b:c", ""),
        ("#a:b", ""),
        ("a.md?x=y:z", ""),
        ("标题:x", ""),
        ("", ""),
    ],
)
def test_the_scheme_is_what_a_browser_would_see(address, scheme):
    assert scheme_of(address) == scheme


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)>",
        '[a](b "\\" onmouseover=alert(1)")',
        '![" onerror=alert(1) "](b)',
        '```" onload=alert(1)\nx\n```',
        '## a {#x" .y onload=alert(1)}',
        "`a`{onclick=alert(1) style=x #ok .fine}",
        '::: note <img src=x onerror="alert(1)">\nx\n:::',
        "::: <script>\nx\n:::",
        "[^<script>]\n\n[^<script>]: x",
        "| <b> | a |\n| :-: | - |\n| <i onclick=x> | b |",
        "<!-- a --> <!-- --!> <b> -->",
        "<?php x ?> <!DOCTYPE html> <![CDATA[ x ]]>",
        '<https://example.org/"onclick=x>',
        "\x1a0\x1a",
    ],
)
def test_nothing_of_the_text_becomes_markup_of_its_own(shelf, body):
    shelf.write("docs/a.md", article(body))
    html = shelf.library().documents["docs/a.md"].body.html

    assert elements(html) <= ALLOWED
