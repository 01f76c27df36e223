"""What educates or trains is special educational provision whoever gives it: s.21(5), Code 9.76."""

from __future__ import annotations

import pytest

from tests.unit.plan.check.whole.made import found, line, told_of

RULE = "provision.educates"


@pytest.mark.parametrize("text", [
    "A speech and language therapist sees Child A for 45 minutes a week in term.",
    "SALT programme to develop vocabulary, 20 minutes a day.",
    "The occupational therapist teaches handwriting for 30 minutes a fortnight.",
    "Physiotherapist to lead gross motor skills lessons, one hour a week.",
    "CAMHS worker to teach coping strategies, six sessions of one hour.",
    "Hydrotherapy with a programme for learning to swim, 30 minutes weekly.",
])  # fmt: skip
def test_therapy_that_teaches_belongs_in_f(text: str) -> None:
    findings = [one for one in found(line(text, "G")) if one.code == RULE]
    assert [(one.key, one.severity) for one in findings] == [("provision.educates@G.9", "important")]
    assert [one.cite for one in findings[0].law[:2]] == ["Children and Families Act 2014 s.21(5)", "Code 9.76"]
    assert findings[0].question


@pytest.mark.parametrize("text", [
    "Epilepsy nurse to review medication every six months.",
    "A speech and language therapist reviews eating and drinking (dysphagia) twice a year.",
    "Gastrostomy care at school by a trained nurse, every day.",
    "Staff training in giving emergency medication, once a year.",
    "Orthotics clinic every four months for new splints.",
    "Physiotherapist carries out chest physiotherapy twice a day.",
    "The school nurse trains staff to use the hoist.",
    "The paediatrician reviews Child A once a year.",
])  # fmt: skip
def test_what_is_purely_medical_stays(text: str) -> None:
    assert told_of(RULE, line(text, "G")) == {}


def test_a_therapy_that_does_not_say_what_for_is_asked_about() -> None:
    assert told_of(RULE, line("Physiotherapy for 30 minutes a week.", "G")) == {"provision.educates@G.9": "look"}


def test_medical_and_educational_in_one_line_wants_a_look() -> None:
    text = "Speech and language therapist: dysphagia review and a vocabulary programme, 30 minutes a week."
    assert told_of(RULE, line(text, "G")) == {"provision.educates@G.9": "look"}


def test_social_care_that_trains_wants_a_look_and_a_short_break_does_not() -> None:
    trains = "A support worker gives travel training for two hours every Saturday."
    assert told_of(RULE, line(trains, "H2")) == {"provision.educates@H2.9": "look"}
    holidays = "A helper takes Child A to a youth club for 12 hours a week in school holidays."
    assert told_of(RULE, line(holidays, "H1")) == {}
    assert told_of(RULE, line("A carer sits with Child A at home for 3 hours every Saturday.", "H1")) == {}


def test_in_section_f_therapy_is_where_it_belongs() -> None:
    assert told_of(RULE, line("A speech and language therapist teaches Child A for 45 minutes a week.")) == {}
