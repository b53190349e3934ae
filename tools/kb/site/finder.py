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
    from kb.content.library import Library

URI = "stations/find/"
PLACES = "stations/places/"
"""The lists of all stations by region, which need no script."""

_SAID = (
    *("today", "weekdays", "statutory", "off", "make-up", "stop", "unregistered", "next-day"),
    *("all-day", "closed-today", "hours-today", "hours-unknown", "hours-varying", "day-unknown"),
    *("open-until", "is-open", "opens-at", "is-closed", "maybe"),
    *("has", "unknown-list", "semicolon", "checked", "stale", "never-checked"),
    *("idle", "count-all", "count-none", "count-some", "count-none-yet", "count-none-near", "broken"),
    *("also-unknown", "only-known", "more", "farther", "unplaced"),
    *("asking", "located", "rough", "denied", "unavailable", "late"),
    *("metres", "kilometres", "me", "north"),
)
"""What the script says, by its name in the page; `kb.site.words` has each as `finder_…`."""


def finder_page(library: Library) -> SitePage | None:
    """The one page, in Chinese as the stations are; nothing while no station is registered."""
    t = words("zh")
    if not library.registry.stations.rows:
        return None
    return SitePage(
        uri=URI,
        language="zh",
        template="stations-find.html",
        title=t.finder,
        description=t.finder_intro,
        breadcrumbs=(Crumb(t.home, ""), Crumb(t.finder_standards, "stations/")),
        context={
            "needs": [(need, vars(t)[f"need_{_name(need)}"]) for need in NEEDS],
            "texts": {name: vars(t)[f"finder_{_name(name)}"] for name in _SAID},
            "apps": map_apps("zh"),
            "places": PLACES,
        },
        region=NATION,
    )


def _name(word: str) -> str:
    return word.replace("-", "_")
