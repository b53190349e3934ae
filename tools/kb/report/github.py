"""Findings as GitHub workflow annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.checks.finding import Finding


def render(findings: Sequence[Finding]) -> str:
    """One command a finding, errors first: GitHub shows ten of a level per step."""
    ordered = sorted(findings, key=lambda finding: finding.severity)
    return "".join(f"{_command(finding)}\n" for finding in ordered)


def _command(finding: Finding) -> str:
    span = finding.span
    places = {"file": span.path, "line": span.line, "endLine": span.end_line, "col": span.column}
    if span.end_line == span.line:
        places["endColumn"] = max(span.end_column, span.column + 1)
    places["title"] = finding.check
    fields = ",".join(f"{key}={_property(str(value))}" for key, value in places.items())
    text = _data(f"{finding.message}\n{finding.help}")
    return f"::{finding.severity} {fields}::{text}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
