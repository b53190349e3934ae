"""Handouts: every edition of a recipe, finished in memory before any file is touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kb.checks.finding import Finding
from kb.content.links import target_of
from kb.print.compose import compose
from kb.print.editions import EDITIONS
from kb.print.impose import booklet
from kb.print.layouts import Sheet, make_sheet
from kb.print.literal import string
from kb.print.press import PressError, press
from kb.site.downloads import FOLDER, Download
from kb.source.span import file_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.content.library import Library
    from kb.print.editions import Edition
    from kb.print.recipe import Recipe
    from kb.site.pages import Uri

TEMPLATE: Final = "handout"


@dataclass(frozen=True, slots=True)
class Job:
    """One file to make."""

    recipe: Recipe
    edition: Edition
    is_booklet: bool = False

    @property
    def file(self) -> str:
        """The file's name, from Latin letters: it travels by chat and on sticks."""
        end = "-booklet" if self.is_booklet else ""
        return f"{self.recipe.name}-{self.edition.name}{end}.pdf"

    @property
    def title(self) -> str:
        """What the file is called in a list."""
        return self.edition.zh + ("小册子（A4 双面打印，对折装订）" if self.is_booklet else "")


@dataclass(frozen=True, slots=True)
class Handout:
    """A finished file."""

    job: Job | Sheet
    pdf: bytes


def jobs(recipe: Recipe, edition: str | None = None, *, is_booklet: bool = False) -> list[Job]:
    """The files that are asked for: one edition, or all, and of the learner's also a booklet."""
    if edition or is_booklet:
        return [Job(recipe, EDITIONS[edition or "learner"], is_booklet)]
    booklet_of_learners = Job(recipe, EDITIONS["learner"], is_booklet=True)
    return [*(Job(recipe, each) for each in EDITIONS.values()), booklet_of_learners]


def make(library: Library, job: Job | Sheet, site_url: str) -> tuple[Handout | None, list[Finding]]:
    """One file, or what stands in its way; `site_url` is what `published_at` gives."""
    if isinstance(job, Sheet):
        return _sheet(library, job, site_url)
    recipe = job.recipe
    edition = job.edition.as_booklet() if job.is_booklet else job.edition
    composition = compose(library, recipe, edition, site_url)
    findings = list(composition.findings)
    if any(finding.severity == "error" for finding in findings):
        return None, findings
    try:
        pdf = press(composition.markup, TEMPLATE, library.root, library.as_of)
    except PressError as error:
        return None, [*findings, *_refused(library, recipe, error)]
    return Handout(job, booklet(pdf, recipe.title) if job.is_booklet else pdf), findings


def _sheet(library: Library, sheet: Sheet, site_url: str) -> tuple[Handout | None, list[Finding]]:
    try:
        pdf, findings = make_sheet(library, sheet, site_url)
    except PressError as error:
        return None, _refused(library, sheet.recipe, error)
    return (Handout(sheet, pdf) if pdf else None), findings


def _refused(library: Library, recipe: Recipe, error: PressError) -> list[Finding]:
    """Why Typst gave up: an image that it cannot draw, or else its own words."""
    message, remedy = f"排版没有成功：{error}", "把这条消息和这条命令告诉我们"
    place = file_start(recipe.documents[0].path)
    return list(_bad_images(library, recipe)) or [
        Finding("print-refused", "error", place, message, remedy)
    ]


def _bad_images(library: Library, recipe: Recipe) -> Iterator[Finding]:
    for document in recipe.documents:
        for link in document.body.links:
            if link.is_image:
                path = target_of(library, document, link).path
                if not _can_draw(library, path):
                    message = f"图片 `{link.href}` 画不出来"
                    remedy = "存成 PNG、JPEG 或 SVG，再换上"
                    yield Finding("print-image", "error", link.span, message, remedy)


def _can_draw(library: Library, path: str) -> bool:
    markup = f'#set document(title: "-")\n#image({string("/" + path)}, alt: "-")'
    try:
        press(markup, TEMPLATE, library.root, library.as_of)
    except PressError:
        return False
    return True


def site_files(made: Sequence[Handout]) -> dict[Uri, bytes]:
    """The files by their addresses on the site."""
    return {FOLDER + each.job.file: each.pdf for each in made}


def downloads(made: Sequence[Handout]) -> dict[str, tuple[Download, ...]]:
    """What the page of each course offers."""
    found: dict[str, tuple[Download, ...]] = {}
    for each in made:
        path = each.job.recipe.documents[0].path
        offered = Download(each.job.title, FOLDER + each.job.file, len(each.pdf))
        found[path] = (*found.get(path, ()), offered)
    return found


def unique(findings: Sequence[Finding]) -> list[Finding]:
    """The findings once each, in the order of files and lines: editions share most of them."""
    return sorted(dict.fromkeys(findings), key=lambda each: (each.span, each.check, each.message))
