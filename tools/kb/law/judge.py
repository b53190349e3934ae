"""What is to be said of a citation once its law is known: of the law, or of each place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.law.law import Status
from kb.law.register import name_key
from kb.law.standing import judge_old_place, judge_place
from kb.law.verdict import DraftAsLaw, Ok, Repealed, UnknownLaw, Unverified, Verdict

if TYPE_CHECKING:
    from datetime import date

    from kb.law.citation import Citation
    from kb.law.law import Law
    from kb.law.place import Reference

_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:第.次)?(?:修正|修订|修改)?(?:版|文本|版本)?")
_YEAR_IN_NAME = re.compile(rf"\({_YEAR.pattern}\)\Z")
_DRAFT = re.compile(r"征求意见稿|草案")


def judge_citation(
    citation: Citation, law: Law, references: tuple[Reference, ...], day: date
) -> tuple[Verdict, ...]:
    """One verdict on the law, or one on each place that is wrong, or that all is well."""
    if whole := _on_law(citation, law, day):
        return (whole,)
    found = tuple(filter(None, (_on_place(citation, law, each, day) for each in references)))
    if found:
        return found
    if references and not law.version(day).articles.last:
        return (Unverified(citation.start, citation.end, law.id, law.counted_elsewhere),)
    return (Ok(citation.start, citation.end, law.id),)


def without_year(key: str) -> str:
    """A name without the version that it ends in: 公司法(2018修正)."""
    return _YEAR_IN_NAME.sub("", key)


def cited_year(citation: Citation) -> int:
    """The year of the version that a citation names, in or after the title; 0 if it names none."""
    in_name = _YEAR_IN_NAME.search(name_key(citation.name.text))
    notes = (_YEAR.fullmatch(name_key(note)) for note in citation.notes)
    match = next(filter(None, (in_name, *notes)), None)
    return int(match[1]) if match else 0


def _on_law(citation: Citation, law: Law, day: date) -> Verdict | None:
    name = citation.name
    where = (name.start, name.end, law.id)
    if law.status is Status.NONEXISTENT:
        return UnknownLaw(*where, name.text)
    if law.status is Status.DRAFT:
        # A draft may be mentioned as what it is; its articles may not be cited.
        marked = any(map(_DRAFT.search, (name.text, *citation.notes)))
        return DraftAsLaw(*where, law.comments_until) if citation.references or not marked else None
    if law.status is Status.REPEALED and not (law.repealed_since and day < law.repealed_since):
        return Repealed(*where, law.repealed_since, law.repealed_by)
    return None


def _on_place(citation: Citation, law: Law, reference: Reference, day: date) -> Verdict | None:
    year = cited_year(citation) if law.moved else 0
    for moved in law.moved:
        if 0 < year < moved.revised.year and moved.before <= day:
            if moved.version in ("", str(year)):
                return judge_old_place(law, day, moved, reference)
            return Unverified(reference.start, reference.end, law.id, None)
    return judge_place(law, day, reference, appendix=citation.in_appendix)
