"""What changed for readers, for a terminal and for the summary of a pull request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.types import Article
from kb.difference import ADDED, CHANGED, FIELDS, REMOVED, RENAMED, Changes, falling_due
from kb.report.markdown import escaped, table
from kb.report.plain import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.difference import Change, DataChange

SOON = 30
"""Days: a changed article that falls due sooner was hardly checked when it was changed."""
_KINDS = {ADDED: "新增", REMOVED: "删除", RENAMED: "改名", CHANGED: "修改"}
_SEVERITIES = {"error": "错误", "warning": "警告"}


@dataclass(frozen=True)
class Summary:
    """All that a reviewer is told."""

    base: str
    changes: Changes
    after: Library
    findings: Sequence[Finding]
    tools: Sequence[str] = ()
    """Files that are no content and changed too."""

    @property
    def errors(self) -> int:
        """How many findings stand in the way of publishing."""
        return sum(finding.severity == "error" for finding in self.findings)

    @property
    def headline(self) -> str:
        """The whole in one line."""
        kinds = [change.kind for change in self.changes.articles]
        parts = [f"{_KINDS[kind]} {kinds.count(kind)} 篇" for kind in _KINDS if kind in kinds]
        warnings = len(self.findings) - self.errors
        return f"{'，'.join(parts) or '没有改文章'}；{self.errors} 个错误，{warnings} 个警告。"


def as_markdown(summary: Summary) -> str:
    """The summary for GitHub."""
    return "\n".join(_markdown(summary)) + "\n"


def as_text(summary: Summary) -> str:
    """The summary for a terminal."""
    # Text of strangers keeps to its line: one of its own could command a terminal, or a workflow.
    return "\n".join(map(shown, _plain(summary))) + "\n"


def _markdown(summary: Summary) -> Iterator[str]:
    yield f"## 给读者的变化\n\n和 `{summary.base[:10]}` 相比：{summary.headline}\n"
    if summary.findings:
        yield "### 检查结果\n"
        yield from table(("级别", "位置", "问题", "怎么改", "检查"), _finding_rows(summary))
    for change in summary.changes.articles:
        yield f"### {_KINDS[change.kind]}：{escaped(change.title)}\n\n{escaped(_where(change))}\n"
        if change.differences:
            cells = (
                tuple(map(escaped, (each.what, each.old, each.new))) for each in change.differences
            )
            yield from table(("什么", "原来", "现在"), cells)
    for data in summary.changes.data:
        yield f"### 数据：{escaped(data.path)}\n"
        yield from (f"- {escaped(line)}" for line in _data_lines(data))
        yield ""
    for title, lines in _lists(summary):
        yield f"### {title}\n"
        yield from (f"- {escaped(line)}" for line in lines)
        yield ""


def _plain(summary: Summary) -> Iterator[str]:
    yield f"和 {summary.base[:10]} 相比：{summary.headline}"
    for found in summary.findings:
        yield f"  {_SEVERITIES[found.severity]}[{found.check}] {found.span}: {found.message}"
        yield f"    怎么改：{found.help}"
    for change in summary.changes.articles:
        yield from ("", f"{_KINDS[change.kind]}：{change.title}（{_where(change)}）")
        for each in change.differences:
            yield f"  {each.what}：{_arrow(each.old, each.new)}"
    for data in summary.changes.data:
        yield from ("", f"数据：{data.path}")
        yield from (f"  {line}" for line in _data_lines(data))
    for title, lines in _lists(summary):
        yield from ("", title)
        yield from (f"  {line}" for line in lines)


def _finding_rows(summary: Summary) -> Iterator[Sequence[str]]:
    ordered = sorted(summary.findings, key=lambda found: found.severity)
    for found in ordered:
        cells = (_SEVERITIES[found.severity], str(found.span), found.message, found.help)
        yield (*map(escaped, cells), f"`{found.check}`")


def _where(change: Change) -> str:
    return f"{change.old_path} → {change.path}" if change.kind == RENAMED else change.path


def _arrow(old: str, new: str) -> str:
    if not old:
        return f"新写了 {new}"
    return f"{old} → {new}" if new else f"去掉了 {old}"


def _data_lines(data: DataChange) -> Iterator[str]:
    if data.is_long:
        yield f"去掉 {len(data.removed)} 行，写进 {len(data.added)} 行"
        return
    yield from (f"去掉：{line}" for line in data.removed if line.strip())
    yield from (f"写进：{line}" for line in data.added if line.strip())


def _lists(summary: Summary) -> Iterator[tuple[str, list[str]]]:
    """The lists that close the report; one that is empty is left out."""
    changes = summary.changes
    found = {
        "改了法律的记录，引用到的地方要看": [f"《{n}》：{count} 处" for n, count in changes.laws],
        "要重新打印": [
            f"{each.title}（{each.path}）：{each.because}改了" for each in changes.reprints
        ],
        "再核对的日期推后了，核对的日期没有变": list(_put_off(summary)),
        f"改了，却在 {SOON} 天内就要再核对": list(_soon(summary)),
        "工具、规矩、设置也改了，请维护者看": list(summary.tools),
        "新的网址": list(changes.new_addresses),
        "没有了、也没有转向的网址": list(changes.lost_addresses),
    }
    yield from ((title, lines) for title, lines in found.items() if lines)


def _put_off(summary: Summary) -> Iterator[str]:
    """Articles that are said to hold for longer, though nobody says to have looked."""
    for change in summary.changes.articles:
        dates = {each.what: each for each in change.differences if change.kind == CHANGED}
        term = dates.get(FIELDS["review_by"])
        if term and term.old < term.new and FIELDS["reviewed"] not in dates:
            yield f"{term.old} → {term.new}  {change.title}（{change.path}）"


def _soon(summary: Summary) -> Iterator[str]:
    for document in falling_due(summary.changes, summary.after, SOON):
        if isinstance(document.fields, Article):
            yield f"{document.fields.review_by}  {document.title}（{document.path}）"


RENDERERS = {"plain": as_text, "markdown": as_markdown}
