"""A slow link: a proxy for TCP connections that delays and paces them.

The browser's own throttling leaves out the handshakes and does not slow workers and service
workers, so the link is outside the browser.  A connection costs two round trips before
the first byte may pass (TCP and TLS 1.3), begins with a window of ten segments that grows with
every acknowledgement (slow start), and shares the bandwidth with all others.  Nothing is lost.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass

SEGMENT = 1460
"""Bytes of one packet's content."""
_FIRST_WINDOW = 10 * SEGMENT
_HANDSHAKES = 2


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of link: round trip in seconds, bandwidth in bits per second."""

    name: str
    round_trip: float
    bandwidth: float


FOUR_G = Shape("4G", 0.150, 1_600_000)
THREE_G = Shape("3G", 0.300, 700_000)


class _Pipe:
    """One direction of one connection, in the time of the event loop."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.window = _FIRST_WINDOW
        self.unacknowledged: deque[tuple[float, int]] = deque()
        self.in_flight = 0
        self.last = 0.0

    def arrival(self, size: int, now: float) -> float:
        """When a segment that is ready now comes out at the other end."""
        start = max(now, self.last)
        while self.unacknowledged and (
            self.unacknowledged[0][0] <= start or self.in_flight + size > self.window
        ):
            moment, acknowledged = self.unacknowledged.popleft()
            start = max(start, moment)
            self.in_flight -= acknowledged
            self.window += acknowledged
        sent = self.link.send(size, start)
        self.last = start
        self.in_flight += size
        self.unacknowledged.append((sent + self.link.shape.round_trip, size))
        return sent + self.link.shape.round_trip / 2


class Link:
    """A shaped way to a local port, on a port of its own."""

    def __init__(self, target: int, shape: Shape) -> None:
        self.target, self.shape = target, shape
        self._free = 0.0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        opening = asyncio.start_server(self._connection, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(opening, self._loop).result()
        self.port = int(self._server.sockets[0].getsockname()[1])

    def send(self, size: int, start: float) -> float:
        """Take the line for so many bytes; returns when the last one has left."""
        self._free = max(self._free, start) + size * 8 / self.shape.bandwidth
        return self._free

    def close(self) -> None:
        """Hang up."""
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _hang_up(self) -> None:
        self._server.close()
        open_ones = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in open_ones:
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Cancelled when the link hangs up: the end of a visit is no error.
        with suppress(ConnectionError, asyncio.CancelledError):
            await asyncio.sleep(_HANDSHAKES * self.shape.round_trip)
            there, back = await asyncio.open_connection("127.0.0.1", self.target)
            await asyncio.gather(self._up(reader, back), self._down(there, writer))
            back.close()
        writer.close()

    async def _up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Requests are small: they are only delayed."""
        while data := await reader.read(65_536):
            await asyncio.sleep(self.shape.round_trip / 2)
            writer.write(data)
            await writer.drain()
        writer.close()

    async def _down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers are timed when they are ready and handed over when they have arrived."""
        road: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivery = asyncio.create_task(self._deliver(road, writer))
        pipe = _Pipe(self)
        while data := await reader.read(65_536):
            ready = self._loop.time()
            for start in range(0, len(data), SEGMENT):
                segment = data[start : start + SEGMENT]
                road.put_nowait((pipe.arrival(len(segment), ready), segment))
        road.put_nowait((0.0, b""))
        await delivery

    async def _deliver(
        self, road: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
    ) -> None:
        while True:
            moment, segment = await road.get()
            if not segment:
                break
            await asyncio.sleep(moment - self._loop.time())
            writer.write(segment)
            await writer.drain()
        writer.close()
