"""The content of an earlier revision, taken out of Git into a folder."""

from __future__ import annotations

import io
import subprocess
import tarfile
from typing import TYPE_CHECKING

from kb.source.tree import FOLDERS

if TYPE_CHECKING:
    from pathlib import Path


class RevisionError(Exception):
    """Git does not know the revision, or there is no Git here; the message says which."""


def base_commit(root: Path, revision: str) -> str:
    """The commit at which the present work left a revision: what readers had before it.

    Raises:
        RevisionError: the revision is not known.

    """
    name = f"{revision}^{{commit}}"
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name).strip()
    try:
        return _git(root, "merge-base", commit.decode(), "HEAD").decode().strip()
    except RevisionError:
        # A shallow clone does not hold the place where the branches part.
        return commit.decode()


def unpack(root: Path, commit: str, folder: Path) -> None:
    """Put the content folders of a commit into an empty folder; links stay out.

    Raises:
        RevisionError: Git could not give them.

    """
    packed = io.BytesIO(_git(root, "archive", "--format=tar", commit))
    with tarfile.open(fileobj=packed) as archive:
        for member in archive:
            if member.name.split("/")[0] in FOLDERS and (member.isfile() or member.isdir()):
                archive.extract(member, folder, filter="data")


def changed_tools(root: Path, commit: str) -> tuple[str, ...]:
    """The files outside the content folders that differ from a commit: rules, tools, settings.

    Raises:
        RevisionError: Git could not tell.

    """
    tracked = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", commit)
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    paths = (tracked + new).decode("utf-8", "replace").split("\0")
    return tuple(sorted({path for path in paths if path and path.split("/")[0] not in FOLDERS}))


def _git(root: Path, *words: str) -> bytes:
    try:
        run = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=True)  # noqa: S603, S607 — fixed words and one checked name
    except FileNotFoundError as error:
        message = "这台电脑上没有 git"
        raise RevisionError(message) from error
    except subprocess.CalledProcessError as error:
        message = error.stderr.decode("utf-8", "replace").strip() or f"git 不认识 {words[-1]}"
        raise RevisionError(message) from error
    return run.stdout
