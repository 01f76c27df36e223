"""Which section is a heading the title of by its words alone, without a letter?"""

from __future__ import annotations

import re
from collections.abc import Collection

from upheld.plan.document import Letter
from upheld.plan.layouts.titles import Title

_OWNERS = re.compile(
    r"\b(?:my|the|our|his|her|their|a|an|of|or|and|s|for|in|by|child|children|young|person|persons|people|pupil|"
    r"learner|"
    r"student|family|which|that|have|has|been|be|made|is|are|were|who|to|any|other(?= health| information))\b"
)
_Row = tuple[tuple[Letter, ...], str, tuple[str, ...]]
_ROWS: tuple[_Row, ...] = (
    (
        ("A",),
        "views interests aspirations wishes feelings hopes goals dreams about all me profile one page story "
        "parents parent "
        "carers voice information gathered future history",
        ("aspirations", "about me", "one page profile", "views interests", "views wishes", "profile", "views parents"),
    ),
    (
        ("B",),
        "special educational needs sen send difficulties summary identified description strengths",
        ("special educational needs", "sen", "send needs"),
    ),
    (
        ("C",),
        "health care needs medical related relating relate sen send special educational identified summary disability "
        "disabilities",
        ("health needs", "medical needs"),
    ),
    (
        ("D",),
        "social care needs related relating relate sen send special educational identified summary disability "
        "disabilities",
        ("social care needs",),
    ),
    (
        ("E",),
        "outcomes outcome sought desired agreed long term short intended expected aims want achieve i what",
        ("outcomes", "what i want achieve"),
    ),
    (
        ("F",),
        "special educational provision required needs sep meet support education",
        ("special educational provision", "educational provision", "education provision"),
    ),
    (
        ("G",),
        "health care provision reasonably required learning difficulties disabilities result having sen medical "
        "support "
        "needs meet",
        ("health provision", "medical provision"),
    ),
    (
        ("H1",),
        "social care provision 1970 act chronically sick disabled persons section 2 under must csdpa reasonably "
        "required 18",
        (
            "social care provision 1970",
            "social care provision section 2",
            "social care provision chronically",
            "social care provision csdpa",
        ),
    ),
    (
        ("H2",),
        "other social care provision reasonably required learning difficulties disabilities result having sen",
        ("other social care provision",),
    ),
    (
        ("H1", "H2"),
        "social care provision support reasonably required needs meet",
        ("social care provision",),
    ),
    (
        ("I",),
        "placement name type school educational setting institution named attended nursery post 16 college "
        "education provider",
        ("placement", "name type", "named school"),
    ),
    (
        ("J",),
        "personal budget budgets direct payments payment",
        ("personal budget", "direct payments"),
    ),
    (
        ("K",),
        "advice information appendices appendix gathered reports evidence list assessment contributions received "
        "considered obtained sought taken account into during from",
        ("advice information", "appendices", "advice"),
    ),
)
"""The sections, every word that a title of theirs may have, and the words of which it must have one lot."""
_ALONE = tuple(
    (letters, frozenset(allowed.split()), tuple(frozenset(one.split()) for one in keys))
    for letters, allowed, keys in _ROWS
)


def titled(text: str, without: Collection[Letter] = ()) -> Title | None:
    """The title that a heading is by its words alone ('Special educational provision').

    Args:
        without: sections that another heading names by letter; such words are then only a heading inside one.
    """
    plain = re.sub(r"[^a-z0-9 ]", " ", text.lower().replace("’", "'").replace("'s", " "))
    words = [word for word in _OWNERS.sub(" ", plain).split() if word]
    if not words or len(words) > 14:
        return None
    if "other" in plain.split() and "social" in words:
        words = ["other", *words]
    given = frozenset(words)
    for letters, allowed, keys in _ALONE:
        if given <= allowed and any(key <= given for key in keys):
            return None if any(letter in without for letter in letters) else Title(letters, text, lettered=False)
    return None
