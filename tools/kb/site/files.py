"""Everything that is published beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.site.feeds import feed_files
from kb.site.finder_data import finder_files
from kb.site.freshness import CALENDAR, calendar_file
from kb.site.open_data import data_files
from kb.site.qr import qr_files
from kb.site.redirects import redirect_files
from kb.site.stations_export import station_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.library import Library
    from kb.site.pages import Uri


def site_files(library: Library, site_url: str) -> Iterator[tuple[Uri, bytes]]:
    """Addresses and bytes, the same for the same library; `site_url` ends with a slash."""
    yield CALENDAR, calendar_file(library, site_url)
    yield from data_files(library, site_url)
    yield from feed_files(library, site_url)
    yield from finder_files(library)
    yield from qr_files(library, site_url)
    yield from redirect_files(library, site_url)
    yield from station_files(library, site_url)
