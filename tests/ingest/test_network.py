"""Fetching within limits; the network is a table, and where real sockets matter a server on the loopback."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest

from pages import page
from tocsin import __version__
from tocsin.core.errors import FetchFailed, TooLong, UnknownFormat
from tocsin.ingest.network import Fetcher, Limits, open_fetcher

HOSTS = {
    "marra.test": ["93.184.216.34"],
    "kandu.test": ["93.184.216.35"],
    "inner.test": ["10.1.2.3"],
    "two.test": ["93.184.216.36", "93.184.216.37"],
}
HTML = {"content-type": "text/html; charset=utf-8"}


class Web:
    """Answers by address (host and path), and what was asked of it."""

    def __init__(self, **answers: httpx.Response | Callable[[httpx.Request], httpx.Response]) -> None:
        self.answers = answers
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.get(request.headers["host"] + request.url.raw_path.decode(), httpx.Response(404))
        return answer(request) if callable(answer) else answer

    @property
    def paths(self) -> list[str]:
        return [request.headers["host"] + request.url.raw_path.decode() for request in self.asked]


def fetcher(answers, **limits) -> tuple[Fetcher, Web]:
    web = Web(**answers)
    return open_fetcher(Limits(**limits), resolve=look_up, transport=httpx.MockTransport(web)), web


def look_up(host: str, port: int) -> list[str]:
    if host not in HOSTS:
        raise FetchFailed(f"host {host} is not found")
    return HOSTS[host]


def to(location, status=302):
    return httpx.Response(status, headers={"location": location})


def test_a_page_comes_with_its_type_and_charset():
    fetch, _ = fetcher({"marra.test/a?b=1": httpx.Response(200, headers={"content-type": "Text/HTML; charset=koi8-r"}, content=b"x")})
    found = fetch.fetch("https://marra.test/a?b=1#part")
    assert (found.url, found.content, found.media_type, found.charset) == ("https://marra.test/a?b=1", b"x", "text/html", "koi8-r")


def test_it_asks_the_address_that_was_checked_under_the_name_of_the_host_and_its_own():
    fetch, web = fetcher({"marra.test/a": httpx.Response(200, headers=HTML)})
    fetch.fetch("https://marra.test/a")
    asked = web.asked[-1]
    assert (asked.url.host, asked.headers["host"], asked.extensions["sni_hostname"]) == ("93.184.216.34", "marra.test", "marra.test")
    assert asked.headers["user-agent"] == f"tocsin/{__version__}"


def test_redirects_are_followed_to_the_last_address():
    fetch, web = fetcher(
        {"marra.test/a": to("/b"), "marra.test/b": to("//kandu.test/c", 308), "kandu.test/c": httpx.Response(200, content=b"x")}
    )
    assert fetch.fetch("https://marra.test/a").url == "https://kandu.test/c"
    assert web.paths == ["marra.test/robots.txt", "marra.test/a", "marra.test/b", "kandu.test/robots.txt", "kandu.test/c"]


@pytest.mark.parametrize(
    "location, why",
    [
        ("http://inner.test/admin", r"inner.test \(10.1.2.3\) is a private or local address.*--allow-private"),
        ("file:///etc/passwd", "only http and https"),
        ("http://[broken", "not found|not an address"),
        ("http://gone.test/", "host gone.test is not found"),
        ("http:///", "the address names no host"),
        ("https://marra.test/a", "more than 5 redirects"),
    ],
)
def test_a_redirect_is_checked_as_the_first_address_was(location, why):
    fetch, web = fetcher({"marra.test/a": to(location)})
    with pytest.raises(FetchFailed, match=why):
        fetch.fetch("https://marra.test/a")
    assert "inner.test/admin" not in web.paths


def test_a_redirect_without_an_address_is_a_failure():
    fetch, _ = fetcher({"marra.test/a": httpx.Response(302)})
    with pytest.raises(FetchFailed, match="302 Found"):
        fetch.fetch("https://marra.test/a")


def test_private_addresses_are_asked_where_the_caller_allows_it():
    answers = {"inner.test/a": httpx.Response(200, content=b"x")}
    with pytest.raises(FetchFailed, match="private or local"):
        fetcher(answers)[0].fetch("http://inner.test/a")
    assert fetcher(answers, allow_private=True)[0].fetch("http://inner.test/a").content == b"x"


def test_robots_txt_is_kept_to_and_read_once_a_host():
    rules = httpx.Response(200, content=b"User-agent: *\nDisallow: /secret")
    fetch, web = fetcher({"marra.test/robots.txt": rules, "marra.test/a": httpx.Response(200), "marra.test/secret/a": httpx.Response(200)})
    with pytest.raises(FetchFailed, match=r"robots.txt of marra.test does not allow it"):
        fetch.fetch("https://marra.test/secret/a")
    fetch.fetch("https://marra.test/a")
    assert web.paths == ["marra.test/robots.txt", "marra.test/a"]


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed():
    rules = httpx.Response(200, content=b"User-agent: tocsin\nDisallow: /")
    fetch, web = fetcher({"marra.test/a": to("https://kandu.test/b"), "kandu.test/robots.txt": rules})
    with pytest.raises(FetchFailed, match=r"robots\.txt of kandu\.test"):
        fetch.fetch("https://marra.test/a")
    assert "kandu.test/b" not in web.paths


@pytest.mark.parametrize("status, allowed", [(404, True), (403, True), (500, False), (503, False)])
def test_without_robots_txt_all_is_allowed_and_in_trouble_nothing(status, allowed):
    fetch, web = fetcher({"marra.test/robots.txt": httpx.Response(status), "marra.test/a": httpx.Response(200)})
    if allowed:
        fetch.fetch("https://marra.test/a")
    else:
        with pytest.raises(FetchFailed, match=f"robots.txt cannot be read .status {status}."):
            fetch.fetch("https://marra.test/a")
    assert ("marra.test/a" in web.paths) is allowed


def test_of_a_robots_txt_without_end_the_beginning_is_read():
    rules = httpx.Response(200, content=b"User-agent: *\nDisallow: /secret\n" + b"# more\n" * 100_000)
    fetch, _ = fetcher({"marra.test/robots.txt": rules})
    with pytest.raises(FetchFailed, match="does not allow it"):
        fetch.fetch("https://marra.test/secret/a")


def test_robots_txt_is_not_asked_for_where_the_caller_does_not_want_it():
    fetch, web = fetcher({"marra.test/a": httpx.Response(200)}, robots=False)
    fetch.fetch("https://marra.test/a")
    assert web.paths == ["marra.test/a"]


@pytest.mark.parametrize("status, why", [(404, "404 Not Found"), (500, "500 Internal Server Error"), (429, "429"), (304, "304")])
def test_what_the_server_refuses_is_said(status, why):
    fetch, _ = fetcher({"marra.test/a": httpx.Response(status)})
    with pytest.raises(FetchFailed, match=f"the server answered {why}"):
        fetch.fetch("https://marra.test/a")


def test_a_body_over_the_limit_is_not_read_to_its_end():
    sent = []

    def body() -> Iterator[bytes]:
        for number in range(1000):
            sent.append(number)
            yield b"x" * 1000

    fetch, _ = fetcher({"marra.test/a": httpx.Response(200, headers=HTML, content=body())}, max_bytes=5000)
    with pytest.raises(TooLong, match="over 5,000 bytes"):
        fetch.fetch("https://marra.test/a")
    assert len(sent) <= 7


def test_the_limit_counts_what_is_unpacked():
    packed = httpx.Response(200, headers={**HTML, "content-encoding": "gzip"}, content=gzip.compress(b"x" * 1_000_000))
    fetch, _ = fetcher({"marra.test/a": packed}, max_bytes=100_000)
    with pytest.raises(TooLong):
        fetch.fetch("https://marra.test/a")


def test_what_cannot_be_a_report_is_refused_before_it_is_sent():
    fetch, _ = fetcher({"marra.test/a": httpx.Response(200, headers={"content-type": "image/png"}, content=iter([b"x"]))})
    with pytest.raises(UnknownFormat, match="the server sends image/png"):
        fetch.fetch("https://marra.test/a")


def test_the_next_address_of_a_host_is_tried_where_one_takes_no_connection():
    def first_is_down(request: httpx.Request) -> httpx.Response:
        if request.url.host == "93.184.216.36":
            raise httpx.ConnectError("refused")
        return httpx.Response(200, content=b"x")

    fetch, _ = fetcher({"two.test/a": first_is_down, "two.test/robots.txt": first_is_down})
    assert fetch.fetch("https://two.test/a").content == b"x"


@pytest.mark.parametrize(
    "error, why",
    [
        (httpx.ConnectError("refused"), "no connection to marra.test: refused"),
        (httpx.ReadTimeout("slow"), "no answer from marra.test within 20 s"),
        (httpx.RemoteProtocolError("rubbish"), "RemoteProtocolError from marra.test: rubbish"),
        (httpx.DecodingError("not gzip"), "DecodingError"),
    ],
)
def test_errors_of_the_wire_are_failed_fetches(error, why):
    def fail(request: httpx.Request) -> httpx.Response:
        raise error

    fetch, _ = fetcher({"marra.test/a": fail})
    with pytest.raises(FetchFailed, match=why):
        fetch.fetch("https://marra.test/a")


@pytest.mark.parametrize("url", ["ftp://marra.test/a", "https://", "http://:80/", "http://[::1", "https://marra.test:port/", "gopher:x"])
def test_what_is_no_address_of_the_web_is_said(url):
    with pytest.raises(FetchFailed, match=r"address|only http"):
        fetcher({})[0].fetch(url)


@contextmanager
def server(*pieces: bytes, pause_s: float = 0.0) -> Iterator[str]:
    """A server on the loopback that answers each request with *pieces*, a pause after each."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(65536)
                for piece in pieces:
                    try:
                        connection.sendall(piece)
                    except OSError:
                        break
                    time.sleep(pause_s)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/a"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def answer(body: bytes, length: int | None = None) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\ncontent-length: %d\r\n\r\n" % (length or len(body)) + body


def local(**limits) -> Fetcher:
    return open_fetcher(Limits(**{"allow_private": True, "robots": False, "timeout_s": 5.0, **limits}))


def test_a_page_is_fetched_over_a_real_connection():
    with server(answer(page().encode())) as url:
        assert local().fetch(url).content == page().encode()


def test_the_loopback_is_refused_unless_asked_for():
    with server(answer(b"x")) as url, pytest.raises(FetchFailed, match=r"127.0.0.1 is a private or local address"):
        local(allow_private=False).fetch(url)


def test_a_closed_port_is_a_dead_address():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(FetchFailed, match=r"no connection to 127.0.0.1"):
        local().fetch(f"http://127.0.0.1:{port}/a")


def test_a_server_that_says_nothing_is_given_up():
    with server(b"", pause_s=2) as url, pytest.raises(FetchFailed, match=r"no answer from 127.0.0.1 within 0.3 s"):
        local(timeout_s=0.3).fetch(url)


def test_a_server_that_drips_is_given_up():
    drops = (answer(b"<html>", length=100_000), *[b"x"] * 100)
    with server(*drops, pause_s=0.05) as url, pytest.raises(FetchFailed, match="sends too slowly"):
        local(timeout_s=0.5).fetch(url)


def test_a_connection_that_breaks_off_is_a_failed_fetch():
    with server(answer(b"<html>", length=1000)) as url, pytest.raises(FetchFailed, match="RemoteProtocolError"):
        local().fetch(url)


def test_what_is_no_http_is_a_failed_fetch():
    with server(b"SSH-2.0-OpenSSH\r\n") as url, pytest.raises(FetchFailed, match=r"127\.0\.0\.1"):
        local().fetch(url)
