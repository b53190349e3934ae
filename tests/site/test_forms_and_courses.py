"""Forms and courses as pages: what the front matter says is shown and leads somewhere."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest

from kb.content.document import Document
from kb.content.library import Library
from kb.content.types.course import Course
from kb.content.types.form import Form

from .conftest import ROOT
from .markup import Markup

SCRIPT = ROOT / "overrides/assets/js/form.js"
NETWORK = (
    r"\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|RTCPeerConnection|Worker|Image"
    r"|import|open|submit|location|cookie|sessionStorage|indexedDB|caches)\b|\.src\b|\.href\b"
    r"|\.action\b|https?:"
)
MARKUP = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"


def _of(library: Library, kind: type) -> list[Document]:
    return [d for d in library.documents.values() if isinstance(d.fields, kind)]


def _text(site: Path, document: Document) -> str:
    uri = document.path.removeprefix("docs/").removesuffix(".md")
    return (site / uri / "index.html").read_text(encoding="utf-8")


def test_there_are_three_courses_and_the_eight_forms(library: Library) -> None:
    assert len(_of(library, Course)) >= 3
    titles = {document.title for document in _of(library, Form)}
    assert titles >= {
        "集体协商要约书",
        "集体协商应约书",
        "职工方协商代表推举表",
        "集体协商会议记录",
        "集体合同骨架",
        "工资专项集体合同骨架",
        "协商代表委托书",
        "一事一议协商记录",
    }


def test_the_script_of_a_form_has_no_words_for_the_network() -> None:
    script = "\n".join(
        line.split("//")[0] for line in SCRIPT.read_text(encoding="utf-8").splitlines()
    )
    assert re.findall(NETWORK, script) == []
    assert re.findall(MARKUP, script) == []


def test_only_forms_load_the_script(site: Path, library: Library) -> None:
    forms = {_uri for d in _of(library, Form) if (_uri := d.path[5:-3])}
    loading = {
        path.parent.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if "form.js" in path.read_text(encoding="utf-8")
    }
    assert loading == forms


def test_a_form_says_that_no_lawyer_has_read_it_until_one_has(library: Library, site: Path) -> None:
    for document in _of(library, Form):
        assert isinstance(document.fields, Form)
        text = _text(site, document)
        assert ("未经法律审核" in text) == (document.fields.legal_review is None), document.path
        assert f"请勿在 {document.fields.review_by} 之后使用" in text


def test_every_blank_of_our_forms_has_a_name(library: Library) -> None:
    for document in _of(library, Form):
        blanks = re.findall(r'<span class="blank"[^>]*>', document.body.html)
        assert len(blanks) > 10, document.path
        assert [blank for blank in blanks if "data-label" not in blank] == [], document.path


def test_no_blank_of_a_form_has_the_name_of_two_different_ones_in_a_row(library: Library) -> None:
    for document in _of(library, Form):
        labels = re.findall(r'data-label="([^"]*)"', document.body.html)
        assert [a for a, b in pairwise(labels) if a == b] == [], document.path


def test_the_basis_of_a_form_leads_to_the_article_and_the_law_names_the_form(
    pages: dict[str, Markup],
) -> None:
    links = [a["href"] for a in pages["forms/offer-letter/"].of("a") if a.get("class") == "cite"]
    assert "../../laws/collective-contract-provisions/#art-32" in links
    law = [a["href"] for a in pages["laws/collective-contract-provisions/"].of("a")]
    assert any(link.startswith("../../forms/offer-letter/") for link in law)


def test_a_form_is_one_tap_away_from_the_top(pages: dict[str, Markup]) -> None:
    page = pages["forms/offer-letter/"]
    (link,) = [a for a in page.of("a") if "to-sheet" in a.get("class", "").split()]
    assert link["href"] == f"#{quote('表格')}"
    assert [h for h in page.of("h2") if h.get("id") == "表格"]


def test_a_form_carries_no_links_of_ours_into_what_is_signed(library: Library) -> None:
    for document in _of(library, Form):
        (sheet,) = re.findall(r'<div class="box form">.*', document.body.html, re.DOTALL)
        assert 'class="term"' not in sheet.split("<h2")[0], document.path
        assert 'class="cite"' not in sheet.split("<h2")[0], document.path


def test_a_course_leads_to_its_sessions_and_to_what_is_handed_out(
    library: Library, pages: dict[str, Markup]
) -> None:
    for document in _of(library, Course):
        assert isinstance(document.fields, Course)
        links = {a["href"] for a in pages[document.path[5:-3] + "/"].of("a") if "href" in a}
        for path in document.fields.documents:
            uri = path.removeprefix("docs/").removesuffix(".md")
            assert f"../../{uri}/" in links, path
        anchors = {heading.text: heading.id for heading in document.body.headings}
        for session in document.fields.sessions:
            assert f"#{quote(anchors[session.title])}" in links, session.title


def test_a_review_by_a_lawyer_replaces_the_notice(tmp_path: Path, articles: dict[str, str]) -> None:
    from kb.content.document import read_document
    from kb.source.file import read_source

    text = articles["form"].replace(
        "legal_review: null", "legal_review: {by: 律师, date: 2026-11-20}"
    )
    (tmp_path / "docs/forms").mkdir(parents=True)
    (tmp_path / "docs/forms/a.md").write_text(text, encoding="utf-8")
    fields = read_document(read_source(tmp_path, "docs/forms/a.md"), {}).fields
    assert isinstance(fields, Form)
    assert fields.legal_review
    assert (fields.legal_review.by, fields.legal_review.date) == ("律师", date(2026, 11, 20))


@pytest.mark.parametrize("name", ["offer-to-contract", "new-forms-of-work", "station-keeper"])
def test_a_course_can_be_taught(library: Library, name: str) -> None:
    document = library.documents[f"docs/courses/{name}.md"]
    boxes = [box.name for box in document.body.containers]
    exercises = [h for h in document.body.headings if re.match(r"第\d题", h.text)]
    assert len(exercises) >= 5
    assert boxes.count("answer") >= len(exercises)
    assert boxes.count("role") >= 3
    assert boxes.count("facilitator") >= 4
