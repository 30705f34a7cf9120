"""The only code that fetches: one page at an address, within limits. Proxies that the environment names are not used."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import httpx

from tocsin import __version__
from tocsin.core.errors import FetchFailed, TooLong, UnknownFormat
from tocsin.ingest.formats import is_foreign_type, parse_content_type
from tocsin.ingest.hosts import Resolve, refuse_private, resolve
from tocsin.ingest.robots import Rules, parse_robots

AGENT = "tocsin"
USER_AGENT = f"{AGENT}/{__version__}"
HEADERS = {
    "user-agent": USER_AGENT,
    "accept": "text/html, application/xhtml+xml, text/plain, text/markdown, application/jsonl;q=0.9, */*;q=0.5",
}
REDIRECTS = (301, 302, 303, 307, 308)
WHOLE_TIME = 4  # times the time-out: a server that drips must end some day
ROBOTS_BYTES = 512_000  # RFC 9309 wants at least 500 KiB read
ADDRESSES = 3  # of one host that are tried


class Policy(Protocol):
    """The limits of reading from files and of fetching; the settings have these fields too."""

    @property
    def allow_private(self) -> bool:
        """Whether private and local addresses may be asked."""

    @property
    def robots(self) -> bool:
        """Whether robots.txt is kept to."""

    @property
    def timeout_s(self) -> float:
        """Seconds until a server counts as silent."""

    @property
    def max_bytes(self) -> int:
        """The largest page or file."""

    @property
    def max_redirects(self) -> int:
        """Redirects that are followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits where no settings are at hand."""

    allow_private: bool = False
    robots: bool = True
    timeout_s: float = 20.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server sent: *url* is the last of the redirects."""

    url: str
    content: bytes
    media_type: str = ""
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: a redirect has a *location*, a refusal a *status*, a page all of it."""

    url: httpx.URL
    status: int
    location: str | None = None
    content: bytes = b""
    content_type: str = ""


Read = Callable[[httpx.Response], bytes]


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one by one; keeps what it has learned of each host's robots.txt."""

    policy: Policy
    client: httpx.Client
    resolve: Resolve = resolve
    rules: dict[str, Rules] = field(default_factory=dict)

    def fetch(self, url: str) -> Page:
        """The page at *url*. Raises FetchFailed, TooLong or UnknownFormat, saying what the server did."""
        until = time.monotonic() + WHOLE_TIME * self.policy.timeout_s
        answer = self._follow(url, lambda response: _body(response, self.policy.max_bytes, until), robots=self.policy.robots)
        if not 200 <= answer.status < 300:
            raise FetchFailed(f"the server answered {answer.status} {httpx.codes.get_reason_phrase(answer.status)}".rstrip())
        media_type, charset = parse_content_type(answer.content_type)
        return Page(url=str(answer.url), content=answer.content, media_type=media_type, charset=charset)

    def close(self) -> None:
        """Let go of the connections."""
        self.client.close()

    def _follow(self, url: str, read: Read, *, robots: bool) -> Answer:
        """The answer behind the redirects from *url*; each step is checked as the first."""
        step = _address(url)
        for _ in range(self.policy.max_redirects + 1):
            if robots:
                self._keep_to_robots(step)
            answer = self._ask(step, read)
            if answer.location is None:
                return answer
            step = _address(answer.location, base=step)
        raise FetchFailed(f"more than {self.policy.max_redirects} redirects")

    def _keep_to_robots(self, url: httpx.URL) -> None:
        root = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if root not in self.rules:
            self.rules[root] = self._read_robots(root)
        if not self.rules[root].allow(url.raw_path.decode("ascii")):
            raise FetchFailed(f"robots.txt of {url.host} does not allow it")

    def _read_robots(self, root: str) -> Rules:
        """A host without robots.txt allows all; one that is in trouble nothing (RFC 9309, 2.3.1)."""
        answer = self._follow(f"{root}/robots.txt", _beginning, robots=False)
        if answer.status >= 500:
            raise FetchFailed(f"{root}/robots.txt cannot be read (status {answer.status}), so nothing is fetched from there")
        return parse_robots(answer.content.decode("utf-8", "replace"), AGENT) if answer.status == 200 else Rules()

    def _ask(self, url: httpx.URL, read: Read) -> Answer:
        """The answer of the first address of the host that takes the connection.

        It is the address that is asked, not the name: a name may mean a public address when it is checked and a private one later.
        """
        host = url.raw_host.decode("ascii")
        addresses = self.resolve(host, url.port or (443 if url.scheme == "https" else 80))
        if not self.policy.allow_private:
            refuse_private(host, addresses)
        *others, last = addresses[:ADDRESSES]
        for address in others:
            try:
                return self._ask_at(address, url, read)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return self._ask_last(last, url, read)

    def _ask_last(self, address: str, url: httpx.URL, read: Read) -> Answer:
        try:
            return self._ask_at(address, url, read)
        except httpx.TimeoutException as error:
            raise FetchFailed(f"no answer from {url.host} within {self.policy.timeout_s:g} s") from error
        except httpx.ConnectError as error:
            raise FetchFailed(f"no connection to {url.host}: {error}") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchFailed(f"{type(error).__name__} from {url.host}: {error}") from error

    def _ask_at(self, address: str, url: httpx.URL, read: Read) -> Answer:
        at, headers = url.copy_with(host=address), {"host": url.netloc.decode("ascii")}
        with self.client.stream("GET", at, headers=headers, extensions={"sni_hostname": url.raw_host.decode("ascii")}) as response:
            if response.status_code in REDIRECTS:
                return Answer(url, response.status_code, location=response.headers.get("location"))
            content = read(response) if response.is_success else b""
            return Answer(url, response.status_code, content=content, content_type=response.headers.get("content-type", ""))


def _address(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """*url* taken apart, without its fragment. Raises FetchFailed where it is no address of the web."""
    try:
        parts = (base.join(url) if base else httpx.URL(url)).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchFailed(f"not an address: {url}") from error
    if parts.scheme not in ("http", "https"):
        raise FetchFailed(f"only http and https are fetched: {url}")
    if not parts.host:
        raise FetchFailed(f"the address names no host: {url}")
    return parts


def _body(response: httpx.Response, most: int, until: float) -> bytes:
    """All of the body. Raises UnknownFormat, TooLong or FetchFailed before more is read than need be."""
    media_type, _ = parse_content_type(response.headers.get("content-type", ""))
    if is_foreign_type(media_type):
        raise UnknownFormat(f"the server sends {media_type}; pages and texts are read")
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > most:
            raise TooLong(f"over {most:,} bytes; no larger page is read")
        if time.monotonic() > until:
            raise FetchFailed(f"the server sends too slowly: {len(content):,} bytes so far")
    return bytes(content)


def _beginning(response: httpx.Response) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) >= ROBOTS_BYTES:
            break
    return bytes(content[:ROBOTS_BYTES])


def open_fetcher(policy: Policy, *, resolve: Resolve = resolve, transport: httpx.BaseTransport | None = None) -> Fetcher:
    """A fetcher within the limits of *policy*; *resolve* and *transport* stand in for the network."""
    # No connection is kept: they are told apart by address, and two hosts at one address have two certificates.
    limits = httpx.Limits(max_keepalive_connections=0)
    client = httpx.Client(timeout=policy.timeout_s, headers=HEADERS, limits=limits, transport=transport, trust_env=False)
    return Fetcher(policy, client, resolve)
