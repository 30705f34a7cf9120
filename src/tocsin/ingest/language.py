"""Which language a text is in, by its script and its commonest words; and whether the reader knows it."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from tocsin.core.errors import WrongLanguage
from tocsin.core.text import Report

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean",
    "my": "Burmese", "nl": "Dutch", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "so": "Somali", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
    "am": "Amharic", "und": "an unknown language",
}  # fmt: skip

# The commonest small words of each language. A word that is English too (in, die, on, an, a, so, to …) counts for both.
LATIN_WORDS = {
    "en": "the of and to in a is was that for on with as at by from it an be are were has have had said who which this his their but not "
    "they after he she or its been will would about more than when there into also no all over two out up one",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este fue ha sí porque esta entre "
    "cuando muy sin sobre también hasta hay donde quien desde",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son ou aux d l ont cette été "
    "comme mais nous être leur ces deux après elle",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass "
    "sie nach wird "
    "bei einer um am sind noch wie einem über einen so zum war haben nur oder",
    "it": "di e il la che in a per un del è della con non si da una le dei i al nel più alla come anche ha delle gli sono dal ma lo su o "
    "degli nella questo tra stato essere dalla",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser "
    "quando muito "
    "há nos já está também só pelo pela até",
    "nl": "de van het een en in is dat op te zijn voor met die niet aan er om ook als bij maar dan nog uit door over naar hij "
    "ze werd wordt "
    "heeft hebben tot deze worden zich was",
    "pl": "i w na z się do nie że to jest o za od przez po jak dla co tym są ale oraz który przed przy jego może tak być ich "
    "już czy został "
    "które ze roku",
    "tr": "ve bir bu da de için ile olarak çok en daha olan gibi kadar sonra ise ne var ama o ya göre tarafından değil her içinde üzerinde "
    "oldu dedi edildi etti",
    "id": "yang dan di itu dengan untuk dari pada tidak ini dalam akan ke oleh ada juga adalah telah saat sebagai mereka kata bisa para "
    "karena atau tersebut setelah secara saya kami lebih orang",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan hon efter ut när också "
    "under där skulle blev",
    "da": "og i at det er en til på som for af de med den har der ikke et han var sig men om fra vi kan havde ved efter blev også være "
    "skal nu da mod",
    "no": "og i at det er en til på som for av de med den har der ikke et han var seg men om fra vi kan hadde ved etter ble også være "
    "skal nå da mot sier",
    "ro": "și de în a la cu pe nu o din care un că să mai pentru au este fost sau prin după dar lui ce se al ale unei între sunt către "
    "acest",
    "cs": "a v se na je že s z do o to i ve k za pro by jsou po které byl ale jako která od který podle jeho také však při až není už",
    "hu": "a az és hogy nem is egy ez volt de meg csak van már el azt mint ki még vagy után amely szerint pedig ezt nagy lesz",
    "fi": "ja on ei se että oli ovat mutta myös hän sen kuin joka mukaan ole kun tai jos jo niin vain olla sekä jotka ollut sanoi",
    "vi": "và của là có trong không được cho với các một những người đã khi này để ông từ đến về tại bị ra vào cũng như theo sau đó",
    "sw": "ya na wa kwa ni katika za la cha kuwa hiyo huo baada yake hao kama watu hilo alisema lakini wakati pia yao huu hii serikali",
    "so": "ka oo ku iyo in ah ee la waa ay u uu soo ayaa waxaa si wuxuu kale badan sheegay wax kuwa iyada isaga magaalada",
    "ha": "da a na ya ta wannan don cewa kuma ba sun za daga mai yana wani ne ce shi ga kan su domin amma wanda yadda",
    "tl": "ang ng sa na at mga ay ni si hindi para ito kay pa rin nang siya niya may kung ngunit dahil noong",
}  # fmt: skip
CYRILLIC_WORDS = {
    "ru": "и в не на что с по как это он к из за от его для о у но был была были также после ещё которые",
    "uk": "і в не на що з по як це він та із за від його для про у але був була були також після які є до",
    "bg": "и в не на че с по като това той към от за да са се е си но беше бяха също след които",
    "sr": "и у не на да са по као ово он ка из за од његов је се али био била су такође после који",
}
Codes = Mapping[str, Sequence[str]]


def _codes(tables: Mapping[str, str]) -> Codes:
    """By word, the languages in whose tables it stands."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for code, table in tables.items():
        for word in table.split():
            codes[word].append(code)
    return dict(codes)


LATIN_CODES, CYRILLIC_CODES = _codes(LATIN_WORDS), _codes(CYRILLIC_WORDS)
ARABIC_LETTERS = (("ur", "ٹڈڑںےہ"), ("ps", "ټډړښږځڅ"), ("fa", "پچژگیک"))
SCRIPTS = (
    ("Latin", "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"),
    ("Cyrillic", "\u0400-\u052f"),
    ("Arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("ja", "\u3040-\u30ff"),
    ("zh", "\u3400-\u4dbf\u4e00-\u9fff"),
    ("ko", "\u1100-\u11ff\uac00-\ud7af"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("si", "\u0d80-\u0dff"),
    ("th", "\u0e00-\u0e7f"),
    ("my", "\u1000-\u109f"),
    ("ka", "\u10a0-\u10ff"),
    ("am", "\u1200-\u137f"),
    ("el", "\u0370-\u03ff"),
    ("he", "\u0590-\u05ff"),
    ("hy", "\u0530-\u058f"),
)
(_, LATIN), *OTHERS = ((name, re.compile(f"[{letters}]")) for name, letters in SCRIPTS)
BEYOND_LATIN = re.compile("[\u0370-\u1dff\u1f00-\U0010ffff]+")  # holds all letters of the others; most texts have few
WORDS = re.compile(r"[^\W\d_]+")
SAMPLE = 8_000  # characters; more change nothing
FEW_WORDS = 8


def find_language(text: str) -> str:
    """The ISO 639-1 code of the language *text* is in; English where little speaks against it, ``und`` without any letter."""
    script = _script(text[:SAMPLE])
    words = [word.lower() for word in WORDS.findall(text[:SAMPLE])]
    if script == "Latin":
        return _latin(words)
    if script == "Cyrillic":
        return _likeliest(words, CYRILLIC_CODES, among=CYRILLIC_WORDS, default="ru")
    return _arabic(text[:SAMPLE]) if script == "Arabic" else script


def require_language(report: Report, known: Collection[str] = ("en",)) -> Report:
    """*report* if the reader knows its language. Raises WrongLanguage otherwise."""
    if report.language in known:
        return report
    looks = f"text looks {NAMES.get(report.language, report.language)} ({report.language})"
    raise WrongLanguage(f"{looks}; the reader knows {', '.join(known)}")


def _script(text: str) -> str:
    beyond = "".join(BEYOND_LATIN.findall(text))
    others = {name: len(pattern.findall(beyond)) for name, pattern in OTHERS}
    if not any(others.values()):
        return "Latin" if LATIN.search(text) else "und"
    counts = {"Latin": len(LATIN.findall(text)), **others}
    if counts["ja"] * 10 > counts["zh"]:  # Japanese is written in Chinese characters with kana between them
        counts["ja"] += counts["zh"]
    likeliest = max(counts, key=counts.__getitem__)
    return likeliest if counts[likeliest] else "und"


def _latin(words: list[str]) -> str:
    if len(words) < FEW_WORDS:
        return "en"
    return _likeliest(words, LATIN_CODES, among=LATIN_WORDS, default="en")


def _likeliest(words: list[str], codes: Codes, *, among: Iterable[str], default: str) -> str:
    """The language *among* these whose small words cover most of *words*; *default* unless another has a tenth and half as many again."""
    covered = dict.fromkeys(among, 0)
    for word, count in Counter(words).items():
        for code in codes.get(word, ()):
            covered[code] += count
    best = max(covered, key=covered.__getitem__)
    clearly = covered[best] * 10 >= len(words) and covered[best] * 2 > covered[default] * 3
    return best if clearly else default


def _arabic(text: str) -> str:
    """Urdu, Pashto and Persian have letters that Arabic has not."""
    letters = max(1, sum(letter.isalpha() for letter in text))
    shares = ((code, sum(map(text.count, own)) / letters) for code, own in ARABIC_LETTERS)
    return next((code for code, share in shares if share > 0.02), "ar")
