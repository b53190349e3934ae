"""Pages and schemas that are printed from the code, so that they cannot drift."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kb.browser_editor import PATH as BROWSER_EDITOR
from kb.browser_editor import browser_editor
from kb.checks.check import Check, all_checks
from kb.checks.run import CRASHED, MANUAL
from kb.content.markers import field_markers
from kb.content.types import MODELS, Page
from kb.content.types.shared import Term
from kb.data_documentation import PAGE, open_data_page, open_schemas
from kb.data_schemas import data_schemas, editor_settings
from kb.registry.vocabulary import PATH, read_vocabulary
from kb.source.file import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.checks.finding import Finding
    from kb.registry.vocabulary import Vocabulary

_CHECKS = "docs/contributing/checks"
_TYPES = "docs/contributing/content-types.md"
_SCHEMAS = "docs/schema"
_SETTINGS = ".vscode/settings.json"
_SEVERITIES = {"error": "错误，不能发布", "warning": "警告，可以发布"}
_SCOPES = {
    "document": "一篇文章",
    "file": "一个文件",
    "data": "数据文件",
    "library": "全部文件",
    "findings": "其他检查的结果",
}


def generate(root: Path, *, write: bool) -> list[str]:
    """The generated files that are out of date; with `write` they are renewed."""
    wanted = dict(_generated(root))
    present = {
        path.relative_to(root).as_posix()
        for folder in (_CHECKS, _SCHEMAS)
        for path in (root / folder).glob("*")
    }
    stale = [path for path, text in wanted.items() if _text(root / path) != text]
    surplus = sorted(present - set(wanted))
    if write:
        _renew(root, {path: wanted[path] for path in stale}, surplus)
    return [*stale, *surplus]


def _renew(root: Path, texts: dict[str, str], surplus: list[str]) -> None:
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path in surplus:
        (root / path).unlink()


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _generated(root: Path) -> Iterator[tuple[str, str]]:
    vocabulary = read_vocabulary(read_source(root, PATH))
    checks = all_checks()
    for check in checks.values():
        yield f"{_CHECKS}/{check.name}.md", _check_page(check)
    crashed = Check(
        CRASHED, "error", "library", "2026.11", MANUAL.strip(), "kb.checks.run", _nothing
    )
    yield f"{_CHECKS}/{CRASHED}.md", _check_page(crashed)
    yield f"{_CHECKS}/index.md", _check_index(dict(sorted({**checks, CRASHED: crashed}.items())))
    yield _TYPES, _types_page(vocabulary)
    schemas = {name: (model, _schema(model, vocabulary)) for name, model in MODELS.items()}
    for name, (_, schema) in schemas.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        yield f"{_SCHEMAS}/{name}.json", f"{text}\n"
    yield PAGE, open_data_page()
    for name, text in (*open_schemas(), *data_schemas()):
        yield f"{_SCHEMAS}/{name}.json", text
    yield _SETTINGS, editor_settings()
    yield BROWSER_EDITOR, browser_editor(schemas)


def _nothing() -> Iterator[Finding]:
    """What a name without a check of its own finds."""
    yield from ()


def _head(title: str, summary: str) -> str:
    return (
        f"---\ntype: page\ntitle: '{title}'\nsummary: '{summary}'\n---\n\n"
        "<!-- 由 kb docs 生成，不要直接改；改检查或类型的源文件，再运行 kb docs。 -->\n"
    )


def _check_page(check: Check) -> str:
    summary = f"检查 {check.name} 的手册：{check.title}"
    facts = (
        "| 级别 | 看多远 | 从哪版开始 | 源文件 |\n| --- | --- | --- | --- |\n"
        f"| {_SEVERITIES[check.severity]} | {_SCOPES[check.scope]} | {check.since} "
        f"| `tools/{check.module.replace('.', '/')}.py` |\n"
    )
    manual = check.manual.partition("\n")[2].strip()
    parts = (
        _head(check.name, summary),
        check.title + "\n",
        facts,
        manual,
        "\n[全部检查](index.md)\n",
    )
    return "\n".join(parts)


def _check_index(checks: dict[str, Check]) -> str:
    rows = "\n".join(
        f"| [{check.name}]({check.name}.md) | {check.title} | {_SEVERITIES[check.severity]} |"
        for check in checks.values()
    )
    head = _head("检查手册", "每个检查查什么、为什么、怎么改；名字就是命令行里看到的名字。")
    offline = "运行 `kb explain 名字` 可以离线看到同样的内容。"
    return f"{head}\n{offline}\n\n| 检查 | 查什么 | 级别 |\n| --- | --- | --- |\n{rows}\n"


def _types_page(vocabulary: Vocabulary) -> str:
    head = _head("文章类型", "每种文章放在哪里、有哪些字段、必须有哪些小节。")
    parts = [_type_part(model, vocabulary) for model in MODELS.values()]
    return f"{head}\n{''.join(parts)}".rstrip() + "\n"


def _type_part(model: type[Page], vocabulary: Vocabulary) -> str:
    kind = model.kind
    rows = "\n".join(_field_row(model, name, vocabulary) for name in model.model_fields)
    sections = "".join(
        f"- `## {section.zh}`（英文 `## {section.en}`）\n" for section in kind.sections
    )
    boxes = "、".join(f"`::: {name}`" for name in kind.boxes)
    return (
        f"## {kind.zh} {{#{kind.name}}}\n\n"
        f"放在 `{kind.home}/`，写 `type: {kind.name}`。{kind.zh_intro}\n\n"
        f"| 字段 | 必填 | 说明 |\n| --- | --- | --- |\n{rows}\n\n"
        + (f"必须有的小节：\n\n{sections}\n" if sections else "")
        + (f"每个二级标题下面必须有：{boxes}。\n\n" if boxes else "")
    )


def _field_row(model: type[Page], name: str, vocabulary: Vocabulary) -> str:
    field = model.model_fields[name]
    words = [
        "、".join(vocabulary.lists.get(marker.vocabulary, {}))
        for marker in field_markers(model, name)
        if isinstance(marker, Term)
    ]
    described = "；".join(filter(None, [field.description or "", *words[:1]]))
    return f"| `{name}` | {'是' if field.is_required() else '否'} | {described} |"


def _schema(model: type[Page], vocabulary: Vocabulary) -> dict[str, Any]:
    """The JSON Schema of a type, with the vocabulary's words as enumerations."""
    schema = model.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = model.kind.zh
    schema["properties"]["type"] = {"const": model.kind.name}
    _fill_words(schema, vocabulary)
    return schema


def _fill_words(node: Any, vocabulary: Vocabulary) -> None:
    if isinstance(node, dict):
        if name := node.pop("vocabulary", None):
            node["enum"] = list(vocabulary.lists.get(name, {}))
        for value in node.values():
            _fill_words(value, vocabulary)
    elif isinstance(node, list):
        for value in node:
            _fill_words(value, vocabulary)
