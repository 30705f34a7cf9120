import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.speakers import describe_speaker


@pytest.mark.parametrize(
    "words, role, affiliation",
    [
        ("Palace spokesman Omar Khan", "spokesman", "Palace"),
        ("a Pentagon spokesman", "spokesman", "Pentagon"),
        ("police", "police", "police"),
        ("A police source", "police source", "police"),
        ("officials", "officials", None),
        ("some officials", "officials", None),
        ("local officials", "local officials", None),
        ("authorities", "authorities", None),
        ("witnesses", "witnesses", None),
        ("a senior army officer", "senior army officer", None),
        ("Interior Minister Maya Torres", "Interior Minister", None),
        ("Norland's interior minister", "interior minister", "Norland"),
        ("Norlandic Foreign Ministry spokeswoman Maya Torres", "Foreign Ministry spokeswoman", "Norlandic"),
        ("the head of the Kandu City Council", "head", "Kandu City Council"),
        ("A spokesman for the Eastern Liberation Army", "spokesman", "Eastern Liberation Army"),
        ("Peshar Police Chief Omar Khan", "Police Chief", "Peshar"),
        ("Maya Torres, a lecturer at Kandu University", "lecturer", "Kandu University"),
        ("THE ARMY SPOKESMAN", "ARMY SPOKESMAN", None),
        ("Mayor Omar Khan adviser", "Mayor", None),
        ("the head of a group that Omar Khan leads", "head", None),
        ("a Norlandic Red Star statement", "statement", "Norlandic Red Star"),
    ],
)
def test_a_mention_may_describe_its_speaker(words, role, affiliation):
    assert describe_speaker(words) == (role, affiliation)


@pytest.mark.parametrize(
    "before, words, after, role, affiliation",
    [
        (
            "",
            "Omar Khan",
            ", director of the South Sea Institute at the Harbour Center in Kandu",
            "director of the South Sea Institute",
            "Harbour Center",
        ),
        ("", "Omar Khan", " of Kandu Watch, a research outlet", None, "Kandu Watch"),
        ("", "Omar Khan", ", a spokesman for the Red Star Front, said so", "spokesman", "Red Star Front"),
        ("", "Omar Khan", ", Red Star spokesman .", "spokesman", "Red Star"),
        ("", "Omar Khan", ", who is a local shopkeeper, said", "local shopkeeper", None),
        ("The charge was false, said a foreign ministry spokesman, ", "Omar Khan", "", "foreign ministry spokesman", None),
        ("In Kandu, Norlandic Foreign Minister ", "Omar Khan", " said", "Foreign Minister", "Norlandic"),
        ("U.S. Secretary of State ", "Omar Khan", " said", "Secretary of State", "U.S."),
        ("", "Omar Khan", ", who after many years of war is still a leader, said", None, None),
        ("He met the mayor of Kandu, ", "Maya Torres", " on Friday", "mayor", "Kandu"),
    ],
)
def test_the_sentence_may_describe_a_name(before, words, after, role, affiliation):
    assert describe_speaker(words, before=before, after=after) == (role, affiliation)


@pytest.mark.parametrize(
    "words, affiliation",
    [
        ("the Interior Ministry", "Interior Ministry"),
        ("the Kandu Liberation Front (KLF)", "Kandu Liberation Front"),
        ("The Red Star", "Red Star"),
        ("NATO", "NATO"),
        ("Maya Torres of Harbour Watch", "Harbour Watch"),
    ],
)
def test_a_body_speaks_for_itself(words, affiliation):
    assert describe_speaker(words) == (None, affiliation)


@pytest.mark.parametrize("words", ["Torres", "Maya Torres", "he", "They", "a man", "", "..."])
def test_nothing_is_said_of_who_is_only_named(words):
    assert describe_speaker(words, before="“It is over,” ", after=" said on Friday") == (None, None)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_what_is_told_stands_in_the_words(words, before, after):
    for value in describe_speaker(words, before=before, after=after):
        assert value is None or value in words or value in before or value in words + after
