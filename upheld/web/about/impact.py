"""The risks of a data-protection impact assessment of this service, without an account and with a kept case."""

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
"""Without an account."""
KEPT_RISKS = (
    Risk(
        _("Somebody takes the data or a backup of it."),
        _("What was told is sealed under a key for each case. The keys lie in a database of their own."),
        _("Keep the data, the keys and the service's key in three places. It does show who has an account."),
    ),
    Risk(
        _("Somebody who controls the computer reads cases."),
        _("Nothing: the computer must open cases to remind people and to show them to advisers."),
        _("Give few people access, and keep a record of it. Install only versions you trust."),
    ),
    Risk(
        _("Somebody gets into another person's account."),
        _(
            "Long passwords, counted tries, passkeys, authenticator apps, and an e-mail when something changes. "
            "Each look at a case is shown to its holder."
        ),
        _("Ask advisers to use a passkey or an app: the service does not force them."),
    ),
    Risk(
        _("A former partner, or somebody else who should not, sees a case."),
        _(
            "Only who was invited and accepted sees it, for as long as the holder wishes. "
            "Addresses and schools can be hidden. Nobody can find a case by a name."
        ),
        _("Tell families to look at who has access. What was downloaded cannot be taken back."),
    ),
    Risk(
        _("A parent goes on keeping a case although the rights are the young person's."),
        _("The case says from which day that is, and how to hand it over. It takes nothing from the parent by itself."),
        _("Decide what you do when a young person writes to you."),
    ),
    Risk(
        _("An organisation is not who it says it is."),
        _("Each page that names it says that it was not checked, until the operator confirms it."),
        _("Confirm one only after you have reached it by an address you found yourself."),
    ),
    Risk(
        _("An e-mail tells somebody at home."),
        _("It names no child, family, council or school, and reminders can be stopped for each case."),
        _("Tell people to give an e-mail address that only they can read."),
    ),
    Risk(
        _("An e-mail does not come, and a time limit is missed."),
        _("The case shows every day too, and each e-mail that was not sent is listed for the operator."),
        _("Look at that list. Never promise that reminders will come."),
    ),
    Risk(
        _("A case is lost because a key is lost."),
        _("A command makes copies of the data and of the keys, and another puts them back."),
        _("Copy the service's key once, by hand. Put a copy back before you need it."),
    ),
    Risk(
        _("A case stays for ever, or comes back from an old backup."),
        _("A case that is deleted loses its key, and with it every backup of the data. No case ends by itself."),
        _("Keep only the newest copy of the keys. Make a rule for how long a case may lie unused."),
    ),
)
"""With a kept case."""
