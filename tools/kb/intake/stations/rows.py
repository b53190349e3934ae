"""From the rows of a union's table to rows of the directory; none is lost on the way."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from kb.intake.stations import headings as meant
from kb.intake.stations import values
from kb.intake.stations.hours import read_hours
from kb.intake.stations.region import OutsideError
from kb.intake.stations.values import UnclearError, is_unknown, narrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from kb.intake.stations.headings import Dictionary, Headings
    from kb.intake.stations.region import Surroundings
    from kb.intake.stations.sheet import Row, Sheet

NO_STATION: Final = re.compile(
    r"(?:合计|总计|小计|共计|填表|制表|审核|注|说明|备注)(?:$|[:：人\d].*)"
)
"""What the foot of a table begins with in the column of names."""
_OWN_NUMBER: Final = ("各行自己的编号", "不是名录的编号，没有用，也不写进备注")
HIDDEN: Final = "（个人信息，不显示）"
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
_LIST = re.compile(r"[、,，;；/|\s]+|以及|和|及")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of a row that was not taken as it stands there."""

    row: int
    column: str
    value: str
    why: str


@dataclass
class Candidate:
    """A row of the directory, as its columns write it; nothing stands for unknown."""

    row: Row
    values: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    hours_read: tuple[str, str] = ("", "")
    """The hours as they stood there, and as they were read."""
    is_moved: bool = False
    """Whether its coordinates were Baidu's and became those of GCJ-02."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that no station could be made of."""

    row: Row
    reason: str


@dataclass(frozen=True)
class Settings:
    """What holds for every row that says nothing else, and the day on which it is read."""

    surroundings: Surroundings
    dictionary: Dictionary
    source: str
    system: str
    as_of: date
    standard: str = ""


class RejectedError(Exception):
    """Carries the reason out of the reading of a row."""


def read_rows(
    sheet: Sheet, headings: Headings, settings: Settings
) -> Iterator[Candidate | Rejected]:
    """Every row below the headings, once, as a candidate or as a rejected row."""
    reader = _Reader(headings, settings)
    for row in sheet.rows:
        if row.number > headings.last:
            try:
                yield reader.read(row)
            except RejectedError as error:
                yield Rejected(row, str(error))


class _Reader:
    def __init__(self, headings: Headings, settings: Settings) -> None:
        self.headings = headings
        self.settings = settings
        self.columns = {
            name: headings.columns(name) for found in headings.meanings for name in found
        }

    def read(self, row: Row) -> Candidate:
        made = Candidate(row)
        made.values["name"] = self._name(row)
        made.values["region"] = self._region(made)
        self._id(made)
        self._plain_texts(made)
        self._place(made)
        self._each(made, "hours", lambda text: self._hours(made, text))
        self._each(made, "kind", values.kind)
        self._each(made, "verified_on", lambda text: values.day(text, self.settings.as_of))
        for name in self.settings.dictionary.facilities:
            self._each(made, name, values.facility)
        self._listed(made)
        for name, usual in (("source", self.settings.source), ("standard", self.settings.standard)):
            if usual:
                made.values.setdefault(name, usual)
        self._note(made)
        return made

    def _texts(self, row: Row, meaning: str) -> Iterator[tuple[int, str]]:
        for column in self.columns.get(meaning, []):
            if not is_unknown(text := row.cell(column)):
                yield column, text

    def _name(self, row: Row) -> str:
        column = self.columns["name"][0]
        text = row.cell(column)
        if is_unknown(text):
            raise RejectedError("没有名称")
        if text == self.headings.texts[column]:
            raise RejectedError("是重复的标题行")
        if NO_STATION.match(text):
            raise RejectedError("像是合计或者说明，不是驿站")
        try:
            return _safe(text)
        except UnclearError as error:
            raise RejectedError(f"名称{error}") from error

    def _region(self, made: Candidate) -> str:
        """The code's division; else that of the names, from large to small, and the address."""
        around = self.settings.surroundings
        code = around.base
        for column, text in self._texts(made.row, "region"):
            code = self._within(made, column, text, around.by_code) or code
        for meaning in (meant.PROVINCE, meant.CITY, meant.AREA, meant.COUNTY):
            for column, text in self._texts(made.row, meaning):
                below = partial(around.below, code)
                code = self._within(made, column, text, below) or code
        for _, text in self._texts(made.row, "address"):
            code = around.in_address(code, text)
        return code

    def _within(self, made: Candidate, column: int, text: str, find: Callable[[str], str]) -> str:
        try:
            return find(text)
        except OutsideError as error:
            raise RejectedError(str(error)) from error
        except UnclearError as error:
            self._remark(made, column, text, str(error))
            return ""

    def _id(self, made: Candidate) -> None:
        """An id of the directory; numbers of somebody's own are told of together."""
        for column, text in self._texts(made.row, "id"):
            if values.is_id(text):
                made.values["id"] = text
            else:
                heading = self.headings.texts[column]
                made.remarks.append(Remark(made.row.number, heading, *_OWN_NUMBER))

    def _plain_texts(self, made: Candidate) -> None:
        for name in ("address", "operator", "honours", "source"):
            self._each(made, name, _safe)
        self._each(made, "standard", values.standard)

    def _each(self, made: Candidate, name: str, read: Callable[[str], str]) -> None:
        """A value read from its column; what is not understood is told, and kept in the note."""
        found = []
        for column, text in self._texts(made.row, name):
            try:
                values.refuse_long(text)
                values.refuse_formula(text)
                found.append(read(text))
            except UnclearError as error:
                self._remark(made, column, text, str(error))
        if any(found):
            made.values[name] = "、".join(dict.fromkeys(filter(None, found)))

    def _hours(self, made: Candidate, text: str) -> str:
        read = read_hours(text)
        made.hours_read = (text, read.text)
        if read.remark:
            made.notes.append(f"开放时间原文：{text}（{read.remark}）")
        return read.text

    def _place(self, made: Candidate) -> None:
        """Longitude, latitude and system, all three or none."""
        found = {
            name: next(self._texts(made.row, name), (0, ""))
            for name in ("longitude", "latitude", "system")
        }
        column, text = next(self._texts(made.row, meant.POINT), (0, ""))
        parts = [part for part in re.split(r"[,，;；、\s]+", text) if part]
        if len(parts) == 2 and not found["longitude"][1]:
            found |= {"longitude": (column, parts[0]), "latitude": (column, parts[1])}
        elif text:
            self._remark(made, column, text, "看不出哪个是经度、哪个是纬度")
        (x_column, x), (_, y), (_, named) = found.values()
        if not (x or y):
            return
        try:
            system = values.system(named) or self.settings.system
            point = values.point(x, y, system)
        except UnclearError as error:
            self._remark(made, x_column, f"{x},{y}", str(error))
            return
        made.is_moved = system == values.BAIDU
        made.values |= dict(zip(("longitude", "latitude", "system"), point, strict=True))

    def _listed(self, made: Candidate) -> None:
        """Facilities named in one cell are there; of those not named nothing is known."""
        for column, text in self._texts(made.row, meant.LISTED):
            is_long = len(text) > values.MAX_LENGTH
            for word in [text] if is_long else filter(None, _LIST.split(text)):
                found = self.settings.dictionary.facility(word)
                for name in found:
                    made.values.setdefault(name, "yes")
                if not found:
                    self._remark(made, column, word, "不认识这一项设施")

    def _remark(self, made: Candidate, column: int, text: str, why: str) -> None:
        heading = self.headings.texts[column]
        try:
            values.refuse_personal(text)
        except UnclearError as error:
            made.remarks.append(Remark(made.row.number, heading, HIDDEN, str(error)))
            return
        made.remarks.append(Remark(made.row.number, heading, text, why))
        # A formula is told of in the report alone.
        with suppress(UnclearError):
            made.notes.append(f"{_safe(heading)}：{_safe(text)}")

    def _note(self, made: Candidate) -> None:
        own: list[str] = []
        for column, text in self._texts(made.row, "note"):
            try:
                own.append(_safe(text))
            except UnclearError as error:
                self._remark(made, column, text, str(error))
        if parts := dict.fromkeys([*own, *made.notes]):
            made.values["note"] = "；".join(parts)


def _safe(text: str) -> str:
    """A text to be kept: digits and capitals in half width, no formula, nobody's number."""
    values.refuse_long(text)
    values.refuse_formula(text)
    values.refuse_personal(text)
    return text.translate(_FULL_WIDTH)


def masked(text: str) -> str:
    """A text, unless it holds somebody's number."""
    try:
        values.refuse_personal(text)
    except UnclearError:
        return HIDDEN
    return text


def comparable(text: str) -> str:
    """A name or an address without what people write in different ways."""
    return re.sub(r"[\W_]+", "", narrow(text)).lower()
