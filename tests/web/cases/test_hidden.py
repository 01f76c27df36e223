"""From whom addresses or schools are hidden: no free words or names reach them, and what they save loses nothing."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.cases.making import case_of, grant, organisation, person, signed_in, told
from tests.web.cases.reading import words
from tests.web.cases.sharing import asked, proven
from tests.web.cases.world import pages, world
from upheld.case import KINDS
from upheld.case.fields import Field
from upheld.case.kinds import FACT_KINDS
from upheld.law.exceptions import EXCEPTIONS
from upheld.letters.letter import letters
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access, must_see
from upheld.web.cases.actions.feeds import make_feed
from upheld.web.cases.due_days import told_case
from upheld.web.cases.hidden import with_hidden, without_hidden
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Case
from upheld.web.check.record import Record

pytestmark = pytest.mark.django_db(databases="__all__")

MARK = "QUILLMARK"
FLAGS = [(True, False), (False, True), (True, True)]
IDS = ["addresses", "schools", "both"]
DAYS = ("on", "sent_on", "received_on", "served_on", "made_on")


def access(hides_addresses: bool, hides_schools: bool) -> Access:
    """That of somebody who may write and not see all."""
    return Access(Case(), Person(), False, True, hides_addresses, hides_schools, "supporter", None)


def filled(field: Field, place: int) -> Any:
    """A value for a field, with the mark in it wherever it may hold words; None where it need not be there."""
    match field.type:
        case "text" | "quantity":
            return f"{MARK} {place}"
        case "texts":
            return [f"{MARK} {place}", MARK]
        case "la":
            return f"{MARK} {place}"
        case "items":
            return [{"what": MARK}]
        case "choice":
            return field.choices[0]
        case "choices":
            return list(field.choices[:1])
        case "duty":
            return "ehcna.decide"
        case "exception":
            return next(iter(EXCEPTIONS))
        case "kind":
            return "draft_served"
        case "day":
            return "2026-03-02" if field.required else None
    return None


def event(kind: str, place: int, before: str = "") -> dict[str, Any]:
    """An event of a kind with the mark in each field that may hold words; `before` an event that it names."""
    known = KINDS[kind].known
    data = {name: value for name, field in known.items()
            if name != "kind" and (value := filled(field, place)) is not None}  # fmt: skip
    data |= {"kind": kind, "id": f"{MARK}-{place}"}
    if KINDS[kind].starts_on is None:
        data["on"] = "2026-03-02"
    if before:
        data["answers"] = before if place % 2 else f"ehcna.decide@{before}"
    return data | ({"event": before} if "event" in known else {})


def every_event() -> list[dict[str, Any]]:
    """One of each kind; what is taken back last."""
    kinds = sorted(KINDS, key=lambda one: one == "withdrawn")
    found = [event(kinds[0], 1)]
    for place, kind in enumerate(kinds[1:], 2):
        found.append(event(kind, place, found[-1]["id"]))
    return found


def every_fact() -> list[dict[str, Any]]:
    """One of each kind."""
    found = []
    for kind in FACT_KINDS.values():
        data = {one.name: value for one in kind.fields if (value := filled(one, 1)) is not None}
        data |= {"kind": kind.name, "from": "2020-09-01"}
        if kind.name == "residence":
            data.pop("local_authority")
        if kind.name == "setting":
            data["terms"] = [{"first": "2025-09-01", "last": "2025-12-19"}]
        found.append(data)
    return found


def everything() -> dict[str, Any]:
    """A case with the mark wherever words can stand."""
    return told(
        every_event(), facts=every_fact(), details={"your_role": MARK, "on_behalf_of": MARK, "year_group": MARK},
        edits={"x": {"y": MARK}}, answers={"who": MARK, MARK: "1"},
        person={"date_of_birth": "2016-05-02", "local_authority": MARK},
    )  # fmt: skip


@pytest.mark.parametrize("flags", FLAGS, ids=IDS)
def test_no_free_word_of_any_kind_is_shown(flags: tuple[bool, bool]) -> None:
    whole = everything()
    assert told_case(whole) is not None
    shown = without_hidden(whole, access(*flags))
    for part, said in shown.items():
        assert MARK not in json.dumps(said), part
    now = told_case(shown)
    assert now is not None
    assert [(number, one["kind"]) for number, one in shown["entries"]] == [
        (number, one["kind"]) for number, one in whole["entries"]
    ]
    assert [one.answers is None for one in now.log] == [True] + [False] * (len(now.log) - 1)


def test_what_is_closed_is_still_shown() -> None:
    whole = told([
        {"kind": "phase_transfer", "on": "2026-03-02", "type": "main", "transfer_date": "2026-09-01"},
        {"kind": "exception_claimed", "on": "2026-03-02", "duty": "ehcna.decide", "code": next(iter(EXCEPTIONS)),
         "answers": "phase_transfer@2026-03-02"},
        {"kind": "moved", "on": "2026-03-02", "from_la": "Devon", "to_la": MARK},
    ], facts=[{"kind": "setting", "from": "2020-09-01", "type": "primary", "name": MARK}])  # fmt: skip
    by_addresses, by_schools = (without_hidden(whole, access(*one)) for one in FLAGS[:2])
    assert by_addresses["entries"][:2] == by_schools["entries"][:2] == whole["entries"][:2]
    assert by_addresses["facts"] == [{"kind": "setting", "from": "2020-09-01", "type": "primary"}]
    assert by_schools["entries"][2][1] == {"kind": "moved", "on": "2026-03-02", "from_la": "Devon"}
    assert by_schools["person"]["local_authority"] == "Devon" and "local_authority" not in by_addresses["person"]


@pytest.mark.parametrize("flags", FLAGS, ids=IDS)
def test_saved_as_it_was_shown_nothing_changes(flags: tuple[bool, bool]) -> None:
    whole, limited = everything(), access(*flags)
    assert with_hidden(without_hidden(whole, limited), whole, limited) == whole


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_what_a_limited_writer_saves_loses_nothing(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=6))
    events = [event(kind, place, f"{MARK}-{place - 1}" if place > 1 else "") for place, kind in enumerate(kinds, 1)]
    whole = everything() | {"entries": [[place, one] for place, one in enumerate(events, 1)]}
    limited = access(*data.draw(st.sampled_from(FLAGS)))
    new = without_hidden(whole, limited)
    kept = []
    for number, one in new["entries"]:
        does = data.draw(st.sampled_from(["nothing", "redate", "remove", "forget id"]))
        if does == "redate":
            one = one | {"on": "2026-04-01"}
        if does == "forget id":
            one = {name: said for name, said in one.items() if name != "id"}
        if does != "remove":
            kept.append([number, one])
    added = {"kind": "draft_served", "on": "2026-05-01", "answers": new["entries"][0][1]["id"]}
    facts = [one for one in new["facts"] if one["kind"] != "setting" or not data.draw(st.booleans())]
    new |= {"entries": [*kept, [99, added]], "facts": data.draw(st.permutations(facts))}
    saved = with_hidden(new, whole, limited)
    before, after = dict(whole["entries"]), dict(saved["entries"])
    assert set(after) == {number for number, _one in kept} | {99}
    for number, _one in kept:
        assert {**after[number], "on": ""} == {**before[number], "on": ""}
    assert after[99]["answers"] == f"{MARK}-1"
    assert sorted(map(json.dumps, saved["facts"])) == sorted(map(json.dumps, whole["facts"]))
    for name in ("person", "details", "edits", "answers"):
        assert saved[name] == whole[name]


def test_what_they_see_of_a_school_they_can_correct() -> None:
    school = {"kind": "setting", "from": "2020-09-01", "name": MARK, "type": "primary",
              "terms": [{"first": "2025-09-01", "last": "2025-12-19"}]}  # fmt: skip
    whole, limited = told(facts=[school]), access(False, True)
    terms = [{"first": "2025-09-02", "last": "2025-12-19"}]
    new = without_hidden(whole, limited) | {"facts": [{"kind": "setting", "from": "2020-09-01", "terms": terms}]}
    assert with_hidden(new, whole, limited)["facts"] == [school | {"terms": terms}]
    other = {"kind": "setting", "from": "2025-09-01", "name": "School B"}
    assert with_hidden(new | {"facts": [other]}, whole, limited)["facts"] == [school, other]


def test_of_another_kind_an_entry_keeps_what_both_have() -> None:
    whole, limited = told([event("draft_served", 1)]), access(True, True)
    new = without_hidden(whole, limited)
    new["entries"] = [[1, new["entries"][0][1] | {"kind": "meeting_requested"}]]
    saved = with_hidden(new, whole, limited)["entries"][0][1]
    assert saved["kind"] == "meeting_requested" and saved["id"] == f"{MARK}-1"
    assert all(saved[name] == whole["entries"][0][1][name] for name in ("notes", "evidence", "by", "to"))
    assert "version" not in saved


def test_a_new_event_of_theirs_may_be_called_as_we_call_another() -> None:
    whole, limited = told([event("draft_served", 1)]), access(True, True)
    new = without_hidden(whole, limited)
    own = [{"kind": "meeting_held", "on": "2026-04-01", "id": "entry-1"},
           {"kind": "meeting_requested", "on": "2026-04-02", "answers": "entry-1"}]  # fmt: skip
    new["entries"] = [[2, own[0]], [3, own[1]]]
    assert with_hidden(new, whole, limited)["entries"] == [[2, own[0]], [3, own[1]]]


# On the pages

SENT = ("cases:export", "check:print", "check:calendar")
"""What is sent to have something made."""


@pytest.fixture
def marked() -> Any:
    """The case with everything in it, marked, and corrected with other words since."""
    there = world()
    for one in there.people.values():
        Person.objects.filter(pk=one.pk).update(name=f"{MARK} {one.name}" if one.name < "Person R" else "",
                                                email=f"{MARK}-{one.pk}@example.org".lower())  # fmt: skip
        one.refresh_from_db()
    there.people["looker"] = person("looker")
    grant(there.case, to=there.people["looker"], hides_addresses=True)
    holder, pk = there.people["holder"], there.case.pk
    record = Record.held_in(KeptCase(must_see(holder, pk)))
    whole = everything()
    record.facts, record.details, record.edits = whole["facts"], whole["details"], whole["edits"]
    first = record.add(every_event()[0])
    for one in every_event()[1:]:
        record.try_add(one)
    record.save()
    record = Record.held_in(KeptCase(must_see(holder, pk)))
    changed = next(one for one in record.entries if one.data["kind"] == "school_requested")
    record.try_change(changed.number, changed.data | {"type": f"{MARK} now", "notes": f"{MARK} now"})
    record.remove(record.entries[-1].number)
    record.save()
    there.arguments |= {"number": first, "cases:copy.number": first}
    return there


@pytest.mark.parametrize("who", ["limited", "looker"])
def test_on_no_page_stands_a_free_word_or_a_name(marked: Any, who: str) -> None:
    browser, pk = marked.browser(who), marked.case.pk
    own = marked.people[who]
    Person.objects.filter(pk=own.pk).update(name="Me", email="me@example.org")
    said = {path: shown(browser, path) for path in paths(marked)}
    said["feed"] = shown(Client(), f"/feeds/{make_feed(must_see(own, pk), by=own)}.ics")
    for name in SENT:
        said[f"POST {name}"] = sent(browser, marked.path(pages()[name]))
    assert {path: hits for path, text in said.items() if (hits := marks(text))} == {}


def test_those_pages_do_hold_it_for_the_holder(marked: Any) -> None:
    browser, pk = marked.browser("holder"), marked.case.pk
    for path in ("timeline/", "check/timeline/6/", "access/", "notes/", "papers/"):
        assert marks(shown(browser, f"/cases/{pk}/{path}")), path
    assert marks(sent(browser, f"/cases/{pk}/export/"))


def paths(there: Any) -> Iterator[str]:
    """Every page that somebody can open, and the parts of the case one by one."""
    for page in pages().values():
        yield there.path(page)
    inside = f"/cases/{there.case.pk}"
    today = clock.today()
    for day in (today, today - timedelta(days=1)):
        for recorded in ("", "&recorded=1"):
            yield f"{inside}/as-at/?day_day={day.day}&day_month={day.month}&day_year={day.year}{recorded}"
    yield f"{inside}/history/?page=2"
    yield f"{inside}/check/question/1/"
    for number in range(1, 200, 5):
        yield f"{inside}/check/timeline/{number}/"
    for number in range(1, 40, 3):
        yield f"{inside}/check/answer/{number}/"
    for letter in [*letters()][::4]:
        yield f"{inside}/check/letters/{letter}/"


def shown(browser: Client, path: str) -> str:
    answer = browser.get(path)
    return text_of(answer)


def sent(browser: Client, path: str) -> str:
    answer = browser.post(path)
    assert answer.status_code == 200, path
    return text_of(answer)


def text_of(answer: HttpResponse) -> str:
    content: bytes = answer.getvalue() if answer.streaming else answer.content
    if not content.startswith(b"PK"):
        return content.decode(errors="replace").replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(f"{name}\n{packed.read(name).decode(errors='replace')}" for name in packed.namelist())


def marks(said: str) -> list[str]:
    """The mark, in capitals or not, with what stands after it; and what the world hides."""
    return re.findall(rf"(?i){MARK}.{{0,12}}|SECRET-(?!LABEL)\w+", said)


def test_what_they_save_on_a_page_goes_back_under_the_own_ids() -> None:
    events = [{"kind": "draft_served", "on": "2026-03-02", "id": f"{MARK}-1", "notes": MARK}]
    case = case_of(person("a"), events=events)
    grant(case, to=person("b"), right="write", hides_schools=True)
    record = Record.held_in(KeptCase(must_see(person("b"), case.pk)))
    assert record.entries[0].data == {"kind": "draft_served", "on": "2026-03-02", "id": "entry-1"}
    record.try_change(1, record.entries[0].data | {"on": "2026-03-03"})
    record.try_add({"kind": "draft_representations", "on": "2026-03-09", "answers": "entry-1"})
    record.save()
    whole = KeptCase(must_see(person("a"), case.pk)).get("check") or {}
    assert whole["entries"] == [
        [1, events[0] | {"on": "2026-03-03"}],
        [2, {"kind": "draft_representations", "on": "2026-03-09", "answers": f"{MARK}-1"}],
    ]


# Names


def test_names_reach_only_those_from_whom_nothing_is_hidden() -> None:
    case = case_of(person("a"))
    given_to = {"b": {}, "c": {"hides_schools": True}}
    for who, hidden in given_to.items():
        grant(case, to=person(who), right="write", **hidden)
        for path in ("timeline/", "access/", "history/"):
            said = words(signed_in(person(who)).get(f"/cases/{case.pk}/{path}"))
            assert ("Person A" in said) == (who == "b"), path
            assert ("somebody who shares this case" in said) == (who == "c"), path
        said = words(signed_in(person(who)).get("/cases/"))
        assert ("It is the case of Person A" in said) == (who == "b")
    own = words(signed_in(person("c")).get(f"/cases/{case.pk}/access/"))
    assert "Person C" in own and "Person B" not in own


def test_two_grants_that_hide_different_things_hide_no_name_in_the_list() -> None:
    case, worker = case_of(person("a")), person("b")
    grant(case, to=worker, hides_schools=True)
    grant(case, organisation=organisation("Service A", worker), hides_addresses=True)
    assert must_see(worker, case.pk).sees_all
    assert "It is the case of Person A" in words(signed_in(worker).get("/cases/"))


def test_an_invitation_that_hides_something_tells_no_address_of_who_asks() -> None:
    holder, other = person("a"), proven("b")
    case = case_of(holder)
    Person.objects.filter(pk=holder.pk).update(name="")
    open_one = asked(case, "b")
    assert "a@example.org" in words(signed_in(other).get(f"/cases/invitations/{open_one.key}/"))
    hiding = asked(case, "b", hides_schools="on")
    for path in (f"/cases/invitations/{hiding.key}/", "/cases/invitations/"):
        said = words(signed_in(other).get(path))
        assert "a@example.org" not in said and "somebody who gave no name" in said
