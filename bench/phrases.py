"""Sentences from `phrases.yml`, with their blanks filled at random."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

_BLANK = re.compile(r"\{(\w+)(?: (\d+) (\d+))?\}")


@cache
def phrases() -> dict[str, Any]:
    """Everything in `phrases.yml`."""
    path = Path(__file__).with_name("phrases.yml")
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@dataclass
class Writer:
    """Writes the sentences of one page: no pattern comes twice on it."""

    rng: Random
    values: Mapping[str, str]
    """What this page says for the blanks that are its own, such as `place`."""

    _left: dict[str, list[str]] = field(default_factory=dict)

    def sentences(self, kind: str, count: int) -> list[str]:
        """Some sentences of a kind; fewer when the patterns run out."""
        if kind not in self._left:
            self._left[kind] = self.rng.sample(phrases()[kind], len(phrases()[kind]))
        left = self._left[kind]
        return [self._fill(left.pop()) for _ in range(min(count, len(left)))]

    def paragraph(self, kind: str, count: int) -> str:
        """Sentences that stand together, one a line, as editors write them."""
        return "\n".join(self.sentences(kind, count))

    def bullets(self, kind: str, count: int, mark: str = "-") -> str:
        """Sentences as a list."""
        return "\n".join(f"{mark} {sentence}" for sentence in self.sentences(kind, count))

    def _fill(self, pattern: str) -> str:
        used: set[str] = set()
        return _BLANK.sub(lambda blank: self._value(blank, used), pattern)

    def _value(self, blank: re.Match[str], used: set[str]) -> str:
        name, low, high = blank.groups()
        if low:
            return str(self.rng.randint(int(low), int(high)))
        if name in self.values:
            return self.values[name]
        word = self.rng.choice([word for word in phrases()["slots"][name] if word not in used])
        used.add(word)
        return str(word)
