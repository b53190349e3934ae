"""What a check has to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kb.source.edit import Repair
    from kb.source.span import Span

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: where, what, and what to do.  Formats are made elsewhere.

    `repair` holds the edits that mend it; only a repair that is certain may stand here.
    """

    check: str
    severity: Severity
    span: Span
    message: str
    help: str
    label: str = ""
    repair: Repair = ()
