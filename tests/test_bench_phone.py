"""The measuring instruments of `make bench-phone`: the slow link, the account, the replay."""

from __future__ import annotations

import gzip
import time
import urllib.request
from pathlib import Path

import pytest
from bench.phone.link import FOUR_G, SEGMENT, Link, _Pipe
from bench.phone.results import inline_parts
from bench.phone.server import Server, Site


class Line:
    """A link without a network: only its clock."""

    shape = FOUR_G

    def __init__(self):
        self.free = 0.0

    def send(self, size, start):
        self.free = max(self.free, start) + size * 8 / self.shape.bandwidth
        return self.free


def test_ten_segments_go_at_once_and_the_next_waits_for_an_acknowledgement():
    pipe = _Pipe(Line())
    each = SEGMENT * 8 / FOUR_G.bandwidth

    arrivals = [pipe.arrival(SEGMENT, 0.0) for _ in range(11)]

    assert arrivals[:10] == pytest.approx([n * each + 0.075 for n in range(1, 11)])
    first_acknowledged = each + 0.150
    assert arrivals[10] == pytest.approx(first_acknowledged + each + 0.075)


def test_a_long_answer_comes_at_the_speed_of_the_line_in_the_end():
    pipe = _Pipe(Line())
    each = SEGMENT * 8 / FOUR_G.bandwidth

    arrivals = [pipe.arrival(SEGMENT, 0.0) for _ in range(500)]

    assert arrivals == sorted(arrivals)
    assert arrivals[-1] - arrivals[-101] == pytest.approx(100 * each)
    assert arrivals[-1] < 500 * each + 4 * FOUR_G.round_trip


def test_two_connections_share_the_line():
    line = Line()
    one, other = _Pipe(line), _Pipe(line)

    assert other.arrival(SEGMENT, 0.0) < one.arrival(SEGMENT, 0.0)


@pytest.fixture
def site(tmp_path: Path):
    (tmp_path / "index.html").write_text("<p>字</p>" * 100, encoding="utf-8")
    (tmp_path / "a.css").write_text("p{color:red}", encoding="utf-8")
    (tmp_path / "a.css.gz").write_bytes(gzip.compress(b"p{color:red}", 1))
    return tmp_path


def test_through_the_link_a_page_arrives_whole_and_late(site):
    server = Server(site)
    link = Link(server.port, FOUR_G)
    begin = time.monotonic()
    with urllib.request.urlopen(f"http://127.0.0.1:{link.port}/") as answer:
        data = answer.read()
    took = time.monotonic() - begin
    link.close()
    server.close()

    assert gzip.decompress(data) == (site / "index.html").read_bytes()
    # Two round trips of handshakes and one for the answer: never less, however fast the machine.
    assert took >= 3 * FOUR_G.round_trip
    assert [(entry.path, entry.kind, entry.gz) for entry in server.ledger] == [
        ("index.html", "html", len(data))
    ]


def test_compressed_files_beside_a_file_are_what_is_counted(site):
    path = Site(site).find("/a.css?v=1")
    data, entry = Site(site).body(path)

    assert data == (site / "a.css.gz").read_bytes()
    assert entry.gz == len(data)
    assert Site(site).find("/../../etc/passwd") is None
    assert Site(site).find("/nothing") is None


def test_style_and_script_within_a_page_are_weighed_but_linked_data_is_not():
    html = (
        '<style>p{}</style><script src=a.js></script><script type="application/ld+json">{}</script>'
    )

    assert inline_parts(html)["css"] == len(gzip.compress(b"p{}", 9))
    assert inline_parts(html)["js"] == 0
    assert inline_parts("<script>a()</script>")["js"] > 0
