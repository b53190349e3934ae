"""What one run of a command costs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""Systems do not agree on the unit of `ru_maxrss`."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds and peak memory of a process and all that it waited for.

    The peak is that of the largest single process.  It cannot be lower than
    the memory of the measuring process itself, about 25 MB.
    """

    cpu: float
    wall: float
    peak: int


class CommandError(Exception):
    """The command did not end well; the message says how."""


def measure(command: Sequence[str], log: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command once; what it prints goes to `log`.

    Raises:
        CommandError: the command could not be started, or its exit code was not 0.

    """
    with log.open("wb") as output:
        begin = time.perf_counter()
        process = _start(command, output.fileno(), environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        message = f"退出码 {process.returncode}：{_last_lines(log)}"
        raise CommandError(message)
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * _BYTES_PER_UNIT)


def _start(
    command: Sequence[str], output: int, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    except OSError as error:
        message = f"不能启动 {command[0]}：{error.strerror}"
        raise CommandError(message) from error


def _last_lines(log: Path, count: int = 3) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    told = [line.strip() for line in lines if line.strip()]
    return " / ".join(told[-count:])[-300:] or "没有输出"


def typical(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        median(cost.cpu for cost in costs),
        median(cost.wall for cost in costs),
        int(median(cost.peak for cost in costs)),
    )
