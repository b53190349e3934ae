"""What was handed in: the text of one page, however it came."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_UNSHOWN = re.compile(r"[`\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class IntakeError(Exception):
    """A file that cannot be taken in; the message, in Chinese, says why and what to do."""


@dataclass(frozen=True)
class Page:
    """The whole text of a file.

    `how` says in Chinese how it was read, `notes` what of it could not be taken,
    `levels` the level of the lines (from 1) that a Word style makes headings.
    """

    name: str
    text: str
    how: str
    sha256: str
    levels: dict[int, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def shown_name(self) -> str:
        """The name as code of Markdown, so that nothing in it means anything."""
        return f"`{_UNSHOWN.sub('', self.name)}`"
