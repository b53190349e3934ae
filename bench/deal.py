"""The figures of one generated agreement: said in the text and in the front matter alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.phrases import phrases

if TYPE_CHECKING:
    from random import Random

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of what was agreed."""

    item: str
    before: str
    after: str
    unit: str


@dataclass(frozen=True)
class Deal:
    """How many took part, and what they got."""

    people: int
    rounds: int
    rise: int
    rows: list[Row]

    @property
    def total(self) -> int:
        """What the monthly rise comes to in a year, for everybody."""
        return self.rise * self.people * MONTHS

    @property
    def check(self) -> str:
        """The sum behind `total`."""
        return f"{self.rise}*{self.people}*{MONTHS} == {self.total}"


def make_deal(rng: Random) -> Deal:
    """An agreement with figures of its own."""
    items = rng.sample(phrases()["table"], rng.randint(4, 6))
    rows = [_row(rng, **item) for item in items]
    return Deal(rng.randint(18, 960), rng.randint(2, 6), rng.randrange(60, 420, 10), rows)


def _row(rng: Random, **of: int | str) -> Row:
    low, high, step, scale = (int(of[name]) for name in ("low", "high", "step", "scale"))
    before = rng.randint(low, high)
    after = before + rng.randint(1, step)
    return Row(str(of["item"]), f"{before / scale:g}", f"{after / scale:g}", str(of["unit"]))
