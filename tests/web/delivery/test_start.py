"""The start check on its page: how things stand, who was asked, and that it is practice."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.delivery.given import access_of, line, missed, set_up, setting
from upheld.web.cases.models import Action, Case
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.models import Statement

pytestmark = pytest.mark.django_db(databases="__all__")


def ledger() -> Case:
    case = case_of(person("a"))
    set_up(case, person("a"), line("F.1"), line("F.2"))
    return case


def page(case: Case, who: str = "a") -> str:
    return str(signed_in(person(who)).get(f"/delivery/{case.pk}/start/").content.decode())


def ask(case: Case, by: str = "a", **rest: Any) -> Any:
    data = {"id": str(uuid4()), "line": "F.2", "who": "SECRET-SENCO", "answer": "started", "on_day": "28",
            "on_month": "9", "on_year": "2026"} | rest  # fmt: skip
    return signed_in(person(by)).post(f"/delivery/{case.pk}/start/", data)


def test_it_is_practice_and_shows_how_each_line_stands() -> None:
    case = ledger()
    say(access_of(person("a"), case), [missed()], by=person("a"))
    shown = page(case)
    assert "This check is practice, not law" in shown
    assert "0 started, 1 not started, 1 of which nobody has said anything" in shown
    assert "5 October 2026" in shown


def test_whoever_was_asked_is_written_down_once_and_counts() -> None:
    case, id = ledger(), str(uuid4())
    assert ask(case, id=id).status_code == 302
    assert ask(case, id=id).status_code == 302
    assert Statement.objects.filter(case=case, kind="asked").count() == 1
    assert Action.objects.filter(case=case.pk, act="asked_said").count() == 1
    shown = page(case)
    assert "1 started" in shown
    assert "SECRET-SENCO" in shown


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"who": ""}, "Write who was asked"),
        ({"line": "F.9"}, "Choose from the list"),
        ({"answer": ""}, "Choose what they said"),
        ({"on_year": "2099"}, "not a year"),
    ],
)
def test_what_is_wrong_is_said(wrong: dict[str, str], sentence: str) -> None:
    case = ledger()
    answer = ask(case, **wrong)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Statement.objects.filter(case=case).exists()


def test_a_school_asks_too_and_a_reader_does_not() -> None:
    case = ledger()
    grant(case, to=person("b"), right="ledger", role="school")
    grant(case, to=person("c"), right="read")
    assert ask(case, "b").status_code == 302
    assert ask(case, "c").status_code == 403


def test_free_words_are_hidden_with_addresses_and_schools() -> None:
    case = ledger()
    ask(case)
    grant(case, to=person("b"), right="ledger", role="therapist", hides_addresses=True, hides_schools=True)
    assert "SECRET" not in page(case, "b")
    assert "1 started" in page(case, "b")


def test_a_move_has_its_own_check() -> None:
    case = case_of(person("a"))
    set_up(case, person("a"), line("F.1"))
    assert "The move to another school" not in page(case)
    schools = (setting(last=date(2026, 10, 9)), setting("School B", first=date(2026, 10, 12)))
    set_up(case, person("a"), line("F.1"), settings=schools)
    assert "The move to another school, nursery or college, Monday 12 October 2026" in page(case)


def test_without_lines_there_is_nothing_to_check() -> None:
    assert "nothing to check" in page(case_of(person("a")))


def test_an_answer_is_the_word_of_whoever_wrote_it_down_and_says_who_that_was() -> None:
    case = ledger()
    grant(case, to=person("school"), right="ledger", role="school")
    assert ask(case, by="school", who="The parent").status_code == 302
    (kept,) = Statement.objects.filter(case=case, kind="asked")
    assert kept.side == "setting"
    shown = page(case)
    assert "Says who: The school or service" in shown and "Says who: The parent" not in shown
    assert "Written down by: The school or service, the school or college" in shown
