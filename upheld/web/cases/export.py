"""Everything of a case as one file to take away: what whoever asks may see, in forms that other programs read."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from typing import IO, Any
from uuid import UUID

from upheld.errors import UpheldError
from upheld.plan.correct import Correction, corrected
from upheld.plan.file import dumps, from_data
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.actions import letters, notes, papers
from upheld.web.cases.acts_seen import acts_seen
from upheld.web.cases.append_only import case_file
from upheld.web.cases.export_words import FILES, readme
from upheld.web.cases.invited import address_of
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Action, DueDay, Grant, Invitation, Look
from upheld.web.cases.told_before import steps_of
from upheld.web.cases.who import called, given_to
from upheld.web.check.case_file import details_as_toml

_NOT_IN_NAMES = re.compile(r"[^\w .()&+,-]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_NAME = 100


_ALSO: list[Callable[[Access], Iterable[tuple[str, str]]]] = []


def also_export(texts: Callable[[Access], Iterable[tuple[str, str]]], files: Mapping[str, Any]) -> None:
    """Have another part put its files in too.

    Args:
        texts: the name and the words of each, as far as somebody may see them.
        files: what each is, in a sentence.
    """
    _ALSO.append(texts)
    FILES.update(files)


def export(access: Access) -> IO[bytes]:
    """The file, which no other program can open and which is gone when it is closed."""
    kept = KeptCase(access)
    with ExitStack() as unless_done:
        made: IO[bytes] = unless_done.enter_context(tempfile.TemporaryFile(prefix="upheld-export-"))
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            names = [_put(packed, name, content) for name, content in _texts(access, kept)]
            for name, content, is_packed in _papers(access, kept):
                names.append(_put(packed, name, content, plain=is_packed))
            _put(packed, "README.txt", readme(access, names))
        made.seek(0)
        unless_done.pop_all()
        return made


def _put(packed: zipfile.ZipFile, name: str, content: str | bytes, *, plain: bool = False) -> str:
    made = zipfile.ZipInfo(name, clock.real().timetuple()[:6])
    made.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
    made.external_attr = 0o600 << 16
    packed.writestr(made, content)
    return name


def _texts(access: Access, kept: KeptCase) -> Iterator[tuple[str, str]]:
    told = kept.get("check") or {}
    written = case_file(told, steps_of(access.case.pk, kept.key) if access.sees_all else [])
    if written is not None:
        yield "case.toml", written
    if details := details_as_toml(told.get("details") or {}):
        yield "letter-details.toml", details
    if access.sees_all and (rest := {name: told[name] for name in ("answers", "edits") if told.get(name)}):
        yield "told.json", _json(rest)
    yield from _plan(kept.get("plan") or {})
    yield from _letters(access, kept)
    for texts in _ALSO:
        yield from texts(access)
    if found := [notes.shown(access, one, kept.key) for one in notes.notes_of(access)]:
        yield "notes.txt", "\n\n".join(f"{one.on}, {one.by}\n{one.text}" for one in found) + "\n"
    yield "days.csv", _table(_DAYS, ([getattr(one, name) for name in _DAYS] for one in _days(access)))
    if access.is_holder:
        yield "audit.csv", _table(_AUDIT, ([_said(getattr(one, name)) for name in _AUDIT] for one in _acts(access)))
        yield "access.csv", _table(_ACCESS, _accesses(access))
        yield "looks.csv", _table(_LOOKS, _looks(access))
    elif access.sees_all:
        yield "audit.csv", _table(_AUDIT_OF_OTHERS, map(_act, _acts(access)))


def _plan(held: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The plan as it was read and put right, which can be read again; and what was decided on it."""
    if not held.get("read"):
        return
    try:
        changes = [Correction(**one) for one in held.get("corrections") or []]
        yield "plan.json", dumps(corrected(from_data(held["read"], "The plan"), changes))
    except UpheldError:
        yield "plan.json", _json(held["read"])
    if rest := {name: said for name, said in held.items() if name != "read" and said}:
        yield "plan-decisions.json", _json(rest)


def _letters(access: Access, kept: KeptCase) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for one in letters.letters_of(access):
        found = letters.shown(access, one, kept.key)
        yield f"letters/{_alone(f'{found.sent_on}-{found.letter}.txt', taken)}", found.text


def _papers(access: Access, kept: KeptCase) -> Iterator[tuple[str, bytes, bool]]:
    """Each document, one after the other, so that no two lie in memory."""
    taken: set[str] = set()
    for one in papers.papers_of(access).defer("body").order_by("made_at", "id"):
        about = papers.shown(access, one, kept.key)
        name = _NOT_IN_NAMES.sub("_", about.name).strip(" .")[-_LONGEST_NAME:] or "document"
        if not name.lower().endswith((f".{about.type.ending}", ".jpeg", ".text")):
            name = f"{name}.{about.type.ending}"
        yield f"papers/{_alone(name, taken)}", papers.content_of(one, kept.key), one.type != "text"


def _alone(name: str, taken: set[str]) -> str:
    """The name, with a number where another file has it."""
    stem, dot, ending = name.rpartition(".")
    place, made = 1, name
    while made.lower() in taken:
        place += 1
        made = f"{stem} ({place}){dot}{ending}"
    taken.add(made.lower())
    return made


_DAYS = (
    "duty", "step", "bearer", "yours", "binding", "due_on", "due_latest", "fate", "closed_on", "law_version",
    "reckoned_at",
)  # fmt: skip
_AUDIT = ("seq", "at", "by", "act", "about", "digest", "previous", "hash")
_AUDIT_OF_OTHERS = ("at", "by", "act", "about")
"""Without the chain: it would tell how much was done that they are not told of."""
_ACCESS = (
    "key", "who", "role", "right", "hides_addresses", "hides_schools", "from", "to", "given_by", "invited", "accepted",
)  # fmt: skip
_LOOKS = ("hour", "key", "who")


def _days(access: Access) -> Iterable[DueDay]:
    return DueDay.objects.filter(case=access.case).order_by("due_latest", "yours", "duty", "key")


def _acts(access: Access) -> Iterable[Action]:
    return acts_seen(access).order_by("seq")


def _act(action: Action) -> list[Any]:
    """One act for somebody who does not hold the case; of what it was about, only which event."""
    return [_said(action.at), action.by, action.act, action.about if action.about.startswith("event:") else ""]


def _accesses(access: Access) -> Iterator[list[Any]]:
    for one in (
        Grant.objects.filter(case=access.case).select_related("person", "organisation", "given_by").order_by("pk")
    ):
        key = one.organisation.key if one.organisation else one.person.key if one.person else ""
        yield [key, given_to(one, access), one.role, one.right, one.hides_addresses, one.hides_schools,
               _said(one.from_at), _said(one.to_at), called(one.given_by, access), "", ""]  # fmt: skip
    for asked in Invitation.objects.filter(case=access.case).select_related("invited_by").order_by("pk"):
        yield ["", address_of(asked), asked.role, asked.right, asked.hides_addresses, asked.hides_schools,
               _said(asked.access_from), _said(asked.access_to), called(asked.invited_by, access),
               _said(asked.invited_at), _said(asked.accepted_at)]  # fmt: skip


def _looks(access: Access) -> Iterator[list[Any]]:
    for one in Look.objects.filter(case=access.case).select_related("person").order_by("hour", "pk"):
        yield [_said(one.hour), one.person.key, called(one.person, access)]


def _said(value: Any) -> Any:
    """A moment as it is in England; in full, so that the chain of the audit can be reckoned again."""
    if hasattr(value, "astimezone"):
        return value.astimezone(clock.ENGLAND).isoformat(timespec="microseconds")
    return value


def _table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(head)
    table.writerows([_cell(one) for one in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """What a spreadsheet shows and does not run."""
    if isinstance(value, UUID):
        return str(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
