"""The letter to whoever wrote advice: what exactly do they recommend?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.letters.test_every_letter import LAW, LOOKS_LIKE_LAW
from tests.unit.plan.write.reading import bare, broken_rules, every_format, said
from upheld.documents.blocks import Link, Text, runs_of
from upheld.documents.reading.found import Place
from upheld.errors import UpheldError
from upheld.letters.advice_letter import Vague, advice_letter, details_of, vague_at_source
from upheld.letters.asks import ASKS
from upheld.letters.register import every_citation
from upheld.plan.advice.recommendation import Recommendation, Report, Traced
from upheld.plan.check.provision.judgement import Judgement

ON = date(2026, 3, 2)
VAGUE = (
    Vague("Child A would benefit from regular speech therapy", 4, ("duration", "frequency")),
    Vague("A small group", None, (), "How small?"),
)
DETAILS = {
    "your_name": "Parent B",
    "writer_name": "Therapist T",
    "child_name": "Child A",
    "council_name": "Exampleshire",
}
WRITTEN = advice_letter(VAGUE, ON, DETAILS)
WORDS = said(WRITTEN.document)


def test_it_goes_to_the_professional_with_a_copy_to_the_council() -> None:
    assert "Dear Therapist T," in WORDS
    assert "Copy to: the SEND team, Exampleshire" in WORDS
    assert "Monday 2 March 2026" in WORDS


def test_each_recommendation_is_quoted_with_its_page_and_asked_what_it_lacks() -> None:
    first = WORDS.split("Recommendation 1 (page 4).")[1].split("Recommendation 2.")[0]
    assert "“Child A would benefit from regular speech therapy”" in first
    assert first.splitlines()[1:] == ["how long each time", "how often"]


def test_where_it_is_not_known_what_is_missing_all_is_asked_for() -> None:
    second = WORDS.split("Recommendation 2.")[1].split("What happens next")[0]
    for asked in (
        "what kind of help",
        "how long",
        "how often",
        "by whom",
        "in a group",
        "for how long it should go on",
    ):
        assert asked in second
    assert "How small?" in second


def test_the_weeks_are_asked_for_with_the_time_it_goes_on() -> None:
    assert "in which weeks" in said(advice_letter([Vague("Therapy", 1, ("weeks",))], ON).document)


def test_no_amount_is_suggested() -> None:
    asked = WORDS.split("What needs to be clearer")[1].split("What happens next")[0]
    assert "minutes" not in asked
    assert "hours" not in asked


def test_its_law_is_in_the_register_and_the_code_is_called_guidance() -> None:
    known = every_citation(LAW)
    for block in WRITTEN.with_notes.blocks:
        for run in runs_of(block):
            assert not isinstance(run, Link) or run.text in known
    assert not [run for block in WRITTEN.document.blocks for run in runs_of(block)
                if isinstance(run, Text) and LOOKS_LIKE_LAW.search(run.text)]  # fmt: skip
    assert "SEND Code of Practice 2015 para 9.69, guidance" in WORDS
    assert [one.binding for one in WRITTEN.cited] == [True, False]


def test_what_is_left_out_is_a_gap_and_named_to_the_sender() -> None:
    assert "their profession" in WRITTEN.to_fill
    assert "[the title of the report]" in said(WRITTEN.with_notes)
    assert advice_letter(VAGUE, ON, dict.fromkeys(ASKS, "given")).to_fill == ()


def test_the_page_for_the_sender_is_not_part_of_the_letter() -> None:
    assert "Before you send this" not in WORDS
    notes = said(WRITTEN.with_notes)
    assert "not yet checked by a lawyer" in notes
    assert "not legal advice" in notes


def test_a_young_person_and_an_adviser_write_in_their_own_voice() -> None:
    young = said(advice_letter(VAGUE, ON, {"your_name": "Young Person C"}, sender="young_person").document)
    assert "my EHC plan" in young
    assert "Young Person C, born" in young
    adviser = said(advice_letter(VAGUE, ON, {}, sender="adviser").document)
    assert "The family writes because" in adviser
    assert adviser.count("[your role and organisation]") == 2


def test_nothing_put_in_is_read_as_markup() -> None:
    nasty = "# Child *A* [x](javascript:alert) | <b>&amp; {{ 7 * 7 }} \\ `y`"
    written = advice_letter([Vague(nasty, 1, (), nasty)], ON, dict.fromkeys(ASKS, nasty))
    for shown in every_format(written.document).values():
        assert bare(nasty) in shown
    links = [run for block in written.document.blocks for run in runs_of(block) if isinstance(run, Link)]
    assert not [one for one in links if "javascript" in one.url]


@pytest.mark.parametrize(
    ("vague", "details", "sender", "said"),
    [
        ((), {}, "parent", "nothing to ask"),
        (VAGUE * 51, {}, "parent", "102 recommendations are too many"),
        (VAGUE, {}, "school", "cannot be sent by 'school'"),
        (VAGUE, {"writer_nam": "x"}, "parent", "Did you mean writer_name"),
    ],
)
def test_what_cannot_be_written_is_refused(
    vague: tuple[Vague, ...], details: dict[str, str], sender: str, said: str
) -> None:
    with pytest.raises(UpheldError, match=said):
        advice_letter(vague, ON, details, sender=sender)


def test_it_is_accessible_as_pdf() -> None:
    assert broken_rules(WRITTEN.with_notes) == []


def test_only_what_is_vague_in_the_report_itself_is_asked_of_its_author() -> None:
    report = Report("report.docx", "Therapist T", None, date(2026, 2, 3))
    judged = Judgement("Regular breaks", "vague", "why", missing=("frequency",))
    one = Recommendation("r.1", "Regular breaks", "provision", Place(4, 1), report, judgement=judged)
    traced = [Traced("vague_at_source", one), Traced("dropped", one), Traced("kept", one)]
    assert vague_at_source(traced) == (Vague("Regular breaks", 4, ("frequency",)),)
    assert details_of(report) == {
        "writer_name": "Therapist T",
        "report_title": "report.docx",
        "report_date": "3 February 2026",
    }
