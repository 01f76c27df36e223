"""Something that happened is added in two taps, with what shows it: both or neither."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.cases.making import case_of, grant, person, signed_in, told
from tests.web.cases.reading import words
from upheld.web import clock
from upheld.web.cases.access import must_see
from upheld.web.cases.audit import first_broken
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Action, Case, Paper

pytestmark = pytest.mark.django_db(databases="__all__")
TEXT = b"The council wrote on 2 February."


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 20))


def entries(case: Case) -> list[dict[str, object]]:
    return [data for _number, data in KeptCase(must_see(case.holder, case.pk)).whole("check")["entries"]]


def day(name: str, written: str) -> dict[str, str]:
    return {f"{name}_{part}": value for part, value in zip(("day", "month", "year"), written.split(), strict=True)}


@pytest.mark.parametrize(
    ("kind", "name"),
    [("review_meeting_held", "on"), ("school_closure", "first_day_closed")],
)
def test_today_stands_in_the_form_of_what_is_no_letter(kind: str, name: str) -> None:
    case = case_of(person())
    page = signed_in(person()).get(f"/cases/{case.pk}/add/{kind}/").content.decode()
    for part, value in (("day", "20"), ("month", "3"), ("year", "2026")):
        box = page[page.index(f'id="id_{name}_{part}"') :].split(">")[0]
        assert f'value="{value}"' in box
    assert page.count('value="2026"') == 1


@pytest.mark.parametrize("kind", ["plan_final_sent", "draft_served", "ehcna_refused_notified"])
def test_no_day_of_a_letter_is_filled_in(kind: str) -> None:
    case = case_of(person())
    page = signed_in(person()).get(f"/cases/{case.pk}/add/{kind}/")
    html = page.content.decode()
    for name in ("sent_on", "received_on"):
        for part in ("day", "month", "year"):
            box = html[html.index(f'id="id_{name}_{part}"') :].split(">")[0]
            assert 'value=""' in box or "value=" not in box
    assert "If it came today, write today’s date" in words(page)
    assert html.index(">\n  Save") < html.index('name="today"'), "the Enter key must press Save"
    assert "Yes, that is right" not in words(page)


def test_the_day_of_a_letter_is_asked_for() -> None:
    case = case_of(person())
    assert "give that date too" in words(signed_in(person()).get(f"/cases/{case.pk}/add/plan_final_sent/"))


def test_only_a_letter_can_have_come_today() -> None:
    case = case_of(person())
    assert 'name="today"' not in signed_in(person()).get(f"/cases/{case.pk}/add/review_meeting_held/").content.decode()


def test_an_old_letter_is_never_recorded_as_come_today() -> None:
    case = case_of(person())
    sent = day("sent_on", "14 2 2026")
    assert signed_in(person()).post(f"/cases/{case.pk}/add/ehcna_refused_notified/", sent).status_code == 302
    assert entries(case)[-1] == {"kind": "ehcna_refused_notified", "sent_on": "2026-02-14"}


def test_a_letter_that_came_today_is_one_press() -> None:
    case = case_of(person())
    answer = signed_in(person()).post(f"/cases/{case.pk}/add/ehcna_refused_notified/", {"today": "yes"})
    assert answer.status_code == 302
    assert entries(case)[-1] == {"kind": "ehcna_refused_notified", "received_on": "2026-03-20"}


def test_a_letter_without_any_day_is_asked_for_one() -> None:
    case = case_of(person())
    answer = signed_in(person()).post(f"/cases/{case.pk}/add/ehcna_refused_notified/", {})
    assert answer.status_code == 422 and len(entries(case)) == 2


@pytest.mark.parametrize("written", [day("sent_on", "14 2 2026"), day("received_on", "2 3 2026"),
                                     {"sent_on_unknown": "on"}])  # fmt: skip
def test_a_day_that_was_written_is_not_overruled_by_today(written: dict[str, str]) -> None:
    case = case_of(person())
    path = f"/cases/{case.pk}/add/ehcna_refused_notified/"
    answer = signed_in(person()).post(path, written | {"today": "yes"})
    assert answer.status_code == 422 and "Write the day it came here" in words(answer) and len(entries(case)) == 2


def test_a_letter_that_took_more_than_14_days_is_asked_about_once() -> None:
    case = case_of(person())
    path = f"/cases/{case.pk}/add/ehcna_refused_notified/"
    sent = day("sent_on", "1 3 2026") | day("received_on", "16 3 2026")
    answer = signed_in(person()).post(path, sent)
    assert answer.status_code == 422 and len(entries(case)) == 2
    assert "more than 14 days after" in words(answer) and "Yes, that is right" in words(answer)
    assert 'value="16"' in answer.content.decode() and 'href="#id_far_apart' in answer.content.decode()
    assert signed_in(person()).post(path, sent | {"far_apart": "on"}).status_code == 302
    assert entries(case)[-1] == {
        "kind": "ehcna_refused_notified", "sent_on": "2026-03-01", "received_on": "2026-03-16",
    }  # fmt: skip


@pytest.mark.parametrize("sent_on", [day("sent_on", "2 3 2026"), {"sent_on_month": "3", "sent_on_year": "2026"}])
def test_a_letter_that_may_have_taken_14_days_is_saved(sent_on: dict[str, str]) -> None:
    case = case_of(person())
    path = f"/cases/{case.pk}/add/ehcna_refused_notified/"
    assert signed_in(person()).post(path, sent_on | day("received_on", "16 3 2026")).status_code == 302


def test_the_event_and_what_shows_it_are_saved_together() -> None:
    case = case_of(person())
    sent = {"received_on_day": "20", "received_on_month": "3", "received_on_year": "2026",
            "evidence": SimpleUploadedFile("letter.txt", TEXT)}  # fmt: skip
    answer = signed_in(person()).post(f"/cases/{case.pk}/add/plan_final_sent/", sent)
    assert answer.status_code == 302 and answer["Location"] == f"/cases/{case.pk}/"
    assert entries(case)[-1] == {"kind": "plan_final_sent", "received_on": "2026-03-20"}
    paper = Paper.objects.get(case=case)
    assert paper.entry == 3
    acts = [*Action.objects.filter(case=case.pk).order_by("-seq").values_list("act", flat=True)[:2]]
    assert acts == ["paper_added", "event_added"] and first_broken(case.pk) is None


def test_a_file_that_cannot_be_kept_saves_nothing_and_keeps_what_was_typed() -> None:
    case = case_of(person())
    before = Action.objects.filter(case=case.pk).count()
    sent = {"received_on_day": "19", "received_on_month": "3", "received_on_year": "2026", "notes": "It came late",
            "evidence": SimpleUploadedFile("letter.exe", b"MZ\x00\x01\x02")}  # fmt: skip
    answer = signed_in(person()).post(f"/cases/{case.pk}/add/plan_final_sent/", sent)
    assert answer.status_code == 422
    assert "There is a problem" in words(answer) and "It came late" in words(answer)
    assert 'value="19"' in answer.content.decode()
    assert len(entries(case)) == 2 and not Paper.objects.exists()
    assert Action.objects.filter(case=case.pk).count() == before


def test_a_day_that_has_not_come_is_refused() -> None:
    case = case_of(person())
    sent = {"received_on_day": "21", "received_on_month": "3", "received_on_year": "2026"}
    answer = signed_in(person()).post(f"/cases/{case.pk}/add/plan_final_sent/", sent)
    assert answer.status_code == 422 and "has not come yet" in words(answer) and len(entries(case)) == 2


def test_what_does_not_fit_is_said_and_not_saved() -> None:
    case = case_of(person())
    sent = {"on_day": "19", "on_month": "3", "on_year": "2026", "event": "nothing@2026-01-01"}
    answer = signed_in(person()).post(f"/cases/{case.pk}/add/withdrawn/", sent)
    assert answer.status_code == 422 and len(entries(case)) == 2


def test_a_kind_that_is_none_is_not_there() -> None:
    case = case_of(person())
    assert signed_in(person()).get(f"/cases/{case.pk}/add/nonsense/").status_code == 404


def test_only_those_who_may_write_add() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    reader, stranger = signed_in(person("b")), signed_in(person("c"))
    for path in ("add/", "add/plan_final_sent/"):
        assert reader.get(f"/cases/{case.pk}/{path}").status_code == 403
        assert stranger.get(f"/cases/{case.pk}/{path}").status_code == 404
    sent = {"received_on_day": "20", "received_on_month": "3", "received_on_year": "2026"}
    assert reader.post(f"/cases/{case.pk}/add/plan_final_sent/", sent).status_code == 403
    assert len(entries(case)) == 2


def test_every_kind_is_one_tap_away() -> None:
    case = case_of(person())
    page = signed_in(person()).get(f"/cases/{case.pk}/add/").content.decode()
    for kind in ("ehcna_request_received", "plan_final_sent", "lacks_capacity"):
        assert f'href="/cases/{case.pk}/add/{kind}/"' in page


def test_a_case_with_words_for_letters_keeps_them() -> None:
    case = case_of(person(), details={"child_name": "Child A"})
    sent = {"received_on_day": "20", "received_on_month": "3", "received_on_year": "2026"}
    signed_in(person()).post(f"/cases/{case.pk}/add/plan_final_sent/", sent)
    whole = KeptCase(must_see(person(), case.pk)).whole("check")
    assert whole["details"] == {"child_name": "Child A"} and whole["person"] == told()["person"]
