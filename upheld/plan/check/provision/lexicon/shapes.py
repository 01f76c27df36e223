"""Which shapes and words tell a definite thing from what help is only for? Data for `what`."""

from __future__ import annotations

import re

THING = re.compile(
    r"\b[a-z]{3,16} (?:chairs?|stool|cushion|device|machine|software|equipment|lamp|bench|belt|harness|"
    r"cutlery|screen|footrest|headset|frame|tricycle|bed|cot|pillow|sling|gloves|paints?|clock)\b|"
    r"\b(?:supplied|purchased|bought|installed|fitted|loaned|"
    r"funded and fitted) (?:and \w+ )?by the (?:council|local authority|la|school|icb|college|trust)\b",
    re.IGNORECASE,
)
"""A thing, by what it is or by who supplies it."""
AIM = re.compile(
    r"\b(?:develop|improv|promot|increas|enhanc|extend|build|strengthen|difficult|need|support|address|"
    r"rais|foster|access|target|improve|maximis|boost|gap)\w*\b[\w\s]{0,14}$"
)
"""What stands after it is only what the help is for."""
SUBJECT = re.compile(r"\b(?:english|maths|mathematics|science|literacy|numeracy)", re.IGNORECASE)
IN_A_SUBJECT = re.compile(
    r"\b(?:in|across|within|during|for|throughout|into)\s+(?:\w+\s*(?:,|and)\s+)*$", re.IGNORECASE
)
HELP = frozenset(
    """
    age ages approach approaches assistance difficulties difficulty environment guidance help input level levels
    need needs outcomes resources skills strategies strategy support targets service services team teams unit
    department
    """.split()
)
"""After these an activity only says what the help or the difficulty is about."""
EMPTY = frozenset(
    """
    advice assistance consultation guidance help input inputs intervention interventions involvement support
    supported
    """.split()
)
"""Nouns that stand where it should be said what is done."""
THING_WORDS = frozenset(
    """
    chair chairs stool cushion device machine software equipment lamp bench belt harness cutlery screen footrest
    headset frame tricycle bed cot pillow sling gloves paint paints clock clocks supplied purchased bought installed
    fitted loaned
    """.split()
)
"""Without one of these there is no thing of that shape."""
