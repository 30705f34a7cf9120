"""Which server and which model the name of a reader means, and what key it is asked with."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import httpx

from tocsin.core.errors import SettingsError

FORM: Final = "chat:URL#MODEL, as chat:http://localhost:11434/v1#llama3.1"
KEY: Final = "TOCSIN_CHAT_KEY"
OPENAI_KEY, OPENAI_HOST = "OPENAI_API_KEY", "api.openai.com"
PORTS: Final = 65_536
ENDPOINT: Final = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Server:
    """Where to ask, and for which model; the key is never printed."""

    url: httpx.URL
    model: str
    key: str | None = field(default=None, repr=False)

    @property
    def host(self) -> str:
        """Host and port, as they are told to people."""
        return self.url.netloc.decode("ascii")

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine: what is sent does not leave it."""
        name = self.url.host.strip("[]").rstrip(".").casefold()
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return name == "localhost" or name.endswith(".localhost")

    @property
    def models_url(self) -> httpx.URL:
        """Where it lists its models."""
        return self.url.copy_with(path=self.url.path.removesuffix(ENDPOINT) + "/models")

    def headers(self) -> dict[str, str]:
        """What is sent along with each request."""
        return {"authorization": f"Bearer {self.key}"} if self.key else {}


def parse_server(where: str, env: Mapping[str, str]) -> Server:
    """The server and model that ``URL#MODEL`` means. Raises SettingsError where it is not of that form."""
    address, _, model = where.partition("#")
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise SettingsError(f"the reader's address {address!r} is no address: {error}; expected {FORM}") from error
    if url.scheme not in ("http", "https") or not url.host or not model.strip() or (url.port or 0) >= PORTS:
        raise SettingsError(f"the reader chat:{where} names no server or no model; expected {FORM}")
    if url.userinfo:
        raise SettingsError(f"a password in the reader's address would be kept with every record; put the key into {KEY}")
    url = url.copy_with(path=_path(url.path))
    return Server(url, model.strip(), key_for(url, env))


def _path(path: str) -> str:
    path = path.rstrip("/")
    return path if path.endswith(ENDPOINT) else f"{path or '/v1'}{ENDPOINT}"


def key_for(url: httpx.URL, env: Mapping[str, str]) -> str | None:
    """``TOCSIN_CHAT_KEY`` for whatever server is named; ``OPENAI_API_KEY`` only for OpenAI's own: no other house is shown that key."""
    own = env.get(KEY, "").strip()
    if own or url.host != OPENAI_HOST:
        return own or None
    return env.get(OPENAI_KEY, "").strip() or None
