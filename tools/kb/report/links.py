"""Outside links, for a terminal and for the one issue that is kept up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.outside.answer import ALIVE, GONE, UNKNOWN
from kb.outside.history import DAYS_UNTIL_DEAD
from kb.report.markdown import escaped, table
from kb.report.plain import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from kb.outside.history import Known
    from kb.registry.outside_links import OutsideLinks
    from kb.source.span import Span


@dataclass(frozen=True)
class LinkReport:
    """The links, what is known of them, and which are left alone."""

    links: Mapping[str, Sequence[Span]]
    history: Mapping[str, Known]
    suppressions: OutsideLinks
    as_of: date

    def groups(self) -> Iterator[tuple[str, list[str]]]:
        """Titles and addresses, the worst first; empty groups are left out."""
        judged = [url for url in self.links if not self.suppressions.suppressed(url, self.as_of)]
        known = [(url, self.history[url]) for url in judged if url in self.history]
        groups = {
            f"打不开了（{DAYS_UNTIL_DEAD} 天问都没有）": [u for u, k in known if k.is_dead],
            "打不开，再看几天": [u for u, k in known if k.state == GONE and not k.is_dead],
            "搬了家，换成新的网址": [u for u, k in known if k.moved and k.state == ALIVE],
            "说不准（对方拒绝、太忙或者没有回答）": [
                u for u, k in known if k.state == UNKNOWN and not k.is_dead
            ],
            "先不管的": [url for url in self.links if url not in judged],
        }
        yield from ((title, urls) for title, urls in groups.items() if urls)

    @property
    def dead(self) -> int:
        """How many links have to be replaced."""
        return sum(
            known.is_dead and not self.suppressions.suppressed(url, self.as_of)
            for url, known in self.history.items()
        )

    @property
    def headline(self) -> str:
        """The whole in one line."""
        return f"{self.as_of}：{len(self.links)} 个站外链接，{self.dead} 个打不开了。"

    def said(self, url: str) -> str:
        """What the server answered, or why it is not judged."""
        if row := self.suppressions.suppressed(url, self.as_of):
            return f"{row.reason}（到 {row.until}）"
        known = self.history[url]
        days = f"，{'、'.join(known.gone)}" if known.gone else ""
        return f"{known.reason}{days}" + (f" → {known.moved}" if known.moved else "")


def as_text(report: LinkReport) -> str:
    """For a terminal."""
    lines = [report.headline]
    for title, urls in report.groups():
        lines += ["", title]
        for url in urls:
            lines.append(f"  {url}  {report.said(url)}")
            lines += [f"    {span}" for span in report.links[url]]
    return "\n".join(map(shown, lines)) + "\n"


def as_markdown(report: LinkReport) -> str:
    """For an issue."""
    return "\n".join(_markdown(report)) + "\n"


def _markdown(report: LinkReport) -> Iterator[str]:
    yield f"{escaped(report.headline)}\n"
    for title, urls in report.groups():
        yield f"## {title}\n"
        rows = [
            (
                escaped(url),
                escaped(report.said(url)),
                escaped("、".join(map(str, report.links[url]))),
            )
            for url in urls
        ]
        yield from table(("链接", "回答", "在哪里"), rows)


RENDERERS = {"plain": as_text, "markdown": as_markdown}
