"""The addresses of the desk: keys in them, and nothing that anybody told."""

from __future__ import annotations

from django.urls import include, path

from upheld.web.desk.views import advocacy, caseload, casework, deadlines, handover, importing, quick, statistics

app_name = "desk"
_of_one = [
    path("", caseload.caseload, name="caseload"),
    path("search/", caseload.search, name="search"),
    path("deadlines/", deadlines.deadlines, name="deadlines"),
    path("deadlines/table/", deadlines.as_csv, name="deadlines_csv"),
    path("quick/", quick.quick, name="quick"),
    path("import/", importing.sending, name="import"),
    path("import/tried/", importing.shown, name="import_tried"),
    path("import/make/", importing.making, name="import_make"),
    path("import/template/", importing.template, name="import_template"),
    path("handover/", handover.handover, name="handover"),
    path("advocacy/", advocacy.advocacy, name="advocacy"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("statistics/table/", statistics.as_csv, name="statistics_csv"),
    path("case/<uuid:case>/", casework.casework, name="casework"),
    path("case/<uuid:case>/contact/", casework.contact, name="contact"),
    path("case/<uuid:case>/advocacy/", casework.offer, name="offer"),
    path("case/<uuid:case>/advocacy/<int:number>/", casework.answer, name="answer"),
]
urlpatterns = [
    path("", caseload.home, name="home"),
    path("<uuid:organisation>/", include(_of_one)),
]
