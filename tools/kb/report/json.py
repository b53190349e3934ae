"""Findings as a JSON list for editors and scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.checks.finding import Finding


def render(findings: Sequence[Finding]) -> str:
    """A list of objects: check, severity, path, line, column, end_column, message, help."""
    rows = [_row(finding) for finding in findings]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _row(finding: Finding) -> dict[str, str | int]:
    span = finding.span
    return {
        "check": finding.check,
        "severity": finding.severity,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": finding.message,
        "help": finding.help,
    }
