"""The page of quick entry: every line that is recorded or waits to be put right, and what is done with those sent."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from upheld.bodies import UnknownBody, find_authority
from upheld.errors import CaseError
from upheld.web.check.quick import Line, Wrong, as_line, merged, read_line, read_pasted
from upheld.web.check.record import MOST_EVENTS, Entry, Record
from upheld.web.ui.forms import Form, TextField
from upheld.web.ui.typed_date import quoted, typed_date

BLANK, MOST_NEW, MOST_SHOWN = 10, 200, 100
_KEPT = 2_000
_PASTED = 20_000
_PARTS = ("what", "when", "detail")
_EMPTY = ("", "", "")
_NOTE = "quick"


class QuickForm(Form):
    """Every box of the page. What is wrong is added to it; it holds no rules of its own."""

    def __init__(self, waiting: Mapping[str, Any], names: list[str], today: date) -> None:
        """Boxes for the lines of these names, filled with what waits."""
        labels = {"what": _("What happened"), "when": _("When"), "detail": _("Detail")}
        rows: Mapping[str, list[str]] = waiting["rows"]
        data = {"born": waiting["born"], "council": waiting["council"], "lines": waiting["lines"]}
        for name in names:
            data |= {f"{part}_{name}": text for part, text in zip(_PARTS, rows.get(name, _EMPTY), strict=True)}
        super().__init__(data)
        self.fields["born"] = TextField(label=_("Date of birth"), required=False)
        self.fields["council"] = TextField(label=_("Council"), required=False)
        for name in names:
            for part in _PARTS:
                self.fields[f"{part}_{name}"] = TextField(label=labels[part], required=False)
        self.fields["lines"] = TextField(
            label=_("Paste lines"), required=False, widget=forms.Textarea,
            help_text=_("One event on each line: the date, what happened, and any detail."),
        )  # fmt: skip
        self.full_clean()
        self.today = today
        for name, told in self._wrong(waiting, rows, names):
            self.add_error(name, told)

    def _wrong(
        self, waiting: Mapping[str, Any], rows: Mapping[str, list[str]], names: list[str]
    ) -> Iterator[tuple[str, str]]:
        """Each box that cannot be read as it is, with its sentence."""
        for name, read in (("born", read_birth), ("council", read_council)):
            if name in waiting["wrong"]:
                yield name, _why(read, waiting[name], self.today)
        for name in names:
            if name in waiting["wrong"]:
                yield _box(Line(*rows[name]), name, self.today, waiting["wrong"][name])
        for told in waiting["wrong"].get("lines", "").splitlines():
            yield "lines", told


def _box(line: Line, name: str, today: date, told: str) -> tuple[str, str]:
    """The box of a line that is wrong, and the sentence; said anew, for the language may have changed."""
    try:
        read_line(line, today)
    except Wrong as error:
        return f"{error.box}_{name}", str(error)
    return f"what_{name}", told


def _why(read: Any, *given: Any) -> str:
    try:
        read(*given)
    except ValueError as error:
        return str(error)
    return ""


def read_birth(text: str, today: date) -> str:
    """The date of birth as a case file has it; nothing where nothing is typed.

    Raises:
        ValueError: one sentence: not a date, or not one whole day.
    """
    if not text.strip():
        return ""
    found = typed_date(text, today)
    if len(found) < 10:
        raise ValueError(_("“%(typed)s” is not a whole date of birth: type the day, the month and the year.")
                         % {"typed": quoted(text)})  # fmt: skip
    return found


def read_council(text: str, today: date) -> str:
    """The council's name as the register of councils has it; nothing where nothing is typed.

    Raises:
        ValueError: one sentence: no one council has that name.
    """
    if not text.strip():
        return ""
    try:
        return find_authority(text[:200].strip(), on=today).name
    except UnknownBody:
        raise ValueError(
            _("“%(typed)s” is not a council we know: check its name, or leave it empty.") % {"typed": quoted(text)}
        ) from None


def waiting_of(record: Record) -> dict[str, Any]:
    """What the boxes hold: what is recorded, and over it what was typed and could not be read."""
    note = record.notes.get(_NOTE, {})
    rows = {f"e{entry.number}": list(as_line(entry.data)) for entry in shown(record)}
    rows |= {name: row for name, row in note.get("rows", {}).items() if name[:1] == "n" or name in rows}
    wrong = note.get("wrong", {})
    return {
        "rows": rows,
        "wrong": {name: told for name, told in wrong.items() if name in rows or name in ("born", "council", "lines")},
        "born": note.get("born", _born(record)),
        "council": note.get("council", str(record.person.get("local_authority", ""))),
        "lines": note.get("lines", ""),
        "blank": note.get("blank", BLANK),
        "saved": note.get("saved"),
    }


def _born(record: Record) -> str:
    born = str(record.person.get("date_of_birth", ""))
    return "/".join(str(int(part)) for part in reversed(born.split("-"))) if born else ""


def shown(record: Record) -> list[Entry]:
    """The entries that the page shows as lines: the last of them, in the order in which they happened."""
    entries = record.entries[-MOST_SHOWN:]
    try:
        case = record.case()
    except CaseError:
        return entries
    place = {entry.number: event.on.first for entry, event in zip(record.entries, case.log, strict=True)}
    return sorted(entries, key=lambda entry: (place[entry.number], entry.number))


def names_of(waiting: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The names of the recorded lines, and of the new ones: those that wait, and the empty ones after them."""
    old = [name for name in waiting["rows"] if name[0] == "e"]
    new = [name for name in waiting["rows"] if name[0] == "n"]
    return old, [*new, *(f"n{number}" for number in range(len(new) + 1, len(new) + 1 + waiting["blank"]))]


def take(record: Record, posted: Mapping[str, str], today: date) -> bool:
    """Put what was typed into the record: good lines are kept, bad ones wait; whether all were good.

    Nothing that was typed is lost, unless it was far longer than any line.
    """
    note: dict[str, Any] = {"rows": {}, "wrong": {}, "saved": 0}
    _person(record, posted, today, note)
    for entry in list(record.entries):
        if f"what_e{entry.number}" in posted:
            was = str(posted.get(f"was_e{entry.number}", ""))
            _changed(record, entry, _line(posted, f"e{entry.number}"), was, today, note)
    for number in range(1, MOST_NEW + 1):
        line = _line(posted, f"n{number}")
        if not line.is_empty:
            _added(record, line, today, note)
    _pasted(record, str(posted.get("lines", "")).replace("\r", ""), today, note)
    note["blank"] = BLANK
    record.notes[_NOTE] = note
    return not note["wrong"]


def mark(line: Line) -> str:
    """What tells one line from another, without its words."""
    return hashlib.sha256("\0".join(part.strip() for part in line).encode()).hexdigest()[:16]


def more(record: Record) -> None:
    """Show more empty lines."""
    note = record.notes.setdefault(_NOTE, {})
    note["blank"] = min(int(note.get("blank", BLANK)) + BLANK, MOST_NEW // 2)


def _line(posted: Mapping[str, str], name: str) -> Line:
    return Line(*(_typed(posted, f"{part}_{name}") for part in _PARTS))


def _typed(posted: Mapping[str, str], name: str) -> str:
    """What stands in a box, without hidden characters and those that turn the direction of text."""
    text = str(posted.get(name, ""))[:_KEPT]
    return "".join(letter for letter in text if unicodedata.category(letter)[0] != "C" or letter == "\t")


def _person(record: Record, posted: Mapping[str, str], today: date, note: dict[str, Any]) -> None:
    for name, field, read in (
        ("born", "date_of_birth", read_birth),
        ("council", "local_authority", read_council),
    ):
        text = _typed(posted, name)
        if text.strip() == {"born": _born(record), "council": str(record.person.get("local_authority", ""))}[name]:
            continue
        try:
            found = read(text, today)
        except ValueError as error:
            note[name], note["wrong"][name] = text, str(error)
            continue
        if found:
            record.person[field] = found
        else:
            record.person.pop(field, None)


def _changed(record: Record, entry: Entry, line: Line, was: str, today: date, note: dict[str, Any]) -> None:
    """Change, take out or leave an entry as its line now says.

    Args:
        was: the mark of the line as the page showed it: what nobody touched there is left as it is by now.
    """
    name = f"e{entry.number}"
    if mark(line) in (was, mark(as_line(entry.data))):
        return
    try:
        if line.is_empty:
            _taken_out(record, entry)
        else:
            record.try_change(entry.number, merged(entry.data, read_line(line, today)))
        note["saved"] += 1
    except ValueError as error:
        note["rows"][name], note["wrong"][name] = list(line), str(error)
    except CaseError:
        note["rows"][name] = list(line)
        note["wrong"][name] = _("Another event refers to this one, so it cannot be changed here.")


def _taken_out(record: Record, entry: Entry) -> None:
    before = record.entries
    record.remove(entry.number)
    try:
        if not record.is_empty:
            record.case()
    except CaseError:
        record.entries = before
        raise


def _added(record: Record, line: Line, today: date, note: dict[str, Any]) -> None:
    try:
        _add(record, line, today)
        note["saved"] += 1
    except ValueError as error:
        name = f"n{len(note['rows']) + 1}"
        note["rows"][name], note["wrong"][name] = list(line), str(error)


def _add(record: Record, line: Line, today: date) -> None:
    data = read_line(line, today)
    if len(record.entries) >= MOST_EVENTS:
        raise ValueError(_("There are %(most)s events already, and no more can be kept.") % {"most": MOST_EVENTS})
    record.add(data)


def _pasted(record: Record, text: str, today: date, note: dict[str, Any]) -> None:
    """Read pasted lines; those that cannot be read stay in their box."""
    if len(text) > _PASTED:
        note["lines"] = "\n".join(_typed({"line": each}, "line") for each in text[:_PASTED].split("\n"))
        note["wrong"]["lines"] = _("That is too much to paste at once: paste %(most)s letters or fewer.") % {
            "most": _PASTED
        }
        return
    left: list[str] = []
    told: list[str] = []
    for each in text.split("\n"):
        line = _typed({"line": each}, "line")
        if not line.strip():
            continue
        try:
            if len(left) + len(note["rows"]) + note["saved"] >= MOST_NEW:
                raise ValueError(_("Only %(most)s lines can be pasted at once.") % {"most": MOST_NEW})
            _add(record, read_pasted(line, today), today)
            note["saved"] += 1
        except ValueError as error:
            left.append(line)
            why = _("Line %(number)s: %(why)s") % {"number": len(left), "why": str(error)}
            told += [why] if len(told) < 20 else []
    if left:
        note["lines"], note["wrong"]["lines"] = "\n".join(left), "\n".join(told)
