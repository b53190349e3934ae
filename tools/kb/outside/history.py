"""What was found on which day: a page counts as dead when it was gone on three days."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kb.outside.answer import ALIVE, GONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kb.outside.answer import Answer

PATH = ".cache/links.json"
DAYS_UNTIL_DEAD = 3
_FIELDS = {"state": str, "reason": str, "moved": str, "asked": str, "gone": list}


@dataclass(frozen=True, slots=True)
class Known:
    """The newest answer, the day it was given, and the days on which the page was gone."""

    state: str
    reason: str
    moved: str
    asked: str
    gone: tuple[str, ...]

    @property
    def is_dead(self) -> bool:
        """Whether it was gone often enough to say so."""
        return len(self.gone) >= DAYS_UNTIL_DEAD


def read_history(text: str) -> dict[str, Known]:
    """What was kept; text that is no history counts as none."""
    try:
        rows = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(rows, dict):
        return {}
    return {url: _known(row) for url, row in rows.items() if _is_sound(row)}


def _is_sound(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and row.keys() == _FIELDS.keys()
        and all(isinstance(row[name], kind) for name, kind in _FIELDS.items())
    )


def _known(row: dict[str, Any]) -> Known:
    return Known(**{**row, "gone": tuple(map(str, row["gone"]))})


def write_history(history: Mapping[str, Known]) -> str:
    """The text to keep."""
    rows = {url: asdict(known) for url, known in sorted(history.items())}
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def not_asked(urls: Iterable[str], history: Mapping[str, Known], as_of: date) -> list[str]:
    """The addresses that were not asked on this day."""
    day = as_of.isoformat()
    return [url for url in urls if url not in history or history[url].asked != day]


def learned(
    history: Mapping[str, Known], answers: Iterable[Answer], urls: Iterable[str], as_of: date
) -> dict[str, Known]:
    """The history with new answers; addresses that no article has any more are forgotten."""
    known = {url: history[url] for url in urls if url in history}
    for answer in answers:
        days = known[answer.url].gone if answer.url in known else ()
        if answer.state == ALIVE:
            days = ()
        elif answer.state == GONE:
            days = tuple(dict.fromkeys((*days, as_of.isoformat())))
        # An unknown answer neither proves nor disproves that the page is gone.
        known[answer.url] = Known(
            answer.state, answer.reason, answer.moved, as_of.isoformat(), days
        )
    return known
