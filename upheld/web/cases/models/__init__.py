"""The tables of kept cases. What anybody told is sealed; what is not sealed is ids, times and days."""

from __future__ import annotations

from upheld.web.cases.models.access import Grant, Invitation
from upheld.web.cases.models.case import Case, Part
from upheld.web.cases.models.days import AnswerChange, ChangeSeen, DueDay
from upheld.web.cases.models.feed import Feed
from upheld.web.cases.models.history import Action, Look, Told
from upheld.web.cases.models.papers import Note, Paper, SentLetter
from upheld.web.cases.models.reminders import NoReminders, Reminded

__all__ = [
    "Action", "AnswerChange", "Case", "ChangeSeen", "DueDay", "Feed", "Grant", "Invitation", "Look", "NoReminders",
    "Note", "Paper", "Part", "Reminded", "SentLetter", "Told",
]  # fmt: skip
