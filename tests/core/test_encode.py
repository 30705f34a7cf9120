import json

import pytest

from doubles import reading
from tocsin.core.encode import encode_reading, plain


def test_a_record_is_written_as_its_plain_form_is():
    assert encode_reading(reading()) == json.dumps(plain(reading()), ensure_ascii=False)


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_a_record_is_one_line_whatever_its_words_hold(end):
    line = encode_reading(reading(title=f"Clashes{end}in Kandu"))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["report"]["title"] == f"Clashes{end}in Kandu"


def test_half_a_character_becomes_a_question_mark():
    assert json.loads(encode_reading(reading(title="Clashes \ud83d in Kandu")))["report"]["title"] == "Clashes ? in Kandu"
