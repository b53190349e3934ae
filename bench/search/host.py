"""A server on this machine that compresses as others do and remembers what it sent."""

from __future__ import annotations

import gzip
import http.server
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from kb.site.compress import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_LEVEL = 6
"""What most servers press with while they send."""


@dataclass
class Host:
    """Where it listens, and the address and bytes of every answer, in order."""

    address: str = ""
    sent: list[tuple[str, int]] = field(default_factory=list)


@contextmanager
def serving(folders: Sequence[Path]) -> Iterator[Host]:
    """The files of some folders as one site; the first folder that has a file wins."""
    host = Host()
    handler = partial(_Handler, host, cache(partial(_body, tuple(folders))))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_address[1]}"
        yield host
        server.shutdown()


def _body(folders: Sequence[Path], address: str) -> tuple[bytes, bool] | None:
    """What is sent for an address, and whether it is compressed."""
    name = f"{address}index.html" if address.endswith("/") else address
    path = next((found for each in folders if (found := each / name[1:]).is_file()), None)
    if path is None:
        return None
    content, is_text = path.read_bytes(), path.suffix in TEXT
    return (gzip.compress(content, _LEVEL), True) if is_text else (content, False)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, body: object, *arguments: object) -> None:
        self.host, self.body = host, body
        super().__init__(*arguments)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Nothing is printed for every request."""

    def do_GET(self) -> None:
        address = unquote(urlsplit(self.path).path)
        found = self.body(address)  # type: ignore[operator]
        content, is_compressed = found or (b"", False)
        self.host.sent.append((address, len(content)))
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(address if "." in address else "a.html"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=3600")
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)
