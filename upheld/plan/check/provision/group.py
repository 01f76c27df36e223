"""In a group of how many: does the line say the size of the group or class, or that it is one to one?"""

from __future__ import annotations

import re

from upheld.plan.check.provision.line import Line

_SIZE = re.compile(
    r"\b(?:(?:group|class|set|circle|trio|pair|team)s?(?: sizes?)?(?: of| with|:)? ?\(?"
    r"(?:(?:a|in which there are|has|have|at) ){0,3}"
    r"(?:no more than|up to|not more than|fewer than|maximum(?: of)?|max|at most|less than|under|about|around"
    r"|between|of)? ?"
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?! ?(?:min|hour|hr|week|x\b|times|lesson|year|%))"
    r"|ratio(?: of)? ?(?:of )?:?(?:no (?:less|worse|lower) than )?(?:\d|one|two)"
    r"|\b[1-9] ?: ?(?:[2-9]|1\d|2\d|30)\b(?! ?[ap]m)"
    r"|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:or fewer |other |named |selected |chosen )?"
    r"(?:pupils|children|peers|others|students|learners|classmates|friends|partners)\b"
    r"|(?:children|pupils|peers|students) or fewer|one of (?:two|three|four|five|six)\b|threes\b|fours\b)",
    re.IGNORECASE,
)


_TELLING = frozenset(
    """
    group groups class classes ratio set sets circle trio pair pairs team teams pupils children peers others students
    learners classmates friends partners one threes fours sizes size
    """.split()
)


def sizes(line: Line) -> tuple[tuple[int, int], ...]:
    """Where a group or class has a size, as offsets in the text."""
    if ":" not in line.said and _TELLING.isdisjoint(line.said):
        return ()
    return tuple(match.span() for match in _SIZE.finditer(line.text))


def one_to_one(line: Line) -> tuple[int, ...]:
    """The marks that say one to one, individually or in a pair."""
    return tuple(index for index, kind in enumerate(line.kinds) if kind == "g")
