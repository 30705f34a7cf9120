"""Groups by their average, whatever the order."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tocsin.consolidate.cluster import cluster, components, report_of
from tocsin.core.tellings import Pair

KEYS = [f"{report}:{at}" for report in "abcdef" for at in (1, 2)]


@st.composite
def pairs(draw):
    ends = draw(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=25))
    return [Pair(a, b, draw(st.integers(10, 100)) / 100) for a, b in {tuple(sorted(e)) for e in ends if e[0] != e[1]}]


def test_a_chain_does_not_join_its_ends():
    chain = [Pair("a:1", "b:1", 0.9), Pair("b:1", "c:1", 0.9), Pair("c:1", "d:1", 0.95)]
    assert cluster(["a:1", "b:1", "c:1", "d:1"], chain, link=0.5) == [("a:1", "b:1"), ("c:1", "d:1")]


def test_what_is_alike_all_round_is_joined():
    alike = [Pair("a:1", "b:1", 0.9), Pair("b:1", "c:1", 0.9), Pair("a:1", "c:1", 0.8)]
    assert cluster(["a:1", "b:1", "c:1"], alike, link=0.5) == [("a:1", "b:1", "c:1")]


def plainly(keys, pairs, link):
    """The same by the book: the best two groups of all joined, again and again."""
    bonds = {frozenset((p.a, p.b)): p.score for p in pairs}
    groups = [(key,) for key in sorted(keys)]
    while True:
        options = [(-average(a, b, bonds), a, b) for a, b in combinations(groups, 2) if apart(a, b)]
        best = min(options, default=(0, (), ()))
        if -best[0] < link:
            return groups
        groups = sorted([g for g in groups if g not in best[1:]] + [tuple(sorted(best[1] + best[2]))])


def average(a, b, bonds):
    return round(sum(bonds.get(frozenset((x, y)), 0) for x in a for y in b), 6) / (len(a) * len(b))


def apart(a, b):
    return {report_of(x) for x in a}.isdisjoint(report_of(x) for x in b)


@given(pairs())
def test_groups_are_those_of_joining_the_best_two_of_all_again_and_again(given_pairs):
    found = cluster(KEYS, given_pairs, link=0.5)
    assert found == plainly(KEYS, given_pairs, 0.5)


def test_two_tellings_of_one_report_stay_apart():
    assert cluster(["a:1", "a:2"], [Pair("a:1", "a:2", 1.0)], link=0.5) == [("a:1",), ("a:2",)]


@given(pairs(), st.randoms())
def test_order_does_not_matter_and_no_report_is_twice_in_a_group(found, rng):
    shuffled, keys = found[:], KEYS[:]
    rng.shuffle(shuffled)
    rng.shuffle(keys)
    groups = cluster(KEYS, found, link=0.5)
    assert cluster(keys, shuffled, link=0.5) == groups
    assert all(len({report_of(key) for key in group}) == len(group) for group in groups)
    assert sorted(key for group in groups for key in group) == sorted(KEYS)


@given(pairs(), st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_what_is_apart_is_never_together(found, one, other):
    apart = {one: {other}, other: {one}} if one != other else {}
    groups = cluster(KEYS, found, link=0.5, apart=apart)
    assert not any(one in group and other in group for group in groups if one != other)


def test_components_pass_over_strangers():
    assert components(["a", "b", "c"], [("a", "c"), ("b", "x")]) == [("a", "c"), ("b",)]
