"""The MUC-4 converter of the lab, on invented reports in the capitals of its texts."""

import importlib
import json
import sys
from pathlib import Path

import pytest

from tocsin.core.encode import plain
from tocsin.core.events import Event, Reading
from tocsin.core.text import Report, Span, digest
from tocsin.core.values import Actor, Agent, Place, Target, Toll, When

LAB = Path(__file__).parents[2] / "training" / "benchmarks"
sys.path.insert(0, str(LAB))
muc4 = importlib.import_module("muc4")
templates = importlib.import_module("tocsin.evaluate.muc.templates").templates
roles = importlib.import_module("tocsin.evaluate.muc.roles").roles
words = importlib.import_module("tocsin.evaluate.muc.words")
linear = importlib.import_module("tocsin.evaluate.muc.linear")
fillers = importlib.import_module("tocsin.evaluate.muc.fillers")
scene = importlib.import_module("tocsin.evaluate.muc.scene")
DATELINE = {"place": "LIMA", "date": "1990-03-05"}
BLAST = (
    "LIMA, 5 MAR 90 -- A POWERFUL BOMB DESTROYED TWO BUSES AND WOUNDED THREE PASSENGERS IN TACNA YESTERDAY. "
    "POLICE SUSPECT RED DAWN (RD) GUERRILLAS."
)
MURDER = "LIMA, 5 MAR 90 -- JUDGE ANA RUIZ VEGA, WHO WAS KIDNAPPED ON 1 MARCH BY ARMED MEN, WAS FOUND SHOT TO DEATH TODAY."
CLASH = "LIMA, 5 MAR 90 -- FIVE SOLDIERS DIED YESTERDAY IN A CLASH BETWEEN THE ARMY AND RED DAWN."


def cite(text, quote):
    start = text.lower().index(quote.lower())
    return Span(start, start + len(quote), text[start : start + len(quote)])


def reading_of(text, *events, actors=()):
    report = Report(id=digest(text), address="INVENTED-1", text=text)
    return Reading(report=report, reader="person:test", actors=tuple(actors), events=tuple(events))


def blast(text=BLAST, country="PE", **changes):
    rebels = Actor(id="a1", name="Red Dawn", kind="armed_group", mentions=(cite(text, "RED DAWN (RD)"), cite(text, "RD")))
    told = {
        "by": (Agent(actor="a1", conf="suspected", mention=cite(text, "RED DAWN (RD) GUERRILLAS")),),
        "against": (
            Target(kind="other", mention=cite(text, "TWO BUSES")),
            Target(kind="civilians", mention=cite(text, "THREE PASSENGERS")),
        ),
        "weapons": (cite(text, "POWERFUL BOMB"),),
        "also": (cite(text, "WOUNDED"), cite(text, "DESTROYED")),
        "place": Place(mention=cite(text, "TACNA"), name="Tacna", admin="Tacna", country=country, precision="city"),
        "when": When(mention=cite(text, "YESTERDAY"), start="1990-03-04", end="1990-03-04", precision="day"),
        "injured": Toll(mention=cite(text, "THREE PASSENGERS"), low=3, best=3, high=3),
    }
    event = Event(id="e1", type="attack.bombing", trigger=cite(text, "BOMB"), **{**told, **changes})
    return reading_of(text, event, actors=[rebels])


def murder():
    judge = Actor(id="a1", name="Ana Ruiz Vega", kind="person", mentions=(cite(MURDER, "ANA RUIZ VEGA"),))
    victim = (Target(actor="a1", kind="person", mention=cite(MURDER, "JUDGE ANA RUIZ VEGA")),)
    men = (Agent(mention=cite(MURDER, "ARMED MEN")),)
    first = When(mention=cite(MURDER, "1 MARCH"), start="1990-03-01", end="1990-03-01", precision="day")
    toll = Toll(mention=cite(MURDER, "ANA RUIZ VEGA"), low=1, best=1, high=1)
    return reading_of(
        MURDER,
        Event(id="e1", type="attack.abduction", trigger=cite(MURDER, "KIDNAPPED"), by=men, against=victim, when=first),
        Event(id="e2", type="attack.assassination", trigger=cite(MURDER, "FOUND SHOT TO DEATH"), against=victim, killed=toll),
        actors=[judge],
    )


def signs_of(reading):
    found = fillers.find_fillers(scene.prepare(reading, DATELINE))
    return {(one.role, one.name): one.signs for one in found}


def test_a_bombing_fills_the_slots_of_one_template():
    (found,) = templates(blast(), DATELINE)
    assert (found["inc_type"], found["inc_stage"], found["inc_date"], found["inc_loc"]) == (
        "BOMBING",
        "ACCOMPLISHED",
        "1990-03-04",
        "PERU: TACNA",
    )
    assert found["instruments"] == [{"id": "POWERFUL BOMB", "type": "BOMB"}]
    assert found["perp_individuals"] == ["GUERRILLAS"]
    assert found["perp_organizations"] == [{"id": "RED DAWN", "confidence": "SUSPECTED OR ACCUSED"}]
    assert [(one["id"], one["type"], one["number"], one["effect"]) for one in found["physical_targets"]] == [
        ("BUSES", "TRANSPORT VEHICLE", "2", "DESTROYED")
    ]
    assert [(one["description"], one["number"], one["effect"]) for one in found["human_targets"]] == [("PASSENGERS", "3", ["INJURY"])]


def test_a_kidnapping_that_ends_in_death_is_one_incident():
    (found,) = templates(murder(), DATELINE)
    (judge,) = found["human_targets"]
    assert (found["inc_type"], found["inc_date"]) == ("KIDNAPPING", "1990-03-01")
    assert (judge["name"], judge["description"], judge["type"]) == ("ANA RUIZ VEGA", "JUDGE", "LEGAL OR JUDICIAL")
    assert judge["effect"] == ["DEATH"]


def test_war_between_army_and_guerrillas_is_not_reportable():
    army = Actor(id="a1", name="army", kind="security_force", mentions=(cite(CLASH, "ARMY"),))
    rebels = Actor(id="a2", name="Red Dawn", kind="armed_group", mentions=(cite(CLASH, "RED DAWN"),))
    sides = tuple(Agent(actor=one.id, mention=one.mentions[0]) for one in (army, rebels))
    against = (
        Target(actor="a1", kind="security_forces", mention=cite(CLASH, "ARMY")),
        Target(actor="a2", kind="group", mention=cite(CLASH, "RED DAWN")),
    )
    clash = Event(id="e1", type="attack.clash", trigger=cite(CLASH, "CLASH"), by=sides, against=against)
    assert templates(reading_of(CLASH, clash, actors=[army, rebels]), DATELINE) == []


@pytest.mark.parametrize("changes", [{"country": "FR"}, {"status": "denied"}, {"status": "hypothetical"}])
def test_what_lies_outside_the_task_gets_no_template(changes):
    assert templates(blast(**changes), DATELINE) == []


def test_small_letters_are_read_like_capitals():
    assert templates(blast(BLAST.lower()), DATELINE) == templates(blast(), DATELINE)


@pytest.mark.parametrize(
    ("phrase", "number", "bare"),
    [
        ("AT LEAST TWO SHOPS", "2", "SHOPS"),
        ("THE 12 TEACHERS", "12", "TEACHERS"),
        ("SEVERAL POLICEMEN", "PLURAL", "POLICEMEN"),
        ("A BUS", "1", "BUS"),
        ("TWENTY-ONE HOUSES", "21", "HOUSES"),
        ("A GROUP OF ARMED MEN", "PLURAL", "GROUP OF ARMED MEN"),
    ],
)
def test_a_phrase_tells_how_many(phrase, number, bare):
    assert (words.count(phrase), words.strip_front(phrase)) == (number, bare)


@pytest.mark.parametrize(
    ("phrase", "title", "name"),
    [
        ("GENERAL LUIS PARRA SOTO", "GENERAL", "LUIS PARRA SOTO"),
        ("ROSA DE LA VEGA", "", "ROSA DE LA VEGA"),
        ("FOUR UNION LEADERS", "UNION LEADERS", ""),
    ],
)
def test_a_title_is_no_name(phrase, title, name):
    assert words.split_name(phrase) == (title, name)


@pytest.mark.parametrize(
    ("task", "nothing"), [("templates", []), ("roles", {"PerpInd": [], "PerpOrg": [], "Target": [], "Victim": [], "Weapon": []})]
)
def test_the_command_answers_every_row(task, nothing, tmp_path, monkeypatch):
    records, rows, out = (tmp_path / name for name in ("records.jsonl", "rows.jsonl", "out.jsonl"))
    records.write_text(json.dumps(plain(blast())) + "\n", encoding="utf-8")
    asked = ({"id": "another id", "text": BLAST.lower(), "dateline": DATELINE}, {"id": "no record", "text": "NOTHING"})
    rows.write_text("".join(json.dumps(row) + "\n" for row in asked), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["muc4.py", task, str(records), str(rows), str(out)])
    muc4.main()
    found, empty = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert (found["id"], empty) == ("another id", {"id": "no record", task: nothing})
    assert found[task] and found[task] != nothing


def test_roles_are_named_as_the_text_names_them():
    found = roles(blast(), DATELINE, BLAST.lower())
    assert found["Target"] == [["buses"]]
    assert found["Weapon"] == [["powerful bomb"]]
    assert found["Victim"] == []  # the set names no victim without a name
    assert [name.split()[-1] for [name] in found["PerpInd"]] == ["guerrillas"]


def test_the_body_that_acts_fills_its_role():
    text = "LIMA, 5 MAR 90 -- THE SHINING PATH DYNAMITED A BANK IN TACNA YESTERDAY, POLICE SAID."
    path = Actor(id="a1", name="Shining Path", kind="armed_group", country="PE", mentions=(cite(text, "SHINING PATH"),))
    blown_up = Event(
        id="e1",
        type="attack.bombing",
        trigger=cite(text, "DYNAMITED"),
        by=(Agent(actor="a1", mention=cite(text, "SHINING PATH"), confidence=0.9),),
        against=(Target(kind="facility", mention=cite(text, "BANK"), confidence=0.9),),
        confidence=0.9,
    )
    found = roles(reading_of(text, blown_up, actors=[path]), DATELINE, text)
    assert (found["PerpOrg"], found["Target"]) == ([["shining path"]], [["bank"]])


@pytest.mark.parametrize(("reading", "text"), [(blast(), "another text"), (None, BLAST)])
def test_roles_are_empty_without_record_or_words(reading, text):
    assert roles(reading, DATELINE, text) == {role: [] for role in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")}


def test_who_is_told_under_several_words_is_named_once():
    found = roles(murder(), DATELINE, MURDER)
    assert found["Victim"] == [["ana ruiz vega"]]
    assert found["PerpInd"] == [["armed men"]]


def test_a_body_known_from_elsewhere_in_the_report_is_asked_about():
    signs = signs_of(blast())
    assert {("PerpOrg", "RED DAWN"), ("Target", "BUSES"), ("Weapon", "POWERFUL BOMB"), ("PerpInd", "GUERRILLAS")} <= set(signs)
    assert {"by:attack.bombing", "conf=suspected", "kind=armed_group", "known", "told=True"} <= signs["PerpOrg", "RED DAWN"]


def test_the_words_of_a_victims_name_are_no_signs():
    signs = signs_of(murder())
    assert "word=RUIZ" in signs["PerpInd", "ANA RUIZ VEGA"]
    assert not any(sign.startswith(("word=", "head=")) for sign in signs["Victim", "ANA RUIZ VEGA"])


def test_fillers_are_the_names_and_the_phrases_beside_the_triggers_each_with_its_spans():
    found = fillers.find_fillers(scene.prepare(murder(), DATELINE))
    assert {(one.role, one.name): [span.quote for span in one.spans] for one in found} == {
        ("PerpInd", "ARMED MEN"): ["ARMED MEN"],
        ("PerpInd", "MEN"): ["MEN"],
        ("PerpInd", "ANA RUIZ VEGA"): ["ANA RUIZ VEGA"],
        ("Target", "JUDGE ANA RUIZ VEGA"): ["JUDGE ANA RUIZ VEGA"],
        ("Victim", "ANA RUIZ VEGA"): ["JUDGE ANA RUIZ VEGA", "ANA RUIZ VEGA"],
    }
    assert all(MURDER[span.start : span.end] == span.quote for one in found for span in one.spans)


@pytest.mark.parametrize(("likely", "bodies"), [(0.9, [["red dawn"]]), (0.1, [])])
def test_one_actor_under_two_names_is_told_once_and_only_if_likely(likely, bodies, monkeypatch):
    monkeypatch.setattr(linear, "likelihood", lambda weights, signs: likely)
    assert {name for _, name in signs_of(blast()) if name in ("RED DAWN", "RD")} == {"RED DAWN", "RD"}
    assert roles(blast(), DATELINE, BLAST)["PerpOrg"] == bodies
