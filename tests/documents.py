"""Documents with other fields than their files have."""

from __future__ import annotations

from dataclasses import replace


def with_fields(document, fields, path=None):
    """A copy with these fields and the same text, as if read from `path`."""
    source = replace(document.source, path=path) if path else document.source
    copy = replace(document, source=source)
    # What was read is kept under these names; the copy takes it over instead of reading anew.
    body = document.body
    vars(copy).update(body=body, _head=replace(vars(document)["_head"], fields=fields))
    return copy
