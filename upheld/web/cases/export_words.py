"""The file README.txt of an export: what each file is, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.ui.format import day

FILES = {
    "case.toml": gettext_lazy(
        "What happened, with its dates. Corrections follow what they correct. Open it on this site again, "
        "or run the command: upheld check case.toml"
    ),
    "letter-details.toml": gettext_lazy("Names and addresses for letters."),
    "told.json": gettext_lazy("Answers to questions, and words you changed in letters."),
    "plan.json": gettext_lazy("The plan as it was read and put right. It can be sent to this site again."),
    "plan-decisions.json": gettext_lazy("What was decided about the plan, and what was put right in it."),
    "letters/": gettext_lazy("Letters that were sent, as they were sent."),
    "notes.txt": gettext_lazy("Notes."),
    "papers/": gettext_lazy("Documents."),
    "days.csv": gettext_lazy("What is due when, as it was last worked out."),
    "audit.csv": gettext_lazy("Who did what and when: the numbers of people and things, without words."),
    "access.csv": gettext_lazy("Who was given access, and who was invited."),
    "looks.csv": gettext_lazy("Who looked, by the hour."),
}


def readme(access: Access, names: Iterable[str]) -> str:
    """The whole file.

    Args:
        names: the files that are in the export.
    """
    there = {name.partition("/")[0] + "/" if "/" in name else name for name in names}
    lines = [
        _("A case, taken out of Upheld on %(day)s") % {"day": day(clock.today())},
        "",
        _("Keep this file where only you can open it. It holds what was told about a child or young person."),
    ]
    if not access.sees_all:
        lines.append(_("It holds what you may see: addresses or schools were hidden from you."))
    lines += ["", *(f"{name}: {about}" for name, about in FILES.items() if name in there)]
    if access.is_holder:
        lines.append(_("In audit.csv each row holds a hash of the row before it, so that a change would show."))
    lines.append("")
    lines.append(_("This is information, not legal advice."))
    return "\n".join(lines) + "\n"
