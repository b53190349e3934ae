"""`kb links` against a server on this machine: polite, patient, and never sure too soon."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from time import monotonic, sleep

import pytest

from kb.outside.answer import ALIVE, GONE, UNKNOWN, Answer
from kb.outside.history import learned, not_asked, read_history, write_history
from kb.outside.probe import AGENT, Manners, probe

DAY = date(2026, 11, 25)
HEAD = "---\ntype: page\ntitle: 链接\nsummary: 十个字以上的一段概要文字\n---\n\n"
QUICK = Manners(pause=0, timeout=5)
STATUS = {"/gone": 404, "/gone-for-good": 410, "/refused": 403, "/busy": 429, "/broken": 500}


class Server(ThreadingHTTPServer):
    """Notes who asked what and when, and how many at the same time."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        self.inside = self.most_inside = 0
        self.lock = threading.Lock()

    def url(self, path):
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        server = self.server
        with server.lock:
            server.inside += 1
            server.most_inside = max(server.most_inside, server.inside)
            server.asked.append((self.command, self.path, self.headers["User-Agent"], monotonic()))
        self.reply()
        with server.lock:
            server.inside -= 1

    do_HEAD = do_GET = answer  # noqa: N815 — the names that the base class calls

    def reply(self):
        if self.path == "/slow":
            sleep(1)
            return
        status = STATUS.get(self.path, 200)
        if self.path == "/only-get":
            status = 405 if self.command == "HEAD" else 200
        if self.path == "/head-lies":
            status = 404 if self.command == "HEAD" else 200
        if self.path in ("/moved", "/for-now", "/round"):
            status = 302 if self.path == "/for-now" else 301
        self.send_response(status)
        if status in (301, 302):
            self.send_header("Location", "/round" if self.path == "/round" else "/here")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server():
    with Server() as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield running
        running.shutdown()


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/here", ALIVE),
        ("/only-get", ALIVE),
        ("/head-lies", ALIVE),
        ("/moved", ALIVE),
        ("/gone", GONE),
        ("/gone-for-good", GONE),
        ("/refused", UNKNOWN),
        ("/busy", UNKNOWN),
        ("/broken", UNKNOWN),
        ("/round", UNKNOWN),
    ],
)
def test_only_not_found_means_gone(server, path, state):
    assert [each.state for each in probe([server.url(path)], QUICK)] == [state]


def test_a_lasting_move_is_told_and_a_passing_one_is_not(server):
    moved, passing = (probe([server.url(path)], QUICK)[0] for path in ("/moved", "/for-now"))

    assert moved.moved == server.url("/here")
    assert passing.moved == ""


def test_a_server_that_does_not_answer_in_time_or_at_all_is_unknown(server):
    slow = probe([server.url("/slow")], Manners(pause=0, timeout=0.1))[0]
    closed = probe(["http://127.0.0.1:1/"], QUICK)[0]

    assert (slow.state, closed.state) == (UNKNOWN, UNKNOWN)


def test_a_name_that_nobody_knows_is_gone():
    assert probe(["http://no-such-host.invalid/"], QUICK)[0].state == GONE


@pytest.mark.parametrize(
    "url", ["http://", "http://[", "http://a b/", "http://\u3002/", "https://x:99999/"]
)
def test_an_address_that_makes_no_sense_is_no_crash(url):
    assert probe([url], QUICK)[0].state in (UNKNOWN, GONE)


def test_one_server_is_asked_one_thing_at_a_time_with_a_pause_and_by_name(server):
    probe([server.url(f"/{number}") for number in range(4)], Manners(pause=0.05, timeout=5))
    moments = [moment for *_, moment in server.asked]

    assert server.most_inside == 1
    assert all(later - sooner >= 0.05 for sooner, later in pairwise(moments))
    assert {agent for _, _, agent, _ in server.asked} == {AGENT}


def gone_on(days, history=None):
    history = history or {}
    for day in days:
        history = learned(history, [Answer("u", GONE, "404")], ["u"], day)
    return history


def test_a_page_is_dead_when_it_was_gone_on_three_days():
    days = [DAY + timedelta(days=number) for number in range(3)]

    assert not gone_on(days[:2])["u"].is_dead
    assert gone_on(days)["u"].is_dead


def test_three_times_on_one_day_is_one_day():
    assert not gone_on([DAY, DAY, DAY])["u"].is_dead


def test_a_page_that_answers_again_begins_anew_and_an_unknown_answer_changes_nothing():
    history = gone_on([DAY, DAY + timedelta(days=1)])
    unknown = learned(history, [Answer("u", UNKNOWN, "429")], ["u"], DAY)
    alive = learned(history, [Answer("u", ALIVE, "200")], ["u"], DAY)

    assert len(unknown["u"].gone) == 2
    assert alive["u"].gone == ()


def test_an_address_is_asked_once_a_day_and_forgotten_with_its_link():
    history = gone_on([DAY])

    assert not_asked(["u", "v"], history, DAY) == ["v"]
    assert not_asked(["u"], history, DAY + timedelta(days=1)) == ["u"]
    assert learned(history, [], [], DAY) == {}


def test_what_was_kept_is_read_again_and_nonsense_is_passed_over():
    history = gone_on([DAY])

    assert read_history(write_history(history)) == history
    for nonsense in ("", "[]", "{", '{"u": 1}', '{"u": {"state": "gone"}}'):
        assert read_history(nonsense) == {}


@pytest.fixture
def linking(shelf, server):
    """A library with links to the server; one is left alone."""
    links = " ".join(f"[甲]({server.url(path)}#a)" for path in ("/gone", "/here", "/busy", "/left"))
    shelf.write("docs/help/links.md", f"{HEAD}{links}\n")
    row = f'- {{url: "{server.url("/left")}", reason: 人工看过, until: 2026-12-31}}\n'
    shelf.write("data/outside-links.yml", row)
    return shelf


def run(shelf, day, *options):
    return shelf.kb("links", "--pause", "0", "--as-of", day.isoformat(), *options)


def test_the_command_never_fails_and_says_where_a_dead_link_stands(linking, server):
    first, _, third = (run(linking, DAY + timedelta(days=number)) for number in range(3))

    assert (first.exit_code, third.exit_code) == (0, 0)
    assert "4 个站外链接，0 个打不开了" in first.output
    assert "打不开，再看几天" in first.output
    assert "4 个站外链接，1 个打不开了" in third.output
    assert f"  {server.url('/gone')}  404，2026-11-25、2026-11-26、2026-11-27" in third.output
    assert "    docs/help/links.md:" in third.output


def test_a_second_run_on_one_day_asks_nobody(linking, server):
    run(linking, DAY)
    asked = len(server.asked)
    run(linking, DAY)

    assert len(server.asked) == asked


def test_a_link_left_alone_is_not_asked_until_its_day(linking, server):
    run(linking, DAY)
    run(linking, date(2027, 1, 1))

    assert Counter(path for _, path, *_ in server.asked)["/left"] == 1


def test_markdown_groups_the_links(linking):
    output = run(linking, DAY, "--format", "markdown").output

    assert "## 说不准（对方拒绝、太忙或者没有回答）\n\n| 链接 | 回答 | 在哪里 |" in output
    assert "## 先不管的" in output
    assert "人工看过（到 2026-12-31）" in output


def test_links_are_not_part_of_the_check(linking, server):
    linking.kb("check")

    assert server.asked == []
