"""Two who write in one case at the same time: both are kept where neither touched what the other did."""

from typing import Any

import pytest

from tests.web.cases.making import case_of, grant, person, told
from upheld.web.cases import parts
from upheld.web.cases.access import must_see
from upheld.web.cases.actions.adding import add_event
from upheld.web.cases.audit import first_broken
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.merging import merged
from upheld.web.cases.models import Action, Case, DueDay, Paper, Part
from upheld.web.check.record import Record
from upheld.web.keyring.case_key import key_of
from upheld.web.sealed.session import SessionStore
from upheld.web.ui.held import Changed, MayNotWrite

pytestmark = pytest.mark.django_db(databases="__all__")
MEETING = {"kind": "review_meeting_held", "on": "2026-02-27"}
COMPLAINT = {"kind": "complaint_la_stage_1", "on": "2026-03-01"}
FACTS = [
    {"kind": "residence", "la": "Devon", "from": "2020-01-01"},
    {"kind": "on_sen_support", "from": "2024-09-01"},
    {"kind": "setting", "type": "primary", "name": "School A", "from": "2022-09-01"},
]


def window(case: Case, who: str = "a", session: SessionStore | None = None) -> Record:
    """What somebody has open of the case."""
    return Record.held_in(KeptCase(must_see(person(who), case.pk), session))


def stored(case: Case) -> dict[str, Any]:
    key = key_of(case.pk)
    assert key is not None
    found: dict[str, Any] = parts.read(case, key, "check")[0]
    return found


def acts(case: Case) -> list[tuple[str, str]]:
    assert first_broken(case.pk) is None
    return [*Action.objects.filter(case=case.pk).order_by("seq").values_list("act", "about")]


def test_an_event_that_each_adds_is_there_and_the_second_has_another_number() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"), right="write")
    mine, theirs = window(case, "a"), window(case, "b")
    theirs.add(COMPLAINT)
    assert theirs.save() == {}
    number = mine.add(MEETING)
    assert mine.save() == {number: number + 1}
    assert stored(case)["entries"][2:] == [[3, COMPLAINT], [4, MEETING]] and stored(case)["next"] == 5
    assert acts(case)[-2:] == [("event_added", "event:3"), ("event_added", "event:4")]
    assert [one.by for one in Action.objects.filter(case=case.pk).order_by("seq")][-2:] == [
        str(person("b").key), str(person("a").key)
    ]  # fmt: skip
    # The same window goes on with what is there now, and takes nothing of the other's back.
    assert [one.number for one in mine.entries] == [1, 2, 3, 4]
    mine.add(MEETING | {"on": "2026-03-05"})
    mine.save()
    assert [number for number, _data in stored(case)["entries"]] == [1, 2, 3, 4, 5]


def test_the_days_are_reckoned_from_both() -> None:
    case = case_of(person("a"))
    mine, theirs = window(case), window(case)
    theirs.add({"kind": "mediation_adviser_contacted", "on": "2026-03-02"})
    theirs.save()
    mine.add({"kind": "appeal_registered", "on": "2026-03-20"})
    mine.save()
    again = case_of(person("a"), "Child B", [data for _number, data in stored(case)["entries"]])
    one, other = (
        sorted(DueDay.objects.filter(case=each).values_list("duty", "step", "yours", "due_on", "fate"), key=str)
        for each in (case, again)
    )
    assert one == other and any(fate for *_rest, fate in one)


def test_a_document_belongs_to_the_event_it_came_with() -> None:
    case = case_of(person("a"))
    access = must_see(person("a"), case.pk)
    mine, theirs = window(case), window(case)
    theirs.add(COMPLAINT)
    theirs.save()
    assert add_event(access, mine, MEETING, by=person("a"), evidence=("note.txt", b"They met.")) == 4
    assert Paper.objects.get(case=case).entry == 4


def test_answers_and_the_paper_one_reads_follow_the_new_number() -> None:
    case, session = case_of(person("a")), SessionStore()
    mine, theirs = window(case, "a", session), window(case)
    number = theirs.add(COMPLAINT)
    theirs.answers["complaint"] = str(number)
    theirs.save()
    number = mine.add(MEETING)
    mine.answers |= {"review": str(number), "moved": "no"}
    mine.notes["paper"] = {"id": "letter", "numbers": [number, 1]}
    mine.save()
    assert stored(case)["answers"] == {"complaint": "3", "review": "4", "moved": "no"}
    assert window(case, "a", session).notes["paper"] == {"id": "letter", "numbers": [4, 1]}


def test_what_each_changed_elsewhere_stays() -> None:
    case = case_of(person("a"))
    first, second, third = window(case), window(case), window(case)
    first.change(1, {"kind": "ehcna_request_received", "on": "2026-01-13"})
    first.details["child_name"] = "Child A"
    first.save()
    second.change(2, second.entries[1].data | {"sent_on": "2026-02-19"})
    second.save()
    third.facts.append(FACTS[1])
    third.save()
    found = stored(case)
    assert [data.get("on", data.get("sent_on")) for _number, data in found["entries"]] == ["2026-01-13", "2026-02-19"]
    assert (found["facts"], found["details"]) == ([FACTS[1]], {"child_name": "Child A"})
    assert [name for name, _about in acts(case)[-4:]] == [
        "event_corrected", "letter_details_changed", "event_corrected", "facts_changed"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (lambda one: one.change(1, COMPLAINT), lambda one: one.change(1, MEETING)),
        (lambda one: one.remove(1), lambda one: one.change(1, MEETING)),
        (lambda one: one.change(1, COMPLAINT), lambda one: one.remove(1)),
        (lambda one: one.person.update(year_group=5), lambda one: one.person.update(year_group=6)),
        (lambda one: one.answers.update(moved="no"), lambda one: one.answers.update(moved="unknown")),
        # The first is a second of the same kind and day: which of the two would "…/2" be?
        (lambda one: one.add(COMPLAINT | {"text": "By letter"}), lambda one: one.add(COMPLAINT)),
        (lambda one: one.remove(1),
         lambda one: one.add({"kind": "withdrawn", "on": "2026-03-01", "event": "ehcna_request_received@2026-01-12"})),
    ],
)  # fmt: skip
def test_where_both_touched_the_same_nothing_of_the_second_is_written(theirs: Any, mine: Any) -> None:
    case = case_of(person("a"))
    first, second = window(case), window(case)
    theirs(first)
    first.save()
    before, done = stored(case), acts(case)
    mine(second)
    with pytest.raises(Changed):
        second.save()
    assert stored(case) == before and acts(case) == done


def test_both_telling_the_same_is_told_once() -> None:
    case = case_of(person("a"))
    first, second = window(case), window(case)
    for one in (first, second):
        one.person["year_group"] = 5
    first.save()
    done, version = acts(case), Part.objects.get(case=case, place="check").version
    assert second.save() == {}
    assert acts(case) == done and Part.objects.get(case=case, place="check").version == version


def test_a_number_that_was_used_and_taken_back_is_not_used_again() -> None:
    base = told()
    mine = told() | {"entries": [*base["entries"], [3, MEETING]], "next": 4}
    found = merged(base, mine, base | {"next": 4})
    assert found is not None and found.moved == {3: 4}
    assert found.told["entries"][-1] == [4, MEETING] and found.told["next"] == 5


def test_what_is_hidden_from_the_second_stays_as_the_first_wrote_it() -> None:
    case = case_of(person("a"), facts=FACTS)
    grant(case, to=person("b"), right="write", hides_addresses=True, hides_schools=True)
    theirs, limited = window(case, "a"), window(case, "b")
    theirs.details["parent_address"] = "1 Street A"
    theirs.save()
    limited.add(MEETING)
    limited.save()
    assert stored(case)["details"] == {"parent_address": "1 Street A"}
    assert stored(case)["facts"] == FACTS and stored(case)["entries"][-1] == [3, MEETING]
    assert acts(case)[-1] == ("event_added", "event:3")


@pytest.mark.parametrize("holds", [{"facts": FACTS}, {}, None], ids=["facts", "none", "nothing told"])
@pytest.mark.parametrize("hides", [False, True])
def test_a_reader_who_only_chooses_what_to_look_at_is_never_refused(holds: Any, hides: bool) -> None:
    case, session = case_of(person("a"), **(holds or {})), SessionStore()
    if holds is None:
        Part.objects.filter(case=case, place="check").delete()
    grant(case, to=person("b"), hides_addresses=hides, hides_schools=hides)
    reader, done = window(case, "b", session), acts(case)
    reader.notes["adding"] = {"words": "letter"}
    assert reader.save() == {}
    assert window(case, "b", session).notes == {"adding": {"words": "letter"}} and acts(case) == done
    with pytest.raises(MayNotWrite):
        reader.add(MEETING)
        reader.save()
