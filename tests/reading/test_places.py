import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.core.text import Span
from tocsin.reading.places import resolve_places
from tocsin.registries.gazetteer import open_gazetteer

GAZETTEER = open_gazetteer()
WORDS = [
    "Kabul,",
    "the",
    "in",
    "of",
    "area",
    "Syria's",
    "near",
    "'",
    "and",
    "(",
    ")",
    "Georgia",
    "'s",
    "north",
    "village",
    "a",
    "US",
    "Zork",
    "—",
]


def place(text, words, **more):
    start = text.index(words)
    span = Span(start, start + len(words), words)
    return resolve_places([span], GAZETTEER, text=text, **more)[span]


@pytest.mark.parametrize(
    "text, words, name, admin, country, precision",
    [
        ("A bomb went off in Mosul, Iraq, on Monday.", "Mosul", "Mosul", "Nineveh", "IQ", "city"),
        ("Two men died near Moscow.", "near Moscow", "Moscow", "Moscow", "RU", "city"),
        ("Rebels hold the town of Kobani in northern Syria.", "the town of Kobani", "Kobani", "Aleppo", "SY", "city"),
        ("Clashes broke out in Nangarhar Province.", "Nangarhar Province", "Nangarhar", "Nangarhar", "AF", "province"),
        ("The strike hit the province of Kunduz, Afghan officials said.", "the province of Kunduz", "Kunduz", "Kunduz", "AF", "province"),
        ("Troops entered North Waziristan on Friday.", "North Waziristan", "North Waziristan", "Khyber Pakhtunkhwa", "PK", "district"),
        ("Fighters crossed the Red Sea.", "the Red Sea", "Red Sea", None, None, "region"),
        ("It was the worst year in the Sahel.", "the Sahel", "Sahel", None, None, "region"),
        ("Gunmen roam northern Nigeria.", "northern Nigeria", "northern Nigeria", None, "NG", "region"),
        ("Afghan territory was used, they said.", "Afghan territory", "Afghanistan", None, "AF", "country"),
        ("THE BOMB WENT OFF IN BOGOTA, COLOMBIA.", "BOGOTA", "Bogotá", "Bogotá", "CO", "city"),
        ("It happened in the capital Kabul.", "the capital Kabul", "Kabul", "Kabul", "AF", "city"),
        ("Trial began in Fairmont, W.Va., on Tuesday.", "Fairmont", "Fairmont", "West Virginia", "US", "city"),
        ("Shells fell on New York state and New Hampshire.", "New Hampshire", "New Hampshire", "New Hampshire", "US", "province"),
        ("He fled to Idlib. Syria calls him a traitor.", "Idlib", "Idlib", "Idlib", "SY", "city"),
    ],
)
def test_a_place_is_what_its_words_and_the_report_say(text, words, name, admin, country, precision):
    found = place(text, words)
    assert (found.name, found.admin, found.country, found.precision) == (name, admin, country, precision)


def test_the_other_places_of_the_report_decide_between_namesakes():
    assert place("Officers in Tripoli, Lebanon, and in Beirut were on alert.", "Tripoli").country == "LB"
    assert place("Militias from Misrata marched on Tripoli as Libya burned.", "Tripoli").country == "LY"
    assert place("Police in Georgia and in Atlanta made arrests.", "Georgia").country == "US"
    assert place("Georgia accused Russia of shelling Gori and Tbilisi.", "Georgia").country == "GE"


def test_what_is_said_once_holds_for_the_whole_report():
    text = "A man was shot in Paris, Texas. Nothing like it had been seen in Paris before."
    span = Span(text.rindex("Paris"), text.rindex("Paris") + 5, "Paris")
    assert resolve_places([span], GAZETTEER, text=text)[span].admin == "Texas"


@pytest.mark.parametrize(
    "text, words, country",
    [
        ("A mosque was hit in Herat in Afghanistan.", "A mosque", "AF"),
        ("They took a children's hospital in Aleppo.", "a children's hospital in Aleppo", "SY"),
        ("Men stormed a mosque in the Zarbandan area of Herat, Afghanistan.", "a mosque in the Zarbandan area", "AF"),
        ("Gunmen fired at the Saudi embassy in Tehran.", "the Saudi embassy in Tehran", "IR"),
    ],
)
def test_a_building_is_a_site_without_coordinates(text, words, country):
    found = place(text, words)
    assert (found.precision, found.country, found.lat, found.lon) == ("site", country, None, None)


def test_a_village_that_nobody_lists_keeps_its_name_and_takes_the_country_around_it():
    found = place("Five died in Zarkundai village in Nangarhar, Afghanistan.", "Zarkundai village")
    assert (found.name, found.admin, found.country, found.precision) == ("Zarkundai", "Nangarhar", "AF", "city")
    assert found.lat is None and found.geonames is None


def test_a_namesake_elsewhere_is_not_taken_for_the_village():
    found = place("Maoists struck near Washington village in Sukma district of Chhattisgarh, India.", "Washington village")
    assert found.country == "IN" and found.lat is None


def test_a_name_without_any_clue_has_no_country():
    found = place("They met at Zarkundai.", "Zarkundai")
    assert (found.name, found.country, found.lat) == ("Zarkundai", None, None)


def test_only_a_country_gets_the_centre_of_a_country():
    assert place("War came to Mali.", "Mali").lat is not None
    assert place("War came to northern Mali.", "northern Mali").lat is None
    assert place("They fled to the Malian border.", "the Malian border").lat is None


def test_several_places_share_what_they_have_in_common():
    both = place("Raids were held in Herat and Kandahar.", "Herat and Kandahar")
    assert (both.name, both.country, both.admin, both.lat) == ("Herat and Kandahar", "AF", None, None)
    assert place("Troops left Iraq and Syria.", "Iraq and Syria").country is None


def test_a_scene_is_the_place_named_before():
    found = place("Rockets hit Aleppo. Smoke hung over the city for days.", "the city")
    assert (found.name, found.country, found.precision) == ("Aleppo", "SY", "city")


def test_the_actors_nations_help_where_the_text_names_no_place():
    assert place("Gunmen killed two in Zarkundai.", "Zarkundai", nations=("PK",)).country == "PK"
    assert place("Gunmen killed two at sea.", "at sea", nations=("PK",)).country is None


def test_mentions_of_one_report_are_answered_each_and_once():
    text = "From Kabul to Herat."
    spans = [Span(5, 10, "Kabul"), Span(14, 19, "Herat"), Span(5, 10, "Kabul")]
    assert list(resolve_places(spans, GAZETTEER, text=text)) == spans[:2]
    assert resolve_places([], GAZETTEER, text=text) == {}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
def test_whatever_the_words_a_place_comes_back_and_never_at_nought(words):
    text = " ".join(words)
    span = Span(0, len(text), text)
    found = resolve_places([span], GAZETTEER, text=text)[span]
    assert found.mention == span and found.name
    assert (found.lat, found.lon) != (0, 0)
    assert found.country is None or len(found.country) == 2


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        ("Rebels seized power in Kabul.", "power", False),
        ("Rebels seized a hotel in Kabul.", "a hotel", True),
        ("Rebels seized Zork near Kabul.", "Zork", True),
        ("rebels seized zork near kabul", "zork", True),
    ],
)
def test_words_without_a_capital_name_a_place_only_if_places_are_called_so(text, words, named):
    start = text.index(words)
    span = Span(start, start + len(words), words)
    assert (span in resolve_places([span], GAZETTEER, text=text)) is named


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Bombs hit an Ethiopian restaurant in Kampala, Uganda.", "an Ethiopian restaurant", "UG"),
        ("A blast hit the US embassy in Kabul.", "the US embassy", "AF"),
        ("Rebels shelled the Syrian border near Kilis in Turkey.", "the Syrian border", "SY"),
    ],
)
def test_whose_a_place_is_says_little_of_where_an_embassy_or_a_restaurant_is(text, words, country):
    assert place(text, words).country == country
