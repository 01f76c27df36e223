"""The addresses of the ledger: ids in them, and nothing that anybody told."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from upheld.web.delivery.views import (
    accounts,
    early,
    gap,
    lines,
    lines_from_plan,
    offline,
    overview,
    papers,
    progress,
    rating,
    review,
    start,
    support,
    systems,
    term,
    terms,
    week,
)
from upheld.web.delivery.views.home import home, leave

app_name = "delivery"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    # Keys for the systems of an organisation.
    path("systems/<uuid:organisation>/", systems.systems, name="systems"),
    path("systems/<uuid:organisation>/<int:key>/end/", systems.end, name="system_end"),
    path("<uuid:case>/leave/", leave, name="leave"),
    # What fails many children at once, for an organisation.
    path("early/<uuid:organisation>/", early.early_signs, name="early"),
    # When school is open.
    path("<uuid:case>/terms/", terms.terms, name="terms"),
    path("<uuid:case>/terms/new/", terms.new, name="terms_new"),
    path("<uuid:case>/terms/<int:number>/", terms.one, name="terms_one"),
    # Without a connection.
    path("device/", offline.device, name="device"),
    path("waiting/", offline.waiting, name="waiting"),
    # Week by week, and both accounts.
    path("<uuid:case>/week/", week.week, name="week"),
    path("<uuid:case>/week/<str:monday>/", week.week, name="week_of"),
    path("<uuid:case>/accounts/", accounts.accounts, name="accounts"),
    path("<uuid:case>/session/<str:slot>/", accounts.session, name="session"),
    path("<uuid:case>/term/<str:first>/", term.term, name="term"),
    path("<uuid:case>/", overview.overview, name="overview"),
    # The record as a paper, by itself and behind a letter; the page for the review.
    path("<uuid:case>/papers/", papers.papers, name="papers"),
    path("<uuid:case>/papers/as/<slug:form>/", papers.papers_as, name="papers_as"),
    path("<uuid:case>/letter/<slug:letter>/", papers.letter, name="letter"),
    path("<uuid:case>/letter/<slug:letter>/as/<slug:form>/", papers.letter_as, name="letter_as"),
    path("<uuid:case>/review/", review.review, name="review"),
    path("<uuid:case>/review/as/<slug:form>/", review.review_as, name="review_as"),
    # Progress, what the child says, and SEN support.
    path("<uuid:case>/progress/", progress.overview, name="progress"),
    path("<uuid:case>/progress/new/", progress.new, name="step_new"),
    path("<uuid:case>/progress/<uuid:step>/", progress.step, name="step"),
    path("<uuid:case>/progress/<uuid:step>/change/", progress.change, name="step_change"),
    path("<uuid:case>/said/<uuid:said>/back/", progress.back, name="take_back"),
    path("<uuid:case>/rating/", rating.ratings, name="rating"),
    path("<uuid:case>/rating/<str:about>/", rating.rating, name="rating_about"),
    path("<uuid:case>/support/", support.overview, name="support"),
    path("<uuid:case>/support/record/", support.paper, name="support_record"),
    path("<uuid:case>/support/record/<str:ending>/", support.paper_as, name="support_record_as"),
    # What is owed, whether it has started, and what to do about a gap.
    path("<uuid:case>/lines/", lines.lines, name="lines"),
    path("<uuid:case>/lines/new/", lines.new, name="line_new"),
    path("<uuid:case>/lines/from-plan/", lines_from_plan.from_plan, name="lines_from_plan"),
    path("<uuid:case>/lines/<str:line>/", lines.line, name="line"),
    path("<uuid:case>/start/", start.start, name="start"),
    path("<uuid:case>/gap/", gap.gap, name="gap"),
]
