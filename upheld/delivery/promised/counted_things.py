"""Does a line count something so many times a week that is no length of time: "3 lunchtimes a week"?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from upheld.delivery.promised.one_reading import Paired, Unclear
from upheld.delivery.promised.said_twice import in_a_year

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTED = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})\s+((?:[a-z’'-]+\s+){{1,3}}?)"
    r"(?:a|per|each|every)\s+(?:school\s+)?(day|week|fortnight|half[- ]term|term|year)\b",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"\b(?:minutes?|mins?|hours?|hrs?|times?|children|child|pupils?|peers?|students?|adults?|people|staff|weeks?|terms?"
    r"|years?|months?|and|or|to|for|of|in|with)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"(?:minutes?|mins?|hours?|hrs?)\b", re.IGNORECASE)
_UP_TO = re.compile(r"(?:to|or|[-–])\s*$", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:lunch|break|play|registration|tutor|assembly)[ -]?(?:time)?s?$|\b(?:lessons?|mornings?|afternoons?|sessions?"
    r"|assemblies|registrations?|visits?|meetings?)$",
    re.IGNORECASE,
)


def with_counted_things(text: str, pairs: Sequence[Paired]) -> list[Paired]:
    """The amounts, with the number of times that stands before what is counted.

    Raises:
        Unclear: something else is counted, or it is not clear of which amount it is the number.
    """
    found = [*pairs]
    for match in _COUNTED.finditer(text):
        thing = match[2].strip()
        if _LENGTH.match(thing) or (_NO_THING.search(thing) and not _OCCASION.search(thing)):
            continue
        number = float(_NUMBERS.index(match[1].lower()) + 2 if not match[1].isdecimal() else int(match[1]))
        if any(one.times == (number, number) for one in found):
            continue
        rhythm = found[0].rhythm if len(found) == 1 else None
        period = re.sub(r"[- ]", "_", match[3].lower())
        if rhythm is not None and rhythm.period != period:
            if _OCCASION.search(thing) and in_a_year(rhythm.period, found[0].times[0], period, number):
                continue
            raise Unclear(f"Read as two ways of how often, one of them “{match[0]}”: write what the plan says.")
        is_range = _UP_TO.search(text[: match.start()])
        if is_range or len(found) != 1 or found[0].times != (1.0, 1.0) or not _OCCASION.search(thing):
            raise Unclear(f"It is not clear how long each is in “{match[0]}”: write what the plan says.")
        found = [found[0]._replace(times=(number, number), finer=True)]
    return found
