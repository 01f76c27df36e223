"""Who holds the rights now, until when, and who does then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from upheld.compliance import Reckoning
from upheld.web.ui.format import day


@dataclass(frozen=True, slots=True)
class Rights:
    """Who holds the rights, each as a sentence; `then` is empty where nothing follows or nothing is known."""

    now: str
    then: str
    known: bool


def rights(reckoning: Reckoning) -> Rights:
    """Who holds the rights on the day of the reckoning."""
    found = reckoning.story.life.rights_holder()
    who, until = str(found["who"]), found["until"]
    said = {"day": day(date.fromisoformat(until))} if until else {}
    then = _then(str(found["then"]), said) if until and found["then"] else ""
    match who:
        case "parent":
            return Rights(_("The parent has the rights, until %(day)s.") % said, then, True)
        case "young_person":
            return Rights(_("The young person has the rights, at the longest until %(day)s.") % said, then, True)
        case "alternative_person":
            told = _("Whoever decides for the young person has the rights, at the longest until %(day)s.")
            return Rights(told % said, then, True)
        case "nobody":
            return Rights(_("Nobody has these rights now: the 26th birthday has passed."), "", True)
    return Rights(_("We cannot tell who has the rights: the date of birth is not recorded."), "", False)


def _then(who: str, said: dict[str, str]) -> str:
    if who == "alternative_person":
        return _("After %(day)s whoever decides for the young person has them.") % said
    return _("After %(day)s the young person has them.") % said
