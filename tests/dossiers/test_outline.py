"""The outline of countries, and the part of it that a map shows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.errors import RegistryError
from tocsin.dossiers.outline import View, clip, countries, in_view, middle, thinned, view_of

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
POINTS = st.lists(st.tuples(st.floats(-180, 180), st.floats(-60, 75)), min_size=1, max_size=8)


def holds(ring, point):
    """Whether *point* is inside, by the number of edges to its right."""
    x, y = point
    edges = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum((a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in edges) % 2 == 1


@pytest.mark.parametrize(
    "name, point",
    [
        ("Afghanistan", (69.2, 34.5)),
        ("Somalia", (45.3, 2.1)),
        ("Colombia", (-74.1, 4.6)),
        ("Russia", (172.5, 66.5)),
        ("Russia", (-172, 66)),
    ],
)
def test_a_capital_lies_in_its_country_and_not_in_another(name, point):
    inside = [country.name for country in countries() if any(holds(ring, point) for ring in country.rings)]
    assert inside == [name]


def test_a_file_of_another_form_is_refused(monkeypatch):
    monkeypatch.setattr("tocsin.dossiers.outline.FORMAT", 2)
    countries.cache_clear()
    with pytest.raises(RegistryError, match="has format 1, expected 2"):
        countries()


def test_no_ring_runs_across_the_whole_map():
    steps = [abs(a[0] - b[0]) for country in countries() for ring in country.rings for a, b in pairwise(ring)]
    assert max(steps) < 90


@given(POINTS)
def test_a_view_holds_its_points_and_has_a_fit_shape(points):
    view = view_of(points, 960)
    drawn = [view.place(point) for point in points]
    assert all(-0.01 <= x <= 960.01 and -0.01 <= y <= view.height + 0.01 for x, y in drawn)
    assert 300 < view.height < 1700 and view.east - view.west <= 360.001


def test_north_is_up_and_east_is_right():
    view = View(0, 0, 10, 10, 100)
    assert view.place((0, 10)) == (0, 0) and view.place((10, 0))[0] == 100 and view.place((10, 0))[1] == pytest.approx(view.height)


@pytest.mark.parametrize(
    "box, area",
    [((-1, -1, 5, 5), 16), ((2, 2, 9, 9), 4), ((1, 1, 2, 2), 1), ((5, 5, 9, 9), 0), ((-5, 1, 9, 2), 4)],
)
def test_what_lies_outside_is_cut_off(box, area):
    clipped = clip(SQUARE, box)
    assert (middle(clipped)[1] if clipped else 0) == pytest.approx(area)


def test_the_middle_of_a_square_is_its_middle():
    assert middle(SQUARE) == ((2.0, 2.0), 16.0)
    assert middle(((1.0, 1.0), (2.0, 2.0), (3.0, 3.0)))[1] == 0


def test_points_close_together_are_one():
    assert list(thinned([(0, 0), (0.2, 0.2), (1, 0), (1.1, 0), (5, 5)])) == [(0, 0), (1, 0), (5, 5)]


def test_only_countries_of_the_view_are_drawn():
    names = {name for name, _ in in_view(view_of([(32.6, 0.3)]))}
    assert {"Uganda", "Kenya", "Rwanda"} <= names and not {"Egypt", "Brazil", "India"} & names
