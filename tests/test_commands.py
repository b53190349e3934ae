"""Every command has help, and docs/contributing/commands.md says what the code says."""

from __future__ import annotations

import re

import click
import pytest

from kb.cli import main
from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "docs/contributing/commands.md").read_text(encoding="utf-8")
_, *PARTS = re.split(r"^## kb ([\w -]+) \{#([\w-]+)\}\n\n", PAGE, flags=re.MULTILINE)
SECTIONS = dict(zip(PARTS[::3], PARTS[2::3], strict=True))


def commands(group, *before):
    """Every command by its words; those of a group count, and the group itself does not."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)
        else:
            yield " ".join((*before, name)), command


COMMANDS = dict(commands(main))


def test_a_section_is_found_by_the_words_of_its_command():
    assert PARTS[1::3] == [name.replace(" ", "-") for name in PARTS[::3]]


def test_the_page_has_every_command_and_no_other():
    assert set(SECTIONS) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_described_in_the_words_of_its_help(name):
    command = COMMANDS[name]

    assert command.help
    assert SECTIONS[name].startswith(f"{command.help}\n\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_usage_is_the_one_that_the_command_prints(name):
    context = click.Context(COMMANDS[name], info_name=f"kb {name}")
    usage = context.get_usage().removeprefix("用法： ")

    assert f"```text\n{usage}\n```" in SECTIONS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_listed_with_its_help_and_no_other(name):
    options = [
        (option.opts[0], option.help)
        for option in COMMANDS[name].params
        if isinstance(option, click.Option)
    ]

    assert re.findall(r"^\| `(--[\w-]+)` \| (.+) \|$", SECTIONS[name], re.MULTILINE) == options
    assert all(help_ for _, help_ in options)


HOW_TO = sorted((REPOSITORY / "docs/contributing/how-to").glob("*.md"))
TOLD = [REPOSITORY / "CONTRIBUTING.md", REPOSITORY / "docs/contributing/index.md", *HOW_TO]


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.stem)
def test_a_guide_names_only_commands_that_there_are(path):
    text = path.read_text(encoding="utf-8")

    assert set(re.findall(r"(?:`|bin/)kb ([a-z][\w-]*)", text)) <= set(
        main.list_commands(click.Context(main))
    )


def test_every_guide_is_found_from_the_first_page():
    index = (REPOSITORY / "docs/contributing/index.md").read_text(encoding="utf-8")

    assert [path.name for path in HOW_TO if f"(how-to/{path.name})" not in index] == []
