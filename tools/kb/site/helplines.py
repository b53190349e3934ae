"""Whom to call, as every page's foot shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.registry.regions import NATION
from kb.site.addresses import prefix
from kb.site.pages import Crumb, SitePage
from kb.site.words import words

if TYPE_CHECKING:
    from datetime import date

    from kb.content.library import Library
    from kb.registry.services import Service


PATH = "help/hotlines/"
"""The page of all numbers: kept on the reader's phone by the service worker."""


@dataclass(frozen=True, slots=True)
class Helpline:
    """A number as it is shown; `dial` is what follows `tel:`, `place` is empty for the nation."""

    number: str
    dial: str
    name: str
    purpose: str
    place: str
    hours: str
    verified: str


def helplines(library: Library, language: str, region: str = NATION) -> list[Helpline]:
    """The numbers of a region, of what it lies in, and of the whole country."""
    regions = library.registry.regions
    codes = [place.code for place in regions.lineage(region)] or [NATION]
    found = library.registry.services.of(codes)
    return [_helpline(service, language, _place(library, service)) for service in found]


def helplines_page(library: Library, language: str) -> SitePage:
    """The numbers of the whole country, then those of each place."""
    t = words(language)
    local = [row for row in library.registry.services.rows if row.region != NATION]
    by_place = sorted(local, key=lambda row: row.region)
    return SitePage(
        uri=f"{prefix(language)}{PATH}",
        language=language,
        template="hotlines.html",
        title=t.hotlines,
        description=t.hotlines_intro,
        breadcrumbs=(Crumb(t.home, prefix(language)),),
        context={
            "local": [_helpline(row, language, _place(library, row)) for row in by_place],
        },
        region=NATION,
    )


def _place(library: Library, service: Service) -> str:
    if service.region == NATION:
        return ""
    return library.registry.regions.full_name(service.region)


def _helpline(service: Service, language: str, place: str) -> Helpline:
    is_english = language == "en"
    return Helpline(
        service.number,
        service.digits,
        service.en if is_english else service.zh,
        service.for_en if is_english else service.for_zh,
        place,
        service.hours,
        _verified(service.verified_on, language),
    )


def _verified(day: date | None, language: str) -> str:
    t = words(language)
    return str(t.verified_on.format(day)) if day else str(t.not_verified)
