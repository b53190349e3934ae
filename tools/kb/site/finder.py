"""The page that finds a rest station: by need, by what is open, nearest first or by region.

The page holds the words; `overrides/assets/js/finder.js` does the work, on the reader's phone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.registry.regions import NATION
from kb.site.finder_data import NEEDS
from kb.site.map_links import map_apps
from kb.site.pages import Crumb, SitePage
from kb.site.words import words

if TYPE_CHECKING:
    from types import SimpleNamespace

    from kb.content.library import Library

URI = "stations/find/"
PLACES = "stations/places/"
"""The lists of all stations by region, which need no script."""


def finder_page(library: Library) -> SitePage | None:
    """The one page, in Chinese as the stations are; nothing while no station is registered."""
    t = words("zh")
    if not library.registry.stations.rows:
        return None
    return SitePage(
        uri=URI,
        language="zh",
        template="finder.html",
        title=t.finder,
        description=t.finder_intro,
        breadcrumbs=(Crumb(t.home, ""), Crumb(t.stations, "stations/")),
        context={
            "needs": [(need, vars(t)[f"need_{need.replace('-', '_')}"]) for need in NEEDS],
            "texts": _said(t),
            "apps": map_apps("zh"),
            "places": PLACES,
        },
        region=NATION,
    )


def _said(t: SimpleNamespace) -> dict[str, str]:
    """What the script says, by its name in the page: `find_open_until` is `open-until`."""
    return {
        name.removeprefix("find_").replace("_", "-"): text
        for name, text in vars(t).items()
        if name.startswith("find_")
    }
