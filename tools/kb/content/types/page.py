"""普通页面：首页、说明、帮助。"""

from __future__ import annotations

from typing import ClassVar

from kb.content.types.shared import Kind, Page


class PlainPage(Page):
    """A page that belongs to no collection."""

    kind: ClassVar = Kind(
        name="page",
        home="docs",
        zh="页面",
        en="Pages",
        zh_intro="说明和帮助。",
        en_intro="About and help.",
    )
