"""Finds the values of an article that a vocabulary or a registry must know."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from kb.content.types.shared import Ref, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

Path = tuple[str | int, ...]
_EACH = "*"
"""In a pattern: every item of a list."""


def marked_values(fields: BaseModel) -> Iterator[tuple[Path, str, Term | Ref]]:
    """Every marked string of an article: the path to it, the string, its marker."""
    for pattern, marker in _patterns(type(fields)):
        for path, value in _matching(fields, pattern, ()):
            if isinstance(value, str):
                yield path, value, marker


def field_markers(model: type[BaseModel], name: str) -> list[Term | Ref]:
    """The markers of one field's values."""
    return [
        marker for pattern, marker in _patterns(model) if pattern[0] == name and len(pattern) <= 2
    ]


@cache
def _patterns(model: type[BaseModel]) -> tuple[tuple[Path, Term | Ref], ...]:
    return tuple(
        found for name, field in model.model_fields.items() for found in _of_field((name,), field)
    )


def _of_field(path: Path, field: FieldInfo) -> Iterator[tuple[Path, Term | Ref]]:
    for marker in field.metadata:
        if isinstance(marker, Term | Ref):
            yield path, marker
    yield from _of_annotation(path, field.annotation)


def _of_annotation(path: Path, annotation: Any) -> Iterator[tuple[Path, Term | Ref]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from (((*path, *inner), marker) for inner, marker in _patterns(annotation))
        return
    is_list = getattr(annotation, "__origin__", None) is list
    for part in get_args(annotation):
        deeper = (*path, _EACH) if is_list else path
        if isinstance(part, Term | Ref):
            yield path, part
        else:
            yield from _of_annotation(deeper, part)


def _matching(value: Any, pattern: Path, path: Path) -> Iterator[tuple[Path, Any]]:
    if not pattern:
        yield path, value
    elif pattern[0] == _EACH:
        for index, item in enumerate(value):
            yield from _matching(item, pattern[1:], (*path, index))
    elif isinstance(value, BaseModel):
        name = str(pattern[0])
        yield from _matching(getattr(value, name), pattern[1:], (*path, name))
