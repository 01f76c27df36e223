"""The words for what a plan and its check hold in short: sections, versions, verdicts, and how sure the law is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from upheld.plan.check.finding import Severity
from upheld.plan.check.provision.judgement import Amount, Verdict
from upheld.plan.document import Advice, Category, Item, Letter, Plan, Version

SECTION_TITLES: dict[Letter, str] = {
    "A": "Views, interests and aspirations",
    "B": "Special educational needs",
    "C": "Health needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision under the Chronically Sick and Disabled Persons Act 1970",
    "H2": "Other social care provision",
    "I": "School, college or other placement",
    "J": "Personal budget",
    "K": "Advice and information",
}
"""What each section is called where the plan itself does not say."""

VERSIONS: dict[Version, str] = {
    "draft": "Draft",
    "final": "Final",
    "amended": "Amended",
    "working_document": "Working document",
}
CATEGORIES: dict[Category, str] = {
    "parent": "Parent or young person",
    "education": "Education",
    "medical": "Medical",
    "psychological": "Psychological",
    "social_care": "Social care",
    "other": "Other advice",
    "adulthood": "Preparation for adulthood",
    "requested_by_parent": "Requested by the parent or young person",
}
DATES: dict[str, str] = {
    "plan": "Date of plan",
    "draft": "Date of draft",
    "final": "Date of final plan",
    "amended": "Date of amended plan",
    "review": "Date of review",
    "birth": "Date of birth",
}
"""What the days of a plan are called; one that is not here goes by its own name."""

VERDICTS: dict[Verdict, str] = {
    "specific": "says exactly what must happen",
    "partly": "says part of what must happen",
    "vague": "binds nobody to anything that can be measured",
}
SEVERITIES: dict[Severity, str] = {
    "serious": "Serious: the law requires it and it was not found, or the line binds nobody",
    "important": "Important: it makes the plan weaker",
    "look": "To look at: a person should look, and it may be right",
}
ELEMENTS: dict[str, str] = {
    "what": "what is done",
    "who": "who does it, with what qualification",
    "duration": "how long each time",
    "frequency": "how often",
    "period": "for how long it goes on",
    "weeks": "in which weeks",
    "group_size": "alone, or in a group of how many",
    "place": "where",
    "start": "from when",
    "training": "who trains and supervises",
    "review": "who reviews it",
}
MARKS: dict[str, str] = {
    "A": "read in the law itself, a judgment or an official page",
    "B": "good sources agree, not read in the law itself",
    "C": "unverified, check before you rely on it",
}
"""How sure an authority is, by the letter it is marked with in the register."""


def label(item: Item) -> str:
    """What a line is called by: the plan's own number for it, else its id."""
    return item.id if isinstance(item, Advice) or not item.ref else item.ref


def where(item: Item) -> str:
    """What a line is called by, and its page where that is known: "F1.2, page 4"."""
    page = item.place.page if item.place is not None else None
    return label(item) if page is None else f"{label(item)}, page {page}"


def day(on: date) -> str:
    """A day as it stands in a plan: 1 June 2026."""
    return f"{on.day} {on:%B %Y}"


def sentence(words: str) -> str:
    """The words with a full stop after them, where nothing ends them yet."""
    said = " ".join(words.split())
    return said if not said or said[-1] in ".?!" else f"{said}."


def on_one_line(words: str) -> str:
    """The words of a line and those of its other cells, as one line: "Reading / Who: a teacher"."""
    return " / ".join(" ".join(part.split()) for part in words.splitlines() if part.strip())


def stretch(text: str, fragments: Sequence[str]) -> str | None:
    """The words of the text from the first of its fragments to the last; None where one of them is not in it."""
    plain = text.casefold()
    found = [(place, place + len(one)) for one in fragments if (place := plain.find(one.casefold())) >= 0]
    if not found or len(found) < len(fragments) or len(plain) != len(text):
        return None
    return " ".join(text[min(first for first, _ in found) : max(last for _, last in found)].split())


def once(words: Iterable[str]) -> tuple[str, ...]:
    """Each of the words once, capital letters or not, as it stands first."""
    found: dict[str, str] = {}
    for one in words:
        found.setdefault(one.casefold(), one)
    return tuple(found.values())


def only_a_verb(found: Sequence[str]) -> bool:
    """Whether all that was found of what is done is one word, such as "practise", that leaves out most of it."""
    return len(found) == 1 and len(found[0].split()) == 1 and not found[0].casefold().endswith(_BY_ITSELF)


_BY_ITSELF = ("therapy", "tuition", "ing", "ment", "programme")
"""The endings of single words that say what is given."""


def cut(words: str, most: int) -> str:
    """The words, those over so many letters left out at the end of a word, which is shown."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} \u2026"


def listed(words: Iterable[str]) -> str:
    """The words one after the other: "a", "a and b", "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def number(amount: float) -> str:
    """A number without needless digits: 45, 7.5, 1,140."""
    return f"{amount:,.1f}".removesuffix(".0")


def between(least: float, most: float, unit: str) -> str:
    """An amount, or the two that it lies between: "45 minutes", "30 to 45 minutes", "1 hour"."""
    ends = number(most) if least == most else f"{number(least)} to {number(most)}"
    return f"{ends} {unit.removesuffix('s') if least == most == 1 else unit}"


def how_much(amount: Amount) -> str:
    """How much a week, else a year; "the plan does not say how much" where the text does not say enough."""
    if amount.minutes_a_week is not None:
        said = f"{between(*amount.minutes_a_week, 'minutes')} a week"
        return f"{said}, so it may be nothing" if amount.minutes_a_week[0] == 0 else said
    if amount.hours_a_year is not None:
        said = f"{between(*amount.hours_a_year, 'hours')} a year"
        return f"{said}, so it may be nothing" if amount.hours_a_year[0] == 0 else said
    return NOT_SAID


NOT_SAID = "the plan does not say how much"


def missing_sections(plan: Plan) -> tuple[Letter, ...]:
    """The sections that were not found in the document, in the order of the letters."""
    there = {section.letter for section in plan.sections} | {each for one in plan.sections for each in one.with_letters}
    return tuple(letter for letter in SECTION_TITLES if letter not in there and not plan.in_section(letter))
