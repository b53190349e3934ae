"""Characters that the fonts do not have: found before Typst meets them, with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.finding import Finding
from kb.print.fonts import KAI, SANS, SERIF, lacking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.print.editions import Edition
    from kb.source.file import SourceFile
    from kb.source.span import Span

_DRAWN = "☐☑"
"""Drawn by the template, so no font needs them."""


class Glyphs:
    """Looks at every text that is set, in the fonts that it is set in."""

    def __init__(self, edition: Edition, findings: list[Finding]) -> None:
        """What is missing is added to `findings`, each character once a line."""
        self._base = SANS if edition.is_sans else SERIF
        self._has_kai = not edition.is_sans
        self._findings = findings
        self._told: set[tuple[str, str, int]] = set()

    def look(self, text: str, styles: Sequence[str], source: SourceFile, near: Span) -> None:
        """Report the characters of a text without a glyph; `near` is the line to look on."""
        style = styles[-1] if styles else ""
        wanted = (
            KAI if style == "em" and self._has_kai else SANS if style == "strong" else self._base
        )
        missing = lacking(text, [wanted]) - set(_DRAWN)
        for character in sorted(missing):
            if (character, near.path, near.line) not in self._told:
                self._told.add((character, near.path, near.line))
                self._findings.append(
                    self._finding(character, wanted, _place(source, near, character))
                )

    @staticmethod
    def _finding(character: str, wanted: str, span: Span) -> Finding:
        code = f"U+{ord(character):04X}"
        if lacking(character, [SERIF, SANS]):
            message = f"字体里没有这个字：{character}（{code}）"
            return Finding("print-glyph", "error", span, message, "换一个字，或者用文字说明")
        message = f"{wanted} 里没有 {character}（{code}），这个字会用另一种字体"
        return Finding("print-glyph", "warning", span, message, "不要紧；介意的话换一个字")


def _place(source: SourceFile, near: Span, character: str) -> Span:
    """The first place of a character from a line on."""
    start = source.offset(near.line, 1) if near.path == source.path else 0
    found = source.text.find(character, start)
    return source.span(found, found + 1) if found >= 0 else near
