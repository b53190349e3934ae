"""All that was measured of one page of one site."""

from __future__ import annotations

import gzip
import re
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bench.phone.server import Served
    from bench.phone.visit import Look

_INLINE = {
    "css": re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL),
    "js": re.compile(r"<script(?![^>]*(?:src=|ld\+json))[^>]*>(.*?)</script>", re.DOTALL),
}


@dataclass
class Result:
    """Figures of a page; lists have one entry for each run."""

    site: str
    page: str
    served: list[Served] = field(default_factory=list)
    inline: dict[str, int] = field(default_factory=dict)
    """Bytes of style and script within the HTML, compressed by themselves."""

    cpu: list[float] = field(default_factory=list)
    looks: dict[str, list[Look]] = field(default_factory=dict)
    """Visits by the name of the link."""

    axe: list[str] = field(default_factory=list)
    html_errors: list[str] | None = None
    """`None`: there is no Java to run the checker."""

    text_without_script: int = 0
    silent_paint: float | None = None

    def bytes_of(self, kind: str = "", *, compression: str = "gz") -> int:
        """Bytes that were served, of one kind or of all."""
        return sum(getattr(s, compression) for s in self.served if kind in ("", s.kind))

    def with_inline(self, kind: str) -> int:
        """Style or script wherever it stands, gzip."""
        return self.bytes_of(kind) + self.inline.get(kind, 0)

    def typical(self, link: str, figure: str) -> float:
        """The median of a figure over the visits on a link."""
        return median(getattr(look, figure) for look in self.looks[link])

    @property
    def any_look(self) -> Look:
        """A visit, for what is the same in all."""
        return next(iter(self.looks.values()))[0]

    def as_json(self) -> Mapping[str, Any]:
        """Every single run; of axe's findings the rule and the place."""
        return {**asdict(self), "axe": [line.splitlines()[0] for line in self.axe]}


def inline_parts(html: str) -> dict[str, int]:
    """What style and script within a page weigh, gzip."""
    found: dict[str, Iterable[str]] = {kind: each.findall(html) for kind, each in _INLINE.items()}
    joined = {kind: "".join(parts).encode() for kind, parts in found.items()}
    return {kind: len(gzip.compress(text, 9)) if text else 0 for kind, text in joined.items()}
