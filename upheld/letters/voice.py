"""Who writes a letter, and how the child or young person is spoken of in it."""

from __future__ import annotations

from dataclasses import dataclass

from upheld.compliance import Reckoning
from upheld.errors import UpheldError
from upheld.letters.letter import SENDERS, Letter
from upheld.letters.markup import Marked, escape

_SUBJECT = {"parent": "my child", "young_person": "I", "school": "our pupil"}
_OBJECT = {"parent": "my child", "young_person": "me", "school": "our pupil"}


@dataclass(frozen=True, slots=True)
class Voice:
    """The words a sender uses; `name` is the child's or young person's, as markup.

    `who` does something ("my child has", "I have"), something is done to `whom`, and something is `whose`.
    """

    sender: str
    name: Marked

    @property
    def who(self) -> Marked:
        """The child or young person as the one who does or has something."""
        return self._said(_SUBJECT)

    @property
    def whom(self) -> Marked:
        """The child or young person as the one to whom something is done."""
        return self._said(_OBJECT)

    @property
    def whose(self) -> Marked:
        """The child's or young person's."""
        return Marked("my") if self.sender == "young_person" else Marked(f"{self._said(_SUBJECT)}'s")

    def starting(self, words: Marked) -> Marked:
        """The same words at the start of a sentence."""
        return Marked(words[0].upper() + words[1:])

    def verb(self, third: str, first: str) -> Marked:
        """The form of a verb that goes with `who`: `verb("has", "have")`."""
        return Marked(escape(first if self.sender == "young_person" else third))

    def _said(self, words: dict[str, str]) -> Marked:
        return Marked(escape(words[self.sender])) if self.sender in words else self.name


def choose_sender(reckoning: Reckoning, letter: Letter, asked: str | None) -> str:
    """Who writes: who was asked for, else whoever holds the rights on the day, else the first the letter allows.

    Raises:
        UpheldError: whoever was asked for cannot send this letter.
    """
    if asked is not None:
        if asked not in letter.senders:
            allowed = ", ".join(f"{name} ({SENDERS[name]})" for name in letter.senders)
            raise UpheldError(f"{letter.id} cannot be sent by {asked[:40]!r}: use {allowed}.")
        return asked
    adult_on = reckoning.story.life.birthday(18)
    if letter.parent_until_18 and adult_on is not None and reckoning.as_at < adult_on:
        return "parent"
    holder = str(reckoning.story.life.rights_holder()["who"])
    return holder if holder in letter.senders else letter.senders[0]
