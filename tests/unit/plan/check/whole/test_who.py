"""Who the plan is about, who is to do what it promises, what is no provision, and what is hard to read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.plan.check.whole.made import ABOUT, SOUND, found, line, section, spoiled, told, told_of
from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.check.seen import Seen
from upheld.plan.check.whole import who
from upheld.plan.document import Provision


def test_a_plan_that_names_no_child_or_no_council() -> None:
    both = found(replace(SOUND, child=None, council=None))
    assert [(one.key, one.severity) for one in both] == [("plan.not_named@plan", "look")]
    assert "child" in both[0].says and "council" in both[0].says
    assert found(replace(SOUND, council="Merrowshire")) == []


def judged(*elements: dict[str, tuple[str, ...]]) -> list[str]:
    lines = tuple(Provision(f"F.{number}", "F", "Reading for 20 minutes a day.") for number in range(len(elements)))
    judgements = {
        one.id: Judgement(one.text, "partly", "", elements=each) for one, each in zip(lines, elements, strict=True)
    }
    return [one.key for one in who.findings(Seen(replace(SOUND, provisions=lines), ABOUT, judgements))]


def test_a_section_f_in_which_no_line_says_who() -> None:
    assert judged({}, {}, {"what": ("reading",)}) == ["section.nobody_named@F"]
    assert judged({}, {}, {"who": ("teacher",)}) == []
    assert judged({}, {}) == []


@pytest.mark.parametrize("text", [
    "Home to school transport by taxi.",
    "A passenger assistant travels with Child A each day.",
    "Transport to and from school will be provided.",
])  # fmt: skip
def test_transport_is_generally_not_special_educational_provision(text: str) -> None:
    findings = [one for one in found(line(text)) if one.code == "provision.transport"]
    assert [one.severity for one in findings] == ["look"]
    assert findings[0].law[0].cite == "Staffordshire CC v JM [2016] UKUT 246 (AAC)"


@pytest.mark.parametrize("text", [
    "A tutor gives travel training on public transport for 2 hours a week.",
    "An adult goes in the minibus with Child A on each school trip.",
    "A teaching assistant walks with Child A between lessons.",
])  # fmt: skip
def test_learning_to_travel_is_education(text: str) -> None:
    assert "provision.transport@F.9" not in told(line(text))


LONG = (
    "Notwithstanding considerable environmental differentiation, neurodevelopmental characteristics substantially "
    "compromise phonological representation, organisational independence, metacognitive monitoring and interpersonal "
    "communication, necessitating individualised multidisciplinary recommendations across educational environments"
)


def test_a_section_of_long_words_and_sentences_is_called_hard_as_advice_only() -> None:
    findings = found(spoiled(section("B", *(f"{LONG}." for _ in range(5)))))
    assert [(one.key, one.severity, one.law) for one in findings] == [("section.hard_to_read@B", "look", ())]


def test_plain_words_and_a_few_hard_ones_are_not() -> None:
    plain = "I like to read with my dad at night. We have a dog. He is big and he runs fast. " * 8
    assert told_of("section", spoiled(section("A", f"{plain} 4 March 2026"))) == {}
    assert told(spoiled(section("B", f"{LONG}."))) == {}
