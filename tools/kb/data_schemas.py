"""JSON Schemas of the data files, for editors: printed from what the readers accept."""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Any

from kb.law import law as parts
from kb.law.law import Law, Status
from kb.registry import (
    exceptions,
    glossary,
    holidays,
    laws,
    lexicon,
    outside_links,
    redirects,
    regional,
    services,
    sources,
    systems,
    vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_TEXT = {"type": ["string", "number", "boolean", "null"]}


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A data file of flat records: its name or pattern, title, and keys."""

    path: str
    title: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    is_grouped: bool = False


FILES: dict[str, RecordFile] = {
    "vocabulary": RecordFile(
        vocabulary.PATH, "词表", vocabulary.COLUMNS, vocabulary.OPTIONAL, is_grouped=True
    ),
    "glossary": RecordFile(
        glossary.PATH, "术语表", glossary.COLUMNS, glossary.OPTIONAL, is_grouped=True
    ),
    "lexicon": RecordFile(
        lexicon.PATH, "搜索词典", lexicon.COLUMNS, lexicon.OPTIONAL, is_grouped=True
    ),
    "sources": RecordFile(sources.PATH, "来源登记", sources.COLUMNS),
    "services": RecordFile(services.PATH, "求助电话", services.COLUMNS),
    "regional": RecordFile(f"{regional.FOLDER}/*.yml", "各地规定", regional.COLUMNS),
    "exceptions": RecordFile(exceptions.PATH, "放行表", exceptions.COLUMNS),
    "redirects": RecordFile(redirects.PATH, "转向", redirects.COLUMNS),
    "outside-links": RecordFile(outside_links.PATH, "先不管的站外链接", outside_links.COLUMNS),
    "holidays": RecordFile(holidays.PATH, "放假安排", holidays.COLUMNS, is_grouped=True),
    "systems": RecordFile(systems.SYSTEMS, "制度和做法的索引", systems.SYSTEM_COLUMNS),
    "source-articles": RecordFile(systems.ARTICLES, "来源文章的索引", systems.ARTICLE_COLUMNS),
}
"""The files of flat records by the names of their schemas."""

LAWS = "laws"
LAW_FILES = f"{laws.FOLDER}/*.yml"

_COLUMNS: dict[str, dict[str, Any]] = {
    "id": _TEXT | {"description": "在本文件里独一无二的名字"},
    "slug": {
        "type": "string",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "description": "网址里的名字：小写英文、数字、连字符",
    },
    "en": {"type": "string", "description": "英文名称"},
    "zh": {"type": "string", "description": "中文名称"},
    "region": {"type": "string", "pattern": r"^\d{6}$", "description": "六位地区代码，加引号"},
    "until": _DAY | {"description": "到哪一天为止，例如 2027-02-01"},
    "since": _DAY | {"description": "从哪一天起"},
    "verified_on": _DAY | {"description": "哪天核实过；没有核实写 null"},
    "reason": {"type": "string", "minLength": 1, "description": "为什么"},
    "say": {"type": "string", "description": "大家的说法，几个用顿号隔开"},
    "find": {"type": "string", "description": "页面里原样写着的词，几个用顿号隔开"},
    "plain": {"type": "string", "description": "大白话的解释，不超过 60 个字"},
    "also": {"type": "string", "description": "别的写法，用顿号隔开"},
    "from": {"type": "string", "description": "原来的文件，从仓库根目录写起"},
    "to": {"type": "string", "description": "现在的文件（可以带 #编号），或者合集"},
    "check": {"type": "string", "description": "检查的名字"},
    "first": _DAY | {"description": "放假的第一天"},
    "last": _DAY | {"description": "放假的最后一天"},
    "statutory": _TEXT | {"description": "其中的法定节假日，几天用顿号隔开"},
    "make_up": _TEXT | {"description": "调休上班的周末，几天用顿号隔开；没有写 null"},
    "path": {"type": "string", "description": "文件，从仓库根目录写起"},
    "url": {"type": "string", "pattern": "^https?://", "description": "照文章里写的抄"},
}

_ANNOTATIONS: dict[str, dict[str, Any]] = {
    "str": {"type": "string"},
    "bool": {"type": "boolean"},
    "int": {"type": "integer"},
    "int | None": {"type": ["integer", "null"]},
    "date": _DAY,
    "date | None": _DAY,
    "Status": {"enum": [status.value for status in Status]},
    "Sequence[str]": {"type": "array", "items": {"type": ["string", "number"]}},
    "Sequence[int]": {"type": "array", "items": {"type": "integer"}},
    "tuple[Chapter, ...]": {"type": "array", "items": {"type": "string"}},
    "Articles": {"type": "object"},
    "Mapping[int, tuple[int, int]]": {"type": "object"},
}
"""What a field of a law's record holds, by its annotation."""


def data_schemas() -> Iterator[tuple[str, str]]:
    """The JSON Schema of each kind of data file: its name and its text."""
    for name, file in FILES.items():
        yield f"data-{name}", _text(_of_records(file))
    yield f"data-{LAWS}", _text({"$schema": _DIALECT, "title": "一部法的记录", **_of_law()})


def editor_settings() -> str:
    """The settings of VS Code: which schema is for which file, and how files are stored."""
    wanted = {f"./docs/schema/data-{name}.json": file.path for name, file in FILES.items()}
    wanted[f"./docs/schema/data-{LAWS}.json"] = LAW_FILES
    settings = {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "files.trimTrailingWhitespace": True,
        "yaml.schemas": wanted,
        "yaml.schemaStore.enable": False,
    }
    return _text(settings)


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _of_records(file: RecordFile) -> dict[str, Any]:
    names = (*file.required, *file.optional)
    rows = {
        "type": "array",
        "items": _closed({name: _COLUMNS.get(name, _TEXT) for name in names}, list(file.required)),
    }
    shape = {"type": "object", "additionalProperties": rows} if file.is_grouped else rows
    return {"$schema": _DIALECT, "title": file.title, **shape}


def _closed(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _of_law() -> dict[str, Any]:
    """The fields of a law; those of its current version stand beside them in the file."""
    version = _of_dataclass(parts.Version)
    schema = _of_dataclass(Law)
    of_version = {name: version["properties"][name] for name in parts.OF_VERSION}
    schema["properties"] |= of_version | {"earlier": {"type": "array", "items": version}}
    del schema["properties"]["versions"]
    schema["required"] = [name for name in schema["required"] if name != "versions"]
    version["required"] = []
    return schema


def _of_dataclass(made: type[Any]) -> dict[str, Any]:
    properties = {field.name: _of_annotation(str(field.type)) for field in fields(made)}
    required = [
        field.name
        for field in fields(made)
        if field.default is MISSING and field.default_factory is MISSING
    ]
    return _closed(properties, required)


def _of_annotation(annotation: str) -> dict[str, Any]:
    if annotation in _ANNOTATIONS:
        return _ANNOTATIONS[annotation]
    if annotation.startswith(("Sequence[", "tuple[Version")):
        name = annotation.removeprefix("Sequence[").removeprefix("tuple[").split(",")[0].strip("]")
        return {"type": "array", "items": _of_dataclass(getattr(parts, name))}
    return _of_dataclass(getattr(parts, annotation.removesuffix(" | None")))
