"""Groups from pairwise scores."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.cluster import Bounds, cluster

pairs = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), st.floats(0, 1, allow_nan=False), max_size=30
)


def test_alike_members_come_together():
    assert cluster([0, 1, 2], {(0, 1): 0.9, (0, 2): 0.1}, least=0.5) == [(0, 1), (2,)]


def test_one_strong_pair_does_not_pull_in_a_third_that_fits_only_one_of_them():
    assert cluster([0, 1, 2], {(0, 1): 0.9, (1, 2): 0.8}, least=0.5) == [(0, 1), (2,)]


def test_nothing_in_common_leaves_everybody_alone():
    assert cluster([3, 1], {}, least=0.5) == [(3,), (1,)]


@given(pairs)
def test_groups_share_out_all_members(scores):
    groups = cluster(range(10), scores, least=0.5)
    assert sorted(m for g in groups for m in g) == list(range(10))


@given(pairs)
def test_the_order_in_which_scores_come_does_not_matter(scores):
    turned = dict(reversed(list(scores.items())))
    assert cluster(range(10), scores, least=0.5) == cluster(range(10), turned, least=0.5)


def test_what_is_kept_apart_stays_apart_even_through_a_third():
    scores = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}
    assert cluster([0, 1, 2], scores, least=0.5, bounds=Bounds(apart={(0, 2)})) == [(0, 1), (2,)]


def test_a_description_joins_a_large_group_by_its_best_likenesses():
    names = {(a, b): 1.0 for a in range(6) for b in range(a + 1, 6)}
    near = {(0, 6): 0.9, (1, 6): 0.8, (2, 6): 0.7}
    assert len(cluster(range(7), names | near, least=0.5, best=3)) == 1
    assert len(cluster(range(7), names | near, least=0.5)) == 2


def test_the_same_mark_is_one_group_and_different_marks_never_are():
    scores = {(0, 2): 0.9, (1, 2): 0.9, (2, 3): 0.9}
    groups = cluster([0, 1, 2, 3], scores, least=0.5, best=3, bounds=Bounds(marks={0: "x", 1: "x", 3: "y"}))
    assert groups == [(0, 1, 2), (3,)]
