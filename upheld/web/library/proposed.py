"""What a proposal would change, as plain values: it is not law, and every line of it must be shown with that said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from upheld.law.code import Law
from upheld.law.duty import Duty
from upheld.law.proposals import reform_wp_2026 as reform
from upheld.law.source import Citation
from upheld.web.library.duty_page import rows_of
from upheld.web.library.entries import Entry, find, the_law
from upheld.web.library.page import Row, law_words
from upheld.web.library.words import Words, plain_title


@dataclass(frozen=True, slots=True)
class ProposedDuty:
    """A duty that the proposal would make, or change; `changes` is the entry as it is now, if there is one."""

    id: str
    title: str
    from_on: date
    rows: tuple[Row, ...]
    changes: Entry | None
    note: str


@dataclass(frozen=True, slots=True)
class ProposedTest:
    """What the proposal would put in the place of something; `now` is its page, if it has one."""

    name: str
    words: Words
    now: Entry | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal with its source: what it would make, change, put in the place of other rules, and take away."""

    name: str
    words: str
    source: Citation
    new: tuple[ProposedDuty, ...]
    changed: tuple[ProposedDuty, ...]
    replaced: tuple[ProposedTest, ...]
    removed: tuple[Words, ...]
    transitional: tuple[Words, ...]


@lru_cache(maxsize=1)
def proposals() -> tuple[Proposal, ...]:
    """Every proposal the register knows."""
    law = the_law()
    duties = tuple(_duty(law, one) for one in reform.ADDED)
    return (
        Proposal(
            name="reform-wp-2026",
            words=reform.PROPOSAL[0].upper() + reform.PROPOSAL[1:],
            source=reform.ADDED[0].citations[0],
            new=tuple(one for one in duties if one.changes is None),
            changed=tuple(one for one in duties if one.changes is not None),
            replaced=tuple(_test(name, words) for name, words in reform.REPLACED.items()),
            removed=tuple(_words(words) for words in reform.REMOVED),
            transitional=tuple(_words(words) for words in reform.TRANSITIONAL),
        ),
    )


def _duty(law: Law, one: Duty) -> ProposedDuty:
    now = find("duty", one.id) if one.id in law.by_id else None
    return ProposedDuty(one.id, plain_title(one.title), one.from_on, rows_of(one), now, one.note)


def _test(name: str, words: str) -> ProposedTest:
    now = find("test", name)
    return ProposedTest(now.title if now else _NAMES[name], _words(words), now)


_NAMES = {"appeal.placement": "An appeal about the school or college that a plan names"}


def _words(text: str) -> Words:
    return law_words(text[0].upper() + text[1:]).words
