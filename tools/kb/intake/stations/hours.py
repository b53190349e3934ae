"""Opening hours as people write them, in OSM's syntax; what is not certain is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kb.intake.stations.values import UnclearError, narrow
from kb.registry.opening import DAY, HoursError, parse_hours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Openings = tuple[tuple[int, int], ...]

ANY_DAY: Final = "没有写哪几天，按每天读"
"""Said where the days were left out."""

_DAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_CHINESE: Final = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_NUMERALS: Final = {
    "十二": "12", "十一": "11", "十": "10", "九": "9", "八": "8", "七": "7", "六": "6", "五": "5",
    "四": "4", "三": "3", "两": "2", "二": "2", "一": "1",
}  # fmt: skip
_EVERY, _WORKING, _WEEKEND = tuple(range(7)), tuple(range(5)), (5, 6)
_WHOLE: Openings = ((0, DAY),)
_NIGHT = frozenset({"晚上", "晚", "夜间"})
_LATER = _NIGHT | {"下午", "傍晚"}
_EARLY = frozenset({"上午", "早上", "早", "凌晨"})

_OCLOCK = re.compile(r"(十[一二]?|[一二三四五六七八九两])点")
_EXCEPT = re.compile(r"除了?(法定节假日|国家法定节假日|节假日|周末|双休日)(?:以外|之外|外)")
_HALF_RANGE = re.compile(r"((?:周|星期)[一二三四五六日天])-(?=[一二三四五六日天])")
_SYNTAX = re.compile(r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b|24/7")
"""Marks that nobody writes by chance; `9:00-6:00` is in the syntax too, and is a slip."""
_TOKEN = re.compile(
    r"""
    (?P<range>周(?P<from>[一二三四五六日天])-周(?P<to>[一二三四五六日天]))
    |(?P<named>周(?P<each>[一二三四五六日天]+))
    |(?P<working>工作日)|(?P<weekend>周末|双休日)
    |(?P<restless>(?:全年|年中)无休|节假日(?:无休|不休息?|照常(?:开放)?|正常开放))
    |(?P<every>每天|每日|天天|全年|日常)
    |(?P<holiday>(?:国家)?法定(?:节假日|假日|节日))|(?P<vague>节假日|假日|节日)
    |(?P<whole>(?:全天)?24(?:小时|h)(?:全天)?|全天候|全天)
    |(?P<off>除外|不开放|不营业|休息|闭馆|关闭|休)
    |(?P<time>(?P<next>次日|第二天|翌日)?(?P<part>上午|早上|凌晨|中午|下午|晚上|傍晚|夜间|早|晚)?
        (?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::00)?|点(?P<half>半)|点(?P<past>\d{2})|点(?!\d)))
    |(?P<dash>-)
    |(?P<gap>[,;、/()。.\s]|和|及|与|以及|开放时间|服务时间|营业时间|开放|服务|营业|时间|:)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Read:
    """The hours in OSM's syntax, and what a reader should know of how they were read."""

    text: str
    remark: str = ""


@dataclass
class _Rule:
    """Some days, and when it is open on them."""

    days: list[int] = field(default_factory=list)
    is_named: bool = False
    is_holiday: bool = False
    is_vague: bool = False
    is_working: bool = False
    is_restless: bool = False
    is_off: bool = False
    openings: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_said(self) -> bool:
        """Whether it says when."""
        return self.is_off or bool(self.openings)


def read_hours(text: str) -> Read:
    """The hours that a text says.

    Raises:
        UnclearError: they are not certain.

    """
    plain = _plain(text)
    try:
        rules = _rules(list(_tokens(plain)))
    except UnclearError:
        if _SYNTAX.search(text) and is_syntax(text.strip()):
            return Read(text.strip())
        raise
    week, holiday = _week(rules)
    said = _written(week, holiday)
    if parse_hours(said).week != tuple(week):
        raise UnclearError("读出来的和写的对不上")
    is_plain = all(rule.is_named or tuple(rule.openings) == _WHOLE for rule in rules)
    return Read(said, "" if is_plain else ANY_DAY)


def is_syntax(text: str) -> bool:
    """Whether a text is in OSM's syntax already."""
    try:
        parse_hours(text)
    except HoursError:
        return False
    return True


def _plain(text: str) -> str:
    """One way to write dashes, colons, days and clocks."""
    plain = narrow(text).lower()
    plain = re.sub(r"[—–―－~〜～至到]+|-+", "-", plain)
    plain = re.sub(r"(?<=\d)[时点](\d{1,2})分", lambda match: f":{match[1]:0>2}", plain)
    plain = re.sub(r"(?<=\d)时(?=\d{2})", ":", plain)
    plain = re.sub(r"(?<=\d)时", "点", plain)
    plain = re.sub(r"\s*([-:])\s*", r"\1", plain)
    plain = plain.replace("星期", "周").replace("礼拜", "周")
    plain = _OCLOCK.sub(lambda match: f"{_NUMERALS[match[1]]}点", plain)
    plain = _EXCEPT.sub(r"、\1除外", plain)
    return _HALF_RANGE.sub(r"\1-周", plain)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise UnclearError(f"看不懂“{text[at : at + 8]}”")
        yield match
        at = match.end()


def _rules(tokens: Sequence[re.Match[str]]) -> list[_Rule]:
    """Days and the times that follow them, again and again."""
    rules = [_Rule()]
    times: list[re.Match[str]] = []
    for token in [token for token in tokens if token.lastgroup != "gap"]:
        if rules[-1].is_off:
            rules.append(_Rule())
        if _is(token, "time", "dash"):
            _add_time(rules[-1], times, token)
            continue
        if times:
            raise UnclearError("有的时间只写了一头")
        if _is(token, "off"):
            rules[-1].is_off = not rules[-1].openings
            if not rules[-1].is_off:
                raise UnclearError("看不出哪几天休息")
        elif _is(token, "whole"):
            rules[-1].openings += _WHOLE
        else:
            if rules[-1].is_said:
                rules.append(_Rule())
            _add_days(rules[-1], token)
    if times:
        raise UnclearError("有的时间只写了一头")
    return _joined(rules)


def _joined(rules: list[_Rule]) -> list[_Rule]:
    """Days after the times belong to them where none stand before: 8:00-18:00（周一至周五）."""
    if len(rules) == 2 and not rules[0].is_named and not rules[1].is_said:
        first, last = rules
        last.openings, last.is_off = first.openings, first.is_off
        return [last]
    if any(not rule.is_said and not rule.is_restless for rule in rules):
        raise UnclearError("没有写几点到几点")
    return rules


def _is(token: re.Match[str], *names: str) -> bool:
    return any(token[name] is not None for name in names)


def _add_days(rule: _Rule, token: re.Match[str]) -> None:
    rule.is_named = True
    if _is(token, "range"):
        first, last = _CHINESE[token["from"]], _CHINESE[token["to"]]
        if last < first:
            raise UnclearError("星期的先后不对")
        rule.days += range(first, last + 1)
    elif _is(token, "named"):
        rule.days += [_CHINESE[each] for each in token["each"]]
    elif _is(token, "working"):
        rule.days += _WORKING
        rule.is_working = True
    elif _is(token, "weekend"):
        rule.days += _WEEKEND
    elif _is(token, "every"):
        rule.days += _EVERY
    rule.is_holiday |= _is(token, "holiday")
    rule.is_vague |= _is(token, "vague")
    rule.is_restless |= _is(token, "restless")


def _add_time(rule: _Rule, times: list[re.Match[str]], token: re.Match[str]) -> None:
    """Collects start, dash and end; then it is an opening of the rule."""
    if _is(token, "dash") == (len(times) != 1):
        raise UnclearError("时间的写法看不懂")
    times.append(token)
    if len(times) == 3:
        start, end = _clock(times[0], ""), _clock(times[2], times[0]["part"] or "")
        times.clear()
        last = rule.openings[-1][1] if rule.openings else 0
        if end <= start or start < last or end > 2 * DAY:
            raise UnclearError("时间的先后不对，要写清上午下午，或者用 24 小时制")
        rule.openings.append((start, end))


def _clock(token: re.Match[str], before: str) -> int:
    """Minutes after midnight; without 上午 or 下午 of its own, an end takes that of its start."""
    hour, minute = int(token["hour"]), int(token["minute"] or token["past"] or 0)
    minute = 30 if token["half"] else minute
    part = token["part"] or (before if before in _LATER else "")
    if (part in _LATER or part == "中午") and hour < 12 and not (part == "中午" and hour > 10):
        hour += 12
    elif part in _NIGHT and hour == 12:
        hour = 24
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise UnclearError("没有这个时刻")
    if part in _EARLY and hour > 12:
        raise UnclearError("上午和时刻对不上")
    return hour * 60 + minute + (DAY if token["next"] else 0)


def _week(rules: list[_Rule]) -> tuple[list[Openings], Openings | None]:
    """The openings of seven days, and of a public holiday where something is said of it."""
    if not rules[0].is_named and any(rule.days and rule.openings for rule in rules):
        raise UnclearError("前面的时间没有写是哪几天")
    week: list[Openings | None] = [None] * 7
    holiday: Openings | None = None
    for number, rule in enumerate(rules):
        if rule.is_vague:
            _refuse_vague(rule, week)
        _put(rule, week, is_exception=number == 1 and None not in week)
        holiday = _holiday(rule, week, holiday)
    if not any(week):
        raise UnclearError("没有写平常哪几天开放")
    return [day or () for day in week], holiday


def _put(rule: _Rule, week: list[Openings | None], *, is_exception: bool) -> None:
    """A rule's openings on its days; a second rule may make exceptions of every day."""
    is_of_holidays = rule.is_holiday or rule.is_vague or (rule.is_restless and not rule.is_said)
    for day in rule.days or ([] if is_of_holidays else _EVERY):
        if week[day] is not None and not is_exception:
            raise UnclearError("同一天写了两种时间")
        week[day] = tuple(rule.openings)


def _holiday(rule: _Rule, week: list[Openings | None], before: Openings | None) -> Openings | None:
    if rule.is_holiday or rule.is_vague:
        return tuple(rule.openings)
    if rule.is_restless:
        return _same(week, rule)
    # A working day is none that is a public holiday.
    return () if rule.is_working and before is None else before


def _refuse_vague(rule: _Rule, week: list[Openings | None]) -> None:
    """节假日 may mean weekends too: certain only where it is closed then and on weekends."""
    if not rule.is_off or any(week[5:]):
        raise UnclearError("“节假日”包不包括周末，不清楚；写成“法定节假日”或者“周末”")


def _same(week: list[Openings | None], rule: _Rule) -> Openings:
    """The hours of every day, where they are the same."""
    found = {tuple(rule.openings)} if rule.is_said else set(week)
    if len(found) != 1 or None in found:
        raise UnclearError("看不出节假日几点开放")
    only = found.pop()
    return only or ()


def _written(week: list[Openings], holiday: Openings | None) -> str:
    if week == [_WHOLE] * 7 and holiday in (None, _WHOLE):
        return "24/7"
    parts = []
    for openings in dict.fromkeys(day for day in week if day):
        days = [at for at, own in enumerate(week) if own == openings]
        parts.append(f"{','.join(_runs(days))} {_times(openings)}")
    if holiday is not None:
        parts.append(f"PH {_times(holiday) or 'off'}")
    return "; ".join(parts)


def _runs(days: list[int]) -> Iterator[str]:
    """`Mo-Fr` for days in a row."""
    while days:
        last = next((at for at, day in enumerate(days) if day != days[0] + at), len(days)) - 1
        yield _DAYS[days[0]] if not last else f"{_DAYS[days[0]]}-{_DAYS[days[last]]}"
        days = days[last + 1 :]


def _times(openings: Openings) -> str:
    return ",".join(f"{_time(start)}-{_time(_ending(end))}" for start, end in openings)


def _ending(minutes: int) -> int:
    """Past midnight the clock begins anew; midnight itself is 24:00."""
    return minutes - DAY if minutes > DAY else minutes


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
