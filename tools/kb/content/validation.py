"""Front matter against the model of its content type."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from kb.content.slips import meant, replacement
from kb.content.types import MODELS, Page
from kb.source.digits import half_width
from kb.source.edit import Edit
from kb.source.fault import Fault

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from kb.content.front_matter import FrontMatter


def validate(front: FrontMatter, faults: list[Fault]) -> Page | None:
    """The validated fields, or `None` with the faults added to the list."""
    model = MODELS.get(str(front.get("type")))
    if model is None:
        faults.append(_type_fault(front))
        return None
    try:
        return model.model_validate(front.values)
    except ValidationError as error:
        found = [_fault(front, model, detail) for detail in error.errors(include_url=False)]
    faults.extend(_one_for_each_mistake(found))
    return None


def _one_for_each_mistake(found: list[Fault]) -> list[Fault]:
    """Drop what repeats: branches of a union, and the field that a misspelt one was meant for."""
    missing = [fault for fault in found if fault.check == "meta-missing-field"]
    others = {fault.span: fault for fault in found if fault.check != "meta-missing-field"}
    meant = " ".join(fault.help.split("？")[0] for fault in others.values())
    return [*others.values(), *(fault for fault in missing if _name_in(fault) not in meant)]


def _name_in(fault: Fault) -> str:
    """The back-quoted name in a message."""
    return "`" + fault.message.split("`")[1].rpartition(".")[2] + "`"


def guess(value: str, known: list[str], cutoff: float = 0.5) -> str:
    """The known word nearest to a misspelt one, or an empty string."""
    return next(iter(get_close_matches(value, known, n=1, cutoff=cutoff)), "")


def _type_fault(front: FrontMatter) -> Fault:
    value = front.get("type")
    names = "、".join(MODELS)
    if value is None:
        return Fault(
            "meta-missing-field",
            front.opening,
            "缺少必填字段 `type`",
            f"加一行 `type: …`，可以写：{names}",
        )
    near = guess(str(value), list(MODELS))
    remedy = f"是不是 `{near}`？可以写：{names}" if near else f"可以写：{names}"
    span = front.locate(["type"])
    repair = replacement(front.source, span, str(value), meant(str(value), MODELS))
    message = f"没有 `{value}` 这种文章类型"
    return Fault("meta-unknown-value", span, message, remedy, repair=repair)


def _fault(front: FrontMatter, model: type[Page], detail: ErrorDetails) -> Fault:
    path = detail["loc"]
    name = _dotted(path)
    match detail["type"]:
        case "missing":
            message = f"缺少必填字段 `{name}`"
            remedy = f"在这里加一行 `{path[-1]}: …`{_described(model, path, name)}"
            return Fault("meta-missing-field", front.locate_key(path[:-1]), message, remedy)
        case "extra_forbidden":
            return _unknown_field(front, model, path)
        case kind:
            span = front.locate(path)
            message, remedy = _value_message(kind, name, detail, front.written(path))
            repair = _repaired_value(front, path, kind, name)
            return Fault("meta-unknown-value", span, message, remedy, repair=repair)


def _unknown_field(front: FrontMatter, model: type[Page], path: tuple[int | str, ...]) -> Fault:
    known = _field_names(model, path[:-1])
    near = guess(str(path[-1]), known)
    remedy = f"是不是 `{near}`？" if near else f"删掉这一行；可以写的字段：{'、'.join(known)}"
    message = f"这里没有 `{path[-1]}` 这个字段"
    span = front.locate_key(path)
    repair = replacement(front.source, span, str(path[-1]), _free(front, path, known))
    return Fault("meta-unknown-field", span, message, remedy, repair=repair)


def _free(front: FrontMatter, path: tuple[int | str, ...], known: list[str]) -> str:
    """The field that a misspelt one was meant for, unless it is written as well."""
    name = meant(str(path[-1]), known)
    return name if name and front.written((*path[:-1], name)) == "" else ""


def _repaired_value(
    front: FrontMatter, path: tuple[int | str, ...], kind: str, name: str
) -> tuple[Edit, ...]:
    """A date in another writing, or a code in full-width digits, as it should be written."""
    plain = half_width(front.written(path)).strip("'\"")
    new = _iso_day(plain) if kind.startswith("date") else ""
    if name == "region" and _CODE.fullmatch(plain):
        new = f"'{plain}'"
    span = front.locate(path)
    return (Edit(span, new),) if new and front.source.cut(span) == front.written(path) else ()


_CODE = re.compile("[0-9]{6}")
_DAY = re.compile("([0-9]{4})[-－./／年]([0-9]{1,2})[-－./／月]([0-9]{1,2})日?")


def _iso_day(text: str) -> str:
    """A day written with slashes, points or 年月日 as 2026-11-05; empty for no day."""
    match = _DAY.fullmatch(text)
    try:
        return date(*map(int, match.groups())).isoformat() if match else ""
    except ValueError:
        return ""


def _value_message(kind: str, name: str, detail: ErrorDetails, written: str) -> tuple[str, str]:
    value, context, shown = detail["input"], detail.get("ctx", {}), _shown(written)
    if kind.startswith("date"):
        return _date_message(name, shown, written)
    if kind in ("string_too_short", "string_too_long"):
        return _length_message(name, str(value), context)
    if kind == "too_short":
        return f"`{name}` 是空的", "至少写一项"
    if kind == "string_pattern_mismatch":
        return f"`{name}` 的写法不对：{shown}", _pattern_help(name, written)
    if kind == "value_error":
        of_text = isinstance(value, str)
        message = f"`{name}` {context['error']}" + (f"：{shown}" if of_text else "")
        return message, _PLAIN_HELP if of_text else "对照现成的一篇改"
    return _kind_message(kind, name, shown, written)


def _kind_message(kind: str, name: str, shown: str, written: str) -> tuple[str, str]:
    """A value of another kind than the field holds."""
    expected = next((zh for part, zh in _EXPECTED.items() if kind.startswith(part)), "别的写法")
    help_ = _EXPECTED_HELP.get(expected, "改成这种写法")
    if expected == "列表" and written and not written.startswith(("[", "{")):
        help_ = f"加上方括号：[{shown.strip('`')}]"
    return f"`{name}` 应当是{expected}，这里{'是 ' if written else '是'}{shown}", help_


_EXPECTED = {
    "string": "一段文字",
    "list": "列表",
    "model": "一组“字段名: 值”",
    "dict": "一组“字段名: 值”",
    "int": "数字",
    "float": "数字",
    "bool": "true 或 false",
}
_EXPECTED_HELP = {
    "一段文字": "把值用英文单引号括起来；不知道的内容看这个字段能不能写 null",
    "列表": "用方括号写：[工资, 加班]；没有就写 []",
    "一组“字段名: 值”": "下面缩进两格，每行写一个字段",
    "数字": "只写阿拉伯数字，不写单位",
}
_PATTERN_HELP = {"region": "写六位行政区划代码，例如 320707；全国写 000000"}
_PLAIN_HELP = "换成中文标点，例如“”或《》"
_CLOCK_HELP = "写 24 小时制的时刻，加引号，例如 '12:00'"
_PLACE = re.compile("[\u4e00-\u9fff]{2,}")


def _pattern_help(name: str, written: str) -> str:
    if ".open_at[" in name:
        return _CLOCK_HELP
    help_ = _PATTERN_HELP.get(name, "对照 kb explain meta-unknown-value 里的例子")
    place = _PLACE.search(written) if name == "region" else None
    return f"{help_}。查代码：kb list regions | grep {place[0]}" if place else help_


def _date_message(name: str, shown: str, written: str) -> tuple[str, str]:
    if _DAY.fullmatch(half_width(written)) and not _iso_day(half_width(written)):
        return f"`{name}` 没有 {shown} 这一天", "对照原文改成真实的日期，写成 2026-11-21 这样"
    return f"`{name}` 的日期写法不对：{shown}", "写成 2026-11-21 这样的年-月-日，不加引号"


def _length_message(name: str, value: str, context: dict[str, Any]) -> tuple[str, str]:
    if high := context.get("max_length"):
        bound, doing = f"最多 {high} 个字", f"至少删去 {len(value) - high} 个字"
    else:
        low = context["min_length"]
        bound = f"至少 {low} 个字"
        doing = f"至少再写 {low - len(value)} 个字：谁、做了什么、结果怎样"
    return f"`{name}` 有 {len(value)} 个字，{bound}", doing


def _shown(written: str) -> str:
    """A value as the file has it, on one line."""
    text = " ".join(written.split())
    short = f"{text[:30]}…" if len(text) > 30 else text
    return f"`{short}`" if short else "空的"


def _dotted(path: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(
        "."
    )


def _described(model: type[Page], path: tuple[int | str, ...], name: str) -> str:
    field = model.model_fields.get(str(path[0])) if len(path) == 1 else None
    described = (field.description if field else "") or _PATTERN_HELP.get(name, "")
    return f"（{described}）" if described else ""


@cache
def _schema(model: type[Page]) -> dict[str, Any]:
    return model.model_json_schema()


def _field_names(model: type[Page], path: tuple[int | str, ...]) -> list[str]:
    """The fields that may stand at a path, from the model's JSON Schema."""
    schema = node = _schema(model)
    for part in path:
        node = (
            node.get("items", {})
            if isinstance(part, int)
            else node.get("properties", {}).get(part, {})
        )
        node = _resolved(node, schema)
    return list(node.get("properties", {}))


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, or the only object among the alternatives of an optional."""
    options = [option for option in node.get("anyOf", [node]) if option.get("type") != "null"]
    reference = options[0].get("$ref", "") if options else ""
    name = reference.rpartition("/")[2]
    return schema["$defs"][name] if name else (options[0] if options else node)
