"""Who may open and send which page: every page of cases, of what is shown in one, of ledgers and of the desk, by role.

A page that is not in the table below fails the test: say who may see it, and who may send it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.web.cases.world import INSIDE, LEDGER, OUTSIDE, ROLES, Page, pages, world

pytestmark = pytest.mark.django_db(databases="__all__")

READERS = {"reader", "member_reader", "school_reader"}
"""The last two may only read since they are a reader of their service, which may write."""
SERVICE = {"adviser", "manager", "member_reader"}

RULES = {
    # Who is let in, of those who see the case; and what all others of them are answered.
    "see": (set(INSIDE), 0),
    "write": (set(INSIDE) - READERS, 403),
    "hold": ({"holder"}, 403),
    # A thing of the holder's own, or that the holder alone knows of: for others it is not there.
    "own": ({"holder"}, 404),
    # What may name an address or a school.
    "plan": (set(INSIDE) - {"limited"}, 403),
    "plan write": (set(INSIDE) - {"limited"} - READERS, 403),
    "unmarked": (set(INSIDE) - {"limited"}, 404),
    # What whoever put it in, or the holder, may take out: readers are told that they may not.
    "author": ({"holder"}, 404),
    # Not of a case.
    "anyone": (set(INSIDE) | set(OUTSIDE) | set(LEDGER), 0),
    "invited": ({"invited"}, 404),
    "service": (SERVICE, 404),
    "service write": (SERVICE - {"member_reader"}, 404),
    "manager": ({"manager"}, 404),
    # Of the ledger, which some were given alone. What a rule of the case says, a page of the ledger may say too: then
    # who was given the ledger alone is outside.
    "ledger": (set(INSIDE) | set(LEDGER), 0),
    "ledger write": ((set(INSIDE) | set(LEDGER)) - READERS, 403),
    "ledger leave": (set(LEDGER) - READERS, 404),
    # What one side said, its own people correct or take back; who is kept from the words does not.
    "ledger side": ({"holder", "writer"}, 403),
    # Nobody: it is only read, or only sent.
    "-": (set[str](), 405),
}
TELLS = {"author": READERS, "service write": {"member_reader"}, "ledger leave": {"school_reader"}}
"""Who of those left out of a rule is answered 403: they know that it is there."""

TABLE = {
    # page: (who opens it, who sends it)
    "cases:home": ("anyone", "-"),
    "cases:new": ("anyone", "anyone"),
    "cases:keep": ("anyone", "anyone"),
    "cases:invitations": ("anyone", "-"),
    "cases:invitation": ("invited", "invited"),
    "cases:take_over": ("invited", "invited"),
    "cases:case": ("see", "-"),
    "cases:add": ("write", "-"),
    "cases:add_kind": ("write", "write"),
    "cases:timeline": ("see", "-"),
    "cases:as_at": ("see", "-"),
    "cases:copy": ("write", "write"),
    "cases:changes": ("see", "see"),
    "cases:reminders": ("see", "see"),
    "cases:papers": ("see", "write"),
    "cases:paper": ("unmarked", "-"),
    "cases:paper_text": ("unmarked", "-"),
    "cases:paper_remove": ("author", "author"),
    "cases:notes": ("see", "write"),
    "cases:note_remove": ("own", "own"),
    "cases:letters": ("see", "-"),
    "cases:letter_send": ("write", "write"),
    "cases:letter": ("unmarked", "-"),
    "cases:letter_text": ("unmarked", "-"),
    "cases:letter_remove": ("author", "author"),
    "cases:access": ("see", "-"),
    "cases:access_change": ("hold", "hold"),
    "cases:access_end": ("own", "own"),
    "cases:invite": ("hold", "hold"),
    "cases:invitation_end": ("hold", "hold"),
    "cases:hand_over": ("hold", "hold"),
    "cases:rights": ("see", "hold"),
    "cases:looks": ("see", "-"),
    "cases:history": ("see", "-"),
    "cases:history_check": ("see", "-"),
    "cases:feeds": ("see", "see"),
    "cases:feed_end": ("own", "own"),
    "cases:export": ("see", "see"),
    "cases:delete": ("hold", "hold"),
    "cases:delete_stop": ("-", "hold"),
    # Inside a case. A POST that writes nothing to the case is a reader's too.
    "check:start": ("see", "write"),
    "check:next": ("see", "write"),
    "check:question": ("see", "write"),
    "check:timeline": ("see", "-"),
    "check:add": ("see", "see"),
    "check:entry": ("see", "write"),
    "check:remove": ("see", "write"),
    "check:paper": ("see", "see"),
    "check:paper_read": ("see", "write"),
    "check:paper_means": ("see", "-"),
    "check:quick": ("see", "write"),
    "check:answer": ("see", "see"),
    "check:one": ("see", "-"),
    "check:print": ("see", "see"),
    "check:calendar": ("-", "see"),
    "check:wrong": ("see", "see"),
    "check:blank": ("see", "see"),
    "check:letters": ("see", "-"),
    "check:letter": ("see", "write"),
    "check:words": ("see", "write"),
    "check:letter_as": ("-", "see"),
    "check:pack": ("see", "see"),
    "check:file": ("see", "see"),
    "check:delete": ("see", "see"),
    "plan:start": ("plan", "plan write"),
    "plan:findings": ("plan", "plan write"),
    "plan:line": ("plan", "plan write"),
    "plan:unplaced": ("plan", "plan write"),
    "plan:compare": ("plan", "plan write"),
    "plan:report": ("plan", "plan write"),
    "plan:report_letter": ("plan", "plan write"),
    "plan:letter": ("plan", "plan write"),
    "plan:papers": ("plan", "-"),
    "plan:take": ("-", "plan"),
    "plan:delete": ("see", "see"),
    # The ledger: each block its own page or pages.
    "delivery:home": ("anyone", "-"),
    "delivery:leave": ("ledger leave", "ledger leave"),
    "delivery:overview": ("ledger", "-"),
    "delivery:week": ("ledger", "ledger write"),
    "delivery:week_of": ("ledger", "ledger write"),
    "delivery:term": ("ledger", "-"),
    "delivery:accounts": ("ledger", "-"),
    "delivery:session": ("ledger", "ledger write"),
    "delivery:terms": ("ledger", "-"),
    "delivery:terms_new": ("ledger write", "ledger write"),
    "delivery:terms_one": ("ledger write", "ledger write"),
    "delivery:device": ("anyone", "-"),
    "delivery:waiting": ("anyone", "-"),
    "delivery:early": ("service", "-"),
    "delivery:systems": ("manager", "manager"),
    "delivery:system_end": ("manager", "manager"),
    # Progress, what the child says, SEN support.
    "delivery:progress": ("ledger", "ledger write"),
    "delivery:step_new": ("ledger write", "ledger write"),
    "delivery:step": ("ledger", "ledger write"),
    "delivery:step_change": ("ledger side", "ledger side"),
    "delivery:take_back": ("ledger side", "ledger side"),
    "delivery:rating": ("ledger", "-"),
    "delivery:rating_about": ("ledger", "ledger write"),
    "delivery:support": ("ledger", "ledger write"),
    "delivery:support_record": ("ledger", "-"),
    "delivery:support_record_as": ("ledger", "-"),
    # The record as a paper, by itself and behind a letter; the page for the review.
    "delivery:papers": ("ledger", "-"),
    "delivery:papers_as": ("-", "ledger"),
    "delivery:letter": ("plan", "-"),
    "delivery:letter_as": ("-", "plan"),
    "delivery:review": ("ledger", "ledger"),
    "delivery:review_as": ("-", "ledger"),
    # What is owed, whether it has started, and what to do about a gap.
    "delivery:lines": ("ledger", "-"),
    "delivery:line_new": ("plan write", "plan write"),
    "delivery:lines_from_plan": ("plan write", "plan write"),
    "delivery:line": ("plan write", "plan write"),
    "delivery:start": ("ledger", "ledger write"),
    "delivery:gap": ("ledger", "write"),
    # The desk of a service. Whoever reads there changes nothing.
    "desk:home": ("anyone", "-"),
    "desk:caseload": ("service", "-"),
    "desk:search": ("-", "service"),
    "desk:deadlines": ("service", "-"),
    "desk:deadlines_csv": ("service", "-"),
    "desk:quick": ("service", "service write"),
    "desk:import": ("service write", "service write"),
    "desk:import_tried": ("service write", "-"),
    "desk:import_make": ("-", "service write"),
    "desk:import_template": ("service", "-"),
    "desk:handover": ("service", "service write"),
    "desk:advocacy": ("service", "-"),
    "desk:statistics": ("service", "-"),
    "desk:statistics_csv": ("service", "-"),
    "desk:casework": ("service", "service write"),
    "desk:contact": ("-", "service write"),
    "desk:offer": ("-", "service write"),
    "desk:answer": ("-", "service write"),
}
LEDGERS_OWN = {"SECRET-SETTING", "SECRET-REMARK"}
"""What only pages of the ledger show, and to whom nothing is hidden."""
HIDDEN = {"SECRET-ADDRESS", "SECRET-SCHOOL", "SECRET-PAPER", "SECRET-NOTE", "SECRET-LETTER"} | LEDGERS_OWN
DONE = {200, 302, 400, 409, 422}
"""Let in: shown, done and led on, or told what is wrong with what was sent."""


def allowed(page: Page, role: str, method: str) -> set[int]:
    """What a page may answer to somebody."""
    rule = TABLE[page.name][method == "post"]
    # Whether a page can be sent at all tells nothing of any case.
    closed = {405} if rule == "-" else set[int]()
    if role == "signed_out":
        return {302} | closed
    let_in, refused = RULES[rule]
    if rule == "-":
        # Inside a case, who may see it or send it is asked before what the page takes.
        return {405} if not page.is_mounted else {404} if is_outside(page, role) else {405, 403}
    if role in let_in:
        return DONE
    if is_outside(page, role):
        return {404}
    return {403} if role in TELLS.get(rule, ()) else {refused}


def is_outside(page: Page, role: str) -> bool:
    """Whether nothing tells somebody that this page is there."""
    of_ledger = any(rule.startswith("ledger") for rule in TABLE[page.name])
    return role in OUTSIDE or (role in LEDGER and not of_ledger)


def test_the_table_has_every_page_and_no_other() -> None:
    assert sorted(pages()) == sorted(TABLE)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_open_and_send_what(role: str) -> None:
    there, found = world(), pages()
    browser = there.browser(role)
    wrong = {}
    for page in found.values():
        for method in ("get", "post"):
            with undone(browser):
                answer = sent(browser, method, there.path(page))
                if answer.status_code not in allowed(page, role, method):
                    wrong[f"{method} {page.name}"] = answer.status_code
                if role == "signed_out" and answer.status_code == 302 and "/account/login/" not in answer["Location"]:
                    wrong[f"{method} {page.name}"] = answer["Location"]
                if page.is_of_case and is_outside(page, role) and answer.status_code != 405:
                    missing = sent(browser, method, there.path(page, case=no_case()))
                    if (missing.status_code, missing.content) != (answer.status_code, answer.content):
                        wrong[f"{method} {page.name}"] = "not as for a case that is not there"
    assert wrong == {}


@pytest.mark.parametrize("role", [*OUTSIDE, *LEDGER, "signed_out"])
def test_nothing_of_a_case_reaches_who_does_not_see_it(role: str) -> None:
    there = world()
    browser = there.browser(role)
    for page in pages().values():
        if page.name.startswith("delivery:") and role in LEDGER:
            continue
        with undone(browser):
            shown = words(sent(browser, "get", there.path(page)))
        assert not any(one in shown for one in ("SECRET-", "Child A")), page.name
        assert page.is_of_case or str(there.case.pk) not in shown, page.name


@pytest.mark.parametrize("role", LEDGER)
def test_who_was_given_the_ledger_alone_reads_nothing_else_in_it(role: str) -> None:
    there = world()
    browser, kept = there.browser(role), HIDDEN - (LEDGERS_OWN if role != "therapist" else set())
    for page in pages().values():
        for method in ("get", "post"):
            with undone(browser):
                shown = words(sent(browser, method, there.path(page)))
            assert not [one for one in (*kept, "Child A") if one in shown], page.name


@pytest.mark.parametrize("role", ["holder", "limited"])
def test_what_is_hidden_from_somebody_stands_on_no_page(role: str) -> None:
    there = world()
    browser, found = there.browser(role), set()
    for page in pages().values():
        for method in ("get", "post"):
            with undone(browser):
                shown = words(sent(browser, method, there.path(page)))
                found |= {one for one in HIDDEN if one in shown}
    assert found == (HIDDEN if role == "holder" else set())


def sent(browser: Client, method: str, path: str) -> HttpResponse:
    """A page opened, or sent empty; a file is read to its end."""
    answer: HttpResponse = getattr(browser, method)(path)
    if answer.streaming:
        answer.content_of_file = answer.getvalue()  # type: ignore[attr-defined]
    return answer


def words(answer: HttpResponse) -> str:
    """What an answer says; of a zip, what each file in it does."""
    content: bytes = getattr(answer, "content_of_file", b"") if answer.streaming else answer.content
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with ZipFile(BytesIO(content)) as packed:
        return "\n".join(f"{name}\n{packed.read(name).decode(errors='replace')}" for name in packed.namelist())


@contextmanager
def undone(browser: Client) -> Iterator[None]:
    """Have what is sent leave no trace, so that each page finds the case as it was."""
    jar = {name: one.value for name, one in browser.cookies.items()}
    with transaction.atomic("default"), transaction.atomic("keys"):
        yield
        for alias in ("default", "keys"):
            transaction.set_rollback(True, alias)
    for name, value in jar.items():
        browser.cookies[name] = value


def no_case() -> UUID:
    """The id of a case that is not there."""
    return uuid4()
