"""The grammar of times: patterns over the letters of ``timeitems``, each with what it means."""

import re
from collections.abc import Callable, Sequence

from tocsin.reading import timedates, timelengths
from tocsin.reading.timeforms import Form
from tocsin.reading.timehits import Hit

Builder = Callable[[Hit], Form | None]
BEFORE = r"(?:(?P<q>[QBA])[-oi]?h?)?(?:h?(?P<p>P)[oi]?h?)?(?:q?(?P<k>K),?i?)?"  # late in the night of; 7 pm on
AFTER = r"(?:,?i?h?(?P<p2>P))?(?:,?[iq]?(?P<k2>K))?"  # Friday afternoon; July 16, at 5:29 a.m.
OF_YEAR = r"(?:,?o?(?P<y>Y)|o?(?P<yt>[LHX])(?P<yu>U))"
EARLY = r"(?:(?P<q>[QBA])[-oi]?h?)?"
COUNT = r"q{0,4}(?:n?(?P<n>[DN])o?|(?P<one>n)|(?P<half_of>z)n?)[Vq]?"
HALF = r"(?P<half>anz)?"
WEEKDAY = r"(?:(?P<w>[Ww]),?i?h?)?"

# in a draw the earlier pattern wins, else the longest match
RULES: Sequence[tuple[re.Pattern[str], Builder]] = [
    (re.compile(pattern), builder)
    for pattern, builder in (
        (rf"{BEFORE}{WEEKDAY}(?P<m>[Mmv])(?P<d>[D#])[-ta](?P<d2>[D#])(?![xNqUDMm])(?:,?(?P<y>Y))?", timedates.read_days),
        (rf"{BEFORE}(?P<d>[D#])[-ta](?P<d2>[D#])o?(?P<m>[Mm])(?:,?(?P<y>Y))?", timedates.read_days),
        (rf"{BEFORE}{WEEKDAY}(?P<m>[Mmv])(?P<d>[D#])(?:{OF_YEAR})?{AFTER}", timedates.read_day),
        (rf"(?P<turn>[LHX])(?P<m>[Mmv])(?P<d>[D#]){AFTER}", timedates.read_day),
        (rf"{BEFORE}{WEEKDAY}h?(?P<d>[D#])o?(?P<m>[Mm])(?:{OF_YEAR})?{AFTER}", timedates.read_day),
        (rf"{BEFORE}{WEEKDAY}h?(?P<d>[D#])o?v,?(?P<y>Y)", timedates.read_day),
        (r"(?P<d>D)(?P<m>[Mmv])(?P<y2>[ND])(?!U)", timedates.read_short_year),
        (rf"{BEFORE}{WEEKDAY}(?P<i>I){AFTER}", timedates.read_figures),
        (rf"{EARLY}(?P<m>[Mmv])[,.]?(?:{OF_YEAR})", timedates.read_month),
        (rf"{EARLY}(?P<turn>[LHX])?(?P<m>M)", timedates.read_month),
        (rf"{BEFORE}h?[HZ]?(?P<turn>[LHX])?(?P<w>W){AFTER}", timedates.read_weekday),
        (r"T,?(?P<w>W)", timedates.read_overnight),
        (r"h(?P<d>#)(?![xU])", timedates.read_day_of_month),
        (rf"{BEFORE}(?P<w>W){AFTER}[oi]?(?P<wt>[LHX])(?P<wu>U)", timedates.read_weekday),
        (r"(?P<wt>[LHX])(?P<wu>U),?i?(?P<w>W)(?P<p2>P)?", timedates.read_weekday),
        (r"(?P<turn>[LHX])?(?P<w>w)(?P<p2>P)", timedates.read_weekday),
        (rf"{BEFORE}(?P<t>T){AFTER}", timelengths.read_adverb),
        (r"h?U(?P<way>[ABkg])(?P<t>T)", timelengths.read_day_beside),
        (r"(?:(?P<q>[QBA])[i]?)?h?(?P<turn>[LHXZ])Z?(?P<p>P)", timelengths.read_part_of_day),
        (r"(?:(?P<k>K|D)i)?h(?P<p>P)", timelengths.read_part_of_day),
        (r"(?P<p>P)", timelengths.read_noon),
        (rf"{EARLY}h?(?P<turn>[LHXZ])[HZf]?(?P<u>U)", timelengths.read_unit),
        (r"h(?P<u>U)", timelengths.read_the_unit),
        (r"h?(?P<turn>[LXV])q{0,4}(?P<n>[DN])o?(?P<u>U)", timelengths.read_stretch),
        (r"h?(?P<turn>V)f?(?P<u>U)", timelengths.read_stretch),
        (rf"{COUNT}(?P<u>U){HALF}(?P<g>G)", timelengths.read_ago),
        (r"(?P<u>U)(?P<g>G)", timelengths.read_ago),
        (rf"{COUNT}(?P<u>U){HALF}(?P<way>[BAkg])", timelengths.read_offset),
        (r"(?P<u>U)(?P<way>[BAkg])", timelengths.read_offset),
        (r"h(?P<u>U)(?P<way>[BAkg])", timelengths.read_next_unit),
        (rf"{COUNT}-?(?P<u>U){HALF}(?:-?l)?", timelengths.read_stretch),
        (r"d(?P<u>U)", timelengths.read_stretch),
        (r"(?P<u>U)-(?P<length>l)", timelengths.read_stretch),
        (rf"h?f?(?P<o>O)-?(?P<u>U)(?:{OF_YEAR})?", timedates.read_quarter),
        (r"h?(?P<y>Y)f?(?P<o>O)-?(?P<u>U)", timedates.read_quarter),
        (r"(?P<yt>[LHX])(?P<yu>U)'f?(?P<o>O)-?(?P<u>U)", timedates.read_quarter),
        (
            r"h?(?P<o>[OL])q{0,4}(?P<n>[DN])?(?P<u>[Uz])(?:[oi]h?)(?:(?P<m>M)(?:,?o?(?P<y>Y))?|(?P<yy>Y)|(?P<turn>[LHX])?(?P<wu>U))",
            timelengths.read_share,
        ),
        (r"h?(?P<o>O)(?P<n>[DN])(?P<u>U)", timelengths.read_share),
        (r"h?(?:(?P<q>Q)-?)?(?P<d>[#O])-?(?P<u>U)", timedates.read_century),
        (rf"{EARLY}(?P<turn>[LHX])L?(?P<s>[Ss])", timedates.read_season),
        (rf"{EARLY}h?(?P<s>[Ss])(?:{OF_YEAR})", timedates.read_season),
        (rf"{EARLY}h?(?P<s>S)", timedates.read_season),
        (rf"h?(?P<s>[Ss])[a-](?P<s2>[Ss])(?:{OF_YEAR})", timedates.read_seasons),
        (r"(?:h?(?P<q>Q)[-oi]?h?)?f?(?P<y>Y)", timedates.read_year),
        (r"hU(?P<y>Y)", timedates.read_year),
        (r"h(?P<yu>U)(?P<n>N)", timedates.read_spelled_year),
        (r"(?P<r>R)", timedates.read_years),
        (r"h?(?:(?P<q>Q)(?:[-ta]Q)?-?(?:oh)?)?(?P<e>E)(?:ah?(?P<e2>E))?", timedates.read_era),
        (rf"(?P<turn>[LHX])?(?P<f>F)(?:i?(?:{OF_YEAR}))?{AFTER}", timedates.read_holiday),
        (r"h?[D#]oF", timedates.read_feast_day),
        (r"J[DN]?(?P<u>[UWM])", timelengths.read_every),
        (r"(?P<u>e)", timelengths.read_every),
        (r"(?P<v>V)", timelengths.read_vague),
        (r"h(?P<v>V)(?!x)", timelengths.read_vague),
        (r"hL(?!\w)", timelengths.read_past),
        (r"q?(?P<k>K)(?:[io]?h?(?P<p2>P))?", timelengths.read_hour),
        (r"(?P<u>U)-[BG]U?", timelengths.read_year_beside),
        (r"(?P<u>U)-?(?P<q>Q)", timelengths.read_year_end),
    )
]
