"""A host for one test: the real site, of which a test may change, delay or break files."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit


@dataclass
class Host:
    """What the host answers instead of the site's own files, by path, e.g. `/sw.js`."""

    address: str = ""
    instead: dict[str, bytes] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    """How long it waits before it answers."""
    broken: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)


@contextmanager
def hosting(site: Path) -> Iterator[Host]:
    """A host on a port of its own, and with it an origin of its own."""
    host = Host()
    handler = functools.partial(_Handler, host, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_address[1]}"
        yield host
        server.shutdown()


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, host: Host, *arguments: object, directory: str) -> None:
        self.host = host
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.host.asked.append(path)
        time.sleep(self.host.seconds.get(path, 0))
        if path in self.host.broken:
            self.send_error(503)
        elif path in self.host.instead:
            self._send(path, self.host.instead[path])
        else:
            super().do_GET()

    def _send(self, path: str, content: bytes) -> None:
        self.send_response(200)
        kind = self.guess_type("index.html" if path.endswith("/") else path)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
