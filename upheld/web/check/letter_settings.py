"""What the visitor chose and changed for one letter, as their record keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field

from upheld.compliance import Reckoning
from upheld.letters.letter import Letter
from upheld.web.check.asking import NOTES as GUIDE
from upheld.web.check.letter_page import LetterPage, letter_page
from upheld.web.check.letter_piece import Piece
from upheld.web.check.record import Record

_NOTES = "letters"
_WRITE_FOR_OTHERS = ("adviser", "school")
"""Who asks and writes in their own name; which of the others holds the rights is for the law to say."""


@dataclass
class LetterSettings:
    """Who writes, in which version, and the visitor's own words; `before` are the words those stand for."""

    letter: Letter
    sender: str | None
    easy_read: bool
    details: dict[str, str]
    changes: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record, letter: Letter) -> LetterSettings:
        """The settings of one letter: who writes is as for the last one, else who asked, where this one allows it."""
        notes = record.notes.get(_NOTES, {})
        asking = record.notes.get(GUIDE, {}).get("who")
        sender = notes.get("sender", asking if asking in _WRITE_FOR_OTHERS else None)
        easy_read = letter.easy_read is not None and notes.get("easy_read", False)
        made = cls(letter, sender if sender in letter.senders else None, easy_read, record.details)
        made.changes = dict(record.edits.get(made._place, {}))
        made.before = dict(notes.get("before", {}).get(made._place, {}))
        return made

    @property
    def _place(self) -> str:
        return f"{self.letter.id}/easy-read" if self.easy_read else self.letter.id

    def page(self, reckoning: Reckoning) -> LetterPage:
        """The letter with all of it."""
        return letter_page(
            self.letter, reckoning, self.details, self.changes, self.before,
            sender=self.sender, easy_read=self.easy_read,
        )  # fmt: skip

    def choose(self, record: Record, *, sender: str | None, easy_read: bool) -> None:
        """Keep who writes and which version, for this and the next letters."""
        notes = record.notes.setdefault(_NOTES, {})
        if sender is not None:
            notes["sender"] = sender
        if self.letter.easy_read is not None:
            notes["easy_read"] = easy_read

    def change(self, piece: Piece, mine: str | None) -> None:
        """Keep the visitor's words for a block; None puts back what the letter says."""
        if mine is None:
            self._drop(piece.key)
        else:
            self.changes[piece.key], self.before[piece.key] = mine, piece.pattern

    def put_all_back(self) -> None:
        """Drop every change of this letter."""
        self.changes, self.before = {}, {}

    def settle(self, page: LetterPage, *, back: str | None, mine: str | None, theirs: str | None) -> None:
        """Put back a block by its key; or keep `mine` or `theirs` where a change no longer fits."""
        if back in {piece.key for piece in page.pieces}:
            self._drop(str(back))
        for one in page.unplaced:
            if one.key == mine and one.now is not None:
                self.change(one.now, one.mine)
            if one.key in (mine, theirs):
                self._drop(one.key)

    def put_into(self, record: Record) -> None:
        """Hand the words on to the record, which the view saves."""
        before = record.notes.setdefault(_NOTES, {}).setdefault("before", {})
        if self.changes:
            record.edits[self._place], before[self._place] = self.changes, self.before
        else:
            record.edits.pop(self._place, None)
            before.pop(self._place, None)

    def _drop(self, key: str) -> None:
        self.changes.pop(key, None)
        self.before.pop(key, None)
