"""Searching the library: plain words, ids and citations, in an index kept in memory and made once.

What somebody searches for may be about their child. It is never logged, and never put in an address.
"""

from __future__ import annotations

import re
import sqlite3
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from threading import Lock

from upheld.web.library.cited_words import cited_words, query_citations
from upheld.web.library.entries import Entry, entries, nearest
from upheld.web.library.page import Item, Row
from upheld.web.library.pages import page

LONGEST = 200
"""The most characters of a search that are read."""

_MOST_WORDS = 12
_MOST_FOUND = 60
_WORD = re.compile(r"[^\W_]+")
_DAY = date(2026, 6, 15)
_START, _END = "\x02", "\x03"
_STOP = frozenset(
    "a an and are as at be by can do does did for from has have i if in is it its me my not of on or our she he they "
    "that the their to was we what when where who why will with you your about any how get should".split()
)
_ASIDE = frozenset({"who", "owed", "to", "senders", "stage", "writer"})
_COUNTED = frozenset("day days week weeks month months school working".split())
_SYNONYMS = Path(__file__).parent / "search_words.toml"


@dataclass(frozen=True, slots=True)
class Found:
    """One entry that fits, with a short excerpt in pieces, each marked where it is what was searched for."""

    entry: Entry
    excerpt: tuple[tuple[str, bool], ...]


def search(text: str) -> tuple[Found, ...]:
    """The entries that fit best, at most sixty; none where nothing fits. No text is an error."""
    text = text[:LONGEST]
    exact = [Found(one, ()) for one in _of_id(text)]
    words = _words(text)
    found = list(_ask(words)) if words else []
    known = {(one.entry.kind, one.entry.id) for one in exact}
    return (*exact, *(one for one in found if (one.entry.kind, one.entry.id) not in known))[:_MOST_FOUND]


def instead(text: str) -> tuple[str, ...]:
    """At most three searches with the words that nothing fits replaced by the nearest that the library has."""
    words = _WORD.findall(text[:LONGEST].lower())[:_MOST_WORDS]
    nearest_of = [
        [word] if word in _vocabulary() else get_close_matches(word, _vocabulary(), n=3, cutoff=0.75) or [word]
        for word in words
    ]
    changed = dict.fromkeys(" ".join(each[min(place, len(each) - 1)] for each in nearest_of) for place in range(3))
    return tuple(one for one in changed if one != " ".join(words) and search(one))


def near_entries(text: str) -> tuple[Entry, ...]:
    """Entries whose ids look like what was typed; none for more than one word, which is no id."""
    return nearest("duty", text.strip()) if len(text.split()) == 1 else ()


def _of_id(text: str) -> Iterator[Entry]:
    wanted = text.strip().strip("\"'").casefold()
    for one in entries().values():
        if one.id.casefold() == wanted and (len(wanted) > 2 or one.kind == "plan-rule"):
            yield one


@dataclass(frozen=True, slots=True)
class _Word:
    """One thing searched for: any of these groups fits, and each word of a group must be there."""

    groups: tuple[tuple[str, ...], ...]

    @property
    def asked(self) -> str:
        return "(" + " OR ".join("(" + " AND ".join(group) + ")" for group in self.groups) + ")"


def _words(text: str) -> tuple[_Word, ...]:
    rest, cited = query_citations(text.casefold().replace("\x00", " "))
    found = [_Word(((f'cites:"{one}"',),)) for one in cited]
    said = [word for word in _WORD.findall(rest.replace("'", "").replace("’", "")) if word.isprintable()]
    place = 0
    while place < len(said) and len(found) < _MOST_WORDS:
        if said[place].isdigit() and said[place + 1 : place + 2] and said[place + 1] in _COUNTED:
            found.append(_Word(((f'"{said[place]} {said[place + 1]}"',),)))
            place += 2
            continue
        for length in (3, 2, 1):
            phrase = " ".join(said[place : place + length])
            if place + length <= len(said) and phrase in synonyms():
                own = tuple(_prefix(word) for word in phrase.split())
                found.append(_Word((own, *(tuple(map(_prefix, group.split())) for group in synonyms()[phrase]))))
                place += length
                break
        else:
            if said[place] not in _STOP:
                found.append(_Word(((_prefix(said[place]),),)))
            place += 1
    return tuple(found)


def _prefix(word: str) -> str:
    return f'"{word[:40]}"' + ("*" if len(word) > 2 else "")


def _ask(words: tuple[_Word, ...]) -> Iterator[Found]:
    """First what has every word; if that is little, also what has any."""
    every = " AND ".join(word.asked for word in words)
    seen: dict[tuple[str, str], None] = {}
    for asked in (every, " OR ".join(word.asked for word in words)):
        if len(seen) >= 5:
            return
        for kind, id, excerpt in _index().ask(asked):
            if (kind, id) not in seen:
                seen[kind, id] = None
                yield Found(entries()[kind, id], _marked(excerpt))


def _marked(excerpt: str) -> tuple[tuple[str, bool], ...]:
    parts = re.split(f"({_START}[^{_END}]*{_END})", excerpt)
    return tuple((part.strip(_START + _END), part.startswith(_START)) for part in parts if part)


@lru_cache(maxsize=1)
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """What families say, with what the register says."""
    data = tomllib.loads(_SYNONYMS.read_text(encoding="utf-8"))["means"]
    return {said: tuple(meant) for said, meant in data.items()}


class _Index:
    """The index: one table in memory, asked by one thread at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "CREATE VIRTUAL TABLE found USING fts5(title, cites, body, kind UNINDEXED, id UNINDEXED, "
            "tokenize='porter unicode61 remove_diacritics 2', prefix='2 3 4')"
        )
        self._database.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?)", _lines())

    def ask(self, asked: str) -> list[tuple[str, str, str]]:
        with self._lock:
            return self._database.execute(
                "SELECT kind, id, snippet(found, 2, ?, ?, '…', 18) FROM found WHERE found MATCH ? "
                "ORDER BY bm25(found, 9.0, 6.0, 1.0) * (CASE kind WHEN 'event' THEN 0.5 ELSE 1 END), kind, id LIMIT ?",
                (_START, _END, asked, _MOST_FOUND),
            ).fetchall()


@lru_cache(maxsize=1)
def _index() -> _Index:
    return _Index()


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, str, str, str, str], ...]:
    return tuple(map(_line, entries().values()))


def _line(one: Entry) -> tuple[str, str, str, str, str]:
    shown = page(one.kind, one.id, _DAY)
    own = (_text(item) for section in shown.sections for item in section.items if item.entry is None)
    first = _texts(each for each in shown.rows if each.name not in _ASIDE)
    last = _texts(each for each in shown.rows if each.name in _ASIDE and each.name != "writer")
    body = " ".join(f"{text.rstrip('.')}." for text in dict.fromkeys((*first, *own, *last)) if text)
    title = one.title if one.kind != "letter" else f"{one.title}. Letter"
    cites = " ".join((*cited_words(one.citations), one.id))
    return title, cites, body, one.kind, one.id


def _texts(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        for item in row.items:
            if text := _text(item):
                yield text


def _text(item: Item) -> str:
    return item.entry.title if item.entry is not None else "".join(piece.text for piece in item.words)


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Every word of the index as it is written."""
    found = {word for line in _lines() for text in line[:3] for word in _WORD.findall(text.lower())}
    return frozenset(word for word in found if len(word) > 2) | frozenset(synonyms())
