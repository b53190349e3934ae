"""Whom to call, as every page's foot shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.registry.regions import NATION
from kb.site.words import words

if TYPE_CHECKING:
    from datetime import date

    from kb.content.library import Library
    from kb.registry.services import Service


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
