"""The questions by which search is examined: `tests/search/queries.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.source.fault import Fault, FaultError
from kb.source.yaml_tree import Node, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.source.file import SourceFile

PATH = "tests/search/queries.yml"
GROUPS = ("colloquial", "editor", "pinyin", "traditional", "typo")
_KEYS = ("q", "group", "held_out", "expect")
_EXAMPLE = "{q: 老板不给钱, group: colloquial, held_out: false, expect: [law/abc/#late-pay]}"


@dataclass(frozen=True, slots=True)
class Examined:
    """A question, and the pages or sections that answer it; none where nothing does."""

    query: str
    group: str
    is_held_out: bool
    expected: tuple[str, ...]

    @property
    def pages(self) -> frozenset[str]:
        """The expected pages without their sections."""
        return frozenset(uri.partition("#")[0] for uri in self.expected)


def read_questions(source: SourceFile) -> tuple[list[Examined], tuple[Fault, ...]]:
    """The sound questions, and what is wrong with the others."""
    if source.faults and not source.text:
        return [], source.faults
    try:
        root = parse_yaml(source)
    except FaultError as error:
        return [], (*source.faults, error.fault)
    faults = list(source.faults)
    return list(_questions(root, faults)), tuple(faults)


def _questions(root: Node, faults: list[Fault]) -> Iterator[Examined]:
    if not isinstance(root.content, list):
        faults.append(_fault(root, "这里应当是列表", f"每题一行：- {_EXAMPLE}"))
        return
    for row in root.content:
        if fault := _row_fault(row):
            faults.append(fault)
            continue
        values = row.plain()
        expected = tuple(map(str, values["expect"]))
        yield Examined(str(values["q"]), values["group"], values["held_out"], expected)


def _row_fault(row: Node) -> Fault | None:
    values = row.plain() if row.is_mapping else {}
    if set(values) != set(_KEYS):
        return _fault(row, f"一题要写 {'、'.join(_KEYS)} 四项，不多不少", f"照着写：{_EXAMPLE}")
    if values["group"] not in GROUPS:
        return _fault(row, f"没有 {values['group']!r} 这一组", f"可以写：{'、'.join(GROUPS)}")
    if not isinstance(values["held_out"], bool):
        return _fault(row, f"held_out 写的是 {values['held_out']!r}", "写 true 或 false")
    if not isinstance(values["expect"], list):
        return _fault(row, f"expect 写的是 {values['expect']!r}", "写成列表；没有页面答得上写 []")
    return None


def _fault(node: Node, message: str, remedy: str) -> Fault:
    return Fault("data-record", node.span, message, remedy)
