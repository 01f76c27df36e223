"""The risks of a data-protection impact assessment of this service, and what the service does about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Risk:
    """What could go wrong for a visitor, what the service does about it, and what is left for the operator."""

    what: Any
    done: Any
    left: Any


RISKS = (
    Risk(
        _("Somebody takes a copy of the database or of a backup."),
        _("Every visitor's answers are sealed under a key that only their own browser holds."),
        _("Protect the computer and its backups all the same."),
    ),
    Risk(
        _("Somebody who controls the computer changes the program, and reads answers as they come in."),
        _("Nothing: the computer must read the answers to work out the dates."),
        _("Give few people access, and keep a record of it. Install only versions you trust."),
    ),
    Risk(
        _("Somebody at home sees the page, or finds it in the browser."),
        _(
            "A button to leave at once, a button to delete everything, and no answers in any address. "
            "The browser is told to keep no private page."
        ),
        _("The browser may still remember that this site was visited. Tell the people you help."),
    ),
    Risk(
        _("Answers stay longer than they should."),
        _("They cannot be opened after the hours set, and a job deletes them every few minutes."),
        _("Check that the job runs. Do not set more hours than people need."),
    ),
    Risk(
        _("Logs tell who asked and what about."),
        _(
            "A log line holds the kind of page, the result and the time it took. "
            "It holds no address, no name and no answer."
        ),
        _("Turn off the log of the web server that stands in front, or take the addresses out of it."),
    ),
    Risk(
        _("The service is wrong, and a family misses a day or relies on a date that is not right."),
        _(
            "Every date names its law and how sure it is. Doubts are said. "
            "Every page says that this is not legal advice."
        ),
        _("Keep the version up to date. Answer reports that something looks wrong."),
    ),
    Risk(
        _("A child or young person uses it alone."),
        _("It asks for no name to work out dates, shows where to get urgent help, and keeps nothing."),
        _("Decide whether children are likely to use it, and say so in your assessment."),
    ),
)
