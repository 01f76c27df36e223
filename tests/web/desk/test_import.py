"""A caseload from a table: tried out first, every mistake in its row and column, and nothing made twice."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.cases.making import person
from tests.web.desk.serving import Service
from upheld.web import clock
from upheld.web.accounts.models import Organisation
from upheld.web.cases.access import must_see
from upheld.web.cases.audit import first_broken
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.labels import labels_of
from upheld.web.cases.models import Case, DueDay, Grant
from upheld.web.desk.actions import opening
from upheld.web.desk.importing.columns import Wrong
from upheld.web.desk.importing.making import made_of
from upheld.web.desk.importing.table import read
from upheld.web.desk.importing.trying import Row, tried
from upheld.web.desk.models import Casework
from upheld.web.keyring.models import CaseKey

pytestmark = pytest.mark.django_db(databases="__all__")
HEAD = "reference,label,date_of_birth,local_authority,worker,level,ehcna_request_received,ehcna_refused_notified"
GOOD = f"""{HEAD}
A-1,Child A,2016-05-02,Devon,m@example.org,2,2026-01-12,20/02/2026
A-2,Child B,02/05/2015,878,,,12 Jan 2026,
"""


def send(service: Service, table: str | bytes, name: str = "cases.csv") -> Any:
    """Send a table, and see what it would make."""
    content = table if isinstance(table, bytes) else table.encode()
    return service.browser.post(
        f"{service.address}import/", {"table": SimpleUploadedFile(name, content, "text/csv")}, follow=True
    )


def test_nothing_is_made_until_it_is_asked_for() -> None:
    service = Service()
    page = send(service, GOOD).content.decode()
    assert "2 cases can be made" in page and "Child A" in page and "2026-02-20" in page
    assert not Case.objects.exists() and not Casework.objects.exists()


def test_good_rows_become_cases() -> None:
    service = Service()
    send(service, GOOD)
    done = service.send("import/make/", {}).content.decode()
    assert "2 cases were made" in done
    cases = {label: id for id, label in labels_of(Case.objects.all()).items()}
    case = Case.objects.get(pk=cases["Child A"])
    assert (case.holder, case.council, case.stage) == (service.adviser, "878", "refused")
    assert Grant.objects.get(case=case).organisation == service.organisation
    work = Casework.objects.get(case=case)
    assert (work.worker, work.level) == (service.adviser, "2")
    assert DueDay.objects.filter(case=case, step="fd.appeal").exists() and first_broken(case.pk) is None
    told = KeptCase(must_see(service.adviser, cases["Child B"])).get("check") or {}
    assert told["person"] == {"date_of_birth": "2015-05-02", "local_authority": "Devon"}
    assert [data for _number, data in told["entries"]] == [{"kind": "ehcna_request_received", "on": "2026-01-12"}]
    assert "Child A" in service.page() and "Child B" in service.page()


def test_a_second_import_makes_nothing_again() -> None:
    service = Service()
    for _turn in range(2):
        send(service, GOOD)
        service.send("import/make/", {})
    page = send(service, GOOD.replace("Child A", "Another name") + "A-3,Child C,,,,,,\n").content.decode()
    assert "2 are here already" in page and "1 case can be made" in page
    service.send("import/make/", {})
    service.send("import/make/", {})
    assert sorted(labels_of(Case.objects.all()).values()) == ["Child A", "Child B", "Child C"]


def test_references_are_each_services_own_and_lie_hidden() -> None:
    one, other = Service(), Service(name="Service B", who="n")
    for service in (one, other):
        send(service, GOOD.replace("m@example.org", ""))
        service.send("import/make/", {})
    assert Case.objects.count() == 4
    kept = [row.reference for row in Casework.objects.all()]
    assert len({*kept}) == 4 and not any("A-1" in row for row in kept)


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (",Child A,,,,,,", "reference", "every row needs it"),
        ("A-1,,,,,,,", "label", "every row needs it"),
        ("A-1,Child A,2016-05,,,,,", "date_of_birth", "“2016-05” is not a whole date"),
        ("A-1,Child A,31/02/2016,,,,,", "date_of_birth", "not in the calendar"),
        ("A-1,Child A,,Devonn shire,,,,", "local_authority", "no council in England"),
        ("A-1,Child A,,Cardiff,,,,", "local_authority", "no council in England"),
        ("A-1,Child A,,,nobody@example.org,,,", "worker", "Nobody in your service"),
        ("A-1,Child A,,,,9,,", "level", "“9” is no casework level"),
        ("A-1,Child A,,,,,soon,", "ehcna_request_received", "“soon” is not a date"),
        ("A-1,Child A,,,,,,12/01/2999", "ehcna_refused_notified", "has not come yet"),
        (f"A-1,{'x' * 61},,,,,,", "label", "longer than 60"),
    ],
)
def test_a_mistake_is_said_with_its_row_and_column(row: str, column: str, said: str) -> None:
    service = Service()
    page = send(service, f"{GOOD.splitlines()[0]}\nB-1,Child B,,,,,,\n{row}\n").content.decode()
    line = next(one for one in page.splitlines() if "Row 3" in one)
    assert f"column {column}:" in line and said in line
    assert "1 case can be made" in page
    service.send("import/make/", {})
    assert [*labels_of(Case.objects.all()).values()] == ["Child B"]


def test_every_mistake_of_a_row_is_said() -> None:
    found = tried(
        f"{HEAD}\n,,bad,Nowhere,x@example.org,7,bad,\n".encode(), (made := Service()).organisation, by=made.adviser
    )
    assert [column for column, _said in found[0].wrong] == HEAD.split(",")[:7]


def test_rows_and_lines_of_a_cell_with_a_break() -> None:
    rows = tried(
        f'{HEAD}\nA-1,"Child\nA",,,,,,\nA-2,,,,,,,\n'.encode(), (made := Service()).organisation, by=made.adviser
    )
    assert [(row.line, row.label) for row in rows] == [(2, "Child A"), (4, "")]


def test_the_same_reference_twice() -> None:
    rows = tried(
        f"{HEAD}\nA-1,Child A,,,,,,\nA-1,Child B,,,,,,\n".encode(), (s := Service()).organisation, by=s.adviser
    )
    assert rows[0].is_good and "Row 2 has the same reference" in rows[1].wrong[0][1]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("label\nChild A\n", "no column “reference”"),
        ("reference,label,nonsense\n1,2,3\n", "“nonsense” is no column we know"),
        ("reference,label,date_of_brith\n1,2,3\n", "the nearest is date_of_birth"),
        ("reference,label,label\n1,2,3\n", "two columns called “label”"),
        ("reference,label,excluded\n1,2,3\n", "excluded:permanent"),
        ("reference,label,school_closure\n1,2,3\n", "needs more than a day"),
        ("reference,label\n", "no rows"),
        ("", "no column “reference”"),
        ('reference,label\n1,"open', "cannot be read as a table"),
        (b"PK\x03\x04....", "This is a workbook"),
        ("reference,label\n" + "1,2\n" * 5_001, "more than 5,000 rows"),
        (b"reference,label\n" + b"x" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_in_one_sentence(table: str | bytes, said: str) -> None:
    with pytest.raises(Wrong, match=said.replace(".", "[.]")):
        read(table if isinstance(table, bytes) else table.encode(), 5_000)


def test_a_refused_table_is_answered_with_422() -> None:
    service = Service()
    answer = send(service, "label\nChild A\n")
    assert answer.status_code == 422 and "no column “reference”" in answer.content.decode()
    assert service.browser.post(f"{service.address}import/").status_code == 422


@pytest.mark.parametrize(
    "content",
    [
        GOOD.replace(",", ";").encode(),
        GOOD.replace(",", "\t").encode("utf-8-sig"),
        GOOD.replace("Child A", "Zoë").replace("\n", "\r\n").encode("cp1252"),
        GOOD.replace("reference", " Reference ").replace("date_of_birth", "Date of birth").encode(),
    ],
)
def test_tables_of_other_programs_are_read(content: bytes) -> None:
    service = Service()
    rows = tried(content, service.organisation, by=service.adviser)
    assert [row.is_good for row in rows] == [True, True] and rows[0].events[1]["on"] == "2026-02-20"


def test_a_column_can_say_which() -> None:
    table = "reference,label,excluded:permanent,review_decision_notified:amend\n1,Child A,3/3/26,2026-02-01\n"
    row = tried(table.encode(), (made := Service()).organisation, by=made.adviser)[0]
    assert row.wrong == []
    assert row.events == [
        {"kind": "excluded", "on": "2026-03-03", "type": "permanent"},
        {"kind": "review_decision_notified", "on": "2026-02-01", "decision": "amend"},
    ]


def test_a_row_that_fails_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service()
    before = CaseKey.objects.count()
    rows = [Row(2, "A-1", "Child A"), Row(3, "A-2", "Child B")]
    real = opening.write_casework

    def fails(act: Any, organisation: Organisation, **rest: Any) -> Any:
        if rest["told_reference"] == "A-1":
            raise Wrong("This row fails.")
        return real(act, organisation, **rest)

    monkeypatch.setattr(opening, "write_casework", fails)
    done = made_of(rows, service.organisation, by=service.adviser)
    assert (done.made, done.failed) == ([3], [(2, "This row fails.")])
    assert Case.objects.count() == Grant.objects.count() == Casework.objects.count() == 1
    # One key of the case, one of the service for its references.
    assert CaseKey.objects.count() == before + 2


def test_what_does_not_fit_into_one_answer_waits() -> None:
    service = Service()
    send(service, GOOD)
    rows = tried(GOOD.encode(), service.organisation, by=service.adviser)
    done = made_of(rows, service.organisation, by=service.adviser, seconds=-1)
    assert done.left == 2 and not Case.objects.exists()
    assert made_of(rows, service.organisation, by=service.adviser).made == [2, 3]


def test_what_was_tried_is_the_senders_own() -> None:
    service = Service()
    send(service, GOOD)
    colleague = Service(name="Service B", who="n")
    answer = colleague.browser.get(f"{colleague.address}import/tried/")
    assert answer.status_code == 302 and answer["Location"].endswith("/import/")
    assert colleague.send("import/make/", {}).status_code == 302 and not Case.objects.exists()


def test_the_table_to_begin_with_can_be_sent() -> None:
    service = Service()
    taken = service.browser.get(f"{service.address}import/template/")
    assert taken["Content-Type"].startswith("text/csv")
    person("adviser")
    row = tried(taken.content, service.organisation, by=service.adviser)[0]
    assert [column for column, _said in row.wrong] == ["worker"]


def test_a_table_of_many_days_is_refused_before_they_are_read() -> None:
    table = "reference,label" + ",draft_served" * 98 + "\n" + "1,2" + ",1/1/26" * 98 + "\n"
    head, row = table.splitlines()
    assert len(read("\n".join([head, *[row] * 510]).encode(), 5_000)[2]) == 510
    with pytest.raises(Wrong, match="more than 50,000 days"):
        read("\n".join([head, *[row] * 511]).encode(), 5_000)


def test_to_try_a_table_takes_no_longer_than_a_page_may() -> None:
    service = Service()
    with pytest.raises(Wrong, match="takes too long: send it in parts of at most 1 rows"):
        tried(GOOD.encode(), service.organisation, by=service.adviser, seconds=-1)


def test_a_service_that_was_not_checked_sends_200_rows_at_most() -> None:
    service = Service()
    table = "reference,label\n" + "".join(f"{number},Child\n" for number in range(201))
    answer = send(service, table)
    assert answer.status_code == 422 and "more than 200 rows" in answer.content.decode()
    assert "At most 200 rows" in service.page("import/")
    Organisation.objects.update(confirmed_at=clock.real())
    assert "At most 5,000 rows" in service.page("import/")
    assert "201 cases can be made" in send(service, table).content.decode()


def test_no_more_cases_are_made_than_one_person_can_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.web.cases.actions.opening.MOST_HELD", 1)
    service = Service()
    send(service, GOOD.splitlines()[0] + "\nA-1,Child A,,,,,,\n")
    service.send("import/make/", {})
    monkeypatch.setattr("upheld.web.cases.actions.opening.MOST_HELD", 2)
    send(service, GOOD.splitlines()[0] + "\nA-1,Child A,,,,,,\nA-2,Child B,,,,,,\n")
    monkeypatch.setattr("upheld.web.cases.actions.opening.MOST_HELD", 1)
    before = CaseKey.objects.count()
    page = service.send("import/make/", {}).content.decode()
    assert "0 cases were made" in page and "You keep 1 cases, which is the most." in page
    assert "1 row was left out" in page and "press the button again" not in page
    assert Case.objects.count() == 1 and CaseKey.objects.count() == before
    answer = service.send("quick/", {"label": "Child C"})
    assert answer.status_code == 422 and "which is the most" in answer.content.decode()
