"""Mentions are cut to what they name."""

import pytest

from marked import marked
from tocsin.reading.mentions import with_clean_edges


def quotes(text: str) -> list[str]:
    report, markup = marked(text)
    return [report.text[m.start : m.end] for m in with_clean_edges(report.text, markup).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[actor=x|Harbour Center in] Kandu", ["Harbour Center"]),
        ("[attack.other|raids] in [place|Kandu and] Devida", ["raids", "Kandu"]),
        ("police in [actor=x|of Kandu]", ["Kandu"]),
        ("the [attack.other|fight for] Kandu", ["fight for"]),
        ("[actor=x|Ministry of the Interior]", ["Ministry of the Interior"]),
        ("the [actor=x|Red Front (]RF)", ["Red Front"]),
        ("[actor=x|Arvia][actor=y|’s army] fled", ["Arvia", "army"]),
        ("THE [actor=x|OFFICES OF] THE [actor=y|RED FRONT AND]", ["OFFICES", "RED FRONT"]),
        ("a [actor=z|truck full of] [actor=x|policemen]", ["truck", "policemen"]),
    ],
)
def test_small_words_at_an_edge_are_cut(text, expected):
    assert quotes(text) == expected


def test_a_body_behind_a_person_who_is_named_alone_elsewhere_is_cut():
    assert quotes("[actor=x|Maya Torres of Kandu Watch] wrote. [actor=x|Torres] added.") == ["Maya Torres", "Torres"]


def test_a_name_that_is_told_only_with_its_body_stays():
    assert quotes("[actor=x|Free Army of Kandu] fled. [actor=y|Torres] wrote.") == ["Free Army of Kandu", "Torres"]


def test_a_part_of_a_name_that_has_a_short_form_is_made_whole():
    text = "The [actor=x|Kandu] Popular [actor=y|Salvation Front] (KPSF) fled; a [actor=z|Popular Salvation] bus and [actor=w|Kandu] not."
    assert quotes(text) == ["Kandu Popular Salvation Front", "Kandu Popular Salvation Front", "Popular Salvation", "Kandu"]


def test_short_forms_may_stand_in_square_brackets():
    assert quotes("THE [actor=x|KANDU POPULAR] FRONT [KPF] FLED.") == ["KANDU POPULAR FRONT"]
