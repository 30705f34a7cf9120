"""Windows cover a text and give it back."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tocsin.models.windows import join, windows

lengths = st.integers(0, 3000)
sizes = st.tuples(st.integers(2, 400), st.integers(0, 399)).filter(lambda s: s[1] < s[0])


@given(lengths, sizes)
def test_what_windows_keep_tiles_the_text(length, size):
    cut = windows(length, *size)
    assert [i for w in cut for i in range(w.keep_start, w.keep_end)] == list(range(length))


@given(lengths, sizes)
def test_windows_stay_within_the_text_and_their_size(length, size):
    for w in windows(length, *size):
        assert 0 <= w.start <= w.keep_start < w.keep_end <= w.end <= length
        assert w.end - w.start <= size[0]


@given(lengths, sizes)
def test_windows_share_no_less_than_they_must_and_hardly_more(length, size):
    cut = windows(length, *size)
    assert all(b.start <= a.end - size[1] for a, b in itertools.pairwise(cut))
    assert sum(w.end - w.start for w in cut) < length + max(len(cut) - 1, 0) * size[1] + max(len(cut), 1)


@given(st.integers(1, 3000), sizes)
def test_joining_what_windows_saw_gives_the_text_back(length, size):
    text = np.arange(length, dtype=np.float32)
    cut = windows(length, *size)
    assert (join([text[w.start : w.end] for w in cut], cut) == text).all()
