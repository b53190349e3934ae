"""Data files that are lists of records: sound rows are kept, every other one is named."""

from __future__ import annotations

from datetime import date

import pytest

from kb.registry.exceptions import read_exceptions
from kb.registry.laws import read_laws
from kb.registry.records import read_records
from kb.registry.sources import read_sources
from kb.registry.vocabulary import read_vocabulary
from kb.source.file import from_text

LAW = "title: 某法\nrank: 法律\nverified: false\nstatus: unknown\n"


def read(text):
    return read_records(from_text("data/a.yml", text), required=("id", "en"), optional=("zh",))


def test_a_file_is_one_list_or_named_lists():
    alone, _ = read("- {id: a, en: A}\n")
    named, _ = read("first:\n  - {id: a, en: A}\nsecond: []\n")

    assert [row.values for row in alone[""]] == [{"id": "a", "en": "A"}]
    assert {name: len(rows) for name, rows in named.items()} == {"first": 1, "second": 0}


def test_values_are_text_as_written_and_nothing_is_the_empty_text():
    groups, faults = read("- {id: 7, en: null}\n- {id: x, en: 2023-02-01}\n")

    assert faults == ()
    assert [(row["id"], row["en"], row["zh"]) for row in groups[""]] == [
        ("7", "", ""),
        ("x", "2023-02-01", ""),
    ]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("- {id: a}\n", "data/a.yml:1:3", "缺少 `en`"),
        ("- {id: a, en: A, fr: A}\n", "data/a.yml:1:18", "没有 `fr` 这一项"),
        ("- {id: a, en: A}\n- {id: a, en: B}\n", "data/a.yml:2:8", "`a` 重复了"),
        ("- a\n", "data/a.yml:1:3", "应当是一条记录"),
        ("first: a\n", "data/a.yml:1:8", "应当是列表"),
        ("一段话\n", "data/a.yml:1:1", "应当是列表"),
        ("", "data/a.yml:1:1", "应当是列表"),
        ("- {id: a, en: [\n", "data/a.yml:2:1", ""),
        ("- {id: a, id: a, en: A}\n", "data/a.yml:1:11", "`id` 写了两次"),
    ],
)
def test_a_row_that_cannot_be_used_is_a_fault_at_its_place(text, place, words):
    groups, faults = read(text)

    assert [(fault.check, str(fault.span)) for fault in faults] == [("data-record", place)]
    assert words in faults[0].message
    assert faults[0].help
    assert sum(len(rows) for rows in groups.values()) == text.count("en: A}\n- ")


def test_one_bad_row_spoils_no_other():
    groups, faults = read("- {id: a, en: A}\n- {id: b}\n- {id: c, en: C}\n")

    assert [row["id"] for row in groups[""]] == ["a", "c"]
    assert len(faults) == 1


def test_a_word_is_called_by_its_id_unless_it_has_a_name():
    text = (
        "list:\n  - {id: 快递, slug: a, en: Express}\n  - {id: must, slug: b, en: Must, zh: 必须}\n"
    )
    vocabulary = read_vocabulary(from_text("data/vocabulary.yml", text))

    assert vocabulary.labels("list", "zh") == {"快递": "快递", "must": "必须"}
    assert vocabulary.labels("list", "en") == {"快递": "Express", "must": "Must"}
    assert vocabulary.term("list", "nothing") is None
    assert vocabulary.term("no-list", "must") is None


@pytest.mark.parametrize("slug", ["../../b", "a/b", "A", "'a b'", "-a", "''", "'<b>'", "null"])
def test_a_slug_that_is_no_name_of_a_folder_is_a_fault(slug):
    text = f"list:\n  - {{id: a, slug: {slug}, en: A}}\n  - {{id: b, slug: a-1, en: B}}\n"
    vocabulary = read_vocabulary(from_text("data/vocabulary.yml", text))

    assert list(vocabulary.lists["list"]) == ["b"]
    assert [fault.check for fault in vocabulary.faults] == ["data-record"]


@pytest.mark.parametrize("law", ["../../b", "b", "a/../../b", ""])
def test_a_law_whose_id_is_not_its_files_name_is_a_fault(law):
    known = read_laws([from_text("data/laws/a.yml", f"id: '{law}'\n{LAW}")])

    assert [fault.check for fault in known.faults] == ["data-record"]
    assert read_laws([from_text("data/laws/a.yml", f"id: a\n{LAW}")]).faults == ()


def test_an_unknown_date_of_a_source_is_an_empty_text():
    text = (
        "- {id: s0, zh: 某报, publication: null, certainty: 推断, date: null, date_note: 没有印}\n"
    )

    source = read_sources(from_text("data/sources.yml", text)).by_id["s0"]

    assert (source.zh, source.publication, source.date) == ("某报", "", "")


def test_an_exception_names_its_check_file_reason_and_last_day():
    text = "- {id: a, check: link-broken, path: docs/a.md, reason: 等, until: 2027-02-01}\n"

    (row,) = read_exceptions(from_text("data/exceptions.yml", text)).rows

    assert (row.check, row.path, row.reason) == ("link-broken", "docs/a.md", "等")
    assert row.until == date(2027, 2, 1)
    assert str(row.span) == "data/exceptions.yml:1:3"
