"""Where pages went that were renamed or retired: `data/redirects.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kb.registry.records import Record, read_records
from kb.source.fault import Fault

if TYPE_CHECKING:
    from kb.source.file import SourceFile
    from kb.source.span import Span

PATH = "data/redirects.yml"
COLUMNS = ("from", "to", "since")

_ARTICLE = re.compile(r"(docs|cases)/(?!.*//)(?!.*\.\.)[\w/.-]+\.md")
_COLLECTION = re.compile(r"(docs/[\w-]+|cases)/")
_ANCHOR = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Redirect:
    """An article that is gone, and the article or collection that stands in for it."""

    old: str
    new: str
    anchor: str
    since: date
    span: Span

    @property
    def is_to_collection(self) -> bool:
        """Whether readers are sent to a list of articles."""
        return self.new.endswith("/")


@dataclass(frozen=True)
class Redirects:
    """All rows, in the order of the file."""

    rows: tuple[Redirect, ...] = ()
    faults: tuple[Fault, ...] = field(default=())

    @cached_property
    def by_old(self) -> dict[str, Redirect]:
        """The rows by the path of the article that is gone."""
        return {row.old: row for row in self.rows}

    def last(self, row: Redirect) -> Redirect | None:
        """The row at the end of a chain: a page may be renamed twice; `None` for a loop."""
        seen = {row.old}
        while following := self.by_old.get(row.new):
            if following.old in seen:
                return None
            seen.add(following.old)
            row = following
        return row


def read_redirects(source: SourceFile) -> Redirects:
    """The rows; those that cannot be used become faults."""
    groups, faults = read_records(source, COLUMNS)
    rows: dict[str, Redirect] = {}
    found = list(faults)
    for record in (record for records in groups.values() for record in records):
        if problem := _problem(record, rows):
            found.append(Fault("data-record", record.span, *problem))
        else:
            rows[record["from"]] = _redirect(record)
    return Redirects(tuple(rows.values()), tuple(found))


def _problem(record: Record, before: dict[str, Redirect]) -> tuple[str, str] | None:
    """What is wrong with a row, and what to do."""
    old, (new, mark, anchor) = record["from"], record["to"].partition("#")
    remedy = "从仓库根目录写起，例如 docs/law/wages.md"
    if not _ARTICLE.fullmatch(old):
        return f"`from` 不是文章的路径：`{old}`", remedy
    if not (_ARTICLE.fullmatch(new) or _COLLECTION.fullmatch(new)):
        return f"`to` 不是文章，也不是合集：`{new}`", f"{remedy}；合集写 docs/law/ 或 cases/"
    if mark and not _ANCHOR.fullmatch(anchor):
        return f"`to` 里的标题编号读不懂：`{anchor}`", "写成 docs/law/wages.md#q3"
    if old in before:
        return f"`{old}` 写了两次", "删掉其中一条；又改名的，只为新的旧名再加一条"
    try:
        date.fromisoformat(record["since"])
    except ValueError:
        return f"`since` 不是日期：`{record['since']}`", "写成 2026-11-25"
    return None


def _redirect(record: Record) -> Redirect:
    new, _, anchor = record["to"].partition("#")
    since = date.fromisoformat(record["since"])
    return Redirect(record["from"], new, anchor, since, record.span)
