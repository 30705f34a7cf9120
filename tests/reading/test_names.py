import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.names import SAME, same_actor


@pytest.mark.parametrize(
    "a, b",
    [
        ("the Taliban", "Taliban"),
        ("TALIBAN", "taliban"),
        ("Islamic State", "Islamic State (IS)"),
        ("Islamic State (IS)", "IS"),
        ("Islamic State group", "Islamic State"),
        ("Kugel", "Martin Kugel"),
        ("President Anna Sorel", "Sorel"),
        ("President Anna Sorel", "Anna Sorel"),
        ("Assad", "Bashar al-Assad"),
        ("Taliban", "the Taliban government"),
        ("Taleban", "Taliban"),
        ("Hizbollah", "Hezbollah"),
        ("Al Qaida", "al-Qaeda"),
        ("TTP", "Tehrik-i-Taliban Pakistan"),
        ("U.N.", "United Nations"),
        ("CPI Maoist", "Communist Party of India Maoist"),
        ("Kandu Cartel", "Cartel de Kandu"),
        ("rebels", "the rebels"),
        ("Zetas", "the Zetas drug gang"),
        ("Kim", "Kim Jong Un"),
        ("Peru's Shining Path", "Shining Path"),
        ("Chinese government", "China"),
        ("China", "Chinese authorities"),
    ],
)
def test_one_actor_under_two_names(a, b):
    score, why = same_actor(a, b)
    assert score >= SAME, why
    assert why


@pytest.mark.parametrize(
    "a, b",
    [
        ("Islamic State", "Islamic State-Khorasan"),
        ("Islamic State", "Islamic State West Africa Province"),
        ("police", "Kandu police"),
        ("the army", "police"),
        ("South Sudan", "Sudan"),
        ("leader of the Red Front", "Red Front"),
        ("the ministry's spokesman", "the ministry"),
        ("spokesman for the Taliban", "the Taliban"),
        ("forces loyal to Salim Dahr", "Salim Dahr"),
        ("UN", "Kim Jong Un"),
        ("Communist Party of Kandu Maoist", "Communist Party of Kandu Marxist"),
        ("44th Brigade", "45th Brigade"),
        ("Mexican cartels", "Mexican authorities"),
        ("Anna Sorel", "Peter Zahn"),
        ("National Conference (NC) worker", "NC"),
        ("", "Taliban"),
    ],
)
def test_two_actors_stay_two(a, b):
    score, why = same_actor(a, b)
    assert score < SAME, why


def test_a_bare_body_is_a_weak_clue_and_says_so():
    score, why = same_actor("police", "Kandu police")
    assert 0.3 < score < SAME
    assert "does not say whose" in why


names = st.one_of(
    st.text(max_size=30), st.sampled_from(["Islamic State (IS)", "the U.S.", "General Anna Sorel", "Peru's Shining Path", "(", "al-"])
)


@given(names, names)
def test_a_score_is_a_share_and_does_not_depend_on_order(a, b):
    score, why = same_actor(a, b)
    assert 0 <= score <= 1 and isinstance(why, str)
    assert same_actor(b, a)[0] == score
