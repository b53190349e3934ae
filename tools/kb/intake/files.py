"""The door of the intake: one file read, one folder written whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kb.intake.decode import MAX_BYTES
from kb.intake.page import IntakeError
from kb.source.tree import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Mapping


def read(file: Path) -> bytes:
    """The bytes of a file, at most one more than is taken in.

    Raises:
        IntakeError: it cannot be read.

    """
    try:
        if not file.is_file():
            raise IntakeError("不是普通文件，没有读")
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise IntakeError(f"读不出来（{error.strerror}）") from error


def refuse(out: Path, root: Path) -> None:
    """Refuse a folder that would be published or that holds something already.

    Raises:
        IntakeError: it is one of these.

    """
    place = out.resolve()
    if any(place.is_relative_to((root / folder).resolve()) for folder in FOLDERS):
        raise IntakeError(
            f"{out} 会被发布；草稿里有报纸原文，放到 {'、'.join(FOLDERS)} 以外的文件夹"
        )
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise IntakeError(f"{out} 已经有东西了，没有改动它；用 --out 换一个文件夹")


def write(texts: Mapping[str, str], out: Path) -> None:
    """Write a folder of texts: all of them or nothing.

    Raises:
        IntakeError: the folder cannot be written.

    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".kb-intake-") as made:
            whole = Path(made) / "whole"
            whole.mkdir()
            for name, text in texts.items():
                (whole / name).write_bytes(text.encode("utf-8"))
            if out.exists():
                out.rmdir()
            whole.rename(out)
    except OSError as error:
        raise IntakeError(f"{out} 写不了（{error.strerror}）") from error
