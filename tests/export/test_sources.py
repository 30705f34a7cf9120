"""Cases out of readings and out of incidents."""

from dataclasses import replace
from datetime import date
from functools import partial

from doubles import TEXT, reading, say
from tocsin.consolidate import derive, tell
from tocsin.consolidate.merge import merge
from tocsin.core.values import Figure
from tocsin.export import Rules, from_incidents, from_readings, told_in
from tocsin.export.case import number

OTHER = f"{TEXT} 2"


def figured(n, source):
    """The reading of TEXT with another voice's figure for the killed."""
    first, second = reading().events
    voice = Figure(kind="killed", low=n, best=n, high=n, source=source, mention=say(str(n)))
    return replace(reading(), events=(replace(first, source=None, figures=(*first.figures, voice)), second))


def test_a_reading_gives_a_case_an_event():
    bombing, threat = from_readings([reading()])
    assert (bombing.status, threat.status, bombing.id) == ("occurred", "hypothetical", f"{reading().report.id}/e1")
    assert bombing.start == date(2021, 3, 1) and [p.name for p in bombing.by] == ["Red Front"] and bombing.spans == 11
    assert number(bombing.tolls["killed"]) == 5 and threat.start is None and threat.tolls == {}


def test_the_rule_picks_the_figure():
    told = [figured(8, "the interior ministry")]
    picked = {
        rule: number(next(from_readings(told, Rules(toll=rule, pick=partial(derive, rule=rule)))).tolls["killed"])
        for rule in ("conservative", "official")
    }
    assert picked == {"conservative": 5, "official": 8} and number(next(from_readings(told)).tolls["killed"]) == 5


def test_the_day_of_publication_stands_in_only_when_asked_and_is_marked():
    undated = replace(reading(), events=(replace(reading().events[0], when=None),))
    assert next(from_readings([undated])).start is None
    case = next(from_readings([undated], Rules(dates="published")))
    assert case.start == date(2021, 3, 2) and case.stands_in and not next(from_readings([reading()], Rules(dates="published"))).stands_in


def test_events_are_found_by_the_keys_of_their_tellings():
    readings = [reading(), reading(OTHER)]
    keys = [telling.key for one in readings for telling in tell(one)]
    twice = replace(reading(), events=(reading().events[0], replace(reading().events[0], id="e9", type="attack.other")))
    assert set(keys) == set(told_in(readings)) and {t.key for t in tell(twice)} == set(told_in([twice])) and len(told_in([twice])) == 2


def test_an_incident_is_one_case_of_all_its_reports():
    readings = [reading(), reading(OTHER)]
    incident = merge([telling for one in readings for telling in tell(one)])
    (case,) = from_incidents([incident], told_in(readings))
    assert (case.id, case.type, case.start, len(case.sources)) == (incident.id, "attack.bombing", date(2021, 3, 1), 2)
    assert len(case.by) == 1 and case.codes == reading().events[0].codes and case.spans == 22 and case.sentence
    assert len(case.figures["killed"]) == 2 and number(case.tolls["killed"]) == 5


def test_what_a_person_rejected_is_not_written():
    incident = replace(merge(tell(reading())), review="rejected")
    assert list(from_incidents([incident], told_in([reading()]))) == []


def test_an_incident_whose_readings_are_gone_still_has_its_values():
    (case,) = from_incidents([merge(tell(reading()))], {})
    assert case.sources == () and case.codes == {} and case.place and case.place.name == "Kandu"
