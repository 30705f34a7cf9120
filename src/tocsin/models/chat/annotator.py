"""The chat backend: a report goes to a server part by part, and comes back as a markup."""

import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Final

import httpx

from tocsin import __version__
from tocsin.core.errors import NoAnswer, ReportError
from tocsin.core.markup import Markup
from tocsin.core.outcomes import Failed, attempt
from tocsin.models.chat.address import KEY, Server, parse_server
from tocsin.models.chat.answers import Entry, Malformed, parse_answer
from tocsin.models.chat.client import CONNECT_S, Client, Sleep, TooMuch
from tocsin.models.chat.lay import Overlay
from tocsin.models.chat.passages import Passage, passages
from tocsin.models.chat.policy import ChatLimits, ChatPolicy
from tocsin.models.chat.prompt import digest_of, instructions, known_types, messages
from tocsin.models.chat.quotes import Finder
from tocsin.models.chat.schema import answer_schema

logger = logging.getLogger("tocsin")
CORRECTIONS: Final = 2  # times that a model is told what is wrong with its answer


@dataclass(frozen=True, slots=True)
class ChatAnnotator:
    """Reads by asking; *told* are the instructions, *types* the event types that are asked for."""

    client: Client
    told: str
    types: Mapping[str, str]

    @property
    def name(self) -> str:
        """``chat:llama3.1:8b@3f9a12c0``: the model, and a mark of all that it is told."""
        return f"chat:{self.client.server.model}@{digest_of(self.told, self.types, self.client.policy.window)}"

    @property
    def at_once(self) -> int:
        """Reports that are asked about at the same time."""
        return self.client.policy.parallel

    def annotate(self, texts: Sequence[str]) -> list[Markup | ReportError]:
        """One markup a text, in order, or why there is none. Raises SetupError where the server reads nothing at all."""
        if self.at_once == 1 or len(texts) < 2:
            return [self._annotate(text) for text in texts]
        with ThreadPoolExecutor(self.at_once) as pool:
            return list(pool.map(self._annotate, texts))

    def account(self) -> str:
        """What was asked and used so far, in a line."""
        return self.client.account.told(self.client.policy)

    def probe(self) -> str:
        """Whether the server answers and lists the model, and whether a key is sent."""
        server, listed = self.client.server, self.client.models()
        model = "lists the model" if server.model in listed else f"does not list the model (but {', '.join(listed[:5]) or 'none'})"
        notes = ["" if server.is_here else leaves(server), f"{KEY} is {'set' if server.key else 'not set'}"]
        return f"{server.host} answers and {model}; {'; '.join(filter(None, notes))}"

    def _annotate(self, text: str) -> Markup | ReportError:
        marked = attempt("", self._mark, text)
        return marked.error if isinstance(marked, Failed) else marked

    def _mark(self, text: str) -> Markup:
        over = Overlay(Finder(text), list(known_types(self.types)))
        for passage in passages(text, self.client.policy.window):
            self._read(passage, over)
        over.tie_actors()
        self.client.account.add(**over.counts)
        return over.sketch.markup()

    def _read(self, passage: Passage, over: Overlay) -> None:
        """Lay the answer about *passage* over its text; where it is more than the server takes, that about each half."""
        try:
            answer = self._ask(passage)
        except TooMuch:
            halves = passage.halves()
            if halves is None:
                raise
            for half in halves:
                self._read(half, over)
        else:
            over.lay(answer, passage)

    def _ask(self, passage: Passage) -> Entry:
        told, schema = messages(self.told, passage), answer_schema(list(known_types(self.types)))
        for left in reversed(range(CORRECTIONS + 1)):
            said = self.client.ask(told, schema)
            try:
                return parse_answer(said)
            except Malformed as error:
                if not left:
                    raise NoAnswer(f"{self.client.server.model} gave no record, {CORRECTIONS + 1} times: {error}") from error
                self.client.account.add(retries=1)
                told = [*messages(self.told, passage), *_correction(said, str(error))]
        raise AssertionError("the last try returns or raises")


def _correction(said: str, wrong: str) -> list[dict[str, str]]:
    """What is said after an answer that is none; of a long one the beginning will do."""
    ask = f"That is not an answer that can be used: {wrong}. Answer with the JSON object only."
    return [{"role": "assistant", "content": said[:2000] or "(nothing)"}, {"role": "user", "content": ask}]


def open_chat(
    where: str, *, types: Mapping[str, str], policy: ChatPolicy | None = None, env: Mapping[str, str], sleep: Sleep | None = None
) -> ChatAnnotator:
    """The reader behind ``URL#MODEL``. Nothing is asked yet. Raises SettingsError where it names no server or model.

    The first time that a server elsewhere is opened, a warning says that texts leave this machine.
    """
    server, policy = parse_server(where, env), policy or ChatLimits()
    if not server.is_here:
        _warn(leaves(server))
    limits = httpx.Limits(max_connections=policy.parallel, max_keepalive_connections=policy.parallel)
    timeout = httpx.Timeout(policy.timeout_s, connect=min(CONNECT_S, policy.timeout_s))
    # what is on this machine is asked without the proxies that the environment names; redirects are not followed: they would see the key
    http = httpx.Client(timeout=timeout, limits=limits, trust_env=not server.is_here, headers={"user-agent": f"tocsin/{__version__}"})
    client = Client(server, policy, http) if sleep is None else Client(server, policy, http, sleep=sleep)
    return ChatAnnotator(client, instructions(types), types)


def leaves(server: Server) -> str:
    """The warning about a server elsewhere."""
    plainly = ", unencrypted" if server.url.scheme == "http" else ""
    return f"the texts of the reports leave this machine: they are sent to {server.host}{plainly}"


@cache
def _warn(words: str) -> None:
    logger.warning("%s", words)
