"""Values as scripts: `S("key",value)` loads over http and from a folder alike."""

from __future__ import annotations

import json
import re
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSAFE = {"</": "<\\/", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script(key: str, value: Any, function: str = "S") -> bytes:
    """One call of a function of the page, as UTF-8; nothing in it ends a script or a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for unsafe, escaped in _UNSAFE.items():
        text = text.replace(unsafe, escaped)
    return f'{function}("{key}",{_SURROGATE.sub(chr(0xFFFD), text)})\n'.encode()


def read_script(content: bytes) -> tuple[str, Any]:
    """Key and value of what `script` made."""
    _, _, call = content.decode().rstrip("\n").partition('("')
    key, _, value = call.partition('",')
    return key, json.loads(value[:-1])
