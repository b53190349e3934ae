"""A law as facts: what can be counted, dated or named, and how far it was checked.

A law is made from a mapping, as a YAML file holds it.  No wording of a statute is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kb.law.place import Place
from kb.law.structure import Articles, Chapter, parse_chapter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

_STATE = "中华人民共和国"


class Status(StrEnum):
    """What was known about a law on the day `as_known_at`."""

    IN_FORCE = "in-force"
    AMENDED = "in-force-amended"
    PARTLY_REPEALED = "partly-repealed"
    REPEALED = "repealed"
    UNKNOWN = "unknown"
    DRAFT = "draft"
    NONEXISTENT = "does-not-exist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something done to a law: 通过, 公布, 修正, 修订, 批准, 施行, …; the day is None if not known.

    `in_text` is false where it rests on another source than the official text.
    """

    date: date | None
    kind: str
    by: str = ""
    in_text: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How far the counts were checked.

    `paragraphs` is `checked`, `by-eye`, `single-copy` or `conflict`; `conflicts` are the
    keys of the articles in which copies differ.
    """

    copies: int
    paragraphs: str
    conflicts: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeal:
    """A repeal that an article states: of a title, or of one `part` of it.

    `earlier` is true where a law repeals its predecessor of the same title.
    """

    article: int
    title: str
    part: str = ""
    earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RepealedPart:
    """A place that no longer holds since a day, through another law (its id)."""

    article: int
    paragraph: int = 0
    item: int = 0
    since: date
    by: str

    def holds(self, place: Place) -> bool:
        """Whether a place is the repealed one or lies within it."""
        paragraph = self.paragraph and place.paragraph
        item = self.item and place.item
        return Place(self.article, 0, self.paragraph, self.item) == Place(
            place.article, place.suffix, paragraph, item
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbering:
    """Where the articles of an earlier version went.

    `articles` maps an old number to the new one and the likeness of the two texts in
    percent; without it, the numbers from `shift_from` on moved by `shift_by`.  `revised`
    is the day of the revision, `before` the first day of the new numbers, `version` the
    label of the old version if its text was held.
    """

    before: date
    revised: date
    basis: str
    version: str = ""
    articles: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    unmatched: Sequence[int] = ()
    shift_from: int = 0
    shift_by: int = 0

    @classmethod
    def from_facts(cls, articles: Mapping[Any, Any] | None = None, **facts: Any) -> Renumbering:
        """A renumbering from plain values; old numbers may be text."""
        pairs = (articles or {}).items()
        return cls(articles={int(old): (new, like) for old, (new, like) in pairs}, **facts)

    def lost(self, article: int) -> bool:
        """Whether no new article resembles the old one."""
        return bool(self.articles) and article not in self.articles

    def new_number(self, article: int) -> tuple[int, int] | None:
        """New number and likeness (100 for a shift) of an old number; None if it did not move."""
        if self.shift_by:
            return (article + self.shift_by, 100) if article >= self.shift_from else None
        new = self.articles.get(article)
        return new if new and new[0] != article else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A law as it stood from `since` on; `until` is the first day of the next version.

    `articles` is empty where the text was not held.  `appendix` is cited as 附录第…条.
    """

    label: str = ""
    since: date | None = None
    since_basis: str = ""
    until: date | None = None
    chapters: tuple[Chapter, ...] = ()
    articles: Articles
    appendix: Articles

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Version:
        """A version from plain values; raises like `Law.from_facts`."""
        made = {
            "chapters": tuple(map(parse_chapter, facts.get("chapters", ()))),
            "articles": Articles.parse(facts.get("articles", {})),
            "appendix": Articles.parse(facts.get("appendix", {})),
        }
        return cls(**{**facts, **made})


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One law or rule; `versions` has the current version first.

    `effective` is the day on which the law first took effect.  `counted_elsewhere` is the
    number of articles by a third party, `listed_at` a day on which the ministry's site
    showed it.  `cannot_say` is what nobody here could find out.
    """

    id: str
    title: str
    rank: str
    status: Status
    versions: tuple[Version, ...]
    verified: bool = True
    short_titles: Sequence[str] = ()
    aliases: Sequence[str] = ()
    issuer: str = ""
    province: str = ""
    document_number: str = ""
    as_known_at: date | None = None
    basis: str = ""
    history: Sequence[Event] = ()
    effective: date | None = None
    effective_basis: str = ""
    confidence: Confidence | None = None
    counted_elsewhere: int | None = None
    listed_at: date | None = None
    has_articles: bool = True
    repeals: Sequence[Repeal] = ()
    repealed_parts: Sequence[RepealedPart] = ()
    repealed_since: date | None = None
    repealed_by: str = ""
    comments_until: date | None = None
    moved: Sequence[Renumbering] = ()
    cannot_say: str = ""
    notes: Sequence[str] = ()

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Law:
        """A law from the plain values of its file; days are `datetime.date`.

        Raises:
            TypeError: a key is missing or not known.
            ValueError: a status, a count or a chapter is malformed.

        """
        rest = dict(facts)
        current = {key: rest.pop(key) for key in OF_VERSION if key in rest}
        rest["versions"] = tuple(map(Version.from_facts, (current, *rest.pop("earlier", ()))))
        rest["status"] = Status(rest.get("status", ""))
        for key, make in _PARTS.items():
            rest[key] = tuple(make(**part) for part in rest.get(key, ()))
        if "confidence" in rest:
            rest["confidence"] = Confidence(**rest["confidence"])
        return cls(**rest)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the law is called, the official title first."""
        short = self.title.removeprefix(_STATE)
        return tuple(dict.fromkeys((self.title, short, *self.short_titles, *self.aliases)))

    @property
    def short(self) -> str:
        """What the law is usually called."""
        return next(iter(self.short_titles), self.title.removeprefix(_STATE))

    def labelled(self, label: str) -> Version | None:
        """The earlier version of this label."""
        return next((each for each in self.versions if label and label == each.label), None)

    def version(self, day: date) -> Version:
        """The version in force on a day; the oldest one held if the day is earlier."""
        begun = (each for each in self.versions if each.since is None or each.since <= day)
        return next(begun, self.versions[-1])

    def is_soft(self, article: str) -> bool:
        """Whether the counts of an article (its key) rest on one copy or on a conflict."""
        sure = self.confidence
        if sure is None or sure.paragraphs in {"single-copy", "conflict"}:
            return True
        return article in sure.conflicts


OF_VERSION = ("since", "since_basis", "chapters", "articles", "appendix")
_PARTS: dict[str, Callable[..., object]] = {
    "history": Event,
    "repeals": Repeal,
    "repealed_parts": RepealedPart,
    "moved": Renumbering.from_facts,
}
