"""Say what citations mean and whether it exists: the second of two passes.

Names are resolved with the short names that the text defines and the laws it has
named before; `kb.law.judge` then looks at the places.  One mistake gets one verdict: a
pronoun does not repeat what was said of the law it stands for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kb.law.citation import LAW_WORDS, Citation, Kind
from kb.law.judge import cited_year, judge_citation, without_year
from kb.law.place import Place, Reference
from kb.law.register import Register, name_key
from kb.law.verdict import Ok, PlaceVerdict, UnknownLaw, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kb.law.law import Law

MOST_GUESSED_NAMES: Final = 50
"""Unknown names of one text that are compared with the register; a bound on its cost."""

_NOUN = re.compile(rf"({LAW_WORDS})(?:\([^()]*\))*\Z")
_POINTERS = (Kind.LAW_ANAPHORA, Kind.PLACE_ANAPHORA)
_SOUND = ("ok", "redundant", "ambiguous")


@dataclass(frozen=True, slots=True)
class Resolution:
    """A citation with the law it means and what is to be said about it.

    `law` is None where no law is known by the name.  `references` are those of the
    citation, with the article filled in where it pointed back (该条第二款).  `verdicts` is
    empty only where everything was said at the citation that a pronoun points to.
    """

    citation: Citation
    law: Law | None
    references: tuple[Reference, ...]
    verdicts: tuple[Verdict, ...]


def resolve_citations(
    citations: Iterable[Citation], register: Register, as_of: date, about: Law | None = None
) -> list[Resolution]:
    """Resolve the citations of one text, or of one section of it, in their order.

    Args:
        citations: as `find_citations` gives them.
        register: the laws that can be meant.
        as_of: the day whose law counts.
        about: the law that 本法 means; 该法 means it too before another law is named.

    """
    reader = _Reader(register, as_of, about)
    return [reader.resolve(citation) for citation in citations]


@dataclass(slots=True)
class _Named:
    """A law as a text named it, and the kinds of verdicts that were given on it as a whole."""

    law: Law | None
    key: str
    told: set[str] = field(default_factory=set)


class _Reader:
    """What a reader keeps in mind from one citation to the next."""

    def __init__(self, register: Register, day: date, about: Law | None) -> None:
        self._register = register
        self._day = day
        self._aliases: dict[str, _Named] = {}
        self._latest: dict[str, _Named] = {}
        self._last: tuple[_Named, Place, bool] | None = None
        self._guesses: dict[str, tuple[str, ...]] = {}
        self._about = _Named(about, name_key(about.title)) if about else None

    def resolve(self, citation: Citation) -> Resolution:
        named, references = self._named(citation), self._references(citation)
        if named.law:
            verdicts = judge_citation(citation, named.law, references, self._day)
        else:
            verdicts = (self._unknown(citation, named),)
        verdicts = self._not_told(citation, named, verdicts)
        if references:
            sound = all(verdict.kind in _SOUND for verdict in verdicts) and bool(verdicts)
            self._last = named, references[-1].last, sound
        return Resolution(citation, named.law, references, verdicts)

    def _references(self, citation: Citation) -> tuple[Reference, ...]:
        if citation.kind is not Kind.PLACE_ANAPHORA or not self._last:
            return citation.references
        place = self._last[1]
        if not citation.name.text.endswith("款"):
            place = Place(place.article, place.suffix)
        return tuple(reference.within(place) for reference in citation.references)

    def _not_told(
        self, citation: Citation, named: _Named, verdicts: tuple[Verdict, ...]
    ) -> tuple[Verdict, ...]:
        """The verdicts without those that a pronoun would only repeat."""
        if citation.kind is Kind.PLACE_ANAPHORA and self._last and not self._last[2]:
            return ()
        if citation.kind is Kind.LAW_ANAPHORA:
            verdicts = tuple(verdict for verdict in verdicts if verdict.kind not in named.told)
        of_law = (each for each in verdicts if not isinstance(each, (PlaceVerdict, Ok)))
        named.told.update(verdict.kind for verdict in of_law)
        return verdicts

    def _named(self, citation: Citation) -> _Named:
        key = name_key(citation.name.text)
        if citation.kind is Kind.PLACE_ANAPHORA:
            return self._last[0] if self._last else _Named(None, key)
        if citation.kind is Kind.LAW_ANAPHORA:
            return self._pointed_at(key)
        named = self._aliases.get(key) or _Named(self._find(key, citation), key)
        if citation.alias:
            self._aliases[name_key(citation.alias.text)] = named
        self._remember(named)
        return named

    def _pointed_at(self, key: str) -> _Named:
        """The law of 本法, the text's own if it has one, or of 该法, the last one named."""
        noun, own = _noun(key), self._about
        latest = self._latest.get(noun)
        if own and own.law and (key.startswith("本") or not latest):
            return own if _noun(name_key(own.law.title)) == noun else latest or _Named(None, key)
        return latest or _Named(None, key)

    def _find(self, key: str, citation: Citation) -> Law | None:
        # 集体合同规定（1994年） is a law of its own, 公司法（2018修正） is not.
        bare = without_year(key)
        names = (f"{bare}({cited_year(citation)}年)", key, bare)
        return next(filter(None, map(self._register.find, names)), None)

    def _remember(self, named: _Named) -> None:
        self._latest[_noun(name_key(named.law.title) if named.law else named.key)] = named

    def _unknown(self, citation: Citation, named: _Named) -> UnknownLaw:
        name = citation.name
        guesses = () if citation.kind in _POINTERS else self._nearest(named.key)
        return UnknownLaw(name.start, name.end, "", name.text, guesses)

    def _nearest(self, key: str) -> tuple[str, ...]:
        if key not in self._guesses and len(self._guesses) < MOST_GUESSED_NAMES:
            self._guesses[key] = tuple(law.id for law in self._register.nearest(key))
        return self._guesses.get(key, ())


def _noun(key: str) -> str:
    """What kind of law a name says it is, as pronouns repeat it: 该条例, 本法."""
    noun = _NOUN.search(key)
    return noun[1].removesuffix("典") if noun else ""
