"""The ledger in the file that is taken away, what is left out of it, and that it goes with its case."""

import csv
import io
import json
import zipfile
from uuid import uuid4

import pytest

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.delivery.given import access_of, line, missed, set_up, setting
from upheld.delivery.files import file
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.deleting import delete_due
from upheld.web.cases.models import Case
from upheld.web.delivery.actions.saying import say, state
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Ahead, Statement

pytestmark = pytest.mark.django_db(databases="__all__")


def taken(who: Person, case: Case) -> dict[str, str]:
    """The files of the export, by name."""
    answer = signed_in(who).post(f"/cases/{case.pk}/export/")
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as packed:  # type: ignore[attr-defined]
        return {name: packed.read(name).decode(errors="replace") for name in packed.namelist()}


def full_case() -> Case:
    """A case whose ledger two people wrote in."""
    case = case_of(person("a"))
    set_up(case, person("a"), line(deliverer="Therapist Alphabet"), settings=(setting("School Secret"),))
    say(access_of(person("a"), case), [missed(0, note="Family words")], by=person("a"))
    state(access_of(person("a"), case), "rating", uuid4(), {"value": 3, "words": "Rating words"}, by=person("a"))
    grant(case, to=person("b"), right="ledger", role="school")
    say(access_of(person("b"), case), [missed(0, side="setting", outcome="delivered", reason="")], by=person("b"))
    return case


def test_what_is_taken_away_reckons_the_same() -> None:
    case = full_case()
    found = taken(person("a"), case)
    read, kept = file.loads(found["ledger.json"], "ledger.json"), Ledger(access_of(person("a"), case))
    day = setting().terms[0][1]
    assert read.reckoned(day).tally == kept.reckoned(day).tally and read.reckoned(day).tally.disputed == 30
    assert [one.note for one in read.entries] == ["Family words", ""]
    assert {one.by for one in read.entries} == {str(person(one).key) for one in "ab"}
    assert read.settings == kept.calendar.settings and read.entitlements == kept.entitlements
    assert [one["data"] for one in json.loads(found["progress.json"])] == [{"value": 3, "words": "Rating words"}]
    rows = [*csv.DictReader(io.StringIO(found["ledger.csv"]))]
    assert all(one["line"] == "F.1" for one in rows)
    assert "ledger.json: What the plan entitles to" in found["README.txt"] and "ledger.csv:" in found["README.txt"]


def test_who_is_kept_from_schools_takes_no_free_words_but_their_own() -> None:
    case = full_case()
    grant(case, to=person("c"), right="write", role="parent", hides_schools=True)
    say(access_of(person("c"), case), [missed(1, note="My own words")], by=person("c"))
    found = taken(person("c"), case)
    everything = "\n".join(found.values())
    for one in ("Secret", "Alphabet", "Family words", "Rating words", "Half an hour"):
        assert one not in everything
    assert "My own words" in found["ledger.json"] and "progress.json" not in found
    assert len(file.loads(found["ledger.json"], "ledger.json").entries) == 3


def test_a_case_without_a_ledger_has_none_in_its_file() -> None:
    found = taken(person("a"), case_of(person("a")))
    assert not {"ledger.json", "ledger.csv", "progress.json"} & set(found)
    assert "ledger.json" not in found["README.txt"]


def test_a_ledger_goes_with_its_case_and_its_writer_may_be_gone_before() -> None:
    case = full_case()
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real())
    assert Statement.objects.count() == 3 and Ahead.objects.exists()
    delete_due(clock.real())
    assert not Statement.objects.exists() and not Ahead.objects.exists()
