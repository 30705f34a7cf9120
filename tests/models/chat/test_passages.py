"""Reports in parts."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tocsin.models.chat.passages import LONGEST, passages

TEXT = "Headline here\nOne went off. Two went off! Three did not. " * 12


@given(st.text(alphabet="ab .\nA", max_size=400), st.integers(10, 200))
def test_every_word_is_read_once_and_in_order(text, letters):
    sentences = [s for part in passages(text, letters) for s in part.sentences]
    assert sentences == sorted(sentences) and all(a[1] <= b[0] for a, b in pairwise(sentences))
    assert "".join("".join(text[a:b].split()) for a, b in sentences) == "".join(text.split())


def test_parts_keep_to_the_size_and_show_what_went_before():
    parts = passages(TEXT, 200)
    assert len(parts) > 3 and all(part.own[1] - part.own[0] <= 200 for part in parts)
    assert parts[0].before == () and all(part.before[0] == parts[0].sentences[0] for part in parts[1:])
    assert all(part.before[-1] == last.sentences[-1] for last, part in pairwise(parts))


def test_numbers_lead_back_to_sentences():
    part = passages(TEXT, 200)[1]
    lines = [line for line in part.numbered().splitlines() if line.startswith("[")]
    for number, line in enumerate(lines, 1):
        assert line == f"[{number}] {TEXT[slice(*part.sentence(number))]}"
    assert part.sentence(0) == part.sentence(99) == part.sentence(None) == part.own


def test_a_line_without_end_is_cut_at_spaces():
    (part,) = passages("word " * 1000, 10_000)
    assert len(part.sentences) > 3 and all(b - a <= LONGEST for a, b in part.sentences)


def test_halves_are_the_whole():
    part = passages(TEXT, 400)[0]
    first, second = part.halves()
    assert first.sentences + second.sentences == part.sentences and second.before[-1] == first.sentences[-1]
    assert passages("One sentence only.", 100)[0].halves() is None
