"""Pages of the check and of the plan inside a kept case: the same pages, with every address of theirs inside it."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse

import upheld.web
from tests.web.pages import _ARGUMENTS, CASES, NOT_A_PAGE, PERSON, names
from tests.web.plan.given import held as plan_held
from upheld.web.sealed.session import SessionStore
from upheld.web.ui.addresses import address, case_address, go, is_within, within
from upheld.web.ui.held import Changed, MayNotWrite

pytestmark = pytest.mark.django_db

CASE = "/cases/abc"
PARTS = frozenset({"check", "plan"})
NOT_IN_A_CASE = {"check:delete", "check:file", "plan:delete"}


class InMemory:
    """A place for what is told, as a kept case is one; it may refuse to be written to."""

    def __init__(self, refuses: type[Exception] | None = None, **places: dict[str, Any]) -> None:
        self.places = {name: json.dumps(data) for name, data in places.items()}
        self.asides: dict[str, dict[str, Any]] = {}
        self.refuses = refuses

    def get(self, place: str) -> dict[str, Any] | None:
        return json.loads(self.places[place]) if place in self.places else None

    def put(self, place: str, data: dict[str, Any]) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.places[place] = json.dumps(data)

    def drop(self, place: str) -> None:
        self.places.pop(place, None)

    def aside(self, name: str) -> dict[str, Any] | None:
        return self.asides.get(name)

    def put_aside(self, name: str, data: dict[str, Any]) -> None:
        self.asides[name] = data


def told(case: str | None, refuses: type[Exception] | None = None) -> InMemory:
    """A case in which these events are told and a plan is open; an empty one for no case."""
    if case is None:
        return InMemory(refuses)
    entries = [[number, event] for number, event in enumerate(CASES[case], 1)]
    check = {"person": PERSON, "entries": entries, "next": len(entries) + 1}
    return InMemory(refuses, check=check, plan=plan_held())


def asked(place: str, held: InMemory, sent: dict[str, Any] | None = None, *, inside: bool = True) -> HttpResponse:
    """The answer of the view at a bare address, inside the case or outside of it."""
    request = RequestFactory().get(place) if sent is None else RequestFactory().post(place, sent)
    request.session = SessionStore()
    request.held = held  # type: ignore[attr-defined]
    match = request.resolver_match = resolve(request.path_info)
    if inside:
        with within(CASE, PARTS):
            response = match.func(request, *match.args, **match.kwargs)
    else:
        response = match.func(request, *match.args, **match.kwargs)
    assert request.session.is_empty(), "nothing of a case may lie in the session"
    assert isinstance(response, HttpResponse)
    return response


def led_to(page: str) -> list[str]:
    """Where the links, the forms and the buttons of a page lead."""
    return re.findall(r'\s(?:href|action|formaction)="([^"]*)"', page)


def addresses() -> Iterator[tuple[str, str | None]]:
    for name in sorted(set(names())):
        if name.startswith(("check:", "plan:")) and name not in NOT_A_PAGE | NOT_IN_A_CASE:
            for arguments in _ARGUMENTS.get(name, [()]):
                yield from ((reverse(name, args=arguments), case) for case in (None, *CASES))


# How addresses are made -----------------------------------------------------------------------------------------------


def test_outside_of_a_case_every_page_lies_at_its_own_address() -> None:
    assert not is_within()
    assert case_address() == ""
    assert address("check:letter", "chase_final_plan") == reverse("check:letter", args=["chase_final_plan"])
    assert go("plan:findings")["Location"] == "/plan/findings/"


@pytest.mark.parametrize("prefix", [CASE, f"{CASE}/"])
def test_inside_a_case_its_parts_lie_under_it_and_nothing_else_does(prefix: str) -> None:
    with within(prefix, PARTS):
        assert is_within()
        assert case_address() == "/cases/abc/"
        assert address("check:answer") == "/cases/abc/check/answer/"
        assert address("plan:line", "F.1") == "/cases/abc/plan/line/F.1/"
        assert address("library:home") == reverse("library:home")
        assert address("home") == "/"
        answer = go("check:letter", "chase_final_plan")
    assert (answer.status_code, answer["Location"]) == (302, "/cases/abc/check/letters/chase_final_plan/")
    assert address("check:answer") == "/check/answer/"


def test_only_the_parts_that_a_place_shows_lie_under_it() -> None:
    with within(CASE, frozenset({"check"})):
        assert address("plan:start") == "/plan/"


def test_a_place_within_another_gives_way_to_it_again_even_after_a_fault() -> None:
    def fails_inside() -> None:
        with within("/cases/other", PARTS):
            assert address("check:answer") == "/cases/other/check/answer/"
            raise ValueError

    with within(CASE, PARTS):
        with pytest.raises(ValueError, match=r"^$"):
            fails_inside()
        assert address("check:answer") == "/cases/abc/check/answer/"
    assert address("check:answer") == "/check/answer/"


def test_the_place_of_one_thread_is_no_place_of_another() -> None:
    found: list[str] = []
    with within(CASE, PARTS):
        thread = Thread(target=lambda: found.append(address("check:answer")))
        thread.start()
        thread.join()
    assert found == ["/check/answer/"]


def test_the_check_and_the_plan_make_every_address_where_the_case_is_known() -> None:
    web = Path(upheld.web.__file__).parent
    wrong = [
        f"{file.relative_to(web)}: {one.name}"
        for part in PARTS
        for file in sorted((web / part).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.")
        for one in node.names
        if one.name in ("redirect", "reverse", "reverse_lazy", "resolve")
    ]
    assert wrong == []


# The pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("place", "case"), [*addresses()])
def test_no_page_of_a_case_leads_to_the_private_check(place: str, case: str | None) -> None:
    response = asked(place, told(case))
    if response.status_code == 302:
        assert response["Location"].startswith(f"{CASE}/"), response["Location"]
        return
    page = response.content.decode()
    assert response.status_code == 200
    links = led_to(page)
    assert [one for one in links if one.startswith(("/check", "/plan"))] == []
    assert [one for one in links for name in NOT_IN_A_CASE if one == f"{CASE}{reverse(name)}"] == []
    assert f"{CASE}/" in links, "the way back to the case"
    about_keeping = (
        r"only while you use|only this browser|only your browser|It is deleted|were away|No account|keep none"
    )
    assert not re.search(about_keeping, page)


NOTED = [
    ("/check/pack/", {"pack": {"purpose": "complaint", "papers": 2}}),
    ("/check/letter-in-hand/read/", {"paper": {"id": "refused-to-assess"}}),
    ("/check/letter-in-hand/means/", {"paper": {"id": "will-assess", "numbers": [2]}}),
    ("/check/timeline/add/", {"adding": {"kind": "plan_final_sent"}}),
    ("/check/timeline/add/", {"adding": {"words": "draft"}}),
    ("/check/answer/wrong/", {"wrong": {"item": 1, "key": ""}}),
]


@pytest.mark.parametrize(("place", "notes"), NOTED, ids=[place for place, _ in NOTED])
def test_no_second_step_of_a_page_leads_out_of_the_case(place: str, notes: dict[str, Any]) -> None:
    held = told("late plan")
    held.put("check", (held.get("check") or {}) | {"notes": notes})
    response = asked(place, held)
    assert response.status_code == 200
    assert [one for one in led_to(response.content.decode()) if one.startswith(("/check", "/plan"))] == []


def test_the_questions_of_a_case_begin_with_the_child_and_lead_back_to_the_case() -> None:
    assert asked("/check/", told(None))["Location"] == f"{CASE}/check/next/"
    page = asked("/check/next/", told(None)).content.decode()
    assert "About the child or young person" in page
    assert re.search(rf'<a class="govuk-back-link" href="{CASE}/">', page)


@pytest.mark.parametrize("place", ["/check/question/1/", "/plan/", "/check/letters/chase_final_plan/"])
def test_a_page_that_says_how_long_things_are_kept_says_in_a_case_that_it_keeps_them(place: str) -> None:
    assert "kept in this case" in asked(place, told("late plan")).content.decode()
    outside = asked(place, told("late plan"), inside=False).content.decode()
    assert "in this case" not in outside
    assert "Back to the case" not in outside


def test_the_answer_kept_outside_of_a_case_is_not_shown_inside() -> None:
    held = told("late plan")
    outside = asked("/check/answer/", held, inside=False).content.decode()
    inside = asked("/check/answer/", held).content.decode()
    assert "/check/file/" in led_to(outside)
    assert not any(one.startswith("/check") for one in led_to(inside))
    assert not any(one.startswith(CASE) for one in led_to(outside))


CHILD = {"local_authority": "Devon"}
SENT = [
    ("/check/", {"who": "parent", "england": "no"}, "/check/next/"),
    ("/check/question/1/", CHILD, "/check/next/"),
    ("/check/question/2/", {"areas": ["other"]}, "/check/timeline/add/"),
    ("/check/timeline/add/", {"step": "choose", "kind": "plan_final_sent"}, "/check/timeline/add/"),
    ("/check/timeline/2/remove/", {}, "/check/timeline/"),
    ("/check/answer/", {"do": "today"}, "/check/answer/"),
    ("/check/answer/wrong/", {"do": "about", "item": "1"}, "/check/answer/wrong/"),
    ("/check/letter-in-hand/", {"paper": "none"}, "/check/timeline/add/"),
    ("/check/letters/chase_final_plan/", {"sender": "parent"}, "/check/letters/chase_final_plan/"),
    ("/check/pack/", {"do": "change"}, "/check/pack/"),
    ("/check/quick/", {"more": "1"}, "/check/quick/"),
    ("/plan/findings/", {"accept": "line:F.1"}, "/plan/findings/"),
    ("/plan/line/F.1/", {"do": "undo"}, "/plan/findings/"),
    ("/plan/letter/", {"do": "again"}, "/plan/letter/"),
    ("/plan/compare/", {"do": "away"}, "/plan/compare/"),
    ("/plan/report/", {"do": "away"}, "/plan/report/"),
]


@pytest.mark.parametrize(("place", "sent", "next_place"), SENT, ids=[place for place, _, _ in SENT])
def test_what_is_sent_in_a_case_leads_on_inside_it(place: str, sent: dict[str, Any], next_place: str) -> None:
    response = asked(place, told("late plan"), sent)
    assert response.status_code == 302, response.content.decode()
    assert response["Location"].split("#")[0] == f"{CASE}{next_place}"


WRITING = [
    ("/check/question/1/", CHILD),
    ("/check/answer/", {"do": "today"}),
    ("/check/quick/", {"more": "1"}),
    ("/check/timeline/2/remove/", {}),
    ("/plan/findings/", {"accept": "line:F.1"}),
    ("/plan/letter/", {"do": "again"}),
    ("/plan/", {"do": "paste", "words": "Section F\nAccess to speech therapy as required."}),
]


@pytest.mark.parametrize("refusal", [Changed, MayNotWrite])
@pytest.mark.parametrize(("place", "sent"), WRITING, ids=[place for place, _ in WRITING])
def test_a_write_that_the_case_refuses_is_not_passed_over(
    place: str, sent: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        asked(place, told("late plan", refuses=refusal), sent)


def test_what_is_told_in_a_case_is_held_by_the_case() -> None:
    held = told("late plan")
    asked("/check/question/1/", held, {"local_authority": "Essex"})
    asked("/plan/findings/", held, {"accept": "line:F.1"})
    check, plan = held.get("check"), held.get("plan")
    assert check is not None
    assert plan is not None
    assert check["person"]["local_authority"] == "Essex"
    assert len(check["entries"]) == len(CASES["late plan"])
    assert "accepted" in {one["what"] for one in plan["decisions"].values()}
