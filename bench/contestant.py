"""Who is measured: a name, and how to make a corpus ready for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class NotReadyError(Exception):
    """Something that a contestant needs is not installed."""


@dataclass(frozen=True, slots=True)
class Job:
    """One command to measure; `out` is where it puts the site, if it makes one."""

    command: list[str]
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Contestant:
    """`prepare` turns a corpus and an empty folder into a job; it is not measured."""

    name: str
    label: str
    prepare: Callable[[Path, Path], Job]
