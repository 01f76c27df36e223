"""The addresses of the private check. None of them holds an answer."""

from __future__ import annotations

from django.urls import path

from upheld.web.check.views import answer, file, guide, leave, letters, pack, paper, quick, timeline, wrong

app_name = "check"
urlpatterns = [
    path("", guide.start, name="start"),
    path("next/", guide.next_question, name="next"),
    path("question/<int:number>/", guide.question, name="question"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("timeline/add/", timeline.add, name="add"),
    path("timeline/<int:number>/", timeline.entry, name="entry"),
    path("timeline/<int:number>/remove/", timeline.remove, name="remove"),
    path("letter-in-hand/", paper.choose, name="paper"),
    path("letter-in-hand/read/", paper.read, name="paper_read"),
    path("letter-in-hand/means/", paper.means, name="paper_means"),
    path("quick/", quick.quick, name="quick"),
    path("answer/", answer.answer, name="answer"),
    path("answer/<int:number>/", answer.one, name="one"),
    path("answer/print/", answer.printed, name="print"),
    path("answer/calendar/", answer.calendar, name="calendar"),
    path("answer/wrong/", wrong.wrong, name="wrong"),
    path("blank-timeline/", answer.blank, name="blank"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<slug:id>/", letters.letter, name="letter"),
    path("letters/<slug:id>/words/", letters.words, name="words"),
    path("letters/<slug:id>/as/<slug:form>/", letters.download, name="letter_as"),
    path("pack/", pack.pack, name="pack"),
    path("file/", file.file, name="file"),
    path("delete/", leave.delete, name="delete"),
]
