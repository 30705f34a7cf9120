"""Marked reports to records."""

from datetime import date

from doubles import KANDU, Shelf
from marked import marked, with_arc
from tocsin.core.events import Reading, spans
from tocsin.core.markup import Markup
from tocsin.core.text import Report
from tocsin.reading.assemble import Lookups, assemble

NOTHING = Lookups(Shelf({"Kandu": (KANDU,), "kandu": (KANDU,)}), Shelf())


def read(given: tuple[Report, Markup]) -> Reading:
    return assemble(*given, reader="test", lookups=NOTHING)


def test_a_toll_belongs_to_the_clash_beside_it():
    reading = read(
        marked(
            "[attack.clash#1|Clashes] in [place|Kandu] left [killed#1|five dead]. An [attack.bombing#2|blast] hurt [injured|two people]."
        )
    )
    clash, bombing = reading.events
    assert (clash.type, clash.killed.best, clash.place.name) == ("attack.clash", 5, "Kandu")
    assert (bombing.type, bombing.injured.best, bombing.killed, bombing.place) == ("attack.bombing", 2, None, None)


def test_an_attack_without_a_place_happened_where_its_sentence_says():
    near, far = read(
        marked("Gunmen [attack.armed_assault|fired] on a bus in the town of Kandu. They [attack.armed_assault|fled] then.")
    ).events
    assert (near.place.name, near.place.mention.quote, far.place) == ("Kandu", "Kandu", None)


def test_a_place_that_is_only_named_is_no_scene():
    assert read(marked("Gunmen [attack.armed_assault|fired] on the mayor of Kandu.")).events[0].place is None


def test_two_mentions_of_one_event_are_one_event():
    reading = read(
        marked(
            "The [attack.bombing#1|blast] hit a market. The [attack.bombing#1|explosion] [attack.bombing#1|killed] [killed#1|six people]."
        )
    )
    assert [e.trigger.quote for e in reading.events] == ["blast"]
    assert [s.quote for s in reading.events[0].also] == ["explosion", "killed"]
    assert reading.events[0].killed.best == 6


def test_mentions_of_one_actor_are_gathered_and_named_by_the_fullest():
    reading = read(marked("[by=x|The Red Hill Front] [attack.armed_assault|attacked] a post. [actor=x|The Front] said nothing."))
    assert [(a.name, [m.quote for m in a.mentions]) for a in reading.actors] == [("Red Hill Front", ["The Red Hill Front", "The Front"])]
    assert reading.events[0].by[0].actor == "a1"


def test_unnamed_gunmen_are_a_filler_without_an_actor():
    reading = read(marked("[by=-|Gunmen] [attack.armed_assault|shot] [against:civilians=-|villagers]."))
    assert reading.actors == ()
    assert (reading.events[0].by[0].actor, reading.events[0].by[0].mention.quote) == (None, "Gunmen")
    assert reading.events[0].against[0].kind == "civilians"


def test_a_clash_told_of_both_sides_has_both_on_either_side():
    event = read(marked("[by=a|The army] and [by=b|the Front] [attack.clash|clashed] in Kandu.")).events[0]
    assert [t.mention.quote for t in event.against] == ["The army", "the Front"]


def test_a_clash_told_from_one_side_keeps_its_sides():
    event = read(marked("[by=a|The army] [attack.clash|fought] [against=b|the Front].")).events[0]
    assert ([t.mention.quote for t in event.by], [t.mention.quote for t in event.against]) == (["The army"], ["the Front"])


def test_a_suspect_is_not_a_culprit():
    event = read(marked("[by:suspected=x|The Front] is believed to be behind the [attack.bombing|blast].")).events[0]
    assert event.by[0].conf == "suspected"


def test_what_may_happen_has_not_occurred():
    event = read(marked("Militants could [attack.bombing!hypothetical|bomb] the port.")).events[0]
    assert event.status == "hypothetical"


def test_nothing_is_coded_from_furniture():
    text = "A [attack.bombing|blast] hit Kandu.\n\nSimilar Posts\nAn [attack.airstrike|air strike] elsewhere"
    reading = read(marked(text, blocks=(("A blast", "body"), ("Similar", "boilerplate"))))
    assert [e.type for e in reading.events] == ["attack.bombing"]


def test_a_repeated_caption_is_coded_once():
    text = "Men after a [attack.bombing#1|blast].\n\nMen after a [attack.bombing#1|blast]."
    report, markup = marked(text)
    again = marked(text, blocks=(("Men", "caption"), ("Men", "caption")))[0]
    assert len(read((again, markup)).events) == 1
    assert len(read((report, markup)).events[0].also) == 1


def test_an_event_that_only_a_duplicate_tells_is_dropped():
    text = "Nothing here.\n\nMen after a [attack.bombing|blast]."
    assert read(marked(text, blocks=(("Nothing", "body"), ("Men", "duplicate")))).events == ()


def test_a_day_is_read_from_its_words_and_the_day_of_publication():
    event = read(marked("A [attack.bombing|blast] on [when|Monday] hit Kandu.", published=date(2024, 5, 15))).events[0]
    assert (event.when.start, event.when.end, event.when.mention.quote) == ("2024-05-13", "2024-05-13", "Monday")


def test_a_day_without_a_publication_day_stays_open():
    event = read(marked("A [attack.bombing|blast] on [when|Monday] hit Kandu.")).events[0]
    assert (event.when.mention.quote, event.when.start) == ("Monday", None)


def test_a_dateline_gives_the_day_where_the_page_does_not():
    reading = read(marked("KANDU, May 15, 2024 (Agency) - A [attack.bombing|blast] on [when|Monday] hit the port."))
    assert (reading.report.published, reading.report.published_basis) == (date(2024, 5, 15), "inferred")
    assert reading.events[0].when.start == "2024-05-13"


def test_a_text_that_dates_nothing_has_no_day():
    report = read(marked("A [attack.bombing|blast] hit the port.")).report
    assert (report.published, report.published_basis) == (None, None)


def test_figures_of_different_voices_stand_side_by_side():
    text = (
        "The [attack.bombing|blast] left [killed|at least 12 people] dead, [speaker=p:security_force|police] [cue|said]. "
        "[speaker=d:civilians|Doctors] [cue|told] reporters that [killed|20 people] had died."
    )
    event = read(marked(text)).events[0]
    assert sorted(f.low for f in event.figures) == [12, 20]
    assert event.killed.low == 12


def test_a_statement_has_its_speaker_and_cue():
    reading = read(marked("“[content|We will go on],” [cue|said] [speaker=o:person|Omar Sil], a spokesman of the Front."))
    statement = reading.statements[0]
    assert (statement.speaker.quote, statement.cue.quote, statement.direct) == ("Omar Sil", "said", True)
    assert statement.actor == reading.actors[0].id


def test_what_a_speaker_is_may_be_told_elsewhere():
    text = (
        "The mayor was silent, said [actor=o:person|Omar Sil], director of the Hill Institute in Kandu. The road is closed.\n"
        "[content|The road will stay closed], [speaker=o:person|Sil] [cue|said]."
    )
    statement = read(marked(text)).statements[0]
    assert (statement.role, statement.affiliation) == ("director", "Hill Institute")


def test_what_a_neighbouring_sentence_says_is_not_the_speakers_role():
    text = "The road is closed, a spokesman of the Front told us. [speaker=o:person|Omar Sil] [cue|said] [content|it would stay closed]."
    assert read(marked(text)).statements[0].role is None


def test_content_without_a_speaker_is_no_statement():
    assert read(marked("[content|We will go on].")).statements == ()


def test_a_relation_cites_the_words_between_its_two_actors():
    report, markup = marked("[actor=a|The Front], an ally of [actor=b|the Union], was silent.")
    reading = read((report, with_arc(markup, 0, 1, "allied:ab")))
    assert [(r.a, r.b, r.kind, r.mention.quote) for r in reading.relations] == [("a1", "a2", "allied", "The Front, an ally of the Union")]


def test_a_surname_means_the_one_person_who_has_it():
    reading = read(marked("[actor=s:person|Omar Silva] spoke. [actor=t:person|Silva] left."))
    assert [[m.quote for m in actor.mentions] for actor in reading.actors] == [["Omar Silva", "Silva"]]


def test_a_surname_that_two_have_is_given_to_neither():
    reading = read(marked("[actor=s:person|Maya Toro] and [actor=t:person|Jan Toro] met [actor=u:person|Toro]."))
    assert [[m.quote for m in actor.mentions] for actor in reading.actors] == [["Maya Toro"], ["Jan Toro"], ["Toro"]]


def test_a_relation_is_told_where_the_two_stand_together_though_mentions_far_apart_score_higher():
    apart = "It rained for weeks and nobody went out. " * 8
    report, markup = marked(f"[actor=a|The Front] rules. {apart}[actor=a|The Front] fights [actor=b|the Union].")
    markup = with_arc(with_arc(markup, 0, 2, "hostile:ab", 0.95), 1, 2, "hostile:ab", 0.8)
    assert [(r.kind, r.mention.quote) for r in read((report, markup)).relations] == [("hostile", "The Front fights the Union")]


def test_a_listing_makes_a_designation():
    reading = read(marked("[by=s:state|Arvia] [designation.listing|listed] [against:group=f|the Front] as terrorist in [when|2003]."))
    (designation,) = reading.designations
    assert (designation.authority, designation.target, designation.action, designation.when) == ("a1", "a2", "list", "2003")


def test_a_listing_that_is_only_talked_of_is_hypothetical():
    reading = read(
        marked("[by=s:state|Arvia] could [designation.delisting!hypothetical|remove] [against:group=f|the Front] from its list.")
    )
    assert [(d.action, d.status) for d in reading.designations] == [("delist", "hypothetical")]


def test_every_span_equals_its_slice():
    reading = read(marked("[by=x|The Front] [attack.bombing|bombed] [place|Kandu] on [when|5 May 2021], killing [killed|three]."))
    assert all(reading.report.text[s.start : s.end] == s.quote for _, s in spans(reading))


def test_reading_twice_gives_the_same():
    given = marked("[by=x|The Front] [attack.bombing|bombed] [place|Kandu]. [actor=x|It] fled. An [attack.clash|clash] followed.")
    assert read(given) == read(given)


def test_two_attacks_with_times_of_their_own_are_two_events():
    text = (
        "The [attack.bombing#1|attack] of [when#1|March 2021] hit Kandu. Like the [attack.bombing#1|attack] of [when#1|May 2019], "
        "the [attack.bombing#1|attack] was claimed."
    )
    assert len(read(marked(text)).events) == 2


def test_attacks_on_two_buildings_are_two_events():
    hospital, school = (
        "[attack.bombing#1|attack] on [against:facility#1|a hospital]",
        "[attack.bombing#1|attack] on [against:facility#1|a school]",
    )
    text = f"The {hospital} came before the {school}."
    assert len(read(marked(text)).events) == 2
