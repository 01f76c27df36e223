"""The addresses of this part of the figures. They are kept for good: people link to them."""

from __future__ import annotations

from django.urls import path

from upheld.web.figures.asked import gap_pages, letter_page, price_page, promises_page

urlpatterns = [
    path("price/", price_page.price_page, name="price"),
    path("gaps/", gap_pages.gaps_page, name="gaps"),
    path("gaps/<slug:id>/", gap_pages.gap_page, name="gap"),
    path("gaps/<slug:id>/letters.csv", gap_pages.letters_file, name="gap_letters"),
    path("gaps/<slug:id>/<slug:slug>/", letter_page.letter_page, name="gap_letter"),
    path("gaps/<slug:id>/<slug:slug>/letter.<slug:form>", letter_page.letter_file, name="gap_letter_file"),
    path("promises/", promises_page.promises_page, name="promises"),
]
