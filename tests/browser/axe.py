"""axe-core, which comes inside a Python package: nothing is fetched when tests run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
TAGS = [*WCAG, "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that depend on the colour scheme."""
_AXE = Axe()


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """One line per node at fault: rule, selector, what is wrong; of all rules unless named."""
    options = {"runOnly": rules or TAGS, "resultTypes": ["violations"]}
    found = _AXE.run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
