"""When pages fall due for checking: a page, and a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from kb.content.types import Article
from kb.site.addresses import article_uri
from kb.site.pages import Crumb, SitePage, Uri
from kb.site.words import words

if TYPE_CHECKING:
    from datetime import date

    from kb.content.library import Library

URI = "freshness/"
CALENDAR = "freshness/review.ics"


@dataclass(frozen=True, slots=True)
class Due:
    """An article and the days on which it was checked and falls due."""

    title: str
    uri: Uri
    path: str
    reviewed: date
    review_by: date


def due_articles(library: Library) -> list[Due]:
    """All articles, those that fall due first on top."""
    found = [
        Due(
            document.title,
            article_uri(document.path),
            document.path,
            fields.reviewed,
            fields.review_by,
        )
        for document in library.documents.values()
        if isinstance(fields := document.fields, Article)
    ]
    return sorted(found, key=lambda due: (due.review_by, due.path))


def freshness_page(library: Library) -> SitePage:
    """The table of all review dates."""
    t = words("zh")
    return SitePage(
        uri=URI,
        language="zh",
        template="freshness.html",
        title=t.freshness,
        description=t.freshness_intro,
        breadcrumbs=(Crumb(t.home, ""),),
        context={"due": due_articles(library), "calendar": CALENDAR},
    )


def calendar_file(library: Library, site_url: str) -> bytes:
    """An iCalendar file with a day for every article that falls due."""
    calendar = Calendar()
    calendar.add("prodid", "-//Gongyou//review//ZH")
    calendar.add("version", "2.0")
    for due in due_articles(library):
        event = Event()
        event.add("uid", f"{due.path}@gongyou")
        event.add("summary", f"再核对：{due.title}")
        event.add("dtstart", due.review_by)
        event.add("dtstamp", datetime.combine(library.as_of, time(), UTC))
        event.add("url", f"{site_url}{due.uri}")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
