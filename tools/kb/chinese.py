"""Click's own words in Chinese: usage, options, and what is wrong with a command.

Click asks gettext, which wants compiled catalogues and a locale; a table does for so few
words.  A sentence that is not here, or that a new release words anew, stays English.
"""

from __future__ import annotations

from click import core, decorators, exceptions, formatting, parser, types

WORDS = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "default: {default}": "默认 {default}",
    "env var: {var}": "环境变量 {var}",
    "required": "必须写",
    "Show this message and exit.": "显示这些说明。",
    "Aborted!": "已停止。",
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "看用法：{command} {option}",
    "No such command {name!r}.": "没有 {name} 这个命令。",
    "No such option {name!r}.": "没有 {name} 这个选项。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "是不是其中一个：{possibilities}？",
    "Missing command.": "没有写要做什么。",
    "Missing argument": "少写了",
    "Missing option": "少写了选项",
    "Missing parameter": "少写了",
    "Choose from:\n\t{choices}": "可以写：\n\t{choices}",
    "Invalid value: {message}": "写得不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写得不对：{message}",
    "Got unexpected extra argument ({args})": "多写了（{args}）",
    "Got unexpected extra arguments ({args})": "多写了（{args}）",
    "Option {name!r} requires an argument.": "选项 {name} 后面要写一个值。",
    "Option {name!r} does not take a value.": "选项 {name} 后面不写值。",
    "{value!r} is not {choice}.": "{value} 不是 {choice}。",
    "{value!r} is not one of {choices}.": "没有 {value}，可以写：{choices}。",
    "{value!r} does not match the format {format}.": "没有 {value} 这一天，写成 2026-11-21 这样。",
    "{value!r} is not a valid {number_type}.": "{value} 不是数字。",
    "{value} is not in the range {range}.": "{value} 不在 {range} 之内。",
    "{name} {filename!r} does not exist.": "没有这个{name}：{filename}",
    "{name} {filename!r} is a file.": "{filename} 是文件，这里要文件夹",
    "{name} {filename!r} is a directory.": "{filename} 是文件夹，这里要文件",
    "{name} {filename!r} is not readable.": "{filename} 没有读取权限",
    "file": "文件",
    "File": "文件",
    "directory": "文件夹",
    "Directory": "文件夹",
    "path": "路径",
    "Path": "路径",
}


def speak_chinese() -> None:
    """Put the table in the place of gettext in Click's modules."""
    for module in (core, decorators, exceptions, formatting, parser, types):
        for name, say in (("_", _say), ("ngettext", _say_number)):
            if hasattr(module, name):
                setattr(module, name, say)


def _say(words: str) -> str:
    return WORDS.get(words, words)


def _say_number(one: str, many: str, count: int) -> str:
    return _say(one if count == 1 else many)
