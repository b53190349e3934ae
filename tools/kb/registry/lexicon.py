"""How people say it and what our pages call it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.source.fault import Fault


@dataclass(frozen=True)
class Lexicon:
    """Phrases that search passes over, and the formal words for what people say."""

    stop: tuple[str, ...] = ()
    expand: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
