"""Who says so."""

from __future__ import annotations

from kb.site.words import words

_REPORTS = ("报道", "文章", "a report", "the report", "the article")


def attribution(language: str, speaker: str) -> str:
    """据赣榆区总工会作者自述; a text does not speak of itself: 据报道（未注明出自谁）."""
    t = words(language)
    is_report = any(word in speaker.lower() for word in _REPORTS)
    return str((t.according_to_report if is_report else t.according_to).format(speaker))
