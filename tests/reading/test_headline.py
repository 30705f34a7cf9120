"""Headlines and the bodies under them."""

import pytest

from marked import marked
from tocsin.reading.headline import tells_another_story

BODY = (
    "A bomb went off in a crowded market in Kandu on Monday and killed at least 14 people, the police said. A dozen stalls burned down. "
    "No group has said that it was behind the blast, the second in the town this year. The governor closed the schools for a week "
    "and asked the army for more soldiers."
)
OTHER = (
    "The two sides signed a truce in the spring of 2002 with the help of Norway. It gave people on both sides of the front six years "
    "of a kind of peace, said a historian at the university. The government left the truce in January 2008 and the war began again "
    "in earnest, until the last strip of land was taken."
)


@pytest.mark.parametrize(
    "headline, names, body, expected",
    [
        ("Market bomb kills 14 in Kandu", ["Kandu"], BODY, False),
        ("Market bomb kills at least 12 in Kandu – Hill Radio", ["Kandu"], BODY, False),
        ("Kandu shuts classrooms, seeks troops over explosion", ["Kandu"], BODY, False),
        ("Explosion shuts classrooms, troops sought", [], BODY, False),
        ("Bus bomb kills in Mindanao – Hill Radio", ["Mindanao"], OTHER, True),
        ("Bomb in Kandu kills 3 Norwegians", ["Kandu"], BODY, True),
        ("Bomb kills 10 in Mindanao", ["Mindanao"], "A bomb killed ten.", False),
    ],
)
def test_a_headline_fits_its_body_or_does_not(headline, names, body, expected):
    report, _ = marked(f"{headline}\n{body}", blocks=((headline, "headline"), (body, "body")))
    assert tells_another_story(report, names) is expected


def test_a_text_without_a_headline_has_no_mismatch():
    assert tells_another_story(marked(BODY, blocks=((BODY, "body"),))[0], []) is False
