"""What a visitor's secret is used for besides their answers: each has a place and a key of its own."""

from __future__ import annotations

ASIDES = {
    "answer": b"upheld sealed aside 1: the page of the answer",
    "caseload": b"upheld sealed aside 1: a caseload that is tried out",
    "case": b"upheld sealed aside 1: what follows in a case",
}
