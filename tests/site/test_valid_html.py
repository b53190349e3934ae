"""Every built page is valid HTML, as the Nu HTML checker reads the standard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.nu_checker import JAVA, html_errors

pytestmark = pytest.mark.skipif(JAVA is None, reason="没有找到 java，网页的写法没有查")
WRONG = {
    "link-in-link": ("<a href=x><a href=y>甲</a></a>", "Stray end tag|nested"),
    "id-twice": ("<b id=a></b><i id=a></i>", "Duplicate ID"),
    "no-such-role": ("<b role=nothing>甲</b>", "role"),
    "style-in-text": ("<style>p{colour:red}</style>", "not allowed as child"),
    "no-alt": ("<img src=x.png>", "alt"),
    "open-element": ("<b>甲", "Unclosed|end tag"),
}
STYLED = "<!doctype html><html lang=zh><meta charset=utf-8><title>好</title><style>{}</style><p>字"
NEWER = (
    "@supports (animation-timeline:scroll()){p{animation-timeline:scroll(inline self)}}",
    "@supports selector(::details-content){@media (min-width:48rem){p{color:red}}}p{color:red}",
    "p{contain-intrinsic-size:auto 1px auto 60rem}",
)
NO_CSS = (
    *("p{colour:red}", "p{color:}", "p{animation-timelines:x}", "p{contain-intrinsic-sizes:x}"),
    "@supports (a:b){p{color:}}",
)
SOUND = "<!doctype html><html lang=zh><meta charset=utf-8><title>好</title><p>{}</p>"


def test_every_page_is_valid(site: Path) -> None:
    errors = html_errors(site)
    assert not errors, "\n".join(errors)


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    for name, (text, _) in WRONG.items():
        (tmp_path / f"{name}.html").write_text(SOUND.format(text), encoding="utf-8")
    (tmp_path / "sound.html").write_text(SOUND.format("字"), encoding="utf-8")
    errors = "\n".join(html_errors(tmp_path))
    assert "sound.html" not in errors
    for name, (_, said) in WRONG.items():
        assert re.search(rf"/{name}\.html:1: .*{said}", errors), name


def test_only_css_that_is_newer_than_the_checker_passes_it(tmp_path: Path) -> None:
    for number, text in enumerate((*NEWER, *NO_CSS)):
        (tmp_path / f"{number}.html").write_text(STYLED.format(text), encoding="utf-8")
    at_fault = {Path(error.split(":")[0]).stem for error in html_errors(tmp_path)}
    assert at_fault == {str(len(NEWER) + number) for number in range(len(NO_CSS))}
