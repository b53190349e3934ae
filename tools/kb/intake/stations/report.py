"""What became of a table, in plain Chinese: what was taken, what not, and why."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kb.intake.stations import headings as meant
from kb.intake.stations.take_in import left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.intake.stations.merge import Change
    from kb.intake.stations.take_in import Import

_WORDS: Final = {"yes": "有", "no": "没有", "": "不知道", "self-built": "自建", "co-built": "共建"}
_OURS: Final = {
    "id": "编号", "name": "名称", "region": "地区", "address": "地址", "kind": "自建还是共建",
    "hours": "开放时间", "longitude": "经度", "latitude": "纬度", "system": "坐标系",
    "operator": "运营单位", "standard": "标准", "honours": "荣誉", "verified_on": "核实日期",
    "source": "来源", "note": "备注", "place": "坐标",
    meant.PROVINCE: "地区", meant.CITY: "地区", meant.COUNTY: "地区", meant.AREA: "地区",
    meant.POINT: "经度、纬度", meant.LISTED: "各项设施",
}  # fmt: skip


def render(made: Import, base: str, facilities: Mapping[str, str]) -> str:
    """The report.  `base` is the division that rows without a place were put in."""
    names = {**_OURS, **facilities}
    parts = (
        _summary(made),
        _columns(made, names),
        _hours(made),
        _remarks(made),
        _places(made, base),
        _changes("改了库里已经有的", made.merged.changes, names),
        _changes("库里核实得更晚，没有改", made.merged.kept, names),
        _rejected(made),
    )
    return "\n".join("\n".join(lines) + "\n" for part in parts if (lines := list(part)))


def _summary(made: Import) -> Iterator[str]:
    merged, where = made.merged, f"标题在第 {made.headings.last} 行"
    yield f"{made.sheet.how}，{where}。"
    yield (
        f"读了 {made.rows} 行：收下 {len(made.accepted)} 行，退回 {len(made.rejected)} 行；"
        f"另有空行 {made.blank} 行。"
    )
    yield (
        f"收下的：新的 {len(merged.added)} 个，更新 {len(merged.updated)} 个，"
        f"没有变化 {len(merged.unchanged)} 个。"
    )
    yield from (f"注意：{note}。" for note in made.sheet.notes)


def _columns(made: Import, names: Mapping[str, str]) -> Iterator[str]:
    headings = made.headings
    yield "各列怎么读的："
    for at, (text, found) in enumerate(zip(headings.texts, headings.meanings, strict=True)):
        ours = [names[name] for name in found if name in names]
        if ours and at not in headings.repeated:
            yield f"  {text} → {'、'.join(ours)}"
    if people := left_out(headings, meant.PERSONAL):
        yield f"  不收（个人信息，不进名录）：{'、'.join(people)}"
    if others := left_out(headings, meant.NOT_NEEDED):
        yield f"  不收（用不着）：{'、'.join(others)}"
    for at in headings.unknown:
        why = "前面已经有这样一列" if at in headings.repeated else "没看懂这个标题"
        yield f"  没有收：第 {at + 1} 列“{headings.texts[at]}”，{why}"
    yield from _headless(made)


def _headless(made: Import) -> Iterator[str]:
    """Columns that hold something and have no heading."""
    texts = made.headings.texts
    below = [row for row in made.sheet.rows if row.number > made.headings.last]
    for at in range(max((len(row.cells) for row in below), default=0)):
        if at >= len(texts) or not texts[at]:
            rows = [row.number for row in below if row.cell(at)]
            if rows:
                yield f"  没有收：第 {at + 1} 列没有标题，有内容的是第 {_ranges(rows)} 行"


def _hours(made: Import) -> Iterator[str]:
    """Each way to write hours once, and how it was read: an editor sees at a glance if it is so."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for each in made.accepted:
        if each.hours_read[0]:
            found[each.hours_read].append(each.row.number)
    if found:
        yield "开放时间怎么读的："
    for (text, read), rows in found.items():
        yield f"  {text} → {read}（{len(rows)} 行）"


def _remarks(made: Import) -> Iterator[str]:
    """What was not understood, the same things together; every row is named."""
    found: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for each in made.accepted:
        for remark in each.remarks:
            found[remark.column, remark.value, remark.why].append(remark.row)
    if found:
        yield "没看懂的格子（算不知道；原文写进备注，公式和个人信息不写）："
    for (column, value, why), rows in found.items():
        yield f"  第 {_ranges(rows)} 行“{column}”：{_cut(value)}（{why}）"


def _places(made: Import, base: str) -> Iterator[str]:
    if moved := [each.row.number for each in made.accepted if each.is_moved]:
        yield f"百度坐标换成了 GCJ-02 的：{len(moved)} 行（第 {_ranges(moved)} 行）。"
    rows = [each.row.number for each in made.accepted if each.values["region"] == base]
    if rows:
        yield f"只知道在这个大范围里、不知道哪个区县的：{len(rows)} 行（第 {_ranges(rows)} 行）。"


def _changes(title: str, changes: list[Change], names: Mapping[str, str]) -> Iterator[str]:
    if changes:
        yield f"{title}："
    for change in changes:
        old, new = (_WORDS.get(text, text) for text in (change.old, change.new))
        column = names.get(change.column, change.column)
        yield f"  第 {change.row} 行 {change.id} {column}：{_cut(old)} → {_cut(new)}"


def _rejected(made: Import) -> Iterator[str]:
    if made.rejected:
        yield "退回的行："
    for each in made.rejected:
        yield f"  第 {each.row.number} 行：{each.reason}"


def _ranges(rows: Iterable[int]) -> str:
    """`3–7、9`."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
