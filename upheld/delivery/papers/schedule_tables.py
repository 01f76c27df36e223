"""The tables of the record: what is promised, what came of it, since when and by whose word, and what was missed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from upheld.delivery.account import Session
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.evidence import is_made_up
from upheld.delivery.papers.sides import came_cell
from upheld.delivery.shortfall import Unmeasured, by, gap_opened_on
from upheld.delivery.tally import Tally, total
from upheld.delivery.words import accounts, between, day, how_long, line_name, promised, short_day, when
from upheld.documents.blocks import Block, Paragraph, Runs, Table, Text

MOST = 60
"""The occasions that are listed one by one; of more the newest are, and the rest are counted."""
_LONGEST = 600
_ALL = "All lines"
_PLANNED = "All lines of the plan"

ByVersion = Mapping[str, Entitlement]


def promises(lines: Sequence[Entitlement]) -> Iterator[Block]:
    """The words of the plan, and the amount they come to."""
    rows = [
        (
            line_name(one),
            _cut(one.text),
            promised(one.amount),
            f"{short_day(one.from_on)} to {short_day(one.to_on)}" if one.to_on else f"since {short_day(one.from_on)}",
        )
        for one in lines
    ]
    yield from _table("What is promised", ("Line", "Words of the plan", "That is", "In force"), rows, (22, 46, 20, 14))


def came(sessions: Sequence[Session], lines: ByVersion) -> Iterator[Block]:
    """The minutes of each line, each of them in one column."""
    tallies = by(sessions, lambda one: one.slot.entitlement)
    rows = [(_name(str(id), lines, tallies), *_minutes(tally)) for id, tally in tallies.items()]
    owed = [tally for id, tally in tallies.items() if lines[str(id)].section != "SEN"]
    # No plan owes SEN support, so it is not added to what one does.
    if len(added := owed or [*tallies.values()]) > 1:
        rows.append((_ALL if len(added) == len(tallies) else _PLANNED, *_minutes(total(added))))
    header = ("Line", "Owed", "Came", "Did not come", "Child away or school closed", "Accounts differ",
              "Nobody has said")  # fmt: skip
    yield from _table("What came of it, in hours and minutes", header, rows, (28, 13, 13, 13, 14, 16, 14))


def _minutes(tally: Tally) -> tuple[str, ...]:
    rest = (tally.not_delivered, tally.explained, tally.disputed, tally.unconfirmed)
    return (how_long(tally.owed), came_cell(tally), *map(how_long, rest))


def since(sessions: Sequence[Session], lines: ByVersion) -> Iterator[Block]:
    """Of each line with something missing: since when, how much at the least and the most, and who says so."""
    each: dict[str, list[Session]] = {}
    for one in sessions:
        each.setdefault(one.slot.entitlement, []).append(one)
    rows = []
    for id, found in each.items():
        tally = total(one.tally for one in found)
        if tally.missing_most:
            first = opened(found) or "not told: the accounts differ"
            rows.append((_name(id, lines, each), first, between(tally.missing, tally.missing_most), _whose(tally)))
    header = ("Line", "Missing since", "Did not come, whatever the reason", "Who says so")
    yield from _table("Since when, and whose word it is", header, rows, (26, 16, 24, 36))


def opened(sessions: Sequence[Session]) -> str:
    """Since when something has been missing; where only absence or a closure is behind it, that too is said."""
    plain = gap_opened_on(one for one in sessions if one.tally.not_delivered)
    if plain is not None:
        return short_day(plain)
    found = gap_opened_on(sessions)
    return f"{short_day(found)}, by absence, closure or for a reason in dispute" if found is not None else ""


def _whose(tally: Tally) -> str:
    parts = (
        (tally.missing_both, "both accounts"),
        (tally.missing_setting, "the school or service, and the family does not deny it"),
        (tally.missing_family, "the family, and the school or service does not deny it"),
        (tally.disputed_why, "both accounts, which differ in why"),
        (tally.disputed - tally.disputed_why, "one account, and the other denies it"),
    )
    said = "; ".join(f"{how_long(minutes)}: {words}" for minutes, words in parts if minutes)
    return f"{said}." if said else ""


def terms(events: Iterable[Mapping[str, Any]], sections: Container[str]) -> Iterator[Block]:
    """What did not come in each term, as it goes into a case and from there into letters.

    Args:
        events: those that the record proves to a case.
    """
    rows = [
        (one["item"], short_day(date.fromisoformat(one["on"])), how_long(one["minutes"]), one["who"])
        for one in events
        if one["kind"] == "provision_missed" and one["section"] in sections and not is_made_up(one["id"])
    ]
    header = ("Line", "First missed in that term", "Did not come in that term", "Who says so")
    yield from _table("What did not come, term by term: absence, closure and dispute left out", header, rows,
                      (38, 18, 20, 24))  # fmt: skip


def unknown(found: Sequence[Unmeasured]) -> Iterator[Block]:
    """The lines of which nobody knows how much is owed."""
    rows = []
    for one in found:
        given = [entry for entry in one.given if entry.given_on is not None]
        last = max((entry.given_on for entry in given if entry.given_on is not None), default=None)
        said = f"{len(given)}, last on {short_day(last)}" if last is not None else "none recorded"
        line = one.entitlement
        rows.append((line_name(line), _cut(line.text), line.why_unknown or "The plan does not say how much.", said))
    header = ("Line", "Words of the plan", "Why it is not known how much", "Times that somebody says it was given")
    yield from _table("Lines of which it is not known how much is owed", header, rows, (22, 42, 24, 16))


def missed(sessions: Sequence[Session], lines: ByVersion) -> Iterator[Block]:
    """Each occasion of which something did not come or is in dispute, by day; then those explained, apart."""
    yield from _listed(
        "Each time that something did not come, or the accounts differ",
        [one for one in sessions if one.tally.not_delivered or one.tally.disputed], lines, _not_explained,
    )  # fmt: skip
    yield from _listed(
        "Told apart: each time that the child was away or the school was closed",
        [one for one in sessions if one.tally.explained], lines, lambda one: how_long(one.explained),
    )  # fmt: skip


def _not_explained(tally: Tally) -> str:
    plain = [how_long(tally.not_delivered)] if tally.not_delivered else []
    return "; ".join([*plain, *([f"{how_long(tally.disputed)} in dispute"] if tally.disputed else [])])


def _listed(caption: str, found: list[Session], lines: ByVersion, missing: Callable[[Tally], str]) -> Iterator[Block]:
    found.sort(key=lambda one: (one.slot.day_on or one.slot.due_on, one.slot.id))
    shown, rest = found[-MOST:], found[:-MOST]
    rows = [
        (when(one), lines[one.slot.entitlement].what, how_long(one.slot.minutes), missing(one.tally), accounts(one))
        for one in shown
    ]
    header = ("Day", "Line", "Owed", "Did not come", "What each side says")
    yield from _table(caption, header, rows, (13, 21, 9, 15, 44))
    if rest:
        before = f"The {len(rest):,} before them, up to {day(rest[-1].slot.due_on)}"
        amount = missing(total(one.tally for one in rest))
        yield Paragraph((Text(f"The newest {len(shown)} of {len(found):,} are listed. {before}: {amount}."),))


def _name(id: str, lines: ByVersion, among: Iterable[object]) -> str:
    """The line; and since when this version of it is in force where there are several of it."""
    one = lines[id]
    several = sum(lines[str(other)].line == one.line for other in among) > 1
    return f"{line_name(one)}, since {short_day(one.from_on)}" if several else line_name(one)


def _cut(text: str) -> str:
    """The words of a line; of very many the beginning, and that there are more."""
    said = " ".join(text.split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]} … (the plan goes on)"


def _table(
    caption: str, header: Sequence[str], rows: Sequence[Sequence[str]], widths: tuple[int, ...]
) -> Iterator[Block]:
    """The table, where it has a row."""
    if rows:
        yield Table(caption, _cells(header), tuple(map(_cells, rows)), widths)


def _cells(words: Sequence[str]) -> tuple[Runs, ...]:
    return tuple((Text(one),) for one in words)
