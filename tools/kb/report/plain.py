"""Findings for a terminal, with carets under the words they are about."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kb.checks.check import all_checks
from kb.checks.run import CRASHED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kb.checks.finding import Finding

    LineOf = Callable[[str, int], str]

_NAMES = {"error": "错误", "warning": "警告"}
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Categories of characters that show nothing: controls, marks, halves, line ends."""
_LONGEST = 160
"""Cells of source text shown; a longer line is cut around the mistake."""


def render(findings: Sequence[Finding], line_of: LineOf, checked: str) -> str:
    """The report; `line_of(path, line)` gives a line's text, `checked` says what was read."""
    blocks = ["\n".join(map(shown, _block(finding, line_of))) for finding in findings]
    return "\n\n".join([*blocks, _summary(findings, checked)]) + "\n"


def width(text: str) -> int:
    """Terminal cells of a text: full-width characters take two, combining marks none."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _block(finding: Finding, line_of: LineOf) -> Iterator[str]:
    span = finding.span
    margin = " " * len(str(span.line))
    yield f"{_NAMES[finding.severity]}[{finding.check}]：{finding.message}"
    yield f"{margin}--> {span.path}:{span.line}:{span.column}"
    text = shown(line_of(span.path, span.line))
    if text.strip():
        yield f"{margin} |"
        yield from _pointed(finding, text, margin)
    mends = "（kb fix 会改）" if finding.repair else ""
    yield f"{margin} = 怎么改：{finding.help}{mends}"
    if finding.check in all_checks() or finding.check == CRASHED:
        yield f"{margin} = 说明：kb explain {finding.check}"


def _pointed(finding: Finding, text: str, margin: str) -> Iterator[str]:
    start = min(finding.span.column - 1, len(text))
    one_line = finding.span.end_line == finding.span.line
    end = min(finding.span.end_column - 1, len(text)) if one_line else len(text)
    cut = max(0, start - 60) if width(text) > _LONGEST else 0
    shown = text[cut : cut + _LONGEST // 2] if cut or width(text) > _LONGEST else text
    carets = "^" * max(1, width(text[start : min(end, cut + len(shown))]))
    yield f"{finding.span.line} | {shown}"
    yield f"{margin} | {' ' * width(text[cut:start])}{carets} {finding.label}".rstrip()


def shown(text: str) -> str:
    """A line in which every character has a known width and none commands the terminal."""
    return "".join(
        "\ufffd" if unicodedata.category(c) in _UNSEEN else c for c in text.replace("\t", " ")
    )


def _summary(findings: Sequence[Finding], checked: str) -> str:
    if not findings:
        return f"{checked}，没有发现问题。"
    errors = sum(finding.severity == "error" for finding in findings)
    return f"{checked}：{errors} 个错误，{len(findings) - errors} 个警告。"
