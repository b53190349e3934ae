"""What a reader could not accept, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.source.edit import Repair
    from kb.source.span import Span


@dataclass(frozen=True, slots=True)
class Fault:
    """A defect met while reading; the check of the same name reports it.

    `message` says what is wrong with which value, `help` what to do, `label`
    stands under the carets.  All three are Chinese.  `repair` holds the edits that mend
    it, where no doubt is left.
    """

    check: str
    span: Span
    message: str
    help: str
    label: str = ""
    repair: Repair = ()


class FaultError(Exception):
    """Carries a fault out of a parser to the reader that records it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault
