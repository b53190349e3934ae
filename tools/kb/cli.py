"""The `kb` command: names, and where each command stands."""

from __future__ import annotations

import gc
from importlib import import_module

import click

from kb.chinese import speak_chinese

speak_chinese()

_FILES = {"explain": "explain", "list": "explain", "fix": "check", "impact": "law"}
"""Commands that share a file with another or have a different name."""
_NAMES = (
    "build", "check", "docs", "due", "explain", "fix", "handout", "impact", "intake", "links",
    "list", "new", "pack", "report", "search-eval", "serve", "stations",
)  # fmt: skip


class Commands(click.Group):
    """Loads a command's file when the command is named: an editor waits for every import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in alphabetical order."""
        del ctx
        return list(_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        del ctx
        if cmd_name not in _NAMES:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"kb.commands.{_FILES.get(name, name)}")
        found = getattr(module, f"{name}_" if name == "list" else name)
        assert isinstance(found, click.Command)  # noqa: S101 — every file registers its own
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """工友知识库：检查、解释、新建、发布。"""
    # Documents live until the end and hold no cycles: collecting often only costs time.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
