"""Asks a chat server: the only other network code beside the fetching of pages. Nothing but the report and the codebook is sent."""

import json
import logging
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import httpx

from tocsin.core.errors import ModelError, NoAnswer, SettingsError
from tocsin.models.chat.account import Account
from tocsin.models.chat.address import KEY, Server
from tocsin.models.chat.manners import Manners, is_too_long
from tocsin.models.chat.policy import ChatPolicy
from tocsin.models.chat.prompt import Message
from tocsin.models.chat.schema import Schema

logger = logging.getLogger(__name__)
PASSING: Final = (408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529)  # may be otherwise a little later
REFUSED: Final = (400, 404, 405, 415, 422, 501)  # may be a field of the request that the server does not know
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
LONGEST_WAIT_S: Final = 300.0  # that a server may ask for
MOST_BYTES: Final = 16_000_000
CONNECT_S: Final = 10.0
FORMAT: Final = re.compile(r"schema|grammar|response_format|guided|json mode", re.IGNORECASE)
Sleep = Callable[[float], None]


class TooMuch(NoAnswer):
    """The passage, or the answer to it, is longer than the server takes: ask about less."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the server: *status* of HTTP, the JSON of its body (empty where it is none), seconds it asks to wait."""

    status: int
    body: dict[str, Any]
    wait_s: float | None = None

    @property
    def complaint(self) -> str:
        """What it says is wrong."""
        error = self.body.get("error") or self.body.get("detail") or self.body.get("message") or ""
        said = error.get("message") or error.get("code") or error if isinstance(error, dict) else error
        return " ".join(str(said).split())[:300]

    @property
    def is_refusal(self) -> bool:
        """Whether it is the way of asking that is refused; some servers call a schema that they cannot keep to a fault of theirs."""
        return self.status in REFUSED or (self.status >= 500 and bool(FORMAT.search(self.complaint)))

    @property
    def is_spent(self) -> bool:
        """Whether what the account may use is used up: waiting does not help."""
        error = _record(self.body.get("error"))
        return self.status == 429 and "insufficient_quota" in (error.get("code"), error.get("type"))


@dataclass(slots=True)
class Client:
    """Asks one server for one model. It learns what the server takes, and counts what it has used."""

    server: Server
    policy: ChatPolicy
    http: httpx.Client
    account: Account = field(default_factory=Account)
    manners: Manners = field(default_factory=Manners)
    sleep: Sleep = time.sleep
    is_there: bool = False  # whether it has answered once, be it with an error

    def ask(self, told: list[Message], schema: Schema) -> str:
        """What the model says to *told*.

        Raises NoAnswer where this request cannot be answered, TooMuch where a shorter one may be; SettingsError or ModelError where no
        request will be.
        """
        manners = self.manners
        while True:
            answered = self._ask_again_and_again(manners.body(self.server.model, told, schema=schema, most=self.policy.max_tokens))
            if answered.status == 200:
                self.manners = manners
                return self._content(answered.body)
            other = manners.without(answered.complaint) if answered.is_refusal else None
            if other is None:
                raise self._refusal(answered)
            manners = other

    def models(self) -> list[str]:
        """The names of the models that the server lists. Raises ModelError where it does not answer."""
        try:
            answered = self._answered(self.http.get(self.server.models_url, headers=self.server.headers(), timeout=CONNECT_S))
        except httpx.HTTPError as error:
            raise ModelError(f"no answer from {self.server.host}: {error or type(error).__name__}") from error
        if answered.status in (401, 403):
            raise self._refusal(answered)
        listed = answered.body.get("data")
        return [str(model.get("id")) for model in listed if isinstance(model, dict)] if isinstance(listed, list) else []

    def _ask_again_and_again(self, body: dict[str, Any]) -> Answered:
        """The first answer that will not be another a little later, the last one else."""
        for pause in self._pauses():
            self.account.add(requests=1)
            try:
                answered = self._post(body)
            except httpx.RequestError as error:
                answered = None
                if pause is None or (isinstance(error, httpx.ConnectError) and not self.is_there):
                    raise self._silence(error) from error
                logger.debug("%s: %r", self.server.host, error)
            if answered and (answered.status not in PASSING or pause is None or answered.is_spent or answered.is_refusal):
                return answered
            self._wait(pause or 0.0, answered.wait_s if answered else None)
        raise AssertionError("the last pause is None")

    def _pauses(self) -> Iterator[float | None]:
        """Seconds to wait after each try, None after the last."""
        yield from (min(FIRST_PAUSE_S * 2**n, LONGEST_PAUSE_S) * random.uniform(0.75, 1.25) for n in range(self.policy.retries))
        yield None

    def _wait(self, pause: float, asked: float | None) -> None:
        """Wait as long as the server asks, or *pause*. Raises ModelError where it asks for more than is waited: so it would of others."""
        if asked is not None and asked > LONGEST_WAIT_S:
            raise ModelError(f"{self.server.host} asks to come back in {asked:.0f} s; run the same command again then")
        self.account.add(retries=1)
        self.sleep(pause if asked is None else asked)

    def _post(self, body: dict[str, Any]) -> Answered:
        until = time.monotonic() + self.policy.timeout_s
        content = bytearray()
        with self.http.stream("POST", self.server.url, json=body, headers=self.server.headers()) as response:
            self.is_there = True
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > MOST_BYTES or time.monotonic() > until:
                    raise httpx.ReadTimeout(f"{len(content):,} bytes and no end", request=response.request)
            return self._answered(response, bytes(content))

    @staticmethod
    def _answered(response: httpx.Response, content: bytes | None = None) -> Answered:
        try:
            body = json.loads(response.content if content is None else content)
        except (ValueError, RecursionError):
            body = None
        status = response.status_code
        if status == 200 and not isinstance(body, dict):
            status = 502  # a page of something between, or half an answer
        body = body if isinstance(body, dict) else {}
        if status == 200 and isinstance(error := body.get("error"), dict):  # a relay that answers for another server
            status = error["code"] if isinstance(error.get("code"), int) else 502
        return Answered(status, body, _wait_s(response.headers.get("retry-after")))

    def _content(self, body: dict[str, Any]) -> str:
        usage = _record(body.get("usage"))
        amounts = [usage.get(name) for name in ("prompt_tokens", "completion_tokens")]
        asked, answered = (n if isinstance(n, int) else 0 for n in amounts)
        self.account.add(tokens_in=asked, tokens_out=answered, untold=int(None in amounts))
        choices = body.get("choices")
        choice = _record(choices[0] if isinstance(choices, list) and choices else None)
        message = _record(choice.get("message"))
        if choice.get("finish_reason") == "length":
            raise TooMuch(f"the answer was cut off at {self.policy.max_tokens} tokens")
        if choice.get("finish_reason") == "content_filter" or message.get("refusal"):
            raise NoAnswer(f"the model refuses: {message.get('refusal') or 'filtered by the server'}")
        return str(message.get("content") or "")

    def _silence(self, error: httpx.RequestError) -> NoAnswer | ModelError:
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
            return ModelError(f"no chat server at {self.server.host}: {error or type(error).__name__}")
        if isinstance(error, httpx.TimeoutException):
            return NoAnswer(f"no answer from {self.server.host} within {self.policy.timeout_s:g} s, {self.policy.retries + 1} times")
        return NoAnswer(f"{type(error).__name__} from {self.server.host}: {error}")

    def _refusal(self, answered: Answered) -> NoAnswer | SettingsError | ModelError:
        said = f"{self.server.host} answered {answered.status}{f': {answered.complaint}' if answered.complaint else ''}"
        if answered.status in (401, 403):
            return SettingsError(f"{said}; the key is taken from {KEY}, which is {'set' if self.server.key else 'not set'}")
        if answered.status == 404:
            return ModelError(f"{said}; is the address right, and does the server have the model {self.server.model!r}?")
        if answered.status == 402 or answered.is_spent:
            return SettingsError(f"{said}; nothing more is answered on this account")
        return TooMuch(said) if answered.status == 413 or is_too_long(answered.complaint) else NoAnswer(said)


def _record(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _wait_s(asked: str | None) -> float | None:
    """Seconds that a server asks to wait, told in seconds or as a time (RFC 9110, 10.2.3)."""
    if not asked:
        return None
    if asked.strip().replace(".", "", 1).isdecimal():
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
