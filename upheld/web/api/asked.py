"""What was asked, read: the parts of the address, and the case that was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.http import HttpRequest
from django.http.request import UnreadablePostError

from upheld.case import Case, loads
from upheld.case.problem import shown
from upheld.compliance import Reckoning, reckon
from upheld.errors import CaseError
from upheld.law import Law, law_named
from upheld.web import clock
from upheld.web.api.operation import Operation, Refused

MOST_BYTES = 1_000_000
"""The most bytes a case may have here: far more than any real one, and less than the command reads from a file."""
MOST_ENTRIES = 1_000
"""The most events a case may have here; each thing agreed at mediation counts as one."""
LONGEST_TEXT = 5_000
LONGEST_ID = 200
NAME = "The case"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, with nothing in it yet believed.

    Args:
        path: the parts of the path by name; `query` what stands after the `?`; `body` what was sent.
    """

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes = b""

    def law(self) -> Law:
        """The law asked for; that of England where none was.

        Raises:
            LawError: there is none of that name.
        """
        name = self.query.get("law", "england")
        if len(name) > 40:
            raise Refused(400, f"There is no law called {shown(name)}: leave it out, or ask for england.")
        return law_named(name)

    def as_at(self) -> date:
        """The day asked for; today where none was.

        Raises:
            Refused: it is no day, or one that cannot be reckoned for.
        """
        text = self.query.get("as_at")
        if text is None:
            return clock.today()
        try:
            day = date.fromisoformat(text) if len(text) == 10 else None
        except ValueError:
            day = None
        if day is None:
            raise Refused(400, f"as_at {shown(text)} is not a day: write it as 2026-07-01.")
        if not 1980 <= day.year <= 2100:
            raise Refused(400, f"as_at {text} is outside 1980 to 2100: give the day to reckon for.")
        return day

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """What was asked for under that name; the first of those allowed where nothing was.

        Raises:
            Refused: it is none of them.
        """
        found = self.query.get(name, allowed[0])
        if found not in allowed:
            raise Refused(400, f"{name} {shown(found)} is not known: use {', '.join(allowed)}.")
        return found

    def case(self) -> Case:
        """The case that was sent.

        Raises:
            CaseError: it cannot be read, in one sentence.
        """
        try:
            text = self.body.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise CaseError(f"{NAME} is not UTF-8 text: send it as UTF-8.") from None
        case = loads(text, name=NAME, format="json")
        _not_too_much(case)
        return case

    def reckoned(self) -> Reckoning:
        """The case that was sent, reckoned under the law and for the day asked for.

        Raises:
            UpheldError: the case, the law or the day cannot be used.
        """
        as_at, law = self.as_at(), self.law()
        return reckon(self.case(), law, as_at)


def asked(request: HttpRequest, operation: Operation, path: Mapping[str, str]) -> Asked:
    """What a request asks of an operation.

    Raises:
        Refused: it asks for something that is not there to be asked for, or what it sends cannot be taken.
    """
    if request.headers.get("Accept", "").strip() and not request.accepts("application/json"):
        raise Refused(406, "Answers are JSON only: accept application/json.")
    known = [one.name for one in operation.parameters if one.place == "query"]
    query = {}
    for name, values in request.GET.lists():
        if name not in known:
            listed = f"use {', '.join(known)}" if known else "nothing may be asked after the ?"
            raise Refused(400, f"There is no parameter {shown(name)}: {listed}.")
        if len(values) > 1:
            raise Refused(400, f"{name} is given {len(values)} times: give it once.")
        query[name] = str(values[0])
    return Asked(path, query, _body(request) if operation.takes_case else b"")


def not_found(what: str, given: str, known: Iterable[str], where: str) -> Refused:
    """That there is no such thing, with the nearest there is."""
    near = get_close_matches(given[:80], list(known), n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"{where} lists them."
    return Refused(404, f"There is no {what} {shown(given)}: {hint}")


def _body(request: HttpRequest) -> bytes:
    charset = (request.content_params or {}).get("charset", "utf-8").lower()
    if request.content_type != "application/json" or charset not in ("utf-8", "utf8"):
        raise Refused(415, "Send the case as JSON: with Content-Type: application/json, in UTF-8.")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(415, "Send the case as it is, not compressed.")
    too_large = Refused(413, f"{NAME} is over 1 MB: send one case, without attachments.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise too_large
    try:
        body = request.read(MOST_BYTES + 1)
    except UnreadablePostError:
        raise Refused(400, f"{NAME} did not arrive whole: send it again.") from None
    if len(body) > MOST_BYTES:
        raise too_large
    if not body.strip():
        raise Refused(400, "Nothing was sent: send a case as JSON, and say how long it is with Content-Length.")
    return body


def _not_too_much(case: Case) -> None:
    """Refuse a case whose answer would be many times its own size.

    Raises:
        CaseError: it has too many entries, or one is too long.
    """
    entries = len(case.log) + len(case.facts)
    for number, event in enumerate(case.log, 1):
        entries += len(event.given.get("items") or ())
        if len(event.id) > LONGEST_ID:
            raise CaseError(f"{NAME}: event {number}: its id has over {LONGEST_ID} letters; give it a shorter one.")
        if any(_longest(value) > LONGEST_TEXT for value in event.given.values()):
            raise CaseError(f"{NAME}: event {number} holds over {LONGEST_TEXT:,} letters in one place; send fewer.")
    if entries > MOST_ENTRIES:
        raise CaseError(f"{NAME} has {entries:,} entries and at most {MOST_ENTRIES:,} are read here: use the command.")


def _longest(value: object) -> int:
    match value:
        case str():
            return len(value)
        case list() | tuple():
            return max(map(_longest, value), default=0)
        case dict() | Mapping():
            return max(map(_longest, value.values()), default=0)
    return 0
