"""The addresses of the reading of a plan. None of them holds a word of it."""

from __future__ import annotations

from django.urls import path

from upheld.web.plan.views import change, changes, findings, leave, letter, report, start, take

app_name = "plan"
urlpatterns = [
    path("", start.start, name="start"),
    path("findings/", findings.findings, name="findings"),
    path("line/<str:id>/", change.line, name="line"),
    path("unplaced/", change.unplaced, name="unplaced"),
    path("compare/", changes.compare_with, name="compare"),
    path("report/", report.report, name="report"),
    path("report/letter/", report.letter, name="report_letter"),
    path("letter/", letter.letter, name="letter"),
    path("take/", take.papers, name="papers"),
    path("take/<slug:what>.<slug:ending>", take.take, name="take"),
    path("delete/", leave.delete, name="delete"),
]
