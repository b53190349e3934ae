"""The configuration of an editor in the browser (Sveltia CMS), printed from the content types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.content.types import Page

PATH = "docs/contributing/browser-editor/config.yml"

_HEAD = """# 由 kb docs 生成，不要直接改；改文章类型，再运行 kb docs。
# 浏览器里编辑用的配置（Sveltia CMS）。本站不加载它。
# 怎么自己架：docs/contributing/how-to/edit-in-the-browser.md
# repo 是占位的，换成你的仓库。
"""
_LONG = ("summary", "where")

_SIMPLE = {
    "date": {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    "integer": {"widget": "number", "value_type": "int"},
    "number": {"widget": "number", "value_type": "float"},
}


def browser_editor(schemas: Mapping[str, tuple[type[Page], dict[str, Any]]]) -> str:
    """The whole file, from each type's model and JSON Schema."""
    config = {
        "backend": {"name": "github", "repo": "gongyou-example/gongyou", "branch": "main"},
        "media_folder": "docs/images",
        "public_folder": "/images",
        "locale": "zh-CN",
        "collections": [_collection(model, schema) for model, schema in schemas.values()],
    }
    return _HEAD + yaml.dump(
        config, Dumper=_Plain, allow_unicode=True, sort_keys=False, default_flow_style=False
    )


class _Plain(yaml.SafeDumper):
    """Without anchors: the same list of words may stand in many places."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _collection(model: type[Page], schema: dict[str, Any]) -> dict[str, Any]:
    kind = model.kind
    fields = list(_fields(schema, schema))
    return {
        "name": kind.name,
        "label": kind.zh,
        "description": kind.zh_intro,
        "folder": kind.home,
        "path": "{{slug}}",
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": True,
        "fields": [*fields, {"name": "body", "label": "正文", "widget": "markdown"}],
    }


def _fields(schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    required = schema.get("required", ())
    for name, value in schema.get("properties", {}).items():
        field = {"name": name, "label": _label(name, value), **_widget(name, value, whole)}
        yield field if name in required else {**field, "required": False}


def _label(name: str, value: dict[str, Any]) -> str:
    return value.get("description") or name


def _widget(name: str, value: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    value, may_be_empty = _resolved(value, whole)
    widget = _kind_of_widget(name, value, whole)
    return {**widget, "required": False} if may_be_empty else widget


def _kind_of_widget(name: str, value: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    if "const" in value:
        return {"widget": "hidden", "default": value["const"]}
    if "enum" in value:
        return {"widget": "select", "options": value["enum"]}
    match value.get("format") or value.get("type"):
        case "object":
            return {"widget": "object", "fields": list(_fields(value, whole))}
        case "array":
            return _list(name, _resolved(value.get("items", {}), whole)[0], whole)
        case "date" | "integer" | "number" as kind:
            return _SIMPLE[kind]
    return {"widget": "text" if name in _LONG else "string", **_limits(value)}


def _list(name: str, item: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    if "enum" in item:
        return {"widget": "select", "multiple": True, "options": item["enum"]}
    if item.get("type") == "object":
        return {"widget": "list", "fields": list(_fields(item, whole))}
    return {"widget": "list", "field": {"name": name, "label": "一条", "widget": "text"}}


def _resolved(value: dict[str, Any], whole: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """The schema without references, and whether `null` may stand there."""
    if "$ref" in value:
        return whole["$defs"][value["$ref"].rpartition("/")[2]], False
    if "anyOf" not in value:
        return value, False
    choices = [choice for choice in value["anyOf"] if choice.get("type") != "null"]
    return _resolved(choices[0], whole)[0], len(choices) < len(value["anyOf"])


def _limits(value: dict[str, Any]) -> dict[str, Any]:
    names = {"minLength": "minlength", "maxLength": "maxlength"}
    found = {ours: value[name] for name, ours in names.items() if name in value}
    pattern = {"pattern": [value["pattern"], "格式不对"]} if "pattern" in value else {}
    return found | pattern
