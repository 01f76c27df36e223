"""The parts every plan has whatever its tables look like: front page, views, placement, budget, advice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.plan.making import titles
from tests.plan.making.content import Plan
from tests.plan.making.surroundings import Advice
from tests.plan.making.tables import banner, pairs, row, table
from tests.plan.making.truth import Truth
from tests.plan.making.word import Word

STATUS = {
    "draft": "DRAFT EHC plan", "final": "Final EHC plan", "amended": "Amended final EHC plan",
    "working_document": "Working document – version 3, with both parties' changes",
}  # fmt: skip
CLOSING = (
    "The school will set short-term targets with parents within two months of this plan and each term after that.",
    "The plan will be reviewed at least once every 12 months. The head teacher will invite everyone who gave advice.",
    "Signed on behalf of the council: Officer Q",
)
PROFILE = {
    "What people like about me": ("I am kind to animals.", "I never forget a joke."),
    "What is important to me": ("Seeing my grandmother every Sunday.", "Knowing who will be in my class."),
    "How best to support me": (
        "Give me ten minutes on my own after lunch every day.",
        "An adult I trust should sit near me in assembly.",
        "I would like speech therapy to be in the mornings.",
    ),
}
_DATED = {"draft": "Date of draft plan", "final": "Date of plan", "amended": "Date of amended plan"}


@dataclass(slots=True)
class Frame:
    """Draws the common parts in one council's manner."""

    plan: Plan
    word: Word
    truth: Truth
    scheme: str = "section"
    kind: str = "real"
    days: str = "words"
    guidance: bool = True
    new_pages: bool = False

    def head(self, *letters: str, text: str | None = None, note: bool = True) -> str:
        """The heading of one section, or of several together, and the guidance under it."""
        if self.new_pages and not set(letters) <= set(self.truth.sections):
            self.word.page_break()
        shown = text or " and ".join(titles.heading(self.scheme, letter) for letter in letters)
        if self.kind == "banner":
            banner(self.word, shown)
        elif self.kind == "bold":
            self.word.bold(shown, 13)
        else:
            self.word.heading(shown, 1)
        self.truth.section(*letters)
        if note and self.guidance:
            for letter in letters:
                self.note(titles.GUIDANCE.get(letter, ""))
        return shown

    def sub(self, text: str) -> str:
        """A heading under that of the section."""
        if self.kind == "real":
            self.word.heading(text, 2)
        else:
            self.word.bold(text)
        return text

    def note(self, text: str, into: Any = None) -> None:
        """Guidance, which is no part of what is promised."""
        if text:
            self.word.note(text, into)
            self.truth.not_content(text)

    def nothing(self, letter: str, into: Any = None) -> None:
        """The section says that there is nothing to say."""
        self.word.line(into, titles.NONE[letter])
        self.truth.not_content(titles.NONE[letter])

    def columns(self, names: Sequence[str]) -> Sequence[str]:
        """Column titles, which are no provision."""
        self.truth.not_content(*names)
        return names

    def running(self, header: str, footer: str, pages: str = "Page {} of {}") -> None:
        """What stands at the top and the bottom of every page."""
        self.word.head_and_foot(header, footer, pages)
        self.truth.not_content(header, footer)

    def facts(self) -> list[tuple[str, str]]:
        """What the front page says of the child and the plan."""
        plan = self.plan
        facts = [("Name", plan.name), ("Date of birth", titles.said(plan.born, self.days))]
        facts += [("Year group", f"Year {plan.year}"), ("School at the time of writing", plan.school_now)]
        facts += [("Status", STATUS[plan.version])]
        if plan.first_dated:
            facts.append(("Date of first plan", titles.said(plan.first_dated, self.days)))
        if plan.dated:
            facts.append((_DATED[plan.version], titles.said(plan.dated, self.days)))
        return facts + [(one.role, one.name) for one in plan.people]

    def front(self, title: str = "Education, Health and Care Plan", table_of: bool = True) -> None:
        """The front page."""
        self.truth.title = title
        self.word.bold(self.plan.council, 12)
        if self.kind == "real":
            self.word.heading(title, 0)
        else:
            self.word.bold(title, 20)
        if table_of:
            pairs(self.word, self.facts())
            self.word.line()
        else:
            for label, value in self.facts():
                paragraph = self.word.line()
                paragraph.add_run(f"{label}: ").bold = True
                paragraph.add_run(value)

    def contents(self, letters: Sequence[str] = tuple(titles.SHORT)) -> None:
        """A list of the sections on the front page, with numbers of pages that are not always right."""
        self.word.bold("Contents", 12)
        for at, letter in enumerate(letters):
            self.word.line(text=f"{titles.heading(self.scheme, letter)}\t{2 + at // 2}")
        self.word.page_break()

    def closing(self) -> None:
        """How the plan is reviewed, and who signed it."""
        self.sub("Monitoring and review")
        for text in CLOSING:
            self.word.line(text=text)
            self.truth.not_content(text)

    def views(self, into: Any = None, bullets: bool = False, head: bool = True) -> None:
        """Section A."""
        if head:
            self.head("A")
        for view in self.plan.views:
            _ = self.word.bullet(view, into) if bullets else self.word.line(into, view)

    def profile(self) -> None:
        """A one-page profile in three columns: wishes that read like provision and are none."""
        widths = [self.word.width / 3] * 3
        cells = row(table(self.word, self.columns(list(PROFILE)), widths), widths).cells
        for cell, wishes in zip(cells, PROFILE.values(), strict=True):
            for wish in wishes:
                self.word.bullet(wish, cell)
                self.truth.not_content(wish)
        self.word.line()

    def setting(self, into: Any = None, head: bool = True) -> None:
        """Section I: empty in a draft."""
        if head:
            self.head("I")
        left = "To be completed when the plan is finalised."
        self.word.line(into, self.plan.setting or left)
        if not self.plan.setting:
            self.truth.not_content(left)

    def budget(self, into: Any = None, head: bool = True) -> None:
        """Section J."""
        if head:
            self.head("J")
        yes = "A direct payment has been agreed for the tuition set out in this plan. It is paid each term."
        no = "A personal budget was discussed. No direct payment has been agreed."
        self.word.line(into, yes if self.plan.direct_payments else no)
        self.truth.not_content(yes if self.plan.direct_payments else no)

    def advice(
        self, names: Sequence[str] = ("Title", "Author", "Role", "Date"), into: Any = None, head: bool = True
    ) -> None:
        """Section K: a table of the advice; its columns are those named."""
        if head:
            self.head("K")
        width = self.word.width if into is None else self.word.width * 0.8
        widths = [width / len(names)] * len(names)
        made = table(self.word, self.columns(names), widths, into)
        for at, one in enumerate(self.plan.advice, 1):
            row(made, widths, [self._of_advice(one, name, at) for name in names])
        if into is None:
            self.word.line()

    def _of_advice(self, one: Advice, name: str, at: int) -> str:
        return {
            "Title": one.title, "Author": one.author, "Role": one.role, "Appendix": f"Appendix {at}",
            "Name and role": f"{one.author}, {one.role}",
            "Document and author": f"{one.title} – {one.author}, {one.role}",
            "Type of advice": f"{at}. {one.category.capitalize()}",
        }.get(name) or (titles.said(one.dated, self.days) or "Undated")  # fmt: skip

    def end(self) -> None:
        """Sections I, J and K, in the usual order."""
        self.setting()
        self.budget()
        self.advice()
