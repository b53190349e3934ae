"""What a reader will find different between two versions of the library."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from kb.content.types import Article
from kb.content.types.course import Course, document_paths
from kb.content.types.form import Form
from kb.law.numerals import article_name, to_chinese
from kb.registry.laws import FOLDER
from kb.site.build import site_pages
from kb.site.citing import citing_index
from kb.site.redirects import redirect_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.content.types import Page
    from kb.content.types.shared import Fact
    from kb.law import Resolution
    from kb.law.place import Place

ADDED, REMOVED, RENAMED, CHANGED = "added", "removed", "renamed", "changed"
_ALIKE = 0.6
"""Share of equal lines from which a new file counts as an old one renamed."""
_MOST_LINES = 40
"""A data file with more changed lines is summed up; nobody reads them in a table."""
FIELDS = {
    "title": "标题",
    "summary": "概要",
    "status": "状态",
    "reviewed": "核对日期",
    "review_by": "再核对日期",
    "region": "地区",
    "topics": "主题",
}
_APART = ("type", "facts")
"""Fields that are not compared as text."""
_KINDS = {"result": "结果", "plan": "计划", "claim": "说法"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that reads otherwise; an empty side is one on which it is not there."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """An article that was added, removed, renamed or changed; `old_path` where it was before."""

    kind: str
    path: str
    old_path: str
    title: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class DataChange:
    """A data file: its changed lines, or only their number where there are many."""

    path: str
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether there are too many lines to show."""
        return len(self.removed) + len(self.added) > _MOST_LINES


@dataclass(frozen=True, slots=True)
class Reprint:
    """Paper that is out of date: the form or course, and the article that changed."""

    path: str
    title: str
    because: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that is different."""

    articles: tuple[Change, ...]
    data: tuple[DataChange, ...]
    laws: tuple[tuple[str, int], ...]
    """Laws whose records changed, and how many places cite each."""
    reprints: tuple[Reprint, ...]
    new_addresses: tuple[str, ...]
    lost_addresses: tuple[str, ...]
    """Addresses of pages that are gone and lead nowhere."""


def compare(before: Library, after: Library) -> Changes:
    """The changes, in the order of paths."""
    articles = tuple(sorted(_articles(before, after), key=lambda change: change.path))
    data = tuple(_data(before, after))
    new, lost = _addresses(before, after)
    return Changes(
        articles,
        data,
        tuple(_laws(data, after)),
        tuple(_reprints(articles, after)),
        new,
        lost,
    )


def _articles(before: Library, after: Library) -> Iterator[Change]:
    renamed = _renamed(before, after)
    for path, document in after.documents.items():
        old = before.documents.get(renamed.get(path, path))
        kind = RENAMED if path in renamed else CHANGED if old else ADDED
        if kind == RENAMED or old is None or old.source.text != document.source.text:
            differences = tuple(_differences(old, document))
            old_path = old.path if old else ""
            yield Change(kind, path, old_path, document.title, differences)
    for path in before.documents.keys() - after.documents.keys() - set(renamed.values()):
        gone = before.documents[path]
        yield Change(REMOVED, path, path, gone.title, tuple(_differences(gone, None)))


def _renamed(before: Library, after: Library) -> dict[str, str]:
    """Old paths by new ones: as the redirects say, else by the likeness of the texts."""
    gone = {path for path in before.documents if path not in after.documents}
    come = [path for path in after.documents if path not in before.documents]
    rows = after.registry.redirects.rows
    found = {row.new: row.old for row in rows if row.old in gone and row.new in come}
    for path in come:
        rest = sorted(gone - set(found.values()))
        likeness = {old: _likeness(before.documents[old], after.documents[path]) for old in rest}
        if path not in found and likeness:
            best = max(likeness, key=lambda old: likeness[old])
            found |= {path: best} if likeness[best] >= _ALIKE else {}
    return found


def _likeness(old: Document, new: Document) -> float:
    lines = old.source.text.splitlines(), new.source.text.splitlines()
    return SequenceMatcher(None, *lines, autojunk=False).ratio()


def _differences(old: Document | None, new: Document | None) -> Iterator[Difference]:
    yield from _of_fields(_fields(old), _fields(new))
    yield from _of_keys("简短答案", _answers(old), _answers(new))
    yield from _of_lists("引用", _citations(old), _citations(new))
    yield from _of_facts(_facts(old), _facts(new))
    yield from _of_lists("读者的问法", _asks(old), _asks(new))
    yield from _of_lists("放行", _allowed(old), _allowed(new))
    if old and new and (lines := _line_counts(_text(old), _text(new))) != (0, 0):
        yield Difference("正文", f"去掉 {lines[0]} 行", f"写进 {lines[1]} 行")


def _of_fields(old: Page | None, new: Page | None) -> Iterator[Difference]:
    values = _values(old), _values(new)
    for name in dict.fromkeys([*values[0], *values[1]]):
        sides = [_shown(side.get(name)) for side in values]
        if sides[0] != sides[1] and name not in _APART and ((old and new) or name in FIELDS):
            yield Difference(FIELDS.get(name, name), *sides)


def _fields(document: Document | None) -> Page | None:
    return document.fields if document else None


def _values(fields: Page | None) -> dict[str, Any]:
    return fields.model_dump() if fields else {}


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(_shown, value))
    if isinstance(value, dict):
        return "，".join(f"{key}: {_shown(each)}" for key, each in value.items())
    return "" if value is None else str(value)


def _of_keys(what: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield Difference(f"{what}（{key}）", old.get(key, ""), new.get(key, ""))


def _of_lists(what: str, old: Iterable[str], new: Iterable[str]) -> Iterator[Difference]:
    counts = Counter(old), Counter(new)
    for each, times in (counts[0] - counts[1]).items():
        yield Difference(what, _times(each, times), "")
    for each, times in (counts[1] - counts[0]).items():
        yield Difference(what, "", _times(each, times))


def _times(text: str, times: int) -> str:
    return f"{text}（{times} 处）" if times > 1 else text


def _of_facts(old: list[Fact], new: list[Fact]) -> Iterator[Difference]:
    """Figures that differ; those that count the same thing are put side by side."""
    gone = [fact for fact in old if fact not in new]
    for fact in (fact for fact in new if fact not in old):
        match = next((each for each in gone if each.counts == fact.counts), None)
        if match:
            gone.remove(match)
        yield Difference("数字", _figure(match) if match else "", _figure(fact))
    yield from (Difference("数字", _figure(fact), "") for fact in gone)


def _facts(document: Document | None) -> list[Fact]:
    return list(getattr(document and document.fields, "facts", None) or ())


def _figure(fact: Fact) -> str:
    about = "" if fact.precision == "exact" else fact.precision
    terms = (fact.population, fact.period, _KINDS.get(fact.kind, fact.kind), f"{fact.speaker}说")
    return f"{fact.counts}：{about}{fact.value}{fact.unit}（{'，'.join(filter(None, terms))}）"


def _answers(document: Document | None) -> dict[str, str]:
    """The short answers by the question above them."""
    return dict(_under_headings(document, "short"))


def _under_headings(document: Document | None, name: str) -> Iterator[tuple[str, str]]:
    for box in document.body.containers if document else ():
        if document and box.name == name:
            above = [each for each in document.body.headings if each.span < box.span]
            yield above[-1].text if above else "", box.text.strip()


def _asks(document: Document | None) -> Iterator[str]:
    for _, text in _under_headings(document, "ask"):
        yield from filter(None, map(str.strip, text.splitlines()))


def _citations(document: Document | None) -> list[str]:
    return [_cited(each.resolution) for each in document.body.citations] if document else []


def _cited(resolution: Resolution) -> str:
    name = resolution.law.short if resolution.law else resolution.citation.name.text.strip("《》")
    places = (
        _place(reference.first)
        + (f"至{_place(reference.last)}" if reference.last != reference.first else "")
        for reference in resolution.references
    )
    return f"《{name}》{'、'.join(places)}"


def _place(place: Place) -> str:
    article = article_name(place.article, place.suffix) if place.article else ""
    paragraph = f"第{to_chinese(place.paragraph)}款" if place.paragraph else ""
    return article + paragraph + (f"第（{to_chinese(place.item)}）项" if place.item else "")


def _allowed(document: Document | None) -> list[str]:
    """Comments that silence a check: a reviewer must see a new one."""
    comments = document.body.raw_html if document else ()
    return [html.text.strip("<!-> \n") for html in comments if "kb:" in html.text]


def _text(document: Document) -> list[str]:
    return document.source.text[document.body_start :].splitlines()


def _line_counts(old: list[str], new: list[str]) -> tuple[int, int]:
    removed, added = _changed_lines(old, new)
    return len(removed), len(added)


def _changed_lines(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    removed, added = [], []
    for tag, start, end, begin, stop in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            removed += old[start:end]
            added += new[begin:stop]
    return removed, added


def _data(before: Library, after: Library) -> Iterator[DataChange]:
    sides = [_data_lines(library) for library in (before, after)]
    for path in sorted(sides[0].keys() | sides[1].keys()):
        removed, added = _changed_lines(*(side.get(path, []) for side in sides))
        if removed or added:
            yield DataChange(path, tuple(removed), tuple(added))


def _data_lines(library: Library) -> dict[str, list[str]]:
    files = (*library.registry.files, *library.tables)
    return {file.path: file.text.splitlines() for file in files}


def _laws(data: Iterable[DataChange], after: Library) -> Iterator[tuple[str, int]]:
    """What a changed record touches, in the version that is to be published."""
    laws = after.registry.laws.register.laws
    paths = {f"{FOLDER}/{law.id}.yml": law for law in laws.values()}
    changed = [paths[each.path] for each in data if each.path in paths]
    index = citing_index(after) if changed else {}
    for law in changed:
        places = {citing.span for each in index.get(law.id, {}).values() for citing in each}
        yield law.short, len(places)


def _reprints(changes: Iterable[Change], after: Library) -> Iterator[Reprint]:
    """Forms that changed, and courses that they or other changed articles are part of."""
    touched = {change.path: change for change in changes if change.kind != REMOVED}
    for path, document in after.documents.items():
        if isinstance(document.fields, Form | Course) and path in touched:
            yield Reprint(path, document.title, document.title)
        elif isinstance(document.fields, Course):
            parts = dict.fromkeys(part for _, part in document_paths(document.fields))
            for part in filter(touched.get, parts):
                yield Reprint(path, document.title, touched[part].title)


def _addresses(before: Library, after: Library) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Addresses of pages that are new, and those that are gone and lead nowhere."""
    old, new = ({page.uri for page in site_pages(library)} for library in (before, after))
    led = {uri.removesuffix("index.html") for uri, _ in redirect_files(after, "")}
    return tuple(sorted(new - old)), tuple(sorted(old - new - led))


def falling_due(changes: Changes, after: Library, days: int) -> list[Document]:
    """The changed articles that are to be checked again within some days."""
    paths = {change.path for change in changes.articles}
    return [
        document
        for path, document in after.documents.items()
        if path in paths
        and isinstance(document.fields, Article)
        and (document.fields.review_by - after.as_of).days <= days
    ]
