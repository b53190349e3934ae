"""放行没有用处，或者不合规定。

## 查什么
放行注释和 `data/exceptions.yml` 里的每一条：
有没有理由、检查的名字对不对、这个检查能不能放行、过没过期、是不是真的放行了什么。
`privacy-` 开头的检查保护的是人，放行还要写到哪一天为止。

## 为什么
过期的放行会悄悄遮住新的错误。这张单子只应当越来越短。

## 例子
    <!-- kb: allow figure-undeclared -->

## 应当这样写
    <!-- kb: allow figure-undeclared 这是法律规定的数 -->
    <!-- kb: allow privacy-phone until 2027-01-01 机关公布的值班电话 -->

## 什么时候可以放行
不能放行：直接删掉没有用的那一条。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.allowance import places
from kb.checks.check import all_checks, check, finding
from kb.content.validation import guess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.allowance import Allowance, Place
    from kb.checks.finding import Finding
    from kb.content.library import Library


@check(severity="error", scope="findings", since="2026.11")
def useless_exception(
    library: Library, findings: list[Finding], allowances: list[Allowance]
) -> Iterator[Finding]:
    """放行没有用处，或者不合规定。"""
    needed = {place for found in findings for place in places(found)}
    for allowance in allowances:
        if problem := _problem(allowance, needed, library):
            yield finding(useless_exception, allowance.span, *problem)


def _problem(allowance: Allowance, needed: set[Place], library: Library) -> tuple[str, str] | None:
    if problem := _name_problem(allowance.check):
        return problem
    if not allowance.reason:
        return "放行没有写理由", f"写成 <!-- kb: allow {allowance.check} 为什么 -->"
    if allowance.lacks_day:
        return (
            f"放行 `{allowance.check}` 没有写清到哪一天为止",
            f"写成 <!-- kb: allow {allowance.check} until 2027-01-01 为什么 -->",
        )
    if allowance.until and allowance.until < library.as_of:
        return f"放行到 {allowance.until} 为止，已经过期", "改好文章，或者写明新的理由和日期"
    if allowance.place not in needed and _has_run(allowance.check, library):
        return f"这里没有 `{allowance.check}` 的问题，放行没有用处", "删掉这一条放行"
    return None


def _name_problem(name: str) -> tuple[str, str] | None:
    checks = all_checks()
    if name not in checks:
        near = guess(name, list(checks))
        remedy = f"是不是 `{near}`？" if near else "运行 `kb list checks` 看有哪些检查"
        return f"没有叫 `{name}` 的检查", remedy
    if checks[name].is_final:
        return f"`{name}` 不能放行", "删掉这一条放行，改好内容"
    return None


def _has_run(name: str, library: Library) -> bool:
    """Whether a check could find anything: without the sources, nothing overlaps with them."""
    return name != "overlap-with-source" or library.originals.files > 0
