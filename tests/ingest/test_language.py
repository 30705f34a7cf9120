"""Which language a text is in."""

import pytest

from pages import raw, story
from tocsin.core.errors import WrongLanguage
from tocsin.ingest import parse
from tocsin.ingest.language import BEYOND_LATIN, OTHERS, find_language, require_language

SAID = {
    "en": "The army said that it had taken the hill and that two of its men were killed in the fight.",
    "es": "El ejército dijo que había tomado la colina y que dos de sus hombres murieron en el combate.",
    "fr": "L'armée a dit qu'elle avait pris la colline et que deux de ses hommes étaient morts dans le combat.",
    "de": "Die Armee sagte, dass sie den Hügel eingenommen habe und dass zwei ihrer Männer bei dem Kampf gefallen seien.",
    "it": "L'esercito ha detto che ha preso la collina e che due dei suoi uomini sono stati uccisi nella battaglia.",
    "pt": "O exército disse que tinha tomado a colina e que dois dos seus homens foram mortos no combate.",
    "nl": "Het leger zei dat het de heuvel heeft ingenomen en dat twee van de mannen bij het gevecht zijn gedood.",
    "pl": "Wojsko podało, że zajęło wzgórze i że dwóch jego żołnierzy zginęło w walce, ale nie jest to pewne.",
    "tr": "Ordu, tepeyi aldığını ve iki askerin çatışmada öldüğünü, ama bunun çok önemli bir olay olmadığını söyledi.",
    "id": "Tentara mengatakan bahwa mereka telah merebut bukit itu dan dua orang dari pasukan tewas dalam pertempuran.",
    "sw": "Jeshi lilisema kuwa limechukua kilima na kwamba watu wawili wa jeshi hilo waliuawa katika mapigano ya jana.",
    "vi": "Quân đội nói rằng họ đã chiếm được ngọn đồi và hai người của họ bị giết trong trận đánh vào hôm qua.",
    "ru": "Армия заявила, что она заняла высоту и что двое солдат погибли в бою.",
    "uk": "Армія заявила, що вона зайняла висоту і що двоє солдатів загинули в бою, але це не підтверджено.",
    "ar": "قال الجيش إنه سيطر على التل وإن اثنين من رجاله قتلا في المعركة",
    "fa": "ارتش گفت که این تپه را گرفته و دو نفر از نیروهایش در درگیری کشته شده‌اند، چند نفر هم زخمی شدند",
    "ur": "فوج نے کہا کہ اس نے پہاڑی پر قبضہ کر لیا ہے اور لڑائی میں دو فوجی مارے گئے ہیں",
    "zh": "军方表示已经占领山头，两名士兵在战斗中死亡。",
    "ja": "軍は丘を占領し、戦闘で二人の兵士が死亡したと述べた。",
    "ko": "군은 언덕을 점령했으며 전투에서 병사 두 명이 사망했다고 밝혔다.",
    "hi": "सेना ने कहा कि उसने पहाड़ी पर कब्जा कर लिया है और लड़ाई में दो जवान मारे गए।",
}


@pytest.mark.parametrize("code", SAID)
def test_a_sentence_is_known_by_its_small_words_or_its_script(code):
    assert find_language(SAID[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Muerte en la plaza",  # too short to say
        "Rafael Correa, Nicolás Maduro, Evo Morales, Daniel Ortega, Hugo Chávez",
        "SIX REBELS KILLED IN NIGHT RAID, ARMY SAYS",
        'Shouting "viva la revolución", the crowd marched to the palace of the president and set it on fire.',
        SAID["en"] + " " + SAID["es"],
        "Clashes: Kandu 12, Marra 7, Sil 3",
    ],
)
def test_where_little_speaks_against_it_a_text_is_english(text):
    assert find_language(text) == "en"


@pytest.mark.parametrize("script, pattern", OTHERS)
def test_all_letters_but_those_of_latin_are_beyond_it(script, pattern):
    letters = [chr(code) for code in range(0x30000) if pattern.match(chr(code))]
    assert letters and all(BEYOND_LATIN.match(letter) for letter in letters), script


@pytest.mark.parametrize("text", ["", "12 – 34 ...", "🙂 !!"])
def test_without_letters_there_is_no_language(text):
    assert find_language(text) == "und"


def test_a_report_in_a_language_that_the_reader_does_not_know_is_refused_with_its_name():
    with pytest.raises(WrongLanguage, match=r"text looks Spanish \(es\); the reader knows en"):
        require_language(parse(raw(SAID["es"])))
    report = parse(raw(story()))
    assert require_language(report) is report
    assert require_language(parse(raw(SAID["es"])), known=("en", "es")).language == "es"
