import pytest

from tocsin.reading.timecues import stretches

FAR = "Fighters burned several houses while villagers fled."


@pytest.mark.parametrize(
    "text, parts",
    [
        (FAR, []),
        (f"{FAR} It killed 12 people and hurt 1,300. {FAR}", []),
        (f"{FAR} Only on Monday.", ["fled. Only on Monday."]),
        (f"On Monday. {FAR}", ["On Monday. Fighters burned several houses while"]),
        (f"{FAR} At 7 pm local time in Kandu. {FAR}", ["fled. At 7 pm local time in Kandu"]),
        (f"{FAR} On 1/3/2019 the 12 fled. {FAR}", ["fled. On 1/3/2019 the 12 fled. Fighters burned several houses"]),
        (f"{FAR} Two hundred and fifty years ago. {FAR}", ["fled. Two hundred and fifty years ago. Fighters burned several houses while"]),
    ],
)
def test_only_what_stands_near_a_word_of_time_may_tell_one(text, parts):
    assert [text[start:end] for start, end in stretches(text)] == parts
