"""What was handed in: the text of one page, however it came."""

from __future__ import annotations

from dataclasses import dataclass, field


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
