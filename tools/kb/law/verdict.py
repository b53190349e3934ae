"""What can be said about a citation, as values.

`kind` is the name by which checks know a verdict.  A verdict holds what is known, and
never how to put it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from datetime import date

    from kb.law.place import Place, Reference


@dataclass(frozen=True, slots=True)
class Verdict:
    """The offsets of the words that it is about, and the id of the law meant, or nothing."""

    kind: ClassVar[str]
    start: int
    end: int
    law: str


@dataclass(frozen=True, slots=True)
class PlaceVerdict(Verdict):
    """A verdict on one reference; `place` is the end of it that was looked at."""

    reference: Reference
    place: Place


@dataclass(frozen=True, slots=True)
class Ok(Verdict):
    """The law and all places exist."""

    kind: ClassVar[str] = "ok"


@dataclass(frozen=True, slots=True)
class UnknownLaw(Verdict):
    """No law has this name, or, if `law` is given, it is known not to exist.

    `guesses` are ids of laws with names like it, the likeliest first.
    """

    kind: ClassVar[str] = "unknown-law"
    name: str
    guesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftAsLaw(Verdict):
    """A draft is cited as if it were in force; the last day for comments, if known."""

    kind: ClassVar[str] = "draft-as-law"
    comments_until: date | None


@dataclass(frozen=True, slots=True)
class Repealed(Verdict):
    """The law was repealed; since when and by which law (its id), if known."""

    kind: ClassVar[str] = "repealed"
    since: date | None
    by: str


@dataclass(frozen=True, slots=True)
class RepealedPlace(PlaceVerdict):
    """The law holds and this place of it does not; since when and by which law (its id)."""

    kind: ClassVar[str] = "repealed"
    since: date
    by: str


@dataclass(frozen=True, slots=True)
class Unverified(Verdict):
    """The law exists; its articles, or those of the version cited, were not seen.

    `counted` is how many articles a third party counted, if any did.
    """

    kind: ClassVar[str] = "unverified"
    counted: int | None


@dataclass(frozen=True, slots=True)
class UnknownArticle(PlaceVerdict):
    """There is no such article, or the range runs backwards (`reference.backwards`).

    `last` is the last number, `suffixes` how many 之… the article has.
    """

    kind: ClassVar[str] = "unknown-article"
    last: int
    suffixes: int = 0


@dataclass(frozen=True, slots=True)
class UnknownParagraph(PlaceVerdict):
    """There is no such paragraph or item: of `unit` 款 or 项, there are `count`.

    A `soft` count rests on a single copy of the text, or on copies that differ.
    """

    kind: ClassVar[str] = "unknown-paragraph"
    unit: str
    count: int
    soft: bool


@dataclass(frozen=True, slots=True)
class Moved(PlaceVerdict):
    """The place is one of an earlier numbering; the article is now number `article`.

    `likeness` of the two texts is in percent, `before` the first day of the new numbers.
    """

    kind: ClassVar[str] = "moved"
    article: int
    likeness: int
    before: date


@dataclass(frozen=True, slots=True)
class Ambiguous(PlaceVerdict):
    """An item of an article in which several `paragraphs` have items, and none is named."""

    kind: ClassVar[str] = "ambiguous"
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Redundant(PlaceVerdict):
    """第一款 of an article that has only one paragraph."""

    kind: ClassVar[str] = "redundant"
