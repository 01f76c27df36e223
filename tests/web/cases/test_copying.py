"""A timeline is copied to a sibling's case: what happened, and nothing else."""

import pytest

from tests.web.cases.making import REFUSED, case_of, grant, person, signed_in
from tests.web.cases.reading import words
from upheld.web.cases.access import must_see
from upheld.web.cases.actions.copying import copy_timeline
from upheld.web.cases.actions.papers import add_paper
from upheld.web.cases.audit import first_broken, told_with
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Action, Case, DueDay, Paper

pytestmark = pytest.mark.django_db(databases="__all__")


def whole(case: Case) -> dict[str, object]:
    found: dict[str, object] = KeptCase(must_see(case.holder, case.pk)).whole("check")
    return found


def events(case: Case) -> list[dict[str, object]]:
    return [data for _number, data in whole(case)["entries"]]  # type: ignore[attr-defined]


def test_entries_are_copied_to_another_case_and_days_reckoned() -> None:
    source = case_of(person(), "Child A", details={"child_name": "Child A"})
    add_paper(must_see(person(), source.pk), by=person(), name="letter.txt", data=b"A letter.")
    target = case_of(person(), "Child B", [])
    answer = signed_in(person()).post(f"/cases/{source.pk}/copy/", {"entries": ["1", "2"], "to": str(target.pk)})
    assert "2 entries were copied" in words(answer)
    assert events(target) == events(source) == REFUSED
    assert whole(target)["details"] == {} and not Paper.objects.filter(case=target).exists()
    assert DueDay.objects.filter(case=target, step="fd.appeal").exists()


def test_both_audits_say_so_and_stay_whole() -> None:
    source, target = case_of(person(), "Child A"), case_of(person(), "Child B", [])
    copy_timeline(must_see(person(), source.pk), must_see(person(), target.pk), {1}, by=person())
    for one, other in ((source, target), (target, source)):
        last = Action.objects.filter(case=one.pk).order_by("-seq")[0]
        assert (last.act, last.about) == ("timeline_copied", "") and first_broken(one.pk) is None
        key = KeptCase(must_see(person(), one.pk)).key
        assert told_with(last, key) == {"case": str(other.pk)}


def test_a_new_case_is_made_for_them() -> None:
    source = case_of(person(), "Child A")
    sent = {"entries": ["1"], "to": "new", "label": "Child B"}
    answer = signed_in(person()).post(f"/cases/{source.pk}/copy/", sent)
    made = Case.objects.exclude(pk=source.pk).get()
    assert "Go to “Child B”" in words(answer) and events(made) == REFUSED[:1] and made.holder == person()
    assert whole(made).get("person", {}) == {}


def test_copying_again_adds_nothing() -> None:
    source, target = case_of(person(), "Child A"), case_of(person(), "Child B", REFUSED[:1])
    browser = signed_in(person())
    for _each in range(2):
        answer = browser.post(f"/cases/{source.pk}/copy/", {"entries": ["1", "2"], "to": str(target.pk)})
    assert "0 entries were copied" in words(answer) and "2 were there already" in words(answer)
    assert events(target) == REFUSED


def test_a_correction_goes_with_what_it_corrects_and_not_alone() -> None:
    told = [*REFUSED, {"kind": "ehcna_request_received", "on": "2026-01-14",
                       "replaces": "ehcna_request_received@2026-01-12"}]  # fmt: skip
    source = case_of(person(), "Child A", told)
    alone, both = case_of(person(), "Child B", []), case_of(person(), "Child C", [])
    access = must_see(person(), source.pk)
    done = copy_timeline(access, must_see(person(), alone.pk), {2, 3}, by=person())
    assert (done.copied, done.left) == (1, 1) and events(alone) == REFUSED[1:]
    assert copy_timeline(access, must_see(person(), both.pk), {1, 2, 3}, by=person()).copied == 3
    assert events(both)[2]["replaces"] == "ehcna_request_received@2026-01-12"


def test_what_an_entry_names_is_found_again_under_its_new_name() -> None:
    told = [{"kind": "ehcna_request_received", "on": "2026-01-12", "id": "first"},
            {"kind": "withdrawn", "on": "2026-01-20", "event": "first"}]  # fmt: skip
    source = case_of(person(), "Child A", told)
    target = case_of(person(), "Child B", [{"kind": "ehcna_request_received", "on": "2026-01-12", "notes": "mine"}])
    copy_timeline(must_see(person(), source.pk), must_see(person(), target.pk), {1, 2}, by=person())
    assert events(target)[2]["event"] == "ehcna_request_received@2026-01-12/2"


def test_nothing_is_ticked_beforehand() -> None:
    source = case_of(person(), "Child A")
    page = signed_in(person()).get(f"/cases/{source.pk}/copy/").content.decode()
    assert 'name="entries"' in page and " checked" not in page


def test_what_is_wrong_is_said() -> None:
    source = case_of(person(), "Child A")
    browser = signed_in(person())
    for sent, sentence in (
        ({"to": "new", "label": "B."}, "Choose at least one entry"),
        ({"entries": ["1"]}, "Choose a case"),
        ({"entries": ["1"], "to": "new"}, "Give the case a name"),
        ({"entries": ["9"], "to": "new", "label": "B."}, "no longer there"),
    ):
        answer = browser.post(f"/cases/{source.pk}/copy/", sent)
        assert answer.status_code == 422 and sentence in words(answer)
    assert Case.objects.count() == 1


def test_only_cases_they_may_write_in_are_offered() -> None:
    source, theirs, read_only = case_of(person("a")), case_of(person("b"), "Child B"), case_of(person("b"), "Child C")
    grant(read_only, to=person("a"))
    browser = signed_in(person("a"))
    assert "Child C" not in words(browser.get(f"/cases/{source.pk}/copy/"))
    for target in (theirs, read_only):
        answer = browser.post(f"/cases/{source.pk}/copy/", {"entries": ["1"], "to": str(target.pk)})
        assert answer.status_code == 422 and "Choose one of those shown" in words(answer)
    grant(theirs, to=person("a"), right="write")
    assert browser.post(f"/cases/{source.pk}/copy/", {"entries": ["1"], "to": str(theirs.pk)}).status_code == 200


def test_a_reader_copies_nothing() -> None:
    source = case_of(person("a"))
    case_of(person("b"), "Child B")
    grant(source, to=person("b"))
    assert signed_in(person("b")).get(f"/cases/{source.pk}/copy/").status_code == 403


def test_what_is_hidden_from_whoever_copies_is_not_copied() -> None:
    told = [{"kind": "school_consulted", "on": "2026-02-12", "institution": "School Q"}]
    source, target = case_of(person("a"), events=told), case_of(person("b"), "Child B", [])
    grant(source, to=person("b"), right="write", hides_schools=True)
    copy_timeline(must_see(person("b"), source.pk), must_see(person("b"), target.pk), {1}, by=person("b"))
    assert events(target) == [{"kind": "school_consulted", "on": "2026-02-12"}]
