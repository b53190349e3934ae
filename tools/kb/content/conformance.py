"""Whether a station does what a standard asks: yes, no, or unknown, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from kb.content.types.standard import Standard
from kb.registry.opening import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.content.document import Document
    from kb.content.types.standard import HoursRule, Requirement
    from kb.registry.opening import Hours, Opening
    from kb.registry.stations import Station

State = Literal["yes", "no", "unknown"]
Overall = Literal["meets", "gap", "unknown"]

MUST = "must"
UNVERSIONED = "unknown"
"""What stands for the version where the source of a standard does not tell it."""

_WORKDAYS, _WEEK = 5, 7
_STATES: Mapping[bool | None, State] = {True: "yes", False: "no", None: "unknown"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a station stands to one requirement or rule, by its id."""

    id: str
    level: str
    state: State


@dataclass(frozen=True, slots=True)
class Conformance:
    """How a station stands to a standard.

    `unjudged` are the requirements and rules that no column of the directory tells of: they
    need a visit, and decide nothing here.
    """

    verdicts: tuple[Verdict, ...]
    unjudged: tuple[str, ...] = ()

    @property
    def gaps(self) -> tuple[str, ...]:
        """The ids of what must be and is not."""
        return self._musts("no")

    @property
    def unknowns(self) -> tuple[str, ...]:
        """The ids of what must be and of which nothing is known."""
        return self._musts("unknown")

    @property
    def state(self) -> Overall:
        """`meets` only if something must be, and all of it is."""
        if self.gaps:
            return "gap"
        return "unknown" if self.unknowns or not self._musts("yes") else "meets"

    def _musts(self, state: State) -> tuple[str, ...]:
        return tuple(each.id for each in self.verdicts if (each.level, each.state) == (MUST, state))


def standard_name(document: Document, standard: Standard) -> str:
    """How stations name a standard: the slug of its page, `@`, and its version."""
    slug = PurePosixPath(document.original_path).stem
    return f"{slug}@{standard.version or UNVERSIONED}"


def standards(documents: Iterable[Document]) -> dict[str, Standard]:
    """All standards by the names that stations write; translations are not told apart."""
    found: dict[str, Standard] = {}
    for document in documents:
        if isinstance(document.fields, Standard) and document.language == "zh":
            found[standard_name(document, document.fields)] = document.fields
    return found


def conform(station: Station, standard: Standard) -> Conformance:
    """The verdict on each requirement that the directory can tell of, and on the hours."""
    verdicts = (
        *(
            Verdict(each.id, each.level, _of_requirement(station, each))
            for each in standard.requirements
            if each.is_judged
        ),
        *_of_hours(station, standard.hours),
    )
    asked: list[Requirement | HoursRule] = [*standard.requirements, *standard.hours]
    return Conformance(verdicts, tuple(each.id for each in asked if not each.is_judged))


def _of_requirement(station: Station, requirement: Requirement) -> State:
    known = station.facilities
    if requirement.any_of:
        return _STATES[_any(known.get(each) for each in requirement.any_of)]
    return _STATES[_all(known.get(each) for each in requirement.facilities)]


def _of_hours(station: Station, rules: Iterable[HoursRule]) -> Iterator[Verdict]:
    """The rules for stations of this kind; where the kind is unknown, any rule may apply."""
    for rule in rules:
        is_others = rule.kind and station.kind and rule.kind != station.kind
        if is_others or not rule.is_judged:
            continue
        kept = _keeps(station.hours, rule)
        may_not_apply = rule.kind and not station.kind
        yield Verdict(rule.id, rule.level, _STATES[kept or (None if may_not_apply else kept)])


def _keeps(hours: Hours | None, rule: HoursRule) -> bool | None:
    if hours is None or hours.week is None:
        return None
    parts = [_all(_keeps_on(day, rule) for day in hours.week[: _days(rule)])]
    if rule.days == "every-day":
        parts.append(None if hours.holiday is None else _keeps_on(hours.holiday, rule))
    if rule.working_time:
        parts.append(_covers_working_time(hours.week))
    return _all(parts)


def _days(rule: HoursRule) -> int:
    """How many days of the week, from Monday on, the rule certainly asks about."""
    return _WORKDAYS if rule.days == "workdays" or rule.working_time else _WEEK


def _keeps_on(day: tuple[Opening, ...], rule: HoursRule) -> bool:
    """Whether the openings that begin on a day do what a rule asks of each day."""
    longest = max((end - start for start, end in day), default=0)
    return (
        all(any(start <= _minute(clock) < end for start, end in day) for clock in rule.open_at)
        and longest >= 60 * (rule.consecutive_hours or 0)
        and (not rule.all_day or longest >= DAY)
    )


def _covers_working_time(week: tuple[tuple[Opening, ...], ...]) -> bool | None:
    """Whether the working time, of which the source says no more, is within the hours.

    It is, if they never end; it is not, if on a working day there are none.
    """
    if all(day == ((0, DAY),) for day in week):
        return True
    return None if all(week[:_WORKDAYS]) else False


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _all(parts: Iterable[bool | None]) -> bool | None:
    known = list(parts)
    return False if False in known else None if None in known else True


def _any(parts: Iterable[bool | None]) -> bool | None:
    known = list(parts)
    return True if True in known else None if None in known else False
