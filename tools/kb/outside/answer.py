"""What a server said of a page."""

from __future__ import annotations

from dataclasses import dataclass

ALIVE, UNKNOWN, GONE = "alive", "unknown", "gone"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: `reason` is a status or an error's name; `moved` a new address."""

    url: str
    state: str
    reason: str
    moved: str = ""
