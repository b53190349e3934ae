"""What a check is, and how it becomes known.

A check is a generator in a file of its own.  File, function and check have one
name; the module's docstring is the manual.  `@check` is the only registration.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from kb.checks.finding import Finding, Severity

if TYPE_CHECKING:
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.source.edit import Repair
    from kb.source.fault import Fault
    from kb.source.span import Span

Scope = Literal["document", "file", "data", "library", "findings"]
"""How far a check looks: one article, one file that people write, the data, everything, or
the other checks' findings."""

_LAST_SECTION, _NEVER = "## 什么时候可以放行\n", "不能放行"

Generator = Callable[..., Iterator[Finding]]


@dataclass(frozen=True)
class Check:
    """A check and its manual."""

    name: str
    severity: Severity
    scope: Scope
    since: str
    manual: str
    module: str
    run: Generator

    @property
    def title(self) -> str:
        """The manual's first line."""
        return self.manual.partition("\n")[0]

    @property
    def is_final(self) -> bool:
        """Whether the manual says that nobody may allow what it finds."""
        return self.manual.rpartition(_LAST_SECTION)[2].startswith(_NEVER)


_CHECKS: dict[str, Check] = {}


def check(*, severity: Severity, scope: Scope, since: str) -> Callable[[Generator], Generator]:
    """Register a generator as the check of its own name."""

    def register(run: Generator) -> Generator:
        name = run.__name__.replace("_", "-")
        manual = inspect.getdoc(inspect.getmodule(run)) or ""
        _CHECKS[name] = Check(name, severity, scope, since, manual, run.__module__, run)
        return run

    return register


def all_checks() -> dict[str, Check]:
    """Every check by name, in alphabetical order."""
    _load()
    return dict(sorted(_CHECKS.items()))


@cache
def _load() -> None:
    """Each file registers its own check; looking for them takes too long to do it twice."""
    package = importlib.import_module("kb.checks")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"kb.checks.{module.name}")


def finding(  # noqa: PLR0913, PLR0917 — the parts of a finding, the last two seldom given
    run: Any, span: Span, message: str, remedy: str, label: str = "", repair: Repair = ()
) -> Finding:
    """A finding of the check whose generator is given."""
    known = _CHECKS[run.__name__.replace("_", "-")]
    return Finding(known.name, known.severity, span, message, remedy, label, repair)


def reported(run: Any, document: Document) -> Iterator[Finding]:
    """The findings of a check whose defects the reader has already met."""
    yield from from_faults(run, document.faults)


def met_while_reading(run: Any, library: Library) -> Iterator[Finding]:
    """What was wrong with any file before it was parsed, articles, data and other files."""
    for document in library.documents.values():
        yield from from_faults(run, document.source.faults)
    yield from from_faults(run, library.registry.faults)
    yield from from_faults(run, library.faults)


def from_faults(run: Any, faults: tuple[Fault, ...]) -> Iterator[Finding]:
    """The faults that bear a check's name, as its findings."""
    name = run.__name__.replace("_", "-")
    for fault in faults:
        if fault.check == name:
            yield finding(run, fault.span, fault.message, fault.help, fault.label, fault.repair)
