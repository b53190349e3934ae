"""The figures as tables, with the budgets beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from bench.phone.link import FOUR_G
from bench.phone.measure import LINKS, PATIENCE, PLAIN
from bench.phone.sites import FLOOR, OURS, PAGES, STOCK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bench.phone.results import Result

_BYTES = """\
| 页面 | 网站 | 请求 | 别家主机 | 阻塞 | gz KB | br KB | 分类 gz KB | 内联 | 是底线的 |
|---|---|--:|---|--:|--:|--:|---|---|--:|"""
_TIMES = """\
| 页面 | 网站 | CPU | LCP 4G | 比底线 | LCP 3G | 比底线 | TBT 4G | CLS |
|---|---|--:|--:|--:|--:|--:|--:|--:|"""
_CHECKS = """\
| 页面 | 网站 | axe 亮/暗 | 网页写法错误 | 关掉脚本还在的字 | 别家主机不答时，多久见到字 |
|---|---|--:|--:|--:|--:|"""
_BUDGET = "| 预算 | 要求 | 本站（最差的一页） | | Material |\n|---|--:|--:|:-:|--:|"


@dataclass(frozen=True)
class Report:
    """One session: results, offline replay, and under what conditions."""

    results: Sequence[Result]
    offline: Mapping[str, bool] | None
    runs: int
    machine: str

    def markdown(self) -> str:
        """All tables."""
        parts = (
            f"# 手机上第一次打开\n\n{self.machine}。每项 {self.runs} 轮，取中位数。\n",
            "## 预算\n\n" + "\n".join((_BUDGET, *self._budgets())),
            f"\n离线：{self._offline()}\n",
            "## 字节和请求\n\n分类是 HTML/CSS/JS/其他，内联是 CSS/JS。\n\n"
            + "\n".join((_BYTES, *map(self._bytes_line, self.results))),
            "\n## 快慢\n\n毫秒；括号里是各轮最小和最大。\n\n"
            + "\n".join((_TIMES, *map(self._times_line, self.results))),
            "\n## 查对\n\n" + "\n".join((_CHECKS, *map(self._checks_line, self.results))),
        )
        return "\n".join(parts) + "\n"

    def write(self, folder: Path) -> None:
        """Write `phone.md` and `phone.json`."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "phone.md").write_text(self.markdown(), encoding="utf-8")
        everything = {
            "machine": self.machine,
            "runs": self.runs,
            "offline": self.offline,
            "results": [result.as_json() for result in self.results],
        }
        text = json.dumps(everything, indent=1, ensure_ascii=False)
        (folder / "phone.json").write_text(text + "\n", encoding="utf-8")

    def _floor(self, result: Result) -> Result:
        return next(r for r in self.results if (r.site, r.page) == (FLOOR, result.page))

    def _ratio(self, result: Result, link: str) -> float:
        """LCP against the floor page of the same run: the median of the runs' ratios."""
        pairs = zip(result.looks[link], self._floor(result).looks[link], strict=True)
        return median(look.lcp / floor.lcp for look, floor in pairs)

    def _budgets(self) -> Iterator[str]:
        for name, limit, show, figure in self._lines():
            ours, stock = (
                max((figure(r) for r in self.results if r.site == site), default=0)
                for site in (OURS, STOCK)
            )
            verdict = "✓" if ours <= limit else "✗"
            told = show.format
            yield f"| {name} | ≤ {told(limit)} | {told(ours)} | {verdict} | {told(stock)} |"

    def _lines(self) -> Iterator[tuple[str, float, str, Callable[[Result], float]]]:
        yield "点任何东西以前，gz KB", 14, "{:.1f}", lambda r: r.bytes_of() / 1024
        yield "请求", 3, "{:.0f}", lambda r: r.any_look.requests
        yield "阻塞显示的文件", 0, "{:.0f}", lambda r: r.any_look.blocking
        yield "别家主机", 0, "{:.0f}", lambda r: len(r.any_look.hosts)
        yield "CSS，gz KB（内联的也算）", 5, "{:.1f}", lambda r: r.with_inline("css") / 1024
        yield "JS，gz KB（内联的也算）", 2, "{:.1f}", lambda r: r.with_inline("js") / 1024
        yield "主线程 CPU，毫秒", 45, "{:.0f}", lambda r: median(r.cpu)
        for shape in LINKS:
            yield (
                f"LCP 比底线页，{shape.name}",
                1.25,
                "{:.2f}",
                lambda r, n=shape.name: self._ratio(r, n),
            )
        yield "CLS", 0, "{:.3f}", lambda r: r.typical(FOUR_G.name, "cls")
        yield "axe 找到的地方（亮、暗）", 0, "{:.0f}", lambda r: len(r.axe)
        if all(r.html_errors is not None for r in self.results):
            yield "网页写法错误", 0, "{:.0f}", lambda r: len(r.html_errors or ())

    def _offline(self) -> str:
        if self.offline is None:
            return "网站没有 sw.js，没有量。"
        told = "，".join(
            f"{name}{'能' if works else '不能'}" for name, works in self.offline.items()
        )
        return f"只打开过“{next(iter(PAGES))}”，服务器停掉以后再打开：{told}。"

    def _bytes_line(self, result: Result) -> str:
        look = result.any_look
        kinds = "/".join(_kb(result.bytes_of(kind)) for kind in ("html", "css", "js", "other"))
        inline = "/".join(_kb(result.inline.get(kind, 0)) for kind in ("css", "js"))
        times = result.bytes_of() / self._floor(result).bytes_of()
        hosts = "、".join(look.hosts) or "无"
        br = _kb(result.bytes_of(compression="br"))
        size = f"{_kb(result.bytes_of())} | {br} | {kinds} | {inline} | {times:.1f}×"
        asked = f"{look.requests} | {hosts} | {look.blocking}"
        return f"| {result.page} | {result.site} | {asked} | {size} |"

    def _times_line(self, result: Result) -> str:
        links = " | ".join(self._on_link(result, shape.name) for shape in LINKS)
        tbt, cls = (result.typical(FOUR_G.name, figure) for figure in ("tbt", "cls"))
        cpu = _spread(result.cpu)
        return f"| {result.page} | {result.site} | {cpu} | {links} | {tbt:.0f} | {cls:.3f} |"

    def _on_link(self, result: Result, link: str) -> str:
        paints = _spread([look.lcp for look in result.looks[link]])
        return f"{paints} | {self._ratio(result, link):.2f}×"

    def _checks_line(self, result: Result) -> str:
        axe = "/".join(
            str(sum(line.startswith(scheme) for line in result.axe)) for scheme in ("light", "dark")
        )
        errors = "没有 java" if result.html_errors is None else str(len(result.html_errors))
        text = f"{result.text_without_script / max(1, result.looks[PLAIN][0].text):.0%}"
        paint = result.silent_paint
        silence = f"过了 {PATIENCE / 1000:.0f} 秒还没有" if paint is None else f"{paint:.0f} 毫秒"
        return f"| {result.page} | {result.site} | {axe} | {errors} | {text} | {silence} |"


def _kb(size: int) -> str:
    return f"{size / 1024:.1f}" if size else "0"


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):.0f}（{min(values):.0f}–{max(values):.0f}）"
