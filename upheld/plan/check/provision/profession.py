"""Which profession will have advised on this line, by the name it goes by?"""

from __future__ import annotations

import re

_NAMES = (
    ("speech and language therapist", r"\bspeech\b[\w &]{0,16}\btherap|\bs(?:a|&)?lts?\b"),
    ("occupational therapist", r"\boccupational therap|\bots?\b"),
    ("physiotherapist", r"\bphysio\w*"),
    ("educational psychologist", r"\beducational psycholog|\beps?\b"),
    ("clinical psychologist", r"\bclinical psycholog"),
    ("teacher of the deaf", r"\bteachers? of the deaf|\bqtods?\b|\btods?\b"),
    ("teacher of children with vision impairment", r"\bteachers?\b[\w ]{0,24}\b(?:vision|visual)|\bqtvis?\b|\btvis?\b"),
    ("habilitation specialist", r"\bhabilitation\b"),
    ("dietitian", r"\bdiet[ie][tc]i\w*"),
    ("paediatrician", r"\bpaediatrician"),
    (
        "",
        r"\b(?:(?:music|art|drama|play|family) therapist|psychotherapist|counsell?ing psychologist|psychiatrist"
        r"|(?:school|community|epilepsy|diabetes|continence|specialist) nurse|advisory teacher|specialist teacher"
        r"|social worker|audiologist|orthoptist)\b",
    ),
)
_NAMED = re.compile("|".join(f"({pattern})" for _, pattern in _NAMES), re.IGNORECASE)

_SIGNS = (
    "therap", "alt", "slt", "ot", "physio", "psych", "ep", "teacher", "tod", "tvi", "habilit", "diet", "paediat",
    "nurse", "social", "audiolog", "orthopt",
)  # fmt: skip
"""Without one of these letters no profession is named."""


def profession(*texts: str) -> str | None:
    """The profession named in the first of these texts that names one: no assistant and no class teacher."""
    for text in texts:
        lower = text.lower()
        found = _NAMED.search(text) if any(sign in lower for sign in _SIGNS) else None
        if found is not None:
            return _NAMES[(found.lastindex or 1) - 1][0] or found.group().lower()
    return None
