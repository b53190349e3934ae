"""Permissions to leave a finding unreported: comments in articles, rows in a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.source.span import Span

_COMMENT = re.compile(r"\s*<!--\s*kb:\s*allow\s+([\w-]+)\s*(.*?)\s*-->\s*", re.DOTALL)
_UNTIL = re.compile(r"until\s+(\d{4}-\d{2}-\d{2})(?:\s+|\Z)", re.ASCII)
_OF_PEOPLE = "privacy-"
"""Checks that guard people: nobody may allow their findings for ever."""

Place = tuple[str, str, int | None]
"""A check, a file and a line, or every line."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """Silences one check in one file, or only on the line below a comment."""

    check: str
    path: str
    line: int | None
    reason: str
    until: date | None
    span: Span

    @property
    def place(self) -> Place:
        """What it is about."""
        return self.check, self.path, self.line

    @property
    def lacks_day(self) -> bool:
        """Whether it has no last day, or none that can be read, though it needs one."""
        needs = self.check.startswith(_OF_PEOPLE) or self.reason.split(maxsplit=1)[:1] == ["until"]
        return needs and self.until is None

    def is_valid(self, as_of: date) -> bool:
        """Whether it may silence anything: with a reason, and not past its day."""
        is_late = self.until is not None and self.until < as_of
        return bool(self.reason) and not self.lacks_day and not is_late


def places(finding: Finding) -> tuple[Place, Place]:
    """The places at which an allowance for a finding may stand: its line, or its file."""
    return (
        (finding.check, finding.span.path, finding.span.line),
        (finding.check, finding.span.path, None),
    )


def read_allowances(library: Library, paths: Collection[str] | None = None) -> Iterator[Allowance]:
    """Every allowance in the articles and in `data/exceptions.yml`; with `paths`, for these."""
    for document in library.documents.values():
        if paths is not None and document.path not in paths:
            continue
        for html in document.body.raw_html:
            if match := _COMMENT.fullmatch(html.text):
                line = html.span.end_line + 1
                until, reason = _until(match[2])
                yield Allowance(match[1], document.path, line, reason, until, html.span)
    for row in library.registry.exceptions.rows:
        if paths is not None and row.path not in paths:
            continue
        yield Allowance(row.check, row.path, None, row.reason, row.until, row.span)


def _until(text: str) -> tuple[date | None, str]:
    """The last day and the reason; a day that does not exist stays part of the reason."""
    if match := _UNTIL.match(text):
        try:
            return date.fromisoformat(match[1]), text[match.end() :]
        except ValueError:
            pass
    return None, text
