"""Tables as unions keep them, made on the spot, and the way to take them in."""

from __future__ import annotations

import csv
import io
from functools import cache

import openpyxl

from kb.intake.places import Gazetteer
from kb.intake.stations.headings import Dictionary
from kb.intake.stations.region import Surroundings
from kb.intake.stations.rows import Settings
from kb.intake.stations.take_in import Directory, import_table
from kb.registry.regions import read_regions
from kb.registry.stations import FACILITIES
from kb.registry.vocabulary import read_vocabulary
from kb.source.file import from_text, read_source
from tests.conftest import AS_OF, REPOSITORY

REGIONS = read_regions(read_source(REPOSITORY, "data/regions.csv"))
VOCABULARY = read_vocabulary(read_source(REPOSITORY, "data/vocabulary.yml"))
DICTIONARY = Dictionary(VOCABULARY.labels(FACILITIES, "zh"))
PATH = "data/stations/guangdong.csv"


@cache
def around(base):
    return Surroundings(Gazetteer(REGIONS), base)


def csv_file(*rows, encoding="utf-8-sig", delimiter=","):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def excel_file(*rows, merged=(), title="名单", more=()):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    for name, others in more:
        other = book.create_sheet(name)
        for row in others:
            other.append(row)
    return saved(book)


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def take_in(data, *, existing="", taken=(), base="440000", **settings):
    usual = {"source": "名单", "system": ""} | settings
    settings = Settings(around(base), DICTIONARY, as_of=AS_OF, **usual)
    known = from_text(PATH, existing) if existing else None
    ids = {*taken, *(line.split(",")[0] for line in existing.splitlines()[1:])}
    directory = Directory(PATH, known, frozenset(ids), REGIONS, VOCABULARY)
    return import_table(data, "", settings, directory)


def stations(made):
    """The rows of the new file by name."""
    return {row["name"]: row for row in csv.DictReader(io.StringIO(made.text))}


def only(made):
    (row,) = stations(made).values()
    return row
