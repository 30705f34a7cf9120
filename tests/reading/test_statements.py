"""Who said what, and who they are."""

import pytest

from doubles import Shelf
from marked import marked
from tocsin.core.events import Statement
from tocsin.reading.assemble import Lookups, assemble


def say(text: str) -> list[Statement]:
    return list(assemble(*marked(text), reader="test", lookups=Lookups(Shelf(), Shelf())).statements)


def test_a_speaker_is_described_where_the_report_names_them_first():
    first, second = say(
        "[speaker:person=x|Harbour spokeswoman Ada Lund] [cue|said] [content#1|the quay was shut]. "
        "[content#2|Nobody was hurt], [speaker:person=x|Lund] [cue|added]."
    )
    assert (first.role, second.role) == ("spokeswoman", "spokeswoman")
    assert second.actor == first.actor


def test_another_speaker_is_not_described_by_the_first():
    _, other = say(
        "[speaker:person=x|Harbour spokeswoman Ada Lund] [cue|said] [content#1|the quay was shut]. "
        "[content#2|Nobody was hurt], [speaker:person=y|Ben Oro] [cue|added]."
    )
    assert (other.speaker.quote, other.role) == ("Ben Oro", None)


@pytest.mark.parametrize("words", ["’s", "’"])
def test_a_speaker_of_whom_no_word_is_left_is_no_reason_to_fall_over(words):
    (statement,) = say(f"[content|The quay was shut], [speaker=x|{words}] [cue|said].")
    assert statement.speaker.quote == words
