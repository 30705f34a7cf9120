"""The chat reader against a real server on this machine: good answers, bad ones, none."""

import json
from dataclasses import replace

import pytest

from models.chat.server import EMPTY, Say, refuses, says, serving
from tocsin.core.errors import ModelError, NoAnswer, SettingsError
from tocsin.core.markup import Markup
from tocsin.models.chat import ChatLimits, open_chat
from tocsin.models.chat.client import _wait_s

TEXT = "Market blast kills five in Kandu\nA car bomb killed five people in Kandu on Monday. Police blamed the Red Front.\n"
EVENT = {
    "at": 2, "type": "attack.bombing", "trigger": "car bomb", "also": [{"at": 1, "words": "blast"}], "status": "occurred",
    "certainty": "fact", "by": [{"words": "the Red Front", "actor": "a1", "conf": "suspected"}],
    "against": [{"words": "people", "actor": None, "kind": "civilians"}], "weapons": ["car bomb"], "place": "Kandu", "when": "on Monday",
    "killed": ["five people"], "killed_attackers": [], "injured": [], "abducted": [], "arrested": [], "claimed_by": [],
    "source": {"words": "Police", "actor": None}, "sure": 0.9,
}  # fmt: skip
ANSWER = {
    "actors": [{"id": "a1", "name": "Red Front", "kind": "armed_group", "governs": False, "mentions": ["the Red Front"]}],
    "events": [EVENT],
}
TYPES = {"attack.bombing": "An explosive device goes off.", "attack.clash": "Two sides fight."}


def reader(server, env=None, **limits):
    """A reader at *server* that notes how long it would wait, and does not."""
    waits: list[float] = []
    policy = ChatLimits(**{"timeout_s": 5.0, "retries": 2, **limits})
    annotator = open_chat(f"{server.url}#small", types=TYPES, policy=policy, env=env or {}, sleep=waits.append)
    return annotator, waits


def read(server, text=TEXT, **limits):
    (marked,) = reader(server, **limits)[0].annotate([text])
    return marked


def words(markup, text=TEXT):
    return [(m.label, text[m.start : m.end]) for m in markup.mentions]


def test_an_answer_becomes_a_markup_of_the_words_that_it_quotes():
    with serving(says(ANSWER)) as server:
        markup = read(server)
    assert isinstance(markup, Markup)
    assert ("trigger", "car bomb") in words(markup) and ("toll", "five people") in words(markup) and ("place", "Kandu") in words(markup)
    arcs = {(words(markup)[a.head][1], a.label, words(markup)[a.tail][1]) for a in markup.arcs}
    assert {
        ("car bomb", "by", "the Red Front"),
        ("car bomb", "conf:suspected", "the Red Front"),
        ("car bomb", "same event", "blast"),
    } <= arcs


def test_what_is_asked_is_the_report_in_sentences_bound_to_the_schema():
    with serving(says(ANSWER)) as server:
        read(server)
    (asked,) = server.asked
    assert server.reports() == [
        "[1] Market blast kills five in Kandu\n[2] A car bomb killed five people in Kandu on Monday.\n[3] Police blamed the Red Front."
    ]
    schema = asked["response_format"]["json_schema"]["schema"]["properties"]
    assert schema["events"]["items"]["properties"]["type"]["enum"] == list(TYPES)
    assert (asked["model"], asked["temperature"], asked["max_tokens"]) == ("small", 0, 8000)
    assert "An explosive device goes off." in asked["messages"][0]["content"]


def test_words_that_are_not_in_the_text_are_dropped_and_counted():
    invented = {**EVENT, "place": "Baghdad", "killed": ["seventy soldiers"], "against": [{"words": "the minister", "kind": "person"}]}
    with serving(says({**ANSWER, "events": [invented, {**EVENT, "trigger": "air strike"}]})) as server:
        annotator, _ = reader(server)
        (markup,) = annotator.annotate([TEXT])
    labels = [label for label, _ in words(markup)]
    assert labels.count("trigger") == 2 and "place" not in labels and "toll" not in labels
    assert not any(a.label == "against" for a in markup.arcs)
    assert ", 4 of 11 quotes not in the text, dropped" in annotator.account()


@pytest.mark.parametrize(
    "said",
    [
        "```json\n{}\n```",
        '<think>{{"events": [1]}} or so?</think>\n{}',
        "Here is the record:\n{}\nI hope this helps {{smile}}.",
        '{{"answer": {}}}',
    ],
)
def test_an_answer_is_found_between_other_words(said):
    with serving(Say(said.format(json.dumps(ANSWER)))) as server:
        assert ("trigger", "car bomb") in words(read(server))


def test_a_model_that_gives_no_json_is_told_so_and_asked_again():
    with serving(Say("The report tells of a bomb."), Say('{"events": [{"trigger": "car bo'), says(ANSWER)) as server:
        annotator, waits = reader(server)
        (markup,) = annotator.annotate([TEXT])
    assert ("trigger", "car bomb") in words(markup) and waits == []
    assert [len(asked["messages"]) for asked in server.asked] == [2, 4, 4]
    assert "there is no JSON object in it" in server.asked[1]["messages"][-1]["content"]
    assert annotator.account().startswith("3 requests (2 of them again), 300 tokens asked, 60 answered")


def test_a_model_that_never_gives_json_fails_its_report_only():
    with serving(Say("No."), Say("No."), Say("No."), says(ANSWER)) as server:
        bad, good = reader(server)[0].annotate([TEXT, TEXT])
    assert isinstance(bad, NoAnswer) and "small gave no record, 3 times" in str(bad)
    assert isinstance(good, Markup) and good.mentions


@pytest.mark.parametrize("status, said", [(400, "response_format is not supported"), (500, "failed to parse grammar")])
@pytest.mark.parametrize("format_", ["json_object", "plain"])
def test_a_server_without_schemas_is_asked_otherwise_and_remembered(format_, status, said):
    refusals = [refuses(status, said)] * (1 if format_ == "json_object" else 2)
    with serving(*refusals, says(ANSWER)) as server:
        annotator, waits = reader(server)
        annotator.annotate([TEXT, TEXT])
    formats = [asked.get("response_format", {}).get("type", "plain") for asked in server.asked]
    assert formats == [*["json_schema", "json_object"][: len(refusals)], format_, format_] and waits == []


def test_a_field_that_a_server_does_not_take_is_given_up():
    refusals = [
        refuses(400, "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."),
        refuses(400, "Unsupported value: 'temperature' does not support 0 with this model."),
    ]
    with serving(*refusals, says(ANSWER)) as server:
        assert ("trigger", "car bomb") in words(read(server))
    last = server.asked[-1]
    assert last["max_completion_tokens"] == 8000 and "temperature" not in last and "max_tokens" not in last
    assert last["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize(
    "trouble", [refuses(500, "oops"), refuses(503, "loading"), Say(raw="<html>Bad gateway</html>"), Say(hangs_up=True)]
)
def test_trouble_that_passes_is_waited_out_longer_each_time(trouble):
    with serving(trouble, trouble, says(ANSWER)) as server:
        annotator, waits = reader(server)
        (markup,) = annotator.annotate([TEXT])
    assert isinstance(markup, Markup) and markup.mentions
    assert len(waits) == 2 and 0.7 < waits[0] < 1.3 < waits[1] < 2.6
    assert "3 requests (2 of them again)" in annotator.account()


def test_trouble_that_stays_fails_the_report():
    with serving(refuses(500, "the model\ncrashed")) as server:
        marked = read(server)
    assert isinstance(marked, NoAnswer) and "answered 500: the model crashed" in str(marked) and len(server.asked) == 3


def test_a_server_that_says_how_long_to_wait_is_heard():
    with serving(refuses(429, "slow down", retry_after="7"), says(ANSWER)) as server:
        annotator, waits = reader(server)
        assert isinstance(annotator.annotate([TEXT])[0], Markup)
    assert waits == [7.0]


def test_a_server_that_asks_for_an_hour_stops_the_run():
    with serving(refuses(429, "slow down", retry_after="3600")) as server:
        annotator, waits = reader(server)
        with pytest.raises(ModelError, match="in 3600 s"):
            annotator.annotate([TEXT])
    assert waits == [] and len(server.asked) == 1


def test_a_server_that_hangs_is_given_up():
    with serving(Say(wait_s=2.0)) as server:
        marked = read(server, timeout_s=0.2, retries=1)
    assert isinstance(marked, NoAnswer) and "within 0.2 s, 2 times" in str(marked)


@pytest.mark.parametrize(
    "answer, error, said",
    [
        (refuses(401, "bad key"), SettingsError, "TOCSIN_CHAT_KEY, which is not set"),
        (refuses(404, "model 'small' not found"), ModelError, "does the server have the model 'small'"),
        (refuses(429, "you are out of credit", code="insufficient_quota"), SettingsError, "nothing more is answered"),
        (refuses(402, "pay first"), SettingsError, "nothing more is answered"),
    ],
)
def test_what_no_other_report_would_get_past_stops_the_run(answer, error, said):
    with serving(answer) as server, pytest.raises(error, match=said):
        read(server)
    assert len(server.asked) <= 3


def test_no_server_stops_the_run_at_once():
    with serving(Say()) as server:
        pass
    with pytest.raises(ModelError, match=r"no chat server at 127\.0\.0\.1"):
        read(server)


def test_a_long_report_is_asked_about_in_parts_with_what_went_before():
    text = "The headline\n" + "".join(f"Sentence number {n} tells of nothing at all. " for n in range(70)) + "Then a car bomb exploded."
    late = {**EMPTY, "events": [{**EVENT, "at": None, "by": [], "also": []}]}
    with serving(Say(), Say(), Say(), says(late)) as server:
        markup = read(server, text, window=1_000)
    reports = server.reports()
    assert len(reports) == 4 and all("(context, told already)\n[1] The headline" in r for r in reports[1:])
    assert ("trigger", "car bomb") in words(markup, text)
    shown = " ".join(r.partition("(read from here)")[2] or r for r in reports)
    assert all(shown.count(f"number {n} tells") == 1 for n in range(70))


@pytest.mark.parametrize(
    "cut", [Say('{"events": [{"trig', finish="length"), refuses(400, "This model's maximum context length is 512 tokens.")]
)
def test_what_is_too_much_for_a_server_is_asked_about_in_halves(cut):
    text = "A car bomb went off in Kandu. Nobody was hurt. In Orlu a clash began. It went on."
    clash = {**EVENT, "type": "attack.clash", "trigger": "clash", "by": [], "also": []}
    with serving(cut, says({"events": [{**EVENT, "at": 1, "by": [], "also": []}]}), says({"events": [clash]})) as server:
        markup = read(server, text)
    assert [w for label, w in words(markup, text) if label == "trigger"] == ["car bomb", "clash"]
    assert "number" not in server.reports()[1] and len(server.asked) == 3


def test_one_sentence_that_is_too_much_fails():
    with serving(Say("{", finish="length")) as server:
        marked = read(server, "A car bomb went off.")
    assert isinstance(marked, NoAnswer) and "cut off at 8000 tokens" in str(marked)


def test_a_refusal_of_the_model_fails_the_report():
    with serving(Say(raw=json.dumps({"choices": [{"message": {"content": None, "refusal": "I cannot help."}}]}))) as server:
        marked = read(server)
    assert isinstance(marked, NoAnswer) and "refuses: I cannot help." in str(marked)


def test_several_reports_are_asked_about_side_by_side_and_stay_in_order():
    texts = [f"A car bomb went off in town {n}." for n in range(8)]
    with serving(says({"events": [{**EVENT, "at": 1, "by": [], "also": []}]}, wait_s=0.05)) as server:
        markups = reader(server, parallel=4)[0].annotate(texts)
    assert [words(m, t)[0] for m, t in zip(markups, texts, strict=True)] == [("trigger", "car bomb")] * 8
    assert sorted(server.reports()) == sorted(f"[1] {t}" for t in texts)


def test_the_cost_is_summed_up_where_prices_are_known():
    with serving(says(ANSWER), says(ANSWER, usage=None)) as server:
        annotator, _ = reader(server, price_in=10.0, price_out=100.0)
        assert annotator.account() == ""
        annotator.annotate([TEXT, TEXT])
    assert annotator.account() == "2 requests, 100 tokens asked, 20 answered (of 1 answer not told), cost 0.0030 at the prices set"


@pytest.mark.parametrize("env, sent", [({"TOCSIN_CHAT_KEY": "k1"}, "Bearer k1"), ({"OPENAI_API_KEY": "k2"}, None), ({}, None)])
def test_the_key_comes_from_the_environment_and_goes_to_no_other_house(env, sent):
    with serving(says(ANSWER)) as server:
        reader(server, env)[0].annotate([TEXT])
    assert server.sent[0].get("authorization") == sent


def test_the_name_tells_model_and_instructions_but_not_the_address():
    with serving(Say()) as server:
        first, _ = reader(server)
        other, _ = reader(replace(server, url="http://127.0.0.1:9/v1"))
        asked_otherwise = open_chat(f"{server.url}#small", types={"attack.clash": "Two sides fight."}, env={})
    assert first.name.startswith("chat:small@") and first.name == other.name != asked_otherwise.name


def test_probe_says_whether_the_model_is_there():
    with serving(Say()) as server:
        assert "answers and lists the model; TOCSIN_CHAT_KEY is not set" in reader(server)[0].probe()
        assert "does not list the model (but small, other)" in open_chat(f"{server.url}#big", types=TYPES, env={}).probe()
    with pytest.raises(ModelError, match=r"no answer from 127\.0\.0\.1"):
        reader(server)[0].probe()


@pytest.mark.parametrize(
    "told, seconds",
    [("7", 7.0), ("0.5", 0.5), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("soon", None), ("-3", None), ("", None), (None, None)],
)
def test_the_wait_that_a_server_asks_for_is_seconds_or_a_time(told, seconds):
    assert _wait_s(told) == seconds


def test_an_answer_without_end_is_given_up(monkeypatch):
    monkeypatch.setattr("tocsin.models.chat.client.MOST_BYTES", 1_000)
    with serving(Say(raw=" " * 5_000)) as server:
        assert "no answer from 127.0.0.1" in str(read(server, retries=0))


def test_a_relay_that_passes_an_error_on_as_an_answer_is_heard():
    relayed = Say(raw=json.dumps({"error": {"message": "upstream is busy", "code": 429}}))
    with serving(relayed, says(ANSWER)) as server:
        annotator, waits = reader(server)
        assert isinstance(annotator.annotate([TEXT])[0], Markup) and len(waits) == 1


def test_what_a_server_filters_fails_the_report():
    with serving(Say("", finish="content_filter")) as server:
        assert "filtered by the server" in str(read(server))


@pytest.mark.parametrize("raw", ['{"choices": []}', "{}", '{"choices": [{"message": "x"}]}', '{"choices": "x", "usage": 3}'])
def test_an_answer_that_holds_no_message_is_no_answer(raw):
    with serving(Say(raw=raw)) as server:
        assert "gave no record, 3 times" in str(read(server))
