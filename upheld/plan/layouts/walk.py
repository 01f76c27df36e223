"""Go through the blocks of a document in order, knowing at each which section, area and kind of line it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from upheld.documents.reading.found import Found, Place, Words
from upheld.plan.document import PROVISION_SECTIONS, Letter
from upheld.plan.layouts import headings, tables, titles
from upheld.plan.layouts.advice import is_entry
from upheld.plan.layouts.boilerplate import (
    is_guidance,
    is_none,
    is_of_itself,
    is_placeholder,
    is_rule,
    is_strength,
    leads_in,
)
from upheld.plan.layouts.cells import with_number
from upheld.plan.layouts.days import day_in, days_in
from upheld.plan.layouts.following import finishes, goes_back, goes_on, is_step
from upheld.plan.layouts.items import Bit, bits, codes_in, label_of, section_mark, step_words
from upheld.plan.layouts.line import Context, Kind, Line, Opened, Role, letter_for, role_in
from upheld.plan.layouts.opening import opening

_FREE: tuple[Letter, ...] = ("A", "I", "J", "K")
"""Sections of free words: a bold line there is a school's name as often as a heading."""
_SIGNED = re.compile(r"(?:signed|signature)\s*(?:[:.…_]|by\b|on\b|for\b|$)|for and on behalf\b", re.I)
_BY_AREA: tuple[Letter, ...] = ("B", "E", "F")


@dataclass(slots=True)
class Walk:
    """The walk through one document. `named` are the sections that some title names by letter."""

    body: float | None = None
    named: frozenset[Letter] = frozenset()
    lines: list[Line] = field(default_factory=list)
    opened: list[Opened] = field(default_factory=list)
    letters: tuple[Letter, ...] = ()
    role: Role | None = None
    area: str | None = None
    refs: tuple[str, ...] = ()
    ref: str | None = None
    """A label ('Outcome 3') that stood alone, for the next item."""
    beside: str | None = None
    """A heading ('Who will do this') over words that are part of the promise before it."""
    grids: int = 0
    depth: int = 0
    _bare: bool = False
    _area_at: int = -1
    _over_sections: bool = False
    _lead: Line | None = None

    def blocks(self, blocks: Sequence[Found], context: Context | None = None) -> None:
        """Each block in order."""
        for one, after in zip(blocks, (*blocks[1:], None), strict=False):
            if isinstance(one, Words):
                heads = isinstance(after, Words) and headings.before_text(one, after)
                self.words(replace(one, strong=True) if heads else one, context)
            elif self.depth < 20:
                self.depth += 1
                tables.place(self, one, context)
                self.depth -= 1

    def banner(self, words: Words) -> None:
        """A line that its box or its row makes a heading, however its letters look."""
        count = len(words.text.split())
        short = (count <= 25 and not words.text.rstrip().endswith(".")) or (
            count <= 45 and titles.lettered(words.text, stands_out=True) is not None
        )
        self.words(replace(words, strong=True) if short else words)

    def words(self, words: Words, context: Context | None = None) -> None:
        """One paragraph, heading or item."""
        if not words.text.strip():
            return
        if is_rule(words.text) and (self.letters or context):
            self.add("heading", words.text, words.place, context.letter if context else self.letters[0])
            return
        if context is None and self._opens(words):
            return
        if not self.letters and context is None:
            if headings.is_heading(words, self.body):
                self.area, self._area_at = words.text, len(self.lines)
            self.add("front", words.text, words.place, ref=words.marker)
            return
        letter = context.letter if context else self.letters[0]
        if headings.is_heading(words, self.body, in_cell=context is not None) and self._headed(words, letter, context):
            return
        self._bare = False
        if (
            (note := is_guidance(words, self.body) or is_of_itself(words))
            or is_placeholder(words.text)
            or is_none(words.text)
        ):
            self._settle_lead(None)
            self.add("note" if note else "words", words.text, words.place, letter)
            return
        self._items(words, letter, context)

    def add(self, kind: Kind, text: str, place: Place, letter: Letter | None = None, ref: str | None = None) -> Line:
        """A line that is no item: its words are kept, or counted as a title."""
        line = Line(kind, text, place, letter, area=self.area, ref=ref)
        self.lines.append(line)
        return line

    def open(self, letters: tuple[Letter, ...], words: str, place: Place) -> None:
        """These sections begin here, or go on."""
        fresh_area = self.area is not None and self._area_at == len(self.lines)
        by_area = all(letter in _BY_AREA for letter in letters)
        if letters == self.letters and not fresh_area and len(self.lines) > 1:
            return  # its title is printed again, over what goes on
        self._over_sections = by_area and (fresh_area or self._over_sections)
        if not self._over_sections:
            self.area = None
        self.letters, self.role, self.refs, self.ref = letters, None, (), None
        self._settle_lead(None)
        for letter in letters:
            self.also(letter, words, place, tuple(one for one in letters if one != letter))

    def also(self, letter: Letter, words: str, place: Place, others: tuple[Letter, ...] = ()) -> None:
        """A section that begins here beside the open one (in a column), unless it has begun before."""
        if all(one.letter != letter for one in self.opened):
            self.opened.append(Opened(letter, words, place, others))

    def _opens(self, words: Words) -> bool:
        """Whether it is a section's title, which is then opened."""
        title = opening(words, self.body, self.named)
        if title is None:
            return False
        printed = with_number(words)
        if title.sub and title.letters[0] in self.letters:
            self._bare = False
            self._set_area(title.words or printed, words.place, len(self.lines) + 1)
            self.add("heading", printed, words.place, self.letters[0])
            return True
        label = label_of(title.words)
        item = label is not None and len(label[1].split()) > 5 and title.letters == title.letters[:1]
        if item:  # 'E Outcome 1: By the end of …'
            printed = printed[: len(printed) - len(title.words)].strip() or printed
        self.add("title", printed, words.place, title.letters[0])
        if self._area_at == len(self.lines) - 1:
            self._area_at = len(self.lines)
        self.open(title.letters, printed, words.place)
        if title.sub:
            self._set_area(title.words, words.place, len(self.lines))
        self._bare = title.bare
        if item and label is not None:
            self.role = None
            self._items(replace(words, text=title.words, marker=None), title.letters[0], None)
            self.refs = codes_in(label[0])
        return True

    def _set_area(self, text: str | None, place: Place, at: int) -> None:
        self.area, self._area_at = text or None, at
        self.role, self.refs, self.ref = None, codes_in(text or ""), None
        self._settle_lead(None)

    def _headed(self, words: Words, letter: Letter, context: Context | None) -> bool:
        """Whether a line is a heading inside a section; what follows then stands under it."""
        text = words.text
        said = headings.says(text)
        area = headings.is_area(text)
        if self._bare and context is None and not area:
            self._bare = False
            self.add("title", text, words.place, letter)
            return True
        self._bare = False
        if label := label_of(text):
            return self._labelled(label, words, letter)
        if letter in _FREE and not (said == "words" and letter != "A"):
            return False
        if headings.is_beside(text) and self._promised():
            self._settle_lead(None)
            self.role, self.beside = "words", text.strip(" :").lower()
            self.add("heading", text, words.place, letter)
            return True
        self.beside = None
        if said is not None and not area and not codes_in(text):
            self._settle_lead(None)
            self.role = "words" if said == "words" else said
            self.add("heading", text, words.place, letter)
            return True
        if context is not None and not area and len(text.split()) > 8:
            return False
        self._set_area(text, words.place, len(self.lines) + 1)
        self.add("heading", text, words.place, letter)
        return True

    def _promised(self) -> list[Line]:
        """The lines of provision just before, under one heading."""
        found: list[Line] = []
        for line in reversed(self.lines):
            if line.kind == "provision":
                found.append(line)
            elif found or line.kind not in ("words", "heading"):
                break
        return found

    def _labelled(self, label: tuple[str, str], words: Words, letter: Letter) -> bool:
        """'Outcome 3' as a heading: the number of the next item, or what the next lines of provision are for."""
        ref, rest = label
        own = {"need": "need", "outcome": "outcome", "provision": "provision"}.get(role_in(letter), "")
        if own and own in ref.lower() and rest:
            return False
        self._settle_lead(None)
        if not rest or role_in(letter) != "provision":
            self.ref = ref
        self.refs, self.role = codes_in(words.text), None
        self.add("heading", words.text, words.place, letter)
        return True

    def _items(self, words: Words, letter: Letter, context: Context | None) -> None:
        """A paragraph that says something: an item for each line that stands alone."""
        role: Role = self.role or (context.role if context else role_in(letter))
        if context and context.role in ("words", "step"):
            role = context.role
        own = context.letter if context and role == context.role else letter_for(role, self.letters)
        foreign = context.foreign if context and role == context.role else own not in self.letters
        for bit in bits(words):
            if not bit.text and bit.ref:
                self.ref = bit.ref
                self.add("heading", bit.ref, words.place, own)
                continue
            self._item(bit, role, own, words, context, foreign)

    def _item(self, bit: Bit, role: Role, letter: Letter, words: Words, context: Context | None, foreign: bool) -> None:
        before = self.lines[-1] if self.lines else None
        in_list = any(line.ref == "(E)" for line in self.lines[-9:])  # then '(F)' is only the next of a list
        if role == "provision" and not in_list and (mark := section_mark(bit)) is not None:
            letter, bit = titles.bare_letter(mark[0]) or letter, mark[1]
            foreign = letter not in self.letters
        text, kind = bit.text, role
        if bit.kind == "outcome" and role == "step":
            self.role = None
        if bit.kind is not None and bit.kind != role and role in ("need", "outcome", "provision", "step"):
            # 'Outcome 3: …' over lines of provision says what they are for.
            role = kind = bit.kind
            letter = letter_for(role, self.letters)
            foreign = letter not in self.letters
        if (
            bit.kind in ("need", "outcome")
            and context is None
            and any(one in PROVISION_SECTIONS for one in self.letters)
        ):
            self.refs = codes_in(bit.ref or "")
        signed = before is not None and before.kind == "words" and _SIGNED.match(before.text)
        if role == "advice" and not bit.marked and (signed or _SIGNED.match(text)):
            kind = role = "words"  # a signature, and on the next line whose it is
        if role == "step" and context is None and goes_back(self.lines, bit):
            self.role, role, kind = None, "outcome", "outcome"
            letter = letter_for(role, self.letters)
        if role == "advice" and before is not None and before.kind == "advice" and _is_its_date(before.text, text):
            before.text = f"{before.text} {text}"
            return
        strength = role == "need" and not bit.marked and is_strength(text)
        if strength or (role == "advice" and not is_entry(text)):
            kind = "words"
        elif role == "outcome" and is_step(self.lines, bit):
            said = step_words(text)
            label = text[: len(text) - len(said or text)]
            kind, text, bit = "step", said or text, replace(bit, ref=f"{bit.ref or ''} {label}".strip() or None)
        if kind == "words":
            self._settle_lead(None)
            if (beside := self.beside) and self.role == "words":
                for line in self._promised():
                    letter = line.letter or letter
                    line.cells = {**line.cells, beside: f"{line.cells.get(beside, '')} {text}".strip()}
            self.add("words", text if bit.ref is None else f"{bit.ref} {text}", words.place, letter)
            return
        if before is not None and before.kind == kind and before.letter == letter and goes_on(before, bit, words):
            before.text = f"{before.text} {text}"
            return
        lead = self._settle_lead(bit)
        line = Line(
            kind, text, words.place, letter, self.area, bit.ref or self.ref or (context.ref if context else None),
            context.rows if context else None, dict(context.cells) if context else {},
            tuple(dict.fromkeys((*self.refs, *(context.refs if context else ()), *codes_in(text)))), foreign, lead,
            words.indent if bit.marked else None,
        )  # fmt: skip
        if kind != "step":
            self.ref = None
        self.lines.append(line)
        if kind in ("need", "outcome", "provision") and leads_in(text):
            self._lead = line

    def _settle_lead(self, bit: Bit | None) -> str | None:
        """The words that a marked item finishes; where none follows, they were an item themselves."""
        lead = self._lead
        if lead is None:
            return None
        if bit is not None and finishes(lead, bit):
            lead.kind = "words"
            return lead.text
        self._lead = None
        return None


def _is_its_date(before: str, text: str) -> bool:
    """Whether a line is only the day of the entry of section K above it, which has none."""
    rest = text
    for start, end, _ in reversed(list(days_in(text))):
        rest = rest[:start] + rest[end:]
    return rest != text and re.fullmatch(r"(?:\W|dated?|on)*", rest, re.I) is not None and day_in(before) is None
