"""Files to print, as the pages that they are made from offer them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.site.pages import Uri

FOLDER = "handouts/"


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages; `size` in bytes."""

    title: str
    uri: Uri
    size: int

    @property
    def megabytes(self) -> str:
        """The size as it is shown: people pay for data."""
        return f"{self.size / 1_000_000:.1f} MB"


Downloads = Mapping[str, tuple[Download, ...]]
"""By the path of the article that offers them."""
