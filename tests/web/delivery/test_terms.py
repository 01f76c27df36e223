"""Term dates: typed or pasted in lines, over several schools, copied from another ledger, and read back to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.cases.reading import words
from tests.web.delivery.given import access_of, line, set_up, setting
from upheld.delivery.terms import Setting
from upheld.web.cases.models import Action, Case
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.typed_terms import Unread, as_lines, closed_as_lines, closed_in, terms_in

pytestmark = pytest.mark.django_db(databases="__all__")
AUTUMN = (date(2026, 9, 3), date(2026, 10, 23))
TYPED = {"name": "School A", "from_on_day": "3", "from_on_month": "9", "from_on_year": "2026",
         "terms": "3 September 2026 to 23 October 2026", "closed": "4 September 2026"}  # fmt: skip


def kept(case: Case) -> tuple[Setting, ...]:
    """The schools as the holder's ledger has them."""
    return Ledger(access_of(case.holder, case)).calendar.settings


def area(page: str) -> str:
    """What stands in the box of the terms."""
    return page.partition('id="id_terms"')[2].partition(">")[2].partition("<")[0].strip()


@pytest.mark.parametrize(
    "typed",
    [
        "3 September 2026 to 23 October 2026",
        "3 September to 23 October 2026",
        "Autumn term 1: Thursday 3 September 2026 – Friday 23 October 2026",
        "03/09/2026 - 23/10/2026",
        "3/9/26 until 23/10/26",
        "3rd September 2026\t23rd October 2026",
        "  3 Sept 2026  to  23 Oct 2026 (half term)\n\n",
        "2026-09-03 to 2026-10-23",
    ],
)
def test_a_term_is_read_as_schools_print_it(typed: str) -> None:
    assert terms_in(typed) == (AUTUMN,)


def test_terms_are_put_in_order_and_a_first_day_without_a_year_may_be_of_the_year_before() -> None:
    typed = "4 January 2027 to 12 February 2027\n1 November to 18 December 2026\n14 December to 8 January 2028"
    assert terms_in(typed) == (
        (date(2026, 11, 1), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 2, 12)),
        (date(2027, 12, 14), date(2028, 1, 8)),
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3 September 2026", "Line 1: “3 September 2026” has no last day: type a term like"),
        ("\n3 September 2026 to soon 2026", "Line 2: “soon 2026” is not a date we can read"),
        ("3 September to 23 October", "Line 1: “23 October” has no year"),
        ("23 October 2026 to 3 September 2026", "Line 1: “23 October 2026 to 3 September 2026” ends before it begins"),
        ("3 September 2026 to 23 October 2028", "Line 1: “3 September 2026 to 23 October 2028” lasts more than 400"),
        ("3 September 1911 to 23 October 1911", "Line 1: “23 October 1911” is before 1980"),
        ("3 September 2099 to 23 October 2099", "Line 1: “23 October 2099” is too far away: bank holidays are known"),
        ("31 September 2026 to 23 October 2026", "Line 1: “31 September 2026” is not in the calendar"),
        ("September 2026 to October 2026", "Line 1: “October 2026” is no single day"),
        ("1/9/2026 to 2/10/2026 to 3/11/2026", "is not one day, and not from one day to another"),
    ],
)
def test_a_line_that_is_no_term_is_named_with_its_number(typed: str, said: str) -> None:
    with pytest.raises(Unread) as refused:
        terms_in(typed)
    assert said in refused.value.sentences[0]


def test_every_wrong_line_has_its_own_sentence_and_overlapping_terms_are_found() -> None:
    with pytest.raises(Unread) as refused:
        terms_in("nonsense\n3 September 2026 to 23 October 2026\n4 January 2027")
    assert [one[:6] for one in refused.value.sentences] == ["Line 1", "Line 3"]
    with pytest.raises(Unread, match="Line 1: this term begins before the one in line 2 has ended"):
        terms_in("20 October 2026 to 18 December 2026\n3 September 2026 to 23 October 2026")
    with pytest.raises(Unread, match="201 lines, and 200 is the most"):
        terms_in("x\n" * 201)


def test_days_without_school_are_one_by_one_or_a_holiday() -> None:
    typed = "Inset: 4 September 2026\n26 October 2026 to 28 October 2026\n27/10/2026\n"
    found = closed_in(typed)
    assert found == (date(2026, 9, 4), date(2026, 10, 26), date(2026, 10, 27), date(2026, 10, 28))
    assert closed_as_lines(found) == "4 September 2026\n26 October 2026 to 28 October 2026"
    with pytest.raises(Unread, match="lasts more than 60 days"):
        closed_in("1 January 2026 to 1 January 2027")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@drawn(st.lists(st.dates(date(2015, 1, 1), date(2026, 12, 31)), min_size=1, max_size=8, unique=True))
def test_what_is_shown_is_read_back_the_same(days: list[date]) -> None:
    ordered = sorted(days)
    terms = tuple((one, min(one + timedelta(days=5), after - timedelta(days=1)))
                  for one, after in zip(ordered, [*ordered[1:], date(2027, 1, 1)], strict=True))  # fmt: skip
    assert terms_in(as_lines(terms)) == terms
    assert closed_in(closed_as_lines(days)) == tuple(ordered)


def test_a_school_is_added_changed_and_taken_out() -> None:
    case = case_of(person())
    browser = signed_in(person())
    page = f"/delivery/{case.pk}/terms/"
    assert "No term dates are known yet" in words(browser.get(page))
    assert browser.post(f"{page}new/", TYPED).status_code == 302
    assert kept(case) == (Setting("School A", AUTUMN[0], None, (AUTUMN,), (date(2026, 9, 4),)),)
    said = words(browser.get(page))
    assert "School A" in said and "3 September 2026 to Friday 23 October 2026" in said
    assert browser.post(f"{page}1/", TYPED | {"closed": "", "name": "School B"}).status_code == 302
    assert [(one.name, one.closed) for one in kept(case)] == [("School B", ())]
    assert browser.post(f"{page}1/", {"do": "remove"}).status_code == 302
    assert kept(case) == ()
    assert Action.objects.filter(case=case.pk, act="delivery_terms_changed").count() == 3


def test_a_move_ends_the_school_before_it() -> None:
    case = case_of(person())
    set_up(case, person(), settings=(setting("School A"),))
    moved = TYPED | {"name": "School B", "from_on_day": "5", "from_on_month": "10", "ends_before": "on",
                     "terms": "5 October 2026 to 23 October 2026", "closed": ""}  # fmt: skip
    assert signed_in(person()).post(f"/delivery/{case.pk}/terms/new/", moved).status_code == 302
    assert [(one.name, one.to_on) for one in kept(case)] == [("School A", date(2026, 10, 4)), ("School B", None)]


def test_nothing_typed_is_lost_where_a_line_is_wrong() -> None:
    case = case_of(person())
    sent = TYPED | {"terms": "3 September 2026 to 23 October 2026\nrubbish", "closed": "4 Sept"}
    answer = signed_in(person()).post(f"/delivery/{case.pk}/terms/new/", sent)
    said = answer.content.decode()
    assert answer.status_code == 422 and kept(case) == ()
    assert "Line 2: “rubbish”" in said and "“4 Sept” has no year" in said
    assert "3 September 2026 to 23 October 2026\nrubbish" in said and 'value="School A"' in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": ""}, "Enter what the school"),
        ({"from_on_day": "32"}, "date"),
        ({"to_on_day": "1", "to_on_month": "9", "to_on_year": "2026"}, "The last day comes before the first one"),
        ({"from_on_year": "2027"}, "Every term below had ended before this day"),
        ({"terms": "x" * 20_001}, "leave out old terms"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(changed: dict[str, str], said: str) -> None:
    case = case_of(person())
    answer = signed_in(person()).post(f"/delivery/{case.pk}/terms/new/", TYPED | changed)
    assert answer.status_code == 422 and said in words(answer) and kept(case) == ()


def test_what_the_case_tells_of_the_school_is_filled_in_for_who_sees_it() -> None:
    fact = {"kind": "setting", "type": "primary", "name": "School C", "from": "2026-09-03",
            "terms": [{"first": "2026-09-03", "last": "2026-10-23"}], "closed": ["2026-09-04"]}  # fmt: skip
    case = case_of(person("a"), facts=[fact])
    page = f"/delivery/{case.pk}/terms/new/"
    said = signed_in(person("a")).get(page).content.decode()
    assert 'value="School C"' in said and area(said) == "3 September 2026 to 23 October 2026"
    assert "4 September 2026" in said
    grant(case, to=person("b"), right="ledger", role="school")
    grant(case, to=person("c"), right="write", hides_schools=True)
    for who in ("b", "c"):
        said = signed_in(person(who)).get(page).content.decode()
        assert "School C" not in said and "4 September 2026" not in said


def test_the_terms_of_the_same_school_are_copied_from_another_pupil() -> None:
    first, second = case_of(person("a"), "Child A"), case_of(person("c"), "Child B")
    set_up(first, person("a"), settings=(setting("School A"),))
    for case in (first, second):
        grant(case, to=person("b"), right="ledger", role="school")
    browser, page = signed_in(person("b")), f"/delivery/{second.pk}/terms/new/"
    said = browser.get(page).content.decode()
    assert "School A: 1 term" in said and "Child A" not in said
    mark = said.partition('<option value="')[2].partition('"')[0]
    filled = browser.post(page, {"do": "copy", "copy": mark}).content.decode()
    assert area(filled) == "7 September 2026 to 23 October 2026" and 'value="School A"' in filled
    assert kept(second) == (), "nothing is written before it is saved"
    grant(first, to=person("d"), right="ledger", role="school", hides_schools=True)
    grant(second, to=person("d"), right="ledger", role="school")
    assert "School A" not in signed_in(person("d")).get(page).content.decode()
    stranger = browser.post(page, {"do": "copy", "copy": "0" * 20})
    assert stranger.status_code == 200 and area(stranger.content.decode()) == ""


@pytest.mark.parametrize("hidden", ["hides_schools", "hides_addresses"])
def test_from_whom_anything_is_hidden_the_name_is_and_stays_when_they_change_the_terms(hidden: str) -> None:
    case = case_of(person("a"))
    set_up(case, person("a"), line(), settings=(setting("School A"),))
    grant(case, to=person("b"), right="write", role="therapist", **{hidden: True})
    browser, page = signed_in(person("b")), f"/delivery/{case.pk}/terms/"
    assert "School A" not in browser.get(page).content.decode()
    assert "School A" not in browser.get(f"{page}1/").content.decode()
    sent = {name: value for name, value in TYPED.items() if name != "name"}
    assert browser.post(f"{page}1/", sent).status_code == 302
    assert [(one.name, one.terms) for one in kept(case)] == [("School A", (AUTUMN,))]


def test_a_reader_is_shown_the_terms_and_no_form() -> None:
    case = case_of(person("a"))
    set_up(case, person("a"))
    grant(case, to=person("b"), right="read")
    browser, page = signed_in(person("b")), f"/delivery/{case.pk}/terms/"
    assert "You can read this record" in words(browser.get(page))
    assert browser.get(f"{page}1/").status_code == 403 and browser.post(f"{page}new/", TYPED).status_code == 403
    assert signed_in(person("a")).get(f"{page}2/").status_code == 404
