"""The results of one session, kept as JSON and Markdown."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from bench.table import cost_table, growth_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.outcome import Outcome

_PACKAGES = ("mkdocs", "mkdocs-material", "markdown-it-py", "pydantic", "hugo", "jieba")


@dataclass(frozen=True)
class Report:
    """All outcomes, and under what conditions they came about."""

    outcomes: Sequence[Outcome]
    runs: int
    reference: str

    def markdown(self) -> str:
        """The tables, with the conditions on top."""
        told = "，".join(f"{name} {value}" for name, value in _versions().items())
        machine = f"Python {platform.python_version()}，{os.cpu_count()} 核，{platform.machine()}"
        head = f"# 测速结果\n\n{machine}；{told}。每项跑 {self.runs} 轮，取中位数。\n"
        costs = cost_table(self.outcomes, self.reference)
        growth = growth_table(self.outcomes)
        return f"{head}\n{costs}" + (f"\n## 页数增加以后\n\n{growth}" if growth else "")

    def json(self) -> str:
        """Every single run."""
        rows = [outcome.as_json() for outcome in self.outcomes]
        told = {"python": platform.python_version(), "cores": os.cpu_count(), **_versions()}
        everything = {"with": told, "runs": self.runs, "outcomes": rows}
        return json.dumps(everything, indent=1, ensure_ascii=False)

    def write(self, folder: Path) -> None:
        """Write `build.md` and `build.json`."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "build.md").write_text(self.markdown(), encoding="utf-8")
        (folder / "build.json").write_text(self.json() + "\n", encoding="utf-8")


def _versions() -> dict[str, str]:
    """The packages that are installed."""
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "未安装"
    return found
