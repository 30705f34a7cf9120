"""What is given up when a server refuses."""

import pytest

from tocsin.models.chat.manners import Manners, is_too_long

CONTEXT = "This model's maximum context length is 4096 tokens. However, your messages have 5000 tokens."


@pytest.mark.parametrize(
    "complaint, given_up",
    [
        ("Unsupported value: 'temperature' does not support 0", {"temperature": False}),
        ("max_tokens is too large: 8000. This model supports at most 4096 completion tokens", {"limit": "max_completion_tokens"}),
        ("you requested 9000 tokens (1000 in the messages, 8000 in the completion)", {"limit": "max_completion_tokens"}),
        ("response_format json_schema is not supported", {"format": "json_object"}),
        ("something else", {"format": "json_object"}),
    ],
)
def test_what_a_server_complains_of_is_given_up(complaint, given_up):
    assert Manners().without(complaint) == Manners(**given_up)


@pytest.mark.parametrize("manners", [Manners(), Manners(format="plain")])
def test_no_manners_make_a_long_text_short(manners):
    assert manners.without(CONTEXT) is None and is_too_long(CONTEXT)


def test_there_is_an_end_to_giving_up():
    manners, steps = Manners(), 0
    while other := manners.without("max_tokens and temperature and more"):
        manners, steps = other, steps + 1
    assert manners == Manners("plain", "", False) and steps == 5
    assert manners.body("small", [], schema={}, most=9) == {"model": "small", "messages": [], "stream": False}


@pytest.mark.parametrize("complaint", ["the model is overloaded", "unknown field", ""])
def test_other_complaints_are_not_about_length(complaint):
    assert not is_too_long(complaint)
