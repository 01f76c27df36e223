"""One letter written: what is filled in, what is asked for, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from upheld.case import from_data
from upheld.compliance import Reckoning, reckon
from upheld.documents.blocks import Items, Lines, Text
from upheld.documents.clean import words
from upheld.documents.text import as_text
from upheld.errors import LawError, UpheldError
from upheld.law import law_named
from upheld.letters.choose import choice
from upheld.letters.fill import Filling
from upheld.letters.letter import letter
from upheld.letters.register import authority
from upheld.letters.write import Passage, write

LATE = {
    "person": {"date_of_birth": "2016-05-02", "local_authority": "Devon"},
    "event": [{"kind": "ehcna_request_received", "on": "2026-01-12"}],
}


def late(as_at: date = date(2026, 6, 11), **person: object) -> Reckoning:
    data = {**LATE, "person": {**LATE["person"], **person}}  # type: ignore[dict-item]
    return reckon(from_data(data, name="case"), law_named("england"), as_at)


def told(reckoning: Reckoning, **details: str) -> str:
    return " ".join(as_text(write(letter("chase_final_plan"), reckoning, details).with_notes, width=None).split())


def test_what_the_case_knows_is_filled_in_and_the_rest_is_asked_for() -> None:
    # 12 January 2026 + 140 days = 1 June 2026; on 11 June that is 10 days ago.
    words = told(late())
    assert "Monday 1 June 2026" in words
    assert "10 days late" in words
    assert "born 2 May 2016" in words
    assert "Devon County Council" in words
    assert "[your name]" in words
    assert "[the date of birth]" not in words


def test_what_is_given_is_asked_for_no_longer() -> None:
    one = write(letter("chase_final_plan"), late(), {"your_name": "Parent B", "child_name": "Child A"})
    assert "your name" not in one.to_fill
    assert "your address" in one.to_fill
    assert told(late(), your_name="Parent B").endswith("not legal advice.")


def test_a_council_that_is_not_in_the_table_is_named_as_written() -> None:
    assert "Example Council" in told(late(local_authority="Example Council"))


def test_a_detail_left_empty_is_asked_for() -> None:
    assert "your name" in write(letter("chase_final_plan"), late(), {"your_name": "  "}).to_fill


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"child_nam": "A"}, "Did you mean child_name"),
        ({"zzz": "A"}, "not something a letter asks for. The names:"),
        ({"child_name": 7}, "child_name is not text"),
        ({"child_name": "A" * 2001}, "2,001 letters long"),
    ],
)
def test_details_that_cannot_be_used_are_refused(details: dict[str, str], said: str) -> None:
    with pytest.raises(UpheldError, match=said):
        write(letter("chase_final_plan"), late(), details)


def test_the_young_person_writes_in_their_own_name() -> None:
    reckoning = late(date_of_birth="2008-05-02")
    one = write(letter("chase_final_plan"), reckoning, {"your_name": "Young Person C"})
    assert one.sender == "young_person"
    words = as_text(one.document)
    assert "my child" not in words
    assert "Young Person C, born 2 May 2008" in " ".join(words.split())


def test_who_cannot_send_it_is_refused() -> None:
    with pytest.raises(UpheldError, match="cannot be sent by 'school': use parent"):
        write(letter("chase_final_plan"), late(), sender="school")


def test_an_adviser_signs_with_their_role() -> None:
    one = write(letter("chase_final_plan"), late(), sender="adviser")
    assert "your role and organisation" in one.to_fill


def test_there_is_no_easy_read_where_none_is_written() -> None:
    one = replace(letter("chase_final_plan"), easy_read=None)
    with pytest.raises(UpheldError, match="no version in easy read"):
        write(one, late(), easy_read=True)


def passage(ask: str) -> Passage:
    return Passage(ask, (Items(((Text("# one"),),)),), (authority(law_named("england"), "senk.apdr"),))


def test_a_passage_stands_in_the_place_of_what_is_asked_for_and_its_law_is_told() -> None:
    wording = "{{ law('plan.final') }}\n\n{{ ask('comments') }}\n\nThe end."
    one = write(replace(letter("chase_final_plan"), wording=wording), late(), passage=passage("comments"))
    assert "# one\n\nThe end." in as_text(one.document)
    assert one.cited == ("plan.final", "senk.apdr")
    assert "guidance or practice, not binding law" in as_text(one.with_notes, width=None)


def test_a_passage_that_has_no_room_or_is_given_twice_is_refused() -> None:
    with pytest.raises(UpheldError, match="no paragraph for comments"):
        write(letter("chase_final_plan"), late(), passage=passage("comments"))
    with pytest.raises(UpheldError, match="given twice"):
        write(letter("chase_final_plan"), late(), {"comments": "Words."}, passage=passage("comments"))


def test_the_notes_stand_after_the_letter_and_not_in_it() -> None:
    one = write(letter("chase_final_plan"), late())
    assert "Before you send this" not in as_text(one.document)
    assert one.with_notes.blocks[: len(one.document.blocks)] == one.document.blocks
    notes = " ".join(as_text(one.with_notes).split())
    assert "would say Sunday 31 May 2026" in notes  # the other reading of the same limit, with who argues it
    assert "not yet checked by a lawyer" in notes


def test_a_letter_that_was_checked_says_by_whom() -> None:
    one = replace(letter("chase_final_plan"), checked_by="a made-up solicitor")
    assert "checked by a made-up solicitor" in " ".join(as_text(write(one, late()).with_notes).split())


def filling(*cites: str) -> Filling:
    reckoning = late()
    chosen = choice(reckoning, replace(letter("chase_final_plan"), cites=cites))
    assert chosen is not None
    return Filling(reckoning, chosen, "parent", {})


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ nothing_there }}", "nothing_there"),
        ("{{ '' }}", "leaves a field empty"),
        ("{{ event('moved') }}", "leaves a field empty"),
        ("{{ law('s19.duty') }}", "which its header does not list"),
        ("{{ ask('shoe_size') }}", "not in the list of asks"),
    ],
)
def test_a_template_that_names_what_there_is_not_is_a_fault(template: str, said: str) -> None:
    with pytest.raises(Exception, match=said) as raised:
        filling().words(template)
    assert isinstance(raised.value, LawError) or raised.type.__name__ == "UndefinedError"


def test_how_law_is_introduced_follows_how_sure_it_is() -> None:
    one = filling("LA-COMPLAINT", "senk.apdr")
    assert one.words("{{ under('plan.final') }}").startswith("Under [")
    assert one.words("{{ under('LA-COMPLAINT') }}").startswith("As I understand it, under [")
    assert one.words("{{ under('senk.apdr', start=False) }}").startswith("following [")
    assert one.words("{{ under('senk.apdr') }}").endswith("which is guidance,")


def test_a_day_to_answer_by_is_never_a_weekend_or_a_holiday() -> None:
    assert filling().in_days(7) == "Thursday 18 June 2026"
    assert filling().in_days(9) == "Monday 22 June 2026"  # 20 June 2026 is a Saturday


def test_a_day_beyond_the_known_holidays_is_still_a_day() -> None:
    one = filling()
    one.reckoning = late(date(2099, 6, 1))
    assert one.in_days(7) == "Monday 8 June 2099"


def test_the_addresses_stand_one_line_under_the_other() -> None:
    blocks = write(letter("chase_final_plan"), late(), {"your_name": "Parent B"}).document.blocks
    assert isinstance(blocks[0], Lines)
    assert words(blocks[0].lines[0]) == "Parent B"
