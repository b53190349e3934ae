"""What strangers write is shown, never run: in every file of the site.

The site of attacks must be built like the same site of harmless words: the same elements
with the same attributes, the same XML, JSON, table and calendar, only the words differ.
How a browser sees it: tests/browser/test_stored_xss.py.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, get_args
from xml.etree import ElementTree as ET

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from kb.content.types import MODELS
from kb.content.types.shared import Ref, Term

from .hostile import ATTACK, FILE, HARMLESS, make, pairs, structure
from .markup import Markup, read_markup

SITES = tuple[Path, Path]
SAFE = re.compile(r"(https?:|tel:|mailto:|data:,$|[^:]*$|[^/?#]*[/?#])")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def _markup(data: bytes) -> Markup:
    markup = Markup()
    markup.feed(data.decode())
    return markup


def test_pages_have_the_elements_and_attributes_of_harmless_ones(hostile_sites: SITES) -> None:
    for name, hostile, peaceful in pairs(hostile_sites, ".html"):
        found, meant = (
            structure([(tag, tuple(attributes)) for tag, attributes in _markup(data).tags])
            for data in (hostile, peaceful)
        )
        assert found == meant, name


def test_no_page_has_a_handler_a_style_or_an_address_that_runs(hostile_sites: SITES) -> None:
    for name, hostile, _ in pairs(hostile_sites, ".html"):
        markup = _markup(hostile)
        names = {each for _, attributes in markup.tags for each in attributes}
        assert not [each for each in names if each.startswith("on") or each in ("style", "srcdoc")]
        assert [each for each in markup.addresses if not SAFE.match(each.strip())] == [], name


def test_the_attack_arrives_on_pages_at_all(hostile_sites: SITES) -> None:
    """Otherwise the others would prove nothing."""
    for name in ("law/explainer-1", "cases/case-1", "columns/column-2", "regions/320707", "charts"):
        text = "".join(read_markup(hostile_sites[0] / name / "index.html").text)
        assert text.count("<img src=x onerror=alert(2)>") > 3, name
    page = (hostile_sites[0] / "index.html").read_text(encoding="utf-8")
    assert "{{7+7}}" in page
    assert "14" not in re.findall(r"&gt;(\w+)\{%raw%\}", page)


def test_feeds_and_the_site_map_have_the_elements_of_harmless_ones(hostile_sites: SITES) -> None:
    for name, *both in pairs(hostile_sites, ".xml"):
        found, meant = (
            [
                (node.tag, list(node.attrib))
                for node in ET.fromstring(data).iter()  # noqa: S314 — our own file
            ]
            for data in both
        )
        assert found == meant, name


def _shape(value: Any) -> Any:
    """JSON without its words."""
    if isinstance(value, dict):
        return {
            key.replace(ATTACK, "*").replace(HARMLESS, "*"): _shape(v) for key, v in value.items()
        }
    return [_shape(each) for each in value] if isinstance(value, list) else type(value).__name__


def test_json_files_have_the_keys_of_harmless_ones(hostile_sites: SITES) -> None:
    for name, hostile, peaceful in pairs(hostile_sites, ".json"):
        assert _shape(json.loads(hostile)) == _shape(json.loads(peaceful)), name


def test_linked_data_is_one_block_of_json(hostile_sites: SITES) -> None:
    block = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
    found = 0
    for name, *both in pairs(hostile_sites, ".html"):
        hostile, peaceful = ([json.loads(t) for t in block.findall(d.decode())] for d in both)
        assert [_shape(each) for each in hostile] == [_shape(each) for each in peaceful], name
        found += len(hostile)
    assert found > 2


def test_scripts_hold_words_in_strings_only(hostile_sites: SITES) -> None:
    """Which words of the search stand in which file differs: each file is looked at by itself."""
    hostile, peaceful = hostile_sites
    written = [
        path.relative_to(hostile).as_posix()
        for path in sorted(hostile.rglob("*.js"))
        if not _is_same(path, peaceful / path.relative_to(hostile))
    ]
    assert any(name.startswith("search/") for name in written)
    for name in written:
        text = (hostile / name).read_text(encoding="utf-8")
        assert not re.search(r"</script", text, re.IGNORECASE), name
        assert "alert" not in STRING.sub('""', text), name


def _is_same(path: Path, other: Path) -> bool:
    return other.is_file() and path.read_bytes() == other.read_bytes()


def test_the_calendar_and_the_table_have_the_lines_of_harmless_ones(hostile_sites: SITES) -> None:
    for name, *both in pairs(hostile_sites, ".ics"):
        unfolded = [data.replace(b"\r\n ", b"").split(b"\r\n") for data in both]
        found, meant = ([line.split(b":")[0] for line in lines] for lines in unfolded)
        assert found == meant, name
    for name, *both in pairs(hostile_sites, ".csv"):
        tables = [csv.reader(io.StringIO(d.decode("utf-8-sig"), newline="")) for d in both]
        found, meant = ([len(row) for row in table] for table in tables)
        assert found == meant, name


def test_no_other_kind_of_text_file_goes_unlooked(hostile_sites: SITES) -> None:
    seen = (".html", ".xml", ".json", ".js", ".ics", ".csv", ".css")
    others = {
        path.relative_to(hostile_sites[0]).as_posix()
        for path in hostile_sites[0].rglob("*")
        if path.is_file() and not path.name.endswith((*seen, ".gz", ".br"))
    }
    for name in others:
        content = (hostile_sites[0] / name).read_bytes()
        assert b"alert(" not in content, f"{name}: what kind of file is this?"


FREE = {"source.date": "date_precision says how to read it", "event_date": "as the source has it",
        "facts.check": "a formula: fact-formula reads it"}  # fmt: skip
"""Strings that validation lets through; the templates above show that they do no harm."""


def _strings(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, Any]]:
    """Every string of a model: its name, and what is asked of it."""
    for name, field in model.model_fields.items():
        annotated = Any if field.annotation is None else field.annotation
        yield from _strings_of(annotated, tuple(field.metadata), f"{path}{name}")


def _strings_of(annotation: Any, marks: tuple[Any, ...], path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _strings(annotation, f"{path}.")
    elif annotation is str:
        yield path, marks
    else:
        metadata = getattr(annotation, "__metadata__", ())
        for inner in get_args(annotation):
            if inner is not NoneType and inner not in metadata:
                yield from _strings_of(inner, (*marks, *metadata), path)


@pytest.mark.parametrize("name", MODELS)
def test_front_matter_refuses_the_attack_in_every_string(name: str) -> None:
    for path, marks in _strings(MODELS[name]):
        is_word = path == "type" or any(isinstance(mark, Term | Ref) for mark in marks)
        assert is_word or path in FREE or _is_refused(marks), path


def _is_refused(marks: tuple[Any, ...]) -> bool:
    """Each sign alone is refused where a text of the same length without it is not."""
    annotated: Any = str
    for mark in marks:
        annotated = Annotated[annotated, mark]
    words = "字" * 40
    is_pattern = not _accepts(annotated, words)
    return is_pattern or not any(_accepts(annotated, f"{sign}{words[1:]}") for sign in '<>"&')


def _accepts(annotated: Any, text: str) -> bool:
    try:
        TypeAdapter(annotated).validate_python(text)
    except ValidationError:
        return False
    return True


def test_every_string_of_every_model_is_attacked() -> None:
    for model in MODELS.values():
        made = make(model, ATTACK, None)
        for path, marks in _strings(model):
            value: Any = made
            for part in path.split("."):
                value = getattr(value[0] if isinstance(value, list) else value, part)
            value = value[0] if isinstance(value, list) else value
            is_code = any(isinstance(mark, Ref) and mark.registry == "regions" for mark in marks)
            is_closed = any(isinstance(m, Term) and m.vocabulary == "fact_kinds" for m in marks)
            assert ATTACK in value or path == "type" or is_code or is_closed, path


def test_names_of_files_and_folders_are_attacked_too(hostile_sites: SITES) -> None:
    assert (hostile_sites[0] / FILE / "index.html").is_file()
    assert (hostile_sites[0] / "law" / FILE / "page/index.html").is_file()
