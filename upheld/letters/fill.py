"""A template filled from the case: every word that goes in is escaped, and nothing can be left empty."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from upheld import dates
from upheld.bodies import UnknownBody, find_authority
from upheld.compliance import Reckoning
from upheld.compliance.words import day_words
from upheld.errors import LawError, UnknownDay
from upheld.letters.asks import ASKS
from upheld.letters.choose import Choice
from upheld.letters.letter import FOLDER
from upheld.letters.listing import OF_REVIEW, REFUSALS, grouped, listed, provision, since_the_first, undone
from upheld.letters.markup import Marked, escape, gap, link
from upheld.letters.register import Authority, authority
from upheld.letters.situation import holds
from upheld.letters.views import Happened, happened, of_subjects, timeline
from upheld.letters.voice import Voice


@dataclass
class Filling:
    """What one letter is filled with; it notes what was asked for and what law was named as it goes."""

    reckoning: Reckoning
    choice: Choice
    sender: str
    details: Mapping[str, str]
    cited: dict[str, Authority] = field(default_factory=dict)

    def ask(self, name: str) -> Marked:
        """What was given under a name, or taken from the case; else a gap with its words."""
        if name not in ASKS:
            raise LawError(f"The letter {self.choice.letter.id} asks for {name!r}, which is not in the list of asks.")
        given = self.details.get(name) or self._from_case(name)
        return Marked(escape(given)) if given else gap(ASKS[name])

    def has(self, name: str) -> bool:
        """Whether something is given, or recorded, under a name."""
        return bool(self.details.get(name) or self._from_case(name))

    def _from_case(self, name: str) -> str:
        person = self.reckoning.case.person
        match name:
            case "child_date_of_birth" if person.date_of_birth is not None:
                return f"{person.date_of_birth.day} {person.date_of_birth:%B %Y}"
            case "child_name" if self.sender == "young_person":
                return self.details.get("your_name", "")
            case "year_group" if person.year_group is not None:
                return f"Year {person.year_group}"
            case "council_name" if person.local_authority:
                return _council(person.local_authority)
        return ""

    def law(self, *ids: str) -> Marked:
        """The citations of entries of the register, each a link to its text.

        Raises:
            LawError: an entry that the header of the letter does not list.
        """
        found: dict[str, str | None] = {}
        for id in ids:
            if id not in self.choice.letter.authorities and not self._about(id):
                raise LawError(f"The letter {self.choice.letter.id} names {id!r}, which its header does not list.")
            entry = authority(self.reckoning.law, id)
            self.cited[id] = entry
            found |= {one.text: one.url for one in entry.citations}
        return Marked("; ".join(link(text, url) for text, url in found.items()))

    def _about(self, id: str) -> bool:
        return any(one.obligation is not None and one.obligation.duty.id == id for one in self.choice.subjects)

    def under(self, *ids: str, start: bool = True) -> Marked:
        """ "Under" the law of those entries, and how sure of it: as a sentence starts, or inside one."""
        named = self.law(*ids)
        entries = [self.cited[id] for id in ids]
        if any(not one.binding for one in entries):
            words = f"Following {named}, which is guidance,"
        elif any(one.mark == "C" for one in entries):
            words = f"As I understand it, under {named},"
        else:
            words = f"Under {named},"
        return Marked(words if start else words[0].lower() + words[1:])

    def event(self, *kinds: str) -> Happened | None:
        """The newest event of those kinds; None where there is none."""
        found = self.reckoning.story.of(*kinds)
        return happened(found[-1]) if found else None

    def events(self, *kinds: str) -> tuple[Happened, ...]:
        """The events of those kinds, in order of time."""
        return tuple(map(happened, self.reckoning.story.of(*kinds)))

    def subject(self, kind: str) -> Happened | None:
        """The newest event of that kind that the letter is about; None where it is about none."""
        found = [one.event for one in self.choice.subjects if one.event is not None and one.event.kind == kind]
        return happened(found[0]) if found else None

    def in_days(self, number: int) -> str:
        """The day so many days on; the next working day where that is none and the holidays are known."""
        day = self.reckoning.as_at + timedelta(days=number)
        with suppress(UnknownDay):
            day = dates.next_working_day(day)
        return day_words(day)

    def _listing(self) -> dict[str, Any]:
        """The duties and events of the letter, and what is worked out from them, under the names templates use."""
        items = of_subjects(self.reckoning, self.choice.subjects)
        refused = self.event("no_plan_notified") is not None
        chosen = listed(items, refused=refused)
        groups = grouped(chosen)
        events = tuple(timeline(self.reckoning))
        return {
            "items": items,
            "listed": chosen,
            "groups": groups,
            "undone": undone(chosen),
            "refusals": REFUSALS,
            "refused": refused,
            "of_review": OF_REVIEW,
            "provision": provision(
                chosen,
                self.events("provision_missed"),
                self.events("provision_item"),
                of_nhs=self.choice.letter.to == "health",
            ),
            "timeline": events,
            "since_the_first": since_the_first(groups, events),
        }

    def words(self, template: str) -> str:
        """The template with everything put in.

        Raises:
            LawError: the template names what there is not, or leaves a field empty: a fault of the template.
        """
        voice = Voice(self.sender, self.ask("child_name"))
        about = [happened(one.event) for one in self.choice.subjects if one.event is not None]
        return _compiled(template).render(
            ask=self.ask,
            has=self.has,
            law=self.law,
            under=self.under,
            event=self.event,
            events=self.events,
            state=lambda name: holds(self.reckoning, name),
            in_days=self.in_days,
            today=day_words(self.reckoning.as_at),
            sender=self.sender,
            about=about,
            subject=self.subject,
            us="the family" if self.sender == "adviser" else "me",
            **self._listing(),
            council=self.ask("council_name"),
            name=voice.name,
            who=voice.who,
            whom=voice.whom,
            whose=voice.whose,
            Who=voice.starting(voice.who),
            Whose=voice.starting(voice.whose),
            v=voice.verb,
        )


def _council(name_or_code: str) -> str:
    try:
        return find_authority(name_or_code).official_name
    except UnknownBody:
        return name_or_code


def _finalize(value: Any) -> str:
    if isinstance(value, Marked):
        return value
    words = "" if value is None else escape(str(value))
    if not words:
        raise LawError("A template of a letter leaves a field empty: it must ask for it, or leave out the sentence.")
    return words


@lru_cache(maxsize=256)
def _compiled(template: str) -> Template:
    # A template of a letter is one of a known few: compiling it takes longer than all the rest.
    return _reader().from_string(template)


@lru_cache(maxsize=1)
def _reader() -> Environment:
    # The templates are our own; what goes in is escaped by `_finalize`, for Markdown and not for HTML.
    return Environment(
        loader=FileSystemLoader(FOLDER / "parts"),
        autoescape=False,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
