"""Small printables: layouts that one page of the site is set in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kb.checks.finding import Finding
from kb.content.types import Article
from kb.content.types.course import Course
from kb.content.types.explainer import Explainer
from kb.content.types.form import Form
from kb.content.types.programme import Programme
from kb.content.types.standard import Standard
from kb.print.audit import audit
from kb.print.cards import cards
from kb.print.compose import arguments, flag
from kb.print.editions import Edition
from kb.print.grading import grading
from kb.print.imprint import age
from kb.print.leaflet import leaflet
from kb.print.literal import string
from kb.print.press import press, query, template_text
from kb.print.recipe import DRAFT
from kb.print.typst import Walker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.print.recipe import Recipe

_BASE, _TEMPLATE, _OVERFLOW = "handout", "sheets", "overflow"


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to set one page; `needs` says of what kind the page must be.

    `fits` are the pages that can be set so, `is_usual` those that are when none is named;
    `how` is what to do at the printer.
    """

    edition: Edition
    needs: str
    fits: Callable[[Document], bool]
    write: Callable[[Walker, Recipe], str]
    is_usual: Callable[[Document], bool]
    is_landscape: bool = False
    has_foot: bool = False
    how: str = ""

    @property
    def name(self) -> str:
        """What it is called on the command line and in names of files."""
        return self.edition.name


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file to make."""

    recipe: Recipe
    layout: Layout

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.recipe.name}-{self.layout.name}.pdf"

    @property
    def title(self) -> str:
        """What the file is called in a list, with how to print it."""
        layout = self.layout
        return f"{layout.edition.zh}（{layout.how}）" if layout.how else layout.edition.zh


def _is_set(document: Document) -> bool:
    return isinstance(document.fields, Explainer)


def _has_sections(document: Document) -> bool:
    has_sections = any(heading.level == 2 for heading in document.body.headings)
    is_whole = isinstance(document.fields, Article) and not isinstance(
        document.fields, Course | Form
    )
    return is_whole and has_sections


def _is_standard(document: Document) -> bool:
    return isinstance(document.fields, Standard)


def _grades(document: Document) -> bool:
    return isinstance(document.fields, Programme) and document.fields.grading is not None


# A card's and a panel's text is as wide as what these margins leave of the sheet.
LAYOUTS: Final = {
    layout.name: layout
    for layout in (
        Layout(Edition("cards", "口袋卡", 9.2, 61, is_sans=True),
               "法律十问", _is_set, cards, _is_set, how="A4，裁成八张"),
        Layout(Edition("leaflet", "六折页", 9, 64, is_sans=True),
               "有二级标题的文章，课程和表格除外", _has_sections, leaflet, _is_set,
               is_landscape=True, how="A4 双面打印，短边翻转，折两次"),
        Layout(Edition("audit", "驿站核对表", 9.5, 16, is_sans=True),
               "驿站标准", _is_standard, audit, _is_standard, has_foot=True),
        Layout(Edition("grading", "评估定级表", 9.5, 16, is_sans=True),
               "写了 grading 的工作法", _grades, grading, _grades, has_foot=True),
    )
}  # fmt: skip


def paths_for(library: Library, layout: Layout) -> list[str]:
    """The pages that a layout is made of: Chinese, and no drafts."""
    return [
        path
        for path, document in library.documents.items()
        if layout.is_usual(document)
        and document.language == "zh"
        and isinstance(document.fields, Article)
        and document.fields.status != DRAFT
    ]


def make_sheet(library: Library, sheet: Sheet, site_url: str) -> tuple[bytes | None, list[Finding]]:
    """The PDF, or what stands in its way; `site_url` is what `published_at` gives.

    Raises:
        PressError: Typst refused it.

    """
    [document] = sheet.recipe.documents
    edition = sheet.layout.edition
    walker = Walker(library, document, edition, {document.path: "a0"}, site_url)
    markup = _begin(walker, sheet) + sheet.layout.write(walker, sheet.recipe)
    markup = template_text(_TEMPLATE) + markup
    findings = list(dict.fromkeys(walker.findings))
    if not any(finding.severity == "error" for finding in findings):
        findings += _overflows(walker, query(markup, _BASE, library.root, _OVERFLOW))
    if any(finding.severity == "error" for finding in findings):
        return None, findings
    return press(markup, _BASE, library.root, library.as_of), findings


def _begin(walker: Walker, sheet: Sheet) -> str:
    layout, recipe = sheet.layout, sheet.recipe
    title = f"{recipe.title}：{layout.edition.zh}"
    settings = {
        "title": string(title),
        "size": f"{layout.edition.points}pt",
        "is-landscape": flag(layout.is_landscape),
    }
    if layout.has_foot:
        settings["margin"] = f"{layout.edition.margin}mm"
        said = f"{walker.words(f'{title}　')}{age(walker, recipe)}"
        settings["foot"] = f"sheet-foot([{said}])"
    return f"#show: sheet.with({arguments(settings)})\n"


def _overflows(walker: Walker, found: list[dict[str, float]]) -> Iterator[Finding]:
    """Blocks that are too long for their card or panel, as Typst measured them."""
    source = walker.document.source
    for each in found:
        line = int(each["line"])
        start = source.line_starts[line - 1]
        span = source.span(start, start + len(source.line_text(line)))
        block = source.line_text(line).lstrip("# ").partition(" {#")[0]
        message = f"{walker.edition.zh}放不下“{block}”：多出 {each['over']:.1f} 毫米"
        remedy = "写短一些，或者拆成两篇；字不会缩小，也不会悄悄截掉"
        yield Finding("print-overflow", "error", span, message, remedy)
