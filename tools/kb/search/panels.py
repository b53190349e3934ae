"""What a page shows of its front matter beside the text, as sections of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.types.course import Course
from kb.content.types.form import Form
from kb.content.types.standard import Standard
from kb.search.entry import Section
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import SimpleNamespace

    from kb.content.document import Document


def panels(document: Document) -> Iterator[Section]:
    """The panels of a page, with the anchors that its template gives them.

    Lists of links to other articles are left out: what they say stands there.
    """
    t = words(document.language)
    match document.fields:
        case Form() as form:
            yield from _before_use(form, t)
        case Course() as course:
            yield Section("course", t.at_a_glance, "\n".join([course.audience, *course.materials]))
            yield Section("goals", t.course_goals, "\n".join(course.goals))
        case Standard() as standard:
            yield Section("requirements", t.requirements, "\n".join(_requirements(standard)))
        case _:
            pass


def _before_use(form: Form, t: SimpleNamespace) -> Iterator[Section]:
    """One section for each list: an excerpt must not say when to use a form and mean when not."""
    lists = {
        t.form_parties: form.parties,
        t.form_use_when: form.use_when,
        t.form_not_when: form.not_when,
        t.form_basis: form.legal_basis,
    }
    for heading, lines in lists.items():
        yield Section("before-use", heading, "\n".join(lines))


def _requirements(standard: Standard) -> Iterator[str]:
    for row in standard.requirements:
        yield f"{row.item} {row.test}"
    for rule in standard.hours:
        yield f"{rule.applies_to} {rule.rule}"
    for role in standard.roles:
        yield f"{role.role} {' '.join(role.duties)}"
