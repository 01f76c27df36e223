"""Quick entry: a line is an event or one sentence; nothing typed is lost; ten events take two minutes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from upheld.case import KINDS, Field, from_data
from upheld.web.check.quick import Line, Wrong, as_line, merged, read_line, read_pasted
from upheld.web.check.quick_words import exactly, named, suggestions

TODAY = date(2026, 8, 20)


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("request", "ehcna_request_received"),
        ("Refusal", "ehcna_refused_notified"),
        ("DRAFT", "draft_served"),
        ("final", "plan_final_sent"),
        ("review meeting", "review_meeting_held"),
        ("annual review", "review_meeting_held"),
        ("mediation cert", "mediation_certificate_issued"),
        ("appeal", "appeal_received_by_ftt"),
        ("order", "ftt_order_sent"),
        ("plan_final_sent", "plan_final_sent"),
        ("the council sent the final EHC plan.", "plan_final_sent"),
        ("ombuds", "lgsco_complaint"),
        ("certif", "mediation_certificate_issued"),
    ],
)
def test_an_event_is_found_by_everyday_word_title_name_or_start(what: str, kind: str) -> None:
    assert named(what).kind == kind


def test_a_word_for_several_events_lists_up_to_four() -> None:
    with pytest.raises(ValueError, match="several things") as caught:
        named("the council")
    assert str(caught.value).count(";") == 3


def test_a_near_miss_asks_what_was_meant() -> None:
    with pytest.raises(ValueError, match="Did you mean “final plan”"):
        named("finel plan")
    with pytest.raises(ValueError, match="choose one from the list"):
        named("zzzzqqq")


def test_every_suggestion_is_understood_when_it_is_chosen() -> None:
    for word, title in suggestions():
        found = exactly(word)
        assert found is not None and KINDS[found.kind].title == (title or word)
    offered = {exactly(word).kind for word, _title in suggestions()}  # type: ignore[union-attr]
    assert offered == KINDS.keys() - {"withdrawn"}


@pytest.mark.parametrize(
    ("line", "data"),
    [
        (Line("request", "12/1/26"), {"kind": "ehcna_request_received", "on": "2026-01-12"}),
        (
            Line("request", "12/1/26", "posted"),
            {"kind": "ehcna_request_received", "sent_on": "2026-01-12", "channel": "post_first"},
        ),
        (
            Line("refusal", "6/5/26", "received, sent 4/5/26"),
            {"kind": "ehcna_refused_notified", "received_on": "2026-05-06", "sent_on": "2026-05-04"},
        ),
        (Line("draft", "", "received 6/5/26"), {"kind": "draft_served", "received_on": "2026-05-06"}),
        (
            Line("review decision", "1/6/26", "amend"),
            {"kind": "review_decision_notified", "on": "2026-06-01", "decision": "amend"},
        ),
        (Line("keep", "1/6/26"), {"kind": "review_decision_notified", "on": "2026-06-01", "decision": "keep"}),
        (
            Line("order", "8/5/26", "amend BF, amend I"),
            {"kind": "ftt_order_sent", "on": "2026-05-08", "orders": ["amend_BF", "amend_I"]},
        ),
        (Line("decision notice sent", "?", "e"), {"kind": "decision_notice_sent", "on": "unknown", "ground": "e"}),
        (
            Line("suspension", "2/3/26", "5 days"),
            {"kind": "excluded", "on": "2026-03-02", "type": "suspension", "days": 5},
        ),
        (
            Line("hearing date", "1/6/26", "5/9/27"),
            {"kind": "hearing_date_set", "on": "2026-06-01", "hearing_on": "2027-09-05"},
        ),
        (
            Line("school asked", "may 2026", "Oak School, the second form"),
            {"kind": "school_requested", "on": "2026-05", "institution": "Oak School, the second form"},
        ),
        (
            Line("final", "1/6/26", "placement: Oak School"),
            {"kind": "plan_final_sent", "on": "2026-06-01", "placement": "Oak School"},
        ),
        (
            Line("the school or nursery was closed", "22/7/26", "reopens 2/9/26"),
            {"kind": "school_closure", "first_day_closed": "2026-07-22", "reopens_on": "2026-09-02"},
        ),
        (
            Line("complaint", "3/6/26", "sent back once and lost"),
            {"kind": "complaint_la_stage_1", "on": "2026-06-03", "notes": "sent back once and lost"},
        ),
        (Line("not done", "1/6/26", "final"), {"kind": "not_done", "on": "2026-06-01", "what": "plan_final_sent"}),
    ],
)
def test_a_line_is_read_as_the_event_it_says(line: Line, data: dict[str, Any]) -> None:
    assert read_line(line, TODAY) == data
    again = read_line(as_line(data), TODAY)
    assert merged(data, again) == data  # a name with a comma in it is kept, though a line cannot say it


@pytest.mark.parametrize(
    ("line", "box", "why"),
    [
        (Line("", "1/6/26"), "what", "Type what happened"),
        (Line("final", ""), "when", "Type a date"),
        (Line("final", "31/6/26"), "when", "not in the calendar"),
        (Line("review decision", "1/6/26"), "detail", "keep, amend, cease"),
        (Line("review decision", "1/6/26", "ammend"), "detail", "keep, amend, cease"),
        (Line("order", "1/6/26"), "detail", "say in the detail which it was"),
        (Line("hearing date", "1/6/26", "5 sept"), "detail", "needs its year"),
        (Line("final", "1/6/26", "x" * 10_000), "detail", "too long"),
        (Line("x" * 10_000, "1/6/26"), "what", "too long"),
        (Line("provision missed", "1/6/26", "minutes: many"), "detail", "whole number"),
        (Line("exception_claimed", "1/6/26", "duty: plan.final"), "detail", "code"),
    ],
)
def test_a_line_that_cannot_be_read_says_why_and_where(line: Line, box: str, why: str) -> None:
    with pytest.raises(Wrong, match=why) as caught:
        read_line(line, TODAY)
    assert caught.value.box == box


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("12/1/26 request posted", Line("request", "12/1/26", "posted")),
        ("12 Jan 2026  draft  received", Line("draft", "12 Jan 2026", "received")),
        ("12/1/26\treview decision\tamend", Line("review decision", "12/1/26", "amend")),
        ("12/1/26\treview decision amend", Line("review decision", "12/1/26", "amend")),
        ("jan 2026 - final plan - placement: Oak School", Line("final plan", "jan 2026", "placement: Oak School")),
        ("? mediation cert", Line("mediation cert", "?", "")),
        ("last monday review meeting", Line("review meeting", "last monday", "")),
        ("12/1/26 finel", Line("finel", "12/1/26", "")),
    ],
)
def test_a_pasted_line_is_a_date_an_event_and_the_rest(pasted: str, line: Line) -> None:
    assert read_pasted(pasted, TODAY) == line


_TYPED = st.one_of(
    st.text(max_size=80),
    st.sampled_from(["final", "order", "keep", "12/1/26", "?", "sent", "assess", "orders: x", "days=9", "on: 1/1/25",
                     "minutes=99999999999", "to 1/1/27", "institution:", "\u202ex\x00", "<b>", "'; --", "\ud800"]),
)  # fmt: skip


@given(st.sampled_from(sorted(KINDS)) | _TYPED, _TYPED, st.lists(_TYPED, max_size=4).map(", ".join))
def test_any_line_is_an_event_the_case_room_reads_or_one_sentence(what: str, when: str, detail: str) -> None:
    try:
        data = read_line(Line(what, when, detail), TODAY)
    except Wrong as error:
        told = str(error)
        assert told and "\n" not in told and len(told) < 700
    else:
        assert from_data({"event": [data]}).log[0].kind == data["kind"]


@given(_TYPED | st.lists(_TYPED, max_size=6).map("  ".join))
def test_any_pasted_line_is_a_line_or_one_sentence(text: str) -> None:
    try:
        line = read_pasted(text, TODAY)
    except ValueError as error:
        assert str(error) and "\n" not in str(error)
    else:
        assert isinstance(line, Line)


_FILLED = {
    "day": "2026-03-02",
    "kind": "plan_final_sent",
    "duty": "plan.final",
    "exception": "EXC-SCHOOL4",
    "flag": True,
    "quantity": 5,
    "number": 5,
    "text": "Oak",
    "texts": "Oak",
    "la": "Devon",
}


def filled(one: Field) -> Any:
    """A value that a field may hold; None for those that no line can say."""
    if one.type in ("choice", "choices"):
        return one.choices[0] if one.type == "choice" else [one.choices[0]]
    return _FILLED.get(one.type)


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"withdrawn"}))
@pytest.mark.parametrize("every", [False, True], ids=["required", "every"])
def test_an_event_of_each_kind_becomes_a_line_and_the_same_event_again(kind: str, every: bool) -> None:
    fields = {
        one.name: filled(one) for one in KINDS[kind].fields if filled(one) is not None and (one.required or every)
    }
    start = KINDS[kind].starts_on
    data = {"kind": kind, **({} if start else {"sent_on": "2026-01-12", "received_on": "2026-01-14"}), **fields}
    from_data({"event": [data]})
    assert read_line(as_line(data), TODAY) == data


def test_a_change_keeps_what_a_line_cannot_say() -> None:
    old = {"kind": "plan_final_sent", "on": "2026-05-01", "id": "plan", "contents": {"appeal_right": True}}
    new = {"kind": "plan_final_sent", "on": "2026-05-02"}
    assert merged({**old, "notes": "gone"}, new) == {**old, "on": "2026-05-02"}
    assert merged(old, {"kind": "draft_served", "on": "2026-05-02"}) == {"kind": "draft_served", "on": "2026-05-02"}


TEN = (
    Line("request", "12/9/25"),
    Line("refusal", "20/11/25"),
    Line("cert", "8/12/25"),
    Line("appeal", "18/12/25"),
    Line("order", "10/3/26", "assess"),
    Line("agreed", "24/3/26"),
    Line("draft", "1/6/26"),
    Line("comments", "9/6/26"),
    Line("final", "26/6/26"),
    Line("complaint", "30/7/26"),
)


def test_ten_events_are_fewer_than_two_hundred_and_forty_keys() -> None:
    """Two minutes are 240 keys at two a second. Each line: its letters and three Tabs; Enter at the end."""
    keys = sum(len(line.what) + len(line.when) + len(line.detail) + 3 for line in TEN) - 1 + 1
    assert all(read_line(line, TODAY) for line in TEN)
    assert keys == 168 < 240


def posted(*lines: Line, **more: str) -> dict[str, str]:
    boxes = {"born": "", "council": "", "lines": ""} | more
    for number, line in enumerate(lines, 1):
        boxes |= {f"what_n{number}": line.what, f"when_n{number}": line.when, f"detail_n{number}": line.detail}
    return boxes


def page(client: Client) -> str:
    return client.get("/check/quick/").content.decode()


def value(text: str, box: str) -> str:
    """What stands in a box of the page."""
    start = text.index(f'id="id_{box}"')
    tag = text[start : text.index(">", start)]
    return tag.split('value="')[1].split('"')[0] if 'value="' in tag else ""


@pytest.mark.django_db
class TestPage:
    def test_ten_good_lines_are_kept_in_order_and_lead_to_the_answer(self, client: Client) -> None:
        sent = client.post("/check/quick/", posted(*reversed(TEN), born="2/5/17", council="devon", answer="1"))
        assert (sent.status_code, sent["Location"]) == (302, "/check/answer/")
        text = page(client)
        assert [value(text, f"what_e{number}") for number in range(10, 0, -1)] == [line.what for line in TEN]
        assert text.index('id="id_what_e10"') < text.index('id="id_what_e1"')
        assert (value(text, "born"), value(text, "council")) == ("2/5/2017", "Devon")

    def test_good_lines_are_kept_and_bad_ones_come_back_as_typed(self, client: Client) -> None:
        bad = (Line("finel plan", "1/6/26", "<b>x</b>"), Line("review decision", "1/6/26"), Line("final", "31/6/26"))
        sent = client.post("/check/quick/", posted(TEN[0], *bad, born="2017", council="Nowhere", answer="1"))
        assert sent["Location"] == "/check/quick/"
        text = page(client)
        assert value(text, "what_e1") == "request"
        assert [value(text, f"what_n{number}") for number in (1, 2, 3)] == [line.what for line in bad]
        assert "<b>x" not in text and value(text, "detail_n1") == "&lt;b&gt;x&lt;/b&gt;"
        for box in ("what_n1", "detail_n2", "when_n3", "born", "council"):
            assert f'href="#id_{box}"' in text
        # the same page sent again, with the lines put right, keeps all and adds nothing twice
        right = posted(
            Line("final plan", "1/6/26"), Line("review decision", "1/6/26", "keep"), Line("final", "30/6/26")
        )
        right |= {f"{part}_e1": value(text, f"{part}_e1") for part in ("what", "when", "detail")}
        client.post("/check/quick/", right | {"born": "", "council": ""})
        text = page(client)
        assert "There is a problem" not in text
        assert text.count('name="what_e') == 4

    def test_a_saved_line_can_be_changed_and_taken_out(self, client: Client) -> None:
        client.post("/check/quick/", posted(TEN[0], TEN[1]))
        change = {
            "what_e1": "request",
            "when_e1": "13/9/25",
            "detail_e1": "",
            "what_e2": "",
            "when_e2": "",
            "detail_e2": "",
        }
        client.post("/check/quick/", posted() | change)
        text = page(client)
        assert value(text, "when_e1") == "13/9/2025"
        assert 'id="id_what_e2"' not in text

    def test_pasted_lines_are_read_and_bad_ones_stay_in_the_box(self, client: Client) -> None:
        lines = "12/9/25 request posted\r\n\r\nnonsense here\r\n? final\r\n1/6/26 finel plan"
        client.post("/check/quick/", posted(lines=lines))
        text = page(client)
        assert text.count('name="what_e') == 2
        box = text[text.index("<textarea") : text.index("</textarea>")]
        assert box.endswith("nonsense here\n1/6/26 finel plan")
        assert "Line 1:" in text and "Line 2:" in text

    def test_more_empty_lines_keep_what_was_typed(self, client: Client) -> None:
        assert page(client).count('name="what_n') == 10
        client.post("/check/quick/", posted(TEN[0], Line("finel plan", "1/6/26"), more="1"))
        text = page(client)
        assert text.count('name="what_n') == 21
        assert value(text, "what_n1") == "finel plan"

    @pytest.mark.parametrize(
        "boxes",
        [
            posted(*(Line("final", "1/6/26") for _each in range(200))),
            posted(*(Line("\u202e<script>" * 50, "9" * 900, "\x00" * 900) for _each in range(200))),
            posted(lines="x" * 10_000),
            posted(lines="\n".join(["1/6/26 final"] * 900)),
            posted(lines="9" * 30_000),
            posted(born="\x00" * 10_000, council="<b>" * 5_000),
            {"what_e99": "final", "when_e99": "1/6/26"},
            {"what_nx": "final", "what_n0": "final", "what_n-1": "x", "what_n99999999999999999999": "x"},
        ],
        ids=["200", "200-bad", "long-line", "900-lines", "too-much", "person", "no-such-entry", "odd-names"],
    )
    def test_hostile_input_is_one_page_with_sentences(self, client: Client, boxes: dict[str, str]) -> None:
        assert client.post("/check/quick/", boxes).status_code == 302
        shown = client.get("/check/quick/")
        assert shown.status_code == 200
        text = shown.content.decode()
        assert "<script>\u202e" not in text and "\x00" not in text
