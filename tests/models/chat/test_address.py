"""Which server a name means, and what is sent to it."""

import logging

import httpx
import pytest

from tocsin.core.errors import SettingsError
from tocsin.models.chat.address import key_for, parse_server
from tocsin.models.chat.annotator import _warn, open_chat


@pytest.mark.parametrize(
    "where, url, model",
    [
        ("http://localhost:11434#llama3.1:8b", "http://localhost:11434/v1/chat/completions", "llama3.1:8b"),
        ("http://localhost:11434/v1/#a/b", "http://localhost:11434/v1/chat/completions", "a/b"),
        ("https://relay.example/api/v1#m#2", "https://relay.example/api/v1/chat/completions", "m#2"),
        ("https://h.example/v1/chat/completions?version=2#m", "https://h.example/v1/chat/completions?version=2", "m"),
    ],
)
def test_an_address_with_a_model_is_a_server(where, url, model):
    server = parse_server(where, {})
    assert (str(server.url), server.model) == (url, model)
    assert server.models_url.path.endswith("/models")


@pytest.mark.parametrize(
    "where", ["", "http://localhost:1", "localhost:11434#m", "ftp://x#m", "http://#m", "http://a:99999999#m", "http://u:p@h#m"]
)
def test_anything_else_is_an_error_of_the_settings(where):
    with pytest.raises(SettingsError):
        parse_server(where, {})


@pytest.mark.parametrize(
    "host, here",
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("[::1]", True),
        ("box.localhost", True),
        ("192.168.1.4", False),
        ("localhost.example", False),
    ],
)
def test_only_this_machine_is_here(host, here):
    assert parse_server(f"http://{host}:1#m", {}).is_here is here


@pytest.mark.parametrize(
    "host, env, key",
    [
        ("api.openai.com", {"OPENAI_API_KEY": "o"}, "o"),
        ("api.openai.com", {"OPENAI_API_KEY": "o", "TOCSIN_CHAT_KEY": "t"}, "t"),
        ("api.openai.com.example", {"OPENAI_API_KEY": "o"}, None),
        ("relay.example", {"OPENAI_API_KEY": "o", "TOCSIN_CHAT_KEY": " t\n"}, "t"),
        ("relay.example", {"TOCSIN_CHAT_KEY": " "}, None),
    ],
)
def test_a_key_goes_where_it_belongs(host, env, key):
    assert key_for(httpx.URL(f"https://{host}/v1"), env) == key


def test_a_key_is_never_shown():
    assert "secret" not in repr(parse_server("https://relay.example#m", {"TOCSIN_CHAT_KEY": "secret"}))


def test_a_server_elsewhere_is_warned_of_once(caplog):
    _warn.cache_clear()
    with caplog.at_level(logging.WARNING, "tocsin"):
        for where in ("http://127.0.0.1:1#m", "http://relay.example#m", "http://relay.example#n"):
            open_chat(where, types={}, env={})
    assert caplog.messages == ["the texts of the reports leave this machine: they are sent to relay.example, unencrypted"]
