"""The answer on one sheet of paper: what is late, what comes next, what to do, and what happened, in short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from upheld.compliance.explain import kind_words
from upheld.documents.blocks import Document, Heading, Items, Paragraph, Text
from upheld.letters.choose import Choice
from upheld.web.check.answer import Answer
from upheld.web.check.answer_own import Own
from upheld.web.check.answer_told import Told
from upheld.web.check.answer_top import own_words
from upheld.web.ui.format import day, number, span

_LINE = 92
_LINES_OF_A_PAGE = 44


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sheet: words of the law or of a letter, in English, and what is said of them."""

    law: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the sheet; `left_out` is how many more rows the whole answer has."""

    heading: str
    rows: tuple[Row, ...]
    left_out: int = 0

    @property
    def more(self) -> str:
        """How many rows are left out; nothing where none is."""
        told = ngettext(
            "And %(count)s more: see the whole answer.", "And %(count)s more: see the whole answer.", self.left_out
        )
        return told % {"count": number(self.left_out)} if self.left_out else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet; `may_run_over` is whether it is likely to need a second page."""

    title: str
    as_at: str
    top: tuple[Row, ...]
    sections: tuple[Section, ...]
    foot: tuple[Row, ...]

    @property
    def may_run_over(self) -> bool:
        """Whether it has more lines than a page of A4 holds, by a careful guess."""
        lines: float = 6 + sum(_height(row) for row in self.top)
        for section in self.sections:
            lines += 2.5 + sum(_height(row) for row in section.rows) + bool(section.left_out)
        return lines > _LINES_OF_A_PAGE


def sheet(answer: Answer) -> Sheet:
    """The sheet of an answer."""
    sections = (
        _section(_("Late now"), map(_late, answer.undone), 6),
        _section(_("Was late, or not done as the law says"), map(_late, answer.broken), 5),
        _section(_("Your own time limits"), (_own(one, answer) for one in answer.own), 4),
        _section(_("What comes next"), (_next(one) for one in answer.coming if not one.item.yours), 4),
        _section(_("Letters you can send"), (_letter(one) for one in answer.choices), 5),
        _section(_("What cannot be told"), (Row(item.titles[0]) for one in answer.missing for item in one.items), 3),
        _section(_("What you told us, the newest first"), reversed([*_happened(answer)]), 14),
    )
    law = answer.reckoning.law
    return Sheet(
        title=_("What should happen, and what did not"),
        as_at=_("As things stand on %(day)s.") % {"day": day(answer.as_at)},
        top=tuple(Row(" / ".join(line.law), line.text) for line in answer.top),
        sections=tuple(one for one in sections if one.rows),
        foot=(
            Row("", _("This is information, not legal advice. No lawyer has checked it yet.")),
            Row(f"{law.name} {law.version}", _("The law, and its version:")),
        ),
    )


def as_document(made: Sheet) -> Document:
    """The sheet as a document, for a PDF."""
    blocks: list[Heading | Paragraph | Items] = [
        Heading(1, (Text(made.title),)),
        Paragraph((Text(made.as_at),)),
        *(Paragraph((Text(_joined(row.said, row.law), strong=place == 0),)) for place, row in enumerate(made.top)),
    ]
    for section in made.sections:
        rows = [(Text(row.law, strong=bool(row.said)), Text(f" {row.said}")) if row.said else (Text(row.law),)
                for row in section.rows]  # fmt: skip
        rows += [(Text(section.more),)] if section.left_out else []
        blocks += [Heading(2, (Text(section.heading),)), Items(tuple(rows))]
    blocks += [Paragraph((Text(" ".join(_joined(row.said, row.law) for row in made.foot)),))]
    return Document(made.title, tuple(blocks), language=get_language() or "en-GB", style="report", numbered=False)


def _section(heading: str, rows: Iterable[Row], most: int) -> Section:
    found: Sequence[Row] = tuple(rows)
    return Section(heading, tuple(found[:most]), max(len(found) - most, 0))


def _late(one: Told) -> Row:
    return Row(_titles(one), f"{_('Due: %(day)s.') % {'day': one.by}} {one.fate}" if one.by else one.fate)


def _next(one: Told) -> Row:
    return Row(_titles(one), _("By %(day)s.") % {"day": one.by})


def _own(one: Own, answer: Answer) -> Row:
    """The step with how long is left; where the top has said that already, only its day."""
    said = own_words(one)
    if any(line.text == said for line in answer.top):
        said = _("By %(day)s.") % {"day": one.by}
    return Row(f"{one.item.titles[0]}.", said)


def _letter(one: Choice) -> Row:
    if one.by is None:
        return Row(one.letter.title)
    return Row(f"{one.letter.title}.", _("Last day: %(day)s.") % {"day": day(one.by)})


def _happened(answer: Answer) -> Iterator[Row]:
    for event in answer.reckoning.story.events:
        yield Row(kind_words(event.kind), f"({span(event.on)})")


def _titles(one: Told) -> str:
    return " / ".join(one.item.titles) + "."


def _joined(said: str, law: str) -> str:
    return f"{said} {law}".strip()


def _height(row: Row) -> int:
    return ceil((len(row.law) + len(row.said) + 3) / _LINE)
