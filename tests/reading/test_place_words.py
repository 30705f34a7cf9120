import pytest

from tocsin.reading.place_words import is_scene, pieces, read_piece, without_lead


@pytest.mark.parametrize(
    "words, name, hint",
    [
        ("Kunduz province", "Kunduz", "province"),
        ("Sharan District", "Sharan", "district"),
        ("Zalu area", "Zalu", None),
        ("Trump Tower", "Trump Tower", "site"),
        ("troubled border town Torkham", "Torkham", "city"),
    ],
)
def test_the_name_stands_without_the_words_around_it(words, name, hint):
    part = read_piece(words)
    assert part.hint == hint
    assert part.name == name


def test_a_mention_is_cut_at_its_prepositions():
    assert [p.words for p in pieces("a road in Sharan district of Paktika")] == ["a road", "Sharan district", "Paktika"]
    assert [p.link for p in pieces("Nice's Promenade")] == ["", "'s"]


@pytest.mark.parametrize(
    "words, bare",
    [("near the capital", "capital"), ("in Iraq", "Iraq"), ("Inverness", "Inverness"), ("a navaseshan village", "navaseshan village")],
)
def test_prepositions_and_articles_in_front_are_left_out(words, bare):
    assert without_lead(words) == bare


def test_a_scene_has_no_name():
    assert is_scene("the country") and is_scene("this area")
    assert not is_scene("Kabul") and not is_scene("the old fort")
