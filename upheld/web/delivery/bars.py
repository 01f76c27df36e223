"""What a slice of the ledger shows: its minutes as a bar of patterns, and each part of it in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from markupsafe import Markup

from upheld.delivery.account import Session
from upheld.delivery.papers.bands import BANDS
from upheld.delivery.papers.chart import bar
from upheld.delivery.papers.sides import Sides, away_by, came_by, none_came
from upheld.delivery.shortfall import gap_opened_on
from upheld.delivery.tally import Tally, total
from upheld.web.delivery.words import PLACE_WORDS, amount
from upheld.web.ui import format

MARKS = {"on_time": "✓", "later": "↻", "disputed": "≠", "explained": "–", "not_delivered": "✗", "unconfirmed": "?"}
"""A sign for each place of minutes, for narrow columns; it never stands without words."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Some sessions together: a line, a term, a year.

    Args:
        key: what tells it apart from others of its kind.
        about: a few more words on it, such as the section of the plan.
        gap_on: the day from which something of it has been missing ever since.
        whose: by whose word it came, and by whose the child was away, in sentences.
    """

    key: str
    title: str
    tally: Tally
    picture: Markup
    about: str = ""
    gap_on: date | None = None
    whose: tuple[str, ...] = ()

    @property
    def parts(self) -> list[tuple[str, str, str]]:
        """Each place that has minutes: its sign, its words, how much."""
        return parts(self.tally)


def parts(tally: Tally) -> list[tuple[str, str, str]]:
    """Each place that has minutes, in the order of the bars: its sign, its words, how much."""
    return [
        (MARKS[one.name], str(PLACE_WORDS[one.name]), amount(minutes))
        for one in BANDS
        if (minutes := one.minutes(tally))
    ]


def sliced(key: str, title: str, sessions: Sequence[Session], prefix: str, about: str = "") -> Slice:
    """Some sessions together; `prefix` begins the ids in the picture."""
    tally = total(one.tally for one in sessions)
    return Slice(key, title, tally, Markup(bar(tally, prefix=prefix)), about, gap_opened_on(sessions), whose(sessions))


def whose(sessions: Iterable[Session]) -> tuple[str, ...]:
    """By whose word it came, and by whose the child was away or it was closed; nothing where there is neither."""
    sessions = [*sessions]
    came, away = _sides(came_by(sessions)), _sides(away_by(sessions))
    told = [_("Who says that it came: %(who)s.") % {"who": came}] if came else []
    told += [_("Who says that the child was away, or it was closed: %(who)s.") % {"who": away}] if away else []
    return tuple(told)


def _sides(found: Sides) -> str:
    words = (
        (found.both, _("both sides, %(much)s")),
        (found.setting, _("the school or service alone, %(much)s")),
        (found.family, _("the family alone, %(much)s")),
    )
    return "; ".join(one % {"much": amount(minutes)} for minutes, one in words if minutes)


def headline(sessions: Iterable[Session], since: date) -> list[str]:
    """Where things stand, in a few sentences; what has a reason is told apart from them.

    Args:
        since: the first day on which any of it was owed.
    """
    sessions = [*sessions]
    tally = total(one.tally for one in sessions)
    words = {"owed": amount(tally.owed), "day": format.short_day(since), "came": amount(tally.delivered)}
    if tally.delivered:
        told = [_("Of %(owed)s owed since %(day)s, %(came)s came.") % words]
    elif none_came(tally):
        told = [_("Of %(owed)s owed since %(day)s, none came.") % words]
    else:
        told = [_("Owed since %(day)s: %(owed)s.") % words]
    told += whose(sessions)
    if tally.later:
        told.append(_("%(later)s of that came late or was made up.") % {"later": amount(tally.later)})
    if tally.not_delivered:
        told.append(_("%(missing)s did not come.") % {"missing": amount(tally.not_delivered)})
    if tally.disputed:
        told.append(_("About %(disputed)s the two accounts differ.") % {"disputed": amount(tally.disputed)})
    if tally.unconfirmed:
        told.append(
            _("Nobody has said whether any of it came.")
            if tally.unconfirmed == tally.owed
            else _("Nobody has said anything of %(silent)s.") % {"silent": amount(tally.unconfirmed)}
        )
    return told
