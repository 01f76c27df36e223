"""What the form of a week asks beside the planned sessions: lines of unknown amount, and what was made up."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from upheld.web.delivery.week_reading import Reading, Said


def unmeasured(reading: Reading) -> None:
    """Sessions of lines of which nobody knows how much is owed."""
    lines = {one.line: one for one, _said in reading.asked.week.unmeasured}
    for at in reading.indexes("u"):
        line = lines.get(reading.text(f"u-{at}-line", 60))
        if line is None or not (reading.text(f"u-{at}-minutes", 40) or reading.text(f"u-{at}-day", 10)):
            continue
        minutes = reading.minutes(f"u-{at}-minutes", line.what)
        day = _given_on(reading, f"u-{at}-day", line.what)
        if minutes is not None and day is not None:
            reading.say("", Said("delivered", minutes, day, line=line.line))


def made_up(reading: Reading) -> None:
    """An earlier session that was made up in this week."""
    slot = reading.text("m-slot", 120)
    if not slot:
        return
    # A form that waited on a device may come after somebody else, or it itself, has said the same.
    week, has_waited = reading.asked.week, bool(reading.text("written_at", 40))
    among = week.delivery.sessions if has_waited else week.missing
    found = next((one for one in among if one.slot.id == slot), None)
    if found is None:
        reading.wrong["m-slot"] = _("Choose from the list the session that was made up.")
        return
    about = _("%(line)s, made up") % {"line": reading.asked.names.get(found.slot.entitlement, found.slot.line)}
    minutes = reading.minutes("m-minutes", about, found.slot.minutes)
    day = _given_on(reading, "m-day", about)
    if day is not None and day < found.slot.first_on:
        reading.wrong["m-day"] = _("%(session)s: choose a day after the one that was missed.") % {"session": about}
    elif minutes is not None and day is not None:
        reading.say(slot, Said("made_up", minutes, day))


def _given_on(reading: Reading, name: str, about: str) -> date | None:
    day = next((one for one in reading.asked.week.days if one.isoformat() == reading.text(name, 10)), None)
    if day is None:
        reading.wrong[name] = _("%(session)s: choose the day on which it was given.") % {"session": about}
    elif day > reading.asked.today:
        reading.wrong[name] = _("%(session)s: that day has not come yet.") % {"session": about}
        return None
    return day
