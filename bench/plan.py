"""What each generated article is about, decided before any is written."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from bench.data import PROVINCES

if TYPE_CHECKING:
    from bench.data import Data, Place

SEED = "gongyou"

_LEVEL_WEIGHTS = {"county": 1.0, "city": 1.5, "province": 3.0}
_COMPANIES = ("某{}企业", "当地一家{}单位", "这家{}公司", "镇上的一家{}企业", "园区里的{}公司")


@dataclass(frozen=True, slots=True)
class Plan:
    """The subject of an article and where it stands."""

    number: int
    place: Place
    folder: str
    industry: str
    worker: str
    topic: str
    company: str

    @property
    def title(self) -> str:
        """A title that no other article has."""
        return f"{self.place.name}{self.industry}谈{self.topic}（样例{self.number:05d}）"

    @property
    def path(self) -> str:
        """The path within the repository."""
        return f"cases/{self.folder}/case-{self.number:05d}.md"

    @property
    def values(self) -> dict[str, str]:
        """What the article's sentences say for their blanks."""
        return {
            "place": self.place.name,
            "city": self.place.city,
            "industry": self.industry,
            "worker": self.worker,
            "topic": self.topic,
            "company": self.company,
        }


def make_plans(count: int, data: Data) -> list[Plan]:
    """The subjects of so many articles; the first ones are the same for every count."""
    return [_plan(number, data) for number in range(1, count + 1)]


def _plan(number: int, data: Data) -> Plan:
    rng = Random(f"{SEED} plan {number}")
    weights = [1 / rank for rank in range(1, len(PROVINCES) + 1)]
    province = rng.choices(list(PROVINCES), weights)[0]
    places = data.places[province]
    place = rng.choices(places, [_LEVEL_WEIGHTS[place.level] for place in places])[0]
    industry = rng.choice(data.words["industries"])
    worker = rng.choice(data.words["worker_groups"])
    topic = rng.choice(data.words["topics"])
    company = rng.choice(_COMPANIES).format(industry)
    return Plan(number, place, PROVINCES[province], industry, worker, topic, company)
