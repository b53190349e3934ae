"""What strangers write is shown, never run."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kb.content.library import read_library
from kb.mkdocs_plugin import publish

from .conftest import ROOT
from .markup import read_markup

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"
ARTICLE = """---
type: page
title: 攻击
summary: 试着在每个地方放进会运行的代码，看它会不会跑。
---

{attack}

## {attack} {{#x .y}}

| {attack} | [x](javascript:alert(3)) |
| --- | --- |
| ![{attack}](x.png "{attack}") | <b onclick=alert(4)>b</b> |

::: note {attack}
{attack}
:::

[^1] {{onclick=alert(5)}} `{attack}`

[^1]: {attack}

[t](https://a.example "{title}"){{#a .b onclick=alert(6) style=color:red}}
"""
OURS = [{}, {"src": "../assets/js/site.js", "data-sw": "../sw.js", "defer": ""}]
"""The scripts of every page: the one inside it, which the policy names, and the one it loads."""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    for name in ("data", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "docs").mkdir()
    for name in ("index.md", "index.en.md"):
        text = ARTICLE.format(attack="安全", title="安全")
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    hostile = ARTICLE.format(attack=ATTACK, title=ATTACK.replace('"', ""))
    (tmp_path / "docs/attack.md").write_text(hostile, encoding="utf-8")
    library = read_library(tmp_path, date(2026, 11, 21))
    publish(library, tmp_path / "site")
    return tmp_path / "site/attack/index.html"


def test_no_element_or_handler_of_the_attack_survives(page: Path) -> None:
    markup = read_markup(page)
    assert markup.of("script") == OURS
    assert not [tag for tag, _ in markup.tags if tag == "iframe"]
    assert len(markup.of("style")) == 1
    handlers = [
        name for _, attributes in markup.tags for name in attributes if name.startswith("on")
    ]
    assert handlers == []
    assert not [a for a in markup.addresses if a.lower().startswith("javascript")]
    assert not [1 for _, attributes in markup.tags if "style" in attributes]
