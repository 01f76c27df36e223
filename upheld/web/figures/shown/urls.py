"""The addresses of this part of the figures. They are kept for good: people link to them."""

from __future__ import annotations

from django.urls import path, re_path

from upheld.web.figures.shown import constituency_pages, embedding, files, map_page

_MEASURE = r"(?P<measure>[a-z0-9_]+)"
_SLUG = r"(?P<slug>[a-z0-9-]+)"
_KIND = r"(?P<kind>[a-z]+)"

urlpatterns = [
    path("map/", map_page.map_choice, name="map"),
    re_path(rf"^map/{_MEASURE}/$", map_page.map_measure, name="map_measure"),
    re_path(rf"^download/councils/{_SLUG}\.(?P<ending>csv|json)$", files.council_file, name="council_file"),
    re_path(rf"^download/{_MEASURE}\.(?P<ending>csv|json)$", files.measure_file, name="measure_file"),
    re_path(rf"^charts/{_KIND}/{_MEASURE}/{_SLUG}\.(?P<ending>svg|png)$", files.chart_file, name="chart_file"),
    re_path(rf"^embed/{_KIND}/{_MEASURE}/{_SLUG}/$", embedding.embed, name="embed"),
    path("constituencies/", constituency_pages.every, name="constituencies"),
    re_path(rf"^constituencies/{_SLUG}/$", constituency_pages.one, name="constituency"),
    re_path(rf"^constituencies/{_SLUG}/briefing\.pdf$", constituency_pages.briefing, name="briefing"),
]
