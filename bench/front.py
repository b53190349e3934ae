"""The front matter of a generated article."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from random import Random

    from bench.data import Data
    from bench.deal import Deal
    from bench.phrases import Writer
    from bench.plan import Plan

REVIEWED, REVIEW_BY = date(2026, 11, 21), date(2027, 11, 21)
_LEVELS = ("enterprise", "sector", "area")
_FLAGS = ("self-reported", "scope-ambiguous", "date-inferred")
_WIDE = 10_000


def front_matter(plan: Plan, deal: Deal, writer: Writer, data: Data) -> str:
    """The fields between their two lines."""
    fields = {
        **_what(plan, deal, writer.rng, data),
        "source": _source(writer.rng, data),
        **_how(writer),
        **_result(plan, deal, writer),
    }
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(fields, Dumper=dumper, allow_unicode=True, sort_keys=False, width=_WIDE)
    return f"---\n{text}---\n"


def _what(plan: Plan, deal: Deal, rng: Random, data: Data) -> dict[str, Any]:
    others = [word for word in data.words["topics"] if word != plan.topic]
    return {
        "type": "case",
        "title": plan.title,
        "summary": _summary(plan, deal),
        "region": plan.place.code,
        "industries": [plan.industry],
        "worker_groups": [plan.worker],
        "topics": [plan.topic, *rng.sample(others, rng.randint(0, 2))],
        "status": "published",
        "reviewed": REVIEWED,
        "review_by": REVIEW_BY,
        "flags": rng.sample(_FLAGS, rng.randint(0, 2)),
    }


def _summary(plan: Plan, deal: Deal) -> str:
    first, second = deal.rows[:2]
    return (
        f"{plan.place.name}的{plan.industry}单位和{plan.worker}就{plan.topic}谈了{deal.rounds}轮，"
        f"{first.item}和{second.item}等{len(deal.rows)}项有了新标准。本页由程序生成，只用来测速。"
    )


def _source(rng: Random, data: Data) -> dict[str, Any]:
    """A source, dated only if its record is."""
    record = rng.choice(data.sources)
    known = record["date"] is not None
    precision = "day" if known else "unknown"
    return {
        "id": record["id"],
        "date": record["date"],
        "date_precision": precision,
        "byline": None,
    }


def _how(writer: Writer) -> dict[str, Any]:
    rng = writer.rng
    return {
        "initiator": rng.choice(("union", "employer", "upper-union", "workers")),
        "level": rng.choice(_LEVELS),
        "mode": rng.choice(("meeting", "online", "single-issue")),
        "steps": writer.sentences("process", rng.randint(3, 4)),
    }


def _result(plan: Plan, deal: Deal, writer: Writer) -> dict[str, Any]:
    terms = [f"{row.item}由{row.before}{row.unit}调到{row.after}{row.unit}" for row in deal.rows]
    return {
        "outcomes": writer.sentences("after", 1) + writer.sentences("agreed", 1),
        "agreed": [{"topic": plan.topic, "term": term} for term in terms],
        "facts": _facts(plan, deal),
    }


def _facts(plan: Plan, deal: Deal) -> list[dict[str, Any]]:
    speaker = f"{plan.place.name}总工会"
    people = {"value": deal.people, "unit": "人", "counts": "协议涉及的职工"}
    rounds = {"value": deal.rounds, "unit": "轮", "counts": "协商会议"}
    total = {"value": deal.total, "unit": "元", "counts": "一年增加的收入"}
    rest = {"population": None, "period": None, "speaker": speaker}
    return [
        {**people, **rest, "where": f"涉及职工{deal.people}人"},
        {**rounds, **rest, "where": f"一共谈了{deal.rounds}轮"},
        {**total, **rest, "kind": "plan", "where": f"合计{deal.total}元", "check": deal.check},
    ]
