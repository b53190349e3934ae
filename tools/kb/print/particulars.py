"""What an article's fields say, as the first part of its text on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.types.course import Course
from kb.content.types.form import Form
from kb.content.types.standard import Standard
from kb.print.tables import written_table
from kb.site.charts import value_text
from kb.site.speaker import attribution
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.content.types import Page
    from kb.content.types.shared import Fact
    from kb.print.typst import Walker


def before_text(walker: Walker, fields: Page | None) -> str:
    """The particulars that readers need before the text."""
    match fields:
        case Course():
            return "".join(_course(walker, fields))
        case Form():
            return "".join(_form(walker, fields))
        case Standard():
            return "".join(_standard(walker, fields))
    return ""


def after_text(walker: Walker, fields: Page | None) -> str:
    """What stands at the end: figures with their scope."""
    return "".join(_facts(walker, getattr(fields, "facts", ())))


def _course(walker: Walker, course: Course) -> Iterator[str]:
    yield _title(walker, "上完能做到")
    yield _list(walker, course.goals)
    yield _title(walker, f"安排（{course.minutes} 分钟）" if walker.edition.has_answers else "安排")
    yield written_table(walker, _sessions(walker, course))
    if walker.edition.has_answers and course.materials:
        yield _title(walker, "要带的东西")
        yield _list(walker, course.materials)


def _sessions(walker: Walker, course: Course) -> list[list[str]]:
    """Learners see what comes; minutes and methods are the facilitator's."""
    if not walker.edition.has_answers:
        rows = [[str(n), each.title] for n, each in enumerate(course.sessions, start=1)]
        return [["节", "内容"], *rows]
    rows = [
        [str(n), each.title, f"{each.minutes} 分钟", each.method]
        for n, each in enumerate(course.sessions, start=1)
    ]
    return [["节", "内容", "时间", "怎么上"], *rows]


def _form(walker: Walker, form: Form) -> Iterator[str]:
    review = form.legal_review
    reviewed = f"法律审核：{review.by}，{review.date}" if review else "未经法律审核"
    yield f'#callout("warning", [{walker.words(reviewed)}])[\n'
    for name, lines in (("什么时候用", form.use_when), ("什么时候不要用", form.not_when)):
        yield _title(walker, name)
        yield _list(walker, lines)
    yield "]\n"
    yield f'#callout("basis", [{walker.words("依据")}])[{_list(walker, form.legal_basis)}]\n'


def _standard(walker: Walker, standard: Standard) -> Iterator[str]:
    """The requirements as a list to go through with a pen."""
    level = walker.library.registry.vocabulary.label
    t = words("zh")
    yield _title(walker, t.requirements)
    rows = [
        ["☐", level("requirement_levels", each.level, "zh"), each.item, each.test]
        for each in standard.requirements
    ]
    yield written_table(walker, [["", "级别", t.requirement, t.test], *rows])


def _facts(walker: Walker, facts: Sequence[Fact]) -> Iterator[str]:
    t = words("zh")
    if facts:
        yield _heading(walker, t.facts)
        heads = [t.fact_value, t.fact_counts, t.fact_population, t.fact_period, t.fact_speaker]
        yield written_table(walker, [heads, *map(_fact, facts)])


def _fact(fact: Fact) -> list[str]:
    unknown = words("zh").not_stated
    return [
        value_text(fact),
        fact.counts,
        fact.population or unknown,
        fact.period or unknown,
        attribution("zh", fact.speaker),
    ]


def _heading(walker: Walker, title: str) -> str:
    return f"#heading(level: 2)[{walker.words(title)}]\n"


def _title(walker: Walker, title: str) -> str:
    """A title that is no heading: headings are the article's own."""
    return f"#small-title([{walker.words(title)}])\n"


def _list(walker: Walker, lines: Sequence[str]) -> str:
    return f"#list({''.join(f'[{walker.words(line)}], ' for line in lines)})\n"
