"""A chat server on this machine that says what a test has told it to say, one answer a request, and keeps what it was asked."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

EMPTY: dict[str, list] = {"actors": [], "events": [], "statements": [], "relations": []}


@dataclass(frozen=True)
class Say:
    """One answer of the server. *words* are the model's; *raw* stands in for the whole body."""

    words: str = json.dumps(EMPTY)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: str | None = None
    finish: str = "stop"
    usage: dict[str, int] | None = field(default_factory=lambda: {"prompt_tokens": 100, "completion_tokens": 20})
    wait_s: float = 0.0
    hangs_up: bool = False

    def body(self) -> bytes:
        answer = {"choices": [{"message": {"role": "assistant", "content": self.words}, "finish_reason": self.finish}], "usage": self.usage}
        return (json.dumps(answer) if self.raw is None else self.raw).encode()


def says(answer: dict[str, Any], **fields: Any) -> Say:
    """An answer with this record; parts that are not given are empty."""
    return Say(json.dumps({**EMPTY, **answer}), **fields)


def refuses(status: int, message: str, *, code: str | None = None, **headers: str) -> Say:
    """An error as servers tell it."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Say(status=status, raw=json.dumps({"error": {"message": message, "code": code}}), headers=told)


@dataclass
class ChatServer:
    """*answers* are given in turn, the last again and again; *asked* are the bodies, *sent* the headers of the requests."""

    url: str
    answers: list[Say]
    asked: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)

    def reports(self) -> list[str]:
        """What stood between the marks of the report in each request."""
        users = [next(m["content"] for m in body["messages"] if m["role"] == "user") for body in self.asked]
        return [words.partition("<report>\n")[2].partition("\n</report>")[0] for words in users]

    def next(self) -> Say:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def serving(*answers: Say) -> Iterator[ChatServer]:
    """A server that gives these answers in turn, the last again and again."""
    told: list[ChatServer] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._send(200, {}, json.dumps({"data": [{"id": "small"}, {"id": "other"}]}).encode())

        def do_POST(self):
            told[0].sent.append({name.lower(): value for name, value in self.headers.items()})
            told[0].asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            answer = told[0].next()
            time.sleep(answer.wait_s)
            if not answer.hangs_up:
                self._send(answer.status, answer.headers, answer.body())

        def _send(self, status, headers, body):
            self.send_response(status)
            for name, value in {"content-type": "application/json", "content-length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    told.append(ChatServer(f"http://127.0.0.1:{httpd.server_port}/v1", list(answers)))
    Thread(target=httpd.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield told[0]
    finally:
        httpd.shutdown()
        httpd.server_close()
