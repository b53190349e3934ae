"""A booklet: A5 pages laid out on A4 sheets to print on both sides, fold and staple."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject

_SHEET = 4
"""Pages on a sheet: two on each side."""


def booklet(pdf: bytes, title: str) -> bytes:
    """The pages of an A5 file, two to a side, in the order in which a booklet is folded."""
    reader, writer = PdfReader(BytesIO(pdf)), PdfWriter()
    width, height = (float(size) for size in reader.pages[0].mediabox[2:])
    for left, right in spreads(len(reader.pages)):
        side = writer.add_blank_page(width * 2, height)
        for number, shift in ((left, 0.0), (right, width)):
            if number is not None:
                side.merge_transformed_page(
                    reader.pages[number], Transformation().translate(shift, 0)
                )
    _describe(writer, reader, title)
    out = BytesIO()
    writer.compress_identical_objects()
    writer.write(out)
    return out.getvalue()


def spreads(count: int) -> list[tuple[int | None, int | None]]:
    """Which pages, from 0, stand left and right on each side; None where one is empty.

    >>> spreads(3)
    [(None, 0), (1, 2)]
    """
    total = -(-count // _SHEET) * _SHEET
    sides = [
        (total - 1 - side, side) if side % 2 == 0 else (side, total - 1 - side)
        for side in range(total // 2)
    ]
    return [(_or_none(left, count), _or_none(right, count)) for left, right in sides]


def _or_none(number: int, count: int) -> int | None:
    return number if number < count else None


def _describe(writer: PdfWriter, reader: PdfReader, title: str) -> None:
    """Title, language and dates of the source."""
    dates = {name: value for name, value in (reader.metadata or {}).items() if "Date" in name}
    writer.add_metadata({"/Title": title, "/Producer": "kb", **dates})
    writer.root_object[NameObject("/Lang")] = reader.root_object["/Lang"]
