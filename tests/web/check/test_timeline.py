"""The timeline: every kind of event can be added, changed and taken out, and nothing else is ever lost."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.pages import LATE_PLAN, told
from upheld.case import KINDS, Field, from_data
from upheld.case.fields import CONTENTS, ORDERS
from upheld.web.check.choosing import groups, matching
from upheld.web.check.event_fields import items_of
from upheld.web.check.field_words import CHOICE_WORDS, field_words
from upheld.web.check.forms_event import EventForm
from upheld.web.ui.forms import PartDateField

pytestmark = pytest.mark.django_db

TIMELINE = reverse("check:timeline")
ADD = reverse("check:add")


def typed(form: EventForm) -> dict[str, Any]:
    """What a browser sends back when nothing in a form was touched."""
    sent: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        if not isinstance(field, PartDateField):
            if value not in (None, "", []):
                sent[name] = value
        elif value == "unknown":
            sent[f"{name}_unknown"] = "on"
        elif value:
            parts = dict(zip(("year", "month", "day"), str(value).split("-"), strict=False))
            sent |= {f"{name}_{part}": one for part, one in parts.items()}
    return sent


def a_value(field: Field, kind: str) -> Any:
    """Some value that a field can hold."""
    words = {
        "day": "2026-05-04", "la": "Devon", "flag": True, "number": 7, "quantity": 2.5, "kind": "draft_served",
        "duty": "plan.final", "exception": "EXC-SCHOOL4", "contents": dict.fromkeys(CONTENTS, False),
        "dates": {"assess": "2026-09-30", "amend_I": "2026-10"}, "texts": ["one", "two"], "event": "e1",
        "answers": "e1", "stamp": "2026-06-01",
        "items": [
            {"what": "Speech therapy", "appealable": True, "order": "amend_BF", "agreed_on": "2026-07-01"},
            {"what": "A call", "appealable": False},
        ],
    }  # fmt: skip
    if field.type in ("choice", "choices"):
        return field.choices[0] if field.type == "choice" else [*field.choices[:2]]
    return words.get(field.type, "some words")


def whole(kind: str) -> dict[str, Any]:
    """An event of that kind which says everything that can be said, and corrects an earlier one."""
    event = {name: a_value(field, kind) for name, field in KINDS[kind].known.items()}
    return event | {"kind": kind, "id": "e2", "replaces": "e1"}


@pytest.mark.parametrize("kind", KINDS)
def test_saving_an_entry_without_touching_it_loses_nothing(kind: str) -> None:
    event = whole(kind)
    entries = [("e1", "An earlier entry")]
    form = EventForm(kind, event, entries, typed(EventForm(kind, event, entries)))
    assert form.is_valid(), form.errors
    assert form.entry() == event
    earlier = {"kind": "ehcna_request_sent", "on": "2026-01-01", "id": "e1"}
    assert from_data({"event": [earlier, form.entry()]}).log[1].kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_the_least_that_is_known_of_an_event_is_enough(kind: str) -> None:
    new = EventForm(kind, {})
    names = {name for name in new.fields if name in KINDS[kind].known and KINDS[kind].known[name].required}
    sent: dict[str, Any] = {}
    for name in names:
        value = a_value(KINDS[kind].known[name], kind)
        is_day = KINDS[kind].known[name].type == "day"
        sent |= {f"{name}_year": "2026", f"{name}_month": "5"} if is_day else {name: value}
    for name in new.dates[:1]:
        sent[f"{name}_unknown"] = "on"
    form = EventForm(kind, {}, [("e1", "An earlier entry")], sent)
    assert form.is_valid(), form.errors
    earlier = {"kind": "ehcna_request_sent", "on": "2026-01-01", "id": "e1"}
    entry = from_data({"event": [earlier, form.entry()]}).log[1]
    assert entry.kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_an_event_without_a_date_is_refused_in_one_sentence(kind: str) -> None:
    form = EventForm(kind, {}, [], {})
    assert not form.is_valid()
    main = form.dates[0] if form.dates else KINDS[kind].starts_on
    assert len(form.errors[main]) == 1


def test_every_field_and_every_word_of_it_has_a_name_on_the_page() -> None:
    for kind in KINDS.values():
        for field in kind.known.values():
            if field.name in ("kind", "id", "replaces", "recorded_at"):
                continue
            assert str(field_words(field.name, is_day=field.type == "day"))
            if field.type in ("choice", "choices"):
                assert set(field.choices) <= set(CHOICE_WORDS[field.name])
    assert set(ORDERS) <= set(CHOICE_WORDS["order"])


def test_only_what_the_law_wants_of_a_paper_is_asked_of_it() -> None:
    # reg 5(3): a refusal says the right to appeal; reg 13(1): a draft comes with its appendices, and no appeal.
    assert "appeal_right" in items_of("ehcna_refused_notified")
    assert "appendices" in items_of("draft_served")
    assert "appeal_right" not in items_of("draft_served")
    assert "section_i_blank" in items_of("draft_served")


def test_days_that_cannot_follow_each_other_are_refused() -> None:
    sent = {"sent_on_day": "5", "sent_on_month": "5", "sent_on_year": "2026", "received_on_day": "4",
            "received_on_month": "5", "received_on_year": "2026"}  # fmt: skip
    form = EventForm("ehcna_refused_notified", {}, [], sent)
    assert not form.is_valid()
    assert form.errors.keys() == {"received_on"}


# Choosing a kind ------------------------------------------------------------------------------------------------------


def test_every_kind_is_in_one_group() -> None:
    listed = [kind.name for _heading, kinds in groups() for kind in kinds]
    assert listed == [*KINDS]
    assert all(kinds and str(heading) for heading, kinds in groups())


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("draft plan", "draft_served"),
        ("Annual review meeting", "review_meeting_held"),
        ("refused to assess", "ehcna_refused_notified"),
        ("mediation certificate", "mediation_certificate_issued"),
        ("excluded", "excluded"),
        ("tribunal order", "ftt_order_sent"),
        ("taxi", "transport_decision_received"),
        ("final plan", "plan_final_sent"),
    ],
)
def test_a_word_or_two_finds_it(words: str, kind: str) -> None:
    assert kind in [one.name for one in matching(words)][:10]


@pytest.mark.parametrize("words", ["", "zzzz", "the of and", "\0", "'; drop table", "é" * 500])
def test_words_that_mean_nothing_find_nothing(words: str) -> None:
    assert matching(words) == []


# Over HTTP ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def client() -> Client:
    client = Client()
    told(client, LATE_PLAN)
    return client


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_entries_stand_in_the_order_in_which_they_happened(client: Client) -> None:
    told(client, (LATE_PLAN[2], {"kind": "advice_requested", "on": "unknown"}, LATE_PLAN[0], LATE_PLAN[1]))
    shown = text(client.get(TIMELINE).text)
    places = [
        shown.index(word) for word in ("received the request", "would carry out", "asked for advice", "draft EHC")
    ]
    assert places == sorted(places)
    assert "Monday 12 January 2026" in shown
    assert "May 2026" in shown
    assert "day not known" in shown


def test_an_entry_is_added_by_search_without_its_words_in_the_address(client: Client) -> None:
    answer = client.post(ADD, {"step": "search", "words": "mediation adviser"}, follow=True)
    assert answer.redirect_chain == [(ADD, 302)]
    assert 'value="mediation_adviser_contacted"' in answer.text
    answer = client.post(ADD, {"step": "choose", "kind": "mediation_adviser_contacted"}, follow=True)
    assert answer.redirect_chain == [(ADD, 302)]
    assert "The family contacted the mediation adviser" in answer.text
    sent = {"step": "save", "kind": "mediation_adviser_contacted", "on_month": "6", "on_year": "2026"}
    answer = client.post(ADD, sent, follow=True)
    assert answer.redirect_chain == [(TIMELINE, 302)]
    assert "June 2026" in answer.text
    assert "Look for it" in client.get(ADD).text


def test_nothing_chosen_is_said_and_another_choice_is_free(client: Client) -> None:
    assert "Choose what happened." in client.post(ADD, {"step": "choose"}).text
    assert "Choose what happened." in client.post(ADD, {"step": "choose", "kind": "no_such_kind"}).text
    client.post(ADD, {"step": "choose", "kind": "draft_served"})
    assert "A draft EHC plan arrived" in text(client.get(ADD).text)
    client.post(ADD, {"step": "again"})
    assert "Look for it" in client.get(ADD).text


def test_an_entry_is_changed_and_the_others_stay(client: Client) -> None:
    page = client.get(reverse("check:entry", args=[2])).text
    assert 'value="20"' in page
    answer = client.post(
        reverse("check:entry", args=[2]), {"on_day": "21", "on_month": "feb", "on_year": "2026"}, follow=True
    )
    assert answer.redirect_chain == [(TIMELINE, 302)]
    shown = text(answer.text)
    assert "21 February 2026" in shown
    assert "12 January 2026" in shown
    assert "May 2026" in shown


def test_a_bad_date_is_said_once_and_what_was_typed_is_kept(client: Client) -> None:
    sent = {"on_day": "31", "on_month": "2", "on_year": "2026", "notes": "a note that stays"}
    answer = client.post(reverse("check:entry", args=[2]), sent)
    assert answer.status_code == 200
    assert "a note that stays" in answer.text
    assert 'value="31"' in answer.text
    assert answer.text.count("There is no such day") == 2, "in the summary and beside the field"
    assert "20 February 2026" in text(client.get(TIMELINE).text)


def test_an_entry_is_taken_out_only_after_asking(client: Client) -> None:
    address = reverse("check:remove", args=[3])
    assert "A draft EHC plan arrived" in text(client.get(address).text)
    assert "A draft EHC plan arrived" in text(client.get(TIMELINE).text)
    answer = client.post(address, follow=True)
    assert answer.redirect_chain == [(TIMELINE, 302)]
    shown = text(answer.text)
    assert "A draft EHC plan arrived" not in shown
    assert "would carry out" in shown


def test_an_entry_that_another_is_about_is_not_taken_out(client: Client) -> None:
    told(client, (LATE_PLAN[0] | {"id": "r"}, {"kind": "withdrawn", "on": "2026-02-01", "event": "r"}))
    answer = client.post(reverse("check:remove", args=[1]))
    assert answer.status_code == 200
    assert "Another entry is about this one" in answer.text
    assert "received the request" in text(client.get(TIMELINE).text)
    assert "A later entry corrects this one." in text(client.get(TIMELINE).text)


def test_what_a_room_refuses_is_said_and_changes_nothing(client: Client) -> None:
    told(client, (LATE_PLAN[0] | {"id": "r"}, LATE_PLAN[1] | {"replaces": "r", "id": "s"}))
    sent = {"step": "save", "kind": "exception_claimed", "on_year": "2026", "duty": "no.such", "code": "EXC-X"}
    answer = client.post(ADD, sent)
    assert answer.status_code == 200
    assert answer.text.count("Choose one of those shown.") >= 2


@pytest.mark.parametrize("name", ["check:entry", "check:remove"])
def test_an_entry_that_is_no_longer_there_leads_back_to_the_timeline(client: Client, name: str) -> None:
    read = client.get(reverse(name, args=[99]))
    assert (read.status_code, read["Location"]) == (302, TIMELINE)
    sent = client.post(reverse(name, args=[99]))
    # What was typed for it is not dropped without a word.
    assert (sent.status_code, sent.headers.get("Location")) in ((302, TIMELINE), (409, None))
    assert (sent.status_code == 409) is (name == "check:entry")


def test_an_empty_timeline_says_so() -> None:
    shown = text(Client().get(TIMELINE).text)
    assert "Nothing yet." in shown
    assert "See the answer" not in shown


def test_hostile_words_are_shown_as_words(client: Client) -> None:
    nasty = "<script>alert(1)</script>\u202e\0"
    sent = {"step": "save", "kind": "draft_representations", "on_year": "2026", "text": nasty}
    client.post(ADD, sent)
    page = client.get(reverse("check:entry", args=[4])).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page
