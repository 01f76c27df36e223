"""What a page of the library shows, as plain values: rows of words, each item with the entry it names.

A template only lays them out. `Words` are English, from the register; `Said` are words of the interface.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from upheld.law.source import Citation
from upheld.web.library.entries import Entry
from upheld.web.library.kinds import Said
from upheld.web.library.words import Piece, Words, pieces


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a row says: an entry to go to, or words of the register, words of the interface, or a day.

    `notes` say more about it, each with its own label.
    """

    entry: Entry | None = None
    words: Words = ()
    said: Said = ""
    day: date | None = None
    address: str = ""
    notes: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what stands beside it; never without an item."""

    label: Said
    items: tuple[Item, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `folded` where a reader opens it only if they want it."""

    title: Said
    rows: tuple[Row, ...] = ()
    items: tuple[Item, ...] = ()
    told: Said = ""
    folded: bool = False
    ordered: bool = False
    proposal: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """A rule as it stood between two days, and how it differs from the one before.

    `to_on` is None while it lasts. `new` and `gone` hold the rows that the version before did not have, or had.
    """

    from_on: date
    to_on: date | None
    rows: tuple[Row, ...]
    new: tuple[Row, ...]
    gone: tuple[Row, ...]
    because: tuple[Entry, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its entry, what it says first, and its sections in order.

    `missing` says why there is no version on the day asked for; it is empty where there is one.
    """

    entry: Entry
    rows: tuple[Row, ...]
    sections: tuple[Section, ...] = ()
    versions: tuple[Version, ...] = ()
    missing: str = ""
    citations: tuple[Citation, ...] = ()
    basis: str = ""
    confidence: str = ""
    has_law: bool = True
    since: date | None = None
    until: date | None = None

    @property
    def dated(self) -> bool:
        """Whether it has versions, so that a day can be asked for."""
        return self.since is not None


def law_words(text: str) -> Item:
    """An item of the register's own words."""
    return Item(words=pieces(text))


def sentence(text: str) -> Item:
    """The same, beginning with a capital."""
    first, *rest = pieces(text)
    return Item(words=(Piece(first.text[0].upper() + first.text[1:], first.to, first.unverified), *rest))


def linked(several: Iterable[Entry]) -> tuple[Item, ...]:
    """An item for each entry."""
    return tuple(Item(entry=one) for one in dict.fromkeys(several))


def row(label: Said, *items: Item, name: str = "") -> tuple[Row, ...]:
    """A row, or nothing where there is nothing to say."""
    return (Row(label, items, name),) if items else ()
